package followup_test

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

func december(day int) interview.Date { return interview.Date{Year: 2026, Month: 12, Day: day} }

// hold records an offer of Umbrella that stands until a day.
func (w *world) hold(id string, expires interview.Date) {
	w.t.Helper()
	if err := w.RecordOffer(w.t.Context(), followup.Local, id, interview.Offer{Employer: "Umbrella Works", Expires: expires}); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) checkIn(id string) note.Note { return w.note(id, note.CheckIn, "wei@globex.example") }

// TestAnOfferTakesThePlaceOfTheCheckIn is the whole road of a note about an offer: days
// before the check-in would have opened, in the thread, without the name of who made it,
// once, and followed by the final pulse alone.
func TestAnOfferTakesThePlaceOfTheCheckIn(t *testing.T) {
	w, id, anchor := thanked(t)
	var logged bytes.Buffer
	w.Log = slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug}))
	w.clock.Set(at(11, 24, 9, 0))
	w.hold(id, december(4))
	if err := w.MarkFirstChoice(t.Context(), followup.Local, id, true); err != nil {
		t.Fatal(err)
	}
	n := w.checkIn(id)
	if !strings.Contains(n.Body, "another offer, which stands until Friday 4 December") || !strings.Contains(n.Body, "Globex is") || !strings.HasPrefix(n.Subject, "Re: ") {
		t.Fatalf("the draft is\n%s\n%s", n.Subject, n.Body)
	}
	approved := w.approve(n)
	if !approved.NotBefore.Equal(at(11, 24, 10, 0)) {
		t.Errorf("it is to leave at %s", approved.NotBefore)
	}
	for day := 24; day <= 55; day++ { // to Christmas
		w.deliver(at(11, day, 11, 0))
	}
	if len(w.mail.sent) != 2 {
		t.Fatalf("%d mails left, want the thank-you and the note about the offer", len(w.mail.sent))
	}
	mail := w.mail.sent[1]
	if header(mail, "In-Reply-To") != "<"+anchor.MessageID+">" || strings.Contains(mail, "Umbrella") || !strings.Contains(mail, "another offer") {
		t.Errorf("the mail is\n%s", mail)
	}
	if strings.Contains(logged.String(), "Umbrella") {
		t.Errorf("the log names who made the offer:\n%s", logged.String())
	}
	checkIns := 0
	for _, n := range w.notes(id) {
		if n.Phase == note.CheckIn {
			checkIns++
		}
	}
	if checkIns != 1 {
		t.Errorf("there are %d notes in the place of the check-in", checkIns)
	}
	if !w.hasNote(id, note.FinalPulse) {
		t.Error("no final pulse was drafted after it")
	}
}

// TestAWithdrawnOfferVoidsTheApproval, whether or not the person changed the words; once
// reinstated, the note is a draft about the offer again.
func TestAWithdrawnOfferVoidsTheApproval(t *testing.T) {
	for _, edited := range []bool{false, true} {
		w, id, _ := thanked(t)
		w.clock.Set(at(11, 24, 9, 0))
		w.hold(id, december(4))
		n := w.checkIn(id)
		if edited {
			var err error
			if n, err = w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, strings.Replace(n.Body, "\n\n", "\n\nI hope this finds the reindex shorter. ", 1)); err != nil {
				t.Fatal(err)
			}
		}
		w.approve(n)
		if err := w.WithdrawOffer(t.Context(), followup.Local, id, "umbrella works"); err != nil {
			t.Fatal(err)
		}
		n = w.checkIn(id)
		if n.State != note.Draft || n.Approval != nil || n.Trouble == "" || strings.Contains(n.Body, "another offer") != edited {
			t.Errorf("edited: %v: the note is %s (%q):\n%s", edited, n.State, n.Trouble, n.Body)
		}
		for day := 24; day <= 40; day++ {
			w.deliver(at(11, day, 11, 0))
		}
		if len(w.mail.sent) != 1 {
			t.Errorf("edited: %v: %d mails left, want the thank-you alone", edited, len(w.mail.sent))
		}
		if edited {
			continue
		}
		w, id, _ = thanked(t)
		w.clock.Set(at(11, 24, 9, 0))
		w.hold(id, december(4))
		for range 2 {
			if err := w.WithdrawOffer(t.Context(), followup.Local, id, "Umbrella Works"); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(w.checkIn(id).Body, "another offer") {
				t.Error("the draft still tells of an offer that was withdrawn")
			}
			if err := w.ReinstateOffer(t.Context(), followup.Local, id, "Umbrella Works"); err != nil {
				t.Fatal(err)
			}
			if p := w.show(id); !strings.Contains(w.checkIn(id).Body, "another offer") || len(p.Offers) != 1 || len(p.WithdrawnOffers) != 0 {
				t.Errorf("after it was reinstated, %v and %v are kept, and the draft is\n%s", p.Offers, p.WithdrawnOffers, w.checkIn(id).Body)
			}
		}
	}
}

