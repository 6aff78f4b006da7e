package followup

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/offer"
)

// draftNotes writes the notes that the plan has a step for and that do not exist yet. It
// returns their number.
//
// A thank-you is drafted once the interview is over, or as soon as the debrief says
// something of that person: a page of questions about a talk that is still to come helps
// nobody. Nothing needs to remember that it is missing: its step is looked at when it is
// due, and every fact that is recorded plans anew. A check-in is drafted when the contact
// was thanked, or when it is about an offer, a final pulse when they were checked in with; both only while no reply
// waits to be named. What answers something is drafted when the person asks for it.
//
// A draft that nobody has touched follows the day it will leave on, so that "today" does
// not leave tomorrow.
func (s *Service) draftNotes(ctx context.Context, tx Tx, known *situation) (int, error) {
	p := known.process
	process, touches := asPromised(p.Process, known.events), touchesOf(p, known.notes)
	drafted := 0
	for _, step := range known.steps {
		if !step.Phase.HasNote() || step.Status.Over() || !p.Writes(step.Phase) {
			continue
		}
		round, who, ok := personOf(process, step.InterviewID, step.Interviewer, step.Email)
		var answered answered
		if step.Phase == note.GraciousReply {
			var err error
			if who, answered, err = rejectionFor(ctx, tx, *known, step, who); err != nil {
				return drafted, err
			}
			ok = true
		}
		if !ok {
			continue
		}
		leaves := step.Due
		if now := s.Clock.Now(); leaves.Before(now) {
			leaves = now.In(step.Due.Location())
		}
		n, exists := noteOf(known.notes, step)
		if exists && n.State != note.Cancelled && n.State != note.Skipped {
			if err := followDay(ctx, tx, process, known, n, leaves); err != nil {
				return drafted, err
			}
			continue
		}
		_, aboutOffer := offer.ForNote(process, round, who, leaves)
		aboutOffer = aboutOffer && !thanksToCome(known.steps, step)
		if !s.isTimeToDraft(step, round, who, touches, aboutOffer) {
			continue
		}
		thread, subject := threadOf(step, touches, known.notes)
		if answered.thread.InReplyTo != "" {
			thread, subject = answered.thread, answered.subject
		}
		words := compose.Write(compose.Request{
			Process: process, Interview: round, Phase: step.Phase, To: who, Leaves: leaves, ThreadSubject: subject, Own: answered.own,
		})
		// A note that was withdrawn or whose time passed has left no trace with anybody.
		// When the plan wants it after all, the new draft takes its place.
		draft := note.Note{ID: n.ID, Version: n.Version}
		if !exists {
			draft.ID = newID()
		}
		draft.ProcessID, draft.InterviewID, draft.Phase = p.ID, step.InterviewID, step.Phase
		draft.To = note.Address{Name: who.Name, Email: who.Email}
		draft.Subject, draft.Body, draft.Thread = words.Subject, words.Body, thread
		draft.NotBefore, draft.State = leaves, note.Draft
		if err := known.save(ctx, tx, &draft); err != nil {
			return drafted, err
		}
		drafted++
	}
	return drafted, nil
}

// isTimeToDraft reports whether there is something to draft a step's note from.
func (s *Service) isTimeToDraft(step cadence.Step, round interview.Interview, who interview.Interviewer, touches []note.Touch, aboutOffer bool) bool {
	switch step.Phase {
	case note.Anchor:
		return !s.Clock.Now().Before(round.Ends) || debriefed(who)
	case note.CheckIn:
		// A note about an offer waits for no thank-you that is late.
		return step.Status != cadence.Paused && (touched(touches, step, note.Anchor) || aboutOffer)
	case note.AnotherTime, note.GraciousReply:
		return step.Status != cadence.Paused
	case note.FinalPulse:
		return step.Status != cadence.Paused && touched(touches, step, note.CheckIn)
	}
	return false
}

// thanksToCome reports whether the thank-you to who a step is for is still to leave, and
// on time: what follows it will be in its thread.
func thanksToCome(steps []cadence.Step, step cadence.Step) bool {
	return slices.ContainsFunc(steps, func(st cadence.Step) bool {
		return st.Phase == note.Anchor && st.InterviewID == step.InterviewID && st.Email == step.Email && st.Interviewer == step.Interviewer &&
			!st.Status.Over() && !st.Rescue
	})
}

func debriefed(p interview.Interviewer) bool {
	return strings.TrimSpace(p.Debrief.Anchor+p.Debrief.Need+p.Debrief.Value) != ""
}

// touched reports whether a note of the given phase reached who the step is for.
func touched(touches []note.Touch, step cadence.Step, phase note.Phase) bool {
	return slices.ContainsFunc(touches, func(t note.Touch) bool {
		return t.InterviewID == step.InterviewID && t.Phase == phase && strings.EqualFold(t.To, step.Email)
	})
}

// followDay words an untouched note for the day it will leave on now.
func followDay(ctx context.Context, tx Tx, process interview.Process, known *situation, n note.Note, leaves time.Time) error {
	n, changed, err := followedDay(process, known.notes, n, leaves)
	if err != nil || !changed {
		return err
	}
	return known.save(ctx, tx, &n)
}

