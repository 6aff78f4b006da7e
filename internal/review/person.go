package review

import (
	"strings"
	"sync"

	"afterword/internal/interview"
)

// Person is somebody whose name a draft may use, with the name taken apart.
type Person struct {
	Interviewer interview.Interviewer
	// Names are the words of the full name, as written and folded.
	Names []NameWord
	// As are the words of how they asked to be addressed, without the title.
	As []NameWord
	// AsTitled says that they asked to be addressed by a title.
	AsTitled bool

	forms []form // the nickname sets of the given name
	// initials are the first bytes of all that they may be called, each as a bit.
	initials uint64
}

// NameWord is one word of a name.
type NameWord struct {
	Raw  string // as the person writes it
	Fold string

	plain string // Fold with ae, oe, ue for umlauts; empty where there are none
}

// NewPerson takes the name of p apart. It looks at Name and AddressAs alone: a Reviewer
// remembers people by these.
func NewPerson(p interview.Interviewer) Person {
	person := Person{Interviewer: p, Names: nameProper(nameWords(p.Name))}
	for _, w := range nameWords(p.AddressAs) {
		if IsTitle(w.Fold) {
			person.AsTitled = true
			continue
		}
		person.As = append(person.As, w)
	}
	person.forms = append(person.forms, nicknameForms()[person.Given().Fold]...)
	if len(person.As) > 0 {
		person.forms = append(person.forms, nicknameForms()[person.As[0].Fold]...)
	}
	for _, list := range [...][]NameWord{person.Names, person.As} {
		for _, w := range list {
			person.initials |= initial(w.Fold) | initial(w.plain)
		}
	}
	for _, f := range person.forms {
		person.initials |= f.initials
	}
	return person
}

// initial is the bit of a word's first byte; letters have one each.
func initial(word string) uint64 {
	if word == "" {
		return 0
	}
	return 1 << (word[0] & 63)
}

// nameProper cuts off what stands before and after a name: "Dr.", "PhD", "(she/her)".
func nameProper(words []NameWord) []NameWord {
	for len(words) > 1 && isIn(words[0].Fold, " dr prof professor mr mrs ms mx herr frau ") {
		words = words[1:]
	}
	for len(words) > 1 && isIn(words[len(words)-1].Fold, " phd md mba jr sr ii iii esq cpa pe rn she her hers he him his they them theirs ") {
		words = words[:len(words)-1]
	}
	return words
}

func nameWords(name string) []NameWord {
	words := SplitWords(name)
	names := make([]NameWord, 0, len(words))
	for _, w := range words {
		raw := name[w.Start:w.BareEnd]
		names = append(names, NameWord{Raw: raw, Fold: w.Fold, plain: withoutUmlauts(raw)})
	}
	return names
}

// Given returns the first word of the name that is no title; empty without a name.
func (p Person) Given() NameWord {
	for _, w := range p.Names {
		if !IsTitle(w.Fold) {
			return w
		}
	}
	return NameWord{}
}

// Family returns the last word of the name; empty when the name has only one word.
func (p Person) Family() NameWord {
	if len(p.Names) < 2 {
		return NameWord{}
	}
	return p.Names[len(p.Names)-1]
}

// Spelt returns the words of the name, and of how they asked to be addressed, that fold
// to fold.
func (p Person) Spelt(fold string) []NameWord {
	return appendSpelt(appendSpelt(make([]NameWord, 0, 2), p.Names, fold), p.As, fold)
}

func appendSpelt(found, name []NameWord, fold string) []NameWord {
	for _, w := range name {
		if w.Fold == fold {
			found = append(found, w)
		}
	}
	return found
}

// Has reports whether a word is one of this person's name as they write it, accents and
// case apart.
func (p Person) Has(fold string) bool {
	return p.initials&initial(fold) != 0 && (hasWord(p.Names, fold) || hasWord(p.As, fold))
}

func hasWord(name []NameWord, fold string) bool {
	for i := range name {
		if name[i].Fold == fold {
			return true
		}
	}
	return false
}

// Answers reports whether a careful writer may call this person by a word: a word of
// their name, its common short form ("Bob", "Liz"), an initial, or a spelling without
// umlauts ("Mueller"). Whatever is added here has its first letter in initials.
func (p Person) Answers(fold string) bool {
	return p.initials&initial(fold) != 0 && (answers(p.As, fold) || answers(p.Names, fold) || len(p.forms) > 0 && p.mayBe(fold))
}

func answers(name []NameWord, fold string) bool {
	for i := range name {
		w := &name[i]
		switch {
		case w.Fold == fold, len(fold) == 1 && strings.HasPrefix(w.Fold, fold),
			shortForm(w.Fold, fold), w.plain == fold, vocative(w.Fold, fold):
			return true
		}
	}
	return false
}

// shortForm reports whether short is a name cut down: "Dan" of "Daniel". Cutting off one
// or two letters is rather a slip.
func shortForm(name, short string) bool {
	return len(short) >= 3 && len(name) >= len(short)+3 && strings.HasPrefix(name, short)
}

