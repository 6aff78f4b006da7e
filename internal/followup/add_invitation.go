package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/invite"
	"afterword/internal/note"
)

// Errors of AddInvitations and AddWaiting, wrapped.
var (
	// ErrNoProcess: no process has anything to do with the invitation.
	ErrNoProcess = errors.New("no process that is stored has anything to do with this invitation")
	// ErrManyProcesses: the invitation may belong to more than one process.
	ErrManyProcesses = errors.New("more than one process may be meant")
	// ErrOver: the process ended with an answer and takes no more rounds.
	ErrOver = errors.New("this process has ended: say first that they want to talk again")
	// ErrNoTime: an interview cannot be planned without a time of day.
	ErrNoTime = errors.New("the invitation has no time of day, or lasts longer than one: write the times into the process file")
	// ErrCrowd: nobody is interviewed by so many.
	ErrCrowd = errors.New("more than 50 people are invited: if it is the interview, write its panel into the process file")
	// ErrNoSuchPlace: the answer is none of those that were asked for.
	ErrNoSuchPlace = errors.New("that is none of the answers: this invitation can belong there no more")
	// ErrTooMany: a calendar of many events is no invitation.
	ErrTooMany = errors.New("there are more than 50 events in it: export only the interview from your calendar")
	// ErrNoSuchZone: the place that was named is no time zone.
	ErrNoSuchZone = errors.New("it is not the name of a time zone: write an IANA name, such as America/New_York")
)

// InvitationAnswer is what the person says about an invitation. The zero value says
// nothing.
type InvitationAnswer struct {
	// Place says where an invitation belongs that no round knows.
	Place invite.Place
	// Zone is the IANA name of where it is, for an invitation that does not tell.
	Zone string
	// Panel says that who is invited now is on the panel, and who is not is not.
	Panel bool
}

// Invited is what an invitation is to a process, and what became of it.
type Invited struct {
	ProcessID, Employer, Role string
	Summary                   string // title of the invitation; may be empty
	Meaning                   invite.Meaning
	// Changed says that it was stored, or would be.
	Changed bool
	// Says is what the invitation says and, once it was added, what follows, in sentences.
	Says []string
	// Asks is what must be answered first; nil when nothing is asked.
	Asks *InvitationQuestion
	// PanelDiffers says that InvitationAnswer.Panel would change something.
	PanelDiffers bool
}

// InvitationQuestion is what must be answered before an invitation is added.
type InvitationQuestion struct {
	Says string
	// Places are the answers to choose from; none when Zone is asked for.
	Places []PlaceChoice
	Zone   bool
}

// PlaceChoice is one answer to the question where an invitation belongs.
type PlaceChoice struct {
	Place invite.Place
	Says  string
}

// maxAdded is how many events are taken in at a time.
const maxAdded = 50

// maxPanel is how many people may be on a panel that an invitation makes.
const maxPanel = 50

// errAsked rolls back what was stored before a question came up.
var errAsked = errors.New("a question is to be answered first")

// AddInvitations takes in what invitations say: rounds are moved, called off, or new. It
// returns what each of them is and, if nothing is asked, has stored it all; if one of them
// asks, nothing is stored. processID names their process; empty finds it by the
// invitation and the people on it.
func (s *Service) AddInvitations(ctx context.Context, account AccountID, processID string, invitations []invite.Invitation, answer InvitationAnswer) ([]Invited, error) {
	var all []Invited
	err := s.Store.Update(ctx, account, func(tx Tx) (err error) {
		all, err = s.addInvitations(ctx, tx, processID, invitations, answer)
		return err
	})
	if err != nil && !errors.Is(err, errAsked) {
		return nil, fmt.Errorf("add an invitation: %w", err)
	}
	return all, nil
}

// addInvitations is AddInvitations in a transaction. When something is asked, it returns
// errAsked and what was asked.
func (s *Service) addInvitations(ctx context.Context, tx Tx, processID string, invitations []invite.Invitation, answer InvitationAnswer) (all []Invited, err error) {
	if len(invitations) > maxAdded {
		return nil, ErrTooMany
	}
	own, err := ownAddress(ctx, tx)
	if err != nil {
		return nil, err
	}
	asked := false
	ordered := slices.Clone(invitations)
	slices.SortStableFunc(ordered, func(a, b invite.Invitation) int { return a.Starts.Compare(b.Starts) })
	for _, i := range ordered {
		id := processID
		if id == "" {
			if id, err = processFor(ctx, tx, i); err != nil {
				return nil, err
			}
		}
		known, err := readSituation(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		w, err := s.weigh(known, own, i, answer)
		if err != nil {
			return nil, err
		}
		if w.Asks == nil && !asked {
			if err := s.follow(ctx, tx, &known, &w); err != nil {
				return nil, err
			}
		}
		asked = asked || w.Asks != nil
		all = append(all, w.Invited)
	}
	if asked {
		return all, errAsked
	}
	return all, nil
}

// ownAddress is the address of the account's mailbox; empty without one. It is no secret.
func ownAddress(ctx context.Context, tx Tx) (string, error) {
	m, err := tx.Mailbox(ctx)
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrSealed) {
		return m.Address, nil
	}
	return m.Address, err
}

