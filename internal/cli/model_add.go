package cli

import (
	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) modelAdd() *cobra.Command {
	var keyCommand string
	var keyStdin, here, elsewhere bool
	c := &cobra.Command{
		Use:   "add URL NAME",
		Short: "Add a model, on this machine best",
		Long: `Add asks a server for its models and where they run, and keeps how to reach one of them.
No text of yours is sent before "afterword model allow". The one that was added last is used.

URL is the base address of the chat interface that OpenAI made common; it usually ends in
/v1. An address on this machine does not prove that the model runs here: the server is asked,
and where it does not say, you say it with --here or --elsewhere. A key is read from standard
input, or printed by a command of yours each time it is needed; it is sealed in the database.`,
		Example: `  afterword model add http://127.0.0.1:11434/v1 llama3.2
  afterword model add https://models.example.org/v1 large --key-command "pass show models"`,
		Args: exactly("the address of an endpoint", "the name of a model"),
		RunE: func(c *cobra.Command, args []string) error {
			m := followup.Model{Endpoint: args[0], Name: args[1], KeyCommand: keyCommand, Private: true}
			switch {
			case here && elsewhere:
				return usagef("--here and --elsewhere say two things: give one")
			case keyCommand != "" && keyStdin:
				return usagef("--key-command and --key-stdin are two ways to give a key: give one")
			case here:
				m.Runs = followup.Here
			case elsewhere:
				m.Runs = followup.Elsewhere
			}
			var err error
			if keyStdin {
				if m.Key, err = e.password(true); err != nil {
					return err
				}
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				added, err := s.AddModel(c.Context(), followup.Local, m)
				if err != nil {
					return err
				}
				if e.json {
					return e.printJSON(modelJSONOf(added))
				}
				e.printModel(added, true)
				return nil
			})
		},
	}
	c.Flags().StringVar(&keyCommand, "key-command", "", "`command` that prints the key on its first line")
	c.Flags().BoolVar(&keyStdin, "key-stdin", false, "read the key from standard input")
	c.Flags().BoolVar(&here, "here", false, "it runs on this machine, where its server does not say")
	c.Flags().BoolVar(&elsewhere, "elsewhere", false, "what is sent to it leaves this machine, where its server does not say")
	return c
}
