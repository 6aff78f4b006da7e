package review

import (
	"strings"
	"sync"
	"unicode/utf8"

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

	forms  []form   // the nickname sets of the name's words
	begins nameBits // of all that they may be called
}

// NameWord is one word of a name.
type NameWord struct {
	Raw  string // as the person writes it
	Fold string

	plain    string // Fold with ae, oe, ue for umlauts; empty where there are none
	skeleton string // see skeleton; empty for a name in Latin letters
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
	if words := nameWords(p.AddressAs); len(person.As) == 0 && len(words) > 0 { // "Maestro", and no name
		person.As, person.AsTitled = words[len(words)-1:], false
	}
	// Which word is the given name need not be known: "Nagy Péter" is Peti as well.
	for _, list := range [...][]NameWord{person.Names[:min(len(person.Names), 3)], person.As[:min(len(person.As), 1)]} {
		for _, w := range list {
			person.forms = append(person.forms, nicknameForms()[w.Fold]...)
		}
	}
	for _, list := range [...][]NameWord{person.Names, person.As} {
		for _, w := range list {
			person.begins.add(w.Fold)
			person.begins.add(w.plain)
		}
	}
	for i := 1; i < len(person.Names); i++ { // see initials
		person.begins.set(person.Names[i-1].Fold[0], person.Names[i].Fold[0])
	}
	for i := range person.forms {
		person.begins.addAll(&person.forms[i].begins)
	}
	return person
}

// nameBits tell how some names begin: a bit for the first letter of each, and one for its
// first two, of 256. Of most words that are no name they tell so without a look at the
// names. A name that is not written in Latin letters has all bits: what it is in them cannot be
// told from how it begins.
type nameBits [4]uint64

