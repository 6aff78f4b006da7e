package reading

import (
	"strings"

	"afterword/internal/review"
)

// token is a word as features see it.
type token struct {
	stem  uint32 // hash of its stem
	mixed uint32 // hash of its class, else stem
	known uint32 // number of the slot of the feature aStem
	class uint8  // its number, 0 where it has none
	who   uint8  // class of the person spoken of last before it: "I", "you", "their"
	scope uint32 // what governs it, see inScope
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
	aPerson
	aScope
	aScopeStem
)

// Features lists what a sentence shows, as hashes. They are good until the next call. Read
// adds up their weights without making the list: what is told of one word or of classes alone
// it knows by number.
func (r *Reader) Features(text string, words []review.Word, question bool) []uint32 {
	r.readTokens(text, words[:min(len(words), longest)])
	r.inScope()
	f, hashes := r.features[:0], classes().hashes
	var there classSet
	for i := range r.tokens {
		k := &r.tokens[i]
		f = append(f, mix(aStem, k.stem))
		if k.class != 0 && !there.has(k.class) {
			f = append(f, mix(aClass, hashes[k.class]))
			if question {
				f = append(f, mix(aQuestion, hashes[k.class]))
			}
			for other := 1; other < len(hashes); other++ {
				if there.has(uint8(other)) {
					f = append(f, meetingOf(hashes[k.class], hashes[other]))
				}
			}
			there.add(k.class)
		}
		for _, key := range r.behind(i) {
			if key != 0 {
				f = append(f, key)
			}
		}
	}
	for _, key := range asWhole(r.tokens, question) {
		if key != 0 {
			f = append(f, key)
		}
	}
	r.features = f
	return f
}

// meetingOf is the feature of two classes in one sentence, in any order.
func meetingOf(a, b uint32) uint32 { return mix(aMeeting, min(a, b), max(a, b)) }

// behindReach is how many tokens before it each of the keys of behind is about.
// Who was spoken of and what governs a word is told of the word itself.
var behindReach = [...]int{1, 1, 2, 2, 2, 3, 0, 0, 0}

// behind is what token i is together with those before it; 0 where there are too few.
func (r *Reader) behind(i int) (keys [len(behindReach)]uint32) {
	t := &r.tokens[i]
	if t.who != 0 {
		keys[6] = mixTwo(aPerson, uint32(t.who), t.stem)
	}
	if t.scope != 0 {
		keys[7], keys[8] = mixTwo(aScope, t.scope, t.mixed), mixTwo(aScopeStem, t.scope, t.stem)
	}
	if i == 0 {
		return keys
	}
	a := &r.tokens[i-1]
	keys[0], keys[1] = mixTwo(aPair, a.mixed, t.mixed), mixTwo(aStemPair, a.stem, t.stem)
	if i == 1 {
		return keys
	}
	b := &r.tokens[i-2]
	keys[2], keys[4] = mixTwo(aSkip, b.mixed, t.mixed), mixTwo(aStemSkip, b.stem, t.stem)
	keys[3] = mix(aTriple, b.mixed, a.mixed, t.mixed)
	if i > 2 {
		keys[5] = mixTwo(aWideSkip, r.tokens[i-3].mixed, t.mixed)
	}
	return keys
}

// asWhole is what is told of the sentence as a whole; 0 where it is not told.
func asWhole(t []token, question bool) (keys [5]uint32) {
	if len(t) > 1 {
		keys[0], keys[1] = mix(anOpening, t[0].mixed), mix(aSecond, t[0].mixed, t[1].mixed)
		keys[2] = mix(aClosing, t[len(t)-1].mixed)
	}
	if question {
		keys[3] = mix(aQuestion, 1)
	}
	keys[4] = mix(aLength, uint32(min(len(t)/4, 6)))
	return keys
}

// What sortOf keeps of a word: its class, these, and behind them token.known.
const (
	classBits     = mostClasses - 1
	isNumber      = mostClasses
	isContraction = 2 * mostClasses
	knownFrom     = 9 // bits
)

