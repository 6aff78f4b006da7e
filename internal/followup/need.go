package followup

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/compose"
	"afterword/internal/note"
)

// Need is one thing that only the person can do.
type Need struct {
	Kind                NeedKind
	Process             string // id
	Employer, Role      string
	Interview           string // id of the round; empty where it is about the process
	Phase               note.Phase
	Names               []string // who it is about
	Note                string   // id of the first note it is about; empty without one
	Opens, Due, By      time.Time
	Late                bool           // the thank-you is past its 24 hours
	Answered, Suggested int            // mails that wait
	Budget              cadence.Budget // of an approval: what courtesy allows
	Unheard             bool           // of a debrief: it may also be that nobody called
	AboutOffer          bool           // of a check-in: a note about another offer takes its place
	offered             bool           // possible, and not urged
}

// NeedKind is what a person is to do.
type NeedKind string

// What a person may be to do, the most pressing first.
const (
	NeedSettle     NeedKind = "settle"     // nobody knows whether a note left
	NeedName       NeedKind = "name"       // say what a reply was
	NeedFollows    NeedKind = "follows"    // say what follows an interview that was called off
	NeedInvitation NeedKind = "invitation" // add or ignore what came by mail
	NeedTalk       NeedKind = "talk"       // say whether anybody called at the agreed time
	NeedLookAgain  NeedKind = "look-again" // look at a role that is on hold
	NeedDebrief    NeedKind = "debrief"    // write the interview down
	NeedGap        NeedKind = "gap"        // answer a question that stands in a draft
	NeedAddress    NeedKind = "address"    // find out where a note is to go
	NeedApproval   NeedKind = "approval"   // read and approve
	NeedSend       NeedKind = "send"       // send it, by hand or out of the Drafts folder
)

// NeedKinds lists what a person may be to do, the most pressing first.
func NeedKinds() []NeedKind {
	return []NeedKind{NeedSettle, NeedName, NeedFollows, NeedInvitation, NeedTalk, NeedLookAgain, NeedDebrief, NeedGap, NeedAddress, NeedApproval, NeedSend}
}

// Needs lists what a process needs of the person now, the most pressing first. It is the one
// place that says what counts: the first page, the list of processes and the command line
// all ask it. What is asked of several people of a panel is one need.
func (v ProcessView) Needs(now time.Time) []Need {
	needs, _ := v.asked(now)
	return needs
}

// Offered lists what the person may still do and need not: thank-yous that are more than 72
// hours late.
func (v ProcessView) Offered(now time.Time) []Need {
	_, offered := v.asked(now)
	return offered
}

func (v ProcessView) asked(now time.Time) (needs, offered []Need) {
	add := func(n Need) {
		n.Process, n.Employer, n.Role = v.ID, v.Employer, v.Role
		needs = append(needs, n)
	}
	if len(v.Replies) > 0 && v.CalledOff == nil && len(v.Invitations) == 0 {
		n := Need{Kind: NeedName, Answered: len(v.Replies), By: v.Replies[len(v.Replies)-1].At}
		for _, m := range v.Replies {
			if name := cmp.Or(m.From.Name, m.From.Email); !slices.Contains(n.Names, name) {
				n.Names = append(n.Names, name)
			}
		}
		add(n)
	}
	if v.CalledOff != nil {
		add(Need{Kind: NeedFollows, Due: v.CalledOff.Interview.Starts})
	}
	if len(v.Invitations) > 0 {
		add(Need{Kind: NeedInvitation, Suggested: len(v.Invitations), By: v.Invitations[0].Mail.At})
	}
	if r := v.MayBeMissed; r != nil && now.Before(r.Ends) {
		n := Need{Kind: NeedTalk, Interview: r.ID, Due: r.Starts, By: r.Ends}
		for _, who := range r.Panel {
			n.Names = append(n.Names, who.Name)
		}
		add(n)
	}
	for _, n := range v.askedBySteps(now) {
		if n.offered {
			n.Process, n.Employer, n.Role = v.ID, v.Employer, v.Role
			offered = append(offered, n)
			continue
		}
		add(n)
	}
	sortNeeds(needs)
	return needs, offered
}