// followedDay is n in the words for the day it will leave on. NotBefore is when it was
// written, or approved, to leave. Other words void an approval, for "today" is not what
// the person said yes to tomorrow; the note says so.
func followedDay(process interview.Process, notes []note.Note, n note.Note, leaves time.Time) (_ note.Note, changed bool, err error) {
	approved := n.State == note.Approved || n.State == note.Scheduled
	if n.Phase.Answers() {
		return n, false, nil
	}
	if n.State != note.Draft && !approved || approved && !leaves.After(n.NotBefore) {
		return n, false, nil
	}
	written, ok := wordsFor(process, n, notes, n.NotBefore)
	if ok && approved && !says(n, written) && offerSpokenOf(process, n, n.NotBefore) != offerSpokenOf(process, n, leaves) {
		n, err = n.Undo()
		n.NotBefore, n.Trouble = leaves, "It did not leave while the offer it speaks of could be answered. Read it again and approve it."
		return n, true, err
	}
	if !ok || !says(n, written) {
		return n, false, nil
	}
	wanted, _ := wordsFor(process, n, notes, leaves)
	if says(n, wanted) {
		return n, false, nil
	}
	if n, err = n.Edit(wanted.Subject, wanted.Body); err != nil {
		return n, false, err
	}
	n.NotBefore = leaves
	if approved {
		n.Trouble = "It did not leave on the day it was written for, so it names the day differently now. Read it again and approve it."
	}
	return n, true, nil
}

// redraft brings the unsent notes of a process in line after its facts changed from
// before to after. A draft that still says exactly what was drafted from before is
// written anew; one that the person edited, or approved, keeps its words. An approval is
// void when the note names a promised date that is another one now, and when the note
// follows its recipient to another address. It is withdrawn when they are not on the panel
// or not the contact any more.
func redraft(ctx context.Context, tx Tx, before, after interview.Process) error {
	notes, err := tx.Notes(ctx, after.ID)
	if err != nil {
		return err
	}
	for i, n := range notes {
		switch n.State {
		case note.Draft, note.Approved, note.Scheduled:
		default:
			continue
		}
		changed, err := redrafted(before, after, notes, n)
		if err != nil {
			return err
		}
		if changed.Digest() == n.Digest() && changed.State == n.State {
			continue
		}
		if err := tx.SaveNote(ctx, &changed); err != nil {
			return err
		}
		notes[i] = changed
	}
	return nil
}

// redrafted is one note brought in line.
func redrafted(before, after interview.Process, notes []note.Note, n note.Note) (note.Note, error) {
	if n.Phase == note.GraciousReply {
		return n, nil // it answers a mail, whoever wrote that
	}
	old := interview.Interviewer{Name: n.To.Name, Email: n.To.Email}
	if _, known, ok := personOf(before, n.InterviewID, n.To.Name, n.To.Email); ok {
		old = known
	}
	round, who, ok := personOf(after, n.InterviewID, old.Name, old.Email)
	if !ok {
		return n.Cancel(fmt.Sprintf("%s is not on the panel any more.", n.To.Name))
	}
	if contact, ok := round.Contact(); n.Phase != note.Anchor && (!ok || !contact.SameAs(who)) {
		return n.Cancel(fmt.Sprintf("%s is not the contact any more.", n.To.Name))
	}
	written, ok := wordsFor(before, n, notes, n.NotBefore)
	var trouble string
	if n.State != note.Draft && namesOldPromise(before, round, n) {
		var err error
		if n, err = n.Undo(); err != nil {
			return n, err
		}
		trouble = "They named another date after you approved this. Read it again and approve it."
	}
	if n.State != note.Draft && n.Phase == note.CheckIn && otherOffers(before, after) {
		var err error
		if n, err = n.Undo(); err != nil {
			return n, err
		}
		trouble = "What you said of another offer changed after you approved this. Read it again and approve it."
	}
	untouched := ok && n.State == note.Draft && says(n, written)
	if !strings.EqualFold(n.To.Email, who.Email) || n.State == note.Draft && n.To.Name != who.Name {
		if who.Email != "" && slices.ContainsFunc(notes, func(o note.Note) bool {
			return o.ID != n.ID && o.InterviewID == n.InterviewID && o.Phase == n.Phase && strings.EqualFold(o.To.Email, who.Email)
		}) {
			return n.Cancel(fmt.Sprintf("There is another note to %s already.", who.Email))
		}
		var err error
		if n, err = n.Readdress(note.Address{Name: who.Name, Email: who.Email}); err != nil {
			return n, err
		}
	}
	if untouched {
		wanted, _ := wordsFor(after, n, notes, n.NotBefore)
		var err error
		if n, err = n.Edit(wanted.Subject, wanted.Body); err != nil {
			return n, err
		}
	}
	if trouble != "" {
		n.Trouble = trouble
	}
	return n, nil
}

