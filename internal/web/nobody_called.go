package web

import (
	"errors"
	"net/http"
	"time"

	"afterword/internal/followup"
)

// talkView asks about a talk whose agreed time has passed.
type talkView struct {
	Process string
	When    moment
	Missed  bool // it is known that nobody called
}

func talkOf(v followup.ProcessView, now time.Time) *talkView {
	switch {
	case v.Missed != nil:
		return &talkView{v.ID, momentOf(v.Missed.Starts, v.Missed.Starts.Location(), now), true}
	case v.MayBeMissed != nil:
		return &talkView{v.ID, momentOf(v.MayBeMissed.Starts, v.MayBeMissed.Starts.Location(), now), false}
	}
	return nil
}

// nobodyCalled records that nobody was there at the agreed time.
func (s *site) nobodyCalled(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	err := s.Service.NobodyCalled(r.Context(), accountOf(r.Context()), r.PathValue("id"), "")
	var early *followup.PatienceError
	switch {
	case err == nil:
		backTo(w, r, "missed")
		return nil
	case errors.As(err, &early):
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "Give them until " + early.Until.Format("15:04") + " their time: a quarter of an hour is nothing."})
	case errors.Is(err, followup.ErrTalked), errors.Is(err, followup.ErrNoSuchTalk):
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "Nothing was changed: no talk is known here at which nobody can have called."})
	}
	return err
}

// calledAfterAll takes it back: they called, later.
func (s *site) calledAfterAll(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	err := s.Service.CalledAfterAll(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if errors.Is(err, followup.ErrCalled) || errors.Is(err, followup.ErrNoSuchTalk) {
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "Nothing was changed: that is known already."})
	}
	if err != nil {
		return err
	}
	backTo(w, r, "called")
	return nil
}
