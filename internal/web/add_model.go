package web

import (
	"errors"
	"net/http"
	"strings"

	"afterword/internal/followup"
)

// addModel asks a server for a model and keeps how to reach it. The key is sealed and never
// shown. No text is sent to it.
func (s *site) addModel(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	field := func(name string) string { return strings.TrimSpace(oneLine(r.PostForm.Get(name))) }
	form := modelForm{Endpoint: field("endpoint"), Name: field("name"), Runs: field("runs")}
	wrong := func(status int, at, sentence string) error {
		form.Wrong, form.WrongAt = sentence, at
		return s.renderModels(w, r, status, modelsView{Form: form})
	}
	switch {
	case form.Endpoint == "" || len(form.Endpoint) > 2000:
		return wrong(http.StatusUnprocessableEntity, "model-endpoint", "Write the address of its server, such as http://127.0.0.1:11434/v1.")
	case form.Name == "" || len(form.Name) > 300:
		return wrong(http.StatusUnprocessableEntity, "model-name", "Write the name of the model, as its server calls it.")
	}
	m := followup.Model{
		Endpoint: form.Endpoint, Name: form.Name, Key: field("key"),
		Private: !s.people(), // what stands beside a server is not theirs to ask
	}
	if form.Runs == string(followup.Here) || form.Runs == string(followup.Elsewhere) {
		m.Runs = followup.Whereabouts(form.Runs)
	}
	_, err := s.Service.AddModel(r.Context(), accountOf(r.Context()), m)
	switch {
	case errors.Is(err, followup.ErrAssistOff):
		return wrong(http.StatusConflict, "", s.modelTrouble(err))
	case errors.Is(err, followup.ErrWhere):
		return wrong(http.StatusUnprocessableEntity, "runs-here", s.modelTrouble(err))
	case err != nil:
		return wrong(http.StatusUnprocessableEntity, "model-endpoint", s.modelTrouble(err))
	}
	http.Redirect(w, r, "/settings/assist?done=added", http.StatusSeeOther)
	return nil
}
