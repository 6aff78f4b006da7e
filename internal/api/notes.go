package api

import (
	"context"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
)

// NoteID is the part of a path that names a note.
type NoteID struct {
	ProcessID
	Note string `path:"note" maxLength:"64" doc:"Id of the note"`
}

// OfVersion says which version of a note was seen.
type OfVersion struct {
	IfMatch string `header:"If-Match" maxLength:"100" doc:"The ETag of the note as it was seen"`
}

type noteListJSON struct {
	Notes []noteJSON `json:"notes" nullable:"false"`
}

type wordsJSON struct {
	Subject string `json:"subject" maxLength:"998"`
	Body    string `json:"body" maxLength:"100000" doc:"Plain text, one line for each paragraph"`
}

type editIn struct {
	NoteID
	OfVersion
	Body wordsJSON
}

type typedIn struct {
	NoteID
	Body wordsJSON
}

type approveIn struct {
	NoteID
	OfVersion
	Body struct {
		Way note.Way `json:"way,omitempty" doc:"send, drafts or by hand; the usual way of the mailbox where it is left out"`
	}
}

type settleIn struct {
	NoteID
	Body struct {
		Sent bool `json:"sent" doc:"Whether it is in the Sent folder"`
	}
}

// FindingIn names a finding of a note.
type FindingIn struct {
	NoteID
	Key string `path:"ignore" maxLength:"100" doc:"The ignore digest of the finding"`
}

type leaveIn struct {
	FindingIn
	Body struct {
		Knowing bool `json:"knowing,omitempty" doc:"Leave also what stops the note"`
	}
}

type typedJSON struct {
	Verdict  review.Verdict `json:"verdict" enum:"blocked,warned,clean"`
	Words    int            `json:"words"`
	Findings []findingJSON  `json:"findings" nullable:"false"`
	Ignored  []findingJSON  `json:"ignored" nullable:"false"`
}

const notePath = "/processes/{process}/notes/{note}"

var seenProblems = []int{http.StatusPreconditionFailed, http.StatusPreconditionRequired}