// askedBySteps lists what the steps of a process ask.
func (v ProcessView) askedBySteps(now time.Time) (together []Need) {
	for _, step := range v.Steps {
		kind := needOf(v, step, now)
		if kind == "" {
			continue
		}
		n := Need{Kind: kind, Interview: step.InterviewID, Phase: step.Phase, Opens: step.Opens, Due: step.Due, By: step.Closes, Late: step.Rescue}
		n.offered, n.AboutOffer = v.onlyOffered(step), AboutOffer(v.Process.Process, step.Step, now)
		if step.Note != nil {
			n.Note = step.Note.ID
		}
		if kind == NeedApproval {
			n.Budget = v.Budget
		}
		n.Unheard = kind == NeedDebrief && v.MayBeMissed != nil && v.MayBeMissed.ID == step.InterviewID
		at := slices.IndexFunc(together, func(o Need) bool {
			return o.Kind == n.Kind && o.Interview == n.Interview && o.Phase == n.Phase && o.offered == n.offered && n.Kind != NeedSettle
		})
		if at < 0 {
			together, at = append(together, n), len(together)
		}
		o := &together[at]
		o.Names = append(o.Names, cmp.Or(step.Interviewer, step.Email))
		if step.Due.Before(o.Due) {
			o.Due = step.Due
		}
		if o.Note == "" {
			o.Note = n.Note
		}
	}
	for _, round := range v.Interviews { // one of which nobody knows who was there
		if v.State == Active && len(round.Panel) == 0 && !round.Ends.After(now) && now.Sub(round.Ends) < lateReplies {
			n := Need{Kind: NeedDebrief, Interview: round.ID, Phase: note.Anchor, By: round.Ends.Add(24 * time.Hour)}
			late := cadence.Step{Rescue: true, Closes: now}
			n.offered = !late.Urged(round)
			together = append(together, n)
		}
	}
	return together
}

// onlyOffered reports whether a step is a thank-you that is so late that nobody is urged to
// send it. One whose fate is unknown, or that waits to be sent, is another matter.
func (p Process) onlyOffered(step StepView) bool {
	if step.Phase != note.Anchor || step.Note != nil && step.Note.State != note.Draft {
		return false
	}
	round, ok := p.Interview(step.InterviewID)
	return ok && !step.Status.Over() && !step.Urged(round)
}

// sortNeeds brings needs into the order in which a person sees them.
func sortNeeds(needs []Need) {
	rank := func(n Need) int {
		if n.Kind == NeedSettle || n.Kind == NeedName || n.Kind == NeedFollows || n.Kind == NeedInvitation || n.Kind == NeedTalk {
			return slices.Index(NeedKinds(), n.Kind)
		}
		return len(NeedKinds()) // the others by when they are to be done
	}
	slices.SortStableFunc(needs, func(a, b Need) int {
		return cmp.Or(rank(a)-rank(b), a.By.Compare(b.By), slices.Index(NeedKinds(), a.Kind)-slices.Index(NeedKinds(), b.Kind))
	})
}

// needOf is what a step asks of the person, empty when it asks nothing now.
func needOf(v ProcessView, step StepView, now time.Time) NeedKind {
	if step.Phase == note.LookAgain && v.State == Active && step.Status == cadence.Ready {
		return NeedLookAgain
	}
	if step.Note == nil {
		round, ok := v.Interview(step.InterviewID)
		if ok && v.State == Active && step.Phase == note.Anchor && !step.Status.Over() && step.Status != cadence.Paused && !round.Ends.After(now) {
			return NeedDebrief
		}
		return ""
	}
	if !step.waitsForPerson(v.State, now) || v.beforeItsEnd(step, now) {
		return ""
	}
	switch step.Note.State {
	case note.Unknown:
		return NeedSettle
	case note.InDrafts, note.Approved:
		return NeedSend
	}
	if len(compose.Questions(step.Note.Body)) > 0 {
		round, _ := v.Interview(step.InterviewID)
		if who, ok := round.Interviewer(cmp.Or(step.Email, step.Interviewer)); ok && step.Phase == note.Anchor && strings.TrimSpace(who.Debrief.Anchor) == "" {
			return NeedDebrief
		}
		return NeedGap
	}
	if step.Note.To.Email == "" {
		return NeedAddress
	}
	return NeedApproval
}

// Asks reports whether a step is the person's turn and they should know. A follow-up that is
// drafted ahead is not, before its day has come: silence is allowed to be silence. Nor is a
// thank-you that is only offered.
func (p Process) Asks(step StepView, now time.Time) bool {
	return step.waitsForPerson(p.State, now) && !p.onlyOffered(step) && !p.beforeItsEnd(step, now)
}

// beforeItsEnd reports whether a step is a thank-you drafted for an interview that has not
// ended: nothing is needed of anybody yet.
func (p Process) beforeItsEnd(step StepView, now time.Time) bool {
	if step.Phase != note.Anchor || step.Note == nil || step.Note.State != note.Draft {
		return false
	}
	round, ok := p.Interview(step.InterviewID)
	return ok && round.Ends.After(now)
}

func (v StepView) waitsForPerson(state ProcessState, now time.Time) bool {
	if v.Phase == note.LookAgain {
		return v.Status == cadence.Ready
	}
	if v.Note == nil {
		return false
	}
	switch v.Note.State {
	case note.Unknown, note.InDrafts:
		return true
	case note.Approved:
		return v.Note.Way == note.ByHand && v.Note.Trouble != ""
	case note.Draft:
		open := v.Phase == note.Anchor || !now.Before(v.Opens)
		goesOn := state == Active || state == Ended && v.Phase == note.GraciousReply
		return open && goesOn && (v.Status == cadence.Waiting || v.Status == cadence.Ready)
	}
	return false
}
