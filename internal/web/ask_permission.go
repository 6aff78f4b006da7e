package web

import (
	"cmp"
	"errors"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"afterword/internal/followup"
)

// permissionPath is the page on which a provider is asked, and below it is where a browser
// comes back to.
const (
	permissionPath       = "/settings/mailbox/permission"
	permissionAnswerPath = permissionPath + "/answer"
)

// askPermission begins to ask a provider. The form leads to this page again, and the page
// to the provider's: the policy of a page lets a form lead to this site only.
func (s *site) askPermission(w http.ResponseWriter, r *http.Request) error {
	if err := s.hasPermissions(); err != nil {
		return err
	}
	if err := ReadForm(r); err != nil {
		return err
	}
	form := permissionFormOf(r.PostForm)
	ask, wrong := s.permissionAskOf(r, form)
	if wrong != "" {
		form.Wrong = wrong
		return s.renderPermission(w, r, http.StatusUnprocessableEntity, form)
	}
	return s.beginAsking(w, r, ask, form)
}

// askPermissionAgain asks the provider of the stored mailbox anew, as the same client.
func (s *site) askPermissionAgain(w http.ResponseWriter, r *http.Request) error {
	if err := s.hasPermissions(); err != nil {
		return err
	}
	if err := ReadForm(r); err != nil {
		return err
	}
	m, err := s.Service.ShowMailbox(r.Context(), accountOf(r.Context()))
	if err != nil && !errors.Is(err, followup.ErrNotFound) && !errors.Is(err, followup.ErrSealed) {
		return err
	}
	form := s.permissionFormOfMailbox(m)
	form.How = r.PostForm.Get("how")
	if !m.OAuth.Used() {
		form.Wrong = "Your mailbox is not signed in to by a permission, or that cannot be read any more. Ask for one here."
		return s.renderPermission(w, r, http.StatusConflict, form)
	}
	return s.beginAsking(w, r, followup.PermissionAsk{Provider: form.Provider, Again: true, ByCode: s.byCode(r, form, m.OAuth), Redirect: s.answerAddress(r)}, form)
}

func (s *site) beginAsking(w http.ResponseWriter, r *http.Request, ask followup.PermissionAsk, form permissionForm) error {
	asked, err := s.Service.AskPermission(r.Context(), accountOf(r.Context()), ask)
	if err != nil {
		s.log().Info("a provider was asked in vain", "err", err)
		form.Wrong = s.endWords(r, form.title(), endOfAsking(err))
		return s.renderPermission(w, r, http.StatusConflict, form)
	}
	if s.sessions != nil {
		s.sessions.Put(r.Context(), sessionPermission, asked.State)
	}
	http.Redirect(w, r, permissionPath, http.StatusSeeOther)
	return nil
}

// endOfAsking is why a question could not even be asked.
func endOfAsking(err error) followup.PermissionEnd {
	var refusal *followup.ProviderRefusal
	if errors.As(err, &refusal) {
		return followup.PermissionEnd{Code: refusal.Code, Said: refusal.Said}
	}
	words := err.Error()
	for _, lead := range []string{"ask for a permission: ", "ask the provider for a code: "} {
		words = strings.TrimPrefix(words, lead)
	}
	return followup.PermissionEnd{Said: words}
}

// takePermission takes what the browser brings back from the provider's page. It counts
// once, and only in the browser that asked.
func (s *site) takePermission(w http.ResponseWriter, r *http.Request) error {
	if err := s.hasPermissions(); err != nil {
		return err
	}
	query := r.URL.Query()
	a := followup.PermissionAnswer{State: query.Get("state"), Code: query.Get("code"), Error: query.Get("error"), Said: query.Get("error_description")}
	err := followup.ErrNotAsked
	if s.sessions == nil || a.State != "" && s.sessions.GetString(r.Context(), sessionPermission) == a.State {
		err = s.Service.TakePermission(r.Context(), accountOf(r.Context()), a)
	}
	if errors.Is(err, followup.ErrNotAsked) {
		return &Problem{
			Status: http.StatusBadRequest, Title: "This answers nothing that was asked here",
			Sentence: "It may have been used already, or the question is over, or another browser asked it. Nothing was changed. Under Settings, Mailbox, you see where it stands and can ask again.",
			Err:      err,
		}
	}
	if err != nil {
		return err
	}
	if s.sessions != nil {
		s.sessions.Remove(r.Context(), sessionPermission)
	}
	http.Redirect(w, r, permissionPath, http.StatusSeeOther)
	return nil
}

