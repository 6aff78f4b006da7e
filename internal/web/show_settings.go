package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// settingsView is the page of settings.
type settingsView struct {
	Flash   string
	Mailbox mailboxView
	Undo    undoForm
	Post    postForm
	Ways    []wayChoice
	Places  []placeView
	Groups  []checkGroup
	Checks  string // how many run
	Words   int    // how many of their own words there are
	Models  string // which model may help
	API     bool   // programs may be let in
	// WordFile: their words are a file, which no deletion reaches.
	WordFile bool
	People   bool // many come in: several programs may serve these pages, and each knows only its own errands
	Backup   bool // a backup can be made here
	Wrong    string
	Typed    string // what was typed to delete everything
	Confirm  string // what is to be typed
}

// mailboxView is the mailbox, without anything secret.
type mailboxView struct {
	Address, Username  string
	IMAP, SMTP, SignIn string
	Read, Paused       string // when it was last read; until when the provider wants a pause
	Copies             string // who files the copy of what is sent
	Sealed             bool   // its stored sign-in cannot be opened
	CanAsk             bool   // a provider can be asked for a permission here
	Allowed            bool   // it is signed in to by one
	Providers          []followup.Provider
	Report             []string // what a check found
	Form               mailboxForm
}

// mailboxForm is what was typed to add a mailbox. The password never comes back.
type mailboxForm struct {
	Address, Username, IMAP, SMTP string
	Wrong                         string
	Open                          bool
}

type wayChoice struct {
	Value, Label, Then string
	Chosen             bool
}

type checkGroup struct {
	Title  string
	Checks []checkChoice
}

type checkChoice struct {
	ID, Title, Why string
	On, ByFile     bool // ByFile: the settings file switches it off
}

// settingsTurn is what a form brought back.
type settingsTurn struct {
	Flash, Wrong, Typed string
	Report              []string
	Form                mailboxForm
	Undo                *undoForm
	Post                *postForm
}

// settingsDone are the sentences after a form of this page was taken.
var settingsDone = map[string]string{
	"way":     "Saved. What was approved before goes as it was approved.",
	"undo":    "Saved. It holds for what you approve from now on.",
	"post":    "Saved. The advice on cards goes by it from now on.",
	"checks":  "Saved. The review goes by it from now on.",
	"mailbox": "Your mailbox is added. Afterword signed in to both servers.",
	"probed":  "Your mailbox is added, and it is known what your provider does with what is sent.",
	"unsure":  "Your mailbox is added. What your provider does with what is sent could not be seen; “Look what my provider does” tries it again.",
	"let-in":  "Your provider agreed, and your mailbox is there. Afterword signed in to both servers.",
	"dropped": "Your provider is asked no more. Nothing was changed.",
	"looked":  "Known now. The mail to yourself may be deleted.",
}

// confirmDeletion is what is typed to delete everything.
const confirmDeletion = "delete everything"

// showSettings is the page of settings.
func (s *site) showSettings(w http.ResponseWriter, r *http.Request) error {
	return s.renderSettings(w, r, http.StatusOK, settingsTurn{Flash: settingsDone[r.URL.Query().Get("done")]})
}

func (s *site) renderSettings(w http.ResponseWriter, r *http.Request, status int, t settingsTurn) error {
	v, err := s.settingsOf(r, t)
	if err != nil {
		return err
	}
	body, err := render("settings.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Settings", Body: body, Status: status, Styles: []string{"settings.css"}, Scripts: []string{"settings.js", "notify.js"}})
	return nil
}

