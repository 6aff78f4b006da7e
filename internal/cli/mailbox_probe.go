package cli

import (
	"context"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) mailboxProbe() *cobra.Command {
	return &cobra.Command{
		Use:   "probe",
		Short: "Send one mail to yourself and see what your provider does with it",
		Long: `Probe sends one mail from you to yourself and looks for it: some providers put a copy
of what you send into your Sent folder, with others Afterword has to. It also sees
whether the provider changes the mail's Message-ID, which threads go by. What it found
is remembered. "afterword mailbox add" does this by itself. You can delete the mail.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error { return e.probeAgain(c.Context(), s) })
		},
	}
}

// probeAgain probes the stored mailbox and says what it found.
func (e *env) probeAgain(ctx context.Context, s *followup.Service) error {
	m, err := s.ProbeMailbox(ctx, followup.Local)
	if err != nil {
		return err
	}
	if e.json {
		return e.printJSON(struct {
			Address     string          `json:"address"`
			SentBy      followup.SentBy `json:"sent_by"`
			RewritesIDs bool            `json:"rewrites_ids"`
		}{m.Address, m.SentBy, m.RewritesIDs})
	}
	e.paper().line("%s", sentByWords(m))
	return nil
}

// sentByWords says who puts the copy of a note into Sent.
func sentByWords(m followup.Mailbox) string {
	switch m.SentBy {
	case followup.SentByProvider:
		return "Your provider puts copies into your Sent folder."
	case followup.SentByUpload:
		return "Afterword uploads copies into your Sent folder. If a connection breaks at the wrong moment, you will be asked whether a note left."
	}
	return "Afterword puts copies into your Sent folder: each note also goes to you, and that copy is moved there."
}
