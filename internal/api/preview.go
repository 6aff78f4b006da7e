package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/letter"
	"afterword/internal/note"
	"afterword/internal/review"
)

// previewJSON is what would leave.
type previewJSON struct {
	HeldSeconds int64             `json:"held_seconds" doc:"How long an approved note is held, so that the approval can be taken back"`
	Notes       []leavingNoteJSON `json:"notes" nullable:"false" doc:"The drafts that may still leave, in the order of the plan"`
}

// leavingNoteJSON is a draft as the mail it would become.
type leavingNoteJSON struct {
	Note     string          `json:"note"`
	Digest   string          `json:"digest" doc:"What an approval of it covers: send it as If-Match"`
	Phase    note.Phase      `json:"phase" enum:"anchor,check-in,final-pulse,another-time,gracious-reply"`
	From     PersonJSON      `json:"from"`
	To       PersonJSON      `json:"to"`
	Subject  string          `json:"subject"`
	Body     string          `json:"body" doc:"Exactly as it would leave: built into a mail, and read back"`
	Answers  *answeredJSON   `json:"answers,omitempty" doc:"The mail in whose thread it lands; left out where it begins one"`
	Theirs   clockJSON       `json:"theirs" doc:"When it would leave, approved now and after those of its panel before it, on the recipient's clock"`
	Own      clockJSON       `json:"own" doc:"The same moment on the person's own clock"`
	Reason   string          `json:"reason" doc:"Why then"`
	FiledBy  followup.SentBy `json:"filed_by" doc:"Who files the copy in Sent: provider, upload (Afterword puts it there) or afterword (a copy to the person's own address is moved there)"`
	Status   cadence.Status  `json:"status" enum:"waiting,ready,done,paused,stopped,missed" doc:"Of its step: while that is paused, it cannot be approved"`
	Verdict  review.Verdict  `json:"verdict" enum:"blocked,warned,clean"`
	Findings []findingJSON   `json:"findings" nullable:"false"`
	Unbuilt  string          `json:"unbuilt" doc:"Why no mail can be made of it yet; empty where one can"`
}

type answeredJSON struct {
	Subject string     `json:"subject"`
	Ours    bool       `json:"ours" doc:"It is a note of the person's own"`
	Name    string     `json:"name" doc:"Whom that note went to, or who the mail is from"`
	At      *time.Time `json:"at,omitempty"`
}

// clockJSON is a moment on somebody's clock.
type clockJSON struct {
	At   time.Time `json:"at"`
	Zone string    `json:"zone" doc:"IANA name; empty where only the offset is known"`
}

func clockAt(t time.Time, loc *time.Location) clockJSON {
	c := clockJSON{At: t.In(loc), Zone: loc.String()}
	if c.Zone == "Local" {
		c.Zone = ""
	}
	return c
}

func (s *server) previews() {
	route(s, operation{
		id: "preview-notes", method: http.MethodGet, path: "/processes/{process}/preview", scope: followup.ScopeRead,
		summary: "Every draft of a process exactly as it would leave; nothing is stored",
	}, func(ctx context.Context, account followup.AccountID, in *ProcessID) (*answer[previewJSON], error) {
		all, err := s.Service.PreviewNotes(ctx, account, in.Process)
		if err != nil {
			return nil, err
		}
		home := s.Service.HomeOf(all.Candidate)
		out := previewJSON{HeldSeconds: inSeconds(all.Held), Notes: []leavingNoteJSON{}}
		for _, p := range all.Notes {
			out.Notes = append(out.Notes, leavingNoteOf(p, home))
		}
		return answered(out, nil)
	})
}

func leavingNoteOf(p followup.NotePreview, home *time.Location) leavingNoteJSON {
	out := leavingNoteJSON{
		Note: p.Note.ID, Digest: p.Note.Digest(), Phase: p.Phase, From: personOf(p.From), To: personOf(p.To), Subject: p.Subject, Body: p.Body,
		Theirs: clockAt(p.Leaves, p.Due.Location()), Own: clockAt(p.Leaves, home), Reason: p.Why,
		FiledBy: p.SentBy, Status: p.Status, Verdict: p.Verdict, Findings: findingsOf(p.Findings, p.Draft),
	}
	if out.FiledBy == "" {
		out.FiledBy = followup.SentByUs
	}
	if a := p.Answers; a != nil {
		out.Answers = &answeredJSON{a.Subject, a.Ours, a.Name, timeOf(a.At)}
	}
	if p.Unbuilt != nil {
		out.Unbuilt = sentence(strings.TrimPrefix(p.Unbuilt.Error(), "build the message: "))
	}
	return out
}

func personOf(a letter.Address) PersonJSON { return PersonJSON{a.Name, a.Email} }
