package web

import (
	"errors"
	"net/http"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

// recordOffer records an offer of another employer.
func (s *site) recordOffer(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	typed := offerForm{
		Employer: strings.TrimSpace(r.PostForm.Get("employer")), Expires: strings.TrimSpace(r.PostForm.Get("expires")), Place: strings.TrimSpace(r.PostForm.Get("place")),
	}
	again := func(status int, field, wrong string) error {
		typed.Field, typed.Wrong = field, wrong
		return s.showAgain(w, r, status, turn{Offer: &typed})
	}
	offer := interview.Offer{Employer: typed.Employer, Place: typed.Place}
	if typed.Expires != "" {
		var err error
		if offer.Expires, err = interview.ParseDate(typed.Expires); err != nil {
			return again(http.StatusUnprocessableEntity, "expires", "That is no day. Write it such as 2026-12-04.")
		}
	}
	err := s.Service.RecordOffer(r.Context(), accountOf(r.Context()), r.PathValue("id"), offer)
	var refused *followup.Refusal
	switch {
	case err == nil:
		backTo(w, r, "offer")
		return nil
	case errors.As(err, &refused):
		return again(http.StatusUnprocessableEntity, refused.Field, sentence(refused.Error()))
	case errors.Is(err, followup.ErrOwnOffer):
		return again(http.StatusUnprocessableEntity, "employer", "That is the employer of this process. If they made you an offer, say so as their answer.")
	}
	return s.factsNotChanged(w, r, err)
}

// factsNotChanged answers a form about an offer or a question that could not be taken.
func (s *site) factsNotChanged(w http.ResponseWriter, r *http.Request, err error) error {
	switch {
	case errors.Is(err, followup.ErrOver):
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "Nothing was changed: this process has ended, and nothing more is sent."})
	case errors.Is(err, followup.ErrNoOffer), errors.Is(err, followup.ErrNoQuestion):
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "Nothing was changed: this is another page than the newest. Here it is."})
	case errors.Is(err, followup.ErrStillInDrafts):
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "Nothing was changed yet: the note about it still lies in your Drafts folder. Do not send it from there, and try again in a minute."})
	case errors.Is(err, followup.ErrStale):
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "Nothing was saved yet: the process changed meanwhile. Try once more."})
	}
	return err
}
