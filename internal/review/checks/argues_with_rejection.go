package checks

import (
	"fmt"
	"sync"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func arguesWithRejection() review.Check {
	return review.Check{
		ID:       "argues-with-rejection",
		Group:    review.Tact,
		Title:    "The reply argues with their decision",
		Severity: review.Warn,
		Why:      "A decision that was told to you is made; arguing moves it nowhere and shuts the door that a gracious reply leaves open.",
		Bad:      "I was surprised by your decision, and I believe I was the stronger candidate. Would you reconsider?",
		Good:     "Thank you for letting me know. What is one thing I could do better next time?",
		Source:   "issue 6, the gracious reply: no pleading, no arguing, one question",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.GraciousReply {
				return nil
			}
			for at := 0; ; {
				h, ok := everyNote().Next(d, objections(), at)
				if !ok {
					return nil
				}
				if at = h.To; mentioned(d, d.Main[h.From:h.To]) || retold(d, h) || h.From > 0 && d.Main[h.From-1].Fold == "if" {
					continue
				}
				return []review.Finding{{
					Span:    h.Place(d.Main),
					Message: fmt.Sprintf("%q argues with what they decided. Thank them, ask your one question, and leave the door open.", quote(d.Draft.Body, d.Main, h)),
				}}
			}
		},
	}
}

var objections = sync.OnceValue(func() *turns.Table {
	return turns.Of(
		"(reconsider|rethink|revisit|reverse|review|overturn|appeal|change|undo) (your|the|this|that) (decision|choice|rejection|mind|verdict|outcome)", "(would|could|can|will|please|kindly) (you)? ~1 (reconsider|think again|give it another thought|take another look)",
		"(disagree|don't agree|do not agree|can't agree|cannot agree) (with|that)", "(your|the|this) (decision|choice|rejection|process|assessment|evaluation) (is|was|seems|feels|felt|seemed) ~1 (wrong|unfair|a mistake|mistaken|odd|strange|surprising|unjust|biased|disappointing|hasty|flawed)",
		"(surprised|shocked|stunned|baffled|puzzled|confused|dismayed|frustrated|angry|upset) (by|at|about|with|that|because|since|not to|to (hear|read|learn|see|receive|be (rejected|refused|declined|turned down)))", "(you|you've|you are|you're) ~2 (making|made|make) a (big|huge|serious|great)? mistake", "(you|you'll) ~1 regret", "the wrong (choice|decision|person|candidate|call)", "(you|you've|you have) ~2 (overlooked|ignored|misjudged|underestimated|undervalued|misread|missed)", "(look|looking) at (my|the) (application|cv|resume|profile|case|interview|answers) ~1 (again|once more|a second time)", "because of my (age|name|accent|gender|sex|race|colour|color|religion|faith|background|origin|passport|children|disability)", "who (got|gets|has|is getting|was given|did you (choose|pick|hire|take)) (it|the (job|role|post|position|offer)|instead)?",
		"(i|i'm|i am|i was|i believe|i think|i know|i feel) ~3 (better|stronger|best|strongest|perfect|more qualified|most qualified|right|ideal) (qualified)? (candidate|fit|choice|person|applicant|match|than)", "(i'm|i am|i was) ~2 (overqualified|more than qualified)", "(deserve|deserved|entitled to|owed|owe me) ~2 (job|role|position|offer|explanation|answer|better|more|reason|chance)",
		"(don't|do not|can't|cannot|fail to|hard to|difficult to|struggle to) (understand|see|believe|accept|follow) (why|how|your|this|that|the (decision|reason|reasoning))", "(with (all)? due respect|respectfully) ~1 (i|disagree|your|you|this)", "(wasted|waste of|wasting) (my|everybody's|everyone's|our)? time", "(what|who) did the (other|chosen|successful|selected) (candidate|person|applicant) have", "why (was|wasn't|didn't|did you not|not|did you) ~1 (i|me|choose|hire|pick|select|reject)",
		"(give|grant|allow) me (a|another|one more|one) (second)? (chance|shot|try|interview|round)", "second chance", "(if|in case|should) ~4 (falls through|declines|turns it down|turns you down|doesn't work out|does not work out|says no)",
	)
})
