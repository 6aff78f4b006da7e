package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// ErrNoRound: the process has no such interview.
var ErrNoRound = errors.New("the process has no such interview")

// DebriefChange is one field of a debrief as the person writes it now.
type DebriefChange struct {
	// Who is the interviewer's name as it was shown; empty for what is about the
	// interview.
	Who   string
	Field DebriefField
	// Was is what the field said when it was shown. A field that says neither Was nor Now
	// any more was changed elsewhere, and is left as it is.
	Was, Now string
}

// RefusedChange is a change that was not taken: what the field says instead, and why.
type RefusedChange struct {
	DebriefChange
	Says string
	Err  error
}

// Debriefed says what DebriefInterview did.
type Debriefed struct {
	// Refused are the changes that were not taken; all others were.
	Refused []RefusedChange
	// Drafts is how many notes were drafted. Rewritten are the names of those whose draft,
	// which nobody had touched, was written anew; Kept are those whose note would read
	// otherwise now and keeps its words, for the person changed or approved it.
	Drafts    int
	Rewritten []string
	Kept      []string
	// Changed reports whether anything was stored.
	Changed bool
	// Interview is what the round says now.
	Interview interview.Interview
}

// DebriefInterview writes down what the person says of an interview, field by field, so
// that it can be saved as it is typed: what is wrong with one field keeps no other from
// being stored. The same changes a second time change nothing, for an answer may get lost
// on its way to a phone.
//
// Then it plans anew and writes those drafts anew that nobody has touched. Whoever is
// named for the first time may have answered already: the mailbox is then read again from
// the interview on.
func (s *Service) DebriefInterview(ctx context.Context, account AccountID, processID, interviewID string, changes []DebriefChange) (Debriefed, error) {
	var done Debriefed
	err := s.Store.Update(ctx, account, func(tx Tx) error {
		done = Debriefed{}
		stored, err := tx.Process(ctx, processID)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(stored.Interviews, func(i interview.Interview) bool { return i.ID == interviewID })
		if at < 0 {
			return fmt.Errorf("%w: %q", ErrNoRound, interviewID)
		}
		old := stored
		stored.Interviews = slices.Clone(stored.Interviews)
		round := &stored.Interviews[at]
		round.Panel = slices.Clone(round.Panel)
		var renamed map[string]interview.Interviewer
		done.Changed, done.Refused, renamed = applyChanges(&stored, round, changes)
		done.Interview = *round
		if !done.Changed {
			return nil
		}
		return s.saveDebrief(ctx, tx, old, &stored, interviewID, renamed, &done)
	})
	if err != nil {
		return Debriefed{}, fmt.Errorf("write down the interview: %w", err)
	}
	return done, nil
}

// saveDebrief stores a process after a debrief changed it, and brings its notes in line.
func (s *Service) saveDebrief(ctx context.Context, tx Tx, old Process, stored *Process, interviewID string, renamed map[string]interview.Interviewer, done *Debriefed) error {
	if err := tx.SaveProcess(ctx, stored); err != nil {
		return err
	}
	if widens(old, *stored) {
		if err := s.readAgain(ctx, tx, *stored); err != nil {
			return err
		}
	}
	events, err := tx.Events(ctx, stored.ID)
	if err != nil {
		return err
	}
	before, after := asPromised(old.Process, events), asPromised(stored.Process, events)
	if before, err = followNames(ctx, tx, before, interviewID, renamed, done); err != nil {
		return err
	}
	if err := redraft(ctx, tx, before, after); err != nil {
		return err
	}
	notes, err := tx.Notes(ctx, stored.ID)
	if err != nil {
		return err
	}
	for _, n := range notes {
		if n.InterviewID != interviewID {
			continue
		}
		switch reads(before, after, notes, n) {
		case rewritten:
			if !slices.Contains(done.Rewritten, n.To.Name) {
				done.Rewritten = append(done.Rewritten, n.To.Name)
			}
		case kept:
			done.Kept = append(done.Kept, n.To.Name)
		}
	}
	done.Drafts, err = s.replan(ctx, tx, stored)
	return err
}

