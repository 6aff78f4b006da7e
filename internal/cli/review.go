package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/draftfile"
	"afterword/internal/fromfile"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

func (e *env) review() *cobra.Command {
	var asked reviewAsked
	c := &cobra.Command{
		Use:   "review FILE [--to NAME|EMAIL] DRAFT...",
		Short: "Read drafts with the eyes of the people who will get them",
		Long: `Review checks one or more drafts against the process file. A draft is a text file
with an optional head (Subject, To, Phase, Interview: one a line); - is standard input.
Several drafts are one panel and are compared with one another: say in each who it goes
to, or give --to once for each, in their order.

Positions in --format json count bytes (start, end) and UTF-16 units (start_utf16,
end_utf16) of the draft as it was given; --format sarif writes SARIF 2.1.0 for editors
and build servers. The exit code is 1 when a note is blocked.

What is said of the time ("today", too early, too late) takes --now for the time of
sending. A check-in whose subject starts with "Re:", or that has none, is in the thread
of the first note.

If a machine proofread a draft, give what you had written with --before: the review then
counts the words that are yours and finds what the machine made of your facts.

What you want to leave as it is stands in a file beside the draft, DRAFT.ignore.`,
		Example: "  afterword review globex.yaml --to \"Wei Chen\" wei.txt\n  afterword review globex.yaml --to wei.chen@globex.example --to priya@globex.example wei.txt priya.txt\n  afterword review globex.yaml --format sarif notes/*.txt",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usagef("afterword review needs a process file and at least one draft: see afterword review --help")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			asked.phaseGiven = c.Flags().Changed("phase")
			if e.json && asked.format == formatText {
				asked.format = formatJSON
			}
			if !slices.Contains([]string{formatText, formatJSON, formatSARIF}, asked.format) {
				return usagef("--format %q is not one of text, json, sarif", asked.format)
			}
			for _, make := range checks.Tables() { // while the files are read
				go make()
			}
			drafts, err := e.readReview(args[0], args[1:], asked)
			if err != nil {
				return err
			}
			switch asked.format {
			case formatJSON:
				err = e.printJSON(struct {
					Notes []reviewJSON `json:"notes"`
				}{reviewsJSON(drafts)})
			case formatSARIF:
				err = e.printJSON(sarifOf(drafts))
			default:
				e.printReviews(drafts)
			}
			if err == nil && anyBlocked(drafts) {
				err = errBlocked
			}
			return err
		},
	}
	c.Flags().StringArrayVar(&asked.to, "to", nil, "`name` or e-mail address of the interviewer; once for each draft (default what the draft says)")
	c.Flags().StringVar(&asked.phase, "phase", string(note.Anchor), oneOfPhases())
	c.Flags().StringVar(&asked.round, "interview", "", "`id` of the interview (default the latest with these people)")
	c.Flags().StringVar(&asked.format, "format", formatText, "text, json or sarif")
	c.Flags().StringArrayVar(&asked.before, "before", nil, "`file` with what you had written before a machine changed it; once for each draft")
	offFlag(c, &asked.off)
	e.nowFlagOf(c)
	return c
}

// The formats of a review.
const (
	formatText  = "text"
	formatJSON  = "json"
	formatSARIF = "sarif"
)

// reviewAsked is how a review was asked for.
type reviewAsked struct {
	to, off, before      []string
	phase, round, format string
	phaseGiven           bool
}

// reviewedDraft is a draft file with what the review says of it.
type reviewedDraft struct {
	path     string
	file     draftfile.File
	draft    review.Draft
	findings []review.Finding
	left     []review.Finding
	aims     []review.Aim
	panel    checks.PanelView
	unused   []note.Ignore // lines of its ignore file that are about nothing found here
	own      *ownWordsJSON // nil where nobody said what it was before
}

func (d reviewedDraft) verdict() review.Verdict { return review.VerdictOf(d.findings) }

func anyBlocked(drafts []reviewedDraft) bool {
	return slices.ContainsFunc(drafts, func(d reviewedDraft) bool { return d.verdict() == review.Blocked })
}

