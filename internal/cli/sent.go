package cli

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/note"
)

func (e *env) sent() *cobra.Command {
	var to, at, phase string
	var undo bool
	c := &cobra.Command{
		Use:   "sent PROCESS",
		Short: "Say that you sent a note by hand",
		Long: `Sent records a note that you wrote and sent yourself: the one that Afterword had for
that person is not sent then, and follow-ups come after yours. Afterword usually finds
it in your Sent folder by itself; say it when it does not.

The time is that of this computer unless it has an offset. Without --phase it is the
anchor; for a later note say which it was.

With --undo it takes back what you said last about that person, as long as nothing was
found in your Sent folder: the note is a draft again.`,
		Example: "  afterword sent Globex --to \"Wei Chen\"\n  afterword sent Globex --to wei@globex.example --at 2026-11-24T09:12 --phase anchor\n  afterword sent Globex --to \"Wei Chen\" --undo",
		Args:    exactly("a process"),
		RunE: func(c *cobra.Command, args []string) error {
			if to == "" {
				return usagef("say to whom: --to NAME or --to ADDRESS")
			}
			said := followup.ByHand{To: to, Phase: note.Phase(phase)}
			if phase != "" && !slices.Contains(note.Phases(), said.Phase) {
				return usagef("--phase %q is none of %s", phase, words(note.Phases()))
			}
			if undo && at != "" {
				return usagef("--undo takes no --at")
			}
			var err error
			if said.At, err = sentTime(at); err != nil {
				return err
			}
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				say, done := s.SaySent, "Recorded: the %s to %s went by hand, %s."
				if undo {
					say, done = s.TakeBackSent, "Taken back: the %s to %s that was to have gone by hand, %s."
				}
				touch, err := say(c.Context(), followup.Local, v.ID, said)
				if err != nil {
					return err
				}
				if e.json {
					return e.printJSON(struct {
						Phase note.Phase `json:"phase"`
						To    string     `json:"to"`
						At    time.Time  `json:"at"`
					}{touch.Phase, touch.To, touch.At})
				}
				e.paper().line(done, touch.Phase, shown(touch.To), when(touch.At))
				return nil
			})
		},
	}
	c.Flags().StringVar(&to, "to", "", "`name` or address of the interviewer")
	c.Flags().StringVar(&at, "at", "", "`time` it was sent (default now)")
	c.Flags().BoolVar(&undo, "undo", false, "take back what you said")
	c.Flags().StringVar(&phase, "phase", "", "anchor, check-in, final-pulse, another-time or gracious-reply")
	return c
}

// sentTime reads a time as people write it; empty is the zero time.
func sentTime(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(layout, s, time.Local); err == nil {
			return t, nil
		}
	}
	return time.Time{}, usagef("--at %q is no time: write it as 2026-11-24T09:12 or with an offset, 2026-11-24T09:12:00-05:00", s)
}

// words lists what may be written.
func words[T ~string](all []T) string {
	named := make([]string, 0, len(all))
	for _, one := range all {
		named = append(named, string(one))
	}
	return strings.Join(named, ", ")
}
