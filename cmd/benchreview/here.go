//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"

	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// outcome is what a measured process prints.
type outcome struct {
	Micros   int64 `json:"micros"` // processor time
	Notes    int   `json:"notes"`  // reviewed in that time
	Findings int   `json:"findings"`
}

// passes is how often all notes are reviewed in one run.
const passes = 20

// measureHere reviews all notes in this process, as a child of the command.
func measureHere(root, what string, out io.Writer) error {
	notes, err := makeNotes(root)
	if err != nil {
		return err
	}
	var reviewOne func(s *sample) int
	switch what {
	case "afterword":
		r := review.NewReviewer(checks.All())
		reviewOne = func(s *sample) int { return len(r.Run(s.draft, s.context, review.Options{})) }
	case "floor":
		a, err := newAutomaton(root)
		if err != nil {
			return err
		}
		reviewOne = func(s *sample) int { return a.count(s.draft.Subject) + a.count(s.draft.Body) }
	default:
		return fmt.Errorf("there is no %q to measure", what)
	}
	o := outcome{}
	for i := range notes { // get warm
		o.Findings += reviewOne(&notes[i])
	}
	before, err := processorTime()
	if err != nil {
		return err
	}
	for range passes {
		for i := range notes {
			reviewOne(&notes[i])
		}
	}
	after, err := processorTime()
	if err != nil {
		return err
	}
	o.Micros, o.Notes = (after - before).Microseconds(), passes*len(notes)
	return json.NewEncoder(out).Encode(o)
}

// processorTime is what this process has used of the processor.
func processorTime() (time.Duration, error) {
	var used syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()), err
}

// automaton is the floor: any of the phrases of the Vale style, by words. It keeps for
// each state the states that words lead to; a word that leads nowhere starts again.
type automaton struct {
	next  map[step]int
	final []bool
}

type step struct {
	state int
	word  uint32 // its hash
}

func newAutomaton(root string) (*automaton, error) {
	phrases, err := stylePhrases(root)
	if err != nil {
		return nil, err
	}
	a := &automaton{next: map[step]int{}, final: []bool{false}}
	for _, phrase := range phrases {
		state := 0
		for word := range strings.FieldsSeq(phrase) {
			h := uint32(0)
			for i := range len(word) {
				h = hash(h, word[i])
			}
			to, ok := a.next[step{state, h}]
			if !ok {
				to = len(a.final)
				a.final = append(a.final, false)
				a.next[step{state, h}] = to
			}
			state = to
		}
		a.final[state] = true
	}
	return a, nil
}

// count cuts a text into words and counts the phrases in it.
func (a *automaton) count(text string) int {
	found, state, h := 0, 0, uint32(0)
	for i := 0; i <= len(text); i++ {
		if i < len(text) && (text[i]|0x20-'a' < 26 || text[i] == '\'' || text[i] >= 0x80) {
			h = hash(h, text[i]|0x20)
			continue
		}
		if h == 0 {
			continue
		}
		to := a.next[step{state, h}]
		if to == 0 && state != 0 {
			to = a.next[step{0, h}]
		}
		if state, h = to, 0; a.final[state] {
			found++
		}
	}
	return found
}

func hash(h uint32, c byte) uint32 { return (h + 2166136261 ^ uint32(c)) * 16777619 }
