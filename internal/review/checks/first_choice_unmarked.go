package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func firstChoiceUnmarked() review.Check {
	return review.Check{
		ID:       "first-choice-unmarked",
		Group:    review.Tact,
		Title:    "\"First choice\" is claimed but not marked",
		Severity: review.Block,
		Why:      "\"You are my first choice\" is a promise; it may only stand where you marked the process so.",
		Bad:      "Globex is my first choice.",
		Good:     "I would be glad to do this work at Globex.",
		Source:   "SPEC.md section 2, competing-offer note; section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.Process.FirstChoice {
				return nil
			}
			var found []review.Finding
			for at := 0; ; {
				h, ok := everyNote().Next(d, firstChoices(), at)
				if !ok {
					return found
				}
				at = h.To
				if mentioned(d, d.Main[h.From:h.To]) || theyChoose(d, h) || notClaimed(d, h) || readerSays(d, h) || longAgo(d, h) || h.Phrase == "choice" && !ofThisEmployer(d, h) || h.Phrase == "accepts" && (d.Context.Offered || forAPrice(d, h)) {
					continue
				}
				found = append(found, review.Finding{
					Span:    h.Place(d.Main),
					Message: fmt.Sprintf("%q says that they are your first choice, and you did not mark them so: mark it if it is true, or leave the claim out.", quote(d.Draft.Body, d.Main, h)),
				})
			}
		},
	}
}

// forAPrice reports an answer that is for sale, which is a bid and no choice: "I would sign at once if you went a thousand
// above theirs".
func forAPrice(d *review.Doc, h turns.Hit) bool {
	_, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	for i := h.To; i+1 < to; i++ {
		if d.Main[i].Fold == "if" {
			return holds(d.Main[i+1:to], "match", "raise", "thousand", "above", "more", "higher", "salary", "pay", "beat", "top", "increase", "percent")
		}
	}
	return false
}

// theyChoose reports that the choice is theirs: "choose me over the other two".
func theyChoose(d *review.Doc, h turns.Hit) bool {
	return h.To > h.From+1 && oneOf(d.Main[h.From].Fold, "choose pick take prefer") && oneOf(d.Main[h.From+1].Fold, "me us somebody someone")
}

// notClaimed reports that the words are denied, or are somebody else's choice: "your first
// choice".
func notClaimed(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	if h.Phrase == "choice" && holds(d.Main[from:to], "went", "last", "former", "previous", "ago") {
		return true // a story
	}
	for i := h.From - 1; i >= max(from, h.From-5); i-- {
		switch d.Main[i].Fold {
		case "not", "isn't", "wasn't", "never", "whether":
			return true
		case "your", "their", "his", "her":
			return i == h.From-1
		}
	}
	return false
}

// ofThisEmployer tells "Globex is my first choice" from "Postgres was my first choice".
func ofThisEmployer(d *review.Doc, h turns.Hit) bool {
	if h.To+1 < len(d.Main) && d.Main[h.To].Fold == "of" && !holds(d.Main[h.To+1:h.To+2], "mine", "all", "employer", "company", "job", "my", "the") {
		return false // "the first choice of tool"
	}
	for i := max(0, h.From-9); i < min(len(d.Main), h.To+8); i++ {
		if i >= h.From && i < h.To {
			continue
		}
		switch w := d.Main[i]; w.Fold {
		case "you":
			if i+1 == len(d.Main) || !wasDone(d.Main[i+1].Fold) { // not "you said"
				return true
			}
		case "you're", "your", "role", "position", "company", "team", "employer", "job", "post", "opportunity", "firm", "hospital", "school", "studio", "here", "place", "offer", "ward", "unit", "shop", "crew", "list", "department", "clinic", "organisation", "organization":
			return true
		default:
			if ofEmployer(d, w.Fold) && !isFunctionWord(w.Fold) {
				return true
			}
		}
	}
	return false
}

