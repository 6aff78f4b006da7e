package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) modelAllow() *cobra.Command {
	return &cobra.Command{
		Use:   "allow",
		Short: "Allow that texts you choose are sent to the model that is used",
		Long: `Allow records that you agree to send texts to the model that is used, and only to it. Each
text is still shown to you before it goes, with what is masked in it, and goes only when you
say so. "afterword model revoke" takes it back.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				m, err := s.UsedModel(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				if err := s.AllowModel(c.Context(), followup.Local, m); err != nil {
					return err
				}
				p := e.paper()
				p.text("", "Allowed: "+m.String()+". "+whereWords(m)+" Each text is shown to you before it goes.")
				return nil
			})
		},
	}
}

func (e *env) modelRevoke() *cobra.Command {
	return &cobra.Command{
		Use:   "revoke",
		Short: "Take it back: nothing is sent to any model",
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				taken, err := s.RevokeModels(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				if taken == 0 {
					e.paper().line("Nothing was allowed. Nothing is sent to any model.")
					return nil
				}
				e.paper().line("Taken back. Nothing is sent to any model until you allow one again.")
				return nil
			})
		},
	}
}
