package review

import "unicode/utf8"

// Language is what a check needs a draft to be written in.
type Language string

// The languages that checks read.
const (
	// ByGroup is what a check says that says nothing: the groups people and form compare
	// names and count words and read any language, the others judge English sentences.
	ByGroup Language = ""
	// AnyLanguage is for checks that compare texts and understand none.
	AnyLanguage Language = "any"
	// English is for checks that know English words.
	English Language = "english"
)

// understands reports whether a check has anything to say of a draft in this language.
func (c Check) understands(d *Doc) bool {
	if !d.NotEnglish {
		return true
	}
	if c.Reads == ByGroup {
		return c.Group == People || c.Group == Form
	}
	return c.Reads == AnyLanguage
}

// How much of the main part is read to tell its language, and how much there must be.
const (
	wordsToTell = 80
	fewWords    = 5
)

// notEnglish reports a main part in another language: more of another language's small
// words than of ours, or another script. A foreign line in an English note is no more than
// that, and of a few words nothing is said.
func notEnglish(words []Word) bool {
	if len(words) < fewWords {
		return false
	}
	words = words[:min(len(words), wordsToTell)]
	var n [tongues]int // counted without a branch: nobody can guess which comes next
	for i := range words {
		n[words[i].tongue()]++
	}
	if n[inOtherScript]*2 > len(words) {
		return true
	}
	return n[inAnother] >= 3 && n[inAnother] > 2*n[inEnglish] && n[inAnother]*8 >= len(words)
}

// tongue is what a word by itself tells of the language it is of.
type tongue uint8

const (
	inAny tongue = iota
	inEnglish
	inAnother
	inOtherScript // than Latin
	tongues
)

// tongue is kept with the word.
func (w *Word) tongue() tongue {
	switch {
	case w.CJK:
		return inOtherScript
	case w.lexeme.lone:
		return tongueOf(w.Fold)
	}
	return w.lexeme.tongue
}

func tongueOf(fold string) tongue {
	if fold[0] >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(fold); r >= 0x370 { // past Latin
			return inOtherScript
		}
		return inAny
	}
	switch {
	case isEnglish(fold):
		return inEnglish
	case IsForeign(fold):
		return inAnother
	}
	return inAny
}

// isEnglish lists small words that English has and its neighbours do not.
func isEnglish(fold string) bool {
	switch fold {
	case "the", "and", "you", "your", "that", "this", "my", "are", "it", "would", "thank", "thanks", "how", "what", "when", "which",
		"about", "because", "could", "with", "from", "our", "been", "their", "they", "of", "is", "we", "i'm", "i've", "it's", "today",
		"yesterday", "who", "there", "very", "where", "should", "after", "before", "only", "like", "know":
		return true
	}
	return false
}

// IsForeign lists small words of other languages that are no words of English. They tell
// what language a text, or a phrase in it, is in.
func IsForeign(fold string) bool {
	switch fold {
	case "und", "ich", "der", "das", "nicht", "mit", "sie", "ist", "ein", "eine", "einen", "einem", "von", "zu", "auf", "dass", "habe",
		"haben", "wir", "ihnen", "ihre", "ihr", "uber", "bei", "auch", "noch", "wie", "mich", "vielen", "dank", "danke", "sehr", "den",
		"dem", "zum", "zur", "aus", "nach", "im", "mein", "meine", // German
		"le", "les", "des", "une", "et", "est", "que", "qui", "pour", "avec", "vous", "votre", "vos", "nous", "notre", "dans", "sur", "je",
		"j'ai", "mon", "pas", "merci", "bonne", "cette", "ce", "c'est", "au", "aux", "du", "sont", "tres", // French
		"el", "los", "las", "del", "en", "para", "con", "por", "una", "un", "su", "sus", "muchas", "gracias", "como", "pero", "esta",
		"este", "fue", "nuestra", "y", // Spanish
		"il", "di", "che", "sono", "grazie", "della", "gli", "nel", "ho", "molto", "lei", "mi", "ci", "per", // Italian
		"os", "dos", "em", "com", "uma", "um", "nao", "obrigado", "obrigada", "voce", "sua", "seu", "pela", "mais", "minha", "valeu", // Portuguese
		"het", "een", "van", "ik", "dat", "met", "voor", "op", "niet", "zijn", "uw", "bedankt", "ook", "aan", "mijn", "naar", "wij", "te", // Dutch
		"och", "att", "det", "som", "jag", "med", "av", "till", "tack", "jeg", "og", "er", "til", "ikke", "har", "vi", "mig", "tak", "takk",
		"pa", "deg", "ar", // Scandinavian
		"nie", "na", "ze", "jest", "za", "dziekuje", "z", "w", "czy", "ktory", "bardzo", // Polish
		"se", "jsem", "dekuji", "pri", "ktere", "byl", // Czech
		"ja", "etta", "kiitos", "oli", "az", "egy", "hogy", "nem", "koszonom", "es", // Finnish, Hungarian
		"ve", "bir", "icin", "bu", "cok", "tesekkur", "si", "va", "multumesc", "pentru", // Turkish, Romanian
		"dan", "yang", "untuk", "terima", "kasih", "anda", "saya", "dengan": // Indonesian
		return true
	}
	return false
}
