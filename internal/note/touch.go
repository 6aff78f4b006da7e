package note

import (
	"slices"
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
	Subject     string // empty when unknown
}

// Note returns the sent note of a process that a touch is, without the words, which a touch
// does not keep.
func (t Touch) Note(processID string) Note {
	return Note{
		ProcessID: processID, InterviewID: t.InterviewID, Phase: t.Phase, To: Address{Email: t.To}, State: Sent, SentAt: t.At, MessageID: t.MessageID,
		Subject: t.Subject,
	}
}

// TouchOf returns the touch that a sent note is, under the Message-ID that others know.
func TouchOf(n Note) Touch {
	id := n.MessageID
	if n.ProviderID != "" {
		id = n.ProviderID
	}
	return Touch{InterviewID: n.InterviewID, Phase: n.Phase, To: n.To.Email, At: n.SentAt, MessageID: id, Subject: n.Subject}
}

// Caps on touches (SPEC.md section 1, "Touch cap").
const (
	MaxTouchesPerRecipient = 3 // per round
	MaxTouchesPerProcess   = 6 // thank-yous to different people are not counted against each other
)

// CapReached reports whether one more note of the given phase to the given address in
// the given round would break a cap, and says which in words.
func CapReached(touches []Touch, interviewID string, phase Phase, email string) (why string, reached bool) {
	if SpentOn(touches, interviewID, email) >= MaxTouchesPerRecipient {
		return "three notes to one person in one round is the limit", true
	}
	if phase == Anchor && thanked(touches, interviewID) {
		return "", false
	}
	if Spent(touches) >= MaxTouchesPerProcess {
		return "six notes in one process is the limit", true
	}
	return "", false
}

// Spent is how many touches of a process count against its cap: thank-yous (anchor notes)
// of one round count as one, however many people they went to.
func Spent(touches []Touch) (n int) {
	for i, t := range touches {
		if t.Phase != Anchor || !thanked(touches[:i], t.InterviewID) {
			n++
		}
	}
	return n
}

// SpentOn is how many touches one person had in one round.
func SpentOn(touches []Touch, interviewID, email string) (n int) {
	for _, t := range touches {
		if t.InterviewID == interviewID && strings.EqualFold(t.To, email) {
			n++
		}
	}
	return n
}

// LeftFor is how many more notes one person may get in one round: what their own cap
// leaves, and no more than the process has left. A thank-you that comes with those of
// their panel costs the process nothing.
func LeftFor(touches []Touch, interviewID, email string) int {
	own, all := MaxTouchesPerRecipient-SpentOn(touches, interviewID, email), MaxTouchesPerProcess-Spent(touches)
	mine := slices.ContainsFunc(touches, func(t Touch) bool {
		return t.InterviewID == interviewID && t.Phase == Anchor && strings.EqualFold(t.To, email)
	})
	if !mine && thanked(touches, interviewID) {
		all++
	}
	return max(0, min(own, all))
}

// thanked reports whether somebody of a round got a thank-you.
func thanked(touches []Touch, interviewID string) bool {
	return slices.ContainsFunc(touches, func(t Touch) bool { return t.Phase == Anchor && t.InterviewID == interviewID })
}
