package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"sync"
	"time"
)

// drain holds the end of the input back until what was asked is answered: the SDK drops
// what it is still working on when its input ends, so that a client that writes its
// questions and closes would hear nothing.
type drain struct {
	ctx context.Context
	in  io.Reader
	out io.Writer

	mu       sync.Mutex
	open     int           // questions without an answer
	changed  chan struct{} // holds one when open may have changed
	ask, say line
}

// longestDrain is for how long. A question that the client took back has no answer.
const longestDrain = 10 * time.Second

func newDrain(ctx context.Context, in io.Reader, out io.Writer) *drain {
	return &drain{ctx: ctx, in: in, out: out, changed: make(chan struct{}, 1)}
}

func (d *drain) Read(p []byte) (int, error) {
	n, err := d.in.Read(p)
	d.count(&d.ask, p[:n], 1)
	switch {
	case err == io.EOF && n > 0:
		err = nil // it comes again
	case err == io.EOF:
		d.count(&d.ask, []byte("\n"), 1) // the last line may end without
		d.wait()
	}
	return n, err
}

func (d *drain) Write(p []byte) (int, error) {
	n, err := d.out.Write(p)
	d.count(&d.say, p[:n], -1)
	return n, err
}

// count counts the questions, or answers, in what passes by.
func (d *drain) count(l *line, p []byte, each int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, message := range l.add(p) {
		var head struct {
			ID     json.RawMessage `json:"id"`
			Method string          `json:"method"`
		}
		// What is not understood here is the SDK's to complain about.
		if json.Unmarshal(message, &head) == nil && len(head.ID) > 0 && (head.Method != "") == (each > 0) {
			d.open += each
		}
	}
	select {
	case d.changed <- struct{}{}:
	default:
	}
}

func (d *drain) wait() {
	ctx, cancel := context.WithTimeout(d.ctx, longestDrain)
	defer cancel()
	for {
		d.mu.Lock()
		open := d.open
		d.mu.Unlock()
		if open <= 0 {
			return
		}
		select {
		case <-d.changed:
		case <-ctx.Done():
			return
		}
	}
}

// line is what came of a line that is not whole yet.
type line struct{ rest []byte }

// add returns the lines that p completes.
func (l *line) add(p []byte) (whole [][]byte) {
	l.rest = append(l.rest, p...)
	for {
		message, rest, found := bytes.Cut(l.rest, []byte("\n"))
		if !found {
			return whole
		}
		whole, l.rest = append(whole, message), rest
	}
}
