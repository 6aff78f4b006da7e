package followup

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/invite"
)

// weighed is what an invitation would do to a process.
type weighed struct {
	Invited
	round string            // id of the round it is about
	after interview.Process // as it would be
	event *cadence.Event    // that it is; nil when nothing happened
}

// weigh says what i does to a process, given the person's answers. It stores nothing. own
// is the address of the person's mailbox.
func (s *Service) weigh(known situation, own string, i invite.Invitation, answer InvitationAnswer) (weighed, error) {
	p := known.process.Process
	w := weighed{
		Invited: Invited{ProcessID: p.ID, Employer: p.Employer, Role: p.Role, Summary: i.Title()},
		after:   p,
	}
	if answer.Zone != "" {
		zone, err := s.zone(answer.Zone)
		if err != nil {
			return w, err
		}
		i = i.In(zone, answer.Zone)
	}
	now := s.Clock.Now()
	m := i.Match(p, known.past(now))
	w.Meaning, w.round = m.Meaning, m.Round
	round, _ := p.Interview(m.Round)
	me := invitee(p, own, i)
	switch m.Meaning {
	case invite.Reply:
		w.Says = append(w.Says, "That is an answer to an invitation, not one. Nothing was changed.")
	case invite.Unheard:
		w.Says = append(w.Says, "It calls off an interview that is not stored. Nothing was changed.")
	case invite.Known:
		w.Says = append(w.Says, "That invitation is known already. Nothing was changed.")
	case invite.TookPlace:
		w.Says = append(w.Says, fmt.Sprintf("The interview on %s has taken place: that it was taken out of the calendar since changes nothing.", when(round.Starts)))
	case invite.Older:
		w.Says = append(w.Says, fmt.Sprintf("A newer version of that invitation is known already: the interview is on %s. Nothing was changed.", when(round.Starts)))
	case invite.Cancelled:
		w.callOff(m, round, i, now)
	default:
		if known.process.State == Ended {
			return w, ErrOver
		}
		if i.Starts.IsZero() || i.Ends.Sub(i.Starts) > 24*time.Hour {
			return w, ErrNoTime
		}
		if v, _ := i.Interview(me); len(v.Panel) > maxPanel {
			return w, ErrCrowd
		}
		if i.Floating {
			w.askZone(round)
			return w, nil
		}
		if m.Meaning == invite.Fresh {
			return w, w.place(m, i, me, answer.Place, now)
		}
		w.update(m, round, i, now)
		w.comparePanel(i, me, answer.Panel)
	}
	return w, nil
}

// zone finds the time zone that the person named.
func (s *Service) zone(name string) (*time.Location, error) {
	if s.Zones == nil || name == "Local" {
		return nil, fmt.Errorf("%q: %w", name, ErrNoSuchZone)
	}
	zone, err := s.Zones(name)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", name, ErrNoSuchZone)
	}
	return zone, nil
}

// invitee is which of the person's addresses was invited.
func invitee(p interview.Process, own string, i invite.Invitation) string {
	for _, a := range i.Attendees {
		if own != "" && strings.EqualFold(a.Email, own) {
			return own
		}
	}
	if p.Candidate.Email != "" {
		return p.Candidate.Email
	}
	return own
}

func (w *weighed) askZone(round interview.Interview) {
	says := "The invitation does not say where its clock hangs. In which time zone is it?"
	if round.Zone != "" {
		says += fmt.Sprintf(" The round it is about was in %s.", round.Zone)
	}
	w.Asks = &InvitationQuestion{Says: says, Zone: true}
}

// update is a newer version of an invitation that a round knows.
func (w *weighed) update(m invite.Match, round interview.Interview, i invite.Invitation, now time.Time) {
	after := m.Apply(i, round)
	w.replace(after)
	switch m.Meaning {
	case invite.Moved:
		w.moved(round, after, now)
	case invite.Revived:
		w.Says = append(w.Says, fmt.Sprintf("It takes place after all: the interview on %s.", when(after.Starts)))
		w.event = &cadence.Event{Kind: cadence.Moved, At: now, InterviewID: round.ID}
	default:
		w.Says = append(w.Says, fmt.Sprintf("The invitation to the interview on %s was changed; its time is the same.", when(after.Starts)))
	}
}