// anyName has all bits. It is read only.
var anyName = nameBits{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

func (b *nameBits) add(name string) {
	switch {
	case name == "":
	case name[0] >= utf8.RuneSelf:
		*b = anyName
	default:
		b.set(name[0], 0)
		if len(name) > 1 {
			b.set(name[0], name[1])
		}
	}
}

func (b *nameBits) addAll(o *nameBits) {
	for i := range b {
		b[i] |= o[i]
	}
}

func (b *nameBits) set(first, second byte) {
	at := 29*first + second
	b[at>>6] |= 1 << (at & 63)
}

// may reports a word that may be one of the names.
func (b *nameBits) may(word string) bool {
	if word == "" {
		return false
	}
	if word[0] >= utf8.RuneSelf {
		return *b != nameBits{}
	}
	at := 29 * word[0]
	if len(word) > 1 {
		at += word[1]
	}
	return b[at>>6]>>(at&63)&1 != 0
}

// nameProper cuts off what stands before and after a name: "Dr.", "PhD", "(she/her)".
func nameProper(words []NameWord) []NameWord {
	for len(words) > 1 && OneOf(words[0].Fold, " dr prof professor mr mrs ms mx herr frau ") {
		words = words[1:]
	}
	for len(words) > 1 && OneOf(words[len(words)-1].Fold, " phd md mba jr sr ii iii esq cpa pe rn she her hers he him his they them theirs ") {
		words = words[:len(words)-1]
	}
	return words
}

func nameWords(name string) []NameWord {
	words := SplitWords(name)
	names := make([]NameWord, 0, len(words))
	for _, w := range words {
		raw := name[w.Start:w.BareEnd]
		word := NameWord{Raw: raw, Fold: w.Fold, plain: withoutUmlauts(raw)}
		if script := scriptOf(w.Fold); script == greek || script == cyrillic {
			word.skeleton = skeleton(w.Fold)
		}
		names = append(names, word)
	}
	return names
}

// Given returns the first word of the name that is no title; empty without a name. In
// names that put the family first it is the family's: interview.ReadName tells.
func (p *Person) Given() NameWord {
	for _, w := range p.Names {
		if !IsTitle(w.Fold) {
			return w
		}
	}
	return NameWord{}
}

// Family returns the last word of the name; empty when the name has only one word.
func (p *Person) Family() NameWord {
	if len(p.Names) < 2 {
		return NameWord{}
	}
	return p.Names[len(p.Names)-1]
}

// Spelt returns the words of the name, and of how they asked to be addressed, that fold
// to fold.
func (p *Person) Spelt(fold string) []NameWord {
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
func (p *Person) Has(fold string) bool {
	return p.begins.may(fold) && (hasWord(p.Names, fold) || hasWord(p.As, fold))
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
// their name, its common short form ("Bob", "Liz", "Sasha"), an initial or several ("JP"),
// a spelling without umlauts ("Mueller"), or the name in another script where that is
// sure ("Ольга" for Olga, "王" for Wang). How whatever is added here
// begins is told by begins.
func (p *Person) Answers(fold string) bool {
	if !p.begins.may(fold) {
		return false
	}
	if answers(p.As, fold) || answers(p.Names, fold) || len(fold) == 2 && p.initials(fold) {
		return true
	}
	return p.mayBe(fold) || p.transcribed(fold) == surelyThem
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

// MayAnswer reports that a word in another script may be this person's name, though it
// cannot be told: nobody can say it is wrong.
func (p *Person) MayAnswer(fold string) bool { return p.transcribed(fold) == cannotTell }

// initials reports two letters that open two words of the name in a row: "JP", "AJ".
func (p *Person) initials(fold string) bool {
	for i := 1; i < len(p.Names); i++ {
		if p.Names[i-1].Fold[0] == fold[0] && p.Names[i].Fold[0] == fold[1] {
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
	return Fold(umlautsWrittenOut().Replace(name))
}

var umlautsWrittenOut = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "ae", "Ö", "oe", "Ü", "ue", "å", "aa", "Å", "aa")
})

// IsTitle reports whether a folded word is a title or a form of address, not a name.
func IsTitle(fold string) bool {
	switch fold {
	case "dr", "doctor", "prof", "professor", "mr", "mister", "mrs", "ms", "miss", "mx", "sir", "madam", "dame", "lord", "lady",
		"rev", "reverend", "hon", "judge", "capt", "captain", "col", "major", "herr", "frau", "monsieur", "madame", "mademoiselle",
		"mme", "mlle", "senhor", "senhora", "senhorita", "doutor", "doutora", "domnul", "doamna", "kyrie", "kyria", "senor", "senora", "senorita", "sra", "srta", "signor", "signora", "dott", "dottore", "ing", "dipl", "mag",
		"doktor", "docteur", "doctora", "dra", "don", "dona", "sr", "sig", "fru", "pan", "pani", "mevrouw", "meneer", "dhr", "mw":
		return true
	}
	return isHonorific(fold)
}

// isHonorific reports a title of an office or a custom: "Captain", "Chef", "Whaea".
func isHonorific(fold string) bool {
	switch fold {
	case "mdm", "whaea", "matua", "encik", "cik", "puan", "tuan", "datuk", "datin", "khun", "bapak", "ibu", "ustad", "ustadz", "alhaji", "alhaja",
		"shri", "smt", "mwalimu", "mzee", "ate", "kuya", "chef", "coach", "maestro", "maestra", "canon", "pastor", "rabbi", "imam", "vicar", "deacon", "bishop", "father", "fr", "sister",
		"sergeant", "sgt", "lieutenant", "lt", "commander", "cmdr", "colonel", "admiral", "superintendent", "inspector", "detective",
		"councillor", "cllr", "ambassador", "senator", "mayor", "principal", "matron", "freiherr", "baron", "baroness", "baronin",
		"ingeniero", "ingeniera", "engenheiro", "engenheira", "licenciado", "licenciada", "arquitecto", "arquitecta", "profesor", "profesora", "professora", "avvocato", "avv",
		"dottoressa", "engr", "drs", "mgr", "magister", "inz":
		return true
	}
	return false
}
