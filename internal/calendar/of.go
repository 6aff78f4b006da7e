package calendar

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/google/uuid"

	"afterword/internal/cadence"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// takes is how long a note is shown to take: enough to be seen in a calendar's day, and to
// read a note once more.
const takes = 15 * time.Minute

// Process is what a calendar tells of one process.
type Process struct {
	// Process with the promises that count now.
	interview.Process
	Steps []cadence.Step // the stored plan
	// Cancelled holds the ids of rounds that did not take place.
	Cancelled []string
}

// Of returns the entries of a process: its steps, the day of the promise while it is
// waited for, and the rounds themselves where interviews is set. A step that nobody is urged
// to any more comes as cancelled, with its reason: one that is only offered moves on from day
// to day, and would nag.
func Of(p Process, interviews bool) []Entry {
	var entries []Entry
	seen := map[string]int{}
	add := func(e Entry, key ...string) {
		id := strings.Join(append([]string{p.ID}, key...), "\x00")
		seen[id]++ // two people of one name, in the order of the panel
		e.UID = uid(fmt.Sprint(id, "\x00", seen[id]))
		e.Summary, e.Description = plain(e.Summary), plain(e.Description)
		entries = append(entries, e)
	}
	for _, step := range p.Steps {
		switch {
		case step.Phase == note.Close:
			if round, ok := p.Interview(step.InterviewID); ok && round.Promise != nil && !round.Promise.Date.IsZero() && !step.Status.Over() {
				add(promised(p, *round.Promise), "promise", round.ID)
			}
		case step.Due.IsZero():
		case step.Phase == note.Anchor:
			add(due(p, step), string(step.Phase), step.InterviewID, strings.ToLower(step.Interviewer))
		default: // one of a round, also when it goes to somebody else now
			add(due(p, step), string(step.Phase), step.InterviewID)
		}
	}
	for _, round := range p.Interviews {
		if interviews {
			e := talk(p, round)
			e.Cancelled = slices.Contains(p.Cancelled, round.ID)
			add(e, "interview", round.ID)
		}
	}
	return entries
}

// due is a note that is due.
func due(p Process, step cadence.Step) Entry {
	what := step.Phase.Title()
	if step.Phase == note.AnotherTime {
		what = "Ask for another time" // it is something to do
	}
	if step.Interviewer != "" {
		what += " to " + step.Interviewer
	}
	round, _ := p.Interview(step.InterviewID)
	at := step.Due.UTC().Truncate(time.Minute) // as its reason says it
	return Entry{
		Starts: at, Ends: at.Add(takes), Summary: what + " (" + p.Employer + ")", Description: step.PublicReason(p.Process),
		Tentative: step.Status == cadence.Paused, Cancelled: !step.Urged(round),
	}
}

// promised is the day by which the employer said they would answer.
func promised(p Process, promise interview.Promise) Entry {
	return Entry{
		Day: promise.Date, Summary: "Answer promised (" + p.Employer + ")",
		Description: fmt.Sprintf("%s: by %s they wanted to answer. There is nothing to do on this day.", p.Role, promise.Date.Words()),
	}
}

// talk is a round itself.
func talk(p Process, round interview.Interview) Entry {
	var names []string
	for _, who := range round.Panel {
		names = append(names, who.Name)
	}
	e := Entry{
		Starts: round.Starts.UTC().Truncate(time.Second), Ends: round.Ends.UTC().Truncate(time.Second),
		Summary: "Interview (" + p.Employer + ")", Description: p.Role, Busy: true,
	}
	if len(names) > 0 {
		e.Description += ", with " + strings.Join(names, ", ")
	}
	return e
}

// uid is the same for the same key, on every machine, and tells nothing of it (RFC 7986
// section 5.3 wants a UUID).
func uid(key string) string {
	namespace := uuid.UUID{0x5c, 0x1d, 0x0e, 0x6a, 0x3f, 0x52, 0x4b, 0x0f, 0x9d, 0x47, 0xa1, 0xd8, 0x33, 0x7e, 0x90, 0x2b}
	return uuid.NewSHA1(namespace, []byte(key)).String()
}

// plain is text as a calendar may show it: without control characters, without broken
// bytes, and without e-mail addresses, which reasons name where nobody's name is known.
func plain(s string) string {
	words := strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), func(r rune) bool { return r == ' ' || unicode.IsControl(r) })
	for i, word := range words {
		if isAddress(word) {
			words[i] = "their address"
		}
	}
	return strings.Join(words, " ")
}

// isAddress takes a word for an e-mail address rather once too often: "x@y.z" in it.
func isAddress(word string) bool {
	local, domain, found := strings.Cut(word, "@")
	return found && local != "" && strings.Contains(domain, ".")
}
