package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/note"
)

func (e *env) edit() *cobra.Command {
	var from string
	c := &cobra.Command{
		Use:   "edit NOTE",
		Short: "Change what a note says",
		Long: `Edit opens a note in your editor ($VISUAL or $EDITOR), or takes its text from a file.
A line "Subject: ..." at the top, with an empty line after it, is the subject; without one
the subject stays as it is. Any change voids an approval.`,
		Example: "  afterword edit 5f3a9c21\n  afterword edit 5f3a9c21 --from wei.txt",
		Args:    exactly("a note"),
		RunE: func(c *cobra.Command, args []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				_, step, err := findNote(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				n := *step.Note
				data, err := e.newWords(n, from)
				if err != nil {
					return err
				}
				d, err := readDraft(inputName(from), data)
				if err != nil {
					return err
				}
				if !d.HasSubject {
					d.Subject = n.Subject
					fmt.Fprintf(e.err, "There is no line \"Subject: ...\" at the top: the subject stays %q.\n", n.Subject)
				}
				if d.Subject == n.Subject && d.Body == n.Body {
					e.paper().line("Nothing was changed.")
					return nil
				}
				if n, err = s.EditNote(c.Context(), followup.Local, n.ID, n.Digest(), d.Subject, d.Body); err != nil {
					return err
				}
				_, step, err = findNote(c.Context(), s, n.ID)
				if err != nil {
					return err
				}
				p := e.paper()
				p.line("Saved the note to %s.", shown(n.To.Name))
				printVerdict(p, step.Verdict, stepFindings(step))
				return nil
			})
		},
	}
	c.Flags().StringVar(&from, "from", "", "take the text from this `file`, - for standard input")
	return c
}

// newWords returns what a note is to say: from a file, or as the person leaves it in
// their editor.
func (e *env) newWords(n note.Note, from string) ([]byte, error) {
	if from != "" {
		return e.readFile(from)
	}
	editor := e.getenv("VISUAL")
	if editor == "" {
		editor = e.getenv("EDITOR")
	}
	if editor == "" {
		return nil, usagef("no editor is set: set $EDITOR, or use --from FILE")
	}
	dir, err := os.MkdirTemp("", "afterword-*")
	if err != nil {
		return nil, fmt.Errorf("open the note in an editor: %w", err)
	}
	defer os.RemoveAll(dir)
	path := dir + "/note.txt"
	var text bytes.Buffer
	fmt.Fprintf(&text, "Subject: %s\n\n%s", n.Subject, n.Body)
	if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
		return nil, fmt.Errorf("open the note in an editor: %w", err)
	}
	// The shell splits an editor that has arguments of its own.
	run := exec.Command("sh", "-c", editor+` "$1"`, "sh", path)
	run.Stdin, run.Stdout, run.Stderr = e.in, e.out, e.err
	if err := run.Run(); err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			return nil, usagef("the editor %s failed, nothing was changed", editor)
		}
		return nil, fmt.Errorf("open the note in an editor: %w", err)
	}
	return os.ReadFile(path)
}
