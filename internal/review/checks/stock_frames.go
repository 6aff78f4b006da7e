package checks

import (
	_ "embed" // for the tables
	"strings"
	"sync"

	"afterword/internal/review"
)

//go:embed stock_phrases.tsv
var stockTable string

//go:embed telling_words.txt
var tellingTable string

// stockRow is a line of stock_phrases.tsv.
type stockRow struct {
	category, plain string
	weight          string // "flag", "hint" or "block"
	opens           bool   // only at the start of a sentence
}

// stock is the table, compiled: its frames as one tree of words, and the row of each.
type stock struct {
	tree *phrases
	rows map[string]*stockRow // by phrase
}

// stockFrames compiles the rows that tell of worn or machine-made wording, residueFrames
// those that only a chat program leaves behind.
var (
	stockFrames   = sync.OnceValue(func() stock { return compileStock(func(weight string) bool { return weight != "block" }) })
	residueFrames = sync.OnceValue(func() stock { return compileStock(func(weight string) bool { return weight == "block" }) })
	tellingWords  = sync.OnceValue(func() map[string]bool {
		var list strings.Builder
		for line := range strings.Lines(tellingTable) {
			if line[0] != '#' {
				list.WriteString(line)
			}
		}
		return setOf(list.String(), func(w string) string { return w })
	})
)

func compileStock(wanted func(weight string) bool) stock {
	s := stock{rows: map[string]*stockRow{}}
	var list []string
	for line := range strings.Lines(stockTable) {
		column := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if line[0] == '#' || len(column) != 4 || !wanted(column[3]) {
			continue
		}
		row := &stockRow{category: column[1], plain: column[2], weight: column[3]}
		frame := column[0]
		if strings.HasPrefix(frame, "^") {
			row.opens, frame = true, frame[1:]
		}
		for _, phrase := range expanded(frame) {
			list = append(list, phrase)
			s.rows[phrase] = row
		}
	}
	s.tree = phrasesOf(list...)
	return s
}

// expanded are the phrases that a frame stands for: "(a|b) c" is "a c" and "b c".
func expanded(frame string) []string {
	open := strings.IndexByte(frame, '(')
	if open < 0 {
		return []string{strings.Join(strings.Fields(frame), " ")}
	}
	end := open + strings.IndexByte(frame[open:], ')')
	var all []string
	for choice := range strings.SplitSeq(frame[open+1:end], "|") {
		all = append(all, expanded(frame[:open]+choice+frame[end+1:])...)
	}
	return all
}

// eachHit calls do for every phrase of the table in the main part, in their order. What
// the debrief has as a topic of the talk is none, and no phrase goes over the end of a
// sentence.
func (s stock) eachHit(d *review.Doc, do func(h hit, row *stockRow)) {
	for _, h := range s.tree.inMain(d) {
		row := s.rows[h.phrase]
		if row.opens && !opensClause(d, h.from) || !inOneSentence(d, h) || h.mentioned(d, d.Main) {
			continue
		}
		do(h, row)
	}
}

// opensClause reports that a sentence, or what follows a semicolon or a dash, starts with
// a word of the main part.
func opensClause(d *review.Doc, i int) bool {
	if i == 0 || d.Main[i].Opens {
		return true
	}
	return strings.ContainsAny(d.Draft.Body[d.Main[i-1].End:d.Main[i].Start], ";–—\n")
}

func inOneSentence(d *review.Doc, h hit) bool {
	for i := h.from; i+1 < h.to; i++ {
		if strings.ContainsAny(d.Draft.Body[d.Main[i].End:d.Main[i+1].Start], ".!?;:()") {
			return false
		}
	}
	return true
}