func (s *server) notes() {
	route(s, operation{
		id: "list-notes", method: http.MethodGet, path: "/processes/{process}/notes", scope: followup.ScopeRead,
		summary: "The notes of a process, with what the review says of them",
	}, func(ctx context.Context, account followup.AccountID, in *ProcessID) (*answer[noteListJSON], error) {
		v, err := s.Service.ShowProcess(ctx, account, in.Process)
		return answered(noteListJSON{notesOf(v)}, err)
	})
	route(s, operation{
		id: "show-note", method: http.MethodGet, path: notePath, scope: followup.ScopeRead,
		summary: "One note",
	}, func(ctx context.Context, account followup.AccountID, in *NoteID) (*tagged[noteJSON], error) {
		return s.note(ctx, account, *in)
	})
	route(s, operation{
		id: "edit-note", method: http.MethodPut, path: notePath, scope: followup.ScopeWrite, problems: seenProblems,
		summary: "Give a note other words", more: "Any edit voids an approval.",
	}, func(ctx context.Context, account followup.AccountID, in *editIn) (*tagged[noteJSON], error) {
		seen, err := s.seen(ctx, account, in.NoteID, in.IfMatch)
		if err != nil {
			return nil, err
		}
		_, err = s.Service.EditNote(ctx, account, in.Note, seen, in.Body.Subject, in.Body.Body)
		return s.after(ctx, account, in.NoteID, err)
	})
	route(s, operation{
		id: "review-note", method: http.MethodPost, path: notePath + "/review", scope: followup.ScopeRead,
		summary: "Review a note as it would read with these words; nothing is stored",
	}, func(ctx context.Context, account followup.AccountID, in *typedIn) (*answer[typedJSON], error) {
		views, err := s.Service.ReviewTyped(ctx, account, in.Process, []string{in.Note}, map[string]followup.Typed{in.Note: {Subject: in.Body.Subject, Body: in.Body.Body}})
		if err != nil {
			return nil, err
		}
		if len(views) == 0 {
			return nil, followup.ErrNotFound
		}
		v := views[0]
		return answered(typedJSON{review.VerdictOf(v.Findings), v.Room.Words, findingsOf(v.Findings, v.Draft), findingsOf(v.Ignored, v.Draft)}, nil)
	})
	route(s, operation{
		id: "approve-note", method: http.MethodPut, path: notePath + "/approval", scope: followup.ScopeApprove, problems: seenProblems,
		summary: "Approve exactly the note that was seen: it leaves when it is due",
		more:    "The approval covers recipient, subject, body, thread and earliest time. It can be taken back until the note starts to leave.",
	}, func(ctx context.Context, account followup.AccountID, in *approveIn) (*tagged[noteJSON], error) {
		if in.Body.Way != "" && !isWay(in.Body.Way) {
			return nil, &problem{http.StatusUnprocessableEntity, sayNoWay}
		}
		seen, err := s.seen(ctx, account, in.NoteID, in.IfMatch)
		if err != nil {
			return nil, err
		}
		_, err = s.Service.ApproveNoteWay(ctx, account, in.Note, seen, in.Body.Way)
		return s.after(ctx, account, in.NoteID, err)
	})
	route(s, operation{
		id: "undo-approval", method: http.MethodDelete, path: notePath + "/approval", scope: followup.ScopeWrite,
		summary: "Take an approval back; the note is a draft again",
	}, func(ctx context.Context, account followup.AccountID, in *NoteID) (*tagged[noteJSON], error) {
		if _, err := s.note(ctx, account, *in); err != nil {
			return nil, err
		}
		_, err := s.Service.UndoApproval(ctx, account, in.Note)
		return s.after(ctx, account, *in, err)
	})
	route(s, operation{
		id: "settle-note", method: http.MethodPut, path: notePath + "/settlement", scope: followup.ScopeWrite,
		summary: "Say whether a note of unknown fate left; it is never sent again by itself",
	}, func(ctx context.Context, account followup.AccountID, in *settleIn) (*tagged[noteJSON], error) {
		if _, err := s.note(ctx, account, in.NoteID); err != nil {
			return nil, err
		}
		_, err := s.Service.SettleNote(ctx, account, in.Note, in.Body.Sent)
		return s.after(ctx, account, in.NoteID, err)
	})
	route(s, operation{
		id: "leave-finding", method: http.MethodPut, path: notePath + "/ignored/{ignore}", scope: followup.ScopeWrite,
		summary: "Leave what the review says of one place as it is",
	}, func(ctx context.Context, account followup.AccountID, in *leaveIn) (*tagged[noteJSON], error) {
		if _, err := s.note(ctx, account, in.NoteID); err != nil {
			return nil, err
		}
		_, err := s.Service.LeaveFinding(ctx, account, in.Note, in.Key, in.Body.Knowing)
		return s.after(ctx, account, in.NoteID, err)
	})
	route(s, operation{
		id: "heed-finding", method: http.MethodDelete, path: notePath + "/ignored/{ignore}", scope: followup.ScopeWrite,
		summary: "Let the review say it again",
	}, func(ctx context.Context, account followup.AccountID, in *FindingIn) (*tagged[noteJSON], error) {
		if _, err := s.note(ctx, account, in.NoteID); err != nil {
			return nil, err
		}
		_, err := s.Service.HeedFinding(ctx, account, in.Note, in.Key)
		return s.after(ctx, account, in.NoteID, err)
	})
}

// note returns a note of a process.
func (s *server) note(ctx context.Context, account followup.AccountID, id NoteID) (*tagged[noteJSON], error) {
	v, err := s.Service.ShowProcess(ctx, account, id.Process)
	if err != nil {
		return nil, err
	}
	for _, n := range notesOf(v) {
		if n.ID == id.Note {
			return &tagged[noteJSON]{etag(n.Digest), n}, nil
		}
	}
	return nil, followup.ErrNotFound
}

// seen is the digest that a client has seen, of a note that belongs to the process. Whether
// the note still says that is for the verb to find out, in its transaction.
func (s *server) seen(ctx context.Context, account followup.AccountID, id NoteID, header string) (string, error) {
	digest, err := ifMatch(header)
	if err != nil {
		return "", err
	}
	_, err = s.note(ctx, account, id)
	return digest, err
}

// after is the note as it is once a verb has worked on it.
func (s *server) after(ctx context.Context, account followup.AccountID, id NoteID, err error) (*tagged[noteJSON], error) {
	if err != nil {
		return nil, err
	}
	return s.note(ctx, account, id)
}

func isWay(way note.Way) bool {
	for _, w := range note.Ways() {
		if w == way {
			return true
		}
	}
	return false
}
