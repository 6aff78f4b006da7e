package web

import (
	"cmp"
	"errors"
	"net/http"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// graciousView offers to answer a rejection.
type graciousView struct {
	Process string
	By      string // who wrote it, where nobody reads what is sent there; empty otherwise
	To      []graciousTo
	Own     string
	Asked   bool // a reply was drafted, and may be changed
	Open    bool
	Wrong   string
}

type graciousTo struct {
	Name, Email string
	Chosen      bool
}

// graciousOf offers a reply until one has left.
func graciousOf(v followup.ProcessView, t turn) *graciousView {
	if v.Rejection == nil || v.Paused || len(v.Rejection.To) == 0 {
		return nil
	}
	g := &graciousView{Process: v.ID, Own: v.Rejection.Own, Asked: v.Rejection.Asked, Wrong: t.WrongReply, Open: t.WrongReply != ""}
	if v.Rejection.NobodyReads {
		g.By = v.Rejection.By.Email
	}
	chosen := v.Rejection.To[0].Email
	for _, s := range v.Steps {
		if s.Phase != note.GraciousReply {
			continue
		}
		if s.Status.Over() || s.Note != nil && s.Note.State != note.Draft {
			return nil
		}
		chosen = s.Email
	}
	if t.WrongReply != "" {
		g.Own, chosen = t.Own, t.To
	}
	for _, a := range v.Rejection.To {
		g.To = append(g.To, graciousTo{cmp.Or(a.Name, a.Email), a.Email, strings.EqualFold(a.Email, chosen)})
	}
	return g
}

// replying reports whether the reply to a rejection is still to be written or sent.
func replying(v followup.ProcessView) bool {
	for _, s := range v.Steps {
		if s.Phase == note.GraciousReply && !s.Status.Over() {
			return true
		}
	}
	return false
}

// replyGraciously asks for a draft that answers a rejection.
func (s *site) replyGraciously(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	t := turn{To: r.PostForm.Get("to"), Own: strings.TrimSpace(r.PostForm.Get("own"))}
	err := s.Service.ReplyGraciously(r.Context(), accountOf(r.Context()), r.PathValue("id"), t.To, t.Own)
	switch {
	case err == nil:
		backTo(w, r, "replying")
		return nil
	case errors.Is(err, followup.ErrAnswered), errors.Is(err, followup.ErrNoRejection):
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "Nothing was drafted: there is no rejection here that waits for a reply."})
	case errors.Is(err, followup.ErrNobodyReads), errors.Is(err, followup.ErrNoInterviewer), errors.Is(err, followup.ErrNobodyToAnswer):
		t.WrongReply = "Choose one of these people: nobody else is known to read what you write."
		return s.showAgain(w, r, http.StatusUnprocessableEntity, t)
	}
	return err
}
