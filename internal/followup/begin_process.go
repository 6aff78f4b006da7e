package followup

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/invite"
	"afterword/internal/letter"
	"afterword/internal/pattern"
	"afterword/internal/processfile"
)

// Errors of ProposeProcess, each a sentence without its full stop.
var (
	// ErrNothingToRead: neither an invitation nor an address stands in it.
	ErrNothingToRead = errors.New("there is no calendar invitation in it, and no e-mail address of anybody: type who interviewed you instead")
	// ErrTooLong: it is longer than an invitation.
	ErrTooLong = errors.New("it is longer than an invitation: hand over the interview alone")
)

// ProposedProcess is a process as far as an invitation tells it, for the person to look
// over: nothing of it is stored.
type ProposedProcess struct {
	Process interview.Process
	// Remarks mark what is a guess and ask for what is missing, by the key of the process
	// file: "employer", "interviews[0].zone". Notes say what was left out.
	Remarks map[string]string
	Notes   []string
	// Calendar is the invitation as it is to come back when the process is begun; empty
	// where there was none.
	Calendar string
	// Known is the id of a process that has this invitation already.
	Known string
}

// ProposeProcess reads what a person dropped or pasted: a calendar file, a whole mail with
// an invitation in it, or the words of one, of which the addresses are taken. Without
// anything to read it proposes what is known of the candidate.
func (s *Service) ProposeProcess(ctx context.Context, account AccountID, given string) (ProposedProcess, error) {
	var proposed ProposedProcess
	err := s.Store.View(ctx, account, func(tx Tx) error {
		me, err := s.candidateOf(ctx, tx)
		if err != nil {
			return err
		}
		proposed, err = s.propose(given, me)
		if err != nil || proposed.Calendar == "" {
			return err
		}
		all, err := tx.Processes(ctx)
		if err != nil {
			return err
		}
		for _, i := range s.invitationsOf(proposed.Calendar) {
			at := slices.IndexFunc(all, func(p Process) bool { return i.KnownTo(p.Process) })
			if at >= 0 {
				proposed.Known = all[at].ID
			}
		}
		return nil
	})
	if err != nil {
		return ProposedProcess{}, fmt.Errorf("read an invitation: %w", err)
	}
	return proposed, nil
}

func (s *Service) propose(given string, me interview.Candidate) (ProposedProcess, error) {
	given = strings.ReplaceAll(strings.ToValidUTF8(strings.TrimPrefix(given, "\uFEFF"), "\uFFFD"), "\x00", "")
	switch {
	case strings.TrimSpace(given) == "":
		return ProposedProcess{Process: interview.Process{Candidate: me}}, nil
	case len(given) > maxKept:
		return ProposedProcess{}, ErrTooLong
	case strings.Contains(strings.ToUpper(given), "BEGIN:VCALENDAR"):
		at := strings.Index(strings.ToUpper(given), "BEGIN:VCALENDAR")
		if m, err := letter.Parse([]byte(given)); err == nil && calendarOf(m) != "" {
			given = calendarOf(m)
		} else {
			given = given[at:]
		}
		return s.proposeInvitation(given, me)
	}
	if m, err := letter.Parse([]byte(given)); err == nil && calendarOf(m) != "" { // its calendar part is encoded
		return s.proposeInvitation(calendarOf(m), me)
	}
	return proposeWords(given, me)
}

func (s *Service) proposeInvitation(calendar string, me interview.Candidate) (ProposedProcess, error) {
	if s.Zones == nil {
		return ProposedProcess{}, errors.New("no time zones are known here")
	}
	all, err := invite.Read("invitation", []byte(calendar), s.Zones)
	if err != nil {
		return ProposedProcess{}, err
	}
	if len(all) > maxAdded {
		return ProposedProcess{}, ErrTooMany
	}
	p, err := invite.Propose(all, me.Email)
	if err != nil {
		return ProposedProcess{}, err
	}
	proposed := ProposedProcess{Process: p.File.Process, Remarks: p.Remarks, Notes: p.Notes, Calendar: calendar}
	if me.Name != "" { // what the person said counts before what an invitation calls them
		proposed.Process.Candidate = me
		delete(proposed.Remarks, "me.name")
	}
	for n := range proposed.Process.Interviews { // RecordInterview knows a round by its id
		round := &proposed.Process.Interviews[n]
		if round.ID == "" && !round.Starts.IsZero() {
			round.ID = round.Starts.Format("2006-01-02T1504")
		}
	}
	return proposed, nil
}

