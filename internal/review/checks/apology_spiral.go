package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func apologySpiral() review.Check {
	return review.Check{
		ID:       "apology-spiral",
		Group:    review.Tact,
		Title:    "More than one apology",
		Severity: review.Warn,
		Why:      "One apology is polite; each further one makes the slip bigger and asks the reader to comfort you.",
		Bad:      "I am so sorry about my terrible answer, and I apologize again for wasting your time.",
		Good:     "I can answer that better now than I did then.",
		Source:   "SPEC.md section 2, missed question: humble, short",
		Find:     apologies,
	}
}

// apologies finds more than one apology for how the interview went, or a grovelling one.
func apologies(d *review.Doc) []review.Finding {
	text, count := d.Draft.Body, 0
	var first turns.Hit
	for at := 0; ; {
		h, ok := everyNote().Next(d, sorries(), at)
		if !ok {
			return nil
		}
		at = h.To
		if h.To < len(d.Main) && holds(d.Main[h.To:min(len(d.Main), h.To+3)], "hear", "loss", "interrupt", "bother") {
			continue // "sorry to hear"
		}
		weight := 1
		if h.Phrase == "deep" && aboutAPerformance(d, h) {
			weight = 2
		}
		if h.Phrase == "shame" && count == 0 && !aboutAPerformance(d, h) {
			continue
		}
		if count == 0 {
			first = h
		}
		if count += weight; count < 2 {
			continue
		}
		if weight < 2 {
			first = h // the one too many
		}
		return []review.Finding{{
			Span:    first.Place(d.Main),
			Message: fmt.Sprintf("%q: one short apology is enough, and a better answer needs none.", quote(text, d.Main, first)),
		}}
	}
}

var sorries = sync.OnceValue(func() *turns.Table {
	return turns.New().
		Add("sorry", "(sorry|apologies|apologize|apologise|apologizing|apologising|apology|forgive|forgiveness|pardon)").
		Add("deep",
			"(so|very|really|truly|deeply|terribly|extremely|incredibly|awfully|sincerely|profoundly|dreadfully|again|genuinely) ~1 (sorry|apologize|apologise|apologies)", "(sincerest|deepest|sincere|profound|humblest|humble|heartfelt|thousand|million|many|countless) apologies",
			"(can't|cannot|can not) (apologize|apologise) (enough|more)", "(beg|ask|asking|hope) (for)? ~2 (pardon|forgiveness|forgive me)", "(please|kindly) (do)? (forgive|excuse|pardon) (me|my)", "forgive me (for|if)").
		Add("shame",
			"(ashamed|embarrassed|embarrassing|embarrassingly|mortified|mortifying|humiliated|humiliating)", "(i|i'm|i've|me|my) ~2 (stupid|dumb|idiot|idiotic|fool|foolish|pathetic|clueless|hopeless|disaster|disastrous|terrible|awful|horrible|dreadful|embarrassment)",
			"i (completely|totally|really|just|probably|clearly|obviously|absolutely)? (blew|bombed|botched|butchered|flunked|ruined|failed|screwed up|messed up|choked|disappointed)", "(let|letting) (you|myself|everyone) down", "(kick|kicking|kicked|hate|hating|beat|beating|angry at|mad at|annoyed with|disappointed in|disappointed with) (up)? myself")
})
