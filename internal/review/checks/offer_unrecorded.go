package checks

import (
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func offerUnrecorded() review.Check {
	return review.Check{
		ID:       "offer-unrecorded",
		Group:    review.Tact,
		Title:    "Another offer is claimed but none is recorded",
		Severity: review.Block,
		Why:      "An invented offer is found out by one question; only an offer that exists may be mentioned.",
		Bad:      "I have received another offer and need to decide by Friday.",
		Good:     "(with the offer recorded, or without the sentence)",
		Source:   "SPEC.md section 2, competing-offer note; section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			if len(d.Context.Process.Offers) > 0 {
				return nil
			}
			var found []review.Finding
			for at := 0; ; {
				h, ok := nextOfferClaim(d, at)
				if !ok {
					return found
				}
				at = h.To
				found = append(found, review.Finding{
					Span:    h.Place(d.Main),
					Message: "No other offer is recorded for you: record it if it exists, or leave it out.",
				})
			}
		},
	}
}

// nextOfferClaim finds the first place at or after d.Main[from] that says that the
// candidate holds an offer of somebody else.
func nextOfferClaim(d *review.Doc, from int) (turns.Hit, bool) {
	for {
		h, ok := everyNote().Next(d, offerClaims(), from)
		if !ok {
			return h, false
		}
		from = h.To
		if mentioned(d, d.Main[h.From:h.To]) || denied(d, h) || longAgo(d, h) || readerSays(d, h) && !holds(d.Main[h.From:h.To], "i", "i've", "i'm", "me", "my") || d.Context.Offered && h.Phrase != "other" {
			continue
		}
		return h, true
	}
}

// denied reports that the offer is none yet or is not the candidate's: a "no", "if" or
// "hope" shortly before, or "your offer".
func denied(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	if holds(d.Main[h.From:h.From+1], "offer", "offers", "contract", "proposal") && holds(d.Main[h.From:h.To], "i", "i've", "i'm", "me") {
		// "the offer that I hold" is there, whatever "if" or "before" stands around it
		return h.From > from && holds(d.Main[h.From-1:h.From], "no", "any", "every", "whatever", "your", "last", "first") ||
			holds(d.Main[h.To:min(to, h.To+2)], "for", "you", "your")
	}
	for i := h.From - 1; i >= max(from, h.From-5); i-- {
		switch d.Main[i].Fold {
		case "but", "and", "because", "however", "as", "since", "that":
			return false
		case "no", "not", "without", "don't", "haven't", "never", "if", "nor", "unless", "until", "hope", "hoping", "expect", "expecting", "should", "would", "may", "might", "could", "when", "whether", "wish", "once", "before":
			return true
		case "to":
			if i == h.From-1 && holds(d.Main[h.From:h.From+1], "have", "get", "receive", "hold", "hear") {
				return true // "glad to have an offer"
			}
		case "you", "you've", "your":
			if i == h.From-1 {
				return true // "you have an offer"
			}
		}
	}
	if h.Phrase != "other" && h.To < len(d.Main) && !turns.SentenceEnds(d.Draft.Body, &d.Main[h.To-1], &d.Main[h.To]) {
		switch next := d.Main[h.To].Fold; next {
		case "of":
			return holds(d.Main[h.To-1:h.To], "offer", "offers") && h.To+1 < len(d.Main) && !holds(d.Main[h.To+1:h.To+2], "employment", "a", "work")
		case "you", "your", "yours", "to": // "an offer to visit you"
			return next != "to" || h.To+1 < len(d.Main) && holds(d.Main[h.To+1:h.To+2], "help", "visit", "show", "send", "meet", "talk", "call", "come")
		case "from":
			return h.To+1 < len(d.Main) && (holds(d.Main[h.To+1:h.To+2], "you", "your") || ofEmployer(d, d.Main[h.To+1].Fold))
		}
	}
	return false
}

