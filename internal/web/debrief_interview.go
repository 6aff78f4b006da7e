package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

// debriefAnswer is what the script of the page is told of a form that it sent.
type debriefAnswer struct {
	// Says is what each field that was sent says now; Wrong why a field was not taken.
	Says  map[string]string `json:"says"`
	Wrong map[string]string `json:"wrong"`
	// People are the new names of those who were renamed, by their key in the form.
	People map[string]string `json:"people"`
	Words  string            `json:"words"`
	// Panel says that somebody joined or left: the page is to be asked for anew.
	Panel bool `json:"panel"`
}

// debriefInterview takes a debrief, whole or in parts. The page's script asks for JSON and
// sends what is typed as it is typed; a form without a script is answered with the page.
func (s *site) debriefInterview(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	f := readDebriefForm(r.PostForm)
	process, round := r.PathValue("id"), r.PathValue("interview")
	done, err := s.Service.DebriefInterview(r.Context(), accountOf(r.Context()), process, round, f.changes)
	if err != nil {
		return err
	}
	wrong := map[string]string{}
	for _, refused := range done.Refused {
		for i, c := range f.changes {
			if c.Who == refused.Who && c.Field == refused.Field {
				wrong[f.names[i]] = refusalWords(refused)
			}
		}
	}
	if strings.Contains(r.Header.Get("Accept"), "application/json") {
		return sendDebriefAnswer(w, f, done, wrong)
	}
	if len(done.Refused) > 0 {
		v, err := s.Service.ShowDebrief(r.Context(), accountOf(r.Context()), process, round)
		if err != nil {
			return err
		}
		return s.renderDebrief(w, r, v, http.StatusUnprocessableEntity, debriefTurn{form: &f, values: r.PostForm, wrong: wrong, words: debriefedWords(done)})
	}
	// What came of it is said by the page that is asked for anew; a mere save says so.
	address := debriefPath(process, round) + "?done=saved"
	switch {
	case r.PostForm.Get("leaves") != "":
		address = debriefPath(process, round) + "?done=left-panel#people"
	case r.PostForm.Get("new.name") != "":
		address = debriefPath(process, round) + "?done=joined#people"
	case r.PostForm.Get("then") == "drafts":
		address = "/processes/" + url.PathEscape(process) + "?done=debriefed"
	}
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

func sendDebriefAnswer(w http.ResponseWriter, f debriefForm, done followup.Debriefed, wrong map[string]string) error {
	answer := debriefAnswer{Says: map[string]string{}, Wrong: wrong, People: map[string]string{}, Words: debriefedWords(done)}
	for i, c := range f.changes {
		name := f.names[i]
		answer.Panel = answer.Panel || c.Field == followup.Joins || c.Field == followup.Leaves
		who := c.Who
		if c.Field == followup.DebriefName {
			if key, _, ok := strings.Cut(name, "."); ok && wrong[name] == "" {
				who = bareName(c.Now)
				answer.People[key] = who
			}
		}
		answer.Says[name] = followup.DebriefOf(done.Interview, who, c.Field)
	}
	// Whoever was renamed is known by the new name now, also for the other fields.
	for i, c := range f.changes {
		if key, _, _ := strings.Cut(f.names[i], "."); answer.People[key] != "" && c.Who != "" {
			answer.Says[f.names[i]] = followup.DebriefOf(done.Interview, answer.People[key], c.Field)
		}
	}
	for _, refused := range done.Refused { // also of somebody who is gone
		for i, c := range f.changes {
			if c.Who == refused.Who && c.Field == refused.Field {
				answer.Says[f.names[i]] = refused.Says
			}
		}
	}
	body, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(body) // the phone may be out of reach again, and sends it once more
	return nil
}

// refusalWords say why a field was not taken, with what it says instead.
func refusalWords(refused followup.RefusedChange) string {
	words := sentence(refused.Err.Error())
	if errors.Is(refused.Err, followup.ErrDebriefChanged) {
		words = "This was changed elsewhere meanwhile, so nothing was overwritten."
		if refused.Says != "" {
			words += " There it says: “" + refused.Says + "”."
		}
		words += " Save once more to keep what stands here."
	}
	return words
}

func debriefPath(process, round string) string {
	return "/processes/" + url.PathEscape(process) + "/debrief/" + url.PathEscape(round)
}

// bareName is a name as it is stored, without the title before it.
func bareName(typed string) string {
	_, name := interview.SplitTitle(strings.Join(strings.Fields(typed), " "))
	return name
}
