package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/interview"
	"afterword/internal/processfile"
	"afterword/internal/transcript"
)

func (e *env) anchors() *cobra.Command {
	var round, file string
	var speakers []string
	c := &cobra.Command{
		Use:   "anchors FILE --transcript TRANSCRIPT",
		Short: "Find lines in a transcript that you may write about",
		Long: `Anchors reads the transcript of an interview, or your notes of it, and prints sentences
that could become the anchor of a debrief, by interviewer, each word for word and with
its time. What you said yourself is left out. The choice is by plain signs (numbers,
problems, stories, decisions); what you make of a line is yours to write.

It reads WebVTT (Teams, Zoom), SubRip, Word documents and plain text. Where a transcript
calls somebody "Speaker 2", say who that is with --speaker; "me" is you.`,
		Example: "  afterword anchors globex.yaml --transcript onsite.vtt\n" +
			"  afterword anchors globex.yaml --transcript onsite.docx --speaker \"Speaker 2=Wei Chen\" --speaker \"Speaker 1=me\"",
		Args: exactly("a process file"),
		RunE: func(_ *cobra.Command, args []string) error {
			if file == "" {
				return usagef("afterword anchors needs a transcript: give it with --transcript FILE")
			}
			f, err := e.readProcess(args[0])
			if err != nil {
				return err
			}
			i, err := roundNamed(f.Process, round)
			if err != nil {
				return err
			}
			data, err := e.readFile(file)
			if err != nil {
				return err
			}
			t, err := transcript.Read(inputName(file), data)
			if err != nil {
				return &usageError{err}
			}
			if err := nameSpeakers(t.Turns, speakers, f, i); err != nil {
				return err
			}
			lines := transcript.Anchors(t, i.Panel, f.Process.Candidate)
			if e.json {
				return e.printJSON(linesJSON(lines))
			}
			e.printLines(t, lines, i.Panel)
			return nil
		},
	}
	c.Flags().StringVar(&file, "transcript", "", "`file` with the transcript or your notes; - is standard input")
	c.Flags().StringVar(&round, "interview", "", "`id` of the interview (default the latest)")
	c.Flags().StringArrayVar(&speakers, "speaker", nil, "`label=name`: who a speaker of the transcript is; may be repeated")
	return c
}

// nameSpeakers gives the speakers of a transcript the names that the person knows.
func nameSpeakers(turns []transcript.Turn, given []string, f processfile.File, i interview.Interview) error {
	names := map[string]string{}
	for _, g := range given {
		label, name, ok := strings.Cut(g, "=")
		label, name = strings.TrimSpace(label), strings.TrimSpace(name)
		if !ok || label == "" || name == "" {
			return usagef("--speaker %q is not label=name: write --speaker \"Speaker 2=Wei Chen\"", g)
		}
		if !slices.ContainsFunc(turns, func(t transcript.Turn) bool { return t.Speaker == label }) {
			return usagef("--speaker %q: nobody in the transcript is called %q; it has %s", g, label, orNobody(speakersOf(turns)))
		}
		if name == "me" {
			names[label] = f.Process.Candidate.Name
			continue
		}
		person, ok := i.Interviewer(name)
		if !ok {
			return usagef("--speaker %q: nobody on the panel of %s is called %q", g, i.ID, name)
		}
		names[label] = person.Name
	}
	for n := range turns {
		if name, ok := names[turns[n].Speaker]; ok {
			turns[n].Speaker = name
		}
	}
	return nil
}

// speakersOf lists who speaks, in the order of their first words.
func speakersOf(turns []transcript.Turn) (all []string) {
	seen := map[string]bool{"": true}
	for _, t := range turns {
		if !seen[t.Speaker] {
			seen[t.Speaker] = true
			all = append(all, t.Speaker)
		}
	}
	return all
}

func orNobody(names []string) string {
	if len(names) == 0 {
		return "no names"
	}
	return strings.Join(names[:min(len(names), 10)], ", ")
}

func (e *env) printLines(t transcript.Transcript, lines []transcript.Line, panel []interview.Interviewer) {
	p := e.paper()
	of := func(interviewer string) (theirs []transcript.Line) {
		for _, l := range lines {
			if l.Interviewer == interviewer {
				theirs = append(theirs, l)
			}
		}
		return theirs
	}
	for n, person := range panel {
		if n > 0 {
			p.line("")
		}
		p.line("%s", p.bold(shown(person.Name)))
		theirs := of(person.Name)
		if len(theirs) == 0 {
			p.line("  %s", p.dim("nothing of theirs stands out"))
		}
		for _, l := range theirs {
			p.quote(l, "")
		}
	}
	others := of("")
	if len(others) > 0 {
		p.line("")
		p.line("%s", p.bold("Nobody can tell whose these are"))
	}
	strangers := map[string]bool{}
	for _, l := range others {
		strangers[l.Speaker] = true
		p.quote(l, l.Speaker)
	}
	var ask []string
	for _, label := range speakersOf(t.Turns) {
		if strangers[label] {
			ask = append(ask, fmt.Sprintf("--speaker %q", label+"=NAME"))
		}
	}
	if len(ask) > 0 {
		p.line("")
		p.text("  ", "Say who they are: "+strings.Join(ask, " ")+" (the name me is you).")
	}
	p.line("")
	p.text("", "These are lines you may write about. The sentence in your note is yours.")
}

// quote prints a line of a transcript.
func (p *paper) quote(l transcript.Line, speaker string) {
	about := l.Why
	if speaker != "" {
		about = speaker + ": " + about
	}
	if l.At != transcript.NoTime {
		about = clockOf(l.At) + ", " + about
	}
	p.text("  ", "“"+l.Quote+"”")
	p.line("  %s", p.dim(shown(about)))
}

// clockOf writes a time in a recording: 1:02, 1:00:02.
func clockOf(at time.Duration) string {
	s := int(at / time.Second)
	if s < 3600 {
		return fmt.Sprintf("%d:%02d", s/60, s%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}

// lineJSON is a line of a transcript as programs read it.
type lineJSON struct {
	Interviewer string   `json:"interviewer"`
	Speaker     string   `json:"speaker"`
	At          *float64 `json:"at"` // seconds; null where the transcript does not say
	Quote       string   `json:"quote"`
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Why         string   `json:"why"`
}

func linesJSON(lines []transcript.Line) any {
	out := make([]lineJSON, 0, len(lines))
	for _, l := range lines {
		one := lineJSON{Interviewer: l.Interviewer, Speaker: l.Speaker, Quote: l.Quote, Start: l.Span.Start, End: l.Span.End, Why: l.Why}
		if l.At != transcript.NoTime {
			seconds := l.At.Seconds()
			one.At = &seconds
		}
		out = append(out, one)
	}
	return struct {
		Lines []lineJSON `json:"lines"`
	}{out}
}
