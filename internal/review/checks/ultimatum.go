package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func ultimatum() review.Check {
	return review.Check{
		ID:       "ultimatum",
		Group:    review.Tact,
		Title:    "The note sets an ultimatum",
		Severity: review.Warn,
		Why:      "A threat invites the answer no; a date and a question leave room for yes.",
		Bad:      "I need your decision by Friday, otherwise I will accept the other offer.",
		Good:     "Their deadline is Friday; would a decision by then be realistic for you?",
		Source:   "SPEC.md section 2, competing-offer note; section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			for at := 0; ; {
				h, ok := everyNote().Next(d, ultimatums(), at)
				if !ok {
					return nil
				}
				if at = h.To; mentioned(d, d.Main[h.From:h.To]) || readerSays(d, h) || readersWork(d, h) || holds(d.Main[h.From:h.To], "give", "them", "they", "him", "her") && !holds(d.Main[h.From:h.To], "you", "me", "if", "unless") {
					continue
				}
				f := review.Finding{
					Span:    h.Place(d.Main),
					Message: fmt.Sprintf("%q reads as an ultimatum. Name the date and ask what is realistic.", quote(d.Draft.Body, d.Main, h)),
				}
				if threatens(d, h) && besideAnOffer(d) {
					f.Severity = review.Block
				}
				return []review.Finding{f}
			}
		},
	}
}

// threatens reports a sentence that says what happens otherwise: a bare deadline is a slip
// of tone, this is none.
func threatens(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	return holds(d.Main[from:to], "otherwise", "unless", "or", "else", "if") &&
		holds(d.Main[from:to], "accept", "sign", "withdraw", "walk", "decline", "elsewhere", "join", "take", "go", "gone", "out")
}

// readersWork reports a time that the reader has for something else than an answer: "you
// have until March to clear the store".
func readersWork(d *review.Doc, h turns.Hit) bool {
	if !holds(d.Main[h.From:h.To], "until", "till", "week", "days", "hours") || !holds(d.Main[h.From:min(h.From+1, h.To)], "you", "you've") {
		return false
	}
	_, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	for i := h.To; i+1 < min(to, h.To+4); i++ {
		if d.Main[i].Fold == "to" {
			return !holds(d.Main[i+1:i+2], "decide", "answer", "reply", "respond", "think", "make", "get", "let", "consider", "hire", "offer", "confirm", "sign", "tell", "come", "act", "give", "say", "choose", "accept", "match", "send", "win", "secure")
		}
	}
	return false
}

