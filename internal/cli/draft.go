package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/compose"
	"afterword/internal/fromfile"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

func (e *env) draft() *cobra.Command {
	var round, phase string
	var off []string
	c := &cobra.Command{
		Use:   "draft FILE",
		Short: "Draft the notes of a panel out of the debrief",
		Long: `Draft reads a process file and prints a note to each interviewer, put together from
what you wrote down. What only you can say and did not write down is a question in
square brackets; a note with one is blocked until it is answered.`,
		Example: "  afterword draft globex.yaml\n  afterword draft globex.yaml --phase check-in",
		Args:    exactly("a process file"),
		RunE: func(_ *cobra.Command, args []string) error {
			now, err := e.clock()
			if err != nil {
				return err
			}
			p, err := phaseNamed(phase)
			if err != nil {
				return err
			}
			options, err := e.reviewOptions(off)
			if err != nil {
				return err
			}
			f, err := e.readProcess(args[0])
			if err != nil {
				return err
			}
			i, err := roundNamed(f.Process, round)
			if err != nil {
				return err
			}
			drafts := fromfile.Drafts(f, i, p, now)
			if len(drafts) == 0 {
				return usagef("%s: nobody on the panel of %s can be written to: add an e-mail address", args[0], i.ID)
			}
			return e.printDrafts(f, i, drafts, now, options)
		},
	}
	c.Flags().StringVar(&round, "interview", "", "`id` of the interview (default the latest)")
	c.Flags().StringVar(&phase, "phase", string(note.Anchor), "anchor, check-in or final-pulse")
	offFlag(c, &off)
	e.nowFlagOf(c)
	return c
}

// thankedIn tells from a file whether the thank-you to somebody has left; a file keeps no
// words.
func thankedIn(f processfile.File, i interview.Interview) compose.Thanked {
	return func(who interview.Interviewer) (string, bool) {
		for _, t := range f.Touches {
			if t.Phase == note.Anchor && who.Email != "" && strings.EqualFold(t.To, who.Email) && (t.InterviewID == "" || t.InterviewID == i.ID) {
				return "", true
			}
		}
		return "", false
	}
}

type addressJSON struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

type gapJSON struct {
	Part     compose.Part `json:"part"`
	Question string       `json:"question"`
}

type draftJSON struct {
	Phase    note.Phase     `json:"phase"`
	To       addressJSON    `json:"to"`
	Subject  string         `json:"subject"`
	Body     string         `json:"body"`
	Gaps     []gapJSON      `json:"gaps"`
	Verdict  review.Verdict `json:"verdict"`
	Findings []findingJSON  `json:"findings"`
}

func (e *env) printDrafts(f processfile.File, i interview.Interview, drafts []compose.Draft, now time.Time, options review.Options) error {
	panel := make([]review.Draft, 0, len(drafts))
	for _, d := range drafts {
		panel = append(panel, review.Draft{Phase: d.Phase, To: d.To, Subject: d.Subject, Body: d.Body})
	}
	notes := make([]draftJSON, 0, len(drafts))
	blocked := false
	for n, d := range drafts {
		c := fromfile.Context(f, i, panel, n, now)
		c.SendAt = fromfile.Leaves(f, i, d.Phase, d.To, now)
		findings := review.Run(checks.All(), panel[n], c, options)
		out := draftJSON{
			Phase: d.Phase, To: addressJSON{d.To.Name, d.To.Email}, Subject: d.Subject, Body: d.Body,
			Gaps: []gapJSON{}, Verdict: review.VerdictOf(findings), Findings: findingsJSON(findings, panel[n], inPart{}),
		}
		for _, g := range d.Gaps {
			out.Gaps = append(out.Gaps, gapJSON{g.Part, g.Question})
		}
		blocked = blocked || out.Verdict == review.Blocked
		notes = append(notes, out)
	}
	var missed []compose.MissedAdvice
	if drafts[0].Phase == note.Anchor {
		missed = compose.AdviseMissed(i, thankedIn(f, i))
	}
	if e.json {
		if err := e.printJSON(struct {
			Notes  []draftJSON  `json:"notes"`
			Missed []missedJSON `json:"missed_questions,omitempty"`
		}{notes, missedQuestionsJSON(i.ID, missed)}); err != nil {
			return err
		}
	} else {
		e.printDraftText(notes)
		if len(missed) > 0 {
			p := e.paper()
			p.line("")
			p.line("%s", p.bold("Questions you would answer better"))
			printMissedQuestions(p, missed, 1)
		}
	}
	if blocked {
		return errBlocked
	}
	return nil
}

func (e *env) printDraftText(notes []draftJSON) {
	p := e.paper()
	for n, d := range notes {
		if n > 0 {
			p.line("")
			p.line("%s", p.dim(strings.Repeat("─", 40)))
			p.line("")
		}
		p.line("%s %s", p.bold("To:"), shown(d.To.Name+" <"+d.To.Email+">"))
		p.line("%s %s", p.bold("Subject:"), shown(d.Subject))
		p.line("")
		p.text("", strings.TrimRight(d.Body, "\n"))
		p.line("")
		printVerdict(p, d.Verdict, d.Findings)
	}
}

// oneOfPhases lists the phases for a help text.
func oneOfPhases() string {
	var all []string
	for _, p := range note.Phases() {
		all = append(all, string(p))
	}
	last := len(all) - 1
	return strings.Join(all[:last], ", ") + " or " + all[last]
}

func phaseNamed(name string) (note.Phase, error) {
	for _, p := range note.Phases() {
		if string(p) == name {
			return p, nil
		}
	}
	return "", usagef("--phase %q is not one of %s", name, words(note.Phases()))
}

// roundNamed finds a round by its id; an empty id means the latest.
func roundNamed(p interview.Process, id string) (interview.Interview, error) {
	if id == "" {
		if i, ok := p.Latest(); ok {
			return i, nil
		}
		return interview.Interview{}, usagef("the process file has no interview")
	}
	if i, ok := p.Interview(id); ok {
		return i, nil
	}
	return interview.Interview{}, usagef("--interview %q is not in the file: its interviews are %s", id, roundIDs(p))
}

func roundIDs(p interview.Process) string {
	var ids []string
	for _, i := range p.Interviews {
		ids = append(ids, i.ID)
	}
	return strings.Join(ids, ", ")
}
