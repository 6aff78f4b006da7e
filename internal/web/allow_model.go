package web

import (
	"errors"
	"net/http"

	"afterword/internal/followup"
)

// allowModel records the person's yes to the model that they were shown, at its address and
// where it runs. To another one it is none.
func (s *site) allowModel(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	ctx, account := r.Context(), accountOf(r.Context())
	m, err := s.Service.UsedModel(ctx, account)
	if err == nil && r.PostForm.Get("model") != modelKey(m) {
		err = followup.ErrNotWhatWasSeen
	}
	if err == nil {
		err = s.Service.AllowModel(ctx, account, m)
	}
	switch {
	case errors.Is(err, followup.ErrNotWhatWasSeen):
		return s.renderModels(w, r, http.StatusConflict, modelsView{Alert: "Nothing was allowed: another model is used by now, or it runs elsewhere than you saw. Look at it again, then decide."})
	case errors.Is(err, followup.ErrAssistOff), errors.Is(err, followup.ErrNoModel), errors.Is(err, followup.ErrSealed):
		return s.renderModels(w, r, http.StatusConflict, modelsView{Alert: s.modelTrouble(err)})
	case err != nil:
		return err
	}
	http.Redirect(w, r, "/settings/assist?done=allowed", http.StatusSeeOther)
	return nil
}
