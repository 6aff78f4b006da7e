package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
)

// leaveFinding leaves what the review says of one place as it is, or takes that back, or
// puts the word that it is about on the person's own list:
//
//  1. a note that changed since it was shown is shown again instead;
//  2. words typed and not yet saved are saved first;
//  3. what is to be left is looked for among what the review says now. One that is gone,
//     since the typed words took its place away, changes nothing.
//
// The button of what blocks carries the words "I know", and that is what it sends.
func (s *site) leaveFinding(w http.ResponseWriter, r *http.Request) error {
	form, err := s.readNoteForm(r)
	if err != nil {
		return err
	}
	if form.stale() {
		return s.showStale(w, r, form)
	}
	n := form.note
	if form.changed() {
		n, err = s.Service.EditNote(r.Context(), accountOf(r.Context()), n.ID, form.shown, form.typed.Subject, form.typed.Body)
		if overtaken(err) {
			return s.showStale(w, r, form)
		}
		if err != nil {
			return err
		}
	}
	word, err := s.leave(r.Context(), n, r.PostForm)
	switch {
	case overtaken(err):
		form.typed = nil // it is saved, or was never typed
		return s.showStale(w, r, form)
	case err != nil:
		return err
	}
	backTo(w, r, word)
	return nil
}

// leave does what a button beside a finding asks, by the button's name and value, and
// answers with a word from done.
func (s *site) leave(ctx context.Context, n note.Note, asked url.Values) (word string, err error) {
	account := accountOf(ctx)
	switch {
	case asked.Has("heed"):
		word = "heeded"
		_, err = s.Service.HeedFinding(ctx, account, n.ID, asked.Get("heed"))
	case asked.Has("word"):
		word = "added"
		_, err = s.Service.AddWords(ctx, account, asked.Get("word"))
	case asked.Has("know"):
		word = "kept"
		_, err = s.Service.LeaveFinding(ctx, account, n.ID, asked.Get("know"), true)
	default:
		word = "kept"
		_, err = s.Service.LeaveFinding(ctx, account, n.ID, asked.Get("leave"), false)
	}
	if errors.Is(err, followup.ErrNoFinding) || errors.Is(err, followup.ErrFirmFinding) || errors.Is(err, followup.ErrBlocking) {
		return "unkept", nil
	}
	return word, wordProblem(err)
}

// wordProblem gives the errors of a word that is put on the list the face that is shown, and
// leaves others as they are.
func wordProblem(err error) error {
	const title = "The word was not added"
	switch {
	case errors.Is(err, followup.ErrManyWords):
		return &Problem{
			Status: http.StatusConflict, Title: title, Err: err,
			Sentence: "Your list has 2,000 words already. Remove some under Settings, Your words, and try again. What you typed is saved.",
		}
	case errors.Is(err, followup.ErrNotOneWord):
		return &Problem{
			Status: http.StatusUnprocessableEntity, Title: title, Err: err,
			Sentence: "The list takes single words of at most 60 letters. You can leave what the review says as it is instead. What you typed is saved.",
		}
	}
	return err
}

// ignoredFinding is what the person leaves as it is, in words.
type ignoredFinding struct {
	Key, Check, Message string
	Blocks              bool
}

func ignoredOf(v followup.StepView) (ignored []ignoredFinding) {
	seen := map[string]bool{}
	for _, f := range v.Ignored {
		ignore, ok := review.IgnoreOf(v.Draft, f, time.Time{})
		if ok && !seen[ignore.Digest] {
			seen[ignore.Digest] = true
			ignored = append(ignored, ignoredFinding{ignore.Digest, f.Check, f.Message, f.Severity == review.Block})
		}
	}
	return ignored
}

// keyOf is what leaves a finding; empty where nothing can.
func keyOf(v followup.StepView, n note.Note, f review.Finding) string {
	if n.State != note.Draft {
		return ""
	}
	ignore, ok := review.IgnoreOf(v.Draft, f, time.Time{})
	if !ok {
		return ""
	}
	return ignore.Digest
}

// aim is what a note does for one of the three things it is for.
type aim struct {
	Title, Words string
	Met          bool
}

func aimsOf(all []review.Aim) (aims []aim) {
	for _, a := range all {
		aims = append(aims, aim{a.Name.Title(), a.Words, a.Met})
	}
	return aims
}

// ownWord is the one word that a finding of spelling is about.
func ownWord(n note.Note, f review.Finding) string {
	word, ok := markedBy(n, f)
	if !ok || !f.Word || len(review.SplitWords(word)) != 1 {
		return ""
	}
	return word
}
