package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/internal/interview"
)

// shape says how a debrief text is built, and so which frame can hold it.
type shape int

const (
	silent   shape = iota // nothing was written down
	topic                 // can follow "about": "why the nightly reindex takes nine hours"
	fragment              // can follow a colon only: "that nobody owns the deploy script"
	sentence              // stands by itself: "You told me that nobody owns it."
	thanks                // is a thank-you already: "Thank you for showing me the board."
)

// said is a debrief text made ready for a frame.
type said struct {
	shape shape
	// text is the candidate's words; a sentence is capitalised and has its full stop, a
	// topic or fragment has neither.
	text string
}

// asSentence returns the words with a full stop, to end a frame with.
func (s said) asSentence() string { return stopped(s.text) }

// read finds the shape of what the candidate wrote down about p. Words change in two
// ways only: the first one is written small or large as the frame asks, and where the
// text opens by speaking of the recipient ("she showed me …", "Priya's question …") it
// speaks to them.
func read(text string, p interview.Interviewer) said {
	text = inOneLine(text)
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return said{}
	}
	text = spokenTo(text, p)
	first := firstWord(text)
	switch {
	case first == "thank" || first == "thanks":
		return said{thanks, stopped(upperFirst(text))}
	case manySentences(text):
		return said{sentence, stopped(upperFirst(text))}
	case strings.HasSuffix(text, "?"):
		return said{fragment, lowerFirst(text)}
	case isSubject(text):
		return said{sentence, stopped(upperFirst(text))}
	case first == "about" && len(text) > len("about ") && strings.EqualFold(text[:len("about ")], "about "):
		return said{topic, unstopped(text[len("about "):])}
	case first == "when":
		return said{fragment, "the moment " + unstopped(lowerFirst(text))}
	case strings.Contains(text, ": "): // a second colon would follow the frame's
		return said{sentence, stopped(upperFirst(text))}
	case isFeltVerb(first):
		return said{sentence, stopped("I " + lowerFirst(text))}
	case first == "needs" || first == "wants":
		form, _ := secondPerson(first)
		return said{sentence, stopped("You " + form + text[len(first):])}
	case isToldVerb(first):
		return said{sentence, stopped(subjectOf(text) + " " + lowerFirst(text))}
	case isTopic(text):
		return said{topic, unstopped(lowerFirst(text))}
	default:
		return said{fragment, unstopped(lowerFirst(text))}
	}
}

// readValue finds the shape of a value sentence, which speaks of the candidate.
func readValue(text string) said {
	text = inOneLine(text)
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return said{}
	}
	words := wordsOf(text)
	mine := func(w string) bool {
		w, _, _ = strings.Cut(strings.ReplaceAll(w, "’", "'"), "'")
		return slices.Contains([]string{"i", "my", "me", "we", "our", "mine"}, w)
	}
	switch {
	case slices.ContainsFunc(words, mine) || manySentences(text):
		return said{sentence, stopped(upperFirst(text))}
	case isDoneVerb(words[0]):
		return said{sentence, stopped("I " + lowerFirst(text))}
	default:
		return said{fragment, unstopped(lowerFirst(text))}
	}
}

// isSubject reports whether text opens with the subject of a sentence.
func isSubject(text string) bool {
	words := wordsOf(text)
	first, second := words[0], ""
	if len(words) > 1 {
		second = words[1]
	}
	first, _, _ = strings.Cut(strings.ReplaceAll(first, "’", "'"), "'") // "you're"
	switch first {
	case "you", "we", "i":
		return second != "and" && second != ""
	case "she", "he", "they", "it", "there", "nobody", "everybody", "everyone":
		return second != "" && second != "and"
	case "this", "that":
		return slices.Contains([]string{"is", "was", "has", "had"}, second)
	case "your", "our", "my":
		// "Your team ships once a week." A verb that can be nothing else makes it one.
		return hasVerb(words[1:])
	default:
		return false
	}
}

