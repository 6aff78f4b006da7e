package web

import (
	"net/http"
	"strconv"
)

// acceptHunks puts what the person ticked of a model's reply into the note, as an edit. The
// reply comes back with the form and is judged anew. A note that changed since it was shown
// is left as it is.
func (s *site) acceptHunks(w http.ResponseWriter, r *http.Request) error {
	f, err := readAssistForm(r)
	if err != nil {
		return err
	}
	var numbers []int
	for _, text := range r.PostForm["take"] {
		number, err := strconv.Atoi(text)
		if err != nil {
			return &Problem{Status: http.StatusBadRequest, Title: "Which change?", Sentence: "Go back and choose again.", Err: err}
		}
		numbers = append(numbers, number)
	}
	if len(numbers) == 0 {
		backTo(w, r, "unpolished")
		return nil
	}
	reply := unixLines(r.PostForm.Get("reply"))
	_, err = s.Service.AcceptHunks(r.Context(), accountOf(r.Context()), r.PathValue("note"), f.shown, f.number, f.tone, reply, numbers)
	if err == nil {
		backTo(w, r, "polished")
		return nil
	}
	v, n, viewErr := s.assist(r, f)
	if viewErr != nil {
		return viewErr
	}
	if overtaken(err) || f.shown != n.Digest() {
		v.Alert = changedMeanwhile
		return s.renderAssist(w, r, http.StatusConflict, v)
	}
	if v.Alert, err = assistWords(err); err != nil {
		return err
	}
	if p, err := s.Service.PreparePolish(r.Context(), accountOf(r.Context()), n.ID, f.number, f.tone); err == nil {
		if o, err := p.Request.Compare(reply); err == nil {
			v.Offer, v.Sent = hunksOf(f, reply, o), nil
		}
	}
	return s.renderAssist(w, r, http.StatusUnprocessableEntity, v)
}
