package checks

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/reading"
)

// hearing is how a check uses what package reading tells of sentences.
type hearing struct {
	kind reading.Kind
	// over is the score from which a sentence is warned of though no frame fits it, doubt
	// the score below which what a frame found is dropped: both in units of reading.Unit.
	over, doubt float64
	message     string
	silent      func(d *review.Doc) bool // the context allows what the sentence says
}

func hearingOf(id string) hearing {
	switch id {
	case "ultimatum":
		return hearing{reading.Ultimatum, 1.5, -9, "%q reads like an ultimatum. Name the date and ask what is realistic.", nil}
	case "bidding-war":
		return hearing{reading.Bidding, 1.5, -9, "%q reads like a bid. Say that there is an offer and ask for a realistic date.", nil}
	case "offer-unrecorded":
		return hearing{reading.OtherOffer, 1.5, -9, "%q reads as if you held another offer, and none is recorded: record it if it exists, or leave it out.", func(d *review.Doc) bool { return len(d.Context.Process.Offers) > 0 || d.Context.Offered }}
	case "first-choice-unmarked":
		return hearing{reading.FirstChoice, 1.5, -9, "%q reads as if they were your first choice: mark it if it is true, or leave the claim out.", func(d *review.Doc) bool { return d.Context.Process.FirstChoice }}
	case "perks-too-early":
		return hearing{reading.Perks, 1.5, -9, "%q reads as if it were about terms, and those are for after the offer.", func(d *review.Doc) bool { return d.Context.Offered || tellsOfAnOffer(d) }}
	case "presumes-offer":
		return hearing{reading.Presumption, 1.5, -9, "%q reads as if the job were yours. \"If I joined\" leaves them the choice.", func(d *review.Doc) bool { return d.Context.Offered }}
	case "desperation":
		return hearing{reading.Desperation, 1.5, -9, "%q reads like a plea. Say what you would do for them instead.", nil}
	case "guilt":
		return hearing{reading.Guilt, 1.5, -9, "%q reads like a reproach. Ask for the next date instead.", func(d *review.Doc) bool { return d.Draft.Phase == note.Anchor }}
	case "defensive":
		return hearing{reading.Defensiveness, 1.5, -9, "%q reads like a defence. Give the better answer, and leave it at that.", nil}
	}
	return hearing{reading.WornPhrase, 1.5, -9, "%q opens like every reminder; ask the question itself.", func(d *review.Doc) bool { return d.Draft.Phase == note.Anchor }}
}

// heard gives a check of tact ears beside its frames.
func heard(check review.Check) review.Check {
	frames, by := check.Find, hearingOf(check.ID)
	if v, err := strconv.ParseFloat(os.Getenv("OVER"), 64); err == nil {
		by.over = v
	}
	if v, err := strconv.ParseFloat(os.Getenv("DOUBT"), 64); err == nil {
		by.doubt = v
	}
	over, doubt := int32(by.over*reading.Unit), int32(by.doubt*reading.Unit)
	check.Find = func(d *review.Doc) []review.Finding {
		found := frames(d)
		if by.silent != nil && by.silent(d) {
			return found
		}
		said := readings.Of(d)
		found = slices.DeleteFunc(found, func(f review.Finding) bool {
			return said.at(d, f.Span.Start, by.kind) < doubt
		})
		if len(found) > 0 {
			return found
		}
		if h, score := said.most(by.kind); score > over && !readerSays(d, h) && !retold(d, h) {
			found = append(found, review.Finding{
				Span: h.place(d.Main), Severity: review.Warn, Confidence: review.Maybe,
				Message: fmt.Sprintf(by.message, quote(d.Draft.Body, d.Main, h)),
			})
			if check.Severity == review.Hint {
				found[0].Severity = review.Hint
			}
		}
		return found
	}
	return check
}

// noteReading is how the sentences of a note read.
type noteReading struct {
	reader    reading.Reader
	sentences []sentenceReading
	clauses   []int
}

// sentenceReading is how the words from..to-1 of the main part read.
type sentenceReading struct {
	from, to int
	whole    bool // not only a clause of one
	scores   reading.Scores
}

var readings = review.OncePerNote(func(d *review.Doc, n *noteReading) {
	n.sentences = n.sentences[:0]
	for from := 0; from < len(d.Main); {
		to := readTo(d, from)
		question := asked(d.Draft.Body, d.Main, to)
		n.read(d, from, to, true, question)
		n.clauses = reading.Clauses(n.clauses[:0], d.Draft.Body, d.Main[from:to])
		start := from
		for _, end := range n.clauses {
			n.read(d, start, from+end, false, question && from+end == to)
			start = from + end
		}
		from = to
	}
})

// readTo returns where the sentence ends that begins at d.Main[from]. Unlike a turn of phrase it
// goes on behind a colon.
func readTo(d *review.Doc, from int) int {
	to := from + 1
	for to < len(d.Main) && (!sentenceEnds(d.Draft.Body, &d.Main[to-1], &d.Main[to]) || goesOn(d.Draft.Body[d.Main[to-1].End:d.Main[to].Start])) {
		to++
	}
	return to
}

// goesOn reports a colon or a semicolon within a line.
func goesOn(gap string) bool {
	return (gap[0] == ':' || gap[0] == ';') && !strings.Contains(gap, "\n")
}

func (n *noteReading) read(d *review.Doc, from, to int, whole, question bool) {
	n.sentences = append(n.sentences, sentenceReading{from, to, whole, n.reader.Read(d.Draft.Body, d.Main[from:to], question)})
}

// most returns the sentence that reads most like kind.
func (n *noteReading) most(kind reading.Kind) (hit, int32) {
	best, score := hit{}, int32(-1<<20)
	for i := range n.sentences {
		s := &n.sentences[i]
		points := s.scores[kind]
		if !s.whole {
			points -= clausePenalty
		}
		if points > score {
			best, score = hit{from: s.from, to: s.to, resume: s.to}, points
		}
	}
	return best, score
}

// at returns how much the sentence, or the clause if that is more, reads like kind that a byte
// of the body stands in.
func (n *noteReading) at(d *review.Doc, place int, kind reading.Kind) int32 {
	score := int32(-1 << 20)
	for i := range n.sentences {
		if s := &n.sentences[i]; d.Main[s.from].Start <= place && place < d.Main[s.to-1].End {
			score = max(score, s.scores[kind])
		}
	}
	return score
}

var clausePenalty = func() int32 {
	v, err := strconv.ParseFloat(os.Getenv("CP"), 64)
	if err != nil {
		v = 1
	}
	return int32(v * reading.Unit)
}()
