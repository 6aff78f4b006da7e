package cli

import (
	"bytes"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/channel"
	"afterword/internal/interview"
	"afterword/internal/processfile"
	"afterword/internal/serve"
)

func (e *env) channel() *cobra.Command {
	var round, table string
	c := &cobra.Command{
		Use:   "channel PROCESS",
		Short: "Say to whom a card is worth its stamp, and by when to post it",
		Long: `Channel says for each interviewer whether an e-mail is enough or a card should follow
it, and why: what sort of house the employer is, how long post takes from where you are,
when they decide, and what else is urgent. The e-mail goes first, always.

What sort of house it is stands in the process file (employer_kind), else it is guessed
and shown as a guess. How long post takes is a table by pairs of countries, an
estimate; lines of your own, such as "US GB 6", go before it, out of --post-table or of
the file that post_days in the settings names (post-days.txt beside them).

PROCESS is a process file, or one of your processes.`,
		Example: "  afterword channel globex.yaml\n  afterword channel globex.yaml --post-table mine.txt --json",
		Args:    exactly("a process file or a process"),
		RunE: func(c *cobra.Command, args []string) error {
			now, err := e.clock()
			if err != nil {
				return err
			}
			f, err := e.anyProcess(c.Context(), args[0])
			if err != nil {
				return err
			}
			i, err := roundNamed(f.Process, round)
			if err != nil {
				return err
			}
			post, err := e.postTable(table)
			if err != nil {
				return err
			}
			out := make([]channelJSON, 0, len(i.Panel))
			for _, to := range i.Panel {
				out = append(out, channelJSONOf(to, channel.Decide(channelRequest(f, i, to, post, now))))
			}
			if e.json {
				return e.printJSON(struct {
					Interviewers []channelJSON `json:"interviewers"`
				}{out})
			}
			p := e.paper()
			for n, d := range out {
				if n > 0 {
					p.line("")
				}
				p.line("%s  %s", p.bold(shown(d.To.Name)), channelWords(d.Channel))
				p.text("  ", d.Reason)
			}
			return nil
		},
	}
	c.Flags().StringVar(&round, "interview", "", "`id` of the interview (default the latest)")
	postTableFlag(c, &table)
	e.nowFlagOf(c)
	return c
}

func postTableFlag(c *cobra.Command, table *string) {
	c.Flags().StringVar(table, "post-table", "", "`file` with your own lines of how many business days post takes")
}

// postTable reads the table of --post-table, else that of the settings; the built-in one
// without either.
func (e *env) postTable(path string) (channel.Table, error) {
	if path == "" {
		s, err := e.settings()
		if err != nil {
			return channel.Table{}, err
		}
		table, err := serve.PostTable(s.PostDays)
		if err != nil {
			return table, &usageError{err}
		}
		return table, nil
	}
	data, err := e.readFile(path)
	if err != nil {
		return channel.Table{}, err
	}
	table, err := channel.ReadTable(inputName(path), bytes.NewReader(data))
	if err != nil {
		return table, &usageError{err}
	}
	return table, nil
}

func channelRequest(f processfile.File, i interview.Interview, to interview.Interviewer, table channel.Table, now time.Time) channel.Request {
	return channel.Request{Process: f.Process, Interview: i, To: to, Touches: f.Touches, Table: table, Now: now}
}

func channelWords(c channel.Channel) string {
	switch c {
	case channel.Card:
		return "a card"
	case channel.Both:
		return "an e-mail, then a card"
	}
	return "an e-mail"
}

// channelJSON is a decision as programs read it; days are empty where there is none.
type channelJSON struct {
	To       addressJSON      `json:"to"`
	Channel  channel.Channel  `json:"channel"`
	Reason   string           `json:"reason"`
	Kind     employerKindJSON `json:"employer_kind"`
	Decides  string           `json:"decides"`
	Post     postJSON         `json:"post"`
	PostBy   string           `json:"post_by"`
	Arrives  string           `json:"arrives"`
	Sentence string           `json:"mention"`
}

type employerKindJSON struct {
	Kind    interview.EmployerKind `json:"kind"`
	Guessed bool                   `json:"guessed"`
	Word    string                 `json:"word"`
}

type postJSON struct {
	From    string `json:"from"`
	To      string `json:"to"`
	Days    int    `json:"business_days"`
	Said    bool   `json:"said"`
	Assumed bool   `json:"from_assumed"`
}

func channelJSONOf(to interview.Interviewer, d channel.Decision) channelJSON {
	day := func(d interview.Date) string {
		if d.IsZero() {
			return ""
		}
		return d.String()
	}
	return channelJSON{
		To: addressJSON{to.Name, to.Email}, Channel: d.Channel, Reason: d.Reason,
		Kind: employerKindJSON{d.Kind.Kind, d.Kind.Guessed, d.Kind.Word}, Decides: day(d.Decides),
		Post:   postJSON{d.Post.From, d.Post.To, d.Post.Days, d.Post.Said, d.Post.Assumed},
		PostBy: day(d.PostBy), Arrives: day(d.Arrives), Sentence: d.Mention,
	}
}
