package cli

import (
	"context"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) offerList() *cobra.Command {
	return &cobra.Command{
		Use:     "list PROCESS",
		Short:   "Show the offers, and when to write, ask and answer",
		Example: "  afterword offer list Globex",
		Args:    exactly("a process"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				return e.printOffers(c.Context(), s, v.ID)
			})
		},
	}
}

// printOffers prints the offers of a process by name, for whoever asks for them.
func (e *env) printOffers(ctx context.Context, s *followup.Service, id string) error {
	v, err := s.ShowProcess(ctx, followup.Local, id)
	if err != nil {
		return err
	}
	now := s.Clock.Now()
	dates := v.OfferDates(now)
	step, written := v.OfferNote(now)
	if e.json {
		offers := offersJSON(dates, true)
		for _, o := range v.WithdrawnOffers {
			offers = append(offers, offerJSON{Employer: o.Employer, Expires: dayWritten(o.Expires), Place: o.Place, Withdrawn: true})
		}
		document := struct {
			FirstChoice bool        `json:"first_choice"`
			Offers      []offerJSON `json:"offers"`
			Note        *stepJSON   `json:"note,omitempty"`
		}{FirstChoice: v.FirstChoice, Offers: append([]offerJSON{}, offers...)}
		if written {
			j := stepJSONOf(v.Process.Process, step.Step)
			document.Note = &j
		}
		return e.printJSON(document)
	}
	p := e.paper()
	if len(v.Offers)+len(v.WithdrawnOffers) == 0 {
		p.line("No other offer is recorded for %s.", shown(v.Employer))
	}
	for n, d := range dates {
		if n > 0 {
			p.line("")
		}
		p.line("%s", p.bold(shown(d.Offer.Employer)))
		printOfferDates(p, d)
	}
	for _, o := range v.WithdrawnOffers {
		p.line("%s  %s", shown(o.Employer), p.dim("removed; afterword offer restore brings it back"))
	}
	if v.FirstChoice {
		p.line("%s is marked as your first choice.", shown(v.Employer))
	}
	if written {
		p.line("")
		p.line("%s", p.bold("The note about it"))
		p.text("  ", step.Reason)
	}
	return nil
}
