package checks

import (
	"fmt"

	"afterword/internal/review"
	"afterword/internal/review/grammar"
)

// tellSlips makes findings of the slips of a kind: the first that is sure keeps the severity of the check and all
// others are hints, since several slips of one kind are one thing to look at. The message has two verbs, for what
// stands there and for what should. exempt, which may be nil, tells which slips are none here.
func tellSlips(d *review.Doc, kind grammar.Kind, message string, exempt func(d *review.Doc, s *grammar.Slip) bool) []review.Finding {
	var found []review.Finding
	sure := false
	slips := grammar.Slips(d, kind)
	for i := range slips {
		s := &slips[i]
		if exempt != nil && exempt(d, s) {
			continue
		}
		if len(found) == enough {
			break
		}
		right, format := s.Right, message
		if s.Capital && startsLower(right) {
			right = raised(right)
		}
		switch {
		case s.Message != "":
			format = s.Message
		case message == saysAnotherWord && s.OtherForm:
			format = saysAnotherForm
		}
		text := d.Draft.Body
		if s.Part == review.Subject {
			text = d.Draft.Subject
		}
		// Beside other words what is wrong is clearer: "explained me", and not "me" alone.
		before, behind := "", ""
		if s.Message == "" && format != saysAnotherWord {
			before, behind = text[s.Around.Start:s.Span.Start], text[s.Span.End:s.Around.End]
		}
		f := review.Finding{Part: s.Part, Span: s.Span, Message: fmt.Sprintf(format, before+text[s.Span.Start:s.Span.End]+behind, before+right+behind), Suggestions: []string{right}}
		if s.Hint || sure {
			f.Severity = review.Hint
		}
		sure = sure || f.Severity != review.Hint
		found = append(found, f)
	}
	return found
}

// enough is how many findings a check of wording collects: a note with more is not mended
// one by one.
const enough = 40

// What is said of a word that was confused, and of one that has the wrong form only.
const (
	saysAnotherWord = "%q is another word: here it is %q."
	saysAnotherForm = "%q does not fit here: write %q."
)
