package compose

import (
	"afterword/internal/interview"
	"afterword/internal/note"
)

// CardText drafts the text of a card to one interviewer: a salutation, a line of thanks,
// the candidate's own sentence for it, and the signature. It repeats nothing of the
// e-mail; where the debrief has no sentence for the card, the draft asks for one. It has
// no subject. Phase, Leaves and ThreadSubject of the request say nothing here.
func CardText(r Request) Draft {
	v := variant(r)
	d := Draft{Phase: note.Anchor, To: r.To}
	var body page
	body.add(cardSalutation(r.To))
	opening := fill(pick(cardThanks(), v), "{held}", heldOn(r.Interview).Words())
	own := read(r.To.Debrief.Card, r.To)
	switch own.shape {
	case silent:
		body.add(opening)
		if name := spokenName(r.To); name != "" {
			body.ask(OnCard, fill(askCard, "{name}", name))
		} else {
			body.ask(OnCard, askCardNobody)
		}
	case thanks: // thanked twice is once too often
		body.add(own.text)
	case sentence:
		body.add(opening + " " + own.text)
	default:
		body.add(opening + " " + fill(cardColon, "{a}", own.asSentence()))
	}
	signOff := pick(familiarSignOffs(), v)
	if r.To.ToneOrDefault() == interview.Formal {
		signOff = pick(formalSignOffs(), v)
	}
	if name := squeeze(r.Process.Candidate.Name); name != "" {
		signOff += "\n" + name
	}
	body.add(signOff)
	d.Body, d.Gaps = body.text(), body.gaps
	return d
}

// cardSalutation is the salutation of a letter: on paper nobody says "Hi".
func cardSalutation(p interview.Interviewer) string {
	if called := spokenName(p); called != "" {
		return "Dear " + called + ","
	}
	return wordsNobodyNamed
}
