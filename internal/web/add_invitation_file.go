package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/invite"
)

// maxFile is how large a calendar file may be that a page takes, in bytes.
const maxFile = 100 << 10

// addInvitationFile takes in a calendar file from the person's own disk. Where it asks
// something, it is offered like one that came by mail, with its question.
func (s *site) addInvitationFile(w http.ResponseWriter, r *http.Request) error {
	data, err := uploaded(r)
	if err != nil {
		return err
	}
	id := r.PathValue("id")
	done, err := s.Service.AddInvitationFile(r.Context(), accountOf(r.Context()), id, data)
	var problem *invite.Problem
	switch {
	case errors.As(err, &problem):
		return s.showAgain(w, r, http.StatusUnprocessableEntity, turn{Alert: fmt.Sprintf("Nothing was changed. On line %d of that file: %s.", problem.Line, problem.Message)})
	case errors.Is(err, followup.ErrNoTime):
		return s.showAgain(w, r, http.StatusUnprocessableEntity, turn{Alert: "Nothing was changed: it has no time of day, or lasts longer than one. Write the times into the process file and run afterword add FILE."})
	case errors.Is(err, followup.ErrTooMany):
		return s.showAgain(w, r, http.StatusUnprocessableEntity, turn{Alert: "Nothing was changed: there are more than 50 events in that file. Export only the interview from your calendar."})
	case errors.Is(err, followup.ErrCrowd):
		return s.showAgain(w, r, http.StatusUnprocessableEntity, turn{Alert: "Nothing was changed: more than 50 people are invited. If it is the interview, write its panel into the process file and run afterword add FILE."})
	case errors.Is(err, followup.ErrOver):
		return s.showAgain(w, r, http.StatusUnprocessableEntity, turn{Alert: "Nothing was changed: the process has ended. Say first that they want to talk again."})
	case err != nil:
		return err
	}
	word := "same"
	for _, d := range done {
		switch {
		case d.Asks != nil:
			http.Redirect(w, r, "/processes/"+id+"#invitation-0", http.StatusSeeOther)
			return nil
		case d.Changed:
			word = "taken"
		}
	}
	backTo(w, r, word)
	return nil
}

// uploaded reads the one file of a form.
func uploaded(r *http.Request) ([]byte, error) {
	unreadable := &Problem{
		Status: http.StatusBadRequest, Title: "The file could not be read",
		Sentence: "Nothing was changed. Choose a calendar file of at most 100 KB and try again.",
	}
	parts, err := r.MultipartReader()
	if err != nil {
		unreadable.Err = err
		return nil, unreadable
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			unreadable.Err = err
			return nil, unreadable
		}
		if part.FormName() != "file" {
			continue
		}
		data, err := io.ReadAll(io.LimitReader(part, maxFile+1))
		if err != nil || len(data) > maxFile || len(data) == 0 {
			unreadable.Err = err
			return nil, unreadable
		}
		return data, nil
	}
}
