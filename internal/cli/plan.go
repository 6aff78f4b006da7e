package cli

import (
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/place"
)

func (e *env) plan() *cobra.Command {
	c := &cobra.Command{
		Use:   "plan FILE",
		Short: "Say what is due when, and why",
		Long: `Plan reads a process file and prints every step: which note to whom, when it may
leave, when it is due, when it is too late, and the reason in words. Times are those
of the recipient. FILE may be - for standard input.`,
		Example: "  afterword plan globex.yaml\n  afterword plan globex.yaml --json --now 2026-11-23T16:00:00-05:00",
		Args:    exactly("a process file"),
		RunE: func(_ *cobra.Command, args []string) error {
			now, err := e.clock()
			if err != nil {
				return err
			}
			f, err := e.readProcess(args[0])
			if err != nil {
				return err
			}
			steps := cadence.Plan(f.Process, cadence.History{Touches: f.Touches}, now)
			offers := datesOfFile(f.Process, now)
			if e.json {
				return e.printJSON(struct {
					Steps  []stepJSON  `json:"steps"`
					Offers []offerJSON `json:"offers,omitempty"`
				}{stepsJSON(f.Process, steps), offersJSON(offers, false)})
			}
			p := e.paper()
			p.line("%s", p.bold(shown(f.Process.Role+" at "+f.Process.Employer)))
			e.printSteps(p, f.Process, steps)
			for _, d := range offers {
				p.line("")
				p.line("%s", p.bold("another offer"))
				printOfferDates(p, d)
			}
			return nil
		},
	}
	e.nowFlagOf(c)
	return c
}

// stepJSON is a step of the plan as programs read it.
type stepJSON struct {
	Phase       note.Phase     `json:"phase"`
	Interview   string         `json:"interview"`
	Interviewer string         `json:"interviewer"`
	Email       string         `json:"email"`
	Opens       time.Time      `json:"opens"`
	Due         time.Time      `json:"due"`
	Closes      time.Time      `json:"closes"`
	Status      cadence.Status `json:"status"`
	Rescue      bool           `json:"rescue,omitempty"`
	Reason      string         `json:"reason"`
	// Place is where the interviewer works; absent for the close.
	Place *placeJSON `json:"place,omitempty"`
}

// placeJSON is where somebody works, and how that is known.
type placeJSON struct {
	Zone       string           `json:"zone"`
	Days       string           `json:"days"`
	Source     place.Source     `json:"source"`
	Confidence place.Confidence `json:"confidence"`
	Why        string           `json:"why"`
}

func stepsJSON(p interview.Process, steps []cadence.Step) []stepJSON {
	out := make([]stepJSON, 0, len(steps))
	for _, s := range steps {
		out = append(out, stepJSONOf(p, s))
	}
	return out
}

// placeOf is where the recipient of a step works; ok is false where it has none.
func placeOf(p interview.Process, s cadence.Step) (at place.Place, ok bool) {
	round, held := p.Interview(s.InterviewID)
	if !s.Phase.HasNote() || !held {
		return at, false
	}
	for _, who := range round.Panel {
		if who.Name == s.Interviewer && who.Email == s.Email {
			return place.Of(p, round, who), true
		}
	}
	return at, false
}

func stepJSONOf(p interview.Process, s cadence.Step) stepJSON {
	var where *placeJSON
	if at, ok := placeOf(p, s); ok {
		where = &placeJSON{at.Zone, at.Days(), at.Source, at.Sure, at.Why}
	}
	return stepJSON{
		Phase: s.Phase, Interview: s.InterviewID, Interviewer: s.Interviewer, Email: s.Email,
		Opens: s.Opens, Due: s.Due, Closes: s.Closes, Status: s.Status, Rescue: s.Rescue, Reason: s.Reason, Place: where,
	}
}

func (e *env) printSteps(p *paper, process interview.Process, steps []cadence.Step) {
	for _, s := range steps {
		p.line("")
		p.line("%s  %s", p.bold(stepTitle(s)), statusMark(p, s.Status))
		switch {
		case !s.Phase.HasNote():
			p.line("  on %s", when(s.Due))
		case s.Status.Over():
		default:
			p.line("  due %s", when(s.Due))
			p.line("  %s", p.dim("may leave from "+when(s.Opens)+" until "+when(s.Closes)))
		}
		p.text("  ", s.Reason)
		if at, ok := placeOf(process, s); ok && !s.Status.Over() && at.Source != place.Own && at.Source != place.Organizer {
			p.line("  %s", p.dim(placeWords(at)))
		}
	}
}

// placeWords says where somebody works and how that is known: "their clock: Europe/Berlin,
// holidays of DE-BY; likely, by the city in their signature, Munich".
func placeWords(at place.Place) string {
	days := "no holidays known"
	if of := at.Days(); of != "" {
		days = "holidays of " + of
	}
	how := at.Why
	if at.Sure != place.Sure {
		how = string(at.Sure) + ", by " + how
	}
	return shown("their clock: " + at.Zone + ", " + days + "; " + how)
}

func stepTitle(s cadence.Step) string {
	switch {
	case s.Phase == note.Close:
		return "close"
	case s.Interviewer == "":
		return string(s.Phase)
	}
	return shown(string(s.Phase) + " to " + s.Interviewer)
}

func statusMark(p *paper, s cadence.Status) string {
	switch s {
	case cadence.Ready:
		return p.green(string(s))
	case cadence.Paused:
		return p.yellow(string(s))
	case cadence.Missed:
		return p.red(string(s))
	}
	return p.dim(string(s))
}
