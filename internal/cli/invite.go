package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/invite"
	"afterword/internal/zone"
)

func (e *env) invite() *cobra.Command {
	var me string
	var oneRound bool
	c := &cobra.Command{
		Use:   "invite FILE.ics...",
		Short: "Make a process file out of calendar invitations",
		Long: `Invite reads calendar invitations and prints the process file they make: the
interview with its time and zone, the people on its panel. What it guessed is marked,
what it could not find out is asked, in comments. Several invitations of one employer
become the rounds of one process. Blocks of one day that follow one another are rounds
of their own, each with its own timeline; --one-round makes one round of them.

Give your own address with --me, so that you are not on the panel.`,
		Example: "  afterword invite onsite.ics --me ada@example.org > globex.yaml",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("afterword invite needs a calendar file: see afterword invite --help")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var all []invite.Invitation
			for _, path := range args {
				data, err := e.readFile(path)
				if err != nil {
					return err
				}
				invitations, err := invite.Read(inputName(path), data, zone.Load)
				if err != nil {
					return &usageError{err}
				}
				all = append(all, invitations...)
			}
			propose := invite.Propose
			if oneRound {
				propose = invite.ProposeTogether
			}
			proposal, err := propose(all, me)
			if err != nil {
				return &usageError{err}
			}
			text, err := proposal.YAML()
			if err != nil {
				return err
			}
			if e.json {
				return e.printJSON(struct {
					ProcessFile string `json:"process_file"`
				}{string(text)})
			}
			_, err = e.out.Write(text)
			return err
		},
	}
	c.Flags().BoolVar(&oneRound, "one-round", false, "make one round of blocks that follow one another on one day")
	c.Flags().StringVar(&me, "me", "", "your own e-mail `address`")
	return c
}
