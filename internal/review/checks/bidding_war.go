package checks

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"afterword/internal/review"
)

func biddingWar() review.Check {
	return review.Check{
		ID:       "bidding-war",
		Group:    review.Tact,
		Title:    "The note starts a bidding war",
		Severity: review.Warn,
		Why:      "Playing one employer off against another, or naming the other's sum, turns interest into an auction.",
		Bad:      "They are offering me $140,000. Can you match that?",
		Good:     "I hold another offer, and I would rather finish our conversation first.",
		Source:   "SPEC.md section 2, competing-offer note; section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			var found []review.Finding
			asked := false // to go higher than the other offer, or told that it is higher
			for at := 0; len(found) == 0; {
				h, ok := bids().next(d, at)
				if !ok {
					break
				}
				if at = h.resume; h.phrase == "money" && !speaksOfTerms(d) || h.mentioned(d, d.Main) || readerSays(d, h) || longAgo(d, h) {
					continue
				}
				asked = holds(d.Main[h.from:h.to], "match", "beat", "top", "outbid", "counter", "counteroffer", "bid", "bidding") || paysMore(d, h)
				found = append(found, review.Finding{
					Span:    h.place(d.Main),
					Message: fmt.Sprintf("%q sounds like an auction. Say that there is an offer and ask for a realistic date.", quote(d.Draft.Body, d.Main, h)),
				})
			}
			w, sum := sumOffered(d)
			if sum && len(found) == 0 {
				found = append(found, review.Finding{
					Span:    span(w, w),
					Message: "The sum of an offer does not belong in the note: it reads as a bid.",
				})
			}
			if (sum || asked) && inOfferNote(d) {
				found[0].Severity = review.Block
			}
			return found
		},
	}
}

// paysMore reports a sentence that holds the pay of others against the reader's: "they pay
// more than you".
func paysMore(d *review.Doc, h hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.from)
	said := d.Main[from:to]
	return holds(said, "pay", "pays", "paying", "salary", "money", "wage", "offer", "offering", "offered", "package") &&
		holds(said, "more", "higher", "better") && holds(said, "than") && holds(said, "you", "yours") &&
		holds(said, "they", "their", "theirs", "there", "other") && !holds(said, "not", "never", "if", "rather", "whether")
}

// speaksOfTerms reports that the note is about an offer or about money at all: "can you
// beat that?" may be about a lap time.
func speaksOfTerms(d *review.Doc) bool {
	return strings.ContainsAny(d.Draft.Body, "$€£") || holds(d.Main, "offer", "offers", "offered", "offering", "salary", "pay", "pays", "paying", "compensation", "package", "money", "counteroffer", "wage", "rate", "bid", "bids", "outbid", "dollars", "euros", "pounds")
}

// sumOffered finds an amount of money in a sentence that speaks of an offer or of pay; in a
// note about an offer, whatever the sentence speaks of.
func sumOffered(d *review.Doc) (review.Word, bool) {
	text := d.Draft.Body
	for i, m := range marksIn.Of(d).main {
		if m&isNumbered == 0 || !isMoney(text, d.Main, i) {
			continue
		}
		w := d.Main[i]
		from, to := sentenceAround(text, d.Main, i)
		if isAmount(text, d.Main, i) && inOfferNote(d) && !d.Wrote(w.Fold) {
			return w, true
		}
		if holds(d.Main[from:to], "offer", "offers", "offered", "offering", "salary", "pay", "pays", "paying", "compensation", "package", "bonus") && !d.Wrote(w.Fold) {
			return w, true
		}
	}
	return review.Word{}, false
}

// isMoney reports a number with a sign, a code or a unit of money beside it.
func isMoney(text string, words []review.Word, i int) bool {
	before := strings.TrimRight(text[:words[i].Start], " ")
	if r, _ := utf8.DecodeLastRuneInString(before); strings.ContainsRune("$€£₹¥", r) && r != utf8.RuneError {
		return true
	}
	fold := words[i].Fold
	if n := len(fold) - 1; fold[n] == 'k' && n > 1 {
		return true
	}
	rest := strings.TrimLeft(text[words[i].End:], " ")
	if r, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune("$€£%", r) && r != utf8.RuneError {
		return true
	}
	if i > 0 && isCurrency(words[i-1].Fold) {
		return true
	}
	for j := i + 1; j < len(words) && j < i+3; j++ {
		if isCurrency(words[j].Fold) {
			return true
		}
	}
	return false
}

