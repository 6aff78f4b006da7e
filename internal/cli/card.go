package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/card"
	"afterword/internal/channel"
	"afterword/internal/compose"
	"afterword/internal/draftfile"
	"afterword/internal/fromfile"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/review"
)

// cardFlags are what a card is asked for with.
type cardFlags struct {
	to, round, out, label, size, look, text, front, table string
	off                                                   []string
}

func (e *env) card() *cobra.Command {
	var o cardFlags
	c := &cobra.Command{
		Use:   "card PROCESS --to NAME -o OUT.pdf",
		Short: "Print a card to one interviewer as a PDF, and its address label",
		Long: `Card prints what you want to say on paper: your own sentence (card, in the process
file) between a salutation and your name, or the text of a file. It is read like a note
before it is printed, and besides it may not repeat your e-mail; a card that is blocked
is not printed. The last line says by when to post it.

A folded card has two pages: print on both sides, turned over the short edge, and fold.

PROCESS is a process file, or one of your processes.`,
		Example: "  afterword card globex.yaml --to \"Wei Chen\" -o card.pdf\n  afterword card globex.yaml --to Wei --text wei.txt --size 10x7 --look handwritten -o card.pdf --label label.pdf",
		Args:    exactly("a process file or a process"),
		RunE: func(c *cobra.Command, args []string) error {
			now, err := e.clock()
			if err != nil {
				return err
			}
			if err := o.check(); err != nil {
				return err
			}
			f, err := e.anyProcess(c.Context(), args[0])
			if err != nil {
				return err
			}
			i, found, err := recipientsNamed(f, o.round, []string{o.to}, nil)
			if err != nil {
				return err
			}
			post, err := e.postTable(o.table)
			if err != nil {
				return err
			}
			to := found[0]
			out, err := e.cardText(f, i, to, now, o)
			if err != nil {
				return err
			}
			out.Channel = channelJSONOf(to, channel.Decide(channelRequest(f, i, to, post, now)))
			if out.Verdict != review.Blocked {
				if err := e.printCard(f.Process, to, &out, o); err != nil {
					return err
				}
			}
			return e.sayCard(out)
		},
	}
	c.Flags().StringVar(&o.to, "to", "", "`name` or e-mail address of the interviewer")
	c.Flags().StringVarP(&o.out, "output", "o", "", "PDF `file` to write the card to")
	c.Flags().StringVar(&o.label, "label", "", "PDF `file` to write an address label to (needs address in the process file)")
	c.Flags().StringVar(&o.size, "size", string(card.A6), "a6, 5x7, or 10x7 to fold")
	c.Flags().StringVar(&o.look, "look", string(card.Printed), "printed or handwritten")
	c.Flags().StringVar(&o.text, "text", "", "`file` with the text of the card, instead of the debrief's sentence")
	c.Flags().StringVar(&o.front, "front", frontOfCard, "`words` on the front of a folded card; may be empty")
	c.Flags().StringVar(&o.round, "interview", "", "`id` of the interview (default the latest with this person)")
	postTableFlag(c, &o.table)
	offFlag(c, &o.off)
	e.nowFlagOf(c)
	return c
}

const frontOfCard = "Thank you"

// check refuses flags that no card can be printed with, before anything is read.
func (o *cardFlags) check() error {
	o.size, o.look = strings.ToLower(strings.ReplaceAll(o.size, "×", "x")), strings.ToLower(o.look)
	switch {
	case o.to == "":
		return usagef("name the interviewer with --to")
	case o.out == "":
		return usagef("name the PDF file to write with -o")
	case o.label != "" && o.label == o.out:
		return usagef("the card and its label need a file each: -o and --label are both %s", o.out)
	case !oneOf(o.size, card.Sizes()):
		return usagef("--size %q is not one of a6, 5x7, 10x7", o.size)
	case !oneOf(o.look, card.Looks()):
		return usagef("--look %q is not one of printed, handwritten", o.look)
	}
	return knownChecks(o.off)
}

func oneOf[S ~string](word string, of []S) bool {
	for _, w := range of {
		if word == string(w) {
			return true
		}
	}
	return false
}

// cardJSON is a card as programs read it. File and Label are empty where none was written.
type cardJSON struct {
	To        addressJSON    `json:"to"`
	File      string         `json:"file"`
	Label     string         `json:"label"`
	Size      card.Size      `json:"size"`
	Look      card.Look      `json:"look"`
	Text      string         `json:"text"`
	Words     int            `json:"words"`
	WordLimit int            `json:"word_limit"`
	Gaps      []gapJSON      `json:"gaps"`
	Verdict   review.Verdict `json:"verdict"`
	Findings  []findingJSON  `json:"findings"`
	Channel   channelJSON    `json:"channel"`
}