// TestWhatIsSaidOfAnOfferVoidsTheApproval: another day, the mark taken back, another offer.
func TestWhatIsSaidOfAnOfferVoidsTheApproval(t *testing.T) {
	for name, change := range map[string]func(*world, string) error{
		"another day": func(w *world, id string) error {
			return w.RecordOffer(t.Context(), followup.Local, id, interview.Offer{Employer: "Umbrella Works", Expires: december(11)})
		},
		"not the first choice": func(w *world, id string) error { return w.MarkFirstChoice(t.Context(), followup.Local, id, false) },
		"one more": func(w *world, id string) error {
			return w.RecordOffer(t.Context(), followup.Local, id, interview.Offer{Employer: "Hooli", Expires: december(2), Place: "Munich"})
		},
		"by a process file": func(w *world, id string) error {
			p := onlyWei()
			p.FirstChoice, p.Offers = true, []interview.Offer{{Employer: "Umbrella Works", Expires: december(9)}}
			w.record(p)
			return nil
		},
	} {
		w, id, _ := thanked(t)
		w.clock.Set(at(11, 24, 9, 0))
		if err := w.MarkFirstChoice(t.Context(), followup.Local, id, true); err != nil {
			t.Fatal(err)
		}
		w.hold(id, december(4))
		w.approve(w.checkIn(id))
		if err := change(w, id); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n := w.checkIn(id); n.State != note.Draft || n.Trouble == "" {
			t.Errorf("%s: the note is %s (%q)", name, n.State, n.Trouble)
		}
		w.deliver(at(11, 24, 11, 0))
		if len(w.mail.sent) != 1 {
			t.Errorf("%s: it left all the same", name)
		}
	}
}

// TestAnOfferEndsWhileItsNoteWaits: the machine slept until the offer was over. Neither
// the words of the draft nor the person's own leave then.
func TestAnOfferEndsWhileItsNoteWaits(t *testing.T) {
	for _, edited := range []bool{false, true} {
		w, id, _ := thanked(t)
		w.clock.Set(at(11, 30, 9, 0))
		w.hold(id, december(3))
		n := w.checkIn(id)
		if edited {
			var err error
			if n, err = w.EditNote(t.Context(), followup.Local, n.ID, n.Digest(), n.Subject, strings.Replace(n.Body, "\n\n", "\n\nI hope this finds the reindex shorter. ", 1)); err != nil {
				t.Fatal(err)
			}
		}
		w.approve(n)
		w.deliver(at(12, 4, 11, 0))
		n = w.checkIn(id)
		if len(w.mail.sent) != 1 || n.State != note.Draft || n.Trouble == "" {
			t.Errorf("edited: %v: %d mails left; the note is %s (%q)", edited, len(w.mail.sent), n.State, n.Trouble)
		}
		if _, err := w.ApproveNote(t.Context(), followup.Local, n.ID, n.Digest()); (err != nil) != edited {
			t.Errorf("edited: %v: approving it again: %v", edited, err)
		}
	}
}

// TestAnAnswerStopsTheNoteAboutAnOffer, also one that is only found when it is about to
// leave.
func TestAnAnswerStopsTheNoteAboutAnOffer(t *testing.T) {
	w, id, anchor := thanked(t)
	w.clock.Set(at(11, 24, 9, 0))
	w.hold(id, december(4))
	w.approve(w.checkIn(id))
	came := at(11, 24, 9, 30)
	w.mail.arrive(came, reply("wei@globex.example", anchor, came, "Thank you. More soon.")...)
	w.handOver(at(11, 24, 10, 30))
	var wait *followup.WaitError
	if err := w.work(); err != nil && !errors.As(err, &wait) {
		t.Fatal(err)
	}
	if len(w.mail.sent) != 1 {
		t.Error("the note about the offer left after they had answered")
	}
}

// TestAnOfferIsWithdrawnAtTheLastMoment: just before the final dot.
func TestAnOfferIsWithdrawnAtTheLastMoment(t *testing.T) {
	w, id, _ := thanked(t)
	w.clock.Set(at(12, 2, 9, 0)) // the check-in would be open as well
	w.hold(id, december(4))
	w.approve(w.checkIn(id))
	w.mail.onDot = func() {
		w.mail.onDot = nil
		if err := w.WithdrawOffer(t.Context(), followup.Local, id, "Umbrella Works"); err != nil {
			t.Error(err)
		}
	}
	for hour := 11; hour < 16; hour++ {
		w.handOver(at(12, 2, hour, 0))
		_ = w.work() // it waits, or is a draft again
	}
	n := w.checkIn(id)
	if len(w.mail.sent) != 1 || n.State != note.Draft || n.Trouble == "" {
		t.Errorf("%d mails left; the note is %s (%q)", len(w.mail.sent), n.State, n.Trouble)
	}
}

