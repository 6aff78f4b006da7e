package cli

import (
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/offer"
)

func (e *env) offer() *cobra.Command {
	c := &cobra.Command{
		Use:   "offer",
		Short: "Record another offer that you hold",
		Long: `Offer keeps the offers of other employers that you really hold. While one can still be
answered, a note about it takes the place of the check-in: it says that another offer
exists and asks for a realistic date. It never says whose offer it is, and never a sum.`,
		Example: "  afterword offer add Globex Initech 2026-12-04 --first-choice\n  afterword offer list Globex\n  afterword offer remove Globex Initech",
		Args:    none,
	}
	c.AddCommand(e.offerAdd(), e.offerList(), e.offerRemove(), e.offerRestore(), e.offerFirstChoice())
	return c
}

// offerJSON is an offer as programs read it. Whose it is is only told to who asks for the
// offers themselves.
type offerJSON struct {
	Employer  string `json:"employer,omitempty"`
	Expires   string `json:"expires"`
	Place     string `json:"place,omitempty"`
	Withdrawn bool   `json:"withdrawn,omitempty"`
	Stands    bool   `json:"stands"`
	AnswerBy  string `json:"answer_by,omitempty"`
	AnswerWhy string `json:"answer_why,omitempty"`
	NeededBy  string `json:"needed_by,omitempty"`
	NeededWhy string `json:"needed_why,omitempty"`
	WriteBy   string `json:"write_by,omitempty"`
	AskOn     string `json:"ask_on,omitempty"`
	AskUntil  string `json:"ask_until,omitempty"`
	AskWhy    string `json:"ask_why,omitempty"`
}

// offersJSON converts the dates of offers; named says whose they are.
func offersJSON(all []offer.Dates, named bool) []offerJSON {
	var out []offerJSON
	for _, d := range all {
		o := offerJSON{
			Expires: dayWritten(d.Offer.Expires), Stands: d.Stands, AnswerBy: dayWritten(d.AnswerBy), AnswerWhy: d.AnswerWhy,
			NeededBy: dayWritten(d.NeededBy), NeededWhy: d.NeededWhy, WriteBy: dayWritten(d.WriteBy),
			AskOn: dayWritten(d.AskOn), AskUntil: dayWritten(d.AskUntil), AskWhy: d.AskWhy,
		}
		if named {
			o.Employer, o.Place = d.Offer.Employer, d.Offer.Place
		}
		out = append(out, o)
	}
	return out
}

// dayWritten is a day as YYYY-MM-DD; empty for none.
func dayWritten(d interview.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// printOfferDates prints what one offer asks of the calendar.
func printOfferDates(p *paper, d offer.Dates) {
	for _, why := range []string{d.AnswerWhy, d.NeededWhy, d.AskWhy} {
		if why != "" {
			p.text("  ", why)
		}
	}
}

// datesOfFile are the dates of the offers of a process that is not stored, for its latest
// round.
func datesOfFile(p interview.Process, now time.Time) []offer.Dates {
	round, ok := p.Latest()
	if !ok || len(p.Offers) == 0 {
		return nil
	}
	contact, _ := round.Contact()
	return offer.Plan(p, round, contact, now)
}

// printOffersAndQuestions prints what is asked of a person who holds another offer, without
// whose it is, and what becomes of the questions they would answer better.
func (e *env) printOffersAndQuestions(v followup.ProcessView, now time.Time) {
	p := e.paper()
	for _, d := range v.OfferDates(now) {
		p.line("")
		p.line("%s", p.bold("Another offer"))
		printOfferDates(p, d)
	}
	n := 0
	for _, round := range v.Interviews {
		advice := v.MissedAdvice(round)
		if n == 0 && len(advice) > 0 {
			p.line("")
			p.line("%s", p.bold("Questions you would answer better"))
		}
		printMissedQuestions(p, advice, n+1)
		n += len(advice)
	}
}