// followNames brings the drafts in line whose recipient has no address and is called
// otherwise now: nothing else would tell whose they are. It returns before with the new
// names.
func followNames(ctx context.Context, tx Tx, before interview.Process, interviewID string, renamed map[string]interview.Interviewer, done *Debriefed) (interview.Process, error) {
	called := before
	called.Interviews = slices.Clone(before.Interviews)
	at := slices.IndexFunc(called.Interviews, func(i interview.Interview) bool { return i.ID == interviewID })
	panel := slices.Clone(called.Interviews[at].Panel)
	called.Interviews[at].Panel = panel
	for k := range panel {
		if is, ok := renamed[panel[k].Name]; ok && panel[k].Email == "" {
			panel[k].Name, panel[k].Title = is.Name, is.Title
		}
	}
	notes, err := tx.Notes(ctx, before.ID)
	if err != nil {
		return before, err
	}
	for _, n := range notes {
		is, ok := renamed[n.To.Name]
		if !ok || n.InterviewID != interviewID || n.State != note.Draft || n.To.Email != "" {
			continue
		}
		words, ok := wordsFor(before, n, notes, n.NotBefore)
		untouched := ok && says(n, words)
		if n, err = n.Readdress(note.Address{Name: is.Name}); err != nil {
			return before, err
		}
		if anew, ok := wordsFor(called, n, notes, n.NotBefore); ok && untouched {
			if n, err = n.Edit(anew.Subject, anew.Body); err != nil {
				return before, err
			}
			done.Rewritten = append(done.Rewritten, is.Name)
		}
		if err := tx.SaveNote(ctx, &n); err != nil {
			return before, err
		}
	}
	return called, nil
}

// howItReads is what a debrief did to a note.
type howItReads int

const (
	asBefore howItReads = iota
	rewritten
	kept
)

// reads tells whether a note that has not left would be worded otherwise after the change,
// and whether it is.
func reads(before, after interview.Process, notes []note.Note, n note.Note) howItReads {
	if n.State != note.Draft && n.State != note.Approved && n.State != note.Scheduled {
		return asBefore
	}
	is, ok := wordsFor(after, n, notes, n.NotBefore)
	if !ok {
		return asBefore
	}
	was, known := wordsFor(before, n, notes, n.NotBefore)
	switch {
	case known && was.Subject == is.Subject && was.Body == is.Body:
		return asBefore
	case says(n, is):
		return rewritten
	}
	return kept
}

// applyChanges makes every change that can be made, in their order, and returns the others
// with what is wrong with them. renamed is who is called otherwise now, by the name before.
// Who is taken off the panel goes last, so that everybody keeps their place meanwhile.
func applyChanges(p *Process, round *interview.Interview, changes []DebriefChange) (changed bool, refused []RefusedChange, renamed map[string]interview.Interviewer) {
	before := slices.Clone(round.Panel)
	shown := map[string]int{} // by the names that the changes use
	for k, who := range round.Panel {
		shown[strings.ToLower(who.Name)] = k
	}
	for _, c := range changes { // the new name of somebody, where it was stored before
		if _, known := shown[strings.ToLower(c.Who)]; !known && c.Field == DebriefName {
			_, name := interview.SplitTitle(tidied(c.Field, c.Now))
			if k := onPanel(round.Panel, name); k >= 0 {
				shown[strings.ToLower(c.Who)] = k
			}
		}
	}
	gone, another := map[int]bool{}, aboutAnother(*round, changes)
	for _, c := range changes {
		c.Was, c.Now = tidied(c.Field, c.Was), tidied(c.Field, c.Now)
		if says := fieldOf(*round, nil, c.Field); another && c.Who == "" && missedText(new(interview.MissedQuestion), c.Field) != nil && tidied(c.Field, says) != c.Now {
			refused = append(refused, RefusedChange{c, says, ErrDebriefChanged})
			continue
		}
		did, says, err := applyChange(p, round, shown, gone, c)
		if err != nil {
			refused = append(refused, RefusedChange{c, says, err})
		}
		changed = changed || did
	}
	renamed = map[string]interview.Interviewer{}
	for k, was := range before {
		if was.Name != round.Panel[k].Name {
			renamed[was.Name] = round.Panel[k]
		}
	}
	for k := range slices.Backward(round.Panel) {
		if gone[k] {
			round.Panel = slices.Delete(round.Panel, k, k+1)
		}
	}
	all := round.MissedQuestions()
	for k := range all {
		if onPanel(round.Panel, all[k].AskedBy) < 0 {
			all[k].AskedBy = "" // asked again, instead of named wrongly
		}
	}
	// Only now, so that every change was about the question that was the first before.
	*round = round.WithMissedQuestions(slices.DeleteFunc(all, saysNothing))
	return changed, refused, renamed
}

