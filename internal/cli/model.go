package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

func (e *env) model() *cobra.Command {
	c := &cobra.Command{
		Use:   "model",
		Short: "Say which model may help with wording, if any",
		Long: `Model is about help by a machine, which is off until you add a model and allow that your
texts are sent to it. It may proofread a paragraph that you wrote (afterword polish) and choose
lines out of your notes (afterword condense). It never writes a note, and what it changes is
shown to you place by place. docs/assist.md says what leaves this machine, and when.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error { return e.listModels(c.Context()) },
	}
	c.AddCommand(e.modelAdd(), e.modelList(), e.modelCheck(), e.modelAllow(), e.modelRevoke(), e.modelRemove())
	return c
}

func (e *env) modelList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the models you added, the one that is used first",
		Args:  none,
		RunE:  func(c *cobra.Command, _ []string) error { return e.listModels(c.Context()) },
	}
}

func (e *env) listModels(ctx context.Context) error {
	return e.stored(ctx, func(s *followup.Service) error {
		all, err := s.ListModels(ctx, followup.Local)
		if err != nil {
			return err
		}
		if e.json {
			documents := make([]modelJSON, 0, len(all))
			for _, m := range all {
				documents = append(documents, modelJSONOf(m))
			}
			return e.printJSON(struct {
				Models []modelJSON `json:"models"`
			}{documents})
		}
		p := e.paper()
		if len(all) == 0 {
			p.text("", "There is no model, and nothing is sent to one: afterword model add adds one.")
		}
		for n, m := range all {
			e.printModel(m, n == 0)
		}
		return nil
	})
}

// modelJSON is a model as programs read it, without its key.
type modelJSON struct {
	Endpoint string `json:"endpoint"`
	Name     string `json:"name"`
	Runs     string `json:"runs"`
	SaidBy   string `json:"said_by"`
	Allowed  bool   `json:"allowed"`
}

func modelJSONOf(m followup.Model) modelJSON {
	return modelJSON{m.Endpoint, m.Name, string(m.Runs), string(m.SaidBy), !m.AllowedAt.IsZero()}
}

func (e *env) printModel(m followup.Model, used bool) {
	p := e.paper()
	mark := ""
	if used {
		mark = p.green("used")
	}
	p.line("%s  %s  %s", p.bold(shown(m.Name)), p.dim(shown(m.Endpoint)), mark)
	p.text("  ", whereWords(m))
	if m.AllowedAt.IsZero() {
		p.text("  ", "Nothing is sent to it: afterword model allow lets it have the texts that you choose.")
	} else {
		p.text("  ", fmt.Sprintf("Allowed on %s; afterword model revoke takes that back.", m.AllowedAt.Local().Format("Mon 2 Jan 2006")))
	}
}

// whereWords says where a model runs, and who says so.
func whereWords(m followup.Model) string {
	who := "its server says"
	if m.SaidBy == followup.ByPerson {
		who = "you say"
	}
	switch {
	case m.Runs == followup.Here:
		return "It runs on this machine, " + who + "."
	case m.SaidBy == followup.ByServer:
		return "It runs elsewhere: what is sent to it leaves this machine."
	}
	return "It runs elsewhere, " + who + ": what is sent to it leaves this machine."
}
