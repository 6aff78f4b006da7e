package checks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/internal/review"
)

// greeted is one name of the salutation and whose it is.
type greeted struct {
	word review.Word
	raw  string
	// own: the recipient answers to it.
	own bool
	// slip is what of the recipient's name it was meant to be; nil when it is no slip.
	slip *review.NameWord
	// other is whose name it is instead; nil for a stranger.
	other *review.Person
}

// namesGreeted reads the salutation. titled says that a title stands in it.
func namesGreeted(d *review.Doc) (names []greeted, titled bool) {
	s := salutationRead.Of(d)
	return s.names, s.titled
}

type readSalutation struct {
	names  []greeted
	titled bool
}

var salutationRead = review.OncePerNote(func(d *review.Doc, s *readSalutation) {
	s.names, s.titled = readNames(d, s.names[:0])
})

func readNames(d *review.Doc, names []greeted) (_ []greeted, titled bool) {
	alone := 0
	for _, w := range d.Salutation.Names {
		if !review.IsTitle(w.Fold) {
			alone++
		}
	}
	for _, w := range d.Salutation.Names {
		own := d.To.Answers(w.Fold)
		if review.IsTitle(w.Fold) && !d.To.Has(w.Fold) {
			titled = true
			continue
		}
		if !own && (review.IsSalutationFiller(w.Fold) || ofEmployer(d, w.Fold)) {
			continue
		}
		g := greeted{word: w, raw: shortened(d.Draft.Body[w.Start:w.BareEnd], 60), own: own}
		if !own {
			g.other = personAmong(d, w.Fold)
			if g.other == nil {
				if slip, ok := nearestName(w.Fold, d.To, true); ok {
					g.slip = &slip
				}
			}
			if g.other == nil && g.slip == nil && g.raw == strings.ToLower(g.raw) && !w.CJK && alone > 1 {
				continue // a lower-case word beside others is hardly a name
			}
		}
		names = append(names, g)
	}
	return names, titled
}

// personAmong returns who of the panel, or of the process's other rounds, writes a name
// like this.
func personAmong(d *review.Doc, fold string) *review.Person {
	if !d.MayName(fold) {
		return nil
	}
	for _, list := range [...][]review.Person{d.Panel, d.Known} {
		for i := range list {
			if list[i].Has(fold) {
				return &list[i]
			}
		}
	}
	for _, list := range [...][]review.Person{d.Panel, d.Known} {
		for i := range list {
			if list[i].Answers(fold) {
				return &list[i]
			}
		}
	}
	return nil
}

func ofEmployer(d *review.Doc, fold string) bool {
	for _, w := range d.Split(d.Context.Process.Employer) {
		if w.Fold == fold {
			return true
		}
	}
	return false
}

// called is how to name somebody in a message or a salutation.
func called(p review.Person) string {
	if as := p.Interviewer.AddressAs; as != "" {
		return as
	}
	if p.Interviewer.ToneOrDefault() == "formal" && p.Interviewer.Title != "" && p.Family().Raw != "" {
		return p.Interviewer.Title + " " + p.Family().Raw
	}
	if given := p.Given().Raw; given != "" && !cjk(given) {
		return given
	}
	return p.Interviewer.Name
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// cjk reports a name in Chinese characters or kana: it is not cut into words.
func cjk(name string) bool {
	words := review.SplitWords(name)
	return len(words) > 0 && words[0].CJK
}
