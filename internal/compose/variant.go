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
	place := len(r.Interview.Panel)
	for i, p := range r.Interview.Panel {
		if p.SameAs(r.To) {
			place = i
			break
		}
	}
	return int(h.Sum32()%frames) + place
}

// pick returns the phrase of a variant.
func pick(phrases [frames]string, variant int) string { return phrases[variant%frames] }

// fill puts words into a phrase. What is put in is not read again, so that braces in
// somebody's words stay what they are.
func fill(phrase string, words ...string) string {
	return strings.NewReplacer(words...).Replace(phrase)
}
