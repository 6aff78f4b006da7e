// Package review reads a draft with the eyes of the person who will get it.
//
// It knows the context: who the note goes to, who else sat on the panel, what was said,
// what the other drafts say. So it can tell a name from a typo, and a topic of the talk
// from a tactless question, where a spelling or grammar checker cannot. It does not judge
// style, it asks no model and no network, and it changes nothing: a finding may
// suggest a replacement, a person takes it.
//
// The steps of Run:
//
//  1. NewDoc takes the draft apart, once: words with their places and folded forms,
//     sentence openings (UAX #29), salutation, sign-off, the main part between them, and
//     the names of everybody in the context.
//  2. Every check of the registry (package checks) that is not switched off reads the Doc
//     and returns findings with byte ranges. Checks that know English do not run on a note
//     in another language.
//  3. Run adds check id, severity and UTF-16 ranges, and sorts.
//
// It is pure: the same draft and context give the same findings. Text that is not UTF-8 is
// read as far as it goes, never refused.
package review

import (
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// Draft is one note as written, before or after a person touched it.
type Draft struct {
	Phase   note.Phase
	To      interview.Interviewer
	Subject string
	Body    string
}

// Context is what the reviewer knows besides the draft itself.
type Context struct {
	Process   interview.Process
	Interview interview.Interview
	// Panel are the other drafts of the same panel and phase, without the one under review.
	Panel []Draft
	// Email is the e-mail to the same person when the draft is the text of a card; nil for
	// notes.
	Email *Draft
	// OtherProcesses are the person's other applications: their names must not appear here.
	OtherProcesses []interview.Process
	// Earlier are notes sent before, in this process or another.
	Earlier []note.Note
	// Before is the body as the person had written it before a machine changed it; empty
	// where none did.
	Before string
	// InThread says that the note answers an earlier message: its subject is the thread's.
	InThread bool
	// Offered says that the employer made an offer: terms may be talked about.
	Offered bool
	Now     time.Time
	// SendAt is when the note is planned to leave; zero where it would leave now.
	SendAt time.Time
}

// Leaves is the instant from which the reader will see the note: "today" is the day of it.
func (c Context) Leaves() time.Time {
	if c.SendAt.After(c.Now) {
		return c.SendAt
	}
	return c.Now
}

// Severity says what a finding does to a note.
type Severity string

// The severities.
const (
	Block Severity = "block" // stops approval
	Warn  Severity = "warn"
	Hint  Severity = "hint"
)

// Confidence says how sure the review is that a finding is a fault: how often a careful
// person who looks at the place would agree.
type Confidence string

// The confidences.
const (
	Sure   Confidence = "sure"   // it is counted or compared, there is nothing to judge
	Likely Confidence = "likely" // nearly always
	Maybe  Confidence = "maybe"  // often enough to be worth a look
)

// Part is the field of the draft that a span points into.
type Part string

// The parts a finding can point into.
const (
	Subject Part = "subject"
	Body    Part = "body"
)

// Span is a half-open range of a draft's part, in bytes and in UTF-16 code units (what
// browsers and SARIF count in).
type Span struct {
	Start, End           int
	StartUTF16, EndUTF16 int
}

// Finding is what the review says of one place in a draft.
type Finding struct {
	Check      string // stable id: "salutation-other-person"
	Group      Group
	Severity   Severity
	Confidence Confidence
	Part       Part
	Span       Span // zero when the finding is about something that is missing
	Message    string
	// Suggestions are replacements for the span, best first; applying one clears the
	// finding. May be empty.
	Suggestions []string
	// Word says that it is about how one word is written, which the person's own list can
	// allow (Options.Words).
	Word bool
	// Firm says that nobody can leave it as it is (see Ignores): the place must be put right.
	Firm bool
}

// Verdict sums the findings of one note up.
type Verdict string

// The verdicts.
const (
	Blocked Verdict = "blocked" // at least one Block
	Warned  Verdict = "warned"  // at least one Warn
	Clean   Verdict = "clean"   // hints at most
)

// VerdictOf returns the verdict that findings amount to.
func VerdictOf(findings []Finding) Verdict {
	verdict := Clean
	for _, f := range findings {
		switch f.Severity {
		case Block:
			return Blocked
		case Warn:
			verdict = Warned
		}
	}
	return verdict
}
