package web

import (
	"fmt"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
	"afterword/internal/review"
)

// moment is an instant as a page shows it.
type moment struct {
	ISO   string // RFC 3339, for machines
	Words string // "Tue 24 Nov, 10:00"
}

// momentOf shows t on the clocks of loc. The year is said only when it is not this one.
func momentOf(t time.Time, loc *time.Location, now time.Time) moment {
	if t.IsZero() {
		return moment{}
	}
	t = t.In(loc)
	layout := "Mon 2 Jan, 15:04"
	if t.Year() != now.In(loc).Year() {
		layout = "Mon 2 Jan 2006, 15:04"
	}
	return moment{ISO: t.Format(time.RFC3339), Words: t.Format(layout)}
}

// hereWords shows t on the clock of whoever runs Afterword, and says which clock that is:
// "Tue 24 Nov, 09:00 EST".
func hereWords(t, now time.Time) string {
	return momentOf(t, now.Location(), now).Words + " " + t.In(now.Location()).Format("MST")
}

// onMyClock says what another clock shows at a moment: "16:00", with the day where that is
// another one. It is empty where both show the same.
func onMyClock(m moment, home *time.Location) string {
	theirs, err := time.Parse(time.RFC3339, m.ISO)
	if err != nil {
		return ""
	}
	mine := theirs.In(home)
	_, a := theirs.Zone()
	_, b := mine.Zone()
	switch {
	case a == b:
		return ""
	case mine.Day() == theirs.Day():
		return mine.Format("15:04")
	}
	return mine.Format("Mon 2 Jan, 15:04")
}

// untilWords says how long it is from now to t: "in 2 days", "in 3 h 20 min".
func untilWords(t, now time.Time) string {
	left := t.Sub(now)
	minutes := int(left.Minutes())
	switch {
	case left < time.Minute:
		return "any moment now"
	case minutes < 60:
		return fmt.Sprintf("in %d min", minutes)
	case minutes < 24*60:
		return fmt.Sprintf("in %d h %d min", minutes/60, minutes%60)
	case minutes < 48*60:
		return "in a day"
	default:
		return fmt.Sprintf("in %d days", minutes/(24*60))
	}
}

// phaseWords are the title of a phase and what it is for.
func phaseWords(p note.Phase) (title, purpose string) {
	switch p {
	case note.Anchor:
		return "Thank-you", "Tied to one moment of the talk, its anchor: a different note for everybody, within 24 hours."
	case note.CheckIn:
		return "Check-in", "One short question, only when the date they gave has passed in silence."
	case note.FinalPulse:
		return "Final pulse", "One last note, two weeks or more after the interview."
	case note.AnotherTime:
		return "Another time", "Nobody called: a short, friendly note on the same day. It is no check-in."
	case note.GraciousReply:
		return "Gracious reply", "Thanks, your own words, one question, and a door left open. The last note."
	case note.LookAgain:
		return "Look again", "The role is on hold until then, as they said."
	case note.Close:
		return "Close", "After that, silence is an answer. The process closes by itself."
	}
	return string(p), ""
}

const offerNoteTitle = "Note about an offer"

// stepWords are the title of a step of a process and what it is for. In the place of the
// check-in there may be a note about another offer.
func stepWords(p followup.Process, step followup.StepView, now time.Time) (title, purpose string) {
	if followup.AboutOffer(p.Process, step.Step, now) {
		return offerNoteTitle, "In the place of the check-in, while you hold another offer. It asks for a realistic date."
	}
	return phaseWords(step.Phase)
}

// contactWords say why somebody of a round gets its follow-ups; empty where their role does.
func contactWords(round interview.Interview, who interview.Interviewer) string {
	contact, ok := round.Contact()
	switch {
	case !ok || contact.Email != who.Email || who.Role == interview.HiringManager || who.Role == interview.Recruiter:
		return ""
	case round.Organizer != "" && strings.EqualFold(round.Organizer, who.Email):
		return "Follow-ups go to them because the invitation came from them. A hiring manager or recruiter on the panel would go first: say in the debrief who is one."
	case who.Role == interview.Coordinator:
		return ""
	}
	return "Follow-ups go to them as the first on the panel whose address is known. Say in the debrief who is the hiring manager or recruiter, and they go there."
}

// statusWord says in a word or two where a step and its note stand. tone picks the
// colour: ask (the person's turn), go (on its way), good, bad or rest.
func statusWord(v followup.StepView, c circumstances) (word, tone string) {
	if v.Note != nil {
		if waitsForMailbox(v, c) {
			return "Waits", "ask"
		}
		if early(v, c.now) {
			return "Drafted early", "rest"
		}
		switch v.Note.State {
		case note.Approved:
			if v.Status == cadence.Paused {
				return "Paused", "ask"
			}
			if v.Note.Trouble != "" {
				if v.Note.Way == note.ByHand {
					return "Send it", "ask"
				}
				return "Waits", "ask"
			}
			return "Approved", "go"
		case note.Scheduled:
			if v.Note.Trouble != "" {
				return "Waits", "ask"
			}
			return "Leaving", "go"
		case note.Sending:
			return "Being sent", "go"
		case note.InDrafts:
			return "In your Drafts", "ask"
		case note.Sent:
			return "Sent", "good"
		case note.Unknown:
			return "Did it leave?", "bad"
		case note.Failed:
			return "Not sent", "bad"
		case note.Cancelled:
			return "Called off", "rest"
		case note.Skipped:
			return "Skipped", "rest"
		case note.Draft:
			if v.Status == cadence.Waiting || v.Status == cadence.Ready {
				return "Draft", "ask"
			}
		}
	}
	switch v.Status {
	case cadence.Ready:
		if v.Phase == note.LookAgain {
			return "Look again", "ask"
		}
		return "Due", "ask"
	case cadence.Done:
		if v.Phase == note.Close {
			return "Closed", "rest"
		}
		return "Sent", "good"
	case cadence.Paused:
		return "Paused", "ask"
	case cadence.Stopped:
		return "Not needed", "rest"
	case cadence.Missed:
		return "Missed", "rest"
	}
	return "Later", "rest"
}

// severityWord says what to do about a finding.
func severityWord(s review.Severity) string {
	switch s {
	case review.Block:
		return "Fix first"
	case review.Warn:
		return "Look again"
	}
	return "Hint"
}

// verdictWords sum a review up.
func verdictWords(v review.Verdict) string {
	switch v {
	case review.Blocked:
		return "Not ready yet"
	case review.Warned:
		return "Worth a second look"
	}
	return "Reads well"
}

// mailWord says what an incoming mail was taken for.
func mailWord(k letter.Kind) string {
	switch k {
	case letter.KindReply:
		return "Reply"
	case letter.KindHiringSystem:
		return "From their hiring system"
	case letter.KindAutoReply:
		return "Out of office"
	case letter.KindBounce:
		return "Could not be delivered"
	case letter.KindDelayed:
		return "Delivery is delayed"
	case letter.KindInvitation:
		return "Invitation"
	}
	return capitalised(string(k))
}

func capitalised(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// sentence makes one whole sentence of what a verb or a server said: on one line, begun
// large, ended with a full stop.
func sentence(s string) string {
	s = capitalised(strings.Join(strings.Fields(s), " "))
	if s == "" || strings.ContainsRune(".?!”", []rune(s)[len([]rune(s))-1]) {
		return s
	}
	return s + "."
}
