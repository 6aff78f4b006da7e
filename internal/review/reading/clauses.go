package reading

import (
	"strings"

	"afterword/internal/review"
)

// shortClause is how many words a clause has at least that is read by itself.
const shortClause = 4

// Clauses appends to ends where each clause of a sentence ends that can be read by itself,
// as an index into words; nothing where the sentence is one clause. A sentence that says
// under what condition its words hold is not parted: "if you chose me, I would start in
// January" takes nothing for granted.
func Clauses(ends []int, text string, words []review.Word) []int {
	before, start := len(ends), 0
	for i := 1; i < len(words); i++ {
		switch words[i].Fold {
		case "if", "should", "whether", "unless", "were", "would", "could", "i'd", "might":
			return ends[:before]
		}
		if i-start >= shortClause && len(words)-i >= shortClause && partsClause(text, &words[i-1], &words[i]) {
			ends = append(ends, i)
			start = i
		}
	}
	switch words[0].Fold {
	case "if", "should", "unless", "were", "whoever", "when", "once", "could", "would":
		return ends[:before]
	}
	if len(ends) == before {
		return ends
	}
	return append(ends, len(words))
}

// partsClause reports that a new clause may begin with b: behind a comma or a dash, or with
// a word that joins clauses.
func partsClause(text string, a, b *review.Word) bool {
	if gap := text[a.End:b.Start]; gap != " " {
		for i := range len(gap) {
			switch gap[i] {
			case ',', ';', ':', '(', ')':
				return true
			}
		}
		return strings.Contains(gap, "–") || strings.Contains(gap, "—") || strings.Contains(gap, " - ")
	}
	switch b.Fold {
	case "and", "but", "because", "since", "so":
		return true
	}
	return false
}
