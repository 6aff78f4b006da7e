package note

import (
	"strings"
	"time"
)

// Touch is a note that reached somebody, sent by Afterword or by hand.
type Touch struct {
	InterviewID string // empty when a process file does not say; then the round is found by time
	Phase       Phase
	To          string // e-mail address
	At          time.Time
	MessageID   string // without angle brackets; empty when unknown
}

// Note returns the sent note of a process that a touch is, without the words, which a touch
// does not keep.
func (t Touch) Note(processID string) Note {
	return Note{
		ProcessID: processID, InterviewID: t.InterviewID, Phase: t.Phase, To: Address{Email: t.To}, State: Sent, SentAt: t.At, MessageID: t.MessageID,
	}
}

// TouchOf returns the touch that a sent note is, under the Message-ID that others know.
func TouchOf(n Note) Touch {
	id := n.MessageID
	if n.ProviderID != "" {
		id = n.ProviderID
	}
	return Touch{InterviewID: n.InterviewID, Phase: n.Phase, To: n.To.Email, At: n.SentAt, MessageID: id}
}

// Caps on touches (SPEC.md section 1, "Touch cap").
const (
	MaxTouchesPerRecipient = 3 // per round
	MaxTouchesPerProcess   = 6 // thank-yous to different people are not counted against each other
)

// CapReached reports whether one more note of the given phase to the given address in
// the given round would break a cap, and says which in words. Thank-yous (anchor notes)
// of one round count as one touch of the process, however many people they went to.
func CapReached(touches []Touch, interviewID string, phase Phase, email string) (why string, reached bool) {
	toRecipient, inProcess := 0, 0
	thanked := map[string]bool{}
	for _, t := range touches {
		if t.InterviewID == interviewID && strings.EqualFold(t.To, email) {
			toRecipient++
		}
		if t.Phase == Anchor {
			if thanked[t.InterviewID] {
				continue
			}
			thanked[t.InterviewID] = true
		}
		inProcess++
	}
	if toRecipient >= MaxTouchesPerRecipient {
		return "three notes to one person in one round is the limit", true
	}
	if phase == Anchor && thanked[interviewID] {
		return "", false
	}
	if inProcess >= MaxTouchesPerProcess {
		return "six notes in one process is the limit", true
	}
	return "", false
}
