package api

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/compose"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
	"afterword/internal/review"
)

// What clients read. A type that ends in JSON is a schema of that name without it.

// PersonJSON is somebody with an address.
type PersonJSON struct {
	Name  string `json:"name" doc:"May be empty"`
	Email string `json:"email" doc:"Empty while nobody knows the address"`
}

// StepJSON is a step of the plan.
type StepJSON struct {
	Phase       note.Phase     `json:"phase" enum:"anchor,check-in,final-pulse,another-time,gracious-reply,look-again,close"`
	Interview   string         `json:"interview" doc:"Id of the interview"`
	Interviewer string         `json:"interviewer" doc:"Name; empty for the close"`
	Email       string         `json:"email"`
	Opens       time.Time      `json:"opens"`
	Due         time.Time      `json:"due"`
	Closes      time.Time      `json:"closes"`
	Status      cadence.Status `json:"status" enum:"waiting,ready,done,paused,stopped,missed"`
	Rescue      bool           `json:"rescue" doc:"The first 24 hours are over, and a thank-you is late"`
	Reason      string         `json:"reason" doc:"Why this date, and what it waits for"`
}

func stepOf(s cadence.Step) StepJSON {
	return StepJSON{s.Phase, s.InterviewID, s.Interviewer, s.Email, s.Opens, s.Due, s.Closes, s.Status, s.Rescue, s.Reason}
}

type findingJSON struct {
	Check       string            `json:"check"`
	Severity    review.Severity   `json:"severity" enum:"block,warn,hint"`
	Confidence  review.Confidence `json:"confidence" enum:"sure,likely,maybe"`
	Message     string            `json:"message"`
	Part        review.Part       `json:"part" enum:"subject,body"`
	Start       int               `json:"start" doc:"In bytes of the part"`
	End         int               `json:"end"`
	StartUTF16  int               `json:"start_utf16"`
	EndUTF16    int               `json:"end_utf16"`
	Suggestions []string          `json:"suggestions" nullable:"false"`
	Ignore      string            `json:"ignore" doc:"Digest that leaves it as it is; empty where nothing can"`
}

func findingsOf(findings []review.Finding, d review.Draft) []findingJSON {
	out := make([]findingJSON, 0, len(findings))
	for _, f := range findings {
		j := findingJSON{
			Check: f.Check, Severity: f.Severity, Confidence: f.Confidence, Message: f.Message, Part: f.Part,
			Start: f.Span.Start, End: f.Span.End, StartUTF16: f.Span.StartUTF16, EndUTF16: f.Span.EndUTF16,
			Suggestions: append([]string{}, f.Suggestions...),
		}
		if i, ok := review.IgnoreOf(d, f, time.Time{}); ok {
			j.Ignore = i.Digest
		}
		out = append(out, j)
	}
	return out
}

type noteJSON struct {
	ID        string         `json:"id"`
	Process   string         `json:"process"`
	Interview string         `json:"interview"`
	Phase     note.Phase     `json:"phase" enum:"anchor,check-in,final-pulse,another-time,gracious-reply"`
	To        PersonJSON     `json:"to"`
	State     note.State     `json:"state" enum:"draft,approved,scheduled,sending,in drafts,sent,unknown,failed,cancelled,skipped"`
	Way       note.Way       `json:"way" doc:"How it goes; empty until it is approved"`
	Digest    string         `json:"digest" doc:"What an approval covers; also its ETag"`
	Subject   string         `json:"subject"`
	Body      string         `json:"body"`
	NotBefore *time.Time     `json:"not_before,omitempty"`
	SentAt    *time.Time     `json:"sent_at,omitempty"`
	MessageID string         `json:"message_id" doc:"Empty until it starts to leave"`
	Trouble   string         `json:"trouble" doc:"What went wrong, or what it waits for; may be empty"`
	Verdict   review.Verdict `json:"verdict" doc:"blocked, warned or clean; empty where it cannot be edited any more"`
	Findings  []findingJSON  `json:"findings" nullable:"false"`
	Ignored   []findingJSON  `json:"ignored" nullable:"false" doc:"What the person leaves as it is"`
	OwnWords  *ownWordsJSON  `json:"own_words,omitempty" doc:"Whose words they are, of a note that a machine changed"`
}

