package compose

import "strings"

// writeGraciousReply drafts the answer to a rejection: thanks for telling, the candidate's
// own words, one question, an open door. Where they said nothing yet, the draft asks: a
// sentence that could stand in anybody's reply is none.
func writeGraciousReply(r Request, body *page) {
	v := variant(r) % followUps
	body.add(fill(graciousThanks()[v], "{role}", roleWords(r)))
	if own := inOneLine(r.Own); strings.TrimSpace(own) != "" {
		body.add(stopped(upperFirst(own)))
	} else if name := spokenName(r.To); name != "" {
		body.ask(Own, fill(askGracious, "{name}", name))
	} else {
		body.ask(Own, askGraciousNobody)
	}
	body.add(graciousQuestion()[v])
	body.add(graciousDoor()[v])
}

// graciousSubject is that of the thread it stands in: the rejection's, or the candidate's
// own with the contact.
func graciousSubject(r Request) string {
	if first := withoutReply(squeeze(r.ThreadSubject)); first != "" {
		return "Re: " + first
	}
	return subjectGracious
}
