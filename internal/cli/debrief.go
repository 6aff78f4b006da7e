package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
)

// debriefFlag is a flag of afterword debrief and the field that it writes.
type debriefFlag struct {
	name  string
	field followup.DebriefField
	usage string
}

func personFlags() []debriefFlag {
	return []debriefFlag{
		{"anchor", followup.DebriefAnchor, "one moment of the talk with them"},
		{"need", followup.DebriefNeed, "the problem they have"},
		{"value", followup.DebriefValue, "why you solve it, in one sentence"},
		{"card", followup.DebriefCard, "a sentence for a card"},
		{"tone", followup.DebriefTone, "formal or first-name"},
		{"name", followup.DebriefName, "their name, written as they write it"},
		{"address-as", followup.DebriefAddressAs, "how they asked to be addressed"},
		{"email", followup.DebriefEmail, "their e-mail address"},
		{"role", followup.DebriefRole, "what they do"},
	}
}

func roundFlags() []debriefFlag {
	return []debriefFlag{
		{"promise", followup.PromiseDate, "the `day` by which they said they would answer, as 2026-12-01"},
		{"said", followup.PromiseSaid, "the words they used for it"},
		{"asked-by", followup.MissedBy, "who asked the question you would answer better now"},
		{"question", followup.MissedAsked, "what was asked"},
		{"answered", followup.MissedSaid, "what you said then"},
		{"better", followup.MissedBetter, "what you would say now"},
		{"link", followup.MissedLink, "a web address that shows it"},
	}
}

func (e *env) debrief() *cobra.Command {
	var round string
	var joins, leaves bool
	values := map[string]*string{}
	c := &cobra.Command{
		Use:   "debrief PROCESS [INTERVIEWER]",
		Short: "Write down how it was, right after the interview",
		Long: `Debrief writes down what you remember: of an interviewer one moment, what they need and
why you solve it; of the interview the day by which they said they would answer, and a
question you would answer better now. Drafts that you have not touched are written anew
from it; notes that you changed or approved keep their words, and it says so.

Without flags it shows what is written down and what is missing. An empty text takes
something back: --need "".`,
		Example: "  afterword debrief Globex Wei --anchor \"why the reindex takes nine hours\"\n" +
			"  afterword debrief Globex --promise 2026-12-01 --said \"early next week\"\n" +
			"  afterword debrief Globex \"Noor Haddad\" --joins --email noor@globex.example",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usagef("name a process, and an interviewer if it is about one")
			}
			about := joins || leaves
			for _, f := range personFlags() {
				about = about || c.Flags().Changed(f.name)
			}
			if about && len(args) == 1 {
				return usagef("name the interviewer that it is about")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, p followup.ProcessView) error {
				v, err := s.ShowDebrief(c.Context(), followup.Local, p.ID, round)
				if errors.Is(err, followup.ErrNoRound) {
					return usagef("%w: afterword show --json names its interviews", followup.ErrNoRound)
				}
				if err != nil {
					return err
				}
				var changes []followup.DebriefChange
				add := func(who string, flags []debriefFlag) {
					for _, f := range flags {
						if c.Flags().Changed(f.name) {
							changes = append(changes, followup.DebriefChange{Who: who, Field: f.field, Was: followup.DebriefOf(v.Interview, who, f.field), Now: *values[f.name]})
						}
					}
				}
				who := ""
				if len(args) == 2 {
					who = args[1]
					if named, ok := v.Interview.Interviewer(who); ok {
						who = named.Name
					} else if !joins {
						return usagef("%q: %w", args[1], followup.ErrNoInterviewer)
					}
				}
				if joins {
					changes = append(changes, followup.DebriefChange{Field: followup.Joins, Now: who})
				}
				add(who, personFlags())
				add("", roundFlags())
				if leaves {
					changes = append(changes, followup.DebriefChange{Who: who, Field: followup.Leaves})
				}
				return e.writeDown(c, s, v, changes)
			})
		},
	}
	for _, f := range append(personFlags(), roundFlags()...) {
		values[f.name] = c.Flags().String(f.name, "", f.usage)
	}
	c.Flags().StringVar(&round, "interview", "", "the `id` of the interview (default: the one that ended last)")
	c.Flags().BoolVar(&joins, "joins", false, "they were there and are not on the panel yet")
	c.Flags().BoolVar(&leaves, "leaves", false, "they were not there")
	return c
}

