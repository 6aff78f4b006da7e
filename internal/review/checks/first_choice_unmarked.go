package checks

import (
	"sync"

	"afterword/internal/review"
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
				h, ok := firstChoices().next(d, at)
				if !ok {
					return found
				}
				at = h.resume
				if h.mentioned(d, d.Main) || notClaimed(d, h) || readerSays(d, h) || longAgo(d, h) || h.phrase == "choice" && !ofThisEmployer(d, h) || h.phrase == "loose" && !speaksToThem(d, h) || h.coreEnd > 0 && len(found) > 0 {
					continue
				}
				f := review.Finding{
					Span:    h.place(d.Main),
					Message: "You did not mark this employer as your first choice: mark it if it is true, or leave the claim out.",
				}
				if h.phrase == "loose" || h.phrase == "wide" {
					f.Severity = review.Warn // not sure enough to stop the note
				}
				found = append(found, f)
			}
		},
	}
}

// notClaimed reports that the words are denied, or are somebody else's choice: "your first
// choice".
func notClaimed(d *review.Doc, h hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.from)
	if h.phrase == "choice" && holds(d.Main[from:to], "went", "last", "former", "previous", "ago") {
		return true // a story
	}
	for i := h.from - 1; i >= max(from, h.from-5); i-- {
		switch d.Main[i].Fold {
		case "not", "isn't", "wasn't", "never", "whether":
			return true
		case "your", "their", "his", "her":
			return i == h.from-1
		}
	}
	return false
}

// speaksToThem reports that a sentence names the reader, the employer or the role, or is
// about work at all.
func speaksToThem(d *review.Doc, h hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.from)
	for _, w := range d.Main[from:to] {
		switch w.Fold {
		case "you", "you're", "you'd", "your", "yours", "here", "this", "role", "job", "position", "employer", "company", "companies", "house", "place", "offers", "applications", "interviews", "others", "nobody", "employers":
			return true
		}
		if !isFunctionWord(w.Fold) && ofEmployer(d, w.Fold) {
			return true
		}
	}
	return false
}

