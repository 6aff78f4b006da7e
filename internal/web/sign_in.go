package web

import (
	"errors"
	"fmt"
	"net/http"

	"afterword/internal/door"
	"afterword/internal/followup"
)

// signInView is the page at which people sign in.
type signInView struct {
	Email, Next string
	Alert       string
	Flash       string
	Passkeys    bool
	Provider    string // the name of the house's sign-in; empty without one
}

// wrongSignIn is said of every sign-in that failed: it must not tell who has an account.
const wrongSignIn = "That did not let you in. Look at the address and the password and try again; whoever runs this Afterword can send you a new invitation."

// signInDone are the sentences that the page says after something ended here.
var signInDone = map[string]string{
	"out":        "You are signed out.",
	"everywhere": "You are signed out everywhere.",
}

// showSignIn is the page at which people sign in.
func (s *site) showSignIn(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil || !s.Door.People {
		return followup.ErrNotFound
	}
	next := safeNext(r.URL.Query().Get("next"))
	if _, in := visitorOf(r.Context()); in {
		http.Redirect(w, r, next, http.StatusSeeOther)
		return nil
	}
	return s.renderSignIn(w, r, http.StatusOK, signInView{Next: next, Flash: signInDone[r.URL.Query().Get("done")]})
}

func (s *site) renderSignIn(w http.ResponseWriter, r *http.Request, status int, v signInView) error {
	v.Passkeys = s.Door.HasPasskeys()
	if s.Door.Provider != nil {
		v.Provider = s.Door.Provider.Name
	}
	body, err := render("sign_in.html", v)
	if err != nil {
		return err
	}
	p := Page{Title: "Sign in", Body: body, Status: status, Styles: []string{"door.css"}}
	if v.Passkeys {
		p.Scripts = []string{"door.js"}
	}
	RenderPage(w, r, p)
	return nil
}

// signIn lets somebody in by their password.
func (s *site) signIn(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil || !s.Door.People {
		return followup.ErrNotFound
	}
	if err := ReadForm(r); err != nil {
		return err
	}
	v := signInView{Email: r.PostForm.Get("email"), Next: safeNext(r.PostForm.Get("next"))}
	p, err := s.Door.SignIn(r.Context(), s.from(r), v.Email, r.PostForm.Get("password"))
	var tooMany *door.TooManyError
	switch {
	case err == nil:
	case errors.Is(err, door.ErrRefused):
		v.Alert = wrongSignIn
		return s.renderSignIn(w, r, http.StatusForbidden, v)
	case errors.As(err, &tooMany):
		v.Alert = waitWords(tooMany)
		return s.renderSignIn(w, r, http.StatusTooManyRequests, v)
	default:
		return err
	}
	if err := s.letIn(r.Context(), p); err != nil {
		return err
	}
	http.Redirect(w, r, v.Next, http.StatusSeeOther)
	return nil
}

func waitWords(e *door.TooManyError) string {
	unit := "minutes"
	if e.Minutes() == 1 {
		unit = "minute"
	}
	return fmt.Sprintf("There were too many tries. Wait %d %s, then try again.", e.Minutes(), unit)
}

// signOut ends this browser's session.
func (s *site) signOut(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil {
		return followup.ErrNotFound
	}
	if err := s.over(r.Context()); !errors.Is(err, errNobody) {
		return err
	}
	return s.afterSession(w, r, "out")
}

// afterSession answers whoever has just ended their session.
func (s *site) afterSession(w http.ResponseWriter, r *http.Request, done string) error {
	address := "/sign-in?done=" + done
	if !s.Door.People {
		address = "/" // which says how to get in again
	}
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}
