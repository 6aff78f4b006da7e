// Package compose assembles drafts out of a debrief (SPEC.md section 2).
//
// A draft is the candidate's own words in a frame. Afterword phrases subject, salutation,
// the thanks, the close and the signature; the anchor, the need, the value sentence and
// the better answer are taken from the debrief as they stand. It never fills what is
// missing with stock praise: where the debrief is silent, the draft asks.
//
//  1. What is known of the recipient becomes the salutation (name.go, salutation.go).
//  2. Each debrief text is looked at for its shape, because people write a moment down as
//     a topic, as half a sentence or as a whole one, and the frame must read as good
//     English around all of them (shape.go). Where it speaks of the recipient ("she told
//     me"), it is turned to them (second_person.go).
//  3. The frame is chosen by the place of the recipient on the panel, so that no two
//     notes of a panel share their phrases and the same facts give the same draft
//     (variant.go). All phrases stand in words.go.
//  4. The parts become paragraphs; what only the candidate can fill stands on a line of
//     its own, as a question in square brackets.
//
// It is pure: no clock, no randomness. It does not judge a draft, package review does,
// and it does not know when a note leaves: that is an argument.
package compose

import (
	"strings"
	"time"
	"unicode"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// Draft is a note before anybody touched it.
type Draft struct {
	Phase   note.Phase
	To      interview.Interviewer
	Subject string
	Body    string // plain text, one line per paragraph, \n line ends
	Gaps    []Gap  // what only the candidate can fill, in the order of the body
}

// Gap is a place in a draft that only the candidate can fill. It stands in the body as
// the question in square brackets, so that it is seen, and the review blocks it.
type Gap struct {
	Part     Part
	Question string
}

// Part is a part of a note (SPEC.md section 2).
type Part string

// The parts that may have a gap.
const (
	Hook   Part = "hook"
	Value  Part = "value"
	OnCard Part = "card"            // the sentence that a card has of its own
	Missed Part = "missed question" // the better answer to a question that went badly
	Own    Part = "own words"       // what the candidate takes with them, in a reply to a rejection
)

// Request is what a draft is written from.
type Request struct {
	Process   interview.Process
	Interview interview.Interview
	Phase     note.Phase
	To        interview.Interviewer
	// Leaves is when the note is planned to leave: words such as "today" follow it. The
	// zero value means on the day of the interview.
	Leaves time.Time
	// ThreadSubject is the subject of the first note of the thread; empty when there is
	// none, and for anchor notes.
	ThreadSubject string
	// Own is what the candidate wants to say in a reply to a rejection, in their words; may
	// be empty.
	Own string
}

// Write drafts one note. The same request gives the same draft. Phase Close has no note;
// it is drafted as a final pulse is.
func Write(r Request) Draft {
	d := Draft{Phase: r.Phase, To: r.To}
	var body page
	body.add(salutation(r.To))
	switch r.Phase {
	case note.Anchor:
		d.Subject = thanksSubject(r)
		writeAnchor(r, &body)
	case note.CheckIn:
		d.Subject = threadSubject(r)
		body.add(checkIn(r))
	case note.AnotherTime:
		d.Subject = anotherTimeSubject(r)
		body.add(anotherTime(r))
	case note.GraciousReply:
		d.Subject = graciousSubject(r)
		writeGraciousReply(r, &body)
	default:
		d.Subject = threadSubject(r)
		body.add(finalPulse(r))
	}
	body.add(signature(r))
	d.Body, d.Gaps = body.text(), body.gaps
	return d
}

// page collects the paragraphs of a body and its gaps.
type page struct {
	paragraphs []string
	gaps       []Gap
}

func (p *page) add(paragraph string) {
	if paragraph != "" {
		p.paragraphs = append(p.paragraphs, paragraph)
	}
}

// ask leaves a visible gap. A bracket inside the question would end the gap early.
func (p *page) ask(part Part, question string) {
	question = strings.NewReplacer("[", "(", "]", ")").Replace(question)
	p.gaps = append(p.gaps, Gap{part, question})
	p.add("[" + question + "]")
}

func (p *page) text() string { return strings.Join(p.paragraphs, "\n\n") + "\n" }

// squeeze makes one line out of a text, with single spaces. A text without a letter or a
// number, such as "...", says nothing yet and counts as empty.
func squeeze(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return ""
	}
	return strings.Join(strings.Fields(s), " ")
}
