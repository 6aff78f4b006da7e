package followup

import (
	"context"
	"fmt"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

// DraftToCheck is a draft that nobody stored, and who it would go to.
type DraftToCheck struct {
	ProcessID   string
	InterviewID string // empty for the latest round with this person
	To          string // name or e-mail address of somebody on a panel
	Phase       note.Phase
	Subject     string
	Body        string
}

// CheckedDraft is what the review says of a draft.
type CheckedDraft struct {
	Round    interview.Interview
	Draft    review.Draft // with the interviewer it goes to
	Findings []review.Finding
	Aims     []review.Aim
	Verdict  review.Verdict
	// Known are the processes that the review knew, and may quote from.
	Known []interview.Process
}

// NobodyError says that somebody is on no panel of a process.
type NobodyError struct {
	Named  string
	Panels []string // who is
}

func (e *NobodyError) Error() string {
	if len(e.Panels) == 0 {
		return fmt.Sprintf("%q is on no panel, for there is none yet", e.Named)
	}
	return fmt.Sprintf("%q is on no panel, or may mean several people: it has %s", e.Named, strings.Join(e.Panels, ", "))
}

// CheckDraft reviews a draft with everything the account knows, as if it stood in place of
// the stored note of its step. It stores nothing.
func (s *Service) CheckDraft(ctx context.Context, account AccountID, d DraftToCheck) (checked CheckedDraft, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		known, err := readSituation(ctx, tx, d.ProcessID)
		if err != nil {
			return err
		}
		round, who, err := somebody(asPromised(known.process.Process, known.events), d.InterviewID, d.To)
		if err != nil {
			return err
		}
		all, err := s.readBackground(ctx, tx)
		if err != nil {
			return err
		}
		n, due := s.inPlaceOf(known, round, who, d.Phase)
		n.Subject, n.Body = d.Subject, d.Body
		r, err := s.review(all, known, n, due)
		if err != nil {
			return err
		}
		checked = CheckedDraft{
			Round: round, Draft: r.draft, Findings: r.open, Aims: r.aims, Verdict: r.verdict(),
			Known: append([]interview.Process{r.context.Process}, r.context.OtherProcesses...),
		}
		return nil
	})
	if err != nil {
		return CheckedDraft{}, fmt.Errorf("check the draft: %w", err)
	}
	return checked, nil
}

// inPlaceOf is the note of a step, the stored one where there is one, and when it is due.
func (s *Service) inPlaceOf(known situation, round interview.Interview, who interview.Interviewer, phase note.Phase) (n note.Note, due time.Time) {
	step := cadence.Step{Phase: phase, InterviewID: round.ID, Interviewer: who.Name, Email: who.Email}
	for _, planned := range s.planOf(known.process, known.notes, known.events) {
		if planned.Phase == phase && planned.InterviewID == round.ID && strings.EqualFold(planned.Email, who.Email) && planned.Interviewer == who.Name {
			step = planned
		}
	}
	thread, _ := threadOf(step, touchesOf(known.process, known.notes), known.notes)
	n = note.Note{
		ProcessID: known.process.ID, InterviewID: round.ID, Phase: phase, State: note.Draft, Thread: thread,
		To: note.Address{Name: who.Name, Email: who.Email},
	}
	if stored, ok := noteOf(known.notes, step); ok {
		n.ID = stored.ID
	}
	return n, step.Due
}

// somebody finds who is named, in one round or in the latest that they were part of.
func somebody(p interview.Process, roundID, named string) (interview.Interview, interview.Interviewer, error) {
	unknown := &NobodyError{Named: named}
	for i := len(p.Interviews) - 1; i >= 0; i-- {
		round := p.Interviews[i]
		if roundID != "" && round.ID != roundID {
			continue
		}
		if who, ok := round.Interviewer(named); ok {
			return round, who, nil
		}
		for _, who := range round.Panel {
			unknown.Panels = append(unknown.Panels, who.Name)
		}
	}
	if roundID != "" && len(unknown.Panels) == 0 {
		return interview.Interview{}, interview.Interviewer{}, fmt.Errorf("interview %q: %w", roundID, ErrNotFound)
	}
	return interview.Interview{}, interview.Interviewer{}, unknown
}
