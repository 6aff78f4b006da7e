package web

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/invite"
	"afterword/internal/processfile"
)

// showBegin is the form to type a process into, and the two other ways to begin one.
func (s *site) showBegin(w http.ResponseWriter, r *http.Request) error {
	proposed, err := s.Service.ProposeProcess(r.Context(), accountOf(r.Context()), "")
	if err != nil {
		return err
	}
	return s.renderBegin(w, r, http.StatusOK, beginViewOf(proposed, nil, nil))
}

// readInvitation reads what was dropped or pasted, or the invitation of a mail, and shows
// the process that it makes, to be looked over. It stores nothing.
func (s *site) readInvitation(w http.ResponseWriter, r *http.Request) error {
	given, found, err := givenInvitation(r)
	if err != nil {
		return err
	}
	if found != "" {
		if given, err = s.Service.FoundCalendar(r.Context(), accountOf(r.Context()), found); err != nil {
			return foundGone(err)
		}
	}
	proposed, err := s.Service.ProposeProcess(r.Context(), accountOf(r.Context()), given)
	if err == nil && strings.TrimSpace(given) == "" {
		err = errNothingGiven
	}
	if says := unreadable(err); says != "" {
		known, err := s.Service.ProposeProcess(r.Context(), accountOf(r.Context()), "")
		if err != nil {
			return err
		}
		v := beginViewOf(known, nil, nil)
		v.Alert, v.Words = says, given
		return s.renderBegin(w, r, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	if proposed.Known != "" {
		http.Redirect(w, r, "/processes/"+proposed.Known+"?done=known", http.StatusSeeOther)
		return nil
	}
	v := beginViewOf(proposed, nil, nil)
	v.Found = found
	if proposed.Calendar == "" {
		v.Words = given
	}
	return s.renderBegin(w, r, http.StatusOK, v)
}

// beginProcess stores the process that the person looked over.
func (s *site) beginProcess(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	form := r.PostForm
	proposed, err := s.Service.ProposeProcess(r.Context(), accountOf(r.Context()), form.Get("calendar"))
	if err != nil {
		return &Problem{Status: http.StatusUnprocessableEntity, Title: "The invitation could not be read", Sentence: "Nothing was stored. Go back and try it once more.", Err: err}
	}
	process, wrong := s.typedProcess(proposed, form)
	again := func(alerts ...string) error {
		v := beginViewOf(proposed, form, wrong)
		v.Found, v.Words, v.Alerts = form.Get("found"), form.Get("words"), alerts
		v.Alert = "Nothing is stored yet: something is missing or not right. See below."
		return s.renderBegin(w, r, http.StatusUnprocessableEntity, v)
	}
	if len(wrong) > 0 {
		return again()
	}
	done, err := s.Service.BeginProcess(r.Context(), accountOf(r.Context()), process, form.Get("found"))
	var problems processfile.Problems
	if errors.As(err, &problems) {
		var alerts []string
		for _, p := range problems {
			alerts = append(alerts, sentence(p.Message))
		}
		return again(alerts...)
	}
	if err != nil {
		return err
	}
	if !done.New {
		http.Redirect(w, r, "/processes/"+done.ProcessID+"?done=known-process", http.StatusSeeOther)
		return nil
	}
	ended := slices.ContainsFunc(process.Interviews, func(i interview.Interview) bool { return !i.Ends.After(s.now()) })
	if ended {
		http.Redirect(w, r, "/processes/"+done.ProcessID+"/debrief?done=begun", http.StatusSeeOther)
	} else {
		http.Redirect(w, r, "/processes/"+done.ProcessID+"?done=begun", http.StatusSeeOther)
	}
	return nil
}

// ignoreFound puts away an invitation from the mailbox with which no process begins.
func (s *site) ignoreFound(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	if err := s.Service.IgnoreFound(r.Context(), accountOf(r.Context()), r.PostForm.Get("found")); err != nil {
		return foundGone(err)
	}
	http.Redirect(w, r, "/?done=ignored", http.StatusSeeOther)
	return nil
}

func foundGone(err error) error {
	if !errors.Is(err, followup.ErrNoInvitation) {
		return err
	}
	return &Problem{
		Status: http.StatusConflict, Title: "That invitation does not wait any more",
		Sentence: "It was added or ignored meanwhile. Nothing was changed.", Err: err,
	}
}

func (s *site) renderBegin(w http.ResponseWriter, r *http.Request, status int, v beginView) error {
	body, err := render("begin.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Begin", Body: body, Status: status, Styles: []string{"debrief.css", "today.css"}, Scripts: []string{"begin.js"}})
	return nil
}

var errNothingGiven = errors.New("nothing was handed over")

// unreadable says what was wrong with what was dropped or pasted; empty when it was
// something else.
func unreadable(err error) string {
	var problem *invite.Problem
	switch {
	case err == nil:
		return ""
	case errors.Is(err, errNothingGiven):
		return "Choose a calendar file or paste the invitation first, or type it below."
	case errors.As(err, &problem):
		return fmt.Sprintf("That could not be read as an invitation. On line %d: %s. It can be typed below.", problem.Line, problem.Message)
	case errors.Is(err, invite.ErrNothingLeft), errors.Is(err, invite.ErrTwoEmployers), errors.Is(err, followup.ErrNothingToRead), errors.Is(err, followup.ErrTooLong),
		errors.Is(err, followup.ErrTooMany):
		for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(inner) {
			err = inner
			if errors.Is(err, invite.ErrTwoEmployers) || errors.Is(err, invite.ErrNothingLeft) {
				break // its details tell which
			}
		}
		return sentence(err.Error())
	}
	return ""
}

// givenInvitation reads the form of a dropped file, of a pasted text, or of an invitation
// that was found.
func givenInvitation(r *http.Request) (given, found string, err error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		if err := ReadForm(r); err != nil {
			return "", "", err
		}
		return r.PostForm.Get("pasted"), r.PostForm.Get("found"), nil
	}
	parts, err := r.MultipartReader()
	values := url.Values{}
	for err == nil {
		part, next := parts.NextPart()
		if errors.Is(next, io.EOF) {
			break
		}
		if err = next; err != nil {
			break
		}
		data, readErr := io.ReadAll(io.LimitReader(part, maxFile+1))
		if len(data) > maxFile {
			return "", "", &Problem{
				Status: http.StatusRequestEntityTooLarge, Title: "That file is too large for an invitation",
				Sentence: "Nothing was stored. Export only the interview from your calendar, at most 100 KB, and try again.",
			}
		}
		if err = readErr; len(strings.TrimSpace(string(data))) > 0 {
			values.Add(part.FormName(), string(data))
		}
	}
	if err != nil {
		return "", "", &Problem{
			Status: http.StatusBadRequest, Title: "The file could not be read",
			Sentence: "Nothing was stored. Choose the calendar file once more and try again.", Err: err,
		}
	}
	return cmp.Or(values.Get("file"), values.Get("pasted")), "", nil
}