// dropPermission stops asking.
func (s *site) dropPermission(w http.ResponseWriter, r *http.Request) error {
	if err := s.Service.DropPermission(r.Context(), accountOf(r.Context())); err != nil {
		return err
	}
	http.Redirect(w, r, "/settings?done=dropped#mailbox", http.StatusSeeOther)
	return nil
}

// permissionVersion answers with where the question stands; while a code is waited for, it
// asks the provider as often as that allows.
func (s *site) permissionVersion(w http.ResponseWriter, r *http.Request) error {
	if err := s.hasPermissions(); err != nil {
		return err
	}
	return SendVersion(w, r, func(r *http.Request) (string, error) {
		asked, err := s.Service.ContinuePermission(r.Context(), accountOf(r.Context()))
		if errors.Is(err, followup.ErrNotFound) {
			return permissionStands(asked), nil
		}
		return permissionStands(asked), err
	})
}

// permissionStands names where a question stands.
func permissionStands(asked followup.PermissionRequest) string {
	switch {
	case asked.Done:
		return asked.ID + "-done"
	case asked.Ended != nil:
		return asked.ID + "-" + url.QueryEscape(asked.Ended.Code)
	}
	return asked.ID + "-open"
}

func (s *site) hasPermissions() error {
	if s.Service == nil || s.Service.Permissions == nil {
		return followup.ErrNotFound
	}
	return nil
}

// answerAddress is where a provider is to send the browser back to: where people type this
// site's address, or, on one's own machine, where this very page was asked for.
func (s *site) answerAddress(r *http.Request) string {
	if s.people() {
		return strings.TrimSuffix(s.Door.Origin.String(), "/") + permissionAnswerPath
	}
	return "http://" + r.Host + permissionAnswerPath
}

// byName reports whether a browser of this machine uses its name and not its number:
// Microsoft sends it back to the name only.
func byName(answer string) bool {
	u, err := url.Parse(answer)
	return err == nil && (u.Scheme == "https" || u.Hostname() == "localhost")
}

// permissionForm is what was typed to ask a provider. A secret never comes back.
type permissionForm struct {
	Provider                      string
	Address, Username, IMAP, SMTP string
	ClientID, Scopes              string
	AuthURL, DeviceURL, TokenURL  string
	How                           string // "code" or "page"
	secret                        string
	Wrong                         string
}

func permissionFormOf(form url.Values) permissionForm {
	field := func(name string) string { return strings.TrimSpace(form.Get(name)) }
	return permissionForm{
		Provider: field("provider"), Address: field("address"), Username: field("username"), IMAP: field("imap"), SMTP: field("smtp"),
		ClientID: field("client-id"), secret: field("client-secret"), Scopes: strings.Join(strings.Fields(field("scopes")), " "),
		AuthURL: field("auth-url"), DeviceURL: field("device-url"), TokenURL: field("token-url"), How: field("how"),
	}
}

// permissionFormOfMailbox is the form as a mailbox would fill it in. Its provider is known by
// where its tokens come from.
func (s *site) permissionFormOfMailbox(m followup.Mailbox) permissionForm {
	f := permissionForm{Provider: s.providerOfTokens(m.OAuth.TokenURL), Address: m.Address, ClientID: m.OAuth.ClientID, Scopes: m.OAuth.Scopes, AuthURL: m.OAuth.AuthURL, DeviceURL: m.OAuth.DeviceURL, TokenURL: m.OAuth.TokenURL}
	if m.Username != m.Address {
		f.Username = m.Username
	}
	f.IMAP, f.SMTP = serverField(m.IMAP), serverField(m.SMTP)
	return f
}

// providerOfTokens names the known provider that gives tokens at an address; empty for another.
func (s *site) providerOfTokens(address string) string {
	for _, name := range permissionProviders() {
		if known, ok := s.Service.Permissions.Known(name); ok && known.TokenURL == address {
			return name
		}
	}
	return ""
}