// TestADraftAboutAnOfferIsTakenOutOfDrafts when the offer is withdrawn.
func TestADraftAboutAnOfferIsTakenOutOfDrafts(t *testing.T) {
	w, id, _ := thanked(t)
	w.choose(note.Drafts)
	w.clock.Set(at(11, 24, 9, 0))
	w.hold(id, december(4))
	w.approve(w.checkIn(id))
	w.deliver(at(11, 24, 10, 30))
	if n := w.checkIn(id); n.State != note.InDrafts {
		t.Fatalf("the note is %s (%q)", n.State, n.Trouble)
	}
	w.wantDrafts(1)
	if err := w.WithdrawOffer(t.Context(), followup.Local, id, "Umbrella Works"); err != nil {
		t.Fatal(err)
	}
	w.wantDrafts(0)
	if n := w.checkIn(id); n.State != note.Draft || strings.Contains(n.Body, "another offer") {
		t.Errorf("the note is %s:\n%s", n.State, n.Body)
	}
}

// TestNoThankYouAndAnOffer: a note about an offer does not wait for a thank-you that was
// missed.
func TestNoThankYouAndAnOffer(t *testing.T) {
	w := newWorld(t)
	id := w.record(onlyWei()).ProcessID
	w.hold(id, december(11))
	if w.hasNote(id, note.CheckIn) {
		t.Fatal("the note was drafted before the thank-you in whose thread it belongs")
	}
	if err := w.WithdrawOffer(t.Context(), followup.Local, id, "Umbrella Works"); err != nil {
		t.Fatal(err)
	}
	w.handOver(at(12, 3, 9, 0)) // the thank-you was missed
	if w.hasNote(id, note.CheckIn) {
		t.Fatal("a check-in was drafted although nobody was thanked")
	}
	w.hold(id, december(11))
	n := w.approve(w.checkIn(id))
	w.deliver(n.NotBefore.Add(time.Minute))
	if len(w.mail.sent) != 1 || !strings.Contains(w.mail.sent[0], "another offer") {
		t.Errorf("%d mails left", len(w.mail.sent))
	}
}

// TestAProcessFileKeepsWhatItDoesNotList: offers and questions recorded elsewhere.
func TestAProcessFileKeepsWhatItDoesNotList(t *testing.T) {
	w, id, _ := thanked(t)
	w.clock.Set(at(11, 24, 9, 0))
	w.hold(id, december(4))
	w.record(onlyWei())
	if p := w.show(id); len(p.Offers) != 1 || !strings.Contains(w.checkIn(id).Body, "another offer") {
		t.Errorf("after the file was added again, the offers are %v", p.Offers)
	}
}

func TestOffersThatAreRefused(t *testing.T) {
	w, id, _ := thanked(t)
	w.clock.Set(at(11, 24, 9, 0))
	for _, tt := range []struct {
		offer interview.Offer
		says  string
	}{
		{interview.Offer{Expires: december(4)}, "who made it"},
		{interview.Offer{Employer: strings.Repeat("x", 301), Expires: december(4)}, "longer than"},
		{interview.Offer{Employer: "Umbrella"}, "last day"},
		{interview.Offer{Employer: "Umbrella", Expires: interview.Date{Year: 2026, Month: 11, Day: 20}}, "it ended on Friday 20 November:"},
		{interview.Offer{Employer: "Umbrella", Expires: interview.Date{Year: 2025, Month: 11, Day: 20}}, "it ended on Thursday 20 November 2025:"},
		{interview.Offer{Employer: "Umbrella", Expires: december(4), Place: "Atlantis"}, "no place that Afterword knows"},
		{interview.Offer{Employer: " GLOBEX ", Expires: december(4)}, "say so as their answer"},
	} {
		if err := w.RecordOffer(t.Context(), followup.Local, id, tt.offer); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%+v: %v, want …%s…", tt.offer, err, tt.says)
		}
	}
	if err := w.WithdrawOffer(t.Context(), followup.Local, id, "Umbrella"); !errors.Is(err, followup.ErrNoOffer) {
		t.Errorf("withdrawing what is not held: %v", err)
	}
	if err := w.ReinstateOffer(t.Context(), followup.Local, id, "Umbrella"); !errors.Is(err, followup.ErrNoOffer) {
		t.Errorf("reinstating what was not withdrawn: %v", err)
	}
	if err := w.RecordOffer(t.Context(), followup.Local, "nobody", interview.Offer{Employer: "Umbrella", Expires: december(4)}); !errors.Is(err, followup.ErrNotFound) {
		t.Errorf("a process that is not there: %v", err)
	}
	if p := w.show(id); len(p.Offers) != 0 || strings.Contains(w.checkIn(id).Body, "offer") {
		t.Errorf("something was stored: %v", p.Offers)
	}
	w.event(id, endedNow(w))
	if err := w.RecordOffer(t.Context(), followup.Local, id, interview.Offer{Employer: "Umbrella", Expires: december(4)}); !errors.Is(err, followup.ErrOver) {
		t.Errorf("a process that has ended: %v", err)
	}
}
