// Package cadence is the timeline of SPEC.md section 1: it derives, from what happened
// and what was promised, which note is due when, to whom, and why.
//
//	interview ──1 h──► anchor ─────24 h─────► late ──72 h──► offered ──► missed
//	    │                                                        ▲
//	    ├── 5th business day, and the promise has passed ────► check-in ──► final pulse ──► close
//	    └── 14 days ────────────────────────────────────────────────────────────┘
//
// Plan is a pure function: no clock, no I/O. It does not decide whether a note is
// approved and it sends nothing; it says when a note may leave and why, in words. The
// steps of planning are
//
//  1. sort the rounds, put every touch and event to its round, take back the touches
//     that bounced (facts.go);
//  2. for each round, place the anchors (anchor.go), the check-in and the final pulse
//     (check_in.go, offer_note.go, final_pulse.go) on the clock and calendar of the place where their
//     recipient works (round.go, package place);
//     where something asks for one, the note that answers it (another_time.go,
//     gracious_reply.go), and the day to look again at a role that is on hold (on_hold.go);
//  3. close the process after the latest round (close.go);
//  4. stop, pause or hold each step, and say why (reason.go).
//
// Rules that SPEC.md leaves open are decided where they are applied, and said there.
package cadence

import (
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// History is what has happened in a process so far.
type History struct {
	// Touches in any order. One without a round belongs to the latest round that had
	// begun when it was sent.
	Touches []note.Touch
	// Events in the order in which they became known: an answer (Courtesy to Withdrawn,
	// Resumed) names the replies that stand before it, whatever their clocks said.
	Events []Event
}

// Plan derives every step of a process as of the instant now: for each round, by its
// start, the anchors in the order of the panel, the note about a missed call, the check-in,
// the final pulse and the reply to a rejection; then one Close step for the latest round. A round without a panel has no notes, a process
// without rounds no steps.
//
// The location of now and of every time in h is of no account. The times of a note
// are by the clock of whom it goes to (package place), those of the close by the clock of
// the contact. Where nothing else is known that is the location of the interview's Ends,
// which is the one that the interview's Zone names.
//
// Facts that are later than now are facts all the same: the clock of a mail server may
// run ahead of ours, and a reply must never be overlooked.
func Plan(p interview.Process, h History, now time.Time) []Step {
	f := gather(p, h, now)
	var steps []Step
	var last Step
	for i := range f.rounds {
		r := newRound(f, i)
		anchors := r.anchors()
		steps = append(steps, anchors...)
		contact := r.at(r.contact())
		checkIn := contact.checkIn(anchors)
		pulse := contact.finalPulse(checkIn)
		if again, ok := contact.anotherTime(); ok {
			steps = append(steps, again)
		}
		if len(r.Panel) > 0 {
			steps = append(steps, checkIn.Step, pulse.Step)
		}
		if reply, ok := r.graciousReply(); ok {
			steps = append(steps, reply)
		}
		if look, ok := contact.lookAgain(); ok && i == f.closing {
			steps = append(steps, look)
		}
		if i == f.closing {
			last = contact.close(checkIn, pulse)
		}
	}
	if len(f.rounds) == 0 {
		return nil
	}
	return append(steps, last)
}
