package checks

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func spelling() review.Check {
	return review.Check{
		ID:       "spelling",
		Group:    review.Form,
		Title:    "A word is misspelt",
		Severity: review.Hint,
		Why: "A misspelt word says that nobody read the note again, and the note is a sample of how you write. " +
			"Names of your file, capitals within a sentence, code, links and compounds with a hyphen are left alone; American and British spelling are both right. " +
			"The first word that is surely misspelt is a warn, all others are hints: together they are one thing, a note that was not proofread.",
		Bad:    "I realy enjoyed our converstation about the release.",
		Good:   "I really enjoyed our conversation about the release.",
		Source: "SPEC.md section 3, form: unproofread; words of SCOWL, by Kevin Atkinson, through the Hunspell dictionaries en_US and en_GB",
		Reads:  review.English,

		Spelling: true,
		Find: func(d *review.Doc) []review.Finding {
			p := proofreader{doc: d}
			if !d.Context.InThread {
				p.read(review.Subject, d.Draft.Subject, d.SubjectWords)
			}
			if d.Salutation.Found {
				p.readFormula(d.Draft.Body, d.Words[:1], openingWords)
				p.readFormula(d.Draft.Body, d.Salutation.Names, "professor doctor captain madam mister colonel sergeant reverend councillor")
			}
			p.read(review.Body, d.Draft.Body, d.Main)
			p.readFormula(d.Draft.Body, signOffLine(d), openingWords)
			return p.found
		},
	}
}

// Standings of a word, as bits.
const (
	standsRight = 1 << iota // of the dictionary, and no slip of another
	mayOpenLink             // see opensLink
	isNearlyDay             // "Wensday", see dayMeant
)

// standingOf tells the words that are right from those to look at.
var standingOf = review.OncePerWord(review.Standing, func(w review.Word) (standing uint32) {
	if dictionary.Known(w.Fold) && !dictionary.Slippery(w.Fold) {
		standing |= standsRight
	}
	switch w.Fold {
	case "http", "https", "ftp", "mailto", "www":
		standing |= mayOpenLink
	}
	if dayMeant(w.Fold) != "" {
		standing |= isNearlyDay
	}
	return standing
})

// nearness is what a word that is in no dictionary was most likely meant to be.
type nearness struct {
	words []string
	right string
	sure  bool
}

// nearnessOf is remembered: who edits a note has the same names and terms in it each time.
var nearnessOf = review.DerivedFrom(func(fold string) nearness {
	n := nearness{words: dictionary.Near(fold)}
	n.right, n.sure = dictionary.Sure(fold, n.words)
	return n
})

// strangers is how many unknown words of one draft are looked at: a draft with more is
// not prose.
const strangers = 60

// proofreader reads a draft for misspelt words.
type proofreader struct {
	doc    *review.Doc
	found  []review.Finding
	warned bool
	looked int
}

func (p *proofreader) read(part review.Part, text string, words []review.Word) {
	linkEnd := 0
	for i := range words {
		w := &words[i]
		if w.Start < linkEnd || len(w.Fold) < 2 || w.CJK {
			continue
		}
		if w.Capital && !w.Opens {
			if standingOf.Of(w)&isNearlyDay != 0 && !partOfName(text, words, i) && !p.isName(w.Fold, true) && review.Joined(text, *w) == review.Apart && !review.InQuotes(text, *w) {
				f := p.misspelt(text[w.Start:w.BareEnd], *w, stoodAsDay(text, words, i), dayMeant(w.Fold))
				f.Part = part
				p.found = append(p.found, f)
			} else if right := p.slipOfRole(w); right != "" && review.Joined(text, *w) == review.Apart && !review.InQuotes(text, *w) {
				f := p.misspelt(text[w.Start:w.BareEnd], *w, true, right)
				f.Part = part
				p.found = append(p.found, f)
			}
			continue
		}
		standing := standingOf.Of(w)
		if standing&mayOpenLink != 0 && opensLink(text, w) {
			linkEnd = tokenEnd(text, w.End)
			continue
		}
		if standing&standsRight != 0 {
			continue
		}
		if p.looked++; p.looked > strangers {
			return
		}
		warned := p.warned
		f, ok := p.judge(text, words, i)
		if !ok && review.Joined(text, *w) == review.Apart && !review.InQuotes(text, *w) {
			if right := p.slipOfRole(w); right != "" {
				f, ok = p.misspelt(text[w.Start:w.BareEnd], *w, false, right), true // "wardrope" may be two words to judge
			}
		}
		if ok {
			if f.Part = part; review.Quoted(text, w.Start, w.End) {
				f.Severity, p.warned = review.Hint, warned // it may be told of: the slip in a ransom note
			}
			p.found = append(p.found, f)
		}
	}
}

