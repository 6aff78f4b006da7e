package outcome

import (
	"fmt"
	"slices"
	"time"

	"afterword/internal/note"
)

// Figure is one question and its answer in numbers: a table, and what it says.
type Figure struct {
	ID    string // for file names and links: "first-note"
	Title string
	// Says is the answer in one or two sentences, with the number of cases in it.
	Says string
	// What a row counts, in the plural: "notes". Head is what its name is.
	Unit, Head string
	N          int // cases, those that are still open included
	Columns    []string
	Rows       []Row
	// Cases are all of them, one line each, where they are too few for a rate.
	Cases []string
}

// Row is one line of a figure's table.
type Row struct {
	Name   string
	Counts []int // by column
}

// Total is how many cases a row has.
func (r Row) Total() (n int) {
	for _, count := range r.Counts {
		n += count
	}
	return n
}

// Figures counts the cases of r: always the same figures in the same order.
func (r Report) Figures() []Figure {
	return []Figure{r.firstNote(), r.bySteps(), r.byPromptness(), r.howLong(), r.keptPromises(), r.silent()}
}

// Empty reports whether there is nothing to count yet.
func (r Report) Empty() bool {
	return len(r.FirstNotes)+len(r.Notes)+len(r.Promises)+len(r.Silences) == 0
}

// span is a bucket of durations: those under its limit.
type span struct {
	name  string
	limit time.Duration
}

const day = 24 * time.Hour

// The last of spans has no limit.
var (
	promptness = [...]span{{"within 4 hours", 4 * time.Hour}, {"within 24 hours", onTime + 1}, {"within 3 days", 3*day + 1}, {"later", 0}}
	waits      = [...]span{{"within a day", day}, {"1 to 2 days", 3 * day}, {"3 to 7 days", 8 * day}, {"later", 0}}
)

func bucket(spans []span, d time.Duration) int {
	for i, s := range spans {
		if d < s.limit {
			return i
		}
	}
	return len(spans) - 1
}

func rowsOf(spans []span, columns int) (rows []Row) {
	for _, s := range spans {
		rows = append(rows, Row{s.name, make([]int, columns)})
	}
	return rows
}

func (r Report) firstNote() Figure {
	f := Figure{
		ID: "first-note", Title: "Time to the first note", Unit: "interviews", Head: "First note",
		N: len(r.FirstNotes), Columns: []string{"interviews"}, Rows: append(rowsOf(promptness[:], 1), Row{"none", []int{0}}),
	}
	var took []time.Duration
	prompt := 0
	for _, c := range r.FirstNotes {
		at := len(promptness)
		if c.Sent {
			at = bucket(promptness[:], c.After)
			took = append(took, c.After)
			if c.After <= onTime {
				prompt++
			}
		}
		f.Rows[at].Counts[0]++
		f.Cases = append(f.Cases, c.words())
	}
	f.Says = say(f.N, "interview", fmt.Sprintf(firstNoteSays, share(prompt, f.N, "interviews")))
	if half, ok := median(took); ok {
		f.Says += fmt.Sprintf(halfLeft, len(took), length(half))
	}
	return f.withFewCases(f.N)
}

var fates = []Fate{Answered, Silent, Open}

func fateColumns() []string { return []string{string(Answered), string(Silent), string(Open)} }

// phasesOf are the three phases of the practice, and of the others those that notes had:
// most people never write one.
func phasesOf(notes []Note) []note.Phase {
	phases := note.Practice()
	for _, phase := range note.Phases() {
		if !slices.Contains(phases, phase) && slices.ContainsFunc(notes, func(n Note) bool { return n.Phase == phase }) {
			phases = append(phases, phase)
		}
	}
	return phases
}

func (r Report) bySteps() Figure {
	f := Figure{ID: "answers-by-step", Title: "Answers by step", Unit: "notes", Head: "Step", N: len(r.Notes), Columns: fateColumns()}
	most := 0
	for _, phase := range phasesOf(r.Notes) {
		row := Row{phase.Title(), make([]int, len(fates))}
		for _, n := range r.Notes {
			if n.Phase == phase {
				row.Counts[slices.Index(fates, n.Fate)]++
				f.Cases = append(f.Cases, n.words())
			}
		}
		f.Rows = append(f.Rows, row)
		settled := row.Counts[0] + row.Counts[1]
		most = max(most, settled)
		if settled >= Enough {
			f.Says += fmt.Sprintf(stepSays, phase.Title(), share(row.Counts[0], settled, ""))
		}
	}
	f.Says = join(f.Says, tooFew(f.N, "note", most))
	return f.withFewCases(most)
}

