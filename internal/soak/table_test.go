package soak_test

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
)

// results is what came of all trials of this test binary.
var results = &counts{began: time.Now(), rows: map[point]*row{}}

// point is one line of the table.
type point struct{ trouble, step, store string }

// row counts what came of the runs of a point.
type row struct{ runs, failed, sent, asked, duplicates, lost, unexplained int }

// counts is the table while it grows.
type counts struct {
	mu      sync.Mutex
	began   time.Time
	said    time.Time
	planned int
	done    row
	order   []point
	rows    map[point]*row
}

// plan adds a line for a point that is going to be run so often.
func (c *counts) plan(p point, runs int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.planned += runs
	if c.rows[p] == nil {
		c.rows[p] = &row{}
		c.order = append(c.order, p)
	}
}

// add counts one run, and in a long test says now and then how far it is.
func (c *counts) add(p point, one row) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, sum := range []*row{c.rows[p], &c.done} {
		sum.runs++
		sum.failed += one.failed
		sum.sent += one.sent
		sum.asked += one.asked
		sum.duplicates += one.duplicates
		sum.lost += one.lost
		sum.unexplained += one.unexplained
	}
	const pause = 10 * time.Second
	if now := time.Now(); os.Getenv(soakRuns) != "" && now.Sub(c.said) > pause {
		c.said = now
		fmt.Printf("%6s  %d of %d runs: %d sent, %d asked, %d duplicates, %d lost, %d failed\n", now.Sub(c.began).Round(time.Second),
			c.done.runs, c.planned, c.done.sent, c.done.asked, c.done.duplicates, c.done.lost, c.done.failed)
	}
}

// duplicate counts a note that arrived once more after it was judged.
func (c *counts) duplicate(p point) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.rows[p].duplicates++
	c.done.duplicates++
}

func (c *counts) table() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var text strings.Builder
	out := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "trouble\tpoint\tstore\truns\tsent\tasked\tduplicates\tlost\tunexplained\tfailed")
	line := func(p point, r row) {
		fmt.Fprintf(out, "%s\t%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", p.trouble, p.step, p.store, r.runs, r.sent, r.asked, r.duplicates, r.lost, r.unexplained, r.failed)
	}
	for _, p := range c.order {
		line(p, *c.rows[p])
	}
	line(point{trouble: "all"}, c.done)
	_ = out.Flush() // into memory
	fmt.Fprintf(&text, "took %s\n", time.Since(c.began).Round(time.Second))
	return text.String()
}
