package checks

import (
	"fmt"
	"slices"
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func stockPhrase() review.Check {
	return review.Check{
		ID:       "stock-phrase",
		Group:    review.Voice,
		Title:    "Stock phrases crowd out your own words",
		Severity: review.Hint,
		Why: "Robotic transitions, leveraged synergies and praise that fits any employer are read as nobody's words. " +
			"One is no more than a hint, and the mildest are not mentioned at all; a cluster of them is a warn. Nothing here says who or what wrote the note.",
		Bad:    "In conclusion, I am confident that my proven track record aligns perfectly with your esteemed team. I look forward to leveraging synergies.",
		Good:   "At Initech I cut a comparable reindex to twenty minutes; I would like to try the same with yours.",
		Source: "SPEC.md section 3, voice; the table internal/review/checks/stock_phrases.tsv",
		Find: func(d *review.Doc) []review.Finding {
			c := clusterOf.Of(d)
			c.findStructures(d)
			return c.findings(d)
		},
	}
}

// wordsApart is how near to one another, in the mean, phrases that tell by themselves
// must stand for a warn: a long letter in the usual style is no cluster.
const wordsApart = 9

// several is the score from which mild phrases are mentioned too.
const several = 4

// cluster gathers the stock phrases of one note.
type cluster struct {
	hits  []stockHit
	flags int
	words int // of the main part
	score int // a flag counts two, a hint one, each phrase of the table once
}

// clusterOf is the cluster of a note.
var clusterOf = review.OncePerNote(func(d *review.Doc, c *cluster) {
	*c = cluster{hits: c.hits[:0], words: len(d.Main)}
	c.gather(d, flagFrames())
	c.gather(d, mildFrames())
	slices.SortFunc(c.hits, func(a, b stockHit) int { return a.place.Start - b.place.Start })
})

type stockHit struct {
	from, to    int // words of the main part
	place       review.Span
	row         *stockRow
	suggestions []string
}

// gather adds what the table has at places where nothing was found yet.
func (c *cluster) gather(d *review.Doc, table stock) {
	for at := 0; ; {
		h, row, ok := table.next(d, at)
		if !ok {
			return
		}
		if at = h.To; !c.holds(h) {
			c.add(d, h, row)
		}
	}
}

// holds reports a phrase of the cluster that shares a word with a hit.
func (c *cluster) holds(h turns.Hit) bool {
	return slices.ContainsFunc(c.hits, func(s stockHit) bool { return s.from < h.To && h.From < s.to })
}

func (c *cluster) add(d *review.Doc, h turns.Hit, row *stockRow) {
	if len(c.hits) == enough {
		return
	}
	first := true
	for i := range c.hits {
		first = first && c.hits[i].row != row
	}
	if first {
		c.score++
		if row.weight == "flag" {
			c.flags++
			c.score++
		}
	}
	s := stockHit{from: h.From, to: h.To, place: h.Place(d.Main), row: row}
	if row.category == "transition" && strings.HasPrefix(row.plain, "drop it") && h.To < len(d.Main) {
		next := d.Main[h.To]
		if gap := d.Draft.Body[d.Main[h.To-1].End:next.Start]; strings.Trim(gap, ", \n\r") == "" && d.Main[h.From].Capital {
			s.place.End = next.End
			s.suggestions = []string{raised(d.Draft.Body[next.Start:next.End])}
		}
	}
	c.hits = append(c.hits, s)
}

// findStructures counts turns of sentence: "not only … but", and a participle hung on with a
// comma ("…, highlighting the need for…"). They weigh, and are not reported.
func (c *cluster) findStructures(d *review.Doc) {
	if len(c.hits) == 0 {
		return
	}
	for i := range d.Main {
		switch d.Main[i].Fold {
		case "highlighting", "underscoring", "emphasizing", "emphasising", "showcasing", "reflecting", "demonstrating", "ensuring", "fostering":
			if i > 0 && strings.HasPrefix(d.Draft.Body[d.Main[i-1].End:], ",") {
				c.score++
			}
		case "only":
			if i > 0 && d.Main[i-1].Fold == "not" {
				c.score++
			}
		}
	}
	telling := 0
	for i := 0; i < len(d.Main) && telling < 2; i++ {
		if w := &d.Main[i]; len(w.Fold) > 4 && tellingWords().HasWord(*w) && !d.Mentioned(w.Fold) {
			telling++
		}
	}
	c.score += telling / 2
}

// findings are a warn and hints where the phrases crowd, else a hint for each that tells by
// itself.
func (c *cluster) findings(d *review.Doc) []review.Finding {
	crowded := c.flags >= 3 && c.words <= wordsApart*c.flags || c.flags >= 8
	warned := false
	var found []review.Finding
	for _, h := range c.hits {
		if c.score < several && h.row.weight != "flag" {
			continue
		}
		f := review.Finding{Span: h.place, Suggestions: h.suggestions, Message: fmt.Sprintf("%q is a stock phrase. Plainer: %s.", d.Draft.Body[h.place.Start:h.place.End], h.row.plain)}
		if crowded && !warned && (h.row.weight == "flag" || c.flags == 0) {
			warned, f.Severity = true, review.Warn
			f.Message = fmt.Sprintf("%d stock phrases stand in this note and hide what is yours. %s", len(c.hits), f.Message)
		}
		found = append(found, f)
	}
	return found
}
