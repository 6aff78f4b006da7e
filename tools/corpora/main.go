// Command corpora turns the output of the corpus tests into one table. The tests measure
// how well mails and calendar files of many programs are read, and say each figure as an
// attribute:
//
//	=== ATTR  TestBouncesOfTheCorpus measured.bounces.found 305 306 0.99
//
// It reads that output from standard input and fails when a bar is missed, a test failed,
// or nothing was measured.
//
//	go test -count=1 -v -run Corpus ./internal/letter ./internal/invite | go run ./tools/corpora
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "corpora:", err)
		os.Exit(1)
	}
}

// run prints the table of what in says to out.
func run(in io.Reader, out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, "CORPUS\tMEASURED\tRIGHT\tOF\tSHARE\tBAR\t")
	var measured, missed, failed int
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "--- FAIL") || strings.HasPrefix(line, "FAIL") {
			failed++
		}
		_, rest, ok := strings.Cut(line, "measured.")
		if !ok || !strings.HasPrefix(line, "=== ATTR") {
			continue
		}
		var key string
		var right, all int
		var bar float64
		if _, err := fmt.Sscanf(rest, "%s %d %d %g", &key, &right, &all, &bar); err != nil || all == 0 {
			return fmt.Errorf("the line %q is no measurement", line)
		}
		corpus, what, _ := strings.Cut(key, ".")
		share, verdict, said := float64(right)/float64(all), "", "none"
		if bar > 0 {
			said = fmt.Sprintf("%.1f %%", 100*bar)
		}
		if share < bar {
			verdict = "missed"
			missed++
		}
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%.1f %%\t%s\t%s\n", corpus, strings.ReplaceAll(what, "-", " "), right, all, 100*share, said, verdict)
		measured++
	}
	if err := errors.Join(lines.Err(), table.Flush()); err != nil {
		return err
	}
	switch {
	case measured == 0:
		return errors.New("nothing was measured: are the corpora beside the repository, in ../shared/corpora")
	case missed > 0:
		return fmt.Errorf("%d figures are below their bar", missed)
	case failed > 0:
		return errors.New("a test failed: run it alone to see which file")
	}
	return nil
}