// isTopic reports whether text can surely follow "about": it opens with a question word,
// or it names a thing and has no word that might be its verb.
func isTopic(text string) bool {
	words := wordsOf(text)
	switch words[0] {
	case "why", "how", "what", "whether", "where", "who", "which":
		return true
	case "the", "a", "an", "your", "our", "my", "that", "those", "these", "this":
	default:
		return false
	}
	if words[0] == "that" || slices.Contains(words, "about") || hasVerb(words) {
		return false
	}
	for i, w := range words[1:] {
		if i > 0 && slices.Contains([]string{"of", "on", "in", "for", "with", "behind", "between", "from", "to", "at"}, w) {
			return true // what stood before the preposition was the name of a thing
		}
		if i > 0 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "ed") {
			return false // "the reindex fails": perhaps a verb
		}
	}
	return true
}

// isWanted reports whether text surely names what somebody wants, so that it can follow
// "you need": "fewer pages at night", "somebody who knows Kafka", "to get decisions made".
func isWanted(text string) bool {
	words := wordsOf(text)
	if len(words) < 2 || hasVerb(words) || strings.ContainsAny(text, ":;?") {
		return false
	}
	switch words[0] {
	case "to":
		return true
	case "a", "an", "one", "somebody", "someone", "people", "help", "fewer", "less", "more":
	default:
		return false
	}
	for i, w := range words[1:] {
		if slices.Contains([]string{"that", "who", "which", "to", "of", "on", "in", "for", "with", "at", "instead", "than", "without", "across"}, w) {
			return true
		}
		if i > 0 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "ed") {
			return false // "a lock blocks the release": perhaps a verb
		}
	}
	// "more tests fail" is a sentence; "a better release process" is not.
	return len(words) == 2 || words[0] == "a" || words[0] == "an" || words[0] == "one"
}

// isClause reports whether text surely is a sentence that only lacks its beginning: a verb
// that can be nothing else follows what it is about.
func isClause(text string) bool {
	words := wordsOf(text)
	if strings.ContainsAny(text, ":;?“”\"") || len(words) < 3 || hasVerb(words[:1]) {
		return false
	}
	switch words[0] {
	case "to", "not", "no", "if", "because", "when", "how", "why", "what", "that", "which", "who", "whether", "where":
		return false
	}
	return hasVerb(words[1:])
}

// hasVerb reports whether a word is there that can only be a finite verb, before any
// word that opens a clause of its own.
func hasVerb(words []string) bool {
	for _, w := range words {
		switch w {
		case "that", "which", "who", "where", "when", "why", "how", "what", "whether", "because", "if":
			return false
		case "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "can", "could", "will", "would",
			"should", "must", "may", "might", "needs", "wants", "said", "told", "isn't", "can't", "doesn't", "won't":
			return true
		}
	}
	return false
}

// isToldVerb reports whether w is a past tense that people begin such a note with,
// leaving out who did it: "walked me through the outage".
func isToldVerb(w string) bool {
	switch w {
	case "told", "explained", "walked", "showed", "described", "mentioned", "asked", "said", "drew", "sketched",
		"admitted", "pointed", "gave", "shared", "talked", "spoke", "discussed", "laughed", "compared", "argued", "opened",
		"took", "brought", "made", "called", "warned", "suggested", "recommended", "demoed", "debugged", "agreed":
		return true
	}
	return false
}

// isFeltVerb reports whether w is a past tense that people begin such a note with when
// they speak of themselves, leaving out the "I": "loved how calm the on-call talk was".
func isFeltVerb(w string) bool {
	switch w {
	case "loved", "liked", "enjoyed", "learned", "learnt", "noticed", "realised", "realized", "heard", "appreciated", "wondered":
		return true
	}
	return false
}

// subjectOf is who did what such a verb says: some things take two.
func subjectOf(text string) string {
	switch firstWord(text) {
	case "talked", "spoke", "discussed", "compared", "debugged", "agreed", "laughed":
		return "We"
	}
	return "You"
}

