package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"afterword/internal/followup"
)

// permissionView is the page on which a provider is asked for a permission.
type permissionView struct {
	Title   string // of the provider, in a sentence
	Address string // of the mailbox that is asked for
	// Waiting: the provider was asked, and nobody has answered yet.
	Waiting        bool
	Code, CodePage string
	Page           string // the provider's page, with the question
	Until          string
	Tabs           []permissionTab
	Form           permissionForm
	Answer         string // where the browser comes back to, to be registered
	Public         bool   // it is an address of the network
	CanPage        bool   // Microsoft: its page can send the browser back here
	CanCode        bool
	Kept           bool // the client's secret that was typed before is kept
}

type permissionTab struct {
	Path, Title string
	Here        bool
}

// showPermission is the page: the form, or where a question stands.
func (s *site) showPermission(w http.ResponseWriter, r *http.Request) error {
	if err := s.hasPermissions(); err != nil {
		return err
	}
	account := accountOf(r.Context())
	asked, err := s.Service.ContinuePermission(r.Context(), account)
	switch {
	case errors.Is(err, followup.ErrNotFound):
		return s.renderPermission(w, r, http.StatusOK, s.freshForm(r))
	case err != nil:
		return err
	case asked.Done:
		if err := s.Service.DropPermission(r.Context(), account); err != nil {
			return err
		}
		http.Redirect(w, r, "/settings?done=let-in#mailbox", http.StatusSeeOther)
		return nil
	}
	form := s.permissionFormOfMailbox(asked.Mailbox)
	form.Provider, form.How = asked.Provider, "code"
	if asked.Redirect != "" {
		form.How = "page"
	}
	if asked.Ended != nil {
		if r.URL.Query().Has("provider") {
			form.Provider = chosenProvider(r.URL.Query().Get("provider"), form.Address)
			return s.renderPermission(w, r, http.StatusOK, form)
		}
		form.Wrong = s.endWords(r, form.title(), *asked.Ended)
		return s.renderPermission(w, r, http.StatusOK, form)
	}
	v := permissionView{Waiting: true, Title: form.title(), Address: asked.Mailbox.Address, Code: asked.Code.Code, CodePage: asked.Code.Page}
	if !asked.ByCode() {
		if v.Page, err = s.Service.PermissionPage(r.Context(), account); err != nil && !errors.Is(err, followup.ErrNotAsked) {
			return err
		}
	}
	now := s.now()
	v.Until = asked.Until.In(now.Location()).Format("15:04")
	body, err := render("permission.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{
		Title: "Sign in at your provider", Body: body, Styles: []string{"settings.css", "permission.css"},
		Watch: permissionPath + "/version", Version: permissionStands(asked), Again: againAfter,
	})
	return nil
}

// againAfter is after how many seconds a page that waits is shown anew where no script runs.
const againAfter = 10

// freshForm is the form before anything was typed: what is known of the mailbox stands in it.
func (s *site) freshForm(r *http.Request) permissionForm {
	m, _ := s.Service.ShowMailbox(r.Context(), accountOf(r.Context())) // without one it is empty
	form := s.permissionFormOfMailbox(m)
	if asked := r.URL.Query().Get("provider"); asked != "" || form.Provider == "" {
		form.Provider = chosenProvider(asked, form.Address)
	}
	return form
}

func (s *site) renderPermission(w http.ResponseWriter, r *http.Request, status int, form permissionForm) error {
	answer := s.answerAddress(r)
	v := permissionView{
		Title: form.title(), Form: form, Answer: answer, Public: strings.HasPrefix(answer, "https://"),
		CanPage: byName(answer), CanCode: form.Provider != "google",
	}
	for _, name := range permissionProviders() {
		tab := permissionTab{Path: permissionPath + "?provider=" + name, Title: permissionForm{Provider: name}.title(), Here: name == form.Provider}
		if name == "" {
			tab.Path, tab.Title = permissionPath+"?provider=other", "Another"
		}
		v.Tabs = append(v.Tabs, tab)
	}
	v.Kept = form.ClientID != "" && s.keepsSecret(r, form.ClientID)
	body, err := render("permission.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Sign in at your provider", Body: body, Status: status, Styles: []string{"settings.css", "permission.css"}})
	return nil
}

// keepsSecret reports whether a client is that of the last question or of the mailbox.
func (s *site) keepsSecret(r *http.Request, client string) bool {
	account := accountOf(r.Context())
	if asked, err := s.Service.ShowPermission(r.Context(), account); err == nil && asked.Mailbox.OAuth.ClientID == client {
		return true
	}
	m, err := s.Service.ShowMailbox(r.Context(), account)
	return err == nil && m.OAuth.ClientID == client
}

// endWords says why a provider was asked in vain, and what helps.
func (s *site) endWords(r *http.Request, title string, end followup.PermissionEnd) string {
	said := ""
	if end.Said != "" {
		said = " It said: " + sentence(end.Said)
	}
	switch end.Code {
	case followup.EndedDeclined, "authorization_declined":
		return title + " was told no, so nothing was changed. Ask again if that was not meant; in an organisation its administrator may have to agree first." + said
	case followup.EndedLate, "code_expired":
		return "Nobody answered there in time, so nothing was changed. Ask again, and answer within a quarter of an hour."
	case followup.EndedClient, "unauthorized_client":
		return title + " does not accept this client id, its secret, or this way of asking. Compare them with what you registered, and how you registered it." + said
	case "invalid_scope":
		return title + " does not know what was asked for. Check which scopes the client may have." + said
	case "redirect_uri_mismatch":
		return "The client is registered for other addresses. Register this one with it: " + s.answerAddress(r) + said
	case followup.EndedGrant:
		return "The answer was too old, or was used already. Ask again."
	case followup.EndedUnreachable:
		return title + " did not answer, so nothing was changed. Try again in a while." + said
	case followup.EndedAtMailbox:
		return title + " agreed, and the mailbox did not let Afterword in, so nothing was changed. " + sentence(rootWords(errors.New(end.Said)))
	case followup.EndedReplaced:
		return "Another mailbox was added meanwhile, so this permission was not used."
	case "", "provider":
		return "That did not work, and nothing was changed. " + sentence(end.Said)
	}
	return title + " refused: " + end.Code + "." + said
}

func portOf(s followup.Server) string { return strconv.Itoa(s.Port) }