// readReview reads a process file and the drafts of one panel, and reviews them.
func (e *env) readReview(process string, paths []string, asked reviewAsked) ([]reviewedDraft, error) {
	now, err := e.clock()
	if err != nil {
		return nil, err
	}
	options, err := e.reviewOptions(asked.off)
	if err != nil {
		return nil, err
	}
	phase, err := phaseNamed(asked.phase)
	if err != nil {
		return nil, err
	}
	if len(asked.before) > 0 && len(asked.before) != len(paths) {
		return nil, usagef("%s given and %d times --before: give --before once for each draft, in their order", plural(len(paths), "draft"), len(asked.before))
	}
	if len(asked.to) > 0 && len(asked.to) != len(paths) {
		return nil, usagef("%s given and %d times --to: give --to once for each draft, in their order", plural(len(paths), "draft"), len(asked.to))
	}
	if err := readsInputOnce(slices.Concat([]string{process}, paths, asked.before)); err != nil {
		return nil, err
	}
	f, err := e.readProcess(process)
	if err != nil {
		if e.areSwapped(process, paths[0]) {
			return nil, usagef("%s is a process file and %s is none: they seem swapped, give the process file first", inputName(paths[0]), inputName(process))
		}
		return nil, err
	}
	drafts := make([]reviewedDraft, len(paths))
	to, round := slices.Clone(asked.to), asked.round
	var named []string // where the drafts say it
	for n, path := range paths {
		data, err := e.readFile(path)
		if err != nil {
			return nil, err
		}
		d := &drafts[n]
		d.path = path
		if d.file, err = readDraft(inputName(path), data); err != nil {
			return nil, err
		}
		d.draft = review.Draft{Phase: phase, Subject: d.file.Subject, Body: d.file.Body}
		if d.file.Phase != "" && !asked.phaseGiven {
			if !slices.Contains(note.Phases(), note.Phase(d.file.Phase)) {
				return nil, usagef("%s:%d: Phase: %q is not one of %s", d.file.Name, d.file.PhaseLine, d.file.Phase, words(note.Phases()))
			}
			d.draft.Phase = note.Phase(d.file.Phase)
		}
		if len(asked.to) == 0 {
			if d.file.To == "" {
				return nil, usagef("%s does not say who it goes to: give --to once for each draft, or begin it with a line such as To: %s", d.file.Name, anyInterviewer(f))
			}
			to = append(to, d.file.To)
			named = append(named, fmt.Sprintf("%s:%d: To: %q", d.file.Name, d.file.ToLine, d.file.To))
		}
		if asked.round == "" && d.file.Interview != "" {
			if round != "" && round != d.file.Interview {
				return nil, usagef("%s is about the interview %q, the draft before it about %q: review one panel at a time", d.file.Name, d.file.Interview, round)
			}
			round = d.file.Interview
			if _, ok := f.Process.Interview(round); !ok {
				return nil, usagef("%s:%d: Interview: %q is not in the file: its interviews are %s", d.file.Name, d.file.InterviewLine, round, roundIDs(f.Process))
			}
		}
	}
	i, recipients, err := recipientsNamed(f, round, to, named)
	if err != nil {
		return nil, err
	}
	panel := make([]review.Draft, len(drafts))
	for n := range drafts {
		drafts[n].draft.To = recipients[n]
		panel[n] = drafts[n].draft
	}
	if err := oneNoteEach(drafts); err != nil {
		return nil, err
	}
	for n := range drafts {
		d := &drafts[n]
		ignores, err := e.readIgnores(d.path)
		if err != nil {
			return nil, err
		}
		c, o := fromfile.Context(f, i, panel, n, now), options
		c.InThread = d.file.Answers(d.draft.Phase)
		if len(asked.before) > 0 {
			if c.Before, err = e.readBefore(asked.before[n]); err != nil {
				return nil, err
			}
			own, all := checks.OwnShare(d.draft, c)
			d.own = &ownWordsJSON{own, all}
		}
		o.Off = slices.Concat(o.Off, ignores.Off)
		review.Read(d.draft, c, func(doc *review.Doc) {
			d.findings, d.left = review.Heeded(d.draft, d.file.Findings(doc.Findings(checks.All(), o)), ignores.Places)
			d.aims, d.panel = checks.Aims(doc, d.findings), checks.Panel(doc)
		})
		d.unused = unusedIgnores(*d, ignores.Places, now)
	}
	return drafts, nil
}

// areSwapped reports that a process file was given for the draft. Standard input is read once.
func (e *env) areSwapped(process, draft string) bool {
	if process == "-" || draft == "-" {
		return false
	}
	_, err := e.readProcess(draft)
	return err == nil
}

