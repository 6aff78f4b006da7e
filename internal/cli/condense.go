package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/polish"
)

func (e *env) condense() *cobra.Command {
	var send bool
	c := &cobra.Command{
		Use:   "condense NOTES",
		Short: "Let a model choose lines out of your notes, each quoted word for word",
		Long: `Condense sends notes or a transcript to the model that you added and allowed, and prints the
lines that it chose. A line that does not stand word for word in your notes is dropped. It
first shows what would be sent; --send sends it. Without a model, "afterword anchors" finds
lines by plain signs.`,
		Example: "  afterword condense notes.txt\n  afterword condense notes.txt --send",
		Args:    exactly("a file with your notes"),
		RunE: func(c *cobra.Command, args []string) error {
			data, err := e.readFile(args[0])
			if err != nil {
				return err
			}
			n, err := polish.PrepareNotes(string(data))
			if err != nil {
				return &usageError{fmt.Errorf("%s: %w", inputName(args[0]), err)}
			}
			if !send {
				return e.showMessages(c.Context(), n.Messages(), n.Masks)
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				quotes, dropped, err := s.CondenseNotes(c.Context(), followup.Local, n)
				if err != nil {
					return err
				}
				return e.printQuotes(quotes, dropped)
			})
		},
	}
	c.Flags().BoolVar(&send, "send", false, "send what is shown to the model")
	return c
}

type quoteJSON struct {
	Quote string `json:"quote"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

func (e *env) printQuotes(quotes []polish.Quote, dropped int) error {
	if e.json {
		document := struct {
			Lines   []quoteJSON `json:"lines"`
			Dropped int         `json:"dropped"`
		}{Lines: []quoteJSON{}, Dropped: dropped}
		for _, q := range quotes {
			document.Lines = append(document.Lines, quoteJSON{q.Text, q.Start, q.End})
		}
		return e.printJSON(document)
	}
	p := e.paper()
	for _, q := range quotes {
		p.text("  ", "“"+q.Text+"”")
	}
	if len(quotes) == 0 {
		p.line("Nothing that the model sent stands in your notes.")
	}
	if dropped > 0 {
		p.line("%s", p.dim(fmt.Sprintf("%s dropped: not in your notes word for word.", plural(dropped, "line"))))
	}
	return nil
}
