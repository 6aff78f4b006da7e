package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/fromfile"
	"afterword/internal/note"
	"afterword/internal/polish"
	"afterword/internal/review"
)

// polishAsked is how a paragraph is to be polished.
type polishAsked struct {
	to, round, phase string
	number           int
	tone             string
	send, ask        bool
	reply            string
	accept           []int
}

// polishing is a text of which one paragraph is polished, wherever it comes from.
type polishing struct {
	paragraphs []string
	prepare    func(number int) (polish.Request, error)
	// accept puts the changes of these numbers in, and says what came of it.
	accept func(number int, reply string, o polish.Offer, numbers []int) (text string, err error)
}

func (e *env) polish() *cobra.Command {
	var asked polishAsked
	c := &cobra.Command{
		Use:   "polish FILE --to NAME DRAFT | polish NOTE",
		Short: "Let a model proofread a paragraph of yours, and take what you like of it",
		Long: `Polish takes one paragraph that you wrote, of a draft file or of a stored note. It first
shows exactly what would be sent to the model and what is masked in it; --send sends it. What
comes back is held against your words: spelling and small words, other words one by one. What
changes a fact, or adds something, is not offered and listed with the reason.

--ask asks you about each change. Or keep the reply with --reply REPLY-FILE, look at the
changes, and take some with --accept: where that file is there already, no model is asked.
Of a draft file, the new draft is printed and the file stays as it is; a stored note is
edited, which voids an approval, and the review counts whose words are whose.

A model is added with "afterword model add" and allowed with "afterword model allow".`,
		Example: `  afterword polish globex.yaml --to "Wei Chen" wei.txt --paragraph 2
  afterword polish globex.yaml --to "Wei Chen" wei.txt --paragraph 2 --send --reply reply.txt
  afterword polish globex.yaml --to "Wei Chen" wei.txt --paragraph 2 --reply reply.txt --accept 1,3
  afterword polish 5f3a9c21 --paragraph 2 --send --ask`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 && len(args) != 2 {
				return usagef("afterword polish takes a process file and a draft, or a stored note: see afterword polish --help")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains(polish.Tones(), polish.Tone(asked.tone)) {
				return usagef("--tone %q is not one of grammar, up, down", asked.tone)
			}
			if len(args) == 2 {
				work, err := e.draftToPolish(args[0], args[1], asked)
				if err != nil {
					return err
				}
				return e.runPolish(c.Context(), work, asked)
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				work, err := e.noteToPolish(c.Context(), s, args[0], asked)
				if err != nil {
					return err
				}
				return e.runPolish(c.Context(), work, asked)
			})
		},
	}
	c.Flags().StringVar(&asked.to, "to", "", "`name` or e-mail address of the interviewer (default what the draft says)")
	c.Flags().StringVar(&asked.round, "interview", "", "`id` of the interview (default the latest with them)")
	c.Flags().StringVar(&asked.phase, "phase", string(note.Anchor), "anchor, check-in or final-pulse")
	c.Flags().IntVar(&asked.number, "paragraph", 0, "`number` of the paragraph, counted from 1")
	c.Flags().StringVar(&asked.tone, "tone", string(polish.Grammar), "grammar, up (more formal) or down (plainer)")
	c.Flags().BoolVar(&asked.send, "send", false, "send what is shown to the model")
	c.Flags().StringVar(&asked.reply, "reply", "", "`file` to keep the model's reply in, and to read it from")
	c.Flags().IntSliceVar(&asked.accept, "accept", nil, "`numbers` of the changes to take, out of a reply that was kept")
	c.Flags().BoolVar(&asked.ask, "ask", false, "ask about each change")
	c.AddCommand(e.polishSelftest())
	return c
}

