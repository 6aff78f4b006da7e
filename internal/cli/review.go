package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

func (e *env) review() *cobra.Command {
	var to, off []string
	var phase, round string
	c := &cobra.Command{
		Use:   "review FILE --to NAME|EMAIL DRAFT...",
		Short: "Read drafts with the eyes of the people who will get them",
		Long: `Review checks one or more drafts against the process file. A draft is a text file
with an optional "Subject:" line at the top; - is standard input. Several drafts are
one panel and are compared with one another: give --to once for each, in their order.

What is said of the time ("today", too early, too late) takes --now for the time of
sending. A check-in whose subject starts with "Re:", or that has none, is in the thread
of the first note.

Positions in --json count bytes (start, end) and UTF-16 units (start_utf16, end_utf16)
of the draft as it was given. The exit code is 1 when a note is blocked.`,
		Example: "  afterword review globex.yaml --to \"Wei Chen\" wei.txt\n  afterword review globex.yaml --to wei.chen@globex.example --to priya@globex.example wei.txt priya.txt",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usagef("afterword review needs a process file and at least one draft: see afterword review --help")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			now, err := e.clock()
			if err != nil {
				return err
			}
			p, err := phaseNamed(phase)
			if err != nil {
				return err
			}
			if err := knownChecks(off); err != nil {
				return err
			}
			if len(to) != len(args)-1 {
				return usagef("%s given and %d times --to: give --to once for each draft, in their order", plural(len(args)-1, "draft"), len(to))
			}
			f, err := e.readProcess(args[0])
			if err != nil {
				return err
			}
			i, recipients, err := recipientsNamed(f, round, to)
			if err != nil {
				return err
			}
			files := make([]draftFile, 0, len(recipients))
			panel := make([]review.Draft, 0, len(recipients))
			for n, path := range args[1:] {
				data, err := e.readFile(path)
				if err != nil {
					return err
				}
				d, err := readDraft(inputName(path), data)
				if err != nil {
					return err
				}
				files = append(files, d)
				panel = append(panel, review.Draft{Phase: p, To: recipients[n], Subject: d.subject, Body: d.body})
			}
			notes := make([]reviewJSON, 0, len(panel))
			blocked := false
			for n, d := range panel {
				c := panelContext(f, i, panel, n, now)
				c.InThread = c.InThread && (!files[n].hasSubject || review.WithoutReply(d.Subject) != strings.TrimSpace(d.Subject))
				findings := review.Run(checks.All(), d, c, review.Options{Off: off})
				if !files[n].hasSubject {
					findings = subjectNotGiven(findings)
				}
				out := reviewJSON{
					To: addressJSON{d.To.Name, d.To.Email}, Verdict: review.VerdictOf(findings), Words: len(strings.Fields(d.Body)),
					Findings: findingsJSON(findings, d.Subject, d.Body, files[n].span),
				}
				blocked = blocked || out.Verdict == review.Blocked
				notes = append(notes, out)
			}
			if e.json {
				err = e.printJSON(struct {
					Notes []reviewJSON `json:"notes"`
				}{notes})
			} else {
				e.printReviews(notes, files)
			}
			if err == nil && blocked {
				err = errBlocked
			}
			return err
		},
	}
	c.Flags().StringArrayVar(&to, "to", nil, "`name` or e-mail address of the interviewer; once for each draft")
	c.Flags().StringVar(&phase, "phase", string(note.Anchor), "anchor, check-in or final-pulse")
	c.Flags().StringVar(&round, "interview", "", "`id` of the interview (default the latest with these people)")
	offFlag(c, &off)
	e.nowFlagOf(c)
	return c
}

func offFlag(c *cobra.Command, off *[]string) {
	c.Flags().StringSliceVar(off, "off", nil, "`check` to leave out; may be repeated")
}

type reviewJSON struct {
	To       addressJSON    `json:"to"`
	Verdict  review.Verdict `json:"verdict"`
	Words    int            `json:"words"`
	Findings []findingJSON  `json:"findings"`
}

// recipientsNamed finds the round and its interviewers that --to names.
func recipientsNamed(f processfile.File, round string, to []string) (interview.Interview, []interview.Interviewer, error) {
	rounds := f.Process.Interviews
	if round != "" {
		i, err := roundNamed(f.Process, round)
		if err != nil {
			return i, nil, err
		}
		rounds = []interview.Interview{i}
	}
	missing := ""
	for n := len(rounds) - 1; n >= 0; n-- {
		recipients, unknown := findAll(rounds[n], to)
		if unknown == "" {
			return rounds[n], recipients, nil
		}
		missing = unknown
	}
	var names []string
	for _, i := range rounds {
		for _, p := range i.Panel {
			names = append(names, p.Name)
		}
	}
	return interview.Interview{}, nil, usagef("--to %q is on no panel of the file: it has %s", missing, strings.Join(names, ", "))
}

func findAll(i interview.Interview, to []string) (found []interview.Interviewer, unknown string) {
	for _, who := range to {
		p, ok := i.Interviewer(who)
		if !ok {
			return nil, who
		}
		found = append(found, p)
	}
	return found, ""
}

// subjectMissing is the check that a draft file without a "Subject:" line would always
// fail.
const subjectMissing = "subject-missing"

// subjectNotGiven makes a hint of the missing subject: a draft file may leave it out.
func subjectNotGiven(findings []review.Finding) []review.Finding {
	for n, f := range findings {
		if f.Check == subjectMissing {
			findings[n].Severity = review.Hint
		}
	}
	return findings
}

func (e *env) printReviews(notes []reviewJSON, files []draftFile) {
	p := e.paper()
	for n, r := range notes {
		if n > 0 {
			p.line("")
		}
		p.line("%s  %s", p.bold(shown(r.To.Name)), p.dim(files[n].name+", "+plural(r.Words, "word")))
		printVerdict(p, r.Verdict, r.Findings)
	}
}
