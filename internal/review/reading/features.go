package reading

import (
	"strings"

	"afterword/internal/review"
)

// token is a word as features see it.
type token struct {
	stem  uint32 // hash of its stem
	class uint32 // hash of its class, 0 where it has none
	mixed uint32 // class, else stem
}

// longest is how many words of a sentence are read: nobody writes a longer one, and who
// does has a list in it.
const longest = 60

// What marks the sorts of features apart.
const (
	aStem uint32 = iota + 1
	aClass
	aPair
	aStemPair
	aSkip
	aWideSkip
	aTriple
	aMeeting
	anOpening
	aSecond
	aQuestion
	aClosing
	aLength
	aStemSkip
)

var (
	numberClass = review.Hash("#")
	moneyClass  = review.Hash("$#")
	nameClass   = review.Hash("Name")
	notToken    = token{stem: review.Hash("not"), class: review.Hash("NEG"), mixed: review.Hash("NEG")}
)

// Features lists what a sentence shows, as hashes. They are good until the next call.
func (r *Reader) Features(text string, words []review.Word, question bool) []uint32 {
	r.readTokens(text, words[:min(len(words), longest)])
	t, f := r.tokens, r.features[:0]
	for i := range t {
		f = append(f, mix(aStem, t[i].stem))
		if t[i].class != 0 && !seen(t[:i], t[i].class) {
			f = append(f, mix(aClass, t[i].class))
			for j := range i {
				if t[j].class != 0 && t[j].class != t[i].class && !seen(t[:j], t[j].class) {
					f = append(f, mix(aMeeting, min(t[i].class, t[j].class), max(t[i].class, t[j].class)))
				}
			}
		}
		if i > 0 {
			f = append(f, mix(aPair, t[i-1].mixed, t[i].mixed), mix(aStemPair, t[i-1].stem, t[i].stem))
		}
		if i > 1 {
			f = append(f, mix(aSkip, t[i-2].mixed, t[i].mixed), mix(aTriple, t[i-2].mixed, t[i-1].mixed, t[i].mixed), mix(aStemSkip, t[i-2].stem, t[i].stem))
		}
		if i > 2 {
			f = append(f, mix(aWideSkip, t[i-3].mixed, t[i].mixed))
		}
		if question && t[i].class != 0 && !seen(t[:i], t[i].class) {
			f = append(f, mix(aQuestion, t[i].class))
		}
	}
	if len(t) > 1 {
		f = append(f, mix(anOpening, t[0].mixed), mix(aSecond, t[0].mixed, t[1].mixed), mix(aClosing, t[len(t)-1].mixed))
	}
	if question {
		f = append(f, mix(aQuestion, 1))
	}
	f = append(f, mix(aLength, uint32(min(len(t)/4, 6))))
	r.features = f
	return f
}

// readTokens takes the words apart: "don't" is "do" and "not".
func (r *Reader) readTokens(text string, words []review.Word) {
	known := classes()
	r.tokens = r.tokens[:0]
	for i := range words {
		w := &words[i]
		c := w.Fold[0]
		switch {
		case c >= '0' && c <= '9':
			class := numberClass
			if w.Start > 0 && strings.ContainsRune("$€£", before(text, w.Start)) {
				class = moneyClass
			}
			r.tokens = append(r.tokens, token{class, class, class})
			continue
		case strings.IndexByte(w.Fold, '\'') > 0:
			r.readContraction(w.Fold, known)
			continue
		}
		class := known[w.Hash]
		switch {
		case class != 0:
			r.tokens = append(r.tokens, token{w.Hash, class, class})
		case w.Capital && !w.Opens:
			r.tokens = append(r.tokens, token{nameClass, nameClass, nameClass})
		default:
			stem := review.Hash(w.Stem())
			r.tokens = append(r.tokens, token{stem, 0, stem})
		}
	}
}

// before returns the character that ends at a byte of text.
func before(text string, at int) rune {
	for _, sign := range [...]string{"$", "€", "£"} {
		if strings.HasSuffix(text[:at], sign) {
			return []rune(sign)[0]
		}
	}
	return ' '
}

func (r *Reader) readContraction(fold string, known map[uint32]uint32) {
	at := strings.IndexByte(fold, '\'')
	first, second := fold[:at], ""
	switch fold[at+1:] {
	case "ll":
		second = "will"
	case "m", "re":
		second = "are"
	case "ve":
		second = "have"
	case "d":
		second = "would"
	case "t":
		first = strings.TrimSuffix(first, "n")
		switch first {
		case "ca":
			first = "can"
		case "wo":
			first = "will"
		}
		r.add(first, known)
		r.tokens = append(r.tokens, notToken)
		return
	}
	r.add(first, known)
	if second != "" {
		r.add(second, known)
	}
}

func (r *Reader) add(fold string, known map[uint32]uint32) {
	if fold == "" {
		return
	}
	h := review.Hash(fold)
	class := known[h]
	if class == 0 {
		r.tokens = append(r.tokens, token{h, 0, h})
		return
	}
	r.tokens = append(r.tokens, token{h, class, class})
}

func seen(t []token, class uint32) bool {
	for i := range t {
		if t[i].class == class {
			return true
		}
	}
	return false
}

// mix makes one hash of a sort and up to three others. It is never 0.
func mix(sort uint32, parts ...uint32) uint32 {
	h := sort * 0x9E3779B1
	for _, p := range parts {
		h = (h ^ p) * 0x85EBCA6B
		h ^= h >> 15
	}
	h *= 0xC2B2AE35
	if h ^= h >> 16; h == 0 {
		return 1
	}
	return h
}
