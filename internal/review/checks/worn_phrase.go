package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func wornPhrase() review.Check {
	return review.Check{
		ID:       "worn-phrase",
		Group:    review.Tact,
		Title:    "A worn check-in phrase",
		Severity: review.Hint,
		Why:      "Phrases that open every reminder are skipped; the question itself is shorter.",
		Bad:      "Just checking in to see if there are any updates.",
		Good:     "Is the decision about the platform role still planned for this week?",
		Source:   "SPEC.md section 3, tact: worn check-in phrases",

		Confidence: review.Maybe,
		Find: func(d *review.Doc) []review.Finding {
			if nothingIsDue(d) {
				return nil
			}
			var found []review.Finding
			for at := 0; ; {
				h, ok := followUp().Next(d, wornPhrases(), at)
				if !ok {
					return found
				}
				if at = h.To; mentioned(d, d.Main[h.From:h.To]) {
					continue
				}
				found = append(found, review.Finding{
					Span:    h.Place(d.Main),
					Message: fmt.Sprintf("%q opens every reminder; ask the question itself.", quote(d.Draft.Body, d.Main, h)),
				})
			}
		},
	}
}

var wornPhrases = sync.OnceValue(func() *turns.Table {
	const just = "(just|only|simply|quickly|briefly|merely)"
	return turns.Of(
		just+"? checking (back)? in", "(want|wanted|wanting|like|liked|thought|figured|hoping|meant|wished|decided|going|i'd|i'll) (just|only|to just)? (to|i'd|i'll)? (just|quickly|briefly)? check (back)? (in|with you|on (the|my|this|things|where|how))", "check in (with you|on|about|regarding|to see)", "check (the|on the) status", "checking (up|on) (on|the|my|this|things|where|how)", "quick check in",
		"(touch|touching|touched) base", "(circle|circling|circled|loop|looping) (back|around)", "reaching (back)? out", "(reach|reaching) (back)? out (again|to (you)? (see|check|follow|ask|inquire|enquire)|regarding|about|once)", "(want|wanted|like|thought|figured) (to|i'd|i would) (just)? reach (back)? out",
		"(just|am|i'm|wanted to|want to|like to|writing to|thought i'd|reaching out to|meant to|wish to|here to) (just|quickly)? (follow|following) up", "following up (on|about|regarding|with|again|to)", "(bump|bumping|float|floating|push|pushing|resurface|resurfacing|pop|popping|move|moving|bring|bringing) (this|my|it|the) ~3 (up|top|back to|inbox|again|thread|to the top)", "(bump|bumping) (this|it|my)", "top of (your|the) (inbox|mind|list|pile|mailbox)", "back (on|in|onto) your radar", "on your radar", "(ping|pinging|nudge|nudging) (you|this|again)",
		"(gentle|friendly|quick|little|small|polite|kind|soft|short) (reminder|nudge|ping|bump|follow up|poke)", "(as)? per my (last|previous|earlier|first) @mail", "per my @mail", "hope (that)? (this|my|the) ~1 (finds|reaches|catches|meets) you", "(find|finds|finding) you well", "(trust|hope|hoping) (that)? (all|everything) (is|are)? ~1 well",
		"any (new)? (updates|update|news|movement|developments|development|progress)", "(is|are|was|has|have|if) there ~2 (any|an|some) (new|further|other)? (updates|update|news|movement|progress|word|feedback|developments)", "(status|quick|brief) update", "at (your|the) (earliest|first|soonest)? (convenience|possible convenience)", "earliest convenience", "(when|whenever|once|if) you (get|have|find|got) (a|the|some|your)? (spare|free|quiet|quick)? (chance|moment|minute|second|sec|time)",
		"(didn't|did not|haven't|have not) (hear|heard) back", "in case (you|it|this|my) ~3 (missed|miss|lost|buried|slipped|overlooked)", "(slipped|slip|fell|fall|fallen) (through|between) the cracks", "(got|gotten|been|get) (lost|buried) ~3 (inbox|shuffle|mail|spam|email)", "(know|sure|understand|imagine|assume|realize|realise|guess) (that)? (you're|you are|you must be|you|your schedule is) (be|very|so|super|extremely|really|probably|likely|incredibly|all)? (busy|swamped|slammed|buried|full)",
		"keep me (posted|in the loop|updated|in mind)", "(stay|staying|keep|remain) (at the)? top of mind", "(just)? a quick (note|follow up|check|question|line|email|message|one|word) (to|on|about|regarding|to see)", "quick question", just+" (wondering|curious) (if|whether|how|where|about|what)", "(wanted|want|like|writing|hoping) to see (if|whether|where)", just+" (wanted|want|wanting) to (see|ask|know|check|follow|touch|say|drop|send|reach|inquire|enquire|find)", "(wanted|writing|like) to (inquire|enquire) (about|as to|if|whether|on|regarding)",
		"(did|have) you (get|receive|see|read|seen|received|got|had) (a chance to (see|read|look)|my|the) ~1 @mail", "(if|whether|that|sure|hope|wonder) you (got|received|saw|read|have seen|have received|have got|had a chance to (read|see|look)) ~1 my", "where (things|we|i|you) (stand|are at|are)", "the status of (my|the|your)", "(bug|bother|bothering|pester|pestering|annoy|hassle) you (again|about|with|but)?", "(hate|don't want|do not want|don't mean|sorry|not) to (be a)? (bother|pester|bug|nag|pest|annoy|be a pest|hassle|chase|rush)",
	)
})
