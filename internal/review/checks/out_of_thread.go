package checks

import (
	"fmt"
	"strings"

	"afterword/internal/note"
	"afterword/internal/review"
)

func outOfThread() review.Check {
	return review.Check{
		ID:       "out-of-thread",
		Group:    review.Timing,
		Title:    "The note is in the wrong thread",
		Severity: review.Warn,
		Why:      "In the thread of the first note the reader sees at once who asks about what; a \"Re:\" on a mail that answers nothing is a trick of advertisers.",
		Bad:      "Subject: Following up (a new mail, although the thank-you lies in their inbox)",
		Good:     "Subject: Re: Thank you for your time today",
		Source:   "SPEC.md section 2: check-ins and final pulses are in the same thread; RFC 5322 section 3.6.5",
		Reads:    review.AnyLanguage,
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.InThread || d.Quotes || d.Draft.Phase.Answers() { // they go where the mail or the day is
				return nil
			}
			if d.Draft.Phase == note.Anchor {
				bare := review.WithoutReply(d.Draft.Subject)
				if bare == strings.TrimSpace(d.Draft.Subject) {
					return nil
				}
				f := review.Finding{Part: review.Subject, Span: review.Span{End: len(d.Draft.Subject)}}
				mark, _, _ := strings.Cut(strings.TrimSpace(d.Draft.Subject), ":")
				f.Message = fmt.Sprintf("%q says that this answers a mail, and it answers none.", mark+":")
				if oneOf(strings.ToLower(strings.TrimSpace(mark)), "fw fwd wg tr") {
					f.Message = fmt.Sprintf("%q says that this passes a mail on, and it passes none on.", mark+":")
				}
				if vague, little := subjectSaysNothing(d); vague || little {
					f.Suggestions = subjectsFor(d)
				} else if bare != "" {
					f.Suggestions = []string{bare}
				}
				return []review.Finding{f}
			}
			// Where nobody knows under which subject that thread runs, one that is found
			// again is the best there is.
			if first := firstNote(d); first != nil && (first.Subject != "" || !searchable(d.Draft.Subject)) {
				return []review.Finding{{Part: review.Subject, Span: review.Span{End: len(d.Draft.Subject)}, Message: "You have written to them already: answer in the thread of that note, under its subject."}}
			}
			return nil
		},
	}
}

// searchable reports a subject that says what it follows up on.
func searchable(subject string) bool {
	about, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(subject)), "following up:")
	return ok && strings.TrimSpace(about) != ""
}

// firstNote is the earliest note to the recipient in this process that was sent; nil when
// there is none.
func firstNote(d *review.Doc) *note.Note {
	var first *note.Note
	for i := range d.Context.Earlier {
		n := &d.Context.Earlier[i]
		if d.Draft.To.Email == "" || !strings.EqualFold(n.To.Email, d.Draft.To.Email) || n.ProcessID != d.Context.Process.ID ||
			n.InterviewID != "" && n.InterviewID != d.Context.Interview.ID {
			continue
		}
		if first == nil || n.SentAt.Before(first.SentAt) {
			first = n
		}
	}
	return first
}
