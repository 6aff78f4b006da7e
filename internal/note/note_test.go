package note_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"afterword/internal/note"

	"pgregory.net/rapid"
)

var monday = time.Date(2026, 11, 23, 16, 0, 0, 0, time.UTC)

func draft() note.Note {
	return note.Note{
		ID: "n1", ProcessID: "p1", InterviewID: "onsite", Phase: note.Anchor,
		To:      note.Address{Name: "Wei Chen", Email: "wei.chen@globex.example"},
		Subject: "Thank you for your time today", Body: "Dear Dr. Chen,\n\nThank you.",
		State: note.Draft,
	}
}

func TestLifeOfANoteThatIsSent(t *testing.T) {
	n := must(draft().Approve(monday, monday.Add(time.Hour)))
	n = must(n.Schedule())
	n = must(n.StartSending("id@example.org", monday, []note.Mark{{Folder: "INBOX", UIDValidity: 1, UIDNext: 7}}))
	if n.MessageID != "id@example.org" {
		t.Errorf("the Message-ID must be known before the first byte, got %q", n.MessageID)
	}
	n = must(n.MarkSent(monday.Add(2 * time.Hour)))
	if n.State != note.Sent || !n.State.Final() {
		t.Errorf("state = %s, want a final sent", n.State)
	}
}

// TestTransitions walks every verb from every state: what is not drawn in the package
// comment is an error that names the state and leaves the note as it was.
func TestTransitions(t *testing.T) {
	all := []note.State{
		note.Draft, note.Approved, note.Scheduled, note.Sending, note.Sent,
		note.Unknown, note.Failed, note.Cancelled, note.Skipped,
	}
	verbs := map[string]struct {
		do   func(note.Note) (note.Note, error)
		from map[note.State]note.State
	}{
		"edit": {
			func(n note.Note) (note.Note, error) { return n.Edit("S", "B") },
			map[note.State]note.State{note.Draft: note.Draft, note.Approved: note.Draft, note.Scheduled: note.Draft},
		},
		"readdress": {
			func(n note.Note) (note.Note, error) { return n.Readdress(note.Address{Email: "a@b.example"}) },
			map[note.State]note.State{note.Draft: note.Draft, note.Approved: note.Draft, note.Scheduled: note.Draft},
		},
		"approve": {
			func(n note.Note) (note.Note, error) { return n.Approve(monday, monday) },
			map[note.State]note.State{note.Draft: note.Approved},
		},
		"undo": {
			note.Note.Undo,
			map[note.State]note.State{note.Approved: note.Draft, note.Scheduled: note.Draft},
		},
		"schedule": {note.Note.Schedule, map[note.State]note.State{note.Approved: note.Scheduled}},
		"wait": {
			func(n note.Note) (note.Note, error) { return n.Wait("not yet") },
			map[note.State]note.State{note.Scheduled: note.Approved},
		},
		"start sending": {
			func(n note.Note) (note.Note, error) { return n.StartSending("id@x.example", monday, nil) },
			map[note.State]note.State{note.Scheduled: note.Sending},
		},
		"commit": {
			func(n note.Note) (note.Note, error) {
				n.Attempt.Stage = note.Composed
				return n.Commit(monday)
			},
			map[note.State]note.State{note.Sending: note.Sending},
		},
		"look": {
			func(n note.Note) (note.Note, error) {
				n.Attempt.Stage = note.Committing
				return n.Look(monday, "cut")
			},
			map[note.State]note.State{note.Sending: note.Sending},
		},
		"filed": {
			func(n note.Note) (note.Note, error) { return n.Filed("") },
			map[note.State]note.State{note.Sent: note.Sent},
		},
		"rethread": {
			func(n note.Note) (note.Note, error) { return n.Rethread("old@x.example", "new@x.example") },
			map[note.State]note.State{note.Draft: note.Draft},
		},
		"not sent": {
			func(n note.Note) (note.Note, error) { return n.NotSent("greylisted") },
			map[note.State]note.State{note.Sending: note.Scheduled},
		},
		"mark sent": {
			func(n note.Note) (note.Note, error) { return n.MarkSent(monday) },
			map[note.State]note.State{note.Sending: note.Sent, note.Unknown: note.Sent},
		},
		"mark unknown": {
			func(n note.Note) (note.Note, error) { return n.MarkUnknown("cut") },
			map[note.State]note.State{note.Sending: note.Unknown},
		},
		"fail": {
			func(n note.Note) (note.Note, error) { return n.Fail("no such user") },
			map[note.State]note.State{note.Sending: note.Failed, note.Unknown: note.Failed},
		},
		"cancel": {
			func(n note.Note) (note.Note, error) { return n.Cancel("they answered") },
			map[note.State]note.State{note.Draft: note.Cancelled, note.Approved: note.Cancelled, note.Scheduled: note.Cancelled},
		},
		"skip": {
			func(n note.Note) (note.Note, error) { return n.Skip("too late") },
			map[note.State]note.State{note.Draft: note.Skipped, note.Approved: note.Skipped, note.Scheduled: note.Skipped},
		},
	}
	for name, verb := range verbs {
		for _, from := range all {
			before := approvedIn(from)
			after, err := verb.do(before)
			want, allowed := verb.from[from]
			var refused *note.TransitionError
			switch {
			case allowed && err != nil:
				t.Errorf("%s from %s: %v", name, from, err)
			case allowed && after.State != want:
				t.Errorf("%s from %s leads to %s, want %s", name, from, after.State, want)
			case !allowed && (!errors.As(err, &refused) || refused.From != from):
				t.Errorf("%s from %s: error %v, want a refusal that names the state", name, from, err)
			case !allowed && after.State != before.State:
				t.Errorf("%s from %s was refused and still changed the note", name, from)
			}
		}
	}
}

