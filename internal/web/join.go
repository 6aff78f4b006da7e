package web

import (
	"errors"
	"net/http"

	"afterword/internal/door"
	"afterword/internal/followup"
)

// joinView is the page of an invitation.
type joinView struct {
	Email, Name string
	Secret      string
	Alert       string
	Provider    string // the name of the house's sign-in; empty without one
}

// showInvitation is the page an invitation leads to. Looking at it uses nothing up: mail
// programs look at links, too.
func (s *site) showInvitation(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil || !s.Door.People {
		return followup.ErrNotFound
	}
	p, err := s.Door.Invited(r.Context(), r.PathValue("secret"))
	if err != nil {
		return spentInvitation(err)
	}
	return s.renderJoin(w, r, http.StatusOK, p, "")
}

func (s *site) renderJoin(w http.ResponseWriter, r *http.Request, status int, p door.Person, alert string) error {
	v := joinView{Email: p.Email, Name: p.Name, Secret: r.PathValue("secret"), Alert: alert}
	if s.Door.Provider != nil {
		v.Provider = s.Door.Provider.Name
	}
	body, err := render("join.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Welcome", Body: body, Status: status, Styles: []string{"door.css"}})
	return nil
}

// join takes an invitation: its person chooses a password and is in.
func (s *site) join(w http.ResponseWriter, r *http.Request) error {
	if s.Door == nil || !s.Door.People {
		return followup.ErrNotFound
	}
	if err := ReadForm(r); err != nil {
		return err
	}
	secret := r.PathValue("secret")
	p, err := s.Door.Invited(r.Context(), secret)
	if err != nil {
		return spentInvitation(err)
	}
	if r.PostForm.Get("password") != r.PostForm.Get("again") {
		return s.renderJoin(w, r, http.StatusUnprocessableEntity, p, notTheSame)
	}
	joined, err := s.Door.Join(r.Context(), secret, r.PostForm.Get("password"))
	var weak *door.WeakError
	if errors.As(err, &weak) {
		return s.renderJoin(w, r, http.StatusUnprocessableEntity, p, weak.Sentence)
	}
	if err != nil {
		return spentInvitation(err)
	}
	if err := s.letIn(r.Context(), joined); err != nil {
		return err
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

const notTheSame = "The two passwords are not the same. Type them again."

func spentInvitation(err error) error {
	if !errors.Is(err, door.ErrSpent) {
		return err
	}
	return &Problem{
		Status: http.StatusForbidden, Title: "This invitation opens nothing any more", Err: err,
		Sentence: "It was used already, or its three days are over, or there is a newer one. Ask whoever sent it for another.",
	}
}
