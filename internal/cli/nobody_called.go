package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) nobodyCalled() *cobra.Command {
	var round string
	var afterAll bool
	c := &cobra.Command{
		Use:   "nobody-called PROCESS",
		Short: "Say that nobody was there at the agreed time, and ask for another one",
		Long: `When the agreed time of an interview passed and nobody called, this drafts a short
friendly note to the contact that asks for another time. It can be said a quarter of an
hour after the agreed time, and the note is for that day. It is no check-in, and it is
withdrawn when they write, or when you say with --after-all that they called.`,
		Example: "  afterword nobody-called Globex\n  afterword nobody-called Globex --after-all",
		Args:    exactly("a process"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				var err error
				if afterAll {
					err = s.CalledAfterAll(c.Context(), followup.Local, v.ID)
				} else {
					err = s.NobodyCalled(c.Context(), followup.Local, v.ID, round)
				}
				if err != nil {
					return err
				}
				return e.printRecorded(c.Context(), s, []string{v.ID}, nil)
			})
		},
	}
	c.Flags().StringVar(&round, "interview", "", "`id` of the interview (default the latest that was to begin)")
	c.Flags().BoolVar(&afterAll, "after-all", false, "they called after all")
	return c
}
