package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/note"
)

func (e *env) mailboxWay() *cobra.Command {
	return &cobra.Command{
		Use:   "way send|drafts|by-hand",
		Short: "Choose how approved notes go",
		Long: `Way says what happens to a note that you approve, once it is due:

  send     Afterword sends it.
  drafts   Afterword puts it into your Drafts folder. You send it from there, changed
           if you like; Afterword sees that you did.
  by-hand  You are told, and write it in your own mail program. Afterword finds it in
           your Sent folder.

Notes that are approved already go as they were approved. "afterword approve --way" chooses
for one note.`,
		Example: "  afterword mailbox way drafts",
		Args:    exactly("send, drafts or by-hand"),
		RunE: func(c *cobra.Command, args []string) error {
			way, err := wayNamed(args[0])
			if err != nil {
				return err
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				m, err := s.ChooseWay(c.Context(), followup.Local, way)
				if err != nil {
					return err
				}
				e.paper().line("From now on: %s", waySentence(m.Way))
				return nil
			})
		},
	}
}

// wayNamed reads a way; empty leaves the choice open.
func wayNamed(s string) (note.Way, error) {
	if s != "" && !slices.Contains(note.Ways(), note.Way(s)) {
		return "", usagef("%q is none of %s", s, words(note.Ways()))
	}
	return note.Way(s), nil
}

// waySentence says what a way means.
func waySentence(w note.Way) string {
	switch w {
	case note.Drafts:
		return "approved notes are put into your Drafts folder when they are due, and you send them."
	case note.ByHand:
		return "you are told when an approved note is due, and send it by hand."
	}
	return "approved notes are sent when they are due."
}