// cardText is the text of the card, from --text or out of the debrief, with what the
// review says of it.
func (e *env) cardText(f processfile.File, i interview.Interview, to interview.Interviewer, now time.Time, o cardFlags) (cardJSON, error) {
	drafted := compose.CardText(compose.Request{Process: f.Process, Interview: i, To: to})
	file := draftfile.File{Body: drafted.Body}
	var at places = inPart{}
	if o.text != "" {
		data, err := e.readFile(o.text)
		if err != nil {
			return cardJSON{}, err
		}
		if file, err = readDraft(inputName(o.text), data); err != nil {
			return cardJSON{}, err
		}
		at = file
		if file.HasSubject {
			return cardJSON{}, usagef("%s begins with a subject: a card has none, take the line out", inputName(o.text))
		}
		drafted.Gaps = nil
	}
	findings := fromfile.ReviewCard(f, i, to, file.Body, now, o.off)
	out := cardJSON{
		To: addressJSON{to.Name, to.Email}, Size: card.Size(o.size), Look: card.Look(o.look), Text: file.Body,
		Words: card.Words(file.Body), WordLimit: card.WordLimit(card.Size(o.size)), Gaps: []gapJSON{},
		Verdict: review.VerdictOf(findings), Findings: findingsJSON(findings, review.Draft{Phase: note.Anchor, To: to, Body: file.Body}, at),
	}
	for _, g := range drafted.Gaps {
		out.Gaps = append(out.Gaps, gapJSON{g.Part, g.Question})
	}
	return out, nil
}

// printCard writes the PDFs once both are made and both have a place.
func (e *env) printCard(p interview.Process, to interview.Interviewer, out *cardJSON, o cardFlags) error {
	pdf, err := inMemory(func(w io.Writer) error {
		return card.Write(w, card.Card{Text: out.Text, Size: out.Size, Look: out.Look, Front: o.front, Title: "Card to " + to.Name})
	})
	if err != nil {
		return cardError(err)
	}
	var label []byte
	if o.label != "" {
		if p.Address == "" {
			return usagef("a label needs the address of %s: write it into the process file as address", p.Employer)
		}
		label, err = inMemory(func(w io.Writer) error { return card.WriteLabel(w, labelOf(p, to)) })
		if err != nil {
			return cardError(fmt.Errorf("the label: %w", err))
		}
	}
	for _, path := range []string{o.out, o.label} {
		if path == "" {
			continue
		}
		if err := replaceable(path, "PDF", beginsPDF); err != nil {
			return err
		}
	}
	if err := writeWhole(o.out, pdf); err != nil {
		return err
	}
	out.File = o.out
	if label != nil {
		if err := writeWhole(o.label, label); err != nil {
			return err
		}
		out.Label = o.label
	}
	return nil
}

// cardError is a card that cannot be printed, as the person's to mend.
func cardError(err error) error {
	var letters *card.MissingLettersError
	var long *card.TooLongError
	if errors.As(err, &letters) || errors.As(err, &long) || errors.Is(err, card.ErrEmpty) {
		return &usageError{err}
	}
	return err
}

func inMemory(write func(io.Writer) error) ([]byte, error) {
	var b bytes.Buffer
	err := write(&b)
	return b.Bytes(), err
}

func labelOf(p interview.Process, to interview.Interviewer) card.Label {
	name := to.Name
	if to.Title != "" {
		name = to.Title + " " + name
	}
	l := card.Label{To: append([]string{name, p.Employer}, strings.Split(p.Address, "\n")...)}
	if p.Candidate.Address != "" {
		l.From = append([]string{p.Candidate.Name}, strings.Split(p.Candidate.Address, "\n")...)
	}
	return l
}

// sayCard prints what became of a card.
func (e *env) sayCard(out cardJSON) error {
	if e.json {
		if err := e.printJSON(out); err != nil {
			return err
		}
	} else {
		p := e.paper()
		p.text("", strings.TrimRight(out.Text, "\n"))
		p.line("")
		printVerdict(p, out.Verdict, out.Findings)
		if out.Words > out.WordLimit {
			p.text("", fmt.Sprintf("%d words are many for a card of this size; up to %d look at ease.", out.Words, out.WordLimit))
		}
		p.line("")
		if out.File != "" {
			p.line("%s  %s", p.bold(shown(out.File)), p.dim(fmt.Sprintf("%s, %s, %s", out.Size, out.Look, plural(out.Words, "word"))))
		} else {
			p.line("Nothing was printed.")
		}
		if out.Label != "" {
			p.line("%s  %s", p.bold(shown(out.Label)), p.dim("address label, 99.1 × 57 mm"))
		}
		p.text("", out.Channel.Reason)
	}
	if out.Verdict == review.Blocked {
		return errBlocked
	}
	return nil
}