// isAmount reports a number that is money whatever the sentence is about: no share, and no
// thousands of something else.
func isAmount(text string, words []review.Word, i int) bool {
	if rest := strings.TrimLeft(text[words[i].End:], " "); strings.HasPrefix(rest, "%") {
		return false
	}
	before := strings.TrimRight(text[:words[i].Start], " ")
	if r, _ := utf8.DecodeLastRuneInString(before); strings.ContainsRune("$€£₹¥", r) && r != utf8.RuneError {
		return true
	}
	return i+1 < len(words) && isCurrency(words[i+1].Fold) && words[i+1].Fold != "percent" || i > 0 && isCurrency(words[i-1].Fold)
}

func isCurrency(fold string) bool {
	switch fold {
	case "usd", "eur", "gbp", "chf", "inr", "cad", "aud", "dollars", "dollar", "euros", "euro", "pounds", "francs", "rupees", "grand", "percent", "lakh", "lakhs", "lpa":
		return true
	}
	return false
}

var bids = sync.OnceValue(func() *turns {
	const can = "(can|could|would|will|able to|willing to|prepared to|ready to|position to|if|hope|hoping|should|must|need to|needs to|have to|has to|want you to|ask you to|like you to|expect you to|room to|possible to|happy to)"
	return newTurns().
		add("money",
			can+" ~4 (match|beat|top|outbid|exceed|better|improve on|improve upon|improve|go higher|do better|come up|go up|sweeten|counter|raise|increase|meet) ~3 (it|that|this|their|the|your|theirs|#|offer|offers|them|figure|number|number|package|terms|salary)",
			can+" ~3 (go higher|do better|come up with more|come higher|counter|sweeten)", "(whoever|whichever|who) ~4 (more|most|best|highest|better)", "(make|makes|making|give|put) (me)? (a|an|the)? ~1 (better|higher|best|counter|stronger|improved|more attractive) (offer|proposal|bid|one)",
			"(offer|offers|offering|pay|pays|paying|pay me|giving|promising|promised|put) (me)? ~2 (more|higher|better|double|twice|considerably|significantly|substantially|bonus) ~2 (than|money|salary|pay|base|bonus|package|to start|if)?", "(better|higher|stronger) (salary|pay|package|offer|terms|compensation|rate|wage|conditions|deal|money)",
			"(match|matched|matching|top|topped|beat|exceed|exceeded|better|bettered) (that|it|their|this|them|those)", "(raised|increase|increased) (your|the) offer", "(most|maximum|highest|best) (that)? you (could|can|would|are able to|might) (pay|offer|do|go)",
			"their (package|offer|salary|pay|terms|rate|wage|number|figure) (is|are|was|would be|comes) ~2 (better|higher|more|above|attractive|generous)", "(i'm|i am) yours", "come up to (what|their|that|#|the)", "(gone|went|go|going) up to #", "(more|better|higher) (money|pay)", "if you (can|could|were to|would)? (offer|pay|give|add|put) (me)? ~2 (more|higher|better|same|extra)").
		add("",
			"bidding (war|wars)", "(bid|bids|bidding) (for|against|on) (me|my|each)", "(highest|higher|best) (bid|bidder|bidders)", "(out bid|outbid|outbidding)",
			"counter (offer|offers|bid|proposal) & (i|i'm|i've|i'd|me|my|you|your|we|us)", "(counteroffer|counteroffers) & (i|i'm|i've|i'd|me|my|you|your|we|us)", "(match|beat|top|exceed|better|outbid|matching|beating|topping|exceeding) (it|that|this|their|the|those|any|my|what|whatever) ~3 (offer|offers|terms|package|salary|number|figure|bid|pay|compensation)",
			"(match|matching|beat|beating) (what|whatever) ~2 (they|others|other|have|been)", "(play|playing|pit|pitting|set|setting) ~5 (off against|against each|against one|against the other)", "(leverage|leveraging) (this|my|the|that|their|an|another)? (other|competing)? (offer|offers)",
			"(several|multiple|many|numerous|various|two|three|four|five|six|ten|#|lots of|a number of|plenty of|other|a few|a couple of) (of)? (other|more|large|big|well known|competing|great)? @employers ~2 (are|is|want|interested|fighting|competing|after|chasing|pursuing|courting|keen|knocking|lined up|have approached|have made|have offered|made me|would love to have|would hire|will take) ~3 (me|for me|in me|my|offers|offer|my door|to hire|to get)",
			"(i'm|i am|am|my profile is|my skills are|people like me are) ~2 in (high|great|huge|strong|hot|big)? demand", "(much|highly|very) (sought after|in demand)", "(best|highest|better) offer (wins|will win|gets|takes|i get|decides)", "(price|salary|number) (right|high enough|you have to beat)", "(other|competing) (companies|employers|firms|offers) (pay|pays|offer|offers|are offering|are paying|value|already pay)",
			"(they|company|competitor|employer|firm|offer|which|who|that) (are|is|was|have|has|had|will|would|already)? (offered|offering|offer|offers|pays|paying|promised|pay) (me)? ~4 (# percent|# per cent|# more|more money|higher salary|a higher|better salary|better pay|bigger|a bigger|more than you|the double|double|twice|sign on bonus|signing bonus|stock options|equity)",
			"ball is (now)? in your court", "(lot|lots|ton|tons|plenty|great deal|strong|considerable|much|some|serious) (of)? ~1 interest (in me)? (from|by|at) (other|several|many|competing|different|elsewhere)", "interest from other @employers", "(whoever|whichever|who|highest) (pays|pay|bids|offers|paying) (the)? (best|most|more|better)", "worth (more|at least|it to) (than|#|you|that)", "(know|knows|knowing) (my|what i'm|what i am) (worth|market value)", "(my (market (value|rate|worth)|price))").
		add("", bidMeetings...).add("", bidFamilies...)
})

