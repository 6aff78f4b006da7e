package compose

import (
	"hash/fnv"
	"io"
	"strings"
)

// variant numbers the recipient within the panel, from a start that differs by employer
// and round: people who compare their notes find different phrases, and so does somebody
// who interviews at two places or twice at one.
func variant(r Request) int {
	h := fnv.New32a()
	io.WriteString(h, strings.ToLower(squeeze(r.Process.Employer))) // a hash takes everything
	io.WriteString(h, "\x00"+r.Interview.ID)
	return int(h.Sum32()%frames) + place(r)
}

// place is where the recipient stands on the panel, from 0; behind everybody when they do
// not.
func place(r Request) int {
	for i, p := range r.Interview.Panel {
		if p.SameAs(r.To) {
			return i
		}
	}
	return len(r.Interview.Panel)
}

// pick returns the phrase of a variant.
func pick(phrases [frames]string, variant int) string { return phrases[variant%frames] }

// fill puts words into a phrase. What is put in is not read again, so that braces in
// somebody's words stay what they are.
func fill(phrase string, words ...string) string {
	return strings.NewReplacer(words...).Replace(phrase)
}
