package web

import (
	"errors"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/invite"
)

// addInvitation adds the invitation that came by mail, or ignores it. Where it asks
// something that the form does not say, the page comes back with the question.
func (s *site) addInvitation(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	form := r.PostForm
	id, t := r.PathValue("id"), turn{Invitation: form.Get("key"), Place: invite.Place(form.Get("as")), Zone: oneLine(form.Get("zone"))}
	if form.Get("do") == "ignore" {
		err := s.Service.IgnoreWaiting(r.Context(), accountOf(r.Context()), id, t.Invitation)
		if err != nil && !errors.Is(err, followup.ErrNoInvitation) {
			return err
		}
		backTo(w, r, "ignored")
		return nil
	}
	done, err := s.Service.AddWaiting(r.Context(), accountOf(r.Context()), id, t.Invitation, followup.InvitationAnswer{
		Place: t.Place, Zone: t.Zone, Panel: form.Get("panel") == "yes",
	})
	switch {
	case errors.Is(err, followup.ErrNoInvitation):
		return s.showAgain(w, r, http.StatusConflict, turn{Alert: "Nothing was changed: that invitation does not wait any more."})
	case errors.Is(err, followup.ErrNoSuchZone):
		t.WrongInvitation = "That is not the name of a time zone. Write an IANA name, such as America/New_York."
		t.Asks = &followup.InvitationQuestion{Says: "In which time zone is it?", Zone: true}
	case errors.Is(err, followup.ErrNoSuchPlace):
		t.WrongInvitation = "Nothing was changed: the plan changed while you chose. Read it once more, then answer."
	case errors.Is(err, followup.ErrNoTime):
		t.WrongInvitation = "It has no time of day, or lasts longer than one. Write the times into the process file and run afterword add FILE."
	case errors.Is(err, followup.ErrCrowd):
		t.WrongInvitation = "More than 50 people are invited. If it is the interview, write its panel into the process file and run afterword add FILE."
	case errors.Is(err, followup.ErrOver):
		t.WrongInvitation = "The process has ended. Say first that they want to talk again."
	case err != nil:
		return err
	}
	for _, d := range done {
		if t.WrongInvitation == "" && d.Asks != nil {
			t.WrongInvitation, t.Asks = "Nothing was changed yet: answer this first.", d.Asks
		}
	}
	if t.WrongInvitation != "" {
		return s.showAgain(w, r, http.StatusUnprocessableEntity, t)
	}
	backTo(w, r, "taken")
	return nil
}