var firstChoices = sync.OnceValue(func() *turns.Table {
	const here = "(you|your team|your company|here|there|with you|this role|this team|this company|this position|this job)"
	return turns.New().
		// These may be said of a tool or a method as well.
		Add("choice",
			"(first|top|number one|number 1|no 1|1|preferred|favourite|favorite|clear|absolute|undisputed|definite|very first|foremost) (choice|pick|preference|option|favourite|favorite|selection|choices|picks)",
			"(choice|pick|option|preference) (number|no|nr) (one|1)", "(clear|absolute|personal|undisputed) (favourite|favorite|front runner|frontrunner)",
			"(very|absolute)? (top|head) of (my|the) ~2 (list|lists|ranking|shortlist|wishlist|list of|pile)", "(first|highest|number one|1st|top) on (my|the) ~2 (list|ranking|shortlist|wishlist)",
			"(my|the|absolute|clear) (number (one|1)|no 1)", "number one (for me|on my|in my|with me|by far)", "(in|takes|holds) (my)? first place (for me|on my|in my)", "(my|a) (clear|absolute|definite|strong|personal)? (favourite|favorite) (of|among|amongst|by far|by a)",
			"(ranks|rank|ranked) ~4 first", "(ranks|rank|ranked|rate|put|place|placed|comes|come|stands|stand|sits) ~4 (number one|highest|at the top|at the very top|above all|ahead of all|above every|ahead of every|above the others|ahead of the others|ahead of everything|above everything)", "(my)? heart (is|was|has been|belongs) (already)? (set (on|with)|with|to)", "set my heart on",
			"(my) (dream|ideal) (employer|company|workplace)").
		// These cannot.
		Add("",
			"(nowhere|no where) (else)? (that)? (i|i'd|i would|where i) ~2 (rather|sooner|prefer|like more|want to)", "(not|isn't|no|never) (a|any|another|other|one|single)? (place|company|employer|team|school|hospital|firm|studio|shop|job|role|one|office|ward|opportunity) ~2 (i'd|i would|i) ~1 (rather|sooner|prefer|like better)",
			"there's (nowhere|no place|no company|no team) ~5 rather", "(rather|sooner|prefer to) (be|work|join|start|come|build|do|spend) ~5 (than|over) (with|at|for|in|to)? (anyone|anybody|anywhere|any other|elsewhere|any of|all|everyone|somewhere|any company|any team)",
			"(prefer|preferred|choose|picked|chose|pick|favour|favor) ~4 (over|to|above|before) (all|any|every|everything|the|my) (other|others|else|of the other|rest|offers|offer|options|companies)", "prefer "+here+" ~3 (over|to|above) (all|any|every|the|my)",
			"(would|i'd|i'll|will|i) (always|still|definitely|immediately|gladly|rather)? (choose|pick) (you|this (role|team|company|job|position)|your) ~4 (over|above|before|in a heartbeat|any day|every time|any time|first|without|if|immediately)",
			"(choose|pick|take|prefer|picked|chose) ~3 (over|above|before) (everyone|anyone|everybody|anybody|anything|everything) (else)?", "(job|role|place|team|company|position|one|shop|school|hospital|yard|studio) (that)? i (want|wanted|would want) (most|more than|above all)", "more than (anywhere|anyone|any place) (else)?", "(you|it|this (role|job|team|company)) (come|comes) first (for me|on my|in my|with me)", "(head and shoulders|far|well|way|miles|clearly|light years) (above|ahead of) (the|all|any|every|my) (others|other|rest|else)", "in a heartbeat", "(the|my) (one|only) (company|place|employer|role|job|team|position|school|hospital|firm|studio|opportunity|offer|application|one) (that|where|at which|for which|in which)? (i|i'd|i'm|really|truly) ~2 (want|wanted|care|would|see|could see|want to)", "(you|this|it|yours) (are|is) the one (i|for me|that i)",
			"(only|one) (company|place|employer|role|job|team|position) (i|that i|where i) (really|truly|actually)? want", "(more|most) than (any|anything|anywhere|all) (other|of the other|the other|else) (company|companies|role|roles|position|positions|job|jobs|employer|opportunity|opportunities|offer|offers|place|places|school|hospital|team|firm|studio|process|application|interview)",
			"(above|over|before|ahead of) (all|any|every) (of)? (the|my)? (other|others) (companies|company|offers|offer|options|option|employers|employer|opportunities|opportunity|roles|role|applications|processes|positions)", "(above|over|before|ahead of) all (the)? others",
			"i (most|really most|would most) (want|wish|hope|like) to (join|work|be)", "(where|place|company|team|role|one) i (most|would most|want most) ~1 (want|wish|like)? ~2 (join|work|be|for)", "(drop|cancel|end|stop|withdraw from|pause|call off|walk away from|turn down|decline) (all|everything|every)? (of)? (the|my)? other (interviews|interview|applications|application|processes|process|offers|conversations|talks|companies|options|searches)",
			"drop everything (else)? (for|to join|if)", "(stop|stopped|end|pause|paused) (my)? (job)? (search|looking|interviewing) (for you|because|if you|since|now)", "no other (company|role|job|team|employer|place|offer|position|opportunity|school|hospital|firm|studio) (comes close|compares|excites|interests|appeals|would|matters|i)", "(nothing|nobody|no one) else (comes close|compares)",
			"(you|this|it|yours) ~3 where (i|my heart) (really|truly|most|want)? ~1 (want|belong|belongs)? to (be|work) (most|above|more)").
		// These, to an offer of their own, are its answer.
		Add("accepts", "(i'd|i would|i will|i'll|would|will) (gladly|happily|definitely|certainly|absolutely|of course)? (accept|say yes|sign|take it|take the job|take your offer) ~6 (immediately|instantly|at once|right away|right now|in a heartbeat|on the spot|without (any)? (hesitation|hesitating|thinking|a second)|straight away|that day|the same day|same day|tomorrow|today|no questions)")
})
