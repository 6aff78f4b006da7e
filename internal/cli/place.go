package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/place"
)

func (e *env) place() *cobra.Command {
	var forget bool
	c := &cobra.Command{
		Use:   "place PROCESS INTERVIEWER [WHERE]",
		Short: "Say where an interviewer works, so that their clock counts",
		Long: `Place records where somebody works: notes then arrive in their morning, and their
holidays count. WHERE is a big city, a country or region (DE, DE-BY, US-NY) or a time
zone. Without WHERE it shows what is known of them and how; --forget takes your word
back.`,
		Example: "  afterword place Globex \"Wei Chen\" Munich\n  afterword place Globex Wei --forget",
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) < 2 || len(args) > 3:
				return usagef("name a process, an interviewer and where they work")
			case forget && len(args) == 3:
				return usagef("either say where they work or --forget it")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			where := ""
			if len(args) == 3 {
				where = args[2]
				if _, err := place.Read(where); err != nil {
					return &usageError{err}
				}
			}
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				if where == "" && !forget {
					return e.printEvidence(v, args[1])
				}
				err := s.PlaceInterviewer(c.Context(), followup.Local, v.ID, args[1], where)
				if errors.Is(err, followup.ErrNoInterviewer) {
					return usagef("%q: %w", args[1], followup.ErrNoInterviewer)
				}
				if err != nil {
					return err
				}
				if v, err = s.ShowProcess(c.Context(), followup.Local, v.ID); err != nil {
					return err
				}
				return e.printEvidence(v, args[1])
			})
		},
	}
	c.Flags().BoolVar(&forget, "forget", false, "go by what else is known again")
	return c
}

// printEvidence prints every trace of where somebody works, the one that counts first.
func (e *env) printEvidence(v followup.ProcessView, who string) error {
	for _, round := range slices.Backward(v.Interviews) {
		named, ok := round.Interviewer(who)
		if !ok {
			continue
		}
		all := place.Evidence(v.Process.Process, round, named)
		if e.json {
			out := []placeJSON{}
			for _, at := range all {
				out = append(out, placeJSON{at.Zone, at.Days(), at.Source, at.Sure, at.Why})
			}
			return e.printJSON(struct {
				Interviewer string      `json:"interviewer"`
				Evidence    []placeJSON `json:"evidence"`
			}{named.Name, out})
		}
		p := e.paper()
		p.line("%s  %s", p.bold(shown(named.Name)), placeWords(all[0]))
		for _, at := range all[1:] {
			p.line("  %s", p.dim(shown(fmt.Sprintf("also: %s, by %s (%s)", at.Zone, at.Why, at.Sure))))
		}
		return nil
	}
	return usagef("%q: %w", who, followup.ErrNoInterviewer)
}

// printPlaces says where each interviewer works, once, for those of the rounds that go on.
func (e *env) printPlaces(v followup.ProcessView) {
	p := e.paper()
	said := map[string]bool{}
	for _, s := range v.Steps {
		at, ok := placeOf(v.Process.Process, s.Step)
		key := strings.ToLower(s.Interviewer + " " + s.Email)
		if !ok || s.Status.Over() || said[key] {
			continue
		}
		if len(said) == 0 {
			p.line("")
			p.line("%s", p.bold("Where they work"))
		}
		said[key] = true
		p.line("  %s  %s", shown(s.Interviewer), p.dim(placeWords(at)))
	}
}