// writeDown makes the changes, says what came of them, and shows the debrief.
func (e *env) writeDown(c *cobra.Command, s *followup.Service, v followup.DebriefView, changes []followup.DebriefChange) error {
	done := followup.Debriefed{Interview: v.Interview}
	if len(changes) > 0 {
		var err error
		if done, err = s.DebriefInterview(c.Context(), followup.Local, v.ID, v.Interview.ID, changes); err != nil {
			return err
		}
	}
	if e.json {
		if err := e.printJSON(debriefJSONOf(v, done)); err != nil {
			return err
		}
	} else {
		e.printDebrief(v, done)
	}
	if len(done.Refused) > 0 {
		var all []string
		for _, r := range done.Refused {
			all = append(all, strings.ReplaceAll(string(r.Field), "_", " ")+": "+r.Err.Error())
		}
		return usagef("not everything was taken: %s", strings.Join(all, "; "))
	}
	return nil
}

func (e *env) printDebrief(v followup.DebriefView, done followup.Debriefed) {
	p := e.paper()
	round := done.Interview
	p.line("%s", p.bold(shown(v.Role+" at "+v.Employer)))
	for _, who := range round.Panel {
		p.line("%s", shown(who.Name))
		for _, f := range personFlags()[:4] {
			says := followup.DebriefOf(round, who.Name, f.field)
			if says == "" && f.field != followup.DebriefCard {
				says = p.dim("not yet: --" + f.name + " \"" + f.usage + "\"")
			} else {
				says = shown(says)
			}
			if says != "" {
				p.line("  %s: %s", f.name, says)
			}
		}
	}
	for _, f := range roundFlags() {
		if says := followup.DebriefOf(round, "", f.field); says != "" {
			p.line("%s: %s", f.name, shown(says))
		}
	}
	for _, name := range done.Rewritten {
		p.line("The draft to %s now has your words.", shown(name))
	}
	for _, name := range done.Kept {
		p.line("Your note to %s stays as you left it: you changed or approved it.", shown(name))
	}
}

// debriefJSON is what afterword debrief prints.
type debriefJSON struct {
	Process   string              `json:"process"`
	Interview string              `json:"interview"`
	Panel     []debriefPersonJSON `json:"panel"`
	About     map[string]string   `json:"about"`
	Rewritten []string            `json:"rewritten"`
	Kept      []string            `json:"kept"`
	Drafts    int                 `json:"drafts"`
}

type debriefPersonJSON struct {
	Name  string            `json:"name"`
	Says  map[string]string `json:"says"`
	Guess bool              `json:"name_guessed,omitempty"`
}

func debriefJSONOf(v followup.DebriefView, done followup.Debriefed) debriefJSON {
	says := func(who string, flags []debriefFlag) map[string]string {
		all := map[string]string{}
		for _, f := range flags {
			if text := followup.DebriefOf(done.Interview, who, f.field); text != "" && f.field != followup.DebriefName {
				all[string(f.field)] = text
			}
		}
		return all
	}
	out := debriefJSON{
		Process: v.ID, Interview: v.Interview.ID, Panel: []debriefPersonJSON{}, About: says("", roundFlags()),
		Rewritten: append([]string{}, done.Rewritten...), Kept: append([]string{}, done.Kept...), Drafts: done.Drafts,
	}
	for _, who := range done.Interview.Panel {
		out.Panel = append(out.Panel, debriefPersonJSON{who.Name, says(who.Name, personFlags()), who.NameGuessed})
	}
	return out
}