// processFor finds the process of an invitation: the one that knows it, else the one whose
// people it invites. One that goes on counts before one that has ended.
func processFor(ctx context.Context, tx Tx, i invite.Invitation) (id string, err error) {
	all, err := tx.Processes(ctx)
	if err != nil {
		return "", err
	}
	var found []Process
	for _, is := range []func(Process) bool{
		func(p Process) bool { return i.KnownTo(p.Process) },
		func(p Process) bool { return p.State != Ended && i.Concerns(p.Process) },
		func(p Process) bool { return i.Concerns(p.Process) },
	} {
		if len(found) == 0 {
			for _, p := range all {
				if is(p) {
					found = append(found, p)
				}
			}
		}
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("%q: %w", i.Title(), ErrNoProcess)
	case 1:
		return found[0].ID, nil
	}
	var names []string
	for _, p := range found {
		names = append(names, p.Role+" at "+p.Employer)
	}
	return "", fmt.Errorf("%q: %w: %s", i.Title(), ErrManyProcesses, strings.Join(names, ", "))
}

// follow stores what an invitation changes, and says what follows from it.
func (s *Service) follow(ctx context.Context, tx Tx, known *situation, w *weighed) error {
	if w.event == nil && !w.Changed {
		return nil
	}
	before := known.process.Process
	promised := asPromised(before, known.events)
	old := known.steps
	if w.event != nil {
		if err := tx.AddEvent(ctx, before.ID, *w.event); err != nil {
			return err
		}
		known.events = append(known.events, *w.event)
	}
	voided, err := voidApprovals(ctx, tx, known, w)
	if err != nil {
		return err
	}
	was := known.process
	known.process.Process = w.after
	if known.process.State == MovedOn {
		known.process.State = Active // planning closes it again if nothing is left to do
	}
	if err := tx.SaveProcess(ctx, &known.process); err != nil {
		return err
	}
	if widens(was, known.process) {
		if err := s.readAgain(ctx, tx, known.process); err != nil {
			return err
		}
	}
	if err := redraft(ctx, tx, promised, asPromised(w.after, known.events)); err != nil {
		return err
	}
	if known.notes, err = tx.Notes(ctx, before.ID); err != nil {
		return err
	}
	notes := slices.Clone(known.notes)
	if _, err := s.replanSituation(ctx, tx, known); err != nil {
		return err
	}
	if known.notes, err = tx.Notes(ctx, before.ID); err != nil {
		return err
	}
	if err := sayVoided(ctx, tx, known, voided, w); err != nil {
		return err
	}
	w.Says = append(w.Says, w.consequences(*known, old, notes, voided)...)
	return nil
}

// voidApprovals makes drafts of the approved notes of a round that has another time: the
// yes was to a note that leaves after another talk. It returns their ids.
func voidApprovals(ctx context.Context, tx Tx, known *situation, w *weighed) (voided []string, err error) {
	if w.Meaning != invite.Moved {
		return nil, nil
	}
	for _, n := range known.notes {
		if n.InterviewID != w.round || n.State != note.Approved && n.State != note.Scheduled {
			continue
		}
		if n, err = n.Undo(); err != nil {
			return nil, err
		}
		if err := known.save(ctx, tx, &n); err != nil {
			return nil, err
		}
		voided = append(voided, n.ID)
	}
	return voided, nil
}

// sayVoided puts the reason onto the notes whose approval is void.
func sayVoided(ctx context.Context, tx Tx, known *situation, voided []string, w *weighed) error {
	for _, id := range voided {
		n, err := known.note(id)
		if err != nil {
			return err
		}
		if n.State != note.Draft || n.Trouble != "" {
			continue
		}
		n.Trouble = "The interview was moved after you approved this. Read it again and approve it."
		if err := known.save(ctx, tx, &n); err != nil {
			return err
		}
	}
	return nil
}

// past says what has become of the rounds of a process. One was held when something was
// written down about it, or a note about it left.
func (k *situation) past(now time.Time) invite.Past {
	past := invite.Past{Held: map[string]bool{}, Called: cadence.CancelledRounds(k.process.Process, k.events)}
	touches := touchesOf(k.process, k.notes)
	for _, round := range k.process.Interviews {
		if round.Starts.After(now) {
			continue
		}
		past.Held[round.ID] = round.Promise != nil || round.Missed != nil || slices.ContainsFunc(round.Panel, debriefed) ||
			slices.ContainsFunc(touches, func(t note.Touch) bool { return t.InterviewID == round.ID })
	}
	return past
}