// addressed finds addresses in the words of a mail, with the name before them.
var addressed = pattern.Of(`(?:([\p{L}][\p{L}.'’ -]{0,60}?)\s*)?[<(]?([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})[>)]?`)

// proposeWords takes from words what cannot be misread: the addresses.
func proposeWords(words string, me interview.Candidate) (ProposedProcess, error) {
	proposed := ProposedProcess{Process: interview.Process{Candidate: me}, Remarks: map[string]string{
		"employer": "who is it? Write the name as they write it",
	}}
	var round interview.Interview
	for _, found := range addressed().FindAllStringSubmatch(words, maxPanelRead) {
		email := strings.TrimRight(found[2], ".")
		if _, err := mail.ParseAddress(email); err != nil || strings.EqualFold(email, me.Email) || !processfile.IsEmail(email) ||
			slices.ContainsFunc(round.Panel, func(q interview.Interviewer) bool { return strings.EqualFold(q.Email, email) }) {
			continue
		}
		i := invite.Invitation{Attendees: []invite.Attendee{{Email: email}}}
		read, _ := i.Interview(me.Email)
		round.Panel = append(round.Panel, read.Panel...)
	}
	if len(round.Panel) == 0 {
		return ProposedProcess{}, ErrNothingToRead
	}
	proposed.Process.Interviews = []interview.Interview{round}
	return proposed, nil
}

// maxPanelRead is how many addresses of a mail are looked at.
const maxPanelRead = 50

// candidateOf is what is known of the candidate: as the latest process says, else as the
// mailbox does.
func (s *Service) candidateOf(ctx context.Context, tx Tx) (me interview.Candidate, err error) {
	for _, read := range []func() ([]Standing, error){
		func() ([]Standing, error) { return tx.Going(ctx, s.Clock.Now()) },
		func() ([]Standing, error) { return tx.Over(ctx, 0, 1) },
	} {
		all, err := read()
		if err != nil {
			return me, err
		}
		if len(all) > 0 {
			return all[0].Candidate, nil
		}
	}
	me.Email, err = ownAddress(ctx, tx)
	if errors.Is(err, ErrSealed) {
		err = nil
	}
	return me, err
}

// BeginProcess records a process that a person looked over, by the rules of a process file:
// the error wraps processfile.Problems where it breaks one. found is the key of the mail
// whose invitation it began with; empty without one.
func (s *Service) BeginProcess(ctx context.Context, account AccountID, p interview.Process, found string) (Recorded, error) {
	text, err := processfile.Write(processfile.File{Process: p})
	if err != nil {
		return Recorded{}, fmt.Errorf("begin a process: %w", err)
	}
	file, err := processfile.Read("process", text, processfile.Zones(s.Zones))
	if err != nil {
		return Recorded{}, fmt.Errorf("begin a process: %w", err)
	}
	var done Recorded
	err = s.Store.Update(ctx, account, func(tx Tx) error {
		p, known, err := withRounds(ctx, tx, file.Process, s.Clock.Now())
		if err != nil {
			return err
		}
		if done = (Recorded{ProcessID: known}); known == "" {
			if done, err = s.record(ctx, tx, p, nil); err != nil {
				return err
			}
		}
		if found == "" {
			return nil
		}
		if err := s.settleFound(ctx, tx, found, Added); !errors.Is(err, ErrNoInvitation) { // else it was settled meanwhile
			return err
		}
		return nil
	})
	if err != nil {
		return Recorded{}, fmt.Errorf("begin a process: %w", err)
	}
	return done, nil
}

// withRounds is p as it is to be recorded. Where a process of the same employer and role
// goes on, an invitation tells less of it than what is stored: it only adds its rounds.
// known is the id of a process that has them all.
func withRounds(ctx context.Context, tx Tx, p interview.Process, now time.Time) (_ interview.Process, known string, err error) {
	all, err := tx.Going(ctx, now)
	if err != nil {
		return p, "", err
	}
	for _, stored := range all {
		if stored.State != Active || !isSameProcess(stored.Process.Process, p) {
			continue
		}
		called, _ := asCalled(stored.Process.Process, p, nil)
		fresh := newRounds(stored.Process.Process, called)
		if len(fresh) == 0 {
			return p, stored.ID, nil
		}
		whole := stored.Process.Process
		whole.Interviews = slices.Concat(whole.Interviews, fresh)
		return whole, "", nil
	}
	return p, "", nil
}
