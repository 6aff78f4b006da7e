package cli

import (
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/draftfile"
	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
)

func (e *env) leave() *cobra.Command {
	var know, undo bool
	c := &cobra.Command{
		Use:   "leave NOTE CHECK",
		Short: "Leave what the review says of a note as it is",
		Long: `Leave records that you want what a check says of a draft to stay as it is. It goes by
the words of that sentence: it ends when you change them, and it is shown again when you
approve. What stops the note is left only with --i-know; a gap that waits for your own
words cannot be. --undo takes it back.`,
		Example: "  afterword leave 5f3a9c21 doubled-word\n  afterword leave 5f3a9c21 doubled-word --undo",
		Args:    exactly("a note", "a check"),
		RunE: func(c *cobra.Command, args []string) error {
			if file, err := os.Stat(args[0]); err == nil && file.Mode().IsRegular() {
				return usagef("%s is a file: what you leave as it is in a draft stands in %s, as a line such as \"%s off\", or \"%s warn DIGEST\" for one place, with the severity and the digest (\"ignore\") that afterword review --format json tells", args[0], args[0]+draftfile.IgnoreSuffix, args[1], args[1])
			}
			if err := knownChecks(args[1:]); err != nil {
				return err
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				_, step, err := findNote(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				change := func(key string) (note.Note, error) {
					return s.LeaveFinding(c.Context(), followup.Local, step.Note.ID, key, know)
				}
				keys := keysOf(step, step.Findings, args[1])
				if undo {
					keys = keysOf(step, step.Ignored, args[1])
					change = func(key string) (note.Note, error) {
						return s.HeedFinding(c.Context(), followup.Local, step.Note.ID, key)
					}
				}
				if len(keys) == 0 {
					return usagef("the review says nothing by the name of %s of this note: afterword show PROCESS shows what it says", args[1])
				}
				for _, key := range keys {
					if _, err := change(key); err != nil {
						return err
					}
				}
				if _, step, err = findNote(c.Context(), s, step.Note.ID); err != nil {
					return err
				}
				if e.json {
					return e.printJSON(noteJSONOf(*step.Note, step, true))
				}
				p := e.paper()
				printVerdict(p, step.Verdict, stepFindings(step))
				printLeft(p, leftFindings(step))
				return nil
			})
		},
	}
	c.Flags().BoolVar(&know, "i-know", false, "leave what stops the note, too")
	c.Flags().BoolVar(&undo, "undo", false, "take it back")
	return c
}

// keysOf are the digests of what one check says, each once.
func keysOf(step followup.StepView, findings []review.Finding, check string) (keys []string) {
	for _, f := range findings {
		if f.Check != check {
			continue
		}
		if i, _ := review.IgnoreOf(step.Draft, f, time.Time{}); !slices.Contains(keys, i.Digest) {
			keys = append(keys, i.Digest)
		}
	}
	return keys
}
