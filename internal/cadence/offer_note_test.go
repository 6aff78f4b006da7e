package cadence_test

import (
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// TestOfferNoteTimes holds when a note about an offer may leave, in a round that was held
// on Monday 23 November 2026 in New York, where Thursday 26 November is a holiday.
func TestOfferNoteTimes(t *testing.T) {
	const berlin = "Europe/Berlin"
	tests := []struct {
		name, zone string
		offers     []interview.Offer
		thanked    string // when the contact was thanked; empty for never
		promise    string
		events     []cadence.Event
		now        string
		status     cadence.Status
		due        string
		closes     string
		says       string
	}{
		{
			name: "before the check-in and before the promise", offers: []interview.Offer{{Expires: date(t, "2026-12-04")}},
			thanked: "2026-11-23 17:00", promise: "2026-12-01", now: "2026-11-24 11:00",
			status: cadence.Ready, due: "2026-11-24 10:00", closes: "2026-12-03 17:00", says: "takes the place of the check-in",
		},
		{
			name: "on another day than the thank-you", offers: []interview.Offer{{Expires: date(t, "2026-12-04")}},
			thanked: "2026-11-24 09:00", now: "2026-11-24 11:00",
			status: cadence.Waiting, due: "2026-11-25 10:00", closes: "2026-12-03 17:00", says: "leaves on Wednesday 25 November, 10:00",
		},
		{
			name: "on the day of the thank-you where there is no other", offers: []interview.Offer{{Expires: date(t, "2026-11-25")}},
			thanked: "2026-11-24 09:00", now: "2026-11-24 11:00",
			status: cadence.Ready, due: "2026-11-24 10:00", closes: "2026-11-24 17:00", says: "can leave now",
		},
		{
			name: "waits for a thank-you that is on time", offers: []interview.Offer{{Expires: date(t, "2026-12-04")}},
			now:    "2026-11-24 11:00",
			status: cadence.Waiting, due: "2026-11-25 10:00", closes: "2026-12-03 17:00", says: "waits for the thank-you to Wei Chen",
		},
		{
			name: "does not wait for one that is late", offers: []interview.Offer{{Expires: date(t, "2026-12-04")}},
			now:    "2026-11-25 11:00",
			status: cadence.Ready, due: "2026-11-25 10:00", closes: "2026-12-03 17:00", says: "can leave now",
		},
		{
			name: "over their holiday", offers: []interview.Offer{{Expires: date(t, "2026-12-04")}},
			thanked: "2026-11-23 17:00", now: "2026-11-25 18:00",
			status: cadence.Waiting, due: "2026-11-27 10:00", closes: "2026-12-03 17:00", says: "leaves on Friday 27 November",
		},
		{
			name: "expires on a weekend: the day before the last one there", offers: []interview.Offer{{Expires: date(t, "2026-12-06")}},
			thanked: "2026-11-23 17:00", now: "2026-12-01 11:00",
			status: cadence.Ready, due: "2026-12-01 10:00", closes: "2026-12-03 17:00", says: "until Thursday 3 December, 17:00",
		},
		{
			name: "expires on a holiday there", offers: []interview.Offer{{Expires: date(t, "2026-12-08"), Place: "Vienna"}},
			thanked: "2026-11-23 17:00", now: "2026-12-01 11:00",
			status: cadence.Ready, due: "2026-12-01 10:00", closes: "2026-12-04 17:00", says: "until Friday 4 December, 17:00",
		},
		{
			name: "their weekend is another", offers: []interview.Offer{{Expires: date(t, "2026-12-05"), Place: "Riyadh"}},
			thanked: "2026-11-23 17:00", now: "2026-11-30 11:00",
			status: cadence.Ready, due: "2026-11-30 10:00", closes: "2026-12-02 17:00", says: "until Wednesday 2 December",
		},
		{
			name: "a holiday here before the answer is due", offers: []interview.Offer{{Expires: date(t, "2026-11-27"), Place: "Munich"}},
			thanked: "2026-11-23 17:00", now: "2026-11-24 11:00",
			status: cadence.Ready, due: "2026-11-24 10:00", closes: "2026-11-25 17:00", says: "until Wednesday 25 November",
		},
		{
			name: "expires before the next working day: the check-in goes by its own rule", offers: []interview.Offer{{Expires: date(t, "2026-11-27")}},
			thanked: "2026-11-23 17:00", now: "2026-11-25 18:00",
			status: cadence.Waiting, due: "2026-12-01 10:00", closes: "2026-12-03 17:00", says: "A check-in waits five business days",
		},
		{
			name: "expired", offers: []interview.Offer{{Expires: date(t, "2026-11-20")}},
			thanked: "2026-11-23 17:00", now: "2026-11-24 11:00",
			status: cadence.Waiting, due: "2026-12-01 10:00", closes: "2026-12-03 17:00", says: "They named no date",
		},
		{
			name: "two offers: the first that can still be written about", offers: []interview.Offer{{Expires: date(t, "2026-11-25")}, {Expires: date(t, "2026-12-11")}},
			thanked: "2026-11-23 17:00", now: "2026-11-25 11:00",
			status: cadence.Ready, due: "2026-11-25 10:00", closes: "2026-12-10 17:00", says: "until Thursday 10 December",
		},
		{
			name: "an answer came", offers: []interview.Offer{{Expires: date(t, "2026-12-04")}},
			thanked: "2026-11-23 17:00", now: "2026-11-25 11:00",
			events: []cadence.Event{{Kind: cadence.Replied, At: at(t, newYork, "2026-11-25 09:00"), Email: rae}},
			status: cadence.Paused, due: "2026-11-25 10:00", closes: "2026-12-03 17:00", says: "They answered on Wednesday 25 November",
		},
		{
			name: "the answer was a courtesy", offers: []interview.Offer{{Expires: date(t, "2026-12-04")}},
			thanked: "2026-11-23 17:00", now: "2026-11-25 11:00",
			events: []cadence.Event{
				{Kind: cadence.Replied, At: at(t, newYork, "2026-11-25 09:00"), Email: rae},
				{Kind: cadence.Courtesy, At: at(t, newYork, "2026-11-25 09:30")},
			},
			status: cadence.Ready, due: "2026-11-25 10:00", closes: "2026-12-03 17:00", says: "can leave now",
		},
		{
			name: "the contact is away and back in time", offers: []interview.Offer{{Expires: date(t, "2026-12-04")}},
			thanked: "2026-11-23 17:00", now: "2026-11-24 11:00",
			events: []cadence.Event{{Kind: cadence.OutOfOffice, At: at(t, newYork, "2026-11-23 17:01"), Email: wei, Date: date(t, "2026-11-30")}},
			status: cadence.Waiting, due: "2026-12-01 10:00", closes: "2026-12-03 17:00", says: "Wei Chen is away until Monday 30 November",
		},
		{
			name: "the contact is away for too long", offers: []interview.Offer{{Expires: date(t, "2026-12-04")}},
			thanked: "2026-11-23 17:00", now: "2026-11-24 11:00",
			events: []cadence.Event{{Kind: cadence.OutOfOffice, At: at(t, newYork, "2026-11-23 17:01"), Email: wei, Date: date(t, "2026-12-07")}},
			status: cadence.Waiting, due: "2026-12-08 10:00", closes: "2026-12-10 17:00", says: "away until Monday 7 December",
		},
		{
			name: "long after the check-in was missed", offers: []interview.Offer{{Expires: date(t, "2026-12-31")}},
			thanked: "2026-11-23 17:00", now: "2026-12-15 11:00",
			status: cadence.Ready, due: "2026-12-15 10:00", closes: "2026-12-30 17:00", says: "can leave now",
		},
		{
			name: "by the clock of Berlin, over Christmas", zone: berlin, offers: []interview.Offer{{Expires: date(t, "2026-12-28")}},
			thanked: "2026-11-23 17:00", now: "2026-12-22 18:00",
			status: cadence.Waiting, due: "2026-12-23 10:00", closes: "2026-12-24 17:00", says: "leaves on Wednesday 23 December",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.zone == "" {
				tt.zone = newYork
			}
			in := round(t, "onsite", tt.zone, "2026-11-23 15:30")
			if tt.promise != "" {
				in = promised(in, date(t, tt.promise))
			}
			p := process(in)
			p.Offers = tt.offers
			var h cadence.History
			if tt.thanked != "" {
				h.Touches = thanked(in, at(t, tt.zone, tt.thanked))
			}
			h.Events = tt.events
			steps := cadence.Plan(p, h, at(t, tt.zone, tt.now))
			s := step(t, steps, note.CheckIn, wei)
			const stamp = "2006-01-02 15:04"
			if s.Status != tt.status || s.Due.Format(stamp) != tt.due || s.Closes.Format(stamp) != tt.closes || !strings.Contains(s.Reason, tt.says) {
				t.Errorf("%s, due %s, closes %s: %s\nwant %s, due %s, closes %s: …%s…", s.Status, s.Due.Format(stamp), s.Closes.Format(stamp), s.Reason, tt.status, tt.due, tt.closes, tt.says)
			}
			pulse := step(t, steps, note.FinalPulse, wei)
			if pulse.Due.Before(s.Due) {
				t.Errorf("the final pulse is due %s, before the note in the place of the check-in", pulse.Due.Format(stamp))
			}
		})
	}
}