// readBefore reads what the person had written before a machine changed it.
func (e *env) readBefore(path string) (string, error) {
	data, err := e.readFile(path)
	if err != nil {
		return "", err
	}
	before, err := readDraft(inputName(path), data)
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(before.Body) == "" {
		return "", usagef("%s is empty: --before is what you had written before a machine changed it", before.Name)
	}
	return before.Body, nil
}

func anyInterviewer(f processfile.File) string {
	for _, i := range f.Process.Interviews {
		for _, p := range i.Panel {
			return p.Name
		}
	}
	return "Wei Chen"
}

func offFlag(c *cobra.Command, off *[]string) {
	c.Flags().StringSliceVar(off, "off", nil, "`check` to leave out; may be repeated")
}

type reviewJSON struct {
	To       addressJSON    `json:"to"`
	Verdict  review.Verdict `json:"verdict"`
	Words    int            `json:"words"`
	Findings []findingJSON  `json:"findings"`
	// Ignored are the findings that the person leaves as they are.
	Ignored []findingJSON `json:"ignored"`
	// UnusedIgnores are the digests of its ignore file that are about nothing found here.
	UnusedIgnores []string  `json:"unused_ignores,omitempty"`
	Aims          []aimJSON `json:"aims"`
	Panel         panelJSON `json:"panel"`
	// OwnWords is given where --before is.
	OwnWords *ownWordsJSON `json:"own_words,omitempty"`
}

// ownWordsJSON counts the words of a note that say something, and those that the person
// wrote.
type ownWordsJSON struct {
	Own int `json:"own"`
	All int `json:"all"`
}

func reviewsJSON(drafts []reviewedDraft) []reviewJSON {
	notes := make([]reviewJSON, 0, len(drafts))
	for _, d := range drafts {
		var unused []string
		for _, line := range d.unused {
			unused = append(unused, line.Digest)
		}
		notes = append(notes, reviewJSON{
			To: addressJSON{d.draft.To.Name, d.draft.To.Email}, Verdict: d.verdict(), Words: review.Written(d.draft.Body),
			Findings: findingsJSON(d.findings, d.draft, d.file), Ignored: findingsJSON(d.left, d.draft, d.file), Aims: aimsJSON(d.aims), OwnWords: d.own,
			Panel: panelOf(d), UnusedIgnores: unused,
		})
	}
	return notes
}

// recipientsNamed finds the round and its interviewers that --to names, or the heads of drafts;
// named is then where each of them does.
func recipientsNamed(f processfile.File, round string, to, named []string) (interview.Interview, []interview.Interviewer, error) {
	rounds := f.Process.Interviews
	if round != "" {
		i, err := roundNamed(f.Process, round)
		if err != nil {
			return i, nil, err
		}
		rounds = []interview.Interview{i}
	}
	missing := 0
	for n := len(rounds) - 1; n >= 0; n-- {
		recipients, unknown := findAll(rounds[n], to)
		if unknown < 0 {
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
	who := fmt.Sprintf("--to %q", to[missing])
	if len(named) > 0 {
		who = named[missing]
	}
	return interview.Interview{}, nil, usagef("%s is on no panel of the file: it has %s", who, strings.Join(names, ", "))
}

// findAll finds people on a panel; unknown is the first of them who is not on it, or -1.
func findAll(i interview.Interview, to []string) (found []interview.Interviewer, unknown int) {
	for n, who := range to {
		p, ok := i.Interviewer(who)
		if !ok {
			return nil, n
		}
		found = append(found, p)
	}
	return found, -1
}

func (e *env) printReviews(drafts []reviewedDraft) {
	p := e.paper()
	for n, r := range reviewsJSON(drafts) {
		if n > 0 {
			p.line("")
		}
		p.line("%s  %s", p.bold(shown(r.To.Name)), p.dim(drafts[n].file.Name+", "+plural(r.Words, "word")))
		printVerdict(p, r.Verdict, r.Findings)
		printLeft(p, r.Ignored)
		for _, line := range drafts[n].unused {
			p.text("  ", fmt.Sprintf("%s: %s %s is about nothing that is found here. If you changed that sentence, take the line out.", drafts[n].file.Name+draftfile.IgnoreSuffix, line.Check, line.Digest))
		}
		p.line("")
		printAims(p, r.Aims)
		if own := r.OwnWords; own != nil {
			printOwn(p, own.Own, own.All)
		}
	}
}

// printOwn says how many words of a note that a machine changed are the person's; nothing
// where none did.
func printOwn(p *paper, own, all int) {
	if all > 0 {
		p.line("")
		p.line("  Your own: %d of the %d words that say something.", own, all)
	}
}
