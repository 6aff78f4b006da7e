package checks

import (
	"fmt"
	"sync"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func guilt() review.Check {
	return review.Check{
		ID:       "guilt",
		Group:    review.Tact,
		Title:    "The check-in reproaches",
		Severity: review.Warn,
		Why:      "A reproach makes answering harder; the reader knows that they are late.",
		Bad:      "I still haven't heard back from you, although you promised an answer by Friday.",
		Good:     "You mentioned Friday for the decision; is there a new date I could plan with?",
		Source:   "SPEC.md section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase == note.GraciousReply {
				return nil // there is no date to ask for, see arguesWithRejection
			}
			book, table := followUp(), reproaches()
			if d.Draft.Phase == note.Anchor {
				book, table = everyNote(), silences() // a thank-you has nothing else to reproach
			}
			for at := 0; ; {
				h, ok := book.Next(d, table, at)
				if !ok {
					return nil
				}
				if at = h.To; h.Phrase == "silence" && h.To < len(d.Main) && d.Main[h.To].Fold == "from" {
					continue // from somebody else: "from the vendor"
				}
				if mentioned(d, d.Main[h.From:h.To]) || spares(d, h) || retold(d, h) || h.Phrase == "recalled" && !heldAgainst(d, h) {
					continue
				}
				h = throughSentence(d, book, table, h)
				return []review.Finding{{
					Span:    h.Place(d.Main),
					Message: fmt.Sprintf("%q reads as a reproach. Ask for the next date instead.", quote(d.Draft.Body, d.Main, h)),
				}}
			}
		},
	}
}

// throughSentence is a reproach with what else of its kind stands in the same sentence: "you told me that I
// would know by Friday, and I still haven't heard".
func throughSentence(d *review.Doc, book *turns.Book, table *turns.Table, h turns.Hit) turns.Hit {
	_, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	for {
		more, ok := book.Next(d, table, h.To)
		if !ok || more.To > to {
			return h
		}
		h.To = more.To
	}
}

// silences are of whom nothing was heard, the reader.
var silences = sync.OnceValue(func() *turns.Table {
	return turns.New().Add("silence",
		"i (still)? (haven't|have not) (still|yet)? (heard|received|had|gotten) (back|anything|word|any word|a word|a reply|an answer|a response|any reply|any answer|any response|any news) (yet)? (from (you|your team|your side|your office|anybody|anyone))?",
		"(you|nobody|no one) (still)? (haven't|have not|has|hasn't|has not) (still|yet)? (answered|replied|responded|gotten back|got back|come back) (to me)?")
})

// spares reports that the reader is told not to feel what the words say: "I don't want
// you to feel ignored", "no need to be sorry".
func spares(d *review.Doc, h turns.Hit) bool {
	from, _ := sentenceAround(d.Draft.Body, d.Main, h.From)
	before := d.Main[from:h.From]
	for i := 1; i < len(before); i++ {
		if before[i].Fold == "asked" && before[i-1].Fold == "i" {
			return true // "when I asked why nobody had called, you laughed"
		}
	}
	if h.To-h.From < 3 && h.To < len(d.Main) && holds(d.Main[h.To:min(len(d.Main), h.To+1)], "only") {
		return true // "I was disappointed only that the tour ended"
	}
	return holds(before, "if", "unless") || holds(before, "no") && holds(before, "need", "rush", "hurry", "pressure")
}

// heldAgainst reports that what the reader said is set against what happened, in the same
// sentence or the next: "you said you would call, and nobody did". Alone it is a reminder
// of a date.
func heldAgainst(d *review.Doc, h turns.Hit) bool {
	_, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	if to < len(d.Main) {
		_, to = sentenceAround(d.Draft.Body, d.Main, to)
	}
	behind := d.Main[h.To:to]
	return !holds(behind, "ask", "may", "wondering", "hurry", "happy", "hope") &&
		holds(behind, "but", "didn't", "never", "yet", "nobody", "nothing", "not", "still", "passed", "haven't", "been", "ago", "gone", "hasn't", "silence", "now", "today", "already", "without", "instead", "however", "no")
}