// byPromptness holds answers against how soon the thank-you had left.
func (r Report) byPromptness() Figure {
	f := Figure{
		ID: "answers-by-promptness", Title: "Answers by how soon you thanked them", Unit: "thank-yous", Head: "Thank-you left",
		Columns: fateColumns(), Rows: rowsOf(promptness[:], len(fates)),
	}
	for _, n := range r.Notes {
		if n.Phase == note.Anchor {
			f.N++
			f.Rows[bucket(promptness[:], n.Lag)].Counts[slices.Index(fates, n.Fate)]++
			f.Cases = append(f.Cases, n.words())
		}
	}
	most := 0
	for _, row := range f.Rows {
		settled := row.Counts[0] + row.Counts[1]
		most = max(most, settled)
		if settled >= Enough {
			f.Says += fmt.Sprintf(promptSays, row.Name, share(row.Counts[0], settled, ""))
		}
	}
	if f.Says != "" {
		f.Says += noCause
	}
	f.Says = join(f.Says, tooFew(f.N, "thank-you", most))
	return f.withFewCases(most)
}

func (r Report) howLong() Figure {
	phases := phasesOf(r.Notes)
	f := Figure{ID: "time-to-answer", Title: "How long answers took", Unit: "answers", Head: "After the note", Rows: rowsOf(waits[:], len(phases))}
	for _, phase := range phases {
		f.Columns = append(f.Columns, "after a "+lower(phase.Title()))
	}
	var took []time.Duration
	for _, n := range r.Notes {
		if !n.Timed {
			continue
		}
		f.N++
		took = append(took, n.Waited)
		if at := slices.Index(phases, n.Phase); at >= 0 {
			f.Rows[bucket(waits[:], n.Waited)].Counts[at]++
		}
		f.Cases = append(f.Cases, n.words())
	}
	if half, ok := median(took); ok {
		f.Says = fmt.Sprintf(halfAnswered, len(took), length(half))
	}
	f.Says = join(f.Says, tooFew(f.N, "answer", f.N))
	return f.withFewCases(f.N)
}

var promiseFates = []PromiseFate{Kept, Changed, Late, Broken, Pending}

func (r Report) keptPromises() Figure {
	f := Figure{ID: "promises", Title: "Dates they gave you", Unit: "dates", Head: "Employer", N: len(r.Promises)}
	for _, fate := range promiseFates {
		f.Columns = append(f.Columns, string(fate))
	}
	kept, past := 0, 0
	for _, p := range r.Promises {
		at := slices.IndexFunc(f.Rows, func(row Row) bool { return row.Name == p.Employer })
		if at < 0 {
			at, f.Rows = len(f.Rows), append(f.Rows, Row{p.Employer, make([]int, len(promiseFates))})
		}
		f.Rows[at].Counts[slices.Index(promiseFates, p.Kept)]++
		f.Cases = append(f.Cases, p.words())
		if p.Kept != Pending {
			past++
		}
		if p.Kept == Kept {
			kept++
		}
	}
	if past >= Enough {
		f.Says = fmt.Sprintf(promiseSays, share(kept, past, ""))
	}
	f.Says = join(f.Says, tooFew(f.N, "date", past))
	return f.withFewCases(past)
}

func (r Report) silent() Figure {
	f := Figure{
		ID: "silence", Title: "Answered, or silence", Unit: "processes", Head: "You wrote", N: len(r.Silences), Columns: fateColumns(),
		Rows: []Row{{"one note", make([]int, len(fates))}, {"2 or 3 notes", make([]int, len(fates))}, {"4 or more", make([]int, len(fates))}},
	}
	quiet, settled := 0, 0
	for _, s := range r.Silences {
		row := 0
		switch {
		case s.Notes > 3:
			row = 2
		case s.Notes > 1:
			row = 1
		}
		f.Rows[row].Counts[slices.Index(fates, s.Fate)]++
		f.Cases = append(f.Cases, s.words())
		if s.Fate != Open {
			settled++
		}
		if s.Fate == Silent {
			quiet++
		}
	}
	if settled >= Enough {
		f.Says = fmt.Sprintf(silenceSays, share(quiet, settled, "processes"))
	}
	f.Says = join(f.Says, tooFew(f.N, "process", settled))
	return f.withFewCases(settled)
}

// withFewCases leaves the cases only where n of them, the settled ones, are too few.
func (f Figure) withFewCases(n int) Figure {
	if n >= Enough {
		f.Cases = nil
	}
	return f
}

// median is the middle one of Enough durations or more.
func median(all []time.Duration) (middle time.Duration, ok bool) {
	if len(all) < Enough {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(all))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2, true
}
