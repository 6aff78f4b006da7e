// Command bench measures what sending a note costs beside the least it could cost, on the
// same machine, in the same run, against the same server:
//
//  1. bare: go-smtp over TLS, one connection for each message, as Afterword does it, one
//     write to a file and one sync before and after each;
//  2. Afterword on SQLite: the whole of followup.SendNote, from a scheduled note to a sent
//     one, with every check, plan and commit: first sending alone, then with what is stored
//     of reading the mailbox before and of filing the witness after each note;
//  3. the same on PostgreSQL, when AFTERWORD_POSTGRES names a database that is empty;
//  4. picking up due work among 1,000,000 steps of the future, beside 10,000.
//
// It prints ratios only: they say something about the program, rates do so about the
// machine. The server on loopback takes everything and keeps nothing; the mailbox answers
// at once.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"text/tabwriter"
	"time"
)

// size is how much is measured.
type size struct {
	connections, messages int // messages on each connection
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var s size
	flag.IntVar(&s.connections, "connections", 8, "connections at once, one for each mailbox")
	flag.IntVar(&s.messages, "messages", 40, "messages on each connection")
	flag.Parse()
	if err := run(ctx, s, os.Getenv("AFTERWORD_POSTGRES"), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, s size, postgres string, out io.Writer) error {
	if s.connections < 1 || s.messages < 1 {
		return fmt.Errorf("nothing to measure with %d connections and %d messages", s.connections, s.messages)
	}
	dir, err := os.MkdirTemp("", "afterword-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	sink, err := startSink(dir)
	if err != nil {
		return fmt.Errorf("start the server: %w", err)
	}
	defer sink.close()

	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	defer table.Flush()
	databases := []struct{ name, database string }{{"SQLite", filepath.Join(dir, "afterword.db")}}
	if postgres != "" {
		databases = append(databases, struct{ name, database string }{"PostgreSQL", postgres})
	}
	fmt.Fprintf(table, "SENDING\t%d at once\tone alone\n", s.connections)
	fmt.Fprintf(table, "bare go-smtp, two syncs a message\t100 %%\t100 %%\n")
	for _, d := range databases {
		for _, w := range ways {
			var shares [2]float64
			for i, s := range []size{s, {1, s.messages}} {
				if shares[i], err = shareOf(ctx, sink, dir, d.database, filepath.Join(dir, d.name+".key"), s, w); err != nil {
					return fmt.Errorf("%s on %s: %w", w.name, d.name, err)
				}
			}
			fmt.Fprintf(table, "Afterword on %s, %s\t%.0f %%\t%.0f %%\n", d.name, w.name, 100*shares[0], 100*shares[1])
		}
	}

	fmt.Fprintf(table, "\nPICKING UP DUE WORK\t1,000,000 steps beside 10,000\n")
	for _, d := range databases {
		ratio, err := pickUp(ctx, d.database, filepath.Join(dir, d.name+".key"), 10_000, 1_000_000)
		if err != nil {
			return fmt.Errorf("due work on %s: %w", d.name, err)
		}
		fmt.Fprintf(table, "%s\t%.2f times\n", d.name, ratio)
	}
	return nil
}

// shareOf is how much of the bare rate Afterword reaches. Bare runs before and after, so
// that a machine that slows down is not blamed on us.
func shareOf(ctx context.Context, sink *sink, dir, database, key string, s size, w way) (float64, error) {
	before, err := bare(ctx, sink, dir, s)
	if err != nil {
		return 0, fmt.Errorf("bare: %w", err)
	}
	ours, err := afterword(ctx, sink, database, key, s, w)
	if err != nil {
		return 0, err
	}
	after, err := bare(ctx, sink, dir, s)
	if err != nil {
		return 0, fmt.Errorf("bare: %w", err)
	}
	return float64((before+after)/2) / float64(ours), nil
}

// took calls do on every connection at once and returns how long all of them took.
func took(s size, do func(connection int) error) (time.Duration, error) {
	errs := make(chan error, s.connections)
	began := time.Now()
	for c := range s.connections {
		go func() { errs <- do(c) }()
	}
	var failed error
	for range s.connections {
		if err := <-errs; err != nil && failed == nil {
			failed = err
		}
	}
	return time.Since(began), failed
}
