package reading

import (
	"strings"

	"afterword/internal/review"
)

// shortClause is how many words a clause has at least that is read by itself.
const shortClause = 4

// Clause is a part of a sentence that can be read by itself: its words From to To-1.
type Clause struct{ From, To int }

// Clauses appends to list the clauses of a sentence; none where the sentence is one clause.
// What is said under a condition is not parted: "if you chose me, I would start in January"
// takes nothing for granted. What "and", "but", "so", a colon or a dash joins to it stands for
// itself: in "you are my first choice, and I would like to know more" the first half does.
func Clauses(list []Clause, text string, words []review.Word) []Clause {
	before, start, group, conditional := len(list), 0, len(list), supposes(words[0].Fold)
	endGroup := func(end int) { // the group of clauses that one condition holds for
		list = append(list, Clause{start, end})
		if conditional {
			list = list[:group]
		}
		start, group, conditional = end, len(list), false
	}
	for i := 1; i < len(words); i++ {
		w := &words[i]
		if i-start >= shortClause && len(words)-i >= shortClause {
			switch parting(text, &words[i-1], w) {
			case beside:
				endGroup(i)
				conditional = supposes(w.Fold)
			case within:
				list = append(list, Clause{start, i})
				start = i
			}
		}
		switch w.Fold {
		case "should":
			conditional = conditional || words[i-1].Fold != "i" || i+1 == len(words) || !addsInPassing(words[i+1].Fold)
		case "if", "whether", "unless", "were", "would", "could", "i'd", "might":
			conditional = true
		}
	}
	endGroup(len(words))
	if len(list) == before+1 && list[before] == (Clause{0, len(words)}) {
		return list[:before]
	}
	return list
}

// addsInPassing reports what stands behind "I should" where nothing is supposed: "I should mention that".
func addsInPassing(fold string) bool {
	switch fold {
	case "mention", "add", "say", "tell", "note", "also", "probably", "perhaps", "explain", "admit", "confess", "warn", "point", "let":
		return true
	}
	return false
}

// supposes reports a word that a group of clauses begins with that says when the rest holds.
func supposes(fold string) bool {
	switch fold {
	case "if", "should", "unless", "were", "whoever", "when", "once", "could", "would":
		return true
	}
	return false
}

// boundary is how two words that follow each other stand between clauses.
type boundary uint8

const (
	nowhere boundary = iota
	within           // a comma, "because": what governs the one governs the other
	beside           // joined as equals
)

// parting tells whether a new clause may begin with b: behind a comma or a dash, or with a word
// that joins clauses.
func parting(text string, a, b *review.Word) boundary {
	at := nowhere
	if gap := text[a.End:b.Start]; gap != " " {
		for i := range len(gap) {
			switch gap[i] {
			case ';', ':':
				return beside
			case ',', '(', ')':
				at = within
			}
		}
		if strings.Contains(gap, "–") || strings.Contains(gap, "—") || strings.Contains(gap, " - ") {
			return beside
		}
	}
	switch b.Fold {
	case "and", "but", "so":
		return beside
	case "because", "since":
		return within
	}
	return at
}
