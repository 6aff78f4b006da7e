package checks

import (
	_ "embed" // for the tables
	"strings"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
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
	comma           bool   // only before a comma
}

// stock is the table, compiled: its frames, and the row of each.
type stock struct {
	turns *turns.Table
	rows  map[string]*stockRow // by frame
}

// flagFrames compiles the rows that tell of worn or machine-made wording by themselves,
// mildFrames those that do beside others, and residueFrames those that only a chat program
// leaves behind. They are kept apart: a longer mild phrase must not hide a telling one.
var (
	flagFrames    = sync.OnceValue(func() stock { return compileStock("flag") })
	mildFrames    = sync.OnceValue(func() stock { return compileStock("hint") })
	residueFrames = sync.OnceValue(func() stock { return compileStock("block") })
	tellingWords  = sync.OnceValue(func() *review.WordSet {
		var list strings.Builder
		for line := range strings.Lines(tellingTable) {
			if line[0] != '#' {
				list.WriteString(line)
			}
		}
		return review.NewWordSet(list.String(), nil)
	})
)

func compileStock(weight string) stock {
	s := stock{turns: turns.New(), rows: map[string]*stockRow{}}
	for line := range strings.Lines(stockTable) {
		column := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if line[0] == '#' || len(column) != 4 || column[3] != weight {
			continue
		}
		row := &stockRow{category: column[1], plain: column[2], weight: weight}
		frame := strings.ReplaceAll(column[0], "'s", "") // as a word is folded
		frame, row.opens = strings.CutPrefix(frame, "^")
		frame, row.comma = strings.CutSuffix(frame, ",")
		s.turns.Add(column[0], frame)
		s.rows[column[0]] = row
	}
	return s
}

// next finds the first phrase of the table at or after word at of the main part. What the
// debrief has as a topic of the talk is none, and no phrase goes over the end of a
// sentence.
func (s stock) next(d *review.Doc, at int) (h turns.Hit, row *stockRow, ok bool) {
	for {
		if h, ok = everyNote().Next(d, s.turns, at); !ok {
			return turns.Hit{}, nil, false
		}
		row = s.rows[h.Phrase]
		switch {
		case row.opens && !opensClause(d, h.From), row.comma && !commaAfter(d, h):
			at = h.From + 1 // another phrase may begin within
		case !inOneSentence(d, h), mentioned(d, d.Main[h.From:h.To]):
			at = h.To
		default:
			return h, row, true
		}
	}
}

// commaAfter reports a comma right behind a phrase.
func commaAfter(d *review.Doc, h turns.Hit) bool {
	return strings.HasPrefix(d.Draft.Body[d.Main[h.To-1].End:], ",")
}

// opensClause reports that a sentence, or what follows a semicolon or a dash, starts with
// a word of the main part.
func opensClause(d *review.Doc, i int) bool {
	if i == 0 || d.Main[i].Opens {
		return true
	}
	return strings.ContainsAny(d.Draft.Body[d.Main[i-1].End:d.Main[i].Start], ";–—\n")
}

func inOneSentence(d *review.Doc, h turns.Hit) bool {
	for i := h.From; i+1 < h.To; i++ {
		if strings.ContainsAny(d.Draft.Body[d.Main[i].End:d.Main[i+1].Start], ".!?;:()") {
			return false
		}
	}
	return true
}
