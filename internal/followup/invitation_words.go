package followup

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/invite"
	"afterword/internal/note"
)

// when words a time on its own clock: "Monday 23 November, 14:00".
func when(t time.Time) string {
	return interview.DateOf(t).Words() + ", " + t.Format("15:04")
}

// whenThere words a time on the clock of a round.
func whenThere(t time.Time, round interview.Interview) string {
	return when(t.In(round.Starts.Location()))
}

// whenIn words the start of a round, with its zone where that is another than that of
// another version of it.
func whenIn(round, other interview.Interview) string {
	if round.Zone != other.Zone {
		return when(round.Starts) + " (" + round.Zone + ")"
	}
	return when(round.Starts)
}

// names lists people: "Wei Chen, Priya Raman and Tomas Ruiz".
func names(people []interview.Interviewer) string {
	var all []string
	for _, who := range people {
		all = append(all, who.Name)
	}
	const most = 8
	if more := len(all) - most; more > 0 {
		all = append(all[:most], fmt.Sprintf("%d more", more))
	}
	switch len(all) {
	case 0:
		return "nobody"
	case 1:
		return all[0]
	}
	return strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
}

func panelWords(round interview.Interview) []string {
	if len(round.Panel) == 0 {
		return []string{"The invitation names nobody: write who interviewed you into the process file."}
	}
	says := []string{"On the panel: " + names(round.Panel) + "."}
	guessed := slices.DeleteFunc(slices.Clone(round.Panel), func(who interview.Interviewer) bool { return !who.NameGuessed })
	if len(guessed) > 0 {
		says = append(says, "Read off the address, check the spelling: "+names(guessed)+".")
	}
	return says
}

func differs(fresh, gone []interview.Interviewer) string {
	var says []string
	if len(fresh) > 0 {
		says = append(says, "Invited, and not on your panel: "+names(fresh)+".")
	}
	if len(gone) > 0 {
		says = append(says, "On your panel, and not invited: "+names(gone)+".")
	}
	return strings.Join(append(says, "Your panel stays as it is unless you say otherwise."), " ")
}

func takenOver(fresh, gone []interview.Interviewer) string {
	var says []string
	if len(fresh) > 0 {
		says = append(says, "New on the panel: "+names(fresh)+".")
	}
	if len(gone) > 0 {
		says = append(says, "Not on the panel any more: "+names(gone)+".")
	}
	return strings.Join(says, " ")
}

// consequences says what an invitation that was added does to the notes. old is the plan
// as it was, notes what was unsent before it was made anew.
func (w *weighed) consequences(known situation, old []cadence.Step, notes []note.Note, voided []string) []string {
	var says []string
	for _, st := range known.steps {
		if st.InterviewID != w.round || !st.Phase.HasNote() || st.Status.Over() {
			continue
		}
		n, exists := noteOf(known.notes, st)
		void := exists && slices.Contains(voided, n.ID)
		at := slices.IndexFunc(old, func(o cadence.Step) bool {
			return o.InterviewID == st.InterviewID && o.Phase == st.Phase && strings.EqualFold(o.Email, st.Email) && o.Interviewer == st.Interviewer
		})
		if st.Phase != note.Anchor && !void || !void && (at < 0 || old[at].Due.Equal(st.Due)) {
			continue
		}
		line := fmt.Sprintf("The %s to %s is now due on %s", st.Phase.Noun(), st.Interviewer, when(st.Due))
		if void {
			line += "; its approval is void"
		}
		says = append(says, line+".")
	}
	if w.Meaning == invite.Cancelled {
		if withdrawn := ended(known.notes, notes, w.round); withdrawn != "" {
			says = append(says, "Withdrawn, and sent to nobody: "+withdrawn+".")
		}
		says = append(says, "Will it get another time, or is it over?")
	}
	return says
}

// ended names the people whose unsent notes of a round were withdrawn.
func ended(after, before []note.Note, round string) string {
	var people []interview.Interviewer
	for _, n := range after {
		was := slices.IndexFunc(before, func(o note.Note) bool { return o.ID == n.ID && !o.State.Final() })
		leaving := n.State == note.Cancelled || n.State == note.InDrafts && n.After == note.Cancelled
		if n.InterviewID == round && was >= 0 && leaving {
			people = append(people, interview.Interviewer{Name: "the " + n.Phase.Noun() + " to " + n.To.Name})
		}
	}
	if len(people) == 0 {
		return ""
	}
	return names(people)
}
