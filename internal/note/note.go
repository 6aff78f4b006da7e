// Package note is one message to one interviewer and its life.
//
//	              approve            hand over           first byte
//	draft ───────────────► approved ───────────► scheduled ─────────► sending ──► sent
//	  ▲                      │  ▲                    │                   │ │
//	  │      undo or edit    │  └────────────────────┘ wait: not yet     │ └────► failed   (refused)
//	  └──────────────────────┴───────────────────────┘                   └──────► unknown  (no telling)
//	                                                 ▲                   │
//	                                                 └───────────────────┘ certainly not sent: later
//
//	draft, approved, scheduled ──► cancelled (somebody answered, or the person said no)
//	                           ──► skipped   (its time passed)
//	unknown ──► sent | failed (the person settles it)
//
// Nothing leaves this package's states by itself: a Note is a value, every transition
// is a method that returns the next value or an error that names the state it was in.
// A note may only leave "scheduled" for "sending" with an approval that still matches
// what it says (see Approval).
package note

import (
	"errors"
	"fmt"
	"time"
)

// Phase is the step of the practice that a note belongs to. The words are public: they
// stand in the process file and in every JSON answer.
type Phase string

// The phases, in their order. Close is a phase of the plan only: no note belongs to it.
const (
	Anchor     Phase = "anchor"
	CheckIn    Phase = "check-in"
	FinalPulse Phase = "final-pulse"
	Close      Phase = "close"
)

// Phases lists the phases that have notes, in order.
func Phases() []Phase { return []Phase{Anchor, CheckIn, FinalPulse} }

// State is where a note is in its life.
type State string

// The states of a note.
const (
	Draft     State = "draft"     // may be edited, is not approved
	Approved  State = "approved"  // a person said yes; undo is possible
	Scheduled State = "scheduled" // handed to the queue; undo is still possible
	Sending   State = "sending"   // committed before the first byte; no way back
	Sent      State = "sent"      // a server took it, or it was found in Sent
	Unknown   State = "unknown"   // the connection broke after DATA: ask the person
	Failed    State = "failed"    // refused for good; nothing was delivered
	Cancelled State = "cancelled" // withdrawn before sending
	Skipped   State = "skipped"   // its time passed unsent
)

// Final reports whether no transition leads out of s.
func (s State) Final() bool { return s == Sent || s == Failed || s == Cancelled || s == Skipped }

// Address is who a note goes to.
type Address struct {
	Name  string
	Email string
}

// Thread is the message a note answers, so that it lands in the right conversation
// (RFC 5322 section 3.6.4). The zero value starts a new thread.
type Thread struct {
	InReplyTo  string   // Message-ID without angle brackets
	References []string // oldest first, each without angle brackets
}

// Note is one message to one interviewer.
type Note struct {
	ID          string // UUIDv7
	ProcessID   string
	InterviewID string
	Phase       Phase
	To          Address
	Subject     string
	Body        string // plain text, one line per paragraph, \n line ends
	Thread      Thread
	// NotBefore is the earliest instant at which the note may leave.
	NotBefore time.Time
	State     State
	Approval  *Approval // nil in Draft and after an edit
	// MessageID, without angle brackets, is stored before the first byte goes out.
	MessageID string
	SentAt    time.Time // zero until Sent
	// Trouble says in one sentence what went wrong, for the states Unknown, Failed,
	// Cancelled and Skipped, and why a scheduled note still waits.
	Trouble string
	// Version counts the stored transitions; a store saves a note only over the version
	// it was read at.
	Version int64
}

// ErrNotApproved means that a note was about to be sent without an approval that covers
// exactly what it says.
var ErrNotApproved = errors.New("the note changed after it was approved: read it again and approve it again")

// TransitionError means that a note was asked for something its state does not allow.
type TransitionError struct {
	From State
	Verb string // "approve", "undo", "edit" …
}

func (e *TransitionError) Error() string {
	is := string(e.From)
	switch e.From {
	case Draft:
		is = "a draft"
	case Approved, Sent, Cancelled, Skipped:
		is += " already"
	case Unknown:
		is = "of unknown fate"
	}
	return fmt.Sprintf("cannot %s a note that is %s", e.Verb, is)
}

