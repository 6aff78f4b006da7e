package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) calendarPush() *cobra.Command {
	return &cobra.Command{
		Use:   "push",
		Short: "Bring your calendar server up to date now",
		Long: `Push puts into your calendar what is new or changed and takes out what is done. "afterword
serve" does this by itself, within two minutes of a change.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				did, err := s.PushCalendar(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				if e.json {
					return e.printJSON(struct {
						Put     int `json:"put"`
						Removed int `json:"removed"`
						Gone    int `json:"gone"`
					}{did.Put, did.Removed, did.Gone})
				}
				p := e.paper()
				if did == (followup.PushedCalendar{}) {
					p.line("Nothing changed.")
					return nil
				}
				p.line("Put there: %d. Taken out: %d.", did.Put, did.Removed)
				if did.Gone > 0 {
					p.line("Deleted by you, and left so: %d.", did.Gone)
				}
				return nil
			})
		},
	}
}
