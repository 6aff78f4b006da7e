package note

// Title is what a step of the plan is called for a person, as a heading.
func (p Phase) Title() string {
	switch p {
	case Anchor:
		return "Thank-you"
	case CheckIn:
		return "Check-in"
	case FinalPulse:
		return "Final pulse"
	case AnotherTime:
		return "Request for another time"
	case GraciousReply:
		return "Gracious reply"
	case LookAgain:
		return "Look again"
	case Close:
		return "Close"
	}
	return string(p)
}

// Noun is what the note of a phase is called inside a sentence.
func (p Phase) Noun() string {
	switch p {
	case Anchor:
		return "thank-you"
	case CheckIn:
		return "check-in"
	case FinalPulse:
		return "final pulse"
	case AnotherTime:
		return "note about another time"
	case GraciousReply:
		return "gracious reply"
	}
	return string(p)
}