// approvedIn returns a note in the given state whose approval covers what it says.
func approvedIn(s note.State) note.Note {
	n := draft()
	if s != note.Draft {
		n = must(n.Approve(monday, monday.Add(time.Hour)))
	}
	n.State = s
	return n
}

func TestAnyEditVoidsTheApproval(t *testing.T) {
	n := must(draft().Approve(monday, monday))
	n = must(n.Edit(n.Subject, n.Body+" And one more thing."))
	if n.State != note.Draft || n.Approval != nil {
		t.Errorf("after an edit: state %s, approval %v; want a draft without approval", n.State, n.Approval)
	}
}

// TestApprovalIsBoundToEveryPart changes each part behind the state machine's back, as a
// faulty store might, and expects the note not to leave.
func TestApprovalIsBoundToEveryPart(t *testing.T) {
	changes := map[string]func(*note.Note){
		"recipient":     func(n *note.Note) { n.To.Email = "someone.else@globex.example" },
		"name":          func(n *note.Note) { n.To.Name = "Someone Else" },
		"subject":       func(n *note.Note) { n.Subject += "!" },
		"body":          func(n *note.Note) { n.Body += " " },
		"thread parent": func(n *note.Note) { n.Thread.InReplyTo = "other@x.example" },
		"earliest time": func(n *note.Note) { n.NotBefore = n.NotBefore.Add(-time.Minute) },
	}
	for part, change := range changes {
		n := must(must(draft().Approve(monday, monday.Add(time.Hour))).Schedule())
		change(&n)
		if _, err := n.StartSending("id@x.example", monday, nil); !errors.Is(err, note.ErrNotApproved) {
			t.Errorf("a changed %s must not be covered by the approval, got error %v", part, err)
		}
	}
}

// TestDigestTellsPartsApart: moving text from one part to the next changes the digest.
func TestDigestTellsPartsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(2, 40, -1).Draw(t, "text")
		cut := rapid.IntRange(0, len(text)).Draw(t, "cut")
		other := rapid.IntRange(0, len(text)).Filter(func(i int) bool { return i != cut }).Draw(t, "other")
		a, b := draft(), draft()
		a.Subject, a.Body = text[:cut], text[cut:]
		b.Subject, b.Body = text[:other], text[other:]
		if a.Digest() == b.Digest() {
			t.Fatalf("%q | %q and %q | %q share a digest", a.Subject, a.Body, b.Subject, b.Body)
		}
	})
}

func TestDigestIgnoresTheZoneAndTheCaseOfAnAddress(t *testing.T) {
	a, b := draft(), draft()
	a.NotBefore = monday
	b.NotBefore = monday.In(time.FixedZone("elsewhere", 3600))
	b.To.Email = strings.ToUpper(b.To.Email)
	if a.Digest() != b.Digest() {
		t.Error("the same instant and the same mailbox must have the same digest")
	}
}

func TestCaps(t *testing.T) {
	touch := func(round string, phase note.Phase, to string) note.Touch {
		return note.Touch{InterviewID: round, Phase: phase, To: to, At: monday}
	}
	const wei, priya = "wei@globex.example", "priya@globex.example"
	tests := []struct {
		name    string
		touches []note.Touch
		round   string
		phase   note.Phase
		to      string
		reached bool
	}{
		{"nothing sent", nil, "1", note.Anchor, wei, false},
		{"thank-yous to others do not count", []note.Touch{
			touch("1", note.Anchor, "a@x.example"), touch("1", note.Anchor, "b@x.example"), touch("1", note.Anchor, "c@x.example"),
			touch("1", note.Anchor, "d@x.example"), touch("1", note.Anchor, "e@x.example"), touch("1", note.Anchor, "f@x.example"),
		}, "1", note.Anchor, wei, false},
		{"three to one person in a round", []note.Touch{
			touch("1", note.Anchor, wei), touch("1", note.CheckIn, wei), touch("1", note.FinalPulse, strings.ToUpper(wei)),
		}, "1", note.CheckIn, wei, true},
		{"another round starts anew for the person", []note.Touch{
			touch("1", note.Anchor, wei), touch("1", note.CheckIn, wei), touch("1", note.FinalPulse, wei),
		}, "2", note.Anchor, wei, false},
		{"six in a process", []note.Touch{
			touch("1", note.Anchor, wei), touch("1", note.CheckIn, wei), touch("1", note.FinalPulse, wei),
			touch("2", note.Anchor, priya), touch("2", note.CheckIn, priya), touch("2", note.FinalPulse, priya),
		}, "3", note.Anchor, wei, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			why, reached := note.CapReached(tt.touches, tt.round, tt.phase, tt.to)
			if reached != tt.reached || reached != (why != "") {
				t.Errorf("CapReached = %q, %v; want reached %v with a reason", why, reached, tt.reached)
			}
		})
	}
}

func must(n note.Note, err error) note.Note {
	if err != nil {
		panic(err)
	}
	return n
}