// isDoneVerb reports whether w is a past tense that a value sentence without its "I"
// begins with.
func isDoneVerb(w string) bool {
	switch w {
	case "cut", "built", "led", "ran", "wrote", "made", "did", "took", "brought", "set", "grew", "taught", "kept",
		"found", "won", "sold", "drove", "rebuilt", "held", "gave", "put", "rewrote", "redid", "began", "broke",
		"chose", "dealt", "fought", "got", "met", "oversaw", "saw", "sent", "shut", "spent", "sped", "split", "shrank",
		"stood", "threw", "went", "have", "had", "can", "could", "would", "know":
		return true
	}
	return strings.HasSuffix(w, "ed") && len(w) > 4
}

// manySentences reports whether text has the end of a sentence in its middle.
func manySentences(text string) bool {
	for i, r := range text {
		if r != '.' && r != '!' && r != '?' {
			continue
		}
		rest := text[i+1:]
		next := strings.TrimLeft(rest, " ")
		if next == rest || next == "" {
			continue
		}
		before := text[:i]
		word := before[strings.LastIndexByte(before, ' ')+1:]
		first, _ := utf8.DecodeRuneInString(next)
		if unicode.IsUpper(first) && utf8.RuneCountInString(word) > 3 && !interview.IsTitle(word) {
			return true
		}
	}
	return false
}

// lowerFirst writes the first letter small where the word is one that is only large at
// the start of a sentence; names and abbreviations stay.
func lowerFirst(text string) string {
	word := firstWord(text)
	if word == "i" || strings.HasPrefix(word, "i'") || strings.HasPrefix(word, "i’") {
		return text
	}
	if !opensSentences(word) {
		return text
	}
	first, size := utf8.DecodeRuneInString(text)
	if next, _ := utf8.DecodeRuneInString(text[size:]); unicode.IsUpper(next) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// opensSentences reports whether a word in small letters is no name.
func opensSentences(w string) bool {
	switch w {
	case "the", "a", "an", "your", "our", "my", "this", "that", "these", "those", "why", "how", "what", "when", "where",
		"whether", "who", "which", "you", "we", "they", "he", "she", "it", "to", "no", "not", "some", "more", "less",
		"fewer", "better", "faster", "somebody", "someone", "do", "does", "is", "are", "can", "could", "would", "should",
		"all", "both", "any", "every", "each", "nobody", "everybody", "everyone", "there", "if", "because", "for", "from",
		"with", "after", "before", "while", "between", "new", "large", "small", "many", "most", "several", "another",
		"reduce", "stop", "hire", "get", "make", "keep", "build", "own", "find", "fix", "ship", "move", "replace", "grow",
		"scale", "improve", "migrate", "lower", "raise", "avoid", "help", "need", "needs", "want", "wants",
		"his", "her", "their", "experience", "one", "two", "three", "four", "five", "ten", "years", "in", "on", "at":
		return true
	}
	return strings.HasSuffix(w, "ing") || isToldVerb(w) || isFeltVerb(w) || isDoneVerb(w)
}

func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	// "pgBouncer stalls": a capital inside says that the small letter is meant.
	if strings.ContainsFunc(text[size:][:strings.IndexFunc(text[size:]+" ", unicode.IsSpace)], unicode.IsUpper) {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// stopped ends a text with a full stop unless it ends a sentence already.
func stopped(text string) string {
	bare := strings.TrimRight(text, `"'”’»)`)
	if last, _ := utf8.DecodeLastRuneInString(bare); strings.ContainsRune(".!?…।॥؟۔", last) { // also those of Hindi, Arabic and Urdu
		return text
	}
	return strings.TrimRight(text, ",;: ") + "."
}

func unstopped(text string) string { return strings.TrimRight(text, ".,;: ") }

func firstWord(text string) string { return firstOf(wordsOf(text)) }

// wordsOf are the words of a text in small letters, without what surrounds them.
func wordsOf(text string) []string {
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words {
		words[i] = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

func firstOf(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}
