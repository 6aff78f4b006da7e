package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
)

func (e *env) approve() *cobra.Command {
	var yes bool
	var way string
	c := &cobra.Command{
		Use:   "approve NOTE...",
		Short: "Say yes to exactly what a note says now",
		Long: `Approve shows a note and, after your yes, lets it leave when it is due: "afterword
serve" sends it. Any change afterwards voids the approval; "afterword undo" takes it
back until the note starts to leave. With --way the note goes another way than your
mailbox is set to: see "afterword mailbox way --help".`,
		Example: "  afterword approve 5f3a9c21",
		Args:    notes("approve"),
		RunE: func(c *cobra.Command, args []string) error {
			goes, err := wayNamed(way)
			if err != nil {
				return err
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				_, noMailbox := s.ShowMailbox(c.Context(), followup.Local)
				for _, typed := range args {
					_, step, err := findNote(c.Context(), s, typed)
					if err != nil {
						return err
					}
					if step.Verdict == review.Blocked {
						p := e.paper()
						p.line("The note to %s is blocked:", shown(step.Note.To.Name))
						printVerdict(p, step.Verdict, stepFindings(step))
						return errBlocked
					}
					if !yes {
						p := e.paper()
						printNote(p, *step.Note)
						p.line("")
						printVerdict(p, step.Verdict, stepFindings(step))
						printLeft(p, leftFindings(step))
						p.line("")
						if err := e.confirm("Approve this note?"); err != nil {
							return err
						}
					}
					if yes && !e.json && step.Verdict == review.Warned {
						p := e.paper()
						p.line("The note to %s:", shown(step.Note.To.Name))
						printVerdict(p, step.Verdict, stepFindings(step))
						printLeft(p, leftFindings(step))
					}
					// Bound to what was shown: a change in the meantime is refused.
					n, err := s.ApproveNoteWay(c.Context(), followup.Local, step.Note.ID, step.Note.Digest(), goes)
					if err != nil {
						return err
					}
					if e.json {
						if err := e.printJSON(noteJSONOf(n, step, true)); err != nil {
							return err
						}
						continue
					}
					e.paper().line("Approved. %s %s; until then: afterword undo %s", goesSentence(n.Way), when(n.NotBefore.In(step.Due.Location())), shortID(n.ID))
				}
				if errors.Is(noMailbox, followup.ErrNotFound) && !e.json {
					e.paper().text("", sayNoMailbox)
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&way, "way", "", "`how` it goes: send, drafts or by-hand (default as your mailbox is set)")
	c.Flags().BoolVarP(&yes, "yes", "y", false, "do not ask")
	return c
}

// goesSentence says what happens to an approved note, up to the time.
func goesSentence(w note.Way) string {
	switch w {
	case note.Drafts:
		return "While \"afterword serve\" runs, it comes into your Drafts folder"
	case note.ByHand:
		return "You send it by hand, not before"
	}
	return "While \"afterword serve\" runs, it leaves"
}

// sayNoMailbox is what a person must know before they count on a note.
const sayNoMailbox = "No mailbox is added yet, so nothing can leave: run \"afterword mailbox add\"."

// notes refuses a command line without notes.
func notes(verb string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef("afterword %s needs the id of a note: afterword show PROCESS shows them", verb)
		}
		return nil
	}
}

// confirm asks the person; anything but yes is an error.
func (e *env) confirm(question string) error {
	if f, ok := e.in.(*os.File); !ok || !term.IsTerminal(int(f.Fd())) {
		return usagef("nobody can be asked here: run it on a terminal, or with --yes")
	}
	fmt.Fprintf(e.out, "%s [y/N] ", question)
	line, err := bufio.NewReader(e.in).ReadString('\n')
	if err != nil && err != io.EOF {
		return fmt.Errorf("read the answer: %w", err)
	}
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "y", "yes":
		return nil
	}
	return usagef("not approved: nothing was changed")
}
