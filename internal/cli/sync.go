package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) sync() *cobra.Command {
	return &cobra.Command{
		Use:   "sync",
		Short: "Read the mailbox now and take in what arrived",
		Long: `Sync looks for answers, absence notices and bounces in Inbox, Junk and Archive, and
brings every plan up to date. Nothing in the mailbox is changed. "afterword serve"
does this by itself.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				before, err := s.ListProcesses(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				known := map[string]int{}
				for _, v := range before {
					known[v.ID] = len(v.Mails)
				}
				if err := s.ReadMailbox(c.Context(), followup.Local); err != nil {
					return err
				}
				after, err := s.ListProcesses(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				if e.json {
					return e.printJSON(struct {
						Processes []processJSON `json:"processes"`
					}{processesJSON(after, true, s.Clock.Now())})
				}
				p := e.paper()
				arrived := 0
				for _, v := range after {
					for _, m := range v.Mails[min(known[v.ID], len(v.Mails)):] {
						arrived++
						p.line("%s  %s from %s", p.bold(shown(v.Employer)), m.Kind, shown(m.From.Email))
					}
				}
				if arrived == 0 {
					p.line("Nothing new for your processes.")
				}
				return nil
			})
		},
	}
}
