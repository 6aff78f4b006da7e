package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/letter"
)

func (e *env) classify() *cobra.Command {
	var me []string
	c := &cobra.Command{
		Use:   "classify FILE.eml...",
		Short: "Say what kind of mail each file holds",
		Long: `Classify reads mails as they arrive and says what each is to a process: a reply, mail
of a hiring system, an automatic reply, a bounce, a notice of delay, an invitation,
your own copy, or unrelated. The text is what the person wrote, without quotes.`,
		Example: "  afterword classify --me ada@example.org answer.eml",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("afterword classify needs a mail: see afterword classify --help")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			mails := make([]classifiedJSON, 0, len(args))
			var unread []error // the others are worth an answer all the same
			for _, path := range args {
				data, err := e.readFile(path)
				if err != nil {
					unread = append(unread, err)
					continue
				}
				m, err := letter.Parse(data)
				if err != nil {
					unread = append(unread, usagef("%s: %w", inputName(path), err))
					continue
				}
				mails = append(mails, classified(inputName(path), m, letter.Classify(m, letter.Known{Own: me})))
			}
			if e.json {
				err := e.printJSON(struct {
					Mails []classifiedJSON `json:"mails"`
				}{mails})
				return errors.Join(append(unread, err)...)
			}
			p := e.paper()
			for _, m := range mails {
				p.line("%s  %s", p.bold(string(m.Kind)), shown(m.File))
				if m.Recipient != "" {
					how := "soft"
					if m.Hard {
						how = "hard"
					}
					p.line("  %s %s, %s", shown(m.Recipient), shown(m.Status), how)
				}
				if m.ReturnDate != "" {
					p.line("  back on %s", m.ReturnDate)
				}
				if m.Kind != letter.KindBounce && m.Text != "" {
					p.text("  ", m.Text)
				}
			}
			return errors.Join(unread...)
		},
	}
	c.Flags().StringArrayVar(&me, "me", nil, "`address` of your own; may be repeated")
	return c
}

type classifiedJSON struct {
	File              string      `json:"file"`
	Kind              letter.Kind `json:"kind"`
	Hard              bool        `json:"hard"`
	Status            string      `json:"status"`
	Recipient         string      `json:"recipient"`
	OriginalMessageID string      `json:"original_message_id"`
	ReturnDate        string      `json:"return_date"`
	Text              string      `json:"text"`
}

func classified(file string, m letter.Mail, kind letter.Kind) classifiedJSON {
	out := classifiedJSON{File: file, Kind: kind, Text: strings.TrimSpace(m.Reply)}
	if m.Bounce != nil {
		out.Hard, out.Status = m.Bounce.Hard, m.Bounce.Status
		out.Recipient, out.OriginalMessageID = m.Bounce.Recipient, m.Bounce.OriginalMessageID
	}
	if !m.Return.IsZero() {
		out.ReturnDate = m.Return.String()
	}
	return out
}
