package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"afterword/internal/followup"
)

// modelsView is the page of the models that may help with wording.
type modelsView struct {
	Flash, Alert string
	People       bool
	Off          bool // the settings file forbids it
	Sealed       bool // a stored key cannot be opened
	Models       []modelView
	Allowed      bool // texts may go to one of them
	Form         modelForm
}

type modelView struct {
	Endpoint, Name string
	ID             string // of the part of the page
	Key            string // what the person agrees to: see modelKey
	Where          string
	Elsewhere      bool
	Secret         string // how it gets its key; empty without one
	Added, Allowed string // when
	Used           bool
}

// modelForm is what was typed to add a model. The key never comes back.
type modelForm struct {
	Endpoint, Name, Runs string
	Wrong                string
	WrongAt              string // the id of the field that is wrong
}

// modelsDone are the sentences after a form of this page was taken.
var modelsDone = map[string]string{
	"added":   "Added, and used from now on. Nothing is sent to it before you allow it.",
	"checked": "It is there. What its server says of it stands below.",
	"moved":   "It is there, and it runs elsewhere now. So your yes is taken back: nothing is sent to it before you allow it again.",
	"here":    "It is there, and it runs on this machine now. You had allowed one elsewhere, so you are asked again: nothing is sent to it before.",
	"allowed": "Allowed. Each text is shown to you before it goes, and goes only when you say so.",
	"revoked": "Switched off. Nothing is sent to any model until you allow one again.",
	"removed": "Removed, with its key and your yes.",
}

// showModels is the page that says which machine may help, and where it runs.
func (s *site) showModels(w http.ResponseWriter, r *http.Request) error {
	return s.renderModels(w, r, http.StatusOK, modelsView{Flash: modelsDone[r.URL.Query().Get("done")]})
}

// renderModels shows the page with what v holds already of a form.
func (s *site) renderModels(w http.ResponseWriter, r *http.Request, status int, v modelsView) error {
	v.People, v.Off = s.people(), s.Service.Models == nil
	all, err := s.Service.ListModels(r.Context(), accountOf(r.Context()))
	if err != nil {
		return err
	}
	now := s.now()
	for i, m := range all {
		view := modelView{
			Endpoint: m.Endpoint, Name: m.Name, ID: fmt.Sprintf("model-%d", i+1), Key: modelKey(m), Where: whereWords(m), Elsewhere: m.Runs != followup.Here, Used: i == 0,
			Added: momentOf(m.AddedAt, now.Location(), now).Words, Allowed: momentOf(m.AllowedAt, now.Location(), now).Words,
		}
		switch {
		case m.KeyCommand != "":
			view.Secret = "A command of yours prints its key."
		case m.Key != "":
			view.Secret = "Its key is sealed in the database."
		}
		v.Allowed = v.Allowed || view.Allowed != ""
		v.Models = append(v.Models, view)
	}
	if len(all) > 0 && !v.Off {
		_, err := s.Service.UsedModel(r.Context(), accountOf(r.Context()))
		v.Sealed = errors.Is(err, followup.ErrSealed)
	}
	body, err := render("models.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{
		Title: "Help with wording", Body: body, Status: status,
		Styles: []string{"settings.css", "programs.css"}, Scripts: []string{"settings.js"},
	})
	return nil
}

// whereWords says where a model runs, and who says so.
func whereWords(m followup.Model) string {
	switch {
	case m.Runs == followup.Here && m.SaidBy == followup.ByPerson:
		return "It runs on this machine, you said. Its server does not say."
	case m.Runs == followup.Here:
		return "It runs on this machine, its server says."
	case m.SaidBy == followup.ByPerson:
		return "It runs elsewhere, you said: what is sent to it leaves this machine."
	}
	return "It runs elsewhere: what is sent to it leaves this machine."
}

// modelTrouble says on the page why a model could not be asked: the root of what a verb
// said, without the steps that led there.
func (s *site) modelTrouble(err error) string {
	switch {
	case errors.Is(err, followup.ErrAssistOff):
		return "Help by a machine is switched off in the settings file."
	case errors.Is(err, followup.ErrNoModel):
		return "There is no model yet. Add one first."
	case errors.Is(err, followup.ErrWhere):
		return "Its server does not say whether this model runs on this machine, and an address here proves nothing. Say it below, then add it again."
	case errors.Is(err, followup.ErrSealed):
		return "Its stored key cannot be opened: the key file is lost, or another one. Put the key file back, or add the model again."
	}
	says := err.Error()
	for _, lead := range []string{"add the model: ", "check the model: "} {
		says = strings.TrimPrefix(says, lead)
	}
	if _, root, asked := strings.Cut(says, " for its models: "); asked {
		says = root
	}
	return sentence(says)
}