// openingWords are the words of a greeting and of a sign-off.
const openingWords = "dear hello good morning afternoon evening best kind warm many regards wishes thanks thank again sincerely yours respectfully cordially faithfully truly warmly gratefully appreciatively"

// readFormula reads the greeting or the line of the sign-off for slips of the words that are
// expected there: any other word is a name.
func (p *proofreader) readFormula(text string, words []review.Word, expected string) {
	for i := range words {
		w := words[i]
		if len(w.Fold) < 4 || standingOf.Of(&words[i])&standsRight != 0 || p.isName(w.Fold, false) || review.IsTitle(w.Fold) || review.IsGreeting(w.Fold) || !plainLetters(text[w.Start:w.BareEnd], w) || dictionary.Known(w.Fold) {
			continue
		}
		meant := dictionary.Slip(w.Fold)
		if meant == "" {
			meant = nearnessOf.Of(p.doc, w.Fold).right
		}
		if oneOf(meant, expected) {
			p.found = append(p.found, p.misspelt(text[w.Start:w.BareEnd], w, true, meant))
		}
	}
}

// signOffLine are the words of the line that the sign-off begins with.
func signOffLine(d *review.Doc) []review.Word {
	from := len(d.Words)
	for from > 0 && d.Words[from-1].Start >= d.SignOff {
		from--
	}
	to := from
	for to < len(d.Words) && !strings.Contains(d.Draft.Body[d.SignOff:d.Words[to].Start], "\n") {
		to++
	}
	return d.Words[from:to]
}

// judge says whether an unknown word is misspelt, and how sure that is.
func (p *proofreader) judge(text string, words []review.Word, i int) (review.Finding, bool) {
	w := words[i]
	raw := text[w.Start:w.BareEnd]
	meant := dictionary.Slip(w.Fold)
	if !plainLetters(raw, w) || p.isName(w.Fold, meant != "") {
		return review.Finding{}, false
	}
	adjoins := review.Joined(text, w)
	switch {
	case w.Fold == "fro" && i > 0 && words[i-1].Fold == "and":
		return review.Finding{}, false
	case meant != "" && review.Quoted(text, w.Start, w.End), strings.Contains(p.doc.Draft.Body, "\""+raw+"\""):
		return review.Finding{}, false // somebody else's slip, which the note tells of
	case len(w.Fold) > 3 && review.IsForeign(w.Fold):
		return review.Finding{}, false
	case meant != "" && adjoins != review.AsCode:
		return p.misspelt(raw, w, true, meant), true
	}
	if adjoins != review.Apart || review.InQuotes(text, w) || p.foreign(words, i) {
		return review.Finding{}, false
	}
	meantBy := nearnessOf.Of(p.doc, w.Fold)
	near, right, sure := meantBy.words, meantBy.right, meantBy.sure
	name := dictionary.Name(w.Fold)
	switch {
	case w.Capital && (name || len(w.Fold) < 5), name && !sure:
		return review.Finding{}, false
	case right == "" && (w.Capital || dictionary.Derived(w.Fold)):
		return review.Finding{}, false // perhaps a name
	case right != "" && !sure && (w.Capital || dictionary.Derived(w.Fold)):
		return review.Finding{}, false
	case p.doc.Wrote(w.Fold):
		if right == "" || !sure {
			return review.Finding{}, false
		}
		return p.misspelt(raw, w, false, right), true // copied from the debrief as it was typed
	case p.told(w.Fold):
		return review.Finding{}, false // a word that they use there
	case repeated(words, i):
		if right == "" || !sure {
			return review.Finding{}, false // written so twice: it is meant so
		}
		return p.misspelt(raw, w, false, right), true
	case right != "":
		return p.misspelt(raw, w, isFunctionWord(right) || !dictionary.MayBeTerm(w.Fold, right), right), true
	}
	return p.misspelt(raw, w, false, near...), true
}

