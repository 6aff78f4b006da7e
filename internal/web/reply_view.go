package web

import (
	"fmt"
	"slices"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

// replyView asks what an answer was. It stands at the top of the page while replies wait
// to be named, and is folded away otherwise: an answer may come by telephone, and what
// was said here can be corrected.
type replyView struct {
	Process string     // id
	Mails   []mailView // that wait to be named, the newest first
	Waits   bool
	Seen    string // see followup.Service.NameReply
	Title   string
	Said    string // the answer that was named before; may be empty
	Open    bool   // unfolded: the form brought something back
	Answers []answer
	// First and Last are the days that can be promised, as a date field wants them.
	First, Last      string
	Wrong, WrongDate string
}

func replyOf(v followup.ProcessView, c circumstances, t turn) replyView {
	r := replyView{
		Process: v.ID, Waits: v.Paused, Seen: v.Newest(), Answers: answers(v, t.Reply, t.Date),
		Wrong: t.Wrong, WrongDate: t.WrongDate, Open: t.Wrong != "" || t.WrongDate != "",
	}
	today := today(v, c.now)
	r.First, r.Last = today.String(), today.AddDays(365).String()
	for _, m := range slices.Backward(v.Replies) {
		r.Mails = append(r.Mails, mailOf(m, zoneOf(v), c.now))
	}
	switch {
	case !v.Paused && v.State == followup.Ended:
		r.Title = "That was a slip? Say what it was"
	case !v.Paused:
		r.Title = "Did they answer in another way, or did you step back?"
	case len(r.Mails) > 1:
		r.Title = fmt.Sprintf("%d replies wait. What was the answer?", len(r.Mails))
	default:
		r.Title = "They have answered. What was it?"
	}
	if v.Paused && v.State != followup.Active {
		r.Said = ending(v)
	}
	return r
}

// today is the day on the clocks of the round that an answer given now would be about.
func today(v followup.ProcessView, now time.Time) interview.Date {
	zone := time.UTC
	for _, round := range v.Interviews {
		if !round.Starts.After(now) {
			zone = round.Ends.Location()
		}
	}
	return interview.DateOf(now.In(zone))
}

// ending says how a process that is over came to its end.
func ending(v followup.ProcessView) string {
	if v.State == followup.MovedOn {
		return "Silence was the answer. It closed by itself."
	}
	if v.Answer == nil {
		return "The process has ended."
	}
	day := interview.DateOf(v.Answer.At.In(zoneOf(v))).Words()
	switch v.Answer.Kind {
	case cadence.Offered:
		return fmt.Sprintf("They made you an offer: congratulations. You said so here on %s.", day)
	case cadence.Rejected:
		return fmt.Sprintf("They decided against it on %s, you said so here.", day)
	case cadence.Withdrawn:
		return fmt.Sprintf("You stepped back on %s, you said so here.", day)
	}
	return "The process has ended."
}

// answer is one thing that an answer may have been.
type answer struct {
	Kind, Label, Then string
	DateField, ByWhen string // the field of the date that goes with it, and what it asks
	Date              string // as it was typed
	Chosen            bool
}

// answers are cadence.Answers in words. A courtesy needs somebody who showed it.
func answers(v followup.ProcessView, chosen cadence.EventKind, date string) []answer {
	var all []answer
	over := v.State == followup.Ended
	for _, kind := range cadence.Answers() {
		if kind == cadence.Courtesy && !v.Paused && !over {
			continue
		}
		if kind == cadence.Reopened && v.Rests == nil && v.State == followup.Active || kind == cadence.OnHold && v.Rests != nil && !v.Paused {
			continue
		}
		a := answer{Kind: string(kind), DateField: dateField(kind), Chosen: kind == chosen}
		if a.Chosen {
			a.Date = date
		}
		switch kind {
		case cadence.Courtesy:
			a.Label, a.Then = "A courtesy", "“Thanks, we will be in touch.” The plan goes on."
			if v.Rejection != nil && v.Rejection.Answered {
				a.Then = "They thanked you, or told you what you asked. The process stays ended."
			}
		case cadence.NewDate:
			a.Label, a.Then, a.ByWhen = "Another date", "They said when they will answer. The plan follows it.", "They will answer by"
		case cadence.NextRound:
			a.Label, a.Then = "Another round", "They want to talk again. This round’s follow-ups end."
		case cadence.OnHold:
			a.Label, a.Then, a.ByWhen = "On hold", "The role rests. Nothing is sent until you say that it is open again.", "Look again on (if they said)"
		case cadence.Reopened:
			a.Label, a.Then, a.ByWhen = "Open again", "The role goes on, with a new timeline. What was sent is not sent again.", "They will answer by (if they said)"
		case cadence.Offered:
			a.Label, a.Then = "An offer", "The process ends here."
		case cadence.Rejected:
			a.Label, a.Then = "A rejection", "The process ends here. You may write one gracious reply."
		case cadence.Withdrawn:
			a.Label, a.Then = "I step back", "You end the process yourself."
		default:
			a.Label = capitalised(string(kind))
		}
		if over && v.Answer != nil && v.Answer.Kind == kind {
			a.Then = "As you said before. The process stays ended."
		}
		all = append(all, a)
	}
	return all
}
