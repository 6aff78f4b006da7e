package compose

import "strings"

// Questions returns the questions that still stand in a body for the candidate to answer,
// in their order: each on a line of its own, in square brackets.
func Questions(body string) []string {
	var open []string
	for line := range strings.SplitSeq(body, "\n") {
		line = strings.TrimSpace(line)
		if question, ok := strings.CutPrefix(line, "["); ok && strings.IndexByte(line, ']') == len(line)-1 {
			open = append(open, strings.TrimSuffix(question, "]"))
		}
	}
	return open
}