var ultimatums = sync.OnceValue(func() *turns.Table {
	const leave = "(accept|accepting|withdraw|withdrawing|walk|sign|signing|take|taking|go with|going with|go elsewhere|look elsewhere|looking elsewhere|move on|moving on|decline|choose|join|joining|pursue|drop|turn|be forced|have to|need to|be gone|commit|say yes|start|no longer)"
	return turns.Of(
		// or else
		"or else", "(so|your|this is your|this is the) last chance", "(otherwise|or) @i'll (sadly|unfortunately|regretfully|then|just|simply|have to|need to|be forced to|be obliged to|likely|probably)? "+leave,
		"otherwise ~2 (i|i'll|i'm|i'd|we|we'll|my) ~4 "+leave, "or (else)? i'm (gone|out|off|taking|accepting|going|signing|withdrawing)",
		"(if|unless) (i|we) (don't|do not|can't|cannot|haven't|have not|didn't|do|have|am not|hear|receive|get) ~14 (i'll|i will|i shall|i must|i'm|i am|i'd|i would|i have|we'll|consider|then) "+
			"(sadly|unfortunately|regretfully|then|just|simply|likely|probably|going to|have to|need to|be forced to|be obliged to|forced to)? "+leave,
		"(if|unless) (you|the team|your team|hr) (don't|do not|can't|cannot|won't|will not|aren't|are not|haven't|fail|decide|answer|reply|respond|make|give|send|come|get|let|offer|confirm|move|want|really want) ~14 (i'll|i will|i shall|i must|i'm going to|i am going to|i'd have to|i would have to|i have to|i have no|i'm afraid i|we'll) "+
			"(sadly|unfortunately|regretfully|then|just|simply|likely|probably|have to|need to|be forced to|be obliged to|no choice but to)? "+leave,
		"(if|unless) (i|you|we) ~10 (by|before|until|within) ~10 (i'll|i will|i shall|we will) (have to|need to|simply|just|then|also)? (assume|conclude|consider|treat|take it|move|regard|withdraw|accept|look|sign)",
		"(if|unless) ~8 @deadline ~5 (i'll|i will|i shall|i must|i'm|i have|i'd) ~3 (accept|withdraw|be forced|sign|look elsewhere|go elsewhere|take the other|move on)",
		"(in that case|if not|failing that|if so|after that|past that) @i'll (sadly|unfortunately|have to|need to|be forced to|be)? "+leave,

		// A deadline for the reader.
		"(i|i'll|i'd|i'm|we|we'd|we'll) (will|would|do|really|must|just|urgently|also|therefore|now|absolutely|afraid|am|simply|shall|have to|only)? (i|i'll)? (really|urgently|now)? (need|want|require|expect|demand|insist on|must have|must know|have to have|have to know) "+
			"(a|an|your|the|some|this|to have|to get|to receive|to know|to hear|you to|it|from you)? ~4 (answer|decision|response|reply|commitment|confirmation|offer|yes or no|know|hear|hear back|word|clarity|decide|confirm|respond|reply|contract|feedback|resolution) ~5 @deadline",
		"(need|want|require|expect|demand) (you|your team|the team) to (decide|answer|reply|respond|make|confirm|commit|let me know|get back|tell)", "i (need|want|demand|require|expect|insist on) (your|an immediate|a firm|a final|a definite|a clear|a prompt|an) (answer|decision|response|commitment) (now|today|immediately|asap|this week|by)",
		"(please|kindly|so|just) (decide|confirm|reply|respond|get back to me|get back|answer|make (your|a) decision|make up your mind|give me (an|your|a) ~1 (answer|decision|response)|send me (an|your|a) ~1 (answer|decision|offer)|come back|let me have (your|a|an) ~1 (answer|decision)|let me know your (decision|answer)) ~5 (by|before|no later|not later|within|at the latest|latest|today|tomorrow|immediately|asap|now)",
		"(you have|you've|you've got|you have got|you only have) (only|just|exactly)? (until|till|up to|# (hours|days)|one day|one week|a day|a week|two days|three days|this week)", "(give|giving|gave|grant) you (until|till|# (hours|days)|one (day|week)|a week|one more|another|a last|a final|a deadline)",
		"(can|will|could|am|i'm|can't|cannot|won't) (only|not|no|just)? (wait|waiting|hold|keep|hold off) (until|till|any longer|much longer|no longer|them off|forever|indefinitely|so long|past|beyond|for you|a day longer|another)",
		"(decision|answer|reply|response|offer|it|this) (has to|must|needs to|should|will have to) (come|be|arrive|reach|happen) ~4 @deadline", "(no later|not later) than ~4 (please|or|otherwise)", "(final|last|firm|hard|absolute|strict|my) deadline (for you|for your|to you|to decide|is firm|is final)",
		"(final|last|best and final) (offer|chance|warning|call|notice|opportunity) (to|for) (you|hire|get|decide|make|secure|your|act)", "(set|setting|sets|give|giving|impose|imposing) (you|your team) (a|the)? ~1 deadline",
		"(if|unless|or|otherwise|then|by|without) ~8 (i'm|i am) (out|gone|done|off)", "count me out", "you (really|will|do|'ll)? (need|have|must|ought|had better) (to)? (tell|decide|answer|let|give|make|respond|reply|confirm|get back|commit|send|come back) ~8 @deadline", "should (i|you|we) (not|fail to) ~14 @i'll",
		"@i'll (have to|be forced to)? (accept|take|sign|withdraw|go with|join|commit to) ~6 (unless|if (you|i) (don't|do not|can't|cannot|haven't|fail))", "not a (day|minute|moment|second|hour) (longer|more|later)", "(i'm|i am|i'll be|we're) (going to|gonna) need (an|a|your) ~1 (answer|decision|response|reply|commitment)", "(consider|regard|treat) (the|this|my) (matter|case|application|process|chapter|door) (as)? (closed|withdrawn|over|done)", "(give|send|get|let) me (have)? (an|your|a) ~1 (answer|decision|offer|reply|response) ~4 @deadline", "or (else)? i (walk|leave|quit|withdraw|sign|accept|go|take)", "take it or leave it", "now or never", "(deal|deal) (breaker|breakers)", "(dealbreaker|dealbreakers|ultimatum|ultimatums)", "(non|not|isn't) negotiable", "my patience", "(running|ran|run) out of patience", "i'm (not)? (willing|prepared|going) to wait",
		"(clock is|time is) (ticking|running|up)", "the clock ticking", "(lose|losing|loose|miss|missing) (me|out on me|the chance to (hire|get|have) me|this chance|your chance)", "your loss", "(off|leave|leaving) the (job)? market", "(won't|will not|not|no longer) be (available|free|on the market|around) (for)? (much|any|very|forever|after|past|long|for long)",
		"(act|move|decide|hurry|choose|respond) (fast|quickly|now|soon|faster|up|immediately) (or|if you|because|before|as others|as other|otherwise)", "(need|have|must|better) ~2 (act|move|decide|hurry|choose) (fast|quickly|now|faster|up|immediately)",
		"if you (really|truly|actually|still)? (want|wanted|are interested in|value) (me|to (hire|keep|get|have|win) me|my) ~10 (by (then|tomorrow|tonight|next|the end|noon|@weekday)|soon|now|quickly|need|must|have to|should|fast|better)",
		"(forced|compelled|obliged) ~1 to (accept|withdraw|take|go with|sign|decline|look|pursue|move|walk|reconsider|turn)", "(no|little) (other)? (choice|option|alternative) (left)? but to", "i (will|would|'ll|can|shall|am) only (be)? (accept|join|consider|continue|come|sign|stay|wait|proceed|willing|prepared) ~3 (if|when|on condition|provided|unless)",
		"i'll only (be)? (accept|join|consider|continue|come|sign|stay|wait|proceed|willing|prepared) ~3 (if|when|on condition|provided|unless)", "(on|under) (the|one|this|that) condition (that|only)?", "(my (terms|conditions|demands))", "i (must|have to|really|do)? (insist|demand) (on|that|a|an|your|to)",
		"(either|or) you ~6 or i", "either i ~8 or (i|i'll)", "(your (last|final|only)) (chance|warning|opportunity)",
	)
})