// bidFamilies play one employer off against another.
var bidFamilies = []string{
	"(you|your hr|your company|your team|your board|your firm) ~2 (beat|top|match|exceed|equal|surpass|outdo|better|go above|go over|go beyond|go up to|come up to|stretch to|pay) (a|the|that)? #",
	"(if|can|could|would) you (can|could|would|will|were to)? (beat|top|match|exceed|equal|surpass|outdo) ~1 #",
	"(if|can|could|would) you (can|could|would|will|were to)? (beat|top|match|exceed|equal|surpass|outdo) ~1 # & (i|i'm|i'd|i'll|me|my)",
	"(can|could|would|will) ~2 (hr|company|firm|board|management|employer) (beat|top|match|exceed|equal|surpass|outdo|go above|go beyond|go up to|come up to|stretch to|pay) (a|the|that)? #",
	"(competitor|competitors|rivals|rival|others|they|" + "market) (already|also|would|do)? (value|values|valued|price|rate|estimate|estimates) (me|mine|my ~3|such work) (at|higher|more)",
	"(fighting|fight|competing|compete|vying|scrambling|squabbling|battling|quarrelling|tussling|queuing|queueing|lining up|queuing up|racing|clamouring) (over|for|after|about) (me|my (services|skills|hand|signature))",
	"(other|several|many|two|three|four|more|#) ~1 " + workplaces + " (are|is|were)? (already|all|also|now)? (queuing|queueing|lining up|standing in line|in line|in the queue|at my door|on the phone|after me|courting me|chasing me|fighting)",
	"(shop|shopping|hawk|hawking|tout|touting|peddle|take|taking|show|showing) (your|the|this|my|each|both) (offer|offers|number|figure) (around|about|elsewhere|to others|to them|to the other|to the others)",
	"(best|top|highest|final|maximum) (number|figure|price|rate|bid|sum|terms|package) & (you|your|yours) & (let me know|tell me|what|take it|back|name|give|show|say|send|make|put) & !(customer|supplier|suppliers|valve|gauge|you (said|told|showed))",
	"(take|bring|carry|go) (it|that|this)? back to (them|the other|my boss|my employer) & (number|figure|offer|salary|best|terms|your|sum)",
	"(offer|proposal|salary|deal) (that)? (i|one|nobody|i simply) (can't|cannot|can not|could not|couldn't|won't|will not) (refuse|resist|say no to|turn down|decline|ignore|reject)",
	"(your) (offer|proposal|package|salary|figure|number|terms|bid) (will|would|needs|need|has|have|must|should|ought|had) ~2 (to)? ~1 (be|beat|match|exceed|top|reach|come|stand out|improve|go|start)",
	"yours (will|would|needs|need|has|must|should|ought|had) ~1 (to)? ~1 (be|beat|match|exceed|top|reach|stand out|improve) ~1 (better|higher|more|out|competitive|attractive|generous|stronger|it|that|theirs|them|above|at least)",
	"(expect|want|like|need|require|trust|hope) (that)? yours (to be|will be|is|to beat|to match|to exceed|can be|to stand out) & !if",
	"(what|anything|something|how much) ~1 (can|could|would|will) you (throw in|add to that|put on top|add on top|sweeten|put against|set against|lay on the table|put on the table|come up with|do about (the)? (money|salary|pay))",
	"(throw|throws|threw|thrown) in (a|an|the|some|two|free) & (they|other|another|competitor|rival|offer)",
	"what (would|could|will|can|are) you ~3 (put|lay|place) on the table",
	"(if|should|were|provided|suppose|supposing|once) (you|your|hr) & (above|over|more than|higher than|on top of|better than|beyond) (theirs|them|their|what they|the other|#) & (i|i'd|i'll|i'm|me|my)",
	"(matching|topping|beating|equalling|equaling|meeting|exceeding|bettering|surpassing) (their|that|the other|another|this) ~1 (figure|number|offer|salary|terms|bid|sum|package|pay|rate|price|proposal|conditions|level)",
	"(higher|better|more|further|above|beyond|up|over) (than)? what (they|the other|the others|my other|a rival|another|others|somebody else|someone else) ~2 (put|pay|offer|offered|proposed|gave|give|bid|promised|suggest|suggested|laid|paid|pays|have)",
	"(considering|seeing|given|looking at|knowing|remember|in view of|compared with) what (the)? (others|they|competitors|other|another|rivals|market) ~2 (pay|pays|offer|offers|offered|give|paid|put|pays)",
	"(compare|compared|comparing|weigh|weighing|weighed|balance|balancing) ~2 (offers|packages|proposals|contracts) & (i|i'm|me|my|i'll|i've) & (salary|pay|money|stronger|better|higher|deciding|decisive|best|winner|win|attractive|signature|richer|numbers|financial) & !(racking|supplier|suppliers|customer|delivery)",
	"(turn|turning) (them|it|theirs|the other|that) (offer|one)? down (if|for|provided|should|when) & (i|me|i'd|my) & !hope",
	"(persuaded|tempted|swayed|won over|talked into|bought|convinced|lured) & (numbers|number|money|figure|figures|salary|price|sum|package|pay) & (right|if|were|higher|better|enough|by|with) & (i|me|i'd|i'm|i'll)",
	"bar (has|is|was|now|stands|sits)? ~2 at #", "(set|sets|raised) (the)? bar (at|to) #",
	"(given|considering|in view of|in light of|because of|with) (the|my|this|their|an|another) ~2 (offer|package|salary) & (you|your|yours) & (better|higher|increase|improved|competitive|considerably|attractive|improve|raise|generous|more money|rethink|reconsider|adjust)",
	"(offer|package|contract|proposal|they|other) & (includes|include|comes with|contains|included|come with|gave me|give me|giving me|added|promised) & (you|your) & (equal|match|same|beat|top|likewise|mirror|do the same|keep up|do better|go further) & !(customer|suppliers|you (said|told))",
	"(better|stronger|higher|richer|larger|bigger|more generous|more attractive|superior) (one|offer|of the two|proposal|bid|package|contract) (will|would|gets|wins|has|shall|takes|is going to) ~2 (have|win|wins|get|my|me|signature|be|decide)",
	"(make|made) it (a good|a better|a high|a strong|a generous|worth my|worth it|an attractive|a decent) (one|offer|while|bid|number)?",
	"(pay|paying|offer|offering|give|giving) ~2 (as much as|no less than|at least|the same as|more than|what) (they|the others|my other|the other|competitors|your competitor|your rivals|elsewhere)",
	"(they|them|theirs|another|other|competitor|rival|rivals|elsewhere|someone else|somebody else|competing) & # ~1 (thousand|euros|euro|dollars|pounds|k|percent|grand|francs|month|year|hour|annum|rupees|more|higher|extra) & (sign|offer|offers|offering|offered|pay|pays|paying|salary|match|give|gives|giving|join|promise|promised|bonus|wage|ahead) & (me|i|my|you|your|i'm|i'd) & !(customer|customers|patients|supplier|suppliers|last job|you (said|told))",
	"(would|will|could|can) ~2 (you|hr|management|board|company) ~3 (match|top|beat|outbid|go higher|go beyond|go further|do better|raise|improve|increase|exceed|better|add|sweeten|stretch) & (they|them|their|theirs|other|another|elsewhere|competitor|rival|offer|salary|pay|package) & !(realistic|customers|supplier|suppliers|pump|shift)",
	"(it's|it is|is|comes) (simply|only|just|all|now|purely)? (a matter of|a question of|about|down to) (the)? (money|price|pay|salary|numbers|figures|terms)",
	"(gladly|happily|willing|ready|prepared|open|inclined|happy|free) ~1 (to)? (negotiate|bargain|haggle|talk money|talk numbers|hear a number|hear your number|discuss numbers)",
	"(use|using|used|play|playing|hold|holding|mention) ~2 (offer|offers|card|cards|trump) ~2 (lever|leverage|bargaining|against|to get|to push|negotiate|negotiating|as a)",
	"(leave|leaving) ~1 (it)? to you to (make|top|match|beat|improve|better|find|name|offer)",
}
