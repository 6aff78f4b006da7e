//go:build unix

// Command benchreview measures what reviewing a note costs, beside what other checkers of
// prose cost, on the same machine, in the same run, on the same 1,000 notes:
//
//  1. the floor: cut the note into words and walk one automaton of phrases, no more;
//  2. Afterword: all checks, with their context;
//  3. Vale, one process for all notes, with its own spelling and the style in vale/;
//  4. write-good, alex and harper.js in Node, one process for all notes, after a pass to
//     get warm. Their versions are pinned by the lock file in node/.
//
// Processor time is user and system time of the process. Every tool runs several times, in
// turns, and its best counts. Cold start is one note in a new process, from the command to
// its end. A tool that cannot be installed is named as missing, with the reason.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"text/tabwriter"
	"time"
)

// figures are what is known of a tool.
type figures struct {
	note    time.Duration // processor time for one note, warm
	start   time.Duration // one note in a new process, by the clock
	memory  int64         // bytes, at most, in the run over all notes
	finds   float64       // findings for one note
	missing error         // why it was not measured
}

// tool is one of the checkers.
type tool struct {
	name, checks string
	// install makes the tool ready.
	install func(ctx context.Context) error
	// measure runs it over all notes; start reviews one note in a new process.
	measure func(ctx context.Context) (figures, error)
	start   func(ctx context.Context) error
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	rounds := flag.Int("rounds", 3, "how often each tool runs; its best counts")
	root := flag.String("root", ".", "the module's root directory")
	child := flag.String("child", "", "measure this in this process: afterword or floor")
	flag.Parse()
	var err error
	if *child != "" {
		err = measureHere(*root, *child, os.Stdout)
	} else {
		err = run(ctx, *root, *rounds, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchreview:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, root string, rounds int, out io.Writer) error {
	notes, err := makeNotes(root)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "afterword-benchreview-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	files, err := writeNotes(dir, notes)
	if err != nil {
		return fmt.Errorf("write the notes down: %w", err)
	}
	tools, err := allTools(root, dir, files)
	if err != nil {
		return err
	}
	results := make([]figures, len(tools))
	for i, t := range tools {
		fmt.Fprintf(os.Stderr, "installing %s …\n", t.name)
		results[i].missing = t.install(ctx)
	}
	for round := range max(rounds, 1) {
		fmt.Fprintf(os.Stderr, "round %d of %d …\n", round+1, rounds)
		for i, t := range tools {
			if results[i].missing != nil || ctx.Err() != nil {
				continue
			}
			// Interrupted, it reports what it has.
			if err := measureOnce(ctx, t, &results[i]); err != nil && (ctx.Err() == nil || results[i].note == 0) {
				results[i].missing = err
			}
		}
	}
	report(out, notes, tools, results)
	return ctx.Err()
}

// measureOnce runs a tool and keeps what is better than before.
func measureOnce(ctx context.Context, t tool, best *figures) error {
	f, err := t.measure(ctx)
	if err != nil {
		return err
	}
	if t.start != nil {
		began := time.Now()
		if err := t.start(ctx); err != nil {
			return err
		}
		f.start = time.Since(began)
	}
	if best.note == 0 {
		*best = f
		return nil
	}
	best.note, best.start, best.memory = min(best.note, f.note), min(best.start, f.start), min(best.memory, f.memory)
	return nil
}

func report(out io.Writer, notes []sample, tools []tool, results []figures) {
	words, bytes := 0, 0
	for _, n := range notes {
		words, bytes = words+n.words(), bytes+len(n.text())
	}
	fmt.Fprintf(out, "%d notes, %d words and %d bytes each in the mean\n\n", len(notes), words/len(notes), bytes/len(notes))
	ours := 0
	for i, t := range tools {
		if t.name == "Afterword" {
			ours = i
		}
	}
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, "TOOL\tprocessor time a note\tbeside Afterword\tone note, cold\tpeak memory\tfindings a note")
	fastest := time.Duration(0)
	for i, t := range tools {
		f := results[i]
		if f.missing != nil {
			fmt.Fprintf(table, "%s\tmissing\t\t\t\t\n", t.name)
			continue
		}
		start := "–"
		if f.start > 0 {
			start = fmt.Sprintf("%.0f ms", f.start.Seconds()*1000)
		}
		fmt.Fprintf(table, "%s\t%.1f µs\t%.1f times\t%s\t%.0f MB\t%.1f\n", t.name, f.note.Seconds()*1e6,
			float64(f.note)/float64(max(results[ours].note, 1)), start, float64(f.memory)/(1<<20), f.finds)
		if i > ours && (fastest == 0 || f.note < fastest) {
			fastest = f.note
		}
	}
	table.Flush()
	if fastest > 0 && results[ours].note > 0 {
		fmt.Fprintf(out, "\nThe fastest of the others takes %.1f times Afterword's processor time.\n", float64(fastest)/float64(results[ours].note))
	}
	fmt.Fprintln(out, "\nWhat each of them checks:")
	for i, t := range tools {
		fmt.Fprintf(out, "  %s: %s\n", t.name, t.checks)
		if err := results[i].missing; err != nil {
			fmt.Fprintf(out, "    MISSING: %v\n", err)
		}
	}
}

// writeNotes writes the notes for the others: each as a file, all as a list.
func writeNotes(dir string, notes []sample) (noteFiles, error) {
	f := noteFiles{
		all: filepath.Join(dir, "all"), one: filepath.Join(dir, "one"),
		list: filepath.Join(dir, "notes.json"), process: filepath.Join(dir, "process.yaml"), draft: filepath.Join(dir, "draft.txt"),
	}
	texts := make([]string, len(notes))
	for i, n := range notes {
		texts[i] = n.text()
	}
	list, err := json.Marshal(texts)
	if err != nil {
		return f, err
	}
	write := func(name, text string) {
		if err == nil {
			err = os.MkdirAll(filepath.Dir(name), 0o700)
		}
		if err == nil {
			err = os.WriteFile(name, []byte(text), 0o600)
		}
	}
	write(f.list, string(list))
	write(f.process, processFile)
	write(f.draft, "Subject: "+texts[0])
	write(filepath.Join(f.one, "0000.txt"), texts[0])
	for i, text := range texts {
		write(filepath.Join(f.all, fmt.Sprintf("%04d.txt", i)), text)
	}
	return f, err
}

// noteFiles are where the notes stand.
type noteFiles struct {
	all, one       string // directories
	list           string // JSON
	process, draft string // for one cold review by Afterword
}

// processFile is the context of the cold review.
const processFile = `me: {name: Ada Park, email: ada@example.org}
employer: Globex
role: Platform Engineer
interviews:
  - starts: 2026-11-23T14:00:00
    ends: 2026-11-23T15:30:00
    zone: America/New_York
    panel:
      - {name: Wei Chen, email: wei.chen@globex.example, anchor: why the nightly reindex takes nine hours, need: the reindex blocks releases, value: I cut a comparable reindex to twenty minutes.}
`
