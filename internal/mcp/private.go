package mcp

import (
	"regexp"
	"strconv"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/pattern"
)

// private is what a sentence of the review may not tell. The review knows the whole
// process, and quotes from it: "The moment you wrote down, "…", is not in the note."
type private struct {
	offers *regexp.Regexp // employers whose offers the candidate holds; nil without one
	// texts are what was written down of talks and promises, folded.
	texts []string
	draft string // folded; the assistant knows it
}

// privateOf gathers it from every process that the review knew.
func privateOf(all []interview.Process, draft string) private {
	p := private{draft: folded(draft)}
	var offers []string
	for _, process := range all {
		for _, o := range process.Offers {
			if name := strings.TrimSpace(o.Employer); name != "" {
				offers = append(offers, regexp.QuoteMeta(name))
			}
		}
		for _, round := range process.Interviews {
			if round.Promise != nil {
				p.keep(round.Promise.Said)
			}
			for _, m := range round.MissedQuestions() {
				p.keep(m.Question, m.Said, m.BetterAnswer)
			}
			for _, who := range round.Panel {
				d := who.Debrief
				p.keep(d.Anchor, d.Need, d.Value, d.Card)
			}
		}
	}
	if len(offers) > 0 {
		p.offers = regexp.MustCompile("(?i)" + strings.Join(offers, "|"))
	}
	return p
}

func (p *private) keep(texts ...string) {
	for _, text := range texts {
		if text = folded(text); text != "" {
			p.texts = append(p.texts, text)
		}
	}
}

// quotation is what a sentence of the review quotes, in either kind of marks.
var quotation = pattern.Of(`"(?:[^"\\]|\\.)*"|“[^”]*”`)

// without returns a sentence of the review without what is private in it.
func (p private) without(sentence string) string {
	sentence = quotation().ReplaceAllStringFunc(sentence, func(quoted string) string {
		inside := strings.Trim(quoted, `"“”`)
		if plain, err := strconv.Unquote(quoted); err == nil {
			inside = plain
		}
		if p.holds(inside) {
			return `"…"`
		}
		return quoted
	})
	if p.offers != nil {
		sentence = p.offers.ReplaceAllLiteralString(sentence, anotherEmployer)
	}
	return sentence
}

// holds reports whether words stand in what was written down, and not in the draft. What
// was shortened ends with dots.
func (p private) holds(words string) bool {
	words = folded(strings.Trim(words, " …."))
	if words == "" || strings.Contains(p.draft, words) {
		return false
	}
	for _, text := range p.texts {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}

func folded(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }
