// Command bench measures what sending a note costs beside the least it could cost, on the
// same machine, in the same run, against the same server:
//
//  1. bare: go-smtp over TLS, one connection for each message, as Afterword does it, one
//     write to a file and one sync before and after each; it does not resume TLS sessions,
//     which Afterword does;
//  2. Afterword on SQLite: the whole of followup.SendNote, from a scheduled note to a sent
//     one, with every check, plan and commit: first sending alone, then with what is stored
//     of reading the mailbox before and of filing the witness after each note;
//  3. the same on PostgreSQL: the one of Debian's package, which is started for it as the
//     tests do, or the empty database that AFTERWORD_POSTGRES names;
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
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"

	"afterword/internal/store/postgrestest"
)

// size is how much is measured.
type size struct {
	connections, messages int // messages on each connection
}

// wanted is what to measure.
type wanted struct {
	atOnce   []int  // connections at once
	messages int    // on each connection
	only     string // the name of a database, or empty
	postgres string // URL of a database
	due      bool   // picking up due work, too
	profile  string // file for a CPU profile
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	w := wanted{postgres: os.Getenv("AFTERWORD_POSTGRES")}
	flag.Func("connections", "connections at once: numbers with commas between (default 1,8,16,32)", func(list string) error {
		w.atOnce = nil
		for number := range strings.SplitSeq(list, ",") {
			n, err := strconv.Atoi(number)
			if err != nil || n < 1 {
				return fmt.Errorf("%q is not a number of connections", number)
			}
			w.atOnce = append(w.atOnce, n)
		}
		return nil
	})
	flag.IntVar(&w.messages, "messages", 40, "messages on each connection")
	flag.StringVar(&w.only, "only", "", "measure only this database: SQLite or PostgreSQL")
	flag.StringVar(&w.profile, "cpuprofile", "", "write a profile of the whole run to this file")
	flag.BoolVar(&w.due, "due", true, "measure picking up due work, too")
	flag.Parse()
	if len(w.atOnce) == 0 {
		w.atOnce = []int{1, 8, 16, 32}
	}
	if err := run(ctx, w, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, want wanted, out io.Writer) error {
	if want.messages < 1 {
		return fmt.Errorf("nothing to measure with %d messages on each connection", want.messages)
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

	databases, stop, err := databasesFor(ctx, want, dir)
	if err != nil {
		return err
	}
	defer stop()
	if want.profile != "" {
		file, err := os.Create(want.profile)
		if err != nil {
			return err
		}
		defer file.Close()
		if err := pprof.StartCPUProfile(file); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	if err := sending(ctx, want, sink, dir, databases, out); err != nil {
		return err
	}
	if !want.due {
		return nil
	}
	return pickingUp(ctx, dir, databases, out)
}

// database is one that is measured, with what the tables call it.
type database struct{ name, url string }

// databasesFor finds or starts what is to be measured; stop ends what was started.
func databasesFor(ctx context.Context, want wanted, dir string) (_ []database, stop func(), err error) {
	sqlite := database{"SQLite", filepath.Join(dir, "afterword.db")}
	postgres := database{"PostgreSQL", want.postgres}
	if want.only == sqlite.name {
		return []database{sqlite}, func() {}, nil
	}
	if want.only != "" && want.only != postgres.name {
		return nil, nil, fmt.Errorf("there is no database %q to measure: write SQLite or PostgreSQL", want.only)
	}
	stop = func() {}
	if postgres.url == "" {
		server, err := postgrestest.Start()
		if err != nil {
			return nil, nil, fmt.Errorf("start PostgreSQL (-only SQLite does without): %w", err)
		}
		stop = func() {
			if err := server.Stop(); err != nil {
				fmt.Fprintln(os.Stderr, "bench: stop PostgreSQL:", err)
			}
		}
		if postgres.url, err = server.Database(ctx); err != nil {
			stop()
			return nil, nil, err
		}
	}
	if want.only == postgres.name {
		return []database{postgres}, stop, nil
	}
	return []database{sqlite, postgres}, stop, nil
}

// sending prints the table of what a send costs.
func sending(ctx context.Context, want wanted, sink *sink, dir string, databases []database, out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	defer table.Flush()
	head, bare := "SENDING", "bare go-smtp, two syncs a message"
	for _, n := range want.atOnce {
		head += fmt.Sprintf("\t%d at once", n)
		bare += "\t100 %"
	}
	fmt.Fprintf(table, "%s\n%s\n", head, bare)
	for _, d := range databases {
		for _, w := range ways {
			fmt.Fprintf(table, "Afterword on %s, %s", d.name, w.name)
			for _, n := range want.atOnce {
				share, err := shareOf(ctx, sink, dir, d.url, filepath.Join(dir, d.name+".key"), size{n, want.messages}, w)
				if err != nil {
					return fmt.Errorf("%s on %s: %w", w.name, d.name, err)
				}
				fmt.Fprintf(table, "\t%.0f %%", 100*share)
			}
			fmt.Fprintln(table)
		}
	}
	return nil
}

// pickingUp prints the table of what finding due work costs.
func pickingUp(ctx context.Context, dir string, databases []database, out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	defer table.Flush()
	fmt.Fprintf(table, "\nPICKING UP DUE WORK\t1,000,000 steps beside 10,000\n")
	for _, d := range databases {
		ratio, err := pickUp(ctx, d.url, filepath.Join(dir, d.name+".key"), 10_000, 1_000_000)
		if err != nil {
			return fmt.Errorf("due work on %s: %w", d.name, err)
		}
		fmt.Fprintf(table, "%s\t%.2f times\n", d.name, ratio)
	}
	return nil
}

// rounds is how often each share is measured; the one in the middle counts.
const rounds = 3

// shareOf is how much of the bare rate Afterword reaches.
func shareOf(ctx context.Context, sink *sink, dir, database, key string, s size, w way) (float64, error) {
	shares := make([]float64, rounds)
	for i := range shares {
		var err error
		if shares[i], err = shareOnce(ctx, sink, dir, database, key, s, w); err != nil {
			return 0, err
		}
	}
	slices.Sort(shares)
	return shares[rounds/2], nil
}

// shareOnce measures once. Bare runs before and after, so that a machine that slows down
// is not blamed on us.
func shareOnce(ctx context.Context, sink *sink, dir, database, key string, s size, w way) (float64, error) {
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
