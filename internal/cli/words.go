package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/review"
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
			fit, unfit := args, []string(nil)
			if verb == "add" {
				fit, unfit = oneWordEach(args)
			}
			changed, err := change(f, fit...)
			switch {
			case err != nil:
				return &usageError{err}
			case len(changed) > 0:
				e.paper().line(done, shown(strings.Join(changed, ", ")))
			case len(fit) > 0:
				e.paper().line("%s", nothing)
			}
			switch len(unfit) {
			case 0:
				return nil
			case 1:
				return usagef("%s is not one word: a word has letters, and no blank, hyphen or # in it, so give its parts", unfit[0])
			}
			return usagef("%s are not one word each: a word has letters, and no blank, hyphen or # in it, so give their parts", strings.Join(unfit, ", "))
		},
	}
}

// oneWordEach parts what the list can hold from what it cannot, which is quoted.
func oneWordEach(args []string) (fit, unfit []string) {
	for _, arg := range args {
		if review.IsWord(strings.TrimSpace(arg)) {
			fit = append(fit, arg)
		} else {
			unfit = append(unfit, strconv.Quote(arg))
		}
	}
	return fit, unfit
}

func (e *env) wordFile() (*wordlist.File, error) {
	s, err := e.settings()
	if err != nil {
		return nil, err
	}
	return wordlist.Open(s.Words), nil
}
