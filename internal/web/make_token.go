package web

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

// makeToken makes an API token and shows it, this once. The answer is the page itself and no
// address to go on to: the token is kept nowhere, so nothing could show it a second time.
func (s *site) makeToken(w http.ResponseWriter, r *http.Request) error {
	if s.Service.API == nil {
		return followup.ErrNotFound
	}
	if err := ReadForm(r); err != nil {
		return err
	}
	if !s.mayMakeTokens(r) {
		return signInAnew()
	}
	var scopes []followup.Scope
	for _, scope := range r.PostForm["scope"] {
		scopes = append(scopes, followup.Scope(scope))
	}
	form := tokenForm{
		Name: strings.TrimSpace(oneLine(r.PostForm.Get("name"))), Expires: strings.TrimSpace(r.PostForm.Get("expires")), Scopes: scopeChoices(scopes),
	}
	wrong := func(field, sentence string) error {
		form.Wrong, form.WrongAt = sentence, field
		return s.renderPrograms(w, r, http.StatusUnprocessableEntity, programsTurn{Token: &form})
	}
	var until time.Time
	if form.Expires != "" {
		day, err := interview.ParseDate(form.Expires)
		if err != nil {
			return wrong("token-expires", "Write the last day as year, month and day, such as 2027-01-31, or leave it empty.")
		}
		until = time.Date(day.Year, day.Month, day.Day+1, 0, 0, 0, 0, s.now().Location()) // through that day
	}
	t, text, err := s.Service.AddAPIToken(r.Context(), accountOf(r.Context()), form.Name, scopes, until)
	switch {
	case errors.Is(err, followup.ErrTokenName):
		return wrong("token-name", "Give it a name of at most 60 letters, such as the program it is for.")
	case errors.Is(err, followup.ErrNameTaken):
		return wrong("token-name", "There is a token of that name already. Choose another name, or remove that one first.")
	case errors.Is(err, followup.ErrNoScope):
		return wrong("scope-read", "Choose what it may do, at least one of these.")
	case errors.Is(err, followup.ErrPast):
		return wrong("token-expires", "That day is over, so it would never let anybody in. Choose a later one.")
	case err != nil:
		return err
	}
	return s.renderPrograms(w, r, http.StatusCreated, programsTurn{Shown: &shownOnce{
		Title: "The token “" + t.Name + "”", Text: text,
		Then: "Copy it now: this is the only time it is shown. Whoever has it may do what it allows: " + joined(t.Scopes) + ".",
	}})
}
