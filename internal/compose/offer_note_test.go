package compose_test

import (
	"strings"
	"testing"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

// TestOfferNote: while an offer is held, the check-in tells of it, names neither its
// employer nor a sum, says "first choice" only where it is marked, asks for a date, and
// passes the review in every wording.
func TestOfferNote(t *testing.T) {
	for _, first := range []bool{false, true} {
		for n := range 8 {
			p, i := ada(panelOf(3)...)
			i.ID = strings.Repeat("i", n+1) // the wording follows the place on the panel and the round
			p.FirstChoice = first
			p.Interviews = []interview.Interview{i}
			for days, want := range map[int]string{-1: "realistic", 1: "realistic", 8: "still realistic", 11: "before the offer ends", 14: "before the offer ends"} {
				var promise *interview.Promise
				if days > 0 {
					promise = &interview.Promise{Date: interview.DateOf(i.Ends).AddDays(days)}
				}
				i.Promise = promise
				for _, to := range i.Panel {
					p.Offers = []interview.Offer{{Employer: "Initech", Expires: interview.DateOf(i.Ends).AddDays(11)}}
					r := request(p, i, note.CheckIn, to)
					r.Leaves, r.ThreadSubject = i.Ends.AddDate(0, 0, 2), "Thank you for your time today"
					d := compose.Write(r)
					if !strings.Contains(d.Body, "another offer") || !strings.Contains(d.Body, p.Offers[0].Expires.Words()) || !strings.Contains(d.Body, "realistic") {
						t.Errorf("the note does not tell of the offer and ask for a date:\n%s", d.Body)
					}
					named := promise != nil && strings.Contains(d.Body, promise.Date.Words())
					if !strings.Contains(d.Body, want) || named != (days > 2) {
						t.Errorf("promised in %d days, it does not ask %q:\n%s", days, want, d.Body)
					}
					if strings.Contains(d.Body, "Initech") {
						t.Errorf("the note names who made the offer:\n%s", d.Body)
					}
					if got := strings.Contains(d.Body, p.Employer+" is") && strings.Contains(d.Body, "first choice"); got != first {
						t.Errorf("marked %v, says so %v:\n%s", first, got, d.Body)
					}
					checkClean(t, reviewed(d), review.Context{Process: p, Interview: i, InThread: true, Now: r.Leaves, SendAt: r.Leaves})
				}
			}
		}
	}
}

// TestNoOfferNote: with no offer, one that is over, or one that is withdrawn, the check-in
// is an ordinary one; so are the other notes while one is held.
func TestNoOfferNote(t *testing.T) {
	p, i := ada(panelOf(3)...)
	held := interview.Offer{Employer: "Initech", Expires: interview.DateOf(i.Ends).AddDays(11)}
	for name, offers := range map[string][]interview.Offer{
		"none": nil, "over": {{Employer: "Initech", Expires: interview.DateOf(i.Ends)}}, "no day": {{Employer: "Initech"}},
	} {
		p.Offers, p.WithdrawnOffers = offers, []interview.Offer{held}
		r := request(p, i, note.CheckIn, i.Panel[0])
		r.Leaves = i.Ends.AddDate(0, 0, 7)
		if d := compose.Write(r); strings.Contains(d.Body, "offer") {
			t.Errorf("%s: the check-in tells of an offer:\n%s", name, d.Body)
		}
	}
	p.Offers = []interview.Offer{held}
	for _, phase := range []note.Phase{note.Anchor, note.FinalPulse} {
		r := request(p, i, phase, i.Panel[0])
		r.Leaves = i.Ends.AddDate(0, 0, 2)
		if d := compose.Write(r); strings.Contains(d.Body, "another offer") {
			t.Errorf("the %s tells of an offer:\n%s", phase, d.Body)
		}
	}
}