// ofThisEmployer tells "Globex is my first choice" from "Postgres was my first choice".
func ofThisEmployer(d *review.Doc, h hit) bool {
	if h.to+1 < len(d.Main) && d.Main[h.to].Fold == "of" && !holds(d.Main[h.to+1:h.to+2], "mine", "all", "employer", "company", "job", "my", "the") {
		return false // "the first choice of tool"
	}
	for i := max(0, h.from-9); i < min(len(d.Main), h.to+8); i++ {
		if i >= h.from && i < h.to {
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

var firstChoices = sync.OnceValue(func() *turns {
	const here = "(you|your team|your company|here|there|with you|this role|this team|this company|this position|this job)"
	return newTurns().
		// These may be said of a tool or a method as well.
		add("choice",
			"(first|top|number one|number 1|no 1|1|preferred|favourite|favorite|clear|absolute|undisputed|definite|very first|foremost) (choice|pick|preference|option|favourite|favorite|selection|choices|picks)",
			"(choice|pick|option|preference) (number|no|nr) (one|1)", "(clear|absolute|personal|undisputed) (favourite|favorite|front runner|frontrunner)",
			"(very|absolute)? (top|head) of (my|the) ~2 (list|lists|ranking|shortlist|wishlist|list of|pile)", "(first|highest|number one|1st|top) on (my|the) ~2 (list|ranking|shortlist|wishlist)",
			"(my|the|absolute|clear) (number (one|1)|no 1)", "number one (for me|on my|in my|with me|by far)", "(in|takes|holds) (my)? first place (for me|on my|in my)", "(my|a) (clear|absolute|definite|strong|personal)? (favourite|favorite) (of|among|amongst|by far|by a)",
			"(ranks|rank|ranked) ~4 first", "(ranks|rank|ranked|rate|put|place|placed|comes|come|stands|stand|sits) ~4 (number one|highest|at the top|at the very top|above all|ahead of all|above every|ahead of every|above the others|ahead of the others|ahead of everything|above everything)", "(my)? heart (is|was|has been|belongs) (already)? (set (on|with)|with|to)", "set my heart on",
			"(my) (dream|ideal) (employer|company|workplace)").
		// These cannot.
		add("",
			"(nowhere|no where) (else)? (that)? (i|i'd|i would|where i) ~2 (rather|sooner|prefer|like more|want to)", "(not|isn't|no|never) (a|any|another|other|one|single)? (place|company|employer|team|school|hospital|firm|studio|shop|job|role|one|office|ward|opportunity) ~2 (i'd|i would|i) ~1 (rather|sooner|prefer|like better)",
			"there's (nowhere|no place|no company|no team) ~5 rather", "(rather|sooner|prefer to) (be|work|join|start|come|build|do|spend) ~5 (than|over) (with|at|for|in|to)? (anyone|anybody|anywhere|any other|elsewhere|any of|all|everyone|somewhere|any company|any team)",
			"(prefer|preferred|choose|picked|chose|pick|favour|favor) ~4 (over|to|above|before) (all|any|every|everything|the|my) (other|others|else|of the other|rest|offers|offer|options|companies)", "prefer "+here+" ~3 (over|to|above) (all|any|every|the|my)",
			"(would|i'd|i'll|will|i) (always|still|definitely|immediately|gladly|rather)? (choose|pick) (you|this (role|team|company|job|position)|your) ~4 (over|above|before|in a heartbeat|any day|every time|any time|first|without|if|immediately)",
			"(i'd|i would|i will|i'll|would|will) (gladly|happily|definitely|certainly|absolutely|of course)? (accept|say yes|sign|take it|take the job|take your offer) ~6 (immediately|instantly|at once|right away|right now|in a heartbeat|on the spot|without (any)? (hesitation|hesitating|thinking|a second)|straight away|that day|the same day|same day|tomorrow|today|no questions)",
			"(choose|pick|take|prefer|picked|chose) ~3 (over|above|before) (everyone|anyone|everybody|anybody|anything|everything) (else)?", "(job|role|place|team|company|position|one|shop|school|hospital|yard|studio) (that)? i (want|wanted|would want) (most|more than|above all)", "more than (anywhere|anyone|any place) (else)?", "(you|it|this (role|job|team|company)) (come|comes) first (for me|on my|in my|with me)", "(head and shoulders|far|well|way|miles|clearly|light years) (above|ahead of) (the|all|any|every|my) (others|other|rest|else)", "in a heartbeat", "(the|my) (one|only) (company|place|employer|role|job|team|position|school|hospital|firm|studio|opportunity|offer|application|one) (that|where|at which|for which|in which)? (i|i'd|i'm|really|truly) ~2 (want|wanted|care|would|see|could see|want to)", "(you|this|it|yours) (are|is) the one (i|for me|that i)",
			"(only|one) (company|place|employer|role|job|team|position) (i|that i|where i) (really|truly|actually)? want", "(more|most) than (any|anything|anywhere|all) (other|of the other|the other|else) (company|companies|role|roles|position|positions|job|jobs|employer|opportunity|opportunities|offer|offers|place|places|school|hospital|team|firm|studio|process|application|interview)",
			"(above|over|before|ahead of) (all|any|every) (of)? (the|my)? (other|others) (companies|company|offers|offer|options|option|employers|employer|opportunities|opportunity|roles|role|applications|processes|positions)", "(above|over|before|ahead of) all (the)? others",
			"i (most|really most|would most) (want|wish|hope|like) to (join|work|be)", "(where|place|company|team|role|one) i (most|would most|want most) ~1 (want|wish|like)? ~2 (join|work|be|for)", "(drop|cancel|end|stop|withdraw from|pause|call off|walk away from|turn down|decline) (all|everything|every)? (of)? (the|my)? other (interviews|interview|applications|application|processes|process|offers|conversations|talks|companies|options|searches)",
			"drop everything (else)? (for|to join|if)", "(stop|stopped|end|pause|paused) (my)? (job)? (search|looking|interviewing) (for you|because|if you|since|now)", "no other (company|role|job|team|employer|place|offer|position|opportunity|school|hospital|firm|studio) (comes close|compares|excites|interests|appeals|would|matters|i)", "(nothing|nobody|no one) else (comes close|compares)",
			"(you|this|it|yours) ~3 where (i|my heart) (really|truly|most|want)? ~1 (want|belong|belongs)? to (be|work) (most|above|more)").
		add("loose", choiceMeetings...).
		add("wide", choiceFamilies...)
})

// choiceFamilies say that this employer comes first.
var choiceFamilies = []string{
	"(first|top|pole|number one) (place|position|spot|rank) (goes|belongs|is|is reserved|falls|went|has gone) ~1 (to|for|yours|with)? (you|yours|your)",
	"(you|you've|you're|your ~1|yours|this ~1) (have|has|are|is|just)? (now|just|already|also|quickly)? (shot|moved|climbed|gone|risen|jumped|come|leapt|gone up|moved up|shot up|took|taken|in) (straight|up|right)? ~1 (to|into|in|at)? ~2 (first place|the top|number one|top spot|pole position|the lead|first position|position one)",
	"(is|are|remains|remain|stays|stay|down|far|yours|you) ~1 my (firm|outright|very)? (favourite|favorite|preference|first|number one) & !(part|moment|question|story|tool|room|machine|was|customer|you said|tour|colour|color|subject)",
	"(this|that|yours|you|it) (is|are|would be) the (job|post|role|position|one|employer|company|place|crew|team|school|hospital) (that|which)? (i'm|i am|i've been|i have been) (really|truly|actually|most|always|now)? (after|dreaming of|hoping for|set on|longing for|holding out for|aiming for|waiting for|praying for|dreaming about)",
	"(you|yours|your ~1) (win|wins|would win|will win|come out ahead|comes out ahead|comes out on top|come out on top|get me|have me|prevail|it is|it would be|it will be) & (if|other|others|between|against|down to|every time|always|rest|hands down)",
	"(everything|everyone|anything|anywhere|everybody) else (is|would be|comes|remains|was|seems|looks|feels) (only|just|merely|at best|a distant|far|a)? ~1 (fallback|fall back|plan b|backup|back up|second best|second choice|second|reserve|compromise|consolation|stopgap|pale|noise|behind|distant)",
	"(other|others|rest of the|rest of my) ~1 (" + workplaces[1:len(workplaces)-1] + "|applications|application|offers|offer|jobs|roles|positions|interviews|options|processes|openings) (are|is|would be|come|comes|remain|remains|were) (only|just|merely|at best|my|a distant|far|a|all)? ~1 (fallback|fallbacks|fall back|plan b|backup|backups|second best|second choice|second|reserve|compromise|consolation|stopgap|stopgaps|behind|distant)",
	"(see|want|picture|imagine|plan|build|have) my future ~3 (only|nowhere else|there alone|alone|and only)", "my future ~2 (with you|at your|in your|on your) ~1 (only|nowhere else|alone|and only)",
	"(and|but|or) (nowhere else|nobody else|no one else|only there|only you|only here|only with you|no other) & (i|me|my|i'd) & (work|join|want|see|future|wish|hope|be|sign|planning|job|career)",
	"(my|mine) ~1 (ranking|list|rating|shortlist|hit list|league table|order|scale|book|books) & (you|you're|your|yours|this) & (first|one|top|highest|head|lead|leads|1|above|ahead)  & !(you (said|told|asked)|your list|customer)",
	"(nowhere|nobody|no one|nothing|none) ~1 (else)? ~1 (appeals|appeal|attracts|tempts|interests|excites|draws|matters|comes near|attracted|tempted) ~2 (me|to me|as much|more|half as)",
	"no other ~1 (" + workplaces[1:len(workplaces)-1] + "|job|role|position|post|application|offer|opening) ~2 (in the running|in play|in question|under consideration|on my mind|interests|matters|tempts|appeals|attracts|would do|will do|can compete|compares)",
	"(no|not one|not a single) ~1 (" + workplaces[1:len(workplaces)-1] + "|job|role|position|post|application|offer|opening) ~2 (interests|appeals to|tempts|attracts|excites|suits|draws|matters to|means) me (more|as much|so much|better|half)?",
	"(go for|opt for|choose|pick|prefer|vote for|decide for|favour|favor|plump for|take|lean towards|side with|come to|decide in favour of) (you|yours|your ~1|this one) & (between|of the two|rather than|other|others|given the choice|both|any day|always|every time|if i had|free to|whoever else|no matter) & (i|i'd|i'll|my|me) & !(if you|you (choose|pick|prefer))",
	"(first|prior|exclusive) (call|claim|refusal|option|rights|dibs|say) (on|over|to|of) (me|my|mine)", "(have|has|get|gets) ~1 (first refusal|first call|dibs) & (you|your)",
	"my (preference|loyalty|loyalties|sympathies|allegiance|heart|vote|preferences|first love) ~1 (lies|lie|belongs|belong|rests|rest|goes to|is with|are with|is for|is clear|is yours)",
	"(precedence|priority|preference) (over|above|before|to) ~2 (other|others|else|rest|all|every|any) & (you|your|yours|this) & (i|my|me|i'd|i'll)",
	"(most|best|more) ~1 (want|wanted|coveted|desired|attractive|appealing|interesting|tempting) ~1 (of|among|to me of) (all|the|my) ~2 (applications|companies|employers|offers|jobs|posts|roles|positions|openings|options|places)",
	"(turn|turned|turning) (down|away) ~2 (others|anyone else|everyone else|anything else|all others|any other|everybody else|everything else) & (you|your|this)",
	"(leave|drop|quit|give up|let go of|abandon|forget|cancel) (everything|all the others|all others|all the rest|the others|the rest|any other) ~3 (you|this|your|yours|job|post)",
	"(if|were|had) (i|it) & (choose|choice|pick|up to me|my decision|my way|decide) & (you|yours|your|this job|this role|this post|here) & (i'd|i would|would be|be) & !(between|you (choose|decide|asked)|pump|tool)",
	"(i'd|i would|i'll|i will) ~1 (say|sign|accept|come|start|take) ~1 (yes|it|tomorrow|the job|this job|at once|today) (at once|immediately|tomorrow|today|straight away|without|on the spot|blind|unseen|before|whatever|any day|gladly|over)",
	"(nothing|nobody|no one|none|no other ~1) (can|could|will|would|even|has|comes) ~1 (top|beat|match|equal|rival|touch|tempt|compete|replace|better|lure|compare|come close|sway) & (you|your|yours|this|me|here) & !(customer|cage|pump|tool|question)",
	"(you|yours|your ~1|this ~1) (is|are|stays|remains|stands|comes|ranks|leads|lead) ~2 (ahead|above|in front|before|miles|streets) ~2 (others|rest|other|everyone|all|everything|else|field|pack|any)",
	"(wait|waiting|hold out|holding out|keep myself free|keeping myself free) ~3 (only)? for (you|your|this) ~3 (and|whatever|turn|turned|others|nobody|only|alone|decline|instead)",
}
