// Package note is one message to one interviewer and its life.
//
//	              approve            hand over           compose
//	draft ───────────────► approved ───────────► scheduled ────────► sending ──► sent
//	  ▲                      │  ▲                 ▲  │                │   │
//	  │      undo or edit    │  └─────────────────┼──┘ wait: not yet  │   └────► failed   (refused)
//	  └──────────────────────┴────────────────────┼──                 └────────► unknown  (no telling)
//	                                              │                   │
//	                                              └───────────────────┘ certainly not sent: later
//
//	sending has three stages, each stored before the next thing happens (see Attempt):
//
//	composed ──────────────► committing ──────────────► looking
//	 │  bytes are fixed,      │  stored just before       │  no answer came: the witness,
//	 │  nothing can have      │  the final dot            │  the person's own copy, decides
//	 │  left                  │                           │
//	 └─► scheduled            ├─► sent                    ├─► sent     (it was found)
//	     (interrupted)        ├─► failed                  └─► unknown  (not within 15 minutes)
//	                          └─► scheduled (refused for now)
//
//	scheduled ──► in drafts ──► sent     (the person sent it from there; see in_drafts.go)
//	                        ├─► unknown  (gone, and not found in Sent within a day; back where it reappears)
//	                        └─► draft, cancelled, skipped (once it is taken out again)
//
//	draft, approved, scheduled ──► cancelled (somebody answered, or the person said no)
//	                           ──► skipped   (its time passed)
//	unknown ──► sent | failed (the person settles it, or a copy, an answer or a bounce is seen)
//	every state that is not final ──► sent (the person sent it by hand)
//	sent, by the person's word alone ──► draft (they were mistaken)
//
// Nothing leaves this package's states by itself: a Note is a value, every transition
// is a method that returns the next value or an error that names the state it was in.
// A note may only leave "scheduled" for "sending" with an approval that still matches
// what it says (see Approval).
package note

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Phase is the step of the practice that a note belongs to. The words are public: they
// stand in the process file and in every JSON answer.
type Phase string

// The phases. The first three are the practice, in their order; the next two answer what
// happened, and only when the person asked for them. LookAgain and Close are phases of the
// plan only: no note belongs to them.
const (
	Anchor        Phase = "anchor"
	CheckIn       Phase = "check-in"
	FinalPulse    Phase = "final-pulse"
	AnotherTime   Phase = "another-time"   // nobody called at the agreed time
	GraciousReply Phase = "gracious-reply" // to a rejection
	LookAgain     Phase = "look-again"     // the day to look again at a role that is on hold
	Close         Phase = "close"
)

// Practice lists the phases of the practice, in the order in which one note follows
// another.
func Practice() []Phase { return []Phase{Anchor, CheckIn, FinalPulse} }

// Phases lists the phases that have notes.
func Phases() []Phase { return append(Practice(), AnotherTime, GraciousReply) }

// HasNote reports whether a note belongs to a step of this phase.
func (p Phase) HasNote() bool { return p != Close && p != LookAgain }

// Answers reports whether a note of this phase answers what happened: it is written once,
// about one day or one mail, and is not worded anew when the plan moves.
func (p Phase) Answers() bool { return p == AnotherTime || p == GraciousReply }

// State is where a note is in its life.
type State string

// The states of a note.
const (
	Draft     State = "draft"     // may be edited, is not approved
	Approved  State = "approved"  // a person said yes; undo is possible
	Scheduled State = "scheduled" // handed to the queue; undo is still possible
	Sending   State = "sending"   // stored before the first byte; see Attempt for its stages
	InDrafts  State = "in drafts" // put into the person's Drafts folder, theirs to send; see in_drafts.go
	Sent      State = "sent"      // a server took it, or it was found in Sent
	Unknown   State = "unknown"   // the connection broke at the final dot, no copy was found: ask the person
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
	// Before is the body as the person had written it before a machine changed it; empty
	// where none did. What the person changes later, they change here, too.
	Before string
	// NotBefore is the earliest instant at which the note may leave.
	NotBefore time.Time
	State     State
	Approval  *Approval // nil in Draft and after an edit
	// Ignored are findings of the review that the person leaves as they are, oldest first.
	Ignored []Ignore
	// Way is how it gets to its recipient, decided with the approval; empty in Draft.
	Way Way
	// MessageID, without angle brackets, is stored before the first byte goes out.
	MessageID string
	// ProviderID is the Message-ID that the note left under where the provider replaces
	// ours; empty elsewhere. Others know the note by this one.
	ProviderID string
	// Attempt is what is known of the attempt to send it.
	Attempt Attempt
	// Place is where it lies in the Drafts folder, or did when it was last seen there.
	Place Place
	// After is what a note that is being withdrawn from there becomes; empty otherwise.
	After  State
	SentAt time.Time // zero until Sent
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
	case InDrafts:
		is = "in your Drafts folder"
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
	n.Before = withoutMachine(n.Before, n.Body, body)
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

// Approve returns n as approved at the instant at, to be sent no earlier than notBefore.
// The approval is bound to what n says now.
func (n Note) Approve(at, notBefore time.Time) (Note, error) {
	return n.ApproveWay(at, notBefore, Send)
}

// ApproveWay is Approve for a note that goes another way.
func (n Note) ApproveWay(at, notBefore time.Time, way Way) (Note, error) {
	if n.State != Draft {
		return n, &TransitionError{n.State, "approve"}
	}
	n.NotBefore, n.Way = notBefore, way
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

// Rethread returns a draft that continues the thread under newID where it did under
// oldID: the provider turned out to have sent the earlier note under that one. A note that
// was approved keeps the thread that was approved.
func (n Note) Rethread(oldID, newID string) (Note, error) {
	if n.State != Draft {
		return n, &TransitionError{n.State, "rethread"}
	}
	if n.Thread.InReplyTo == oldID {
		n.Thread.InReplyTo = newID
	}
	n.Thread.References = slices.Clone(n.Thread.References)
	for i, id := range n.Thread.References {
		if id == oldID {
			n.Thread.References[i] = newID
		}
	}
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
	n.State, n.Approval, n.Way, n.Attempt, n.Trouble = Draft, nil, "", Attempt{}, ""
	return n
}
