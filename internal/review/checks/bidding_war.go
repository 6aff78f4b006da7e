package checks

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"afterword/internal/review"
	"afterword/internal/review/turns"
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
				h, ok := everyNote().Next(d, bids(), at)
				if !ok {
					break
				}
				if at = h.To; h.Phrase == "money" && !speaksOfTerms(d) || mentioned(d, d.Main[h.From:h.To]) || readerSays(d, h) || longAgo(d, h) {
					continue
				}
				asked = holds(d.Main[h.From:h.To], "match", "beat", "top", "outbid", "counter", "counteroffer", "bid", "bidding") || paysMore(d, h)
				found = append(found, review.Finding{
					Span:    h.Place(d.Main),
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
func paysMore(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
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

var bids = sync.OnceValue(func() *turns.Table {
	const can = "(can|could|would|will|able to|willing to|prepared to|ready to|position to|if|hope|hoping|should|must|need to|needs to|have to|has to|want you to|ask you to|like you to|expect you to|room to|possible to|happy to)"
	return turns.New().
		Add("", "(have|got) (two|three|four|several|some|other|another) ~2 interested", "(talking|speaking) (to|with) (other|several|two|three|some) ~1 (companies|employers|firms|teams|yards|schools|hospitals|places|shops|studios|agencies|banks|clinics|houses|labs|offices|practices)").
		Add("money",
			can+" ~4 (match|beat|top|outbid|exceed|better|improve on|improve upon|improve|go higher|do better|come up|go up|sweeten|counter|raise|increase|meet) ~3 (it|that|this|their|the|your|theirs|#|offer|offers|them|figure|number|number|package|terms|salary)",
			can+" ~3 (go higher|do better|come up with more|come higher|counter|sweeten)", "(whoever|whichever|who) ~4 (more|most|best|highest|better)", "(make|makes|making|give|put) (me)? (a|an|the)? ~1 (better|higher|best|counter|stronger|improved|more attractive) (offer|proposal|bid|one)",
			"(offer|offers|offering|pay|pays|paying|pay me|giving|promising|promised|put) (me)? ~2 (more|higher|better|double|twice|considerably|significantly|substantially|bonus) ~2 (than|money|salary|pay|base|bonus|package|to start|if)?", "(better|higher|stronger) (salary|pay|package|offer|terms|compensation|rate|wage|conditions|deal|money)",
			"(match|matched|matching|top|topped|beat|exceed|exceeded|better|bettered) (that|it|their|this|them|those)", "(raised|increase|increased) (your|the) offer", "(most|maximum|highest|best) (that)? you (could|can|would|are able to|might) (pay|offer|do|go)",
			"their (package|offer|salary|pay|terms|rate|wage|number|figure) (is|are|was|would be|comes) ~2 (better|higher|more|above|attractive|generous)", "(i'm|i am) yours", "come up to (what|their|that|#|the)", "(gone|went|go|going) up to #", "(more|better|higher) (money|pay)", "if you (can|could|were to|would)? (offer|pay|give|add|put) (me)? ~2 (more|higher|better|same|extra)").
		Add("",
			"bidding (war|wars)", "(bid|bids|bidding) (for|against|on) (me|my|each)", "(highest|higher|best) (bid|bidder|bidders)", "(out bid|outbid|outbidding)",
			"counter (offer|offers|bid|proposal)", "(counteroffer|counteroffers)", "(match|beat|top|exceed|better|outbid|matching|beating|topping|exceeding) (it|that|this|their|the|those|any|my|what|whatever) ~3 (offer|offers|terms|package|salary|number|figure|bid|pay|compensation)",
			"(match|matching|beat|beating) (what|whatever) ~2 (they|others|other|have|been)", "(play|playing|pit|pitting|set|setting) ~5 (off against|against each|against one|against the other)", "(leverage|leveraging) (this|my|the|that|their|an|another)? (other|competing)? (offer|offers)",
			"(several|multiple|many|numerous|various|two|three|four|five|six|ten|#|lots of|a number of|plenty of|other|a few|a couple of) (of)? (other|more|large|big|well known|competing|great)? @employers ~2 (are|is|want|interested|fighting|competing|after|chasing|pursuing|courting|keen|knocking|lined up|have approached|have made|have offered|made me|would love to have|would hire|will take) ~3 (me|for me|in me|my|offers|offer|my door|to hire|to get)",
			"(i'm|i am|am|my profile is|my skills are|people like me are) ~2 in (high|great|huge|strong|hot|big)? demand", "(much|highly|very) (sought after|in demand)", "(best|highest|better) offer (wins|will win|gets|takes|i get|decides)", "(price|salary|number) (right|high enough|you have to beat)", "(other|competing) (companies|employers|firms|offers) (pay|pays|offer|offers|are offering|are paying|value|already pay)",
			"(they|company|competitor|employer|firm|offer|which|who|that) (are|is|was|have|has|had|will|would|already)? (offered|offering|offer|offers|pays|paying|promised|pay) (me)? ~4 (# percent|# per cent|# more|more money|higher salary|a higher|better salary|better pay|bigger|a bigger|more than you|the double|double|twice|sign on bonus|signing bonus|stock options|equity)",
			"ball is (now)? in your court", "(lot|lots|ton|tons|plenty|great deal|strong|considerable|much|some|serious) (of)? ~1 interest (in me)? (from|by|at) (other|several|many|competing|different|elsewhere)", "interest from other @employers", "(whoever|whichever|who|highest) (pays|pay|bids|offers|paying) (the)? (best|most|more|better)", "worth (more|at least|it to) (than|#|you|that)", "(know|knows|knowing) (my|what i'm|what i am) (worth|market value)", "(my (market (value|rate|worth)|price))")
})