// draftToPolish is a paragraph of a draft file. The new draft is printed.
func (e *env) draftToPolish(process, path string, asked polishAsked) (polishing, error) {
	now, err := e.clock()
	if err != nil {
		return polishing{}, err
	}
	phase, err := phaseNamed(asked.phase)
	if err != nil {
		return polishing{}, err
	}
	if path == "-" && asked.ask {
		return polishing{}, usagef("standard input cannot be the draft and your answers: name a file")
	}
	f, err := e.readProcess(process)
	if err != nil {
		return polishing{}, err
	}
	data, err := e.readFile(path)
	if err != nil {
		return polishing{}, err
	}
	file, err := readDraft(inputName(path), data)
	if err != nil {
		return polishing{}, err
	}
	var named []string
	if asked.to == "" && file.To != "" {
		asked.to, named = file.To, []string{fmt.Sprintf("%s:%d: To: %q", file.Name, file.ToLine, file.To)}
	}
	if asked.to == "" {
		return polishing{}, usagef("%s does not say who it goes to: give --to, or begin it with a line such as To: %s", file.Name, anyInterviewer(f))
	}
	i, to, err := recipientsNamed(f, asked.round, []string{asked.to}, named)
	if err != nil {
		return polishing{}, err
	}
	d := review.Draft{Phase: phase, To: to[0], Subject: file.Subject, Body: file.Body}
	work := polishing{paragraphs: polish.Paragraphs(file.Body)}
	work.prepare = func(number int) (polish.Request, error) {
		return polish.Prepare(work.paragraphs[number-1], polish.Tone(asked.tone), d, fromfile.Context(f, i, []review.Draft{d}, 0, now))
	}
	work.accept = func(number int, _ string, o polish.Offer, numbers []int) (string, error) {
		text, err := o.Accept(numbers...)
		if err != nil {
			return "", &usageError{err}
		}
		at := strings.LastIndex(string(data), file.Body) // behind its head
		if at < 0 {
			at = 0
		}
		head, body := string(data[:at]), string(data[at:])
		body, _ = polish.Replace(body, number, text)
		return head + body, nil
	}
	return work, nil
}

// noteToPolish is a paragraph of a stored note, which is edited.
func (e *env) noteToPolish(ctx context.Context, s *followup.Service, typed string, asked polishAsked) (polishing, error) {
	_, step, err := findNote(ctx, s, typed)
	if err != nil {
		return polishing{}, err
	}
	n, tone := *step.Note, polish.Tone(asked.tone)
	work := polishing{paragraphs: polish.Paragraphs(n.Body)}
	work.prepare = func(number int) (polish.Request, error) {
		p, err := s.PreparePolish(ctx, followup.Local, n.ID, number, tone)
		return p.Request, err
	}
	work.accept = func(number int, reply string, _ polish.Offer, numbers []int) (string, error) {
		changed, err := s.AcceptHunks(ctx, followup.Local, n.ID, n.Digest(), number, tone, reply, numbers)
		return changed.Body, err
	}
	return work, nil
}

// runPolish shows, sends, shows what came back, and takes what is accepted.
func (e *env) runPolish(ctx context.Context, work polishing, asked polishAsked) error {
	number, err := paragraphNumber(work.paragraphs, asked.number)
	if err != nil {
		return err
	}
	r, err := work.prepare(number)
	if err != nil {
		return &usageError{err}
	}
	reply, err := e.keptReply(asked.reply)
	if err != nil {
		return err
	}
	kept := reply != ""
	if len(asked.accept) > 0 && !kept {
		return usagef("--accept takes changes that you have seen: keep the reply with --send --reply FILE first, then give that file with --accept")
	}
	if !kept {
		if !asked.send {
			return e.showSent(ctx, r)
		}
		if reply, err = e.askPolish(ctx, r); err != nil {
			return err
		}
		if asked.reply != "" {
			if err := os.WriteFile(asked.reply, []byte(reply), 0o600); err != nil {
				return fmt.Errorf("keep the model's reply: %w", err)
			}
		}
	}
	o, err := r.Compare(reply)
	if err != nil {
		return fmt.Errorf("polish: %w", err)
	}
	accepted := asked.accept
	if asked.ask {
		if accepted, err = e.askHunks(o); err != nil {
			return err
		}
	}
	text := ""
	if len(accepted) > 0 {
		if text, err = work.accept(number, reply, o, accepted); err != nil {
			return err
		}
	}
	if e.json {
		return e.printJSON(offerJSONOf(o, text))
	}
	if text != "" {
		_, err := fmt.Fprintln(e.out, strings.TrimRight(text, "\n"))
		return err
	}
	if !asked.ask {
		e.printOffer(o)
	}
	return nil
}

func (e *env) askPolish(ctx context.Context, r polish.Request) (reply string, err error) {
	err = e.stored(ctx, func(s *followup.Service) error {
		reply, err = s.AskPolish(ctx, followup.Local, r)
		return err
	})
	return reply, err
}

// keptReply is the reply that a file holds; empty where there is none.
func (e *env) keptReply(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", &usageError{err}
	}
	return string(data), nil
}

// paragraphNumber is which paragraph is meant; where it is not said, there must be one.
func paragraphNumber(all []string, number int) (int, error) {
	if number >= 1 && number <= len(all) {
		return number, nil
	}
	if number == 0 && len(all) == 1 {
		return 1, nil
	}
	var list strings.Builder
	for i, text := range all {
		line := []rune(shown(text))
		if len(line) > 60 {
			line = append(line[:60], '…')
		}
		fmt.Fprintf(&list, "\n  %d  %s", i+1, string(line))
	}
	return 0, usagef("say which paragraph with --paragraph NUMBER:%s", list.String())
}