type ownWordsJSON struct {
	Own int `json:"own" doc:"How many of the words that say something are the person's own"`
	All int `json:"all" doc:"How many say something"`
}

func noteOf(n note.Note, s followup.StepView) noteJSON {
	out := noteJSON{
		ID: n.ID, Process: n.ProcessID, Interview: n.InterviewID, Phase: n.Phase, To: PersonJSON{n.To.Name, n.To.Email},
		State: n.State, Way: n.Way, Digest: n.Digest(), Subject: n.Subject, Body: n.Body, NotBefore: timeOf(n.NotBefore), SentAt: timeOf(n.SentAt),
		MessageID: n.MessageID, Trouble: n.Trouble, Verdict: s.Verdict,
		Findings: findingsOf(s.Findings, s.Draft), Ignored: findingsOf(s.Ignored, s.Draft),
	}
	if s.All > 0 {
		out.OwnWords = &ownWordsJSON{s.Own, s.All}
	}
	return out
}

type interviewJSON struct {
	ID      string            `json:"id"`
	Starts  time.Time         `json:"starts"`
	Ends    time.Time         `json:"ends"`
	Zone    string            `json:"zone" doc:"IANA name"`
	Form    interview.Form    `json:"form" doc:"video, phone, on site, or empty"`
	Promise *promiseJSON      `json:"promise,omitempty"`
	Panel   []interviewerJSON `json:"panel" nullable:"false"`
}

type promiseJSON struct {
	Date string `json:"date" format:"date"`
	Said string `json:"said"`
}

type interviewerJSON struct {
	PersonJSON
	Title     string         `json:"title"`
	AddressAs string         `json:"address_as"`
	Role      interview.Role `json:"role"`
	Place     string         `json:"place"`
	Anchor    string         `json:"anchor"`
	Need      string         `json:"need"`
	Value     string         `json:"value"`
	Tone      interview.Tone `json:"tone"`
}

func interviewOf(i interview.Interview) interviewJSON {
	out := interviewJSON{ID: i.ID, Starts: i.Starts, Ends: i.Ends, Zone: i.Zone, Form: i.Form, Panel: []interviewerJSON{}}
	if i.Promise != nil {
		out.Promise = &promiseJSON{i.Promise.Date.String(), i.Promise.Said}
	}
	for _, p := range i.Panel {
		out.Panel = append(out.Panel, interviewerJSON{
			PersonJSON{p.Name, p.Email}, p.Title, p.AddressAs, p.Role, p.Place, p.Debrief.Anchor, p.Debrief.Need, p.Debrief.Value, p.ToneOrDefault(),
		})
	}
	return out
}

// SummaryJSON is a process in a list.
type SummaryJSON struct {
	ID          string                `json:"id"`
	Employer    string                `json:"employer"`
	Role        string                `json:"role"`
	State       followup.ProcessState `json:"state" enum:"active,moved on,ended"`
	Paused      bool                  `json:"paused" doc:"A reply waits for somebody to say what it was"`
	Invitations int                   `json:"invitations" doc:"How many wait to be added or ignored"`
	CalledOff   *time.Time            `json:"called_off,omitempty" doc:"When the interview was to start that was called off, while it is open what follows"`
	OnHold      *time.Time            `json:"on_hold,omitempty" doc:"Since when the role rests"`
	Steps       []noteStepJSON        `json:"steps" nullable:"false"`
}

