package web

import (
	"errors"
	"net/http"

	"afterword/internal/door"
	"afterword/internal/followup"
)

// waysInView is the page on which somebody sees and changes how they come in.
type waysInView struct {
	People      bool
	Email       string
	Provider    string // through which they came in; empty when never
	HasPassword bool
	CanPasskey  bool
	Fresh       bool // they may add a way in without signing in anew
	Passkeys    []passkeyView
	Flash       string
	Alert       string
}

type passkeyView struct{ ID, Name, Added, Used string }

// waysInDone are the sentences after a form of this page was taken.
var waysInDone = map[string]string{
	"password": "Your password is changed. Everywhere else you are signed out.",
	"added":    "Your passkey is added. Next time it lets you in.",
	"removed":  "The passkey opens nothing here any more. You may remove it from your device, too.",
}

// showWaysIn is the page of a person's ways in.
func (s *site) showWaysIn(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil {
		return followup.ErrNotFound
	}
	return s.renderWaysIn(w, r, http.StatusOK, "")
}

func (s *site) renderWaysIn(w http.ResponseWriter, r *http.Request, status int, alert string) error {
	who, _ := visitorOf(r.Context())
	v := waysInView{
		People: s.Door.People, Email: who.Email, HasPassword: who.Password != "", CanPasskey: s.Door.HasPasskeys(),
		Fresh: who.fresh, Flash: waysInDone[r.URL.Query().Get("done")], Alert: alert,
	}
	if who.Subject != "" && s.Door.Provider != nil {
		v.Provider = s.Door.Provider.Name
	}
	keys, err := s.Door.Passkeys(r.Context(), who.ID)
	if err != nil {
		return err
	}
	for _, key := range keys {
		view := passkeyView{ID: key.ID, Name: key.Name, Added: key.AddedAt.Format(dayOfPasskey)}
		if !key.UsedAt.IsZero() {
			view.Used = key.UsedAt.Format(dayOfPasskey)
		}
		v.Passkeys = append(v.Passkeys, view)
	}
	body, err := render("ways_in.html", v)
	if err != nil {
		return err
	}
	p := Page{Title: "Ways in", Body: body, Status: status, Styles: []string{"door.css"}}
	if v.CanPasskey {
		p.Scripts = []string{"door.js"}
	}
	RenderPage(w, r, p)
	return nil
}

const dayOfPasskey = "2 January 2006"

// changePassword gives whoever is in another password.
func (s *site) changePassword(w http.ResponseWriter, r *http.Request) error {
	who, in := visitorOf(r.Context())
	if !in || !s.Door.People {
		return followup.ErrNotFound
	}
	if err := ReadForm(r); err != nil {
		return err
	}
	if who.Password == "" && !who.fresh {
		return signInAnew()
	}
	if r.PostForm.Get("password") != r.PostForm.Get("again") {
		return s.renderWaysIn(w, r, http.StatusUnprocessableEntity, notTheSame)
	}
	p, err := s.Door.ChangePassword(r.Context(), who.ID, r.PostForm.Get("before"), r.PostForm.Get("password"))
	var weak *door.WeakError
	var tooMany *door.TooManyError
	switch {
	case errors.Is(err, door.ErrRefused):
		return s.renderWaysIn(w, r, http.StatusForbidden, "That is not your password of today. Nothing was changed.")
	case errors.As(err, &weak):
		return s.renderWaysIn(w, r, http.StatusUnprocessableEntity, weak.Sentence)
	case errors.As(err, &tooMany):
		return s.renderWaysIn(w, r, http.StatusTooManyRequests, waitWords(tooMany))
	case err != nil:
		return err
	}
	if err := s.letIn(r.Context(), p); err != nil { // the others are over
		return err
	}
	http.Redirect(w, r, "/ways-in?done=password", http.StatusSeeOther)
	return nil
}

// endSessions signs whoever is in out everywhere.
func (s *site) endSessions(w http.ResponseWriter, r *http.Request) error {
	who, in := visitorOf(r.Context())
	if !in {
		return followup.ErrNotFound
	}
	if _, err := s.Door.EndSessions(r.Context(), who.ID); err != nil {
		return err
	}
	if err := s.over(r.Context()); !errors.Is(err, errNobody) {
		return err
	}
	return s.afterSession(w, r, "everywhere")
}

// signInAnew is said where a session that may lie open on a desk is not enough.
func signInAnew() error {
	return &Problem{
		Status: http.StatusForbidden, Title: "Sign in anew first",
		Sentence: "It is some time since you signed in, and a new way in is worth a second look. Sign out, sign in again, and do it then. Nothing was changed.",
	}
}