// Edit returns n with new words. Any edit voids the approval.
func (n Note) Edit(subject, body string) (Note, error) {
	switch n.State {
	case Draft, Approved, Scheduled:
	default:
		return n, &TransitionError{n.State, "edit"}
	}
	n.Subject, n.Body = subject, body
	return n.unapproved(), nil
}

// Readdress returns n with another recipient. It voids the approval as any edit does.
func (n Note) Readdress(to Address) (Note, error) {
	switch n.State {
	case Draft, Approved, Scheduled:
	default:
		return n, &TransitionError{n.State, "readdress"}
	}
	n.To = to
	return n.unapproved(), nil
}

// Approve returns n as approved at the instant at, to leave no earlier than notBefore.
// The approval is bound to what n says now.
func (n Note) Approve(at, notBefore time.Time) (Note, error) {
	if n.State != Draft {
		return n, &TransitionError{n.State, "approve"}
	}
	n.NotBefore = notBefore
	n.State, n.Approval, n.Trouble = Approved, &Approval{Digest: n.Digest(), At: at}, ""
	return n, nil
}

// Undo takes an approval back. It is possible until the first byte goes out.
func (n Note) Undo() (Note, error) {
	switch n.State {
	case Approved, Scheduled:
	default:
		return n, &TransitionError{n.State, "undo"}
	}
	return n.unapproved(), nil
}

// Schedule returns n as handed to the queue.
func (n Note) Schedule() (Note, error) {
	if n.State != Approved {
		return n, &TransitionError{n.State, "schedule"}
	}
	n.State = Scheduled
	return n, nil
}

// Wait puts a scheduled note back to approved because it may not leave yet; why is one
// sentence for the person.
func (n Note) Wait(why string) (Note, error) {
	if n.State != Scheduled {
		return n, &TransitionError{n.State, "put back"}
	}
	n.State, n.Trouble = Approved, why
	return n, nil
}

// StartSending returns n as being sent under messageID. It must be stored, durably,
// before the first byte goes out. It fails with ErrNotApproved when the approval does
// not cover what n says.
func (n Note) StartSending(messageID string) (Note, error) {
	if n.State != Scheduled {
		return n, &TransitionError{n.State, "send"}
	}
	if n.Approval == nil || n.Approval.Digest != n.Digest() {
		return n, ErrNotApproved
	}
	n.State, n.MessageID, n.Trouble = Sending, messageID, ""
	return n, nil
}

// NotSent puts a note back into the queue after an attempt that certainly delivered
// nothing (the connection failed before the message was complete, or a 4xx answer). It
// keeps its Message-ID for the next attempt.
func (n Note) NotSent(why string) (Note, error) {
	if n.State != Sending {
		return n, &TransitionError{n.State, "put back"}
	}
	n.State, n.Trouble = Scheduled, why
	return n, nil
}

// MarkSent returns n as taken by the server at the instant at. An unknown note becomes
// sent when it is found in Sent or the person says so.
func (n Note) MarkSent(at time.Time) (Note, error) {
	if n.State != Sending && n.State != Unknown {
		return n, &TransitionError{n.State, "mark as sent"}
	}
	n.State, n.SentAt, n.Trouble = Sent, at, ""
	return n, nil
}

// MarkUnknown returns n as neither surely sent nor surely not.
func (n Note) MarkUnknown(why string) (Note, error) {
	if n.State != Sending {
		return n, &TransitionError{n.State, "mark as unknown"}
	}
	n.State, n.Trouble = Unknown, why
	return n, nil
}

// Fail returns n as refused for good.
func (n Note) Fail(why string) (Note, error) {
	if n.State != Sending && n.State != Unknown {
		return n, &TransitionError{n.State, "fail"}
	}
	n.State, n.Trouble = Failed, why
	return n, nil
}

// Cancel withdraws a note that has not started to leave.
func (n Note) Cancel(why string) (Note, error) { return n.end(Cancelled, why, "cancel") }

// Skip ends a note whose time passed unsent.
func (n Note) Skip(why string) (Note, error) { return n.end(Skipped, why, "skip") }

func (n Note) end(s State, why, verb string) (Note, error) {
	switch n.State {
	case Draft, Approved, Scheduled:
	default:
		return n, &TransitionError{n.State, verb}
	}
	n = n.unapproved()
	n.State, n.Trouble = s, why
	return n, nil
}

func (n Note) unapproved() Note {
	n.State, n.Approval, n.Trouble = Draft, nil, ""
	return n
}
