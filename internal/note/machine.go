package note

import (
	"slices"
	"strings"

	"znkr.io/diff"
)

// EditByMachine is Edit with words that a machine changed, and that the person took one by
// one. What they had written before stays with the note (Before), so that the review can
// tell whose words these are.
func (n Note) EditByMachine(body string) (Note, error) {
	before := n.Before
	if before == "" {
		before = n.Body
	}
	n, err := n.Edit(n.Subject, body)
	if err != nil {
		return n, err
	}
	if n.Before = before; before == body {
		n.Before = ""
	}
	return n, nil
}

// withoutMachine is what a person had written before a machine changed it, once they have
// changed it themselves: is is the new body, in which the machine's changes that still
// stand are undone. What the person wrote over them is theirs. It is empty where nothing of
// a machine is left.
func withoutMachine(before, was, is string) string {
	if before == "" {
		return ""
	}
	old, now := wordsOf(was), wordsOf(is)
	place := make([]int, len(old)) // of each word of was in is, -1 where it went
	at, to := 0, 0
	for _, e := range diff.Edits(old, now) {
		switch e.Op {
		case diff.Match:
			place[at] = to
			at, to = at+1, to+1
		case diff.Delete:
			place[at] = -1
			at++
		case diff.Insert:
			to++
		}
	}
	type change struct {
		from, to int // of is
		wrote    []string
	}
	var standing []change
	from, end := 0, 0
	var wrote []string
	finish := func() {
		defer func() { wrote = nil }()
		if from == end && len(wrote) == 0 {
			return
		}
		// The words around it must stand as the machine left them.
		first, last := max(from-1, 0), min(end, len(old)-1)
		for i := first; i <= last; i++ {
			if place[i] < 0 || i > first && place[i] != place[i-1]+1 {
				return
			}
		}
		c := change{wrote: slices.Clone(wrote)}
		switch {
		case len(old) == 0:
			return
		case from < len(old):
			c.from = place[from]
		default:
			c.from = place[len(old)-1] + 1
		}
		c.to = c.from + end - from
		standing = append(standing, c)
	}
	for _, e := range diff.Edits(wordsOf(before), old) {
		switch e.Op {
		case diff.Match:
			finish()
			end++
			from = end
		case diff.Delete:
			wrote = append(wrote, e.X)
		case diff.Insert:
			end++
		}
	}
	finish()
	for _, c := range slices.Backward(standing) {
		now = slices.Replace(now, c.from, c.to, c.wrote...)
	}
	if text := strings.Join(now, ""); text != is {
		return text
	}
	return ""
}

// wordsOf parts a text into words, each with the space behind it.
func wordsOf(text string) []string {
	var all []string
	for len(text) > 0 {
		end := strings.IndexAny(text, " \n")
		if end < 0 {
			return append(all, text)
		}
		all = append(all, text[:end+1])
		text = text[end+1:]
	}
	return all
}