// misspelt is the finding. The first one that is sure is a warn.
func (p *proofreader) misspelt(raw string, w review.Word, sure bool, near ...string) review.Finding {
	f := review.Finding{Span: bare(w)}
	for _, word := range near {
		if w.Capital {
			word = raised(word)
		}
		f.Suggestions = append(f.Suggestions, word)
	}
	switch {
	case sure:
		f.Message = fmt.Sprintf("%q looks like a misspelling of %q.", raw, f.Suggestions[0])
		if !p.warned {
			p.warned, f.Severity = true, review.Warn
		}
	case len(near) == 0:
		f.Message = fmt.Sprintf("%q is in no dictionary that we have. Is it written as you mean it?", raw)
	default:
		f.Message = fmt.Sprintf("%q is in no dictionary that we have. Did you mean %q?", raw, f.Suggestions[0])
	}
	return f
}

// isName reports a word of a name that the context knows. A slip is one to the letter only: a
// "managment" has the stem of the manager.
func (p *proofreader) isName(fold string, slip bool) bool {
	d := p.doc
	if d.Person(fold) != nil || d.Common(fold) || !slip && d.Common(review.Stem(fold)) {
		return true
	}
	for i := range d.Context.OtherProcesses {
		if other := &d.Context.OtherProcesses[i]; holdsWord(d, other.Employer, fold) || holdsWord(d, other.Role, fold) {
			return true
		}
	}
	if ofOtherPeople(d, fold) {
		return true
	}
	for _, offer := range d.Context.Process.Offers {
		if holdsWord(d, offer.Employer, fold) {
			return true
		}
	}
	return false
}

// told reports a word that stands in a debrief of anybody of the process.
func (p *proofreader) told(fold string) bool {
	if p.toldIn(&p.doc.Context.Interview, fold) {
		return true
	}
	for i := range p.doc.Context.Process.Interviews {
		if p.toldIn(&p.doc.Context.Process.Interviews[i], fold) {
			return true
		}
	}
	return false
}

func (p *proofreader) toldIn(round *interview.Interview, fold string) bool {
	for i := range round.Panel {
		about := &round.Panel[i].Debrief
		for _, text := range [...]string{about.Anchor, about.Need, about.Value} {
			if holdsWord(p.doc, text, fold) {
				return true
			}
		}
	}
	return false
}

// foreign reports a word among words of another language: a quotation, a greeting.
func (p *proofreader) foreign(words []review.Word, i int) bool {
	for _, j := range [...]int{i - 1, i + 1, i - 2, i + 2} {
		if j < 0 || j >= len(words) {
			continue
		}
		fold := words[j].Fold
		if review.IsForeign(fold) {
			return true
		}
		if j == i-1 || j == i+1 {
			if !words[j].Capital && len(fold) > 2 && !dictionary.Known(fold) && dictionary.Slip(fold) == "" && !dictionary.Derived(fold) {
				if n := nearnessOf.Of(p.doc, fold); n.right == "" || !n.sure {
					return true
				}
			}
		}
	}
	return false
}

// repeated reports that a word stands more than once.
func repeated(words []review.Word, i int) bool {
	for j := range words {
		if j != i && words[j].Fold == words[i].Fold {
			return true
		}
	}
	return false
}

// plainLetters reports a word of Latin letters without accents, small but for the first.
func plainLetters(raw string, w review.Word) bool {
	for i := range len(raw) {
		switch c := raw[i]; {
		case 'a' <= c && c <= 'z', c == '\'', i == 0 && w.Capital:
		case strings.HasPrefix(raw[i:], "’"), i > 0 && strings.HasPrefix(raw[i-1:], "’"), i > 1 && strings.HasPrefix(raw[i-2:], "’"):
		default:
			return false
		}
	}
	return true
}

// opensLink reports that a word that may open an address of the web does.
func opensLink(text string, w *review.Word) bool {
	return w.End < len(text) && (text[w.End] == ':' || text[w.End] == '.')
}

// tokenEnd is the next blank.
func tokenEnd(text string, from int) int {
	if at := strings.IndexAny(text[from:], " \t\r\n>)\""); at >= 0 {
		return from + at
	}
	return len(text)
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