func (w *weighed) moved(before, after interview.Interview, now time.Time) {
	w.Meaning, w.round = invite.Moved, after.ID
	switch {
	case !after.Starts.Equal(before.Starts):
		w.Says = append(w.Says, fmt.Sprintf("Moved from %s to %s.", whenIn(before, after), whenIn(after, before)))
	case after.Ends.Equal(before.Ends):
		w.Says = append(w.Says, fmt.Sprintf("Another invitation to the interview on %s. Its time is the same.", when(after.Starts)))
	default:
		w.Says = append(w.Says, fmt.Sprintf("The interview on %s now ends at %s, not at %s.", when(after.Starts), after.Ends.Format("15:04"), before.Ends.Format("15:04")))
	}
	w.event = &cadence.Event{Kind: cadence.Moved, At: now, InterviewID: after.ID}
}

// callOff is a cancellation. Of a round that several invitations make up, one falls away.
func (w *weighed) callOff(m invite.Match, round interview.Interview, i invite.Invitation, now time.Time) {
	if m.Block >= 0 && len(round.Blocks) > 1 {
		block := round.Blocks[m.Block]
		after := m.Leave(round)
		w.replace(after)
		w.Meaning = invite.Moved
		w.event = &cadence.Event{Kind: cadence.Moved, At: now, InterviewID: round.ID}
		w.Says = append(w.Says, fmt.Sprintf("One part of the interview on %s was called off, at %s. It now lasts from %s to %s. Its panel is as it was: take off who was only in that part.",
			interview.DateOf(round.Starts).Words(), block.Starts.Format("15:04"), after.Starts.Format("15:04"), after.Ends.Format("15:04")))
		return
	}
	round.Sequence, round.Stamped = i.Sequence, i.Stamped
	w.replace(round)
	w.event = &cadence.Event{Kind: cadence.Cancelled, At: now, InterviewID: round.ID}
	w.Says = append(w.Says, fmt.Sprintf("Called off: the interview on %s.", when(round.Starts)))
}

// place is an invitation that no round knows. Where it may belong to one, the person says.
func (w *weighed) place(m invite.Match, i invite.Invitation, me string, as invite.Place, now time.Time) error {
	if as == "" && len(m.Near) > 0 {
		w.askPlace(m, i)
		return nil
	}
	for _, near := range m.Near {
		if near.As != as {
			continue
		}
		round, _ := w.after.Interview(near.Round)
		switch as {
		case invite.Rescheduled:
			before := round
			round.Blocks = nil // what was several blocks is one invitation now
			after := invite.Match{Meaning: invite.Moved, Round: round.ID, Block: -1}.Apply(i, round)
			w.replace(after)
			w.moved(before, after, now)
			w.comparePanel(i, me, false)
		case invite.OneRound:
			after := i.Join(round, me)
			w.replace(after)
			w.Meaning, w.round = invite.Moved, round.ID
			w.event = &cadence.Event{Kind: cadence.Moved, At: now, InterviewID: round.ID}
			w.Says = append(w.Says, fmt.Sprintf("One round with the interview on %s: it now lasts from %s to %s, with %s.",
				when(round.Starts), after.Starts.Format("15:04"), after.Ends.Format("15:04"), names(after.Panel)))
		}
		return nil
	}
	if as != "" && as != invite.NewRound {
		return ErrNoSuchPlace
	}
	if i.Zone.Name == "" {
		w.askZone(interview.Interview{})
		w.Asks.Says = fmt.Sprintf("The invitation gives its time in UTC only (%s). In which time zone is it?", i.Starts.UTC().Format("2006-01-02 15:04"))
		return nil
	}
	round, _ := i.Interview(me)
	round.ID = w.freshID(round)
	w.round = round.ID
	w.after.Interviews = append(slices.Clone(w.after.Interviews), round)
	w.sort()
	w.Changed = true
	w.Says = append(w.Says, fmt.Sprintf("A new round on %s, until %s, in %s.", when(round.Starts), round.Ends.Format("15:04"), round.Zone))
	w.Says = append(w.Says, panelWords(round)...)
	return nil
}