func (s *site) settingsOf(r *http.Request, t settingsTurn) (settingsView, error) {
	account := accountOf(r.Context())
	v := settingsView{
		Flash: t.Flash, Wrong: t.Wrong, Typed: t.Typed, Confirm: confirmDeletion,
		Backup: s.Backup != nil, API: s.Service.API != nil, People: s.people(),
	}
	m, err := s.Service.ShowMailbox(r.Context(), account)
	switch {
	case errors.Is(err, followup.ErrSealed):
		v.Mailbox.Sealed = true
	case err != nil && !errors.Is(err, followup.ErrNotFound):
		return v, err
	}
	v.Mailbox = s.mailboxOf(m, v.Mailbox.Sealed, t)
	for _, way := range note.Ways() {
		label, then := wayWords(way)
		v.Ways = append(v.Ways, wayChoice{string(way), label, then, way == m.Way || m.Way == "" && way == note.Send})
	}
	page, err := s.Service.ListPage(r.Context(), account, 0, 0)
	if err != nil {
		return v, err
	}
	for _, p := range page.Going {
		v.Places = append(v.Places, placesOf(p, turn{})...)
	}
	set, byFile, err := s.Service.ShowPreferences(r.Context(), account)
	if err != nil {
		return v, err
	}
	v.Undo, v.Post, v.Groups = s.undoOf(set, t), postOf(set, t), checkGroups(set, byFile)
	on, all := 0, 0
	for _, g := range v.Groups {
		for _, c := range g.Checks {
			all++
			if c.On {
				on++
			}
		}
	}
	v.Checks = fmt.Sprintf("All %d checks run", all)
	if on < all {
		v.Checks = fmt.Sprintf("%d of %d checks run", on, all)
	}
	models, err := s.Service.ListModels(r.Context(), account)
	if err != nil {
		return v, err
	}
	v.Models = modelsWords(models)
	words, err := s.Service.ListWords(r.Context(), account)
	if err != nil {
		return v, err
	}
	v.Words, v.WordFile = len(words), s.Service.Words != nil
	return v, nil
}

// modelsWords says which model may help, in a sentence.
func modelsWords(all []followup.Model) string {
	switch {
	case len(all) == 0:
		return "no model is added. Nothing of yours goes to one."
	case all[0].AllowedAt.IsZero():
		return "a model is added and not allowed. Nothing is sent to it."
	}
	return "a model is allowed; it is asked only when you say so."
}

func (s *site) mailboxOf(m followup.Mailbox, sealed bool, t settingsTurn) mailboxView {
	now := s.now()
	v := mailboxView{
		CanAsk: s.Service.Permissions != nil, Allowed: m.OAuth.Used(),
		Address: m.Address, Sealed: sealed, Providers: followup.Providers(), Report: t.Report, Form: t.Form,
	}
	if m.Address == "" {
		v.Form.Open = true
		return v
	}
	v.Username, v.IMAP, v.SMTP = m.Username, serverWords(m.IMAP), serverWords(m.SMTP)
	v.SignIn = "a password, sealed in the database"
	switch {
	case m.OAuth.Used():
		v.SignIn = "your permission at your provider"
	case m.PasswordCommand != "":
		v.SignIn = "a command of yours that prints the password"
	case m.TokenCommand != "":
		v.SignIn = "a command of yours that prints a token"
	}
	if !m.ReadAt.IsZero() {
		v.Read = hereWords(m.ReadAt, now)
	}
	if m.PausedUntil.After(now) {
		v.Paused = hereWords(m.PausedUntil, now)
	}
	switch m.SentBy {
	case followup.SentByProvider:
		v.Copies = "Your provider files the copy of what you send in Sent by itself."
	default:
		v.Copies = "Afterword files the copy of what it sends in Sent."
	}
	return v
}

// checkGroups lists the checks of the review by what they are about.
func checkGroups(set followup.Preferences, byFile []string) (groups []checkGroup) {
	for _, group := range review.Groups() {
		groups = append(groups, checkGroup{Title: capitalised(string(group))})
	}
	for _, check := range checks.All() {
		g := &groups[slices.Index(review.Groups(), check.Group)]
		fixed := slices.Contains(byFile, check.ID)
		g.Checks = append(g.Checks, checkChoice{check.ID, check.Title, check.Why, !fixed && !slices.Contains(set.Off, check.ID), fixed})
	}
	return groups
}

// wayWords says what a way is, and what it does.
func wayWords(way note.Way) (label, then string) {
	switch way {
	case note.Drafts:
		return "Into my Drafts folder", "When its time has come, the note lies there. You send it, changed if you like."
	case note.ByHand:
		return "By hand", "You are told when it is time, and write it in your own mail program. Afterword finds it in your Sent folder."
	}
	return "Send it for me", "When its time has come, Afterword sends it from your mailbox."
}