// applyChange makes one change and reports whether it changed anything. says is what the
// field says where it did not come to it.
func applyChange(p *Process, round *interview.Interview, shown map[string]int, gone map[int]bool, c DebriefChange) (changed bool, says string, _ error) {
	if len(c.Now) > maxDebriefText {
		return false, c.Was, errTooMuch
	}
	if c.Field == Joins {
		changed, err := join(p, round, shown, c.Now)
		return changed, "", err
	}
	if c.Who == "" {
		says := fieldOf(*round, nil, c.Field)
		switch tidied(c.Field, says) {
		case c.Now:
			return false, says, nil
		case c.Was:
			err := setRound(round, c.Field, c.Now)
			return err == nil, says, err
		}
		return false, says, ErrDebriefChanged
	}
	at, ok := shown[strings.ToLower(c.Who)]
	if c.Field == Leaves {
		if ok && !gone[at] {
			gone[at] = true
			return true, "", nil
		}
		return false, "", nil // that was done before
	}
	if !ok || gone[at] {
		return false, "", ErrNotOnPanel
	}
	says = fieldOf(*round, &round.Panel[at], c.Field)
	stored := tidied(c.Field, says) // a process file may have more spaces
	same := stored == c.Now
	if c.Field == DebriefName {
		title, name := interview.SplitTitle(c.Now)
		same = says == name && (title == "" || title == round.Panel[at].Title)
	}
	switch {
	case same && c.Field == DebriefName && round.Panel[at].NameGuessed:
		round.Panel[at].NameGuessed = false // read and found right
		return true, says, nil
	case same:
		return false, says, nil
	case stored != c.Was:
		return false, says, ErrDebriefChanged
	}
	err := setPerson(p, round, at, c.Field, c.Now)
	return err == nil, says, err
}

// join puts somebody on the panel, behind the others.
func join(p *Process, round *interview.Interview, shown map[string]int, name string) (changed bool, err error) {
	title, bare := interview.SplitTitle(name)
	if bare == "" {
		return false, errNoName
	}
	if at := onPanel(round.Panel, bare); at >= 0 {
		shown[strings.ToLower(name)] = at
		return false, nil // that was done before
	}
	who := interview.Interviewer{Name: bare, Title: title}
	for _, other := range p.Interviews { // somebody of another round is known already
		if at := onPanel(other.Panel, bare); at >= 0 {
			known := other.Panel[at]
			who = interview.Interviewer{
				Name: known.Name, Title: known.Title, AddressAs: known.AddressAs, Email: known.Email,
				Role: known.Role, Place: known.Place, Sighting: known.Sighting,
			}
			who.Debrief.Tone = known.Debrief.Tone
		}
	}
	round.Panel = append(round.Panel, who)
	shown[strings.ToLower(name)] = len(round.Panel) - 1
	return true, nil
}