var offerClaims = sync.OnceValue(func() *turns.Table {
	const have = "(have|had|hold|holding|received|receive|receiving|got|gotten|been given|been made|been offered|been extended|been presented with|been sent|been handed|secured|landed|obtained|sitting on|weighing|weighing up|considering|evaluating|entertaining|comparing|deciding on|thinking about|mulling over|juggling)"
	return turns.New().
		Add("",
			have+" (now|just|also|already|recently|actually|in hand|in the meantime|meanwhile|since|both)? "+offerWithoutThe,
			"(i've|i have|i) (in the meantime|meanwhile|now|just|also|already|recently|since)? (been)? (offered|extended|made|given) (a|an) ~2 (job|position|role|contract|post|place|seat|offer|partnership) (elsewhere|at|with|by|from|yesterday|today|this week|last week|in the meantime|this morning)",
			"(i've|i have) (now|just|also|already|recently|since|in the meantime)? been (offered|made|extended|given) (a|an|the|another|two|three|several) ~2 (job|position|role|contract|post|place|seat|offer|jobs|positions|offers)",
			"i was (just|also|recently|now|already) offered", "i was offered ~4 (yesterday|today|this morning|this week|last week|last night|elsewhere)",
			"(offer|offers) (in (my)? hand|on the table|on my (desk|table)|in writing|in my inbox|(that|which) (expires|expire|lapses|runs out|ends|is valid|is open|closes)|expires|expire|expiring|lapses|deadline|to consider|to weigh|to respond to|waiting for (my|me))",
			"(offer|contract) (i (have|hold|received|got|was given)|i've (been given|received|got))", "signed (offer|contract)", "(offer|contract) (waiting|ready) (to be signed|for my signature|for me)", "(they|who|company|employer|firm|recruiter|hospital|school) ~1 (need|needs|want|wants|expect|expects|require|requires|are waiting for|is waiting for|asked for|would like|have given me until|has given me until|gave me until|have asked for|are asking for) (my|me to) (answer|decision|response|reply|signature|sign|decide|answer|respond|accept) ~2",
			"have (until|till) ~3 to (accept|sign|respond to|decide on|answer) (it|them|their|the|an|that)").
		Add("other",
			"(come|came|coming|gone) (forward|back|in|up|through|to me|along) with (an|a|their|another) ~1 (offer|contract)", "(an|another|a second|one more) offer (has|have|had|just|also|meanwhile|recently)? (come|came|arrived|landed|reached|been made|is waiting|is on)", "offer ~4 from (a|another|one) (different|second|competing|rival|other)",
			"(another|competing|a second|second|rival|outside|external|other|multiple|several|two|three|more than one|different) (job|employment|written|very|good|competing|strong|firm|attractive|concrete|solid|formal)? (offer|offers)", "(offer|offers|contract) (from|with) (another|a different|a competitor|competitors|one of|elsewhere|somewhere else|some other|other|my current|my present|a company|a firm|a startup|a hospital|a school|an agency|a bank)",
			"(offer|offers|offered) (me)? ~3 elsewhere", "my other (offer|offers)", "@employers ~3 (has|have|had|just|already|now|is|are)? (extended|made|offered|given|sent|presented|put|tendered|issued|handed|promised) (me)? ~1 (an|a|the|another|their|its) ~2 (offer|job|position|role|contract|post|place|seat)",
			"(they|they've|she|he|somebody|someone) (have|has|had)? (just|already|now|also)? (extended|made|offered|given|sent|tendered|handed) me ~1 (an|a|the|another|their) ~2 (offer|job|position|role|contract|post)", "(another|a different|a competing|one other|some other) @employers ~4 (offered|offer|offers|wants to hire|wants me|would like to hire|hired|has hired|contract|selected me|chosen me|picked me)",
			"(accept|accepting|decline|declining|sign|signing|respond to|responding to|answer|reply to|turn down|turning down|decide on|deciding on|leaning towards|go with|take) (another|the other|the competing|their|that other|a competing|a different|an outside) ~1 (offer|job|position|role|contract)", "@weekday to (accept|decline|sign) (another|the other|their)",
			"(offer|offers) ~2 (at|from|with) another", "my current employer (has|have)? (made|offered|come back|countered|matched|promised)", "(already|also|now|meanwhile) (have|hold|got) ~1 (job|position|contract) (offered|elsewhere|lined up|waiting)", "(job|position|role|something) (elsewhere)? lined up").
		Add("", heldOffers...)
})

// offerWithoutThe is an offer with a word before it that makes it one of the candidate's:
// "have much to offer" and "thank you for the offer" have none.
const offerWithoutThe = "(a|an|another|one|two|three|four|several|multiple|some|other|competing) (very|really|more than)? " +
	"(other|competing|competitive|written|verbal|oral|formal|firm|solid|strong|second|third|outstanding|attractive|good|great|generous|better|standing|open|pending|concrete|signed|final|new|different|full time|permanent|rival|additional|further|tempting|interesting|conditional|unconditional|external|outside|live)? " +
	"(other|competing|written|verbal|formal|firm|signed|rival)? (job|employment|contract)? (offer|offers)"

// heldOffers speak of the offer as a thing that is there, whatever "if" or "before" stands
// around it.
var heldOffers = []string{
	"(offer|offers|contract|proposal) (that|which)? (i|i already|i now|i currently|i also) (have|hold|received|got|was given|was made|have received|have got|must answer|have to answer|need to answer|am holding|am considering)",
	"(offer|offers|contract) (that|which)? (i've|i'm) (been given|been made|got|received|had|holding|considering|weighing|sitting on)",
	"(offer|offers|contract) (that|which)? (has been|was|have been|were)? (made|given|extended|sent) (to)? me (by|from|at|yesterday|elsewhere|last|this)",
}
