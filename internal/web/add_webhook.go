package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"afterword/internal/followup"
)

// addWebhook adds an address that is told what happens, and shows its secret, this once.
func (s *site) addWebhook(w http.ResponseWriter, r *http.Request) error {
	if s.Service.API == nil {
		return followup.ErrNotFound
	}
	if err := ReadForm(r); err != nil {
		return err
	}
	var kinds []followup.HappeningKind
	for _, kind := range r.PostForm["kind"] {
		kinds = append(kinds, followup.HappeningKind(kind))
	}
	form := webhookForm{
		URL: strings.TrimSpace(r.PostForm.Get("url")), Kinds: kindChoices(kinds),
		Private: r.PostForm.Get("private") == "yes" && !s.people(), // what stands beside a server is not theirs to ask
	}
	wrong := func(status int, field, sentence string) error {
		form.Wrong, form.WrongAt = sentence, field
		return s.renderPrograms(w, r, status, programsTurn{Webhook: &form})
	}
	if len(kinds) == 0 {
		return wrong(http.StatusUnprocessableEntity, "kind-note.sent", "Choose what to tell it of, at least one of these.")
	}
	all, err := s.Service.ListWebhooks(r.Context(), accountOf(r.Context()))
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(w followup.Webhook) bool { return w.URL == form.URL }) {
		return wrong(http.StatusConflict, "webhook-url", "That address is there already. To change what it is told of, or its secret, remove it first.")
	}
	if len(kinds) == len(followup.HappeningKinds()) {
		kinds = nil // everything, also what there will be one day
	}
	hook, err := s.Service.AddWebhook(r.Context(), accountOf(r.Context()), form.URL, kinds, form.Private)
	var unreachable *followup.UnreachableError
	switch {
	case errors.As(err, &unreachable):
		return wrong(http.StatusUnprocessableEntity, "webhook-url", s.unreachableWords())
	case errors.Is(err, followup.ErrManyWebhooks):
		return wrong(http.StatusConflict, "webhook-url", sentence(followup.ErrManyWebhooks.Error()))
	case errors.Is(err, followup.ErrNoSuchHappening):
		return wrong(http.StatusUnprocessableEntity, "kind-note.sent", "Choose among what is listed here.")
	case err != nil:
		return err
	}
	return s.renderPrograms(w, r, http.StatusCreated, programsTurn{Shown: &shownOnce{
		Title: "The secret of " + hook.URL, Text: hook.Secret,
		Then: "Copy it now: this is the only time it is shown. With it the receiver knows that a message is Afterword’s.",
	}})
}

func (s *site) unreachableWords() string {
	if s.people() {
		return "Write it as https://example.org/path, without a name or password in it. It has to be on the internet, not in a private network."
	}
	return "Write it as https://example.org/path, without a name or password in it. For one in your own network, or on this computer, tick the box below; on this computer http:// is fine, too."
}