// vocative reports the form in which a Greek name is called: "Γιώργο" for Γιώργος.
func vocative(name, called string) bool {
	stem, ok := strings.CutSuffix(name, "σ")
	return ok && (called == stem || strings.HasSuffix(stem, "ο") && called == strings.TrimSuffix(stem, "ο")+"ε")
}

// withoutUmlauts folds a name written with ae, oe, ue, as is usual where a keyboard has no
// umlauts; empty for a name that has none.
func withoutUmlauts(name string) string {
	if !strings.ContainsAny(name, "äöüÄÖÜåÅ") {
		return ""
	}
	return Fold(strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "ae", "Ö", "oe", "Ü", "ue", "å", "aa", "Å", "aa").Replace(name))
}

// IsTitle reports whether a folded word is a title or a form of address, not a name.
func IsTitle(fold string) bool {
	switch fold {
	case "dr", "doctor", "prof", "professor", "mr", "mister", "mrs", "ms", "miss", "mx", "sir", "madam", "dame", "lord", "lady",
		"rev", "reverend", "hon", "judge", "capt", "captain", "col", "major", "herr", "frau", "monsieur", "madame", "mademoiselle",
		"mme", "mlle", "senor", "senora", "senorita", "sra", "srta", "signor", "signora", "dott", "dottore", "ing", "dipl", "mag",
		"doktor", "docteur", "doctora", "dra", "don", "dona", "pan", "pani", "mevrouw", "meneer", "dhr", "mw":
		return true
	}
	return false
}

// nicknames are sets of given names that one person may go by: before the bar the full
// names, which are never one another's ("Alexander" is not "Alexandra"), after it their
// short forms. Small and English on purpose: elsewhere a person writes down how somebody
// asked to be addressed.
const nicknames = `
abigail | abby gail
alexander alexandra alexis | alex sandy sasha xander lex
alfred | alf fred
allison alison | ali
amanda | mandy
andrew andreas andrea | andy drew
anthony antonio | tony
barbara | barb barbie
benjamin | ben benny
catherine katherine kathryn katharine | kate katie kathy cathy kat kay
charles | charlie chuck chas
christine christina christian christopher kristin | chris tina kit
cynthia | cindy
daniel danielle | dan danny dani
david | dave davey
deborah debra | deb debbie
donald | don donnie
dorothy | dot dottie
edward edmund | ed eddie ted ned
eleanor | ellie nora nell
elizabeth elisabeth | liz lizzie beth betty eliza lisa libby ellie
eugene | gene
frances francis francesca | frank fran
frederick | fred freddie
gabriel gabriella gabrielle | gabe gabby
geoffrey jeffrey | geoff jeff
gerald | jerry gerry
gregory | greg
harold | harry hal
henry | harry hank
isabella isabel | bella izzy
jacob | jake
jacqueline | jackie
james | jim jimmy jamie
janet | jan
jennifer | jen jenny jenn
jessica | jess jessie
john | jack johnny
jonathan | jon jonny
joseph josephine | joe joey jo josie
joshua | josh
judith | judy
kenneth | ken kenny
lawrence laurence | larry
leonard | len lenny leo
louis louise | lou louie
margaret | maggie meg peggy greta marge
martin | marty
matthew | matt
maximilian maxine | max
michael | mike mick mickey
michelle | shelly
nathaniel nathan | nate nat
nicholas nikolas nicole | nick nicky
oliver | ollie
pamela | pam
patricia patrick | pat patty tricia trish paddy
peter | pete
philip phillip | phil
priscilla | cilla
rachel | rach
raymond | ray
rebecca | becky becca
richard | rick rich dick ricky
robert roberta | rob bob bobby robbie bert bobbie
ronald | ron ronnie
samuel samantha | sam sammy
sarah | sally
sophia sophie |
stephen steven stephanie | steve steph
susan suzanne | sue susie
theodore | ted theo teddy
theresa teresa | terry tess
thomas | tom tommy
timothy | tim timmy
valerie | val
victoria | vicky tori
vincent | vince vinny
virginia | ginny
walter | walt
william | bill will billy liam
zachary | zach zack
`

// form is a set of nicknames and whether a name is a full one in it.
type form struct {
	set      int
	full     bool
	initials uint64 // of all names of the set
}

// nicknameForms maps a folded given name to the sets it is in.
var nicknameForms = sync.OnceValue(func() map[string][]form {
	forms := map[string][]form{}
	for n, line := range strings.Split(nicknames, "\n") {
		full, initials := true, uint64(0)
		for name := range strings.FieldsSeq(line) {
			initials |= initial(name)
		}
		for name := range strings.FieldsSeq(line) {
			if name == "|" {
				full = false
				continue
			}
			forms[name] = append(forms[name], form{n, full, initials})
		}
	}
	return forms
})

// mayBe reports whether a folded word is a short or the full form of the given name of p.
// One letter's difference is rather a slip: "Sara" is not Sarah, "Bob" is not Rob.
func (p Person) mayBe(fold string) bool {
	for _, f := range nicknameForms()[fold] {
		for _, own := range p.forms {
			if f.set == own.set && !(f.full && own.full) {
				return Distance(fold, p.Given().Fold, 1) > 1 && (len(p.As) == 0 || Distance(fold, p.As[0].Fold, 1) > 1)
			}
		}
	}
	return false
}
