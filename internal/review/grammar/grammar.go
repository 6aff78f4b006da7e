// Package grammar finds slips of grammar in English sentences: confused words, verbs that do not
// fit their subject, wrong forms and wrong small words, articles. It decides for no word what it is: its rules
// start at a word, look at what stands beside it, and speak where that leaves no doubt, so that they find the
// slips that hurried hands and writers in a second language make most, let the others pass, and are silent at good sentences.
//
// What a word is by its letters is told once and kept with it: its parts of speech (speech.go), how it is
// counted and what rules by speech start at it (marks.go), and which of the other rules do (syntax.go). A prose
// (prose.go) is a text with all three, and the places at which any rule starts; find asks the rules there in one
// pass, and then those that read whole clauses, with their subject and verb (clause*.go).
//
// Rules are of three makes. Most general are those that ask for parts of speech: the forms behind a
// helper (verb_chain.go, behind_*.go), the noun phrase (noun_phrase.go and the files of its marks), the small word
// that a word takes (governed.go, with its table in governments.go), the word that cannot stand here (confused_speech.go,
// confused_sound.go). What is no more than a word and its neighbours is a line of a table (neighbour_frames.go; the
// tables are confused_frames.go and small_words_frames.go). What neither can say is written out, in files by the kind of
// slip: agreement and verb_*.go, confused_*.go, small_words*.go, articles.go.
package grammar

import (
	"slices"
	"strings"
	"unicode"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// Kind says what sort of slip it is, for the check that tells of it.
type Kind uint8

// The kinds.
const (
	Agreement  Kind = iota // "we was"
	Confusion              // "your welcome"
	Form                   // "I would like ask"
	SmallWords             // "discuss about"
	Articles               // "a hour"

	kinds

	// ofPhrases are slips of SmallWords that the rules about noun phrases find, until it is known that no other rule did.
	ofPhrases = kinds
)

// Slip is a place of a note that should read otherwise.
type Slip struct {
	Part  review.Part
	Span  review.Span
	Right string
	// Capital says that the place begins with a capital which Right has to keep.
	Capital bool
	// Around is Span with the words beside it that show what does not fit: "explained me" around "me".
	Around review.Span
	// OtherForm says that Right has the same words, or one of them, in another form: what stands there is
	// not another word altogether.
	OtherForm bool
	// Hint marks what is not sure enough, or not grave enough, to warn of.
	Hint bool
	// Message tells of it, with two verbs for what stands there and for what should; empty for what is
	// said of the kind.
	Message string
}

// most is how many slips of a kind are kept of a text: one with more is not mended one by one.
const most = 40

// Slips are those of a kind in subject and main part, in the order of their place. A subject in a thread is
// that of the mail that is answered, and is not read.
func Slips(d *review.Doc, kind Kind) []Slip {
	n := slipsIn.Of(d)
	if len(n.slips[0][kind])+len(n.slips[1][kind]) == 0 {
		return nil
	}
	var all []Slip
	for part, p := range n.texts {
		for _, s := range n.slips[part][kind] {
			first := &p.words[s.from]
			all = append(all, Slip{
				Part:      [...]review.Part{review.Subject, review.Body}[part],
				Span:      review.Span{Start: first.Start, End: p.words[s.to].End},
				Around:    p.around(kind, s.from, s.to),
				Right:     s.right,
				Capital:   first.Capital && (first.Opens || s.from != s.to),
				OtherForm: s.from != s.to || isFormOf(first.Fold, s.right),
				Hint:      s.hint,
				Message:   s.message,
			})
		}
	}
	return all
}

// read is what the rules find in subject and main part.
type read struct {
	texts [2]prose
	slips [2]slips
}

// slips are those of one text, by kind.
type slips [kinds + 1][]slip

var slipsIn = review.OncePerNote(func(d *review.Doc, n *read) {
	n.texts[0].read(d.Draft.Subject, d.SubjectWords)
	n.texts[1].read(d.Draft.Body, d.Main)
	n.slips[0].forget()
	if !d.Context.InThread {
		n.slips[0].find(&n.texts[0])
	}
	n.slips[1].forget()
	n.slips[1].find(&n.texts[1])
})

func (s *slips) forget() {
	for k := range s {
		s[k] = s[k][:0]
	}
}

// find asks the rules.
func (s *slips) find(p *prose) {
	for _, place := range p.places {
		i, g := int(place), p.syntax[place]
		if g&mayDisagree != 0 {
			if found, ok := disagreement(p, i); ok {
				s.add(p, Agreement, found)
			}
		}
		if g&mayBeAnother != 0 {
			if found, ok := confused(p, i); ok {
				s.add(p, Confusion, found)
			}
		}
		if g&mayBeMisformed != 0 || p.speech[i]&startsChain != 0 || p.marks[i]&rulesForm != 0 {
			if found, ok := misformed(p, i); ok {
				s.add(p, Form, found)
			}
		}
		if g&mayBeWrongSmall != 0 {
			if found, ok := smallSlip(p, i); ok {
				s.add(p, SmallWords, found)
			}
		}
		if p.marks[i]&startsPhrase != 0 {
			if found, ok := phraseSlip(p, i); ok {
				s.add(p, ofPhrases, found)
			}
		}
		if g&isArticle != 0 {
			if found, ok := misfitArticle(p, i); ok {
				s.add(p, Articles, found)
			}
		}
	}
	s.readClauses(p)
	s.addPhrases()
}

// add keeps one slip of a place, whatever its kind: the first that is sure, or else the first.
func (s *slips) add(p *prose, k Kind, found slip) {
	if len(s[k]) >= most || k < kinds && s.tells(found, found.hint) || !p.isEnglish(&found) {
		return
	}
	if k < kinds {
		for other := range kinds {
			s[other] = slices.DeleteFunc(s[other], found.touches)
		}
	}
	s[k] = append(s[k], found)
}

// isEnglish reports that what a slip should read are words that there are: a form made by rule of a verb that is not ("redoed")
// is worse than none. What the text has itself may be a name.
func (p *prose) isEnglish(found *slip) bool {
	for word := range strings.FieldsFuncSeq(found.right, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if fold := strings.ToLower(word); len(fold) > 3 && fold == word && !dictionary.Known(strings.TrimSuffix(fold, "'s")) && !slices.ContainsFunc(p.words[found.from:found.to+1], func(w review.Word) bool { return w.Fold == fold }) {
			return false
		}
	}
	return true
}

// addPhrases adds to SmallWords, in the order of their place, what was found of phrases and no other rule has found.
func (s *slips) addPhrases() {
	before := len(s[SmallWords])
	for _, found := range s[ofPhrases] {
		if !s.tells(found, true) {
			s[SmallWords] = append(s[SmallWords], found)
		}
	}
	if len(s[SmallWords]) != before {
		s.inOrder(SmallWords)
	}
}

// tells reports a slip of any kind that shares a word with found; only a sure one unless hints count.
func (s *slips) tells(found slip, hints bool) bool {
	for k := range kinds {
		for _, told := range s[k] {
			if found.touches(told) && (hints || !told.hint) {
				return true
			}
		}
	}
	return false
}
