package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/wordlist"
)

func (e *env) words() *cobra.Command {
	c := &cobra.Command{
		Use:   "words",
		Short: "Your own word list: words that are right as you write them",
		Long: `Words lists what the checks of spelling leave alone: names of tools, trades, places.
The list is a text file, one word a line (words.txt beside the settings file, or where
"words" in the settings says); edit it with anything you like.`,
		Example: "  afterword words add kubectl Brazing\n  afterword words",
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			f, err := e.wordFile()
			if err != nil {
				return err
			}
			words, err := f.List()
			if err != nil {
				return err
			}
			if e.json {
				return e.printJSON(struct {
					Words []string `json:"words"`
				}{append([]string{}, words...)})
			}
			p := e.paper()
			if len(words) == 0 {
				p.line("There is no word of your own yet: afterword words add puts one on the list.")
			}
			for _, word := range words {
				p.line("%s", shown(word))
			}
			return nil
		},
	}
	c.AddCommand(e.changeWords("add", "Put words on the list", "Added: %s", "They are on the list already.", (*wordlist.File).Add),
		e.changeWords("remove", "Take words off the list", "Removed: %s", "They are not on the list.", (*wordlist.File).Remove))
	return c
}

// changeWords is a command that changes the list and says which words it changed.
func (e *env) changeWords(verb, short, done, nothing string, change func(*wordlist.File, ...string) ([]string, error)) *cobra.Command {
	return &cobra.Command{
		Use:   verb + " WORD...",
		Short: short,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("afterword words %s needs a word", verb)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := e.wordFile()
			if err != nil {
				return err
			}
			changed, err := change(f, args...)
			switch {
			case err != nil:
				return &usageError{err}
			case len(changed) == 0:
				e.paper().line("%s", nothing)
			default:
				e.paper().line(done, shown(strings.Join(changed, ", ")))
			}
			return nil
		},
	}
}

func (e *env) wordFile() (*wordlist.File, error) {
	s, err := e.settings()
	if err != nil {
		return nil, err
	}
	return wordlist.Open(s.Words), nil
}
