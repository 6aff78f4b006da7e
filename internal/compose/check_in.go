package compose

import (
	"strings"

	"afterword/internal/interview"
	"afterword/internal/offer"
)

// checkIn is the one paragraph of a check-in: it names the promised date where there was
// one, without a word of reproach, and asks for the next one.
func checkIn(r Request) string {
	v := variant(r) % followUps
	if o, ok := offer.ForNote(r.Process, r.Interview, r.To, r.Leaves); ok {
		return aboutOffer(r, v, o)
	}
	if p := r.Interview.Promise; p != nil && !p.Date.IsZero() {
		return fill(checkInPromised()[v], "{held}", heldOn(r.Interview).Words(), "{promise}", p.Date.Words(), "{role}", roleWords(r))
	}
	return fill(checkInOpen()[v], "{held}", heldOn(r.Interview).Words(), "{role}", roleWords(r))
}

// aboutOffer stands in the place of a check-in while another offer is held. It never names
// who made it.
func aboutOffer(r Request, v int, o interview.Offer) string {
	first, employer := "", squeeze(r.Process.Employer)
	if r.Process.FirstChoice && employer != "" {
		first = fill(offerFirst()[v], "{employer}", employer)
	}
	return fill(offerNote()[v], "{held}", heldOn(r.Interview).Words(), "{role}", roleWords(r), "{answer}", o.Expires.Words(), "{first}", first, "{ask}", offerQuestion(r, v, o))
}

// offerQuestion asks by when they can decide: whether the date that they named still holds
// or, where it comes too late for the offer, could come before that ends.
func offerQuestion(r Request, v int, o interview.Offer) string {
	p := r.Interview.Promise
	if p == nil || p.Date.Before(interview.DateOf(r.Leaves)) { // or was not named
		return offerAsk()[v]
	}
	if p.Date.Before(o.Expires) {
		return fill(offerHolds()[v], "{promise}", p.Date.Words())
	}
	return fill(offerMeets()[v], "{promise}", p.Date.Words())
}

// finalPulse is the last note of a round: thanks, an open door, and no question.
func finalPulse(r Request) string {
	reach := ""
	if phone := squeeze(r.Process.Candidate.Phone); phone != "" {
		reach = fill(reachAt, "{phone}", phone)
	}
	return fill(pulse()[variant(r)%followUps], "{held}", heldOn(r.Interview).Words(), "{role}", roleWords(r), "{reach}", reach)
}

// roleWords names the role inside a sentence.
func roleWords(r Request) string {
	role := squeeze(r.Process.Role)
	switch last := strings.ToLower(role[strings.LastIndexByte(role, ' ')+1:]); {
	case role == "":
		return "the role"
	case last == "role" || last == "position" || last == "job":
		role = strings.TrimPrefix(strings.TrimPrefix(role, "the "), "The ")
		return "the " + role
	default:
		return "the " + role + " role"
	}
}