// serverField is a server as followup.MailboxAt reads it.
func serverField(s followup.Server) string {
	if s.Host == "" {
		return ""
	}
	return string(s.Security) + ":" + address(s)
}

// title is what the provider of a form is called in a sentence.
func (f permissionForm) title() string {
	switch f.Provider {
	case "google":
		return "Google"
	case "microsoft":
		return "Microsoft"
	}
	return "Your provider"
}

// permissionAskOf reads a form; wrong says what is missing in it.
func (s *site) permissionAskOf(r *http.Request, f permissionForm) (ask followup.PermissionAsk, wrong string) {
	provider, _ := followup.ProviderOf(f.Provider, "")
	imap, smtp := f.IMAP, f.SMTP
	if f.Provider != "" {
		imap, smtp = "", "" // theirs
	} else {
		provider, _ = followup.ProviderOf("", f.Address)
	}
	m, err := followup.MailboxAt(f.Address, provider, imap, smtp)
	if wrong := mailboxWrong(err); wrong != "" {
		return ask, wrong
	}
	if f.Username != "" {
		m.Username = f.Username
	}
	if f.ClientID == "" {
		return ask, "Give the client id: you get it where you register Afterword with your provider, as it says above."
	}
	o, known := s.Service.Permissions.Known(f.Provider)
	if !known {
		o = followup.OAuth{
			AuthURL: f.AuthURL, DeviceURL: f.DeviceURL, TokenURL: f.TokenURL, Scopes: f.Scopes,
			PublicOnly: s.people(), // what stands beside a server is not theirs to ask
		}
		switch {
		case f.TokenURL == "":
			return ask, "Give the address that tokens come from: your provider’s help pages name it."
		case f.AuthURL == "" && f.DeviceURL == "":
			return ask, "Give the address of your provider’s page, or the one for device codes, or both."
		}
		for _, address := range []string{f.AuthURL, f.DeviceURL, f.TokenURL} {
			if address != "" && o.CheckAddress(address) != nil {
				return ask, "“" + address + "” will not do: write each address of your provider with https:// in front."
			}
		}
	}
	o.ClientID, o.ClientSecret = f.ClientID, f.secret
	m.OAuth = o
	return followup.PermissionAsk{Provider: f.Provider, Mailbox: m, ByCode: s.byCode(r, f, o), Redirect: s.answerAddress(r)}, ""
}

// byCode is how a provider is asked: as the person chose, where there is a choice.
func (s *site) byCode(r *http.Request, f permissionForm, o followup.OAuth) bool {
	switch {
	case o.DeviceURL == "":
		return false
	case o.AuthURL == "", f.Provider == "microsoft" && !byName(s.answerAddress(r)):
		return true
	}
	return f.How != "page"
}

// mailboxWrong says what is wrong with an address or its servers; empty where nothing is.
func mailboxWrong(err error) string {
	var server *followup.ServerError
	switch {
	case err == nil:
		return ""
	case errors.Is(err, followup.ErrNotAnAddress):
		return "That is no e-mail address. Write it as name@example.org."
	case errors.Is(err, followup.ErrUnknownServers):
		return "The servers of that address are not known. Give both below: your provider’s help pages name them."
	case errors.As(err, &server):
		return "Write the " + server.Of + " server as host:port, for example mail.example.org:993."
	}
	return sentence(err.Error())
}

// permissionProviders are those that can be asked, as the page offers them. The empty name
// is any other.
func permissionProviders() []string { return []string{"google", "microsoft", ""} }

// chosenProvider is the one whose form is shown: the one asked for, else by an address.
func chosenProvider(asked, address string) string {
	if slices.Contains(permissionProviders(), asked) && asked != "" {
		return asked
	}
	if asked == "other" {
		return ""
	}
	known, _ := followup.ProviderOf("", address)
	if slices.Contains(permissionProviders(), known.Name) && known.Name != "" {
		return known.Name
	}
	if address != "" {
		return ""
	}
	return cmp.Or(known.Name, "google")
}

// address names a server by host and port.
func address(s followup.Server) string { return net.JoinHostPort(s.Host, portOf(s)) }
