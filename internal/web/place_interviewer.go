package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/place"
)

// placeView is where an interviewer works, and how that is known, in words.
type placeView struct {
	Key, Process string
	Name, Email  string
	Who          string // what names them in the form
	Clock, Days  string
	Sure, Why    string
	Said         string // what the person said, or typed
	Wrong        string // what is wrong with it
	Open, ByWord bool   // the form is open; it is the person's word
}

// placeInterviewer records where an interviewer works. An empty field takes the person's
// word back.
func (s *site) placeInterviewer(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	who, where := r.PostForm.Get("who"), strings.TrimSpace(r.PostForm.Get("where"))
	again := turn{Who: who, Where: where}
	if where != "" {
		if _, err := place.Read(where); err != nil {
			again.WrongPlace = "That is no place Afterword knows. Write a big city such as Munich, a region such as DE-BY, or a time zone such as Europe/Berlin."
			return s.showAgain(w, r, http.StatusUnprocessableEntity, again)
		}
	}
	err := s.Service.PlaceInterviewer(r.Context(), accountOf(r.Context()), r.PathValue("id"), who, where)
	switch {
	case err == nil:
		backTo(w, r, "placed")
		return nil
	case errors.Is(err, followup.ErrNoInterviewer):
		return s.showAgain(w, r, http.StatusUnprocessableEntity, turn{Alert: "Nothing was saved: nobody who interviewed you is called so."})
	case errors.Is(err, followup.ErrStale):
		again.WrongPlace = "Nothing was saved yet: the process changed meanwhile. Save it once more."
		return s.showAgain(w, r, http.StatusConflict, again)
	}
	return err
}

// placesOf says where everybody works to whom something may still go, once for each.
func placesOf(v followup.ProcessView, t turn) []placeView {
	var views []placeView
	said := map[string]bool{}
	for _, step := range v.Steps {
		round, ok := v.Interview(step.InterviewID)
		if !ok || step.Status.Over() {
			continue
		}
		for _, who := range round.Panel {
			name := cmp.Or(who.Email, who.Name)
			if who.Name != step.Interviewer || who.Email != step.Email || said[name] {
				continue
			}
			said[name] = true
			at := place.Of(v.Process.Process, round, who)
			view := placeView{
				Key: fmt.Sprintf("place-%d", len(views)), Process: v.ID, Name: who.Name, Email: who.Email, Who: name,
				Clock: at.Zone, Days: at.Days(), Sure: string(at.Sure), Why: at.Why, Said: who.Place, ByWord: at.Source == place.Said,
			}
			if t.Who == name {
				view.Said, view.Wrong, view.Open = t.Where, t.WrongPlace, true
			}
			views = append(views, view)
		}
	}
	return views
}