// noteStepJSON is a step, and where its note stands.
type noteStepJSON struct {
	StepJSON
	Note    string         `json:"note" doc:"Id of its note; empty where there is none"`
	State   note.State     `json:"state" doc:"Of its note; empty where there is none"`
	Verdict review.Verdict `json:"verdict"`
}

func summaryOf(v followup.ProcessView) SummaryJSON {
	out := SummaryJSON{
		ID: v.ID, Employer: v.Employer, Role: v.Role, State: v.State, Paused: v.Paused, Invitations: len(v.Invitations), Steps: []noteStepJSON{},
	}
	if v.CalledOff != nil {
		out.CalledOff = &v.CalledOff.Interview.Starts
	}
	if v.Rests != nil {
		out.OnHold = &v.Rests.At
	}
	for _, s := range v.Steps {
		step := noteStepJSON{StepJSON: stepOf(s.Step), Verdict: s.Verdict}
		if s.Note != nil {
			step.Note, step.State = s.Note.ID, s.Note.State
		}
		out.Steps = append(out.Steps, step)
	}
	return out
}

// processJSON is a process whole.
type processJSON struct {
	SummaryJSON
	FirstChoice bool            `json:"first_choice"`
	Interviews  []interviewJSON `json:"interviews" nullable:"false"`
	Notes       []noteJSON      `json:"notes" nullable:"false"`
	Rejection   *rejectionJSON  `json:"rejection,omitempty" doc:"What the process ended with, where it may be answered"`
	Missed      string          `json:"missed" doc:"Id of the interview at which nobody called; empty where there is none"`
	MayBeMissed string          `json:"may_be_missed" doc:"Id of the interview of which it can be said now that nobody called"`
	Seen        string          `json:"seen" doc:"Key of the newest reply that waits; an answer names it. Empty when none waits."`
}

func processOf(v followup.ProcessView) processJSON {
	out := processJSON{
		SummaryJSON: summaryOf(v), FirstChoice: v.FirstChoice, Interviews: []interviewJSON{}, Notes: notesOf(v), Seen: v.Newest(),
		Rejection: rejectionOf(v.Rejection),
	}
	if v.Missed != nil {
		out.Missed = v.Missed.ID
	}
	if v.MayBeMissed != nil {
		out.MayBeMissed = v.MayBeMissed.ID
	}
	for _, i := range v.Interviews {
		out.Interviews = append(out.Interviews, interviewOf(i))
	}
	return out
}

// notesOf are the notes of the plan in its order, then those that belong to no step any more.
func notesOf(v followup.ProcessView) []noteJSON {
	notes := []noteJSON{}
	for _, s := range v.Steps {
		if s.Note != nil {
			notes = append(notes, noteOf(*s.Note, s))
		}
	}
	for _, n := range v.Left {
		notes = append(notes, noteOf(n, followup.StepView{}))
	}
	return notes
}

type mailJSON struct {
	Key     string      `json:"key"`
	Kind    letter.Kind `json:"kind"`
	From    PersonJSON  `json:"from"`
	Subject string      `json:"subject"`
	At      time.Time   `json:"at"`
	Text    string      `json:"text" doc:"Its own words, without what it quotes"`
}

func mailOf(m followup.IncomingMail) mailJSON {
	return mailJSON{m.Key, m.Kind, PersonJSON{m.From.Name, m.From.Email}, m.Subject, m.At, m.Text}
}

type gapJSON struct {
	Part     compose.Part `json:"part"`
	Question string       `json:"question"`
}

func gapsOf(gaps []compose.Gap) []gapJSON {
	out := make([]gapJSON, 0, len(gaps))
	for _, g := range gaps {
		out = append(out, gapJSON{g.Part, g.Question})
	}
	return out
}

// timeOf is t, or nothing for the zero time.
func timeOf(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// tag names what a value says.
func tag(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("name a version: %w", err)
	}
	digest := sha256.Sum256(text)
	return etag(hex.EncodeToString(digest[:16])), nil
}
