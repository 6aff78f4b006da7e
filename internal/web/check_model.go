package web

import (
	"net/http"

	"afterword/internal/followup"
)

// checkModel asks the server of the model that is used whether it is there, and where it
// runs. No text is sent to it.
func (s *site) checkModel(w http.ResponseWriter, r *http.Request) error {
	ctx, account := r.Context(), accountOf(r.Context())
	before, err := s.Service.UsedModel(ctx, account)
	var after followup.Model
	if err == nil {
		after, err = s.Service.CheckModel(ctx, account)
	}
	if err != nil {
		s.log().InfoContext(ctx, "a model could not be checked", "err", err)
		return s.renderModels(w, r, http.StatusConflict, modelsView{Alert: "The check did not work. " + s.modelTrouble(err)})
	}
	word := "checked"
	switch {
	case before.Runs == followup.Here && after.Runs != followup.Here:
		word = "moved"
	case before.Runs != after.Runs && !before.AllowedAt.IsZero():
		word = "here"
	}
	http.Redirect(w, r, "/settings/assist?done="+word, http.StatusSeeOther)
	return nil
}