// TestOfferAfterTheCheckIn: once the check-in has left, an offer brings no second note.
func TestOfferAfterTheCheckIn(t *testing.T) {
	in := round(t, "onsite", newYork, "2026-11-23 15:30")
	p := process(in)
	p.Offers = []interview.Offer{{Expires: date(t, "2026-12-11")}}
	h := cadence.History{Touches: thanked(in, at(t, newYork, "2026-11-23 17:00"))}
	h.Touches = append(h.Touches, note.Touch{InterviewID: in.ID, Phase: note.CheckIn, To: wei, At: at(t, newYork, "2026-12-01 10:00")})
	if s := step(t, cadence.Plan(p, h, at(t, newYork, "2026-12-02 11:00")), note.CheckIn, wei); s.Status != cadence.Done {
		t.Errorf("the check-in is %s: %s", s.Status, s.Reason)
	}
}

// TestALateThankYouAndTheOfferNoteKeepApart: hour by hour, the two are never to leave on one
// day, and once the note about an offer is open the late thank-you to the contact is over,
// while the others of the panel may still get theirs.
func TestALateThankYouAndTheOfferNoteKeepApart(t *testing.T) {
	in := round(t, "onsite", newYork, "2026-11-23 15:30")
	p := process(in)
	p.Offers = []interview.Offer{{Expires: date(t, "2026-12-04")}}
	gaveWay := false
	for hours := 25; hours < 24*6; hours++ {
		now := in.Ends.Add(time.Duration(hours) * time.Hour)
		steps := cadence.Plan(p, cadence.History{}, now)
		thanks, offered := step(t, steps, note.Anchor, wei), step(t, steps, note.CheckIn, wei)
		if thanks.Status.Over() {
			gaveWay = true
			if !strings.Contains(thanks.Reason, "one too many") || strings.Contains(thanks.Reason, "offer") {
				t.Errorf("at %s the thank-you is %s: %s", now, thanks.Status, thanks.Reason)
			}
			if now.Add(24 * time.Hour).Before(offered.Opens) {
				t.Errorf("at %s the thank-you is over, and the other note opens %s", now, offered.Opens)
			}
		} else if thanks.Due.YearDay() == offered.Due.YearDay() {
			t.Errorf("at %s both are to leave on %s", now, thanks.Due)
		}
		if other := step(t, steps, note.Anchor, priya); other.Status.Over() {
			t.Errorf("at %s the thank-you to somebody else is %s: %s", now, other.Status, other.Reason)
		}
	}
	if !gaveWay {
		t.Error("the late thank-you never gave way")
	}
	// One that was sent late is followed a working day later, in its thread.
	late := at(t, newYork, "2026-11-25 09:00")
	s := step(t, cadence.Plan(p, cadence.History{Touches: thanked(in, late)}, late.Add(time.Hour)), note.CheckIn, wei)
	if s.Due.Before(at(t, newYork, "2026-11-27 10:00")) {
		t.Errorf("after a thank-you on the 25th the note about the offer is due %s", s.Due)
	}
}