// otherOffers reports whether what a note about an offer says is another thing now.
func otherOffers(before, after interview.Process) bool {
	if len(before.Offers) == 0 && len(after.Offers) == 0 {
		return false
	}
	return before.FirstChoice != after.FirstChoice || !slices.Equal(before.Offers, after.Offers)
}

// offerSpokenOf is the offer that a check-in speaks of when it leaves at an instant; the
// zero value for none.
func offerSpokenOf(process interview.Process, n note.Note, leaves time.Time) interview.Offer {
	round, who, ok := personOf(process, n.InterviewID, n.To.Name, n.To.Email)
	if !ok || n.Phase != note.CheckIn {
		return interview.Offer{}
	}
	spoken, _ := offer.ForNote(process, round, who, leaves)
	return spoken
}

// namesOldPromise reports whether n speaks of the date that its round had before, and
// that is not the promised one any more.
func namesOldPromise(before interview.Process, round interview.Interview, n note.Note) bool {
	old, ok := before.Interview(n.InterviewID)
	if !ok || old.Promise == nil || old.Promise.Date.IsZero() || round.Promise != nil && round.Promise.Date == old.Promise.Date {
		return false
	}
	return strings.Contains(n.Body, old.Promise.Date.Words())
}

// wordsFor is what compose writes for the recipient of n, to leave at the given time. ok
// is false when they are not on the panel.
func wordsFor(process interview.Process, n note.Note, notes []note.Note, leaves time.Time) (d compose.Draft, ok bool) {
	round, who, ok := personOf(process, n.InterviewID, n.To.Name, n.To.Email)
	if !ok {
		return compose.Draft{}, false
	}
	return compose.Write(compose.Request{
		Process: process, Interview: round, Phase: n.Phase, To: who, Leaves: leaves, ThreadSubject: firstSubject(n.Thread, notes),
	}), true
}

func says(n note.Note, d compose.Draft) bool { return n.Subject == d.Subject && n.Body == d.Body }

// personOf finds a round and a member of its panel: by both, else by name, for a name is
// who somebody is and an address may turn out to be a colleague's, else by address.
func personOf(p interview.Process, interviewID, name, email string) (interview.Interview, interview.Interviewer, bool) {
	round, ok := p.Interview(interviewID)
	if !ok {
		return round, interview.Interviewer{}, false
	}
	here := func(who interview.Interviewer) bool { return email != "" && strings.EqualFold(who.Email, email) }
	called := func(who interview.Interviewer) bool { return name != "" && strings.EqualFold(who.Name, name) }
	for _, is := range []func(interview.Interviewer) bool{
		func(who interview.Interviewer) bool { return here(who) && called(who) }, called, here,
	} {
		if at := slices.IndexFunc(round.Panel, is); at >= 0 {
			return round, round.Panel[at], true
		}
	}
	return round, interview.Interviewer{}, false
}

// threadOf is the thread of what we wrote to somebody in this round, to be continued, and
// its first subject. Notes that were sent by hand and whose Message-ID is not known
// cannot be part of it.
func threadOf(step cadence.Step, touches []note.Touch, notes []note.Note) (note.Thread, string) {
	if step.Phase == note.Anchor || step.Phase == note.AnotherTime {
		return note.Thread{}, ""
	}
	var before []note.Touch
	for _, t := range touches {
		if t.InterviewID == step.InterviewID && strings.EqualFold(t.To, step.Email) && t.MessageID != "" {
			before = append(before, t)
		}
	}
	if len(before) == 0 {
		return note.Thread{}, ""
	}
	slices.SortStableFunc(before, func(a, b note.Touch) int { return a.At.Compare(b.At) })
	var thread note.Thread
	for _, t := range before {
		thread.References = append(thread.References, t.MessageID)
		thread.InReplyTo = t.MessageID
	}
	return thread, firstSubject(thread, notes)
}

// firstSubject is the subject that a thread of ours began with; empty when it is not
// known.
func firstSubject(thread note.Thread, notes []note.Note) string {
	for _, id := range thread.References {
		for _, n := range notes {
			if n.MessageID == id || n.ProviderID == id {
				return n.Subject
			}
		}
	}
	return ""
}

// asPromised is a process whose rounds have the promise that counts now: the latest date
// that a reply named, else what was said in the interview, unless the role rested since.
func asPromised(p interview.Process, events []cadence.Event) interview.Process {
	p.Interviews = slices.Clone(p.Interviews)
	for _, e := range events {
		dated := (e.Kind == cadence.NewDate || e.Kind == cadence.Reopened) && !e.Date.IsZero()
		if !dated && e.Kind != cadence.OnHold {
			continue
		}
		round := e.InterviewID
		if round == "" {
			round, _ = roundBefore(p, e.At)
		}
		for i := range p.Interviews {
			switch {
			case p.Interviews[i].ID != round:
			case e.Kind == cadence.OnHold: // what was said before is void
				p.Interviews[i].Promise = nil
			default:
				p.Interviews[i].Promise = &interview.Promise{Date: e.Date, Said: e.Words}
			}
		}
	}
	return p
}
