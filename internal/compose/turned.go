package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// gender is that of a pronoun or of a word for somebody: "he", "she", or "" for either.
type gender string

// genderOf is that of "she", "his" and of "the boy".
func genderOf(word string) gender {
	switch word {
	case "he", "him", "his", "boy", "man", "brother", "father", "dad", "son", "husband", "uncle", "grandfather", "grandpa", "nephew", "guy":
		return "he"
	case "she", "her", "girl", "woman", "sister", "mother", "mum", "mom", "daughter", "wife", "aunt", "grandmother", "grandma", "niece", "lady":
		return "she"
	}
	return ""
}

// isSomebody reports a word for somebody of whom a later "he" or "her" may speak. What may be
// spoken of so without being anybody is among them: a ship, a dog.
func isSomebody(w string) bool {
	return genderOf(w) != "" || slices.Contains([]string{
		"apprentice", "baby", "baker", "boss", "candidate", "captain", "carpenter", "chef", "chief", "child", "client", "coach", "colleague", "cook",
		"cousin", "customer", "director", "doctor", "driver", "editor", "electrician", "employee", "engineer", "farmer", "founder", "friend", "gardener",
		"guest", "intern", "junior", "kid", "lead", "manager", "mentor", "neighbor", "neighbour", "nurse", "owner", "partner", "patient", "people", "person",
		"pilot", "plumber", "professor", "pupil", "resident", "senior", "somebody", "someone", "stranger", "student", "supplier", "surgeon", "teacher",
		"tenant", "trainee", "visitor", "waiter", "witness", "writer",
		"boat", "cat", "cow", "dog", "horse", "ship", "vessel",
	}, w)
}

// turned turns the pronouns that speak of the recipient: "why her team waits" becomes "why
// your team waits". reader is what is known of the recipient; the first pronoun tells it
// otherwise. opened says that the text has spoken of them before it. ok is false where it is not sure of whom a text speaks, or how a word would be
// turned: "she is new and needs help" would be by half. Words that are surely somebody
// else's stay: "the boy who would only take his tablets".
func turned(text string, reader gender, opened bool) (all string, ok bool) {
	words := strings.Split(text, " ")
	var others []string // whom else it names
	who := false        // and what somebody of them did: "the boy who"
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		bare, tail := trimmedTail(w)
		switch bare {
		case "and", "or", "but":
			if isThirdPerson(next) && (opened || reader != "") {
				return text, false
			}
		case "who", "whose", "whom":
			who = true
			if i > 0 && len(others) == 0 {
				others = append(others, firstWord(words[i-1]))
			}
		case "that":
			who = who || i > 0 && isSomebody(firstWord(words[i-1])) && !slices.Contains([]string{"she", "he", "i", "we", "they"}, firstWord(next))
		case "she", "he", "her", "his", "him":
			g := genderOf(bare)
			if reader != "" && reader != g {
				continue // somebody else's
			}
			free := !mayBe(others, g)
			if reader == "" && (!free || !opened && mayBeSomebody(words[:i], bare)) {
				return text, false
			}
			reader = g
			switch {
			case bare == "she" || bare == "he":
				verb, known := secondPerson(next)
				if !free || !known || tail != "" {
					return text, false
				}
				words[i], words[i+1] = "you", verb
			case bare == "him" || next == "" || tail != "" || isLittle(next):
				if !isDoneToThem(words[:i]) || who && !free {
					return text, false
				}
				words[i] = "you" + tail
			case free && !isSeenVerb(previous(words, i)):
				words[i] = "your"
			case who: // theirs
			default:
				return text, false
			}
		default:
			if slices.Contains([]string{"hers", "herself", "himself", "she's", "he's", "she'd", "he'd", "she'll", "he'll"}, strings.ReplaceAll(firstWord(w), "’", "'")) {
				return text, false
			}
			first, _ := utf8.DecodeRuneInString(w)
			if named := firstWord(w); isSomebody(named) || i > 0 && unicode.IsUpper(first) && named != "i" {
				others = append(others, named)
			}
		}
	}
	return strings.Join(words, " "), true
}

// trimmedTail parts a word from the marks behind it.
func trimmedTail(w string) (bare, tail string) {
	bare = strings.TrimRight(w, ",.;:!?")
	return bare, w[len(bare):]
}

// mayBe reports that a pronoun may speak of one of others.
func mayBe(others []string, g gender) bool {
	return slices.ContainsFunc(others, func(w string) bool { return genderOf(w) == "" || genderOf(w) == g })
}

// mayBeSomebody reports that the words before the first pronoun of a text may have named somebody
// who is on no list: "the welder said he". The last of them is not whom "the bread he showed" means.
func mayBeSomebody(before []string, pronoun string) bool {
	if (pronoun == "he" || pronoun == "she") && len(before) > 0 {
		before = before[:len(before)-1]
	}
	return slices.ContainsFunc(before, func(w string) bool {
		w = firstWord(w)
		if slices.Contains([]string{"after", "better", "ever", "never", "number", "order", "other", "over", "paper", "under", "water", "winter", "summer", "letter", "corner", "for", "or", "floor", "door"}, w) {
			return false
		}
		for _, ending := range []string{"er", "or", "ist", "ian", "man", "men", "ee"} {
			if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
				return true
			}
		}
		return false
	})
}

// isDoneToThem reports that "him" behind these words is not who does it: "while his apprentice
// watches him", but "how he taught him".
func isDoneToThem(before []string) bool {
	if len(before) < 2 {
		return false
	}
	subject, verb := firstWord(before[len(before)-2]), firstWord(before[len(before)-1])
	if isLittle(verb) {
		return false
	}
	_, known := secondPerson(verb)
	return (known || strings.HasSuffix(verb, "ed")) && (isSomebody(subject) || slices.Contains([]string{"i", "we", "they", "everybody", "everyone", "nobody"}, subject))
}

// isSeenVerb reports a verb behind which "her" may be who does something: "watched her fold".
func isSeenVerb(w string) bool {
	return slices.Contains([]string{"let", "lets", "saw", "see", "seeing", "watch", "watched", "watching", "help", "helped", "helps", "hear", "heard", "hearing"}, w)
}

func previous(words []string, i int) string {
	if i == 0 {
		return ""
	}
	return firstWord(words[i-1])
}