// freshID names a round by its start, which reads better than a UID.
func (w *weighed) freshID(round interview.Interview) string {
	start := round.Starts.Format("2006-01-02T1504")
	id := start
	for n := 2; ; n++ {
		if _, taken := w.after.Interview(id); !taken {
			return id
		}
		id = fmt.Sprintf("%s-%d", start, n)
	}
}

func (w *weighed) askPlace(m invite.Match, i invite.Invitation) {
	q := &InvitationQuestion{}
	for _, near := range m.Near {
		round, _ := w.after.Interview(near.Round)
		switch near.As {
		case invite.Rescheduled:
			q.Places = append(q.Places, PlaceChoice{near.As, fmt.Sprintf("It is a reschedule: the interview on %s moves to %s.", when(round.Starts), whenThere(i.Starts, round))})
		case invite.OneRound:
			beside := "right after"
			if i.Starts.Before(round.Starts) {
				beside = "right before"
			}
			q.Places = append(q.Places, PlaceChoice{near.As, fmt.Sprintf("These are one round: it is %s the interview on %s.", beside, when(round.Starts))})
		}
	}
	q.Places = append(q.Places, PlaceChoice{invite.NewRound, "It is a round of its own, with its own notes."})
	first, _ := w.after.Interview(m.Near[0].Round)
	if m.Near[0].As == invite.OneRound {
		q.Says = fmt.Sprintf("An invitation for %s, right beside the interview on %s. Are these one round, or two?", whenThere(i.Starts, first), when(first.Starts))
	} else {
		q.Says = fmt.Sprintf("An invitation for %s. Is it a reschedule of the interview on %s?", whenThere(i.Starts, first), when(first.Starts))
	}
	w.Asks = q
}

// comparePanel says who is invited that the panel lacks, and the other way round, and
// follows the invitation if the person wants it.
func (w *weighed) comparePanel(i invite.Invitation, me string, take bool) {
	at := slices.IndexFunc(w.after.Interviews, func(r interview.Interview) bool { return r.ID == w.round })
	if at < 0 {
		return
	}
	round := &w.after.Interviews[at]
	v, _ := i.Interview(me)
	if len(i.Attendees) == 0 || len(v.Panel) == 0 {
		return // it does not say who comes
	}
	lacks := func(panel []interview.Interviewer) func(interview.Interviewer) bool {
		return func(who interview.Interviewer) bool { return !slices.ContainsFunc(panel, who.SameAs) }
	}
	invited := v.Panel
	if i.Organizer.Email != "" {
		invited = append(slices.Clone(invited), interview.Interviewer{Name: i.Organizer.Name, Email: i.Organizer.Email})
	}
	fresh := slices.DeleteFunc(slices.Clone(v.Panel), func(who interview.Interviewer) bool { return !lacks(round.Panel)(who) })
	var gone []interview.Interviewer
	if len(round.Blocks) == 0 { // others of the panel may be in another block
		gone = slices.DeleteFunc(slices.Clone(round.Panel), func(who interview.Interviewer) bool { return who.Email == "" || !lacks(invited)(who) })
	}
	if len(fresh)+len(gone) == 0 {
		return
	}
	if !take {
		w.PanelDiffers = true
		w.Says = append(w.Says, differs(fresh, gone))
		return
	}
	panel := slices.DeleteFunc(slices.Clone(round.Panel), func(who interview.Interviewer) bool { return slices.ContainsFunc(gone, who.SameAs) })
	round.Panel = append(panel, fresh...)
	w.Says = append(w.Says, takenOver(fresh, gone))
}

// replace puts a round of the process as it would be in the place of the old one.
func (w *weighed) replace(round interview.Interview) {
	w.after.Interviews = slices.Clone(w.after.Interviews)
	for n := range w.after.Interviews {
		if w.after.Interviews[n].ID == round.ID {
			w.after.Interviews[n] = round
		}
	}
	w.sort()
	w.Changed = true
}

func (w *weighed) sort() {
	slices.SortStableFunc(w.after.Interviews, func(a, b interview.Interview) int { return a.Starts.Compare(b.Starts) })
}
