package web

import (
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// Problem is an error with two faces: Title and Sentence are safe to show and say what to
// do; Err is the chain of causes and goes to the log only.
type Problem struct {
	Status   int
	Title    string
	Sentence string
	Err      error // may be nil
}

func (p *Problem) Error() string {
	if p.Err == nil {
		return p.Title
	}
	return p.Title + ": " + p.Err.Error()
}

func (p *Problem) Unwrap() error { return p.Err }

// orProblem makes a handler of a function that may fail.
func orProblem(serve func(http.ResponseWriter, *http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := serve(w, r); err != nil {
			RenderError(w, r, err)
		}
	})
}

// RenderError answers with a page that says what went wrong in one safe sentence, and
// logs the chain of causes. It must be called before anything was written.
func RenderError(w http.ResponseWriter, r *http.Request, err error) {
	p := logProblem(r, err)
	view := struct {
		*Problem
		World string // the demo's page, where the problem arose there
	}{Problem: p}
	if world := siteOf(r.Context()).World; world != "" && strings.HasPrefix(r.URL.Path, world) {
		view.World = world
	}
	body, renderErr := render("problem.html", view)
	if renderErr != nil {
		http.Error(w, p.Title+". "+p.Sentence, p.Status)
		return
	}
	RenderPage(w, r, Page{Title: p.Title, Status: p.Status, Body: body})
}

// logProblem writes the chain of causes to the log and returns the face that is shown.
func logProblem(r *http.Request, err error) *Problem {
	p := problemOf(err)
	level := slog.LevelInfo
	if p.Status >= http.StatusInternalServerError {
		level = slog.LevelError
	}
	siteOf(r.Context()).log().Log(r.Context(), level, "page not served", "method", r.Method, "path", loggedPath(r), "status", p.Status, "err", err)
	return p
}

// orProblemJSON is orProblem for what a page's script asks.
func orProblemJSON(serve func(http.ResponseWriter, *http.Request) error) http.Handler {
	return orProblem(func(w http.ResponseWriter, r *http.Request) error {
		err := serve(w, r)
		if err == nil {
			return nil
		}
		p := logProblem(r, err)
		return sendJSON(w, p.Status, problemJSON{Title: p.Title, Sentence: p.Sentence})
	})
}

// problemJSON is a problem as a page's script gets it.
type problemJSON struct {
	Title    string `json:"title"`
	Sentence string `json:"sentence"`
}

// problemOf finds the face an error shows. What it does not know is our fault and is told
// without details: a Go error would only confuse.
func problemOf(err error) *Problem {
	var p *Problem
	var transition *note.TransitionError
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, followup.ErrNotFound):
		return &Problem{
			Status:   http.StatusNotFound,
			Title:    "There is nothing here",
			Sentence: "The address may be mistyped, or what it named is gone. Your processes are on the first page.",
		}
	case errors.Is(err, followup.ErrStale):
		return &Problem{
			Status:   http.StatusConflict,
			Title:    "This changed meanwhile",
			Sentence: "Nothing was overwritten. Go back, reload the page and decide again.",
		}
	case errors.As(err, &transition):
		return &Problem{
			Status:   http.StatusConflict,
			Title:    "The note is " + string(transition.From) + " by now",
			Sentence: "So it was left as it is. Go back and reload the page to see where it stands.",
		}
	default:
		return &Problem{
			Status:   http.StatusInternalServerError,
			Title:    "That did not work",
			Sentence: "It is not your doing. Nothing was sent; try again, and if it happens twice, the log says why.",
		}
	}
}

func noSuchPage(http.ResponseWriter, *http.Request) error { return followup.ErrNotFound }
