package compose

import "afterword/internal/interview"

// writeAnchor writes the middle of a thank-you: hook, value, the missed question if this
// is who asked it, and the close.
func writeAnchor(r Request, p *page) {
	v := variant(r)
	writeHook(r, v, p)
	writeValue(r, v, p)
	if m, ok := chosenQuestion(r.Interview); ok && askedBy(r, m) {
		writeMissed(m, p)
	}
	p.add(closing(r, v))
}

// writeHook ties the thanks at once to the anchor.
func writeHook(r Request, v int, p *page) {
	day := dayWord(r.Interview, r.Leaves)
	a := read(r.To.Debrief.Anchor, r.To)
	switch a.shape {
	case silent:
		p.add(fill(pick(plainThanks(), v), "{day}", day))
		if name := spokenName(r.To); name != "" {
			p.ask(Hook, fill(askAnchor, "{name}", name))
		} else {
			p.ask(Hook, askAnchorNobody)
		}
	case thanks:
		p.add(a.text)
	case topic:
		p.add(fill(pick(aboutTopic(), v), "{day}", day, "{a}", a.asSentence()))
	case fragment:
		p.add(fill(pick(afterColon(), v), "{day}", day, "{a}", a.asSentence()))
	default:
		p.add(fill(pick(aroundSentence(), v), "{day}", day, "{A}", a.text))
	}
}

// writeValue says why the candidate solves what the recipient needs.
func writeValue(r Request, v int, p *page) {
	need, value := read(r.To.Debrief.Need, r.To), readValue(r.To.Debrief.Value)
	var before string
	switch need.shape {
	case silent:
	case sentence, thanks:
		before = need.text
	default:
		frames := needFrames()
		switch {
		case isWanted(need.text):
			frames = wantedFrames()
		case isClause(need.text):
			frames = clauseFrames()
		}
		before = fill(pick(frames, v), "{n}", need.asSentence())
	}
	switch value.shape {
	case silent:
		p.add(before)
		p.ask(Value, valueQuestion(r.To, need))
	case fragment:
		p.add(squeeze(before + " " + fill(pick(valueFrames(), v), "{v}", value.asSentence())))
	default:
		p.add(squeeze(before + " " + value.text))
	}
}

func valueQuestion(to interview.Interviewer, need said) string {
	name := spokenName(to)
	switch {
	case need.shape != silent:
		return fill(askValueNeed, "{need}", unstopped(need.text))
	case name != "":
		return fill(askValue, "{name}", name)
	default:
		return askValueNobody
	}
}

// closing names the next step and how to reach the candidate. The contact is told that
// the promised date was heard, once and without a word about waiting.
func closing(r Request, v int) string {
	phone := squeeze(r.Process.Candidate.Phone)
	text := pick(closesWithoutPhone(), v)
	if phone != "" {
		text = fill(pick(closes(), v), "{phone}", phone)
	}
	contact, ok := r.Interview.Contact()
	promise := r.Interview.Promise
	if ok && promise != nil && contact.SameAs(r.To) && !r.Leaves.IsZero() &&
		interview.DateOf(r.Leaves.In(r.Interview.Starts.Location())).Before(promise.Date) {
		text = fill(notedPromise, "{date}", promise.Date.Words()) + " " + text
	}
	return text
}
