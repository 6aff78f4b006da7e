package web

import (
	"net/http"

	"afterword/internal/followup"
)

// withdrawOffer records that an offer is not held any more.
func (s *site) withdrawOffer(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	v, err := s.Service.ShowProcess(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	offer, ok := offerOf(v.Offers, r.PostForm.Get("offer"))
	if !ok {
		return s.factsNotChanged(w, r, followup.ErrNoOffer)
	}
	if err := s.Service.WithdrawOffer(r.Context(), accountOf(r.Context()), v.ID, offer.Employer); err != nil {
		return s.factsNotChanged(w, r, err)
	}
	backTo(w, r, "withdrawn")
	return nil
}