// sortOf tells what a word is to a reading but for where it stands.
var sortOf = review.OncePerWord(review.Sort, func(w review.Word) uint32 {
	c := w.Fold[0]
	switch {
	case c >= '0' && c <= '9':
		return isNumber
	case strings.IndexByte(w.Fold, '\'') > 0:
		return isContraction
	}
	if class := classes().of[w.Hash]; class != 0 {
		return uint32(class) | weights().find(mix(aStem, w.Hash))<<knownFrom
	}
	return weights().find(mix(aStem, w.StemHash())) << knownFrom
})

// readTokens takes the words apart: "don't" is "do" and "not".
func (r *Reader) readTokens(text string, words []review.Word) {
	c := classes()
	r.words, r.starts, r.tokens = len(words), r.starts[:0], r.tokens[:0]
	for i := range words {
		w := &words[i]
		r.starts = append(r.starts, int32(len(r.tokens)))
		switch sort := sortOf.Of(w); {
		case sort&isNumber != 0:
			class := c.number
			if followsMoneySign(text, w.Start) {
				class = c.money
			}
			r.tokens = append(r.tokens, c.token(class))
		case sort&isContraction != 0:
			r.readContraction(w.Fold)
		case sort&classBits != 0:
			class := uint8(sort & classBits)
			r.tokens = append(r.tokens, token{stem: w.Hash, mixed: c.hashes[class], known: sort >> knownFrom, class: class})
		case w.Capital && !w.Opens:
			r.tokens = append(r.tokens, c.token(c.name))
		default:
			stem := w.StemHash()
			r.tokens = append(r.tokens, token{stem: stem, mixed: stem, known: sort >> knownFrom})
		}
	}
	r.starts = append(r.starts, int32(len(r.tokens)))
}

// token is a word of which its class is all that is read.
func (c *classTable) token(class uint8) token {
	h := c.hashes[class]
	return token{stem: h, mixed: h, known: weights().classTokens[class], class: class}
}

// followsMoneySign reports the sign of a currency that ends at a byte of text.
func followsMoneySign(text string, at int) bool {
	for _, sign := range [...]string{"$", "€", "£"} {
		if strings.HasSuffix(text[:at], sign) {
			return true
		}
	}
	return false
}

// What may govern a word.
const (
	negated     = 1 << iota // "not" stands a few words before it
	reported                // "you said" stands before it
	conditional             // "if" stands before it
)

const negates = 4 // as many words

// inScope tells each token who was spoken of last and what governs it.
func (r *Reader) inScope() {
	c := classes()
	var who uint8
	var scope uint32
	not := 0
	for i := range r.tokens {
		t := &r.tokens[i]
		t.who, t.scope = who, scope
		if not > 0 {
			t.scope |= negated
			not--
		}
		switch c.roles[t.class] {
		case aPersonNamed:
			who = t.class
		case aNegation:
			not = negates
		case aSaying:
			if who == c.you {
				scope |= reported
			}
		case aCondition:
			scope |= conditional
		}
	}
}

func (r *Reader) readContraction(fold string) {
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
		second = "not"
		switch first = strings.TrimSuffix(first, "n"); first {
		case "ca":
			first = "can"
		case "wo":
			first = "will"
		}
	}
	r.add(first)
	r.add(second)
}

// add adds a part of a contraction.
func (r *Reader) add(fold string) {
	if fold == "" {
		return
	}
	c, h := classes(), review.Hash(fold)
	k := token{stem: h, mixed: h, known: weights().find(mix(aStem, h)), class: c.of[h]}
	if k.class != 0 {
		k.mixed = c.hashes[k.class]
	}
	r.tokens = append(r.tokens, k)
}

// mix makes one hash of a sort and up to three others. It is never 0.
func mix(sort uint32, parts ...uint32) uint32 {
	h := sort * 0x9E3779B1
	for _, p := range parts {
		h = mixIn(h, p)
	}
	return mixed(h)
}

// mixTwo is mix for a sort and two others, as most features are, without a list of them.
func mixTwo(sort, a, b uint32) uint32 { return mixed(mixIn(mixIn(sort*0x9E3779B1, a), b)) }

func mixIn(h, part uint32) uint32 {
	h = (h ^ part) * 0x85EBCA6B
	return h ^ h>>15
}

func mixed(h uint32) uint32 {
	h *= 0xC2B2AE35
	return max(h^h>>16, 1)
}