// remindsOfADate reports that a sentence tells what the reader thought or planned, and holds
// nothing against it: "you thought you would know by last Friday".
func remindsOfADate(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	for i := from; i+1 < to; i++ {
		if d.Main[i].Fold == "you" && holds(d.Main[i+1:min(to, i+3)], "thought", "hoped", "figured", "expected", "hoping", "expecting", "guessed", "reckoned", "planned", "meant") {
			return !holds(d.Main[i+2:to], "but", "didn't", "never", "nobody", "nothing", "not", "passed", "haven't", "hasn't", "ago", "gone", "silence", "without", "instead", "however", "yet")
		}
	}
	return false
}

var reproaches = sync.OnceValue(func() *turns.Table {
	return turns.Of(
		// Nothing was heard.
		"still? (haven't|havent|have not|hadn't|had not|never|have never|not|have yet to|i'm yet to|am yet to|yet to|didn't|did not|hasn't|has not) (still|yet|even|actually|really|once)? "+
			"(heard|hear|been told|been contacted) (back|from|anything|any|a word|a thing|a single|nothing|yet|further|more|so far|since|one way)",
		"still (haven't|havent|have not|not|no|nothing) ~1 (heard|hear|word|reply|answer|response|news|received|seen)",
		"(haven't|havent|have not|hadn't|had not|never|have never|didn't|did not|not|yet to) (yet|even|actually|really)? (received|receive|gotten|got|get|had|have|seen|see|been given) "+
			"(a|an|any|so much as a|even a|one|a single|your)? (kind of|sort of|further)? @answer",
		"(i|we) (have|had|got|have had|have received|received|have gotten)? (absolutely)? (no|not a single|not one|zero) @answer (to|from|yet|so far|since|at all|whatsoever|despite|after|in)",
		"(no|without (a|any)|not a single|not one|zero) @answer (to my|to any of my|from you|from your|from anyone|from anybody|from the|so far|at all|whatsoever)",
		"(despite|after|without) ~3 (emails|messages|calls|attempts|reminders|requests) ~5 (no|nothing|nobody|silence)",
		"(hurts|stings|disappoints) (me)? ~2 that (nobody|no one|you|none)", "(reply|answer|line|minute|minutes) ~3 (should|would|must) (surely)? (be possible|not be too much|have been possible)", "(short|quick|one line|brief) (reply|answer|mail|email|note) takes (less than|only|but|just)? ~2 (minute|moment|minutes|seconds)",
		"you owe me (that much|at least|an answer|a reply|a line)", "so much as (one|a|a single) (line|word|reply|answer) (from|to|since|in)",
		"(heard|received|got) (absolutely)? nothing", "nothing but silence", "(but|and|yet|still) (so far)? nothing (yet|so far|since|from you|back)",
		"nobody (has|had|ever|even)? (replied|answered|called|written|wrote|told|contacted|informed|bothered|responded|got back|come back|reached)",
		"no one (has|had|ever|even)? (replied|answered|called|written|wrote|told|contacted|informed|bothered|responded|got back|come back|reached)",
		"(you|anyone|anybody|somebody|someone) (haven't|havent|have not|didn't|did not|never|still haven't|have still not|have yet to) (yet|even|ever|bothered to)? "+
			"(replied|reply|answered|answer|responded|respond|got back|get back|gotten back|come back|written|write|called|call|contacted|acknowledged|acknowledge|returned|return|kept|keep)",
		"(haven't|didn't|did not|never|not) (even)? (bothered|bother) to",
		"(my|the|both|two|three|last|previous|earlier|first) ~2 @mail ~2 (unanswered|ignored|unreturned|not been answered|not answered|never answered|without an answer|without a reply|without reply|without response|disappeared|black hole|into the void)",
		"i (have|had|'ve)? (now|already|also)? (written|wrote|emailed|mailed|called|rung|phoned|messaged|texted|reached out|contacted|followed up|asked|tried) ~5 "+
			"(twice|three times|four times|five times|several times|many times|multiple times|numerous times|repeatedly|again and again|# times|already and)",
		"i've (now|already|also)? (written|emailed|mailed|called|rung|phoned|messaged|texted|reached out|contacted|followed up|asked|tried) ~5 "+
			"(twice|three times|four times|five times|several times|many times|multiple times|numerous times|repeatedly|again and again|# times|already and)",
		"(i|i've|i have) (now|already) (twice|repeatedly) (written|emailed|called|asked|tried|contacted)", "i (have|'ve)? (twice|repeatedly) (written|emailed|called|asked|tried|contacted|messaged)",
		"this is (now|already)? (my|the) (second|third|fourth|fifth|umpteenth|#) ~1 (email|mail|message|attempt|reminder|time|follow up|try|call|letter|note)",

		// A promise is held against the reader.
		"you (had|have|all|both|yourself|clearly|personally|explicitly|even)? (promised|assured|guaranteed|swore|pledged)", "you gave me your word", "(was|been|were) promised", "broken promise", "(keep|kept|break|broke) (your|a|the|their) (promise|word)",
		"you (were|was) (supposed|meant|going|to have) to", "(supposed|meant) to (hear|get|receive|have heard) (back|from|an|a)?", "(thought|believed) (that)? (we|you) (had)? agreed", "we had agreed on",
		"(date|deadline|@weekday|day|week) (has|have|had) long (gone|passed|since passed|past)",
		"(i|i'd|we) (had|have|would have|was|were|am|did)? (expected|expecting|expect) (to (hear|have heard|get|receive|be told|be informed)|an answer|an update|a reply|a response|a call|a decision|better|more|some|something|at least)",
		"(should|would|ought to) have (heard|had an|had a|received|got|gotten|been told|let me know|told me|contacted|replied|answered) ~4 by now", "(thought|assumed|hoped|imagined) (that)? (i'd|i would) ~4 by now",
		"you (should|could|might) have (at least|just|simply)? (told|called|written|let|informed|replied|answered|responded|contacted|sent)", "had hoped (to (hear|have heard|get|receive)|for an answer|for a reply|you would|that you would)",

		// Waiting and silence.
		"(still|been|be|kept|keep|keeping|left|leaving|leave|me|just|here|sit|sitting) (me|patiently|anxiously|eagerly)? waiting (for (you|your|an|a|any|the|news|word|some|more|over|weeks|days|two|three|#)|to hear|on (you|your|a|an)|since|and waiting|patiently|anxiously|here|now|by the|so long|too long|forever|endlessly)",
		"(still|been|kept|keep) (me|patiently|anxiously)? waiting", "(waited|waiting) (patiently|long enough|too long|so long|far too long)", "i (have|'ve)? waited ~3 (weeks|days|months|long)", "i've waited",
		"(your|such|complete|total|this|utter|weeks of|radio) silence", "the silence (from|since|has|on your|of the last)", "(ghosted|ghosting|ghost me)", "(been|being|feel|feeling|felt|am|getting) ~2 (ignored|forgotten|overlooked|strung along|neglected|left out|left behind|dismissed)", "(ignored|ignoring|ignore) (me|my|all my|us)",
		"(forgotten|forgot|forget) (all)? (about)? (me|my (application|interview|email|mail|note|message|candidacy))", "lost interest in me", "given up on me",
		"(left|leave|leaves|leaving|keep|keeping|kept) (me)? ~1 (hanging|in the dark|in limbo|in suspense|guessing|dangling|on tenterhooks|out in the cold)", "stringing me along", "string me along",
		"(takes|taking|taken|take|took) ~1 (so|this|that|too|such a|far too|way too|forever|ages) (very)? (long|much time)", "(decision|process|answer|it|this|what) (is|has been|has|been)? (taking|taken) (forever|ages|so long)", "(why|what) ~4 (delay|hold up|holdup|so long|no answer|no reply)",
		"why (haven't|havent|have not|has nobody|hasn't|has no one|nobody|no one|didn't|did nobody|i haven't|i have not|you haven't|you have not|you never|you didn't)", "(long|well|way|already|is|now|are|days|weeks|week) ~1 overdue",

		// What the reader owes.
		"(disappointed|disappointing|disappointment|frustrated|frustrating|frustration|annoyed|annoying|upset|upsetting|dismayed|disheartening|disheartened|discouraging|discouraged|hurtful|hurt|let down|unhappy|dissatisfied|offended|insulted) "+
			"(that|to|by|at|not|with|about|in|how) ~5 (not|no|nobody|nothing|silence|lack|heard|hear|response|reply|answer|update|communication|wait|waiting|you|your|treated|process|long|delay|haven't)",
		"(surprised|shocked|puzzled|confused|baffled|concerned|worried|sad|saddened|sorry|amazed|astonished|odd|strange) (that|to|by|at|not|about|how) ~4 (not|no|nobody|nothing|silence|lack|haven't|hasn't|never|didn't)",
		"(i'm|i am|i feel|i was|must say|must admit|say|bit|little|quite|very|rather|deeply|somewhat|frankly|really|increasingly|honestly) (disappointed|frustrated|annoyed|upset|offended|insulted|let down)",
		"(is|it|this|that|find|feels|feel) ~2 (unprofessional|disrespectful|inconsiderate|discourteous|impolite|rude|unfair|unacceptable|disappointing|frustrating|disheartening)", "(unprofessional|disrespectful|inconsiderate)",
		"(courtesy|decency|respect|politeness) (of (a|an|at|any|letting|telling|answering|replying)|to (reply|respond|answer|let|tell|inform|call|write|get|at))", "(common|basic|simple) (courtesy|decency|politeness)",
		"a (courtesy|courteous) (reply|response|answer|call)", "(least|minimum) (that)? (you|i|anyone|one|they) (could|can|would|might|should|deserve) ~1", "(i|we|candidates|people|applicants) ~1 deserve", "(owe|owes|owed) (me|it|us|an|a)",
		"(after|given|considering|despite|with) (all|everything|how much) (of)? (the)? (time|effort|work|hours|energy|preparation|interviews)? ~1 (i've|i have|i put|i invested|i spent|i gave|that i|i did|i took|invested|we had|i)",
		"(took|taken|take) (a|the|half a|an|two) (day|days|afternoon|morning|week) (of unpaid|of annual)? (off|leave) (work)? ~2 (for|to)", "(other|every other|most|better) (companies|employers|firms|candidates|people) (have|has|had|would|at least|got|always|usually|manage|managed|replied|answered|answer|reply|heard)",
		"everyone else (has|had|got|heard|managed|replied|answered)", "(let|may|must|need to|have to|want to|like to) (me|i)? remind you", "as i (have)? already (said|wrote|asked|mentioned|told|explained)",
		"do you (even|still) (care|read|remember|want|intend)", "(nobody|no one|you|anybody|somebody|anyone|someone) (can|could|would|can't|couldn't|had|has)? ~1 (spare|find|bother) ~2 (minutes|minute|time|moment|seconds)",
		"(somebody|someone|anyone|anybody|you|your team) (would|might|could|should) have (got|gotten|come|called|written|replied|answered|let|told|contacted)",
		"(none the|no) wiser", "my (time|application|effort|efforts|interest|candidacy) ~4 (important|matter|matters|worth|valued|respected|priority)", "(too much|a lot|so much) to (ask|expect)", "(take|taking|read|reading|interpret) ~1 (your|this|the) silence", "(got|received|had|gotten|getting|heard) (absolutely)? (no|zero|neither an) @answer", "(got|received|had|gotten|getting) (no|zero) (answers|replies|responses)", "(wasting|wasted|waste of|waste) (my)? time", "(strung|stringing) along",
	).Add("recalled",
		"you (had|have)? (said|told me|stated|wrote|mentioned) (that)? (you'd|you would|you will|i'd|i would|i will|someone would|somebody would) (definitely|surely|certainly|be|have)? "+
			"(call|write|reply|answer|respond|get|let|be in touch|contact|decide|decided|hear|heard|have an answer|have a decision|have heard|in touch|know|know by)",
	)
})
