package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/review"
)

// mostSuggestions is how many of a finding's suggestions a card offers.
const mostSuggestions = 3

// suggestion is a replacement that the review offers for one place of a note.
type suggestion struct {
	// Key names the place and the words: two equal doubled words have two keys, and a key
	// outlives edits elsewhere in the note.
	Key     string
	Text    string
	finding review.Finding
}

// Shown is what stands in quotes: without the spaces around it, unless it is nothing else.
func (s suggestion) Shown() string {
	if shown := strings.TrimSpace(s.Text); shown != "" {
		return shown
	}
	return s.Text
}

// suggestionsOf lists what findings offer, in their order.
func suggestionsOf(n note.Note, findings []review.Finding) [][]suggestion {
	seen := map[string]int{}
	all := make([][]suggestion, len(findings))
	for i, f := range findings {
		marked, ok := markedBy(n, f)
		if !ok {
			continue
		}
		for _, text := range f.Suggestions[:min(len(f.Suggestions), mostSuggestions)] {
			sum := sha256.Sum256([]byte(strings.Join([]string{f.Check, string(f.Part), marked, text}, "\x00")))
			key := hex.EncodeToString(sum[:6])
			all[i] = append(all[i], suggestion{fmt.Sprintf("%s-%d", key, seen[key]), text, f})
			seen[key]++
		}
	}
	return all
}

// markedBy returns the words of the note that a finding points to.
func markedBy(n note.Note, f review.Finding) (string, bool) {
	text := partOf(n, f.Part)
	if f.Span.Start < 0 || f.Span.Start > f.Span.End || f.Span.End > len(text) {
		return "", false
	}
	return text[f.Span.Start:f.Span.End], true
}

func partOf(n note.Note, part review.Part) string {
	if part == review.Subject {
		return n.Subject
	}
	return n.Body
}

// useSuggestion puts one suggestion of the review into the note that the person saw:
//
//  1. a note that changed since it was shown is shown again instead;
//  2. words typed and not yet saved are saved first;
//  3. the suggestion is looked for among what the review says now. One that is gone, since
//     the typed words took its place away, changes nothing.
func (s *site) useSuggestion(w http.ResponseWriter, r *http.Request) error {
	form, err := s.readNoteForm(r)
	if err != nil {
		return err
	}
	if form.stale() {
		return s.showStale(w, r, form)
	}
	shown := form.note
	if form.changed() {
		shown, err = s.Service.EditNote(r.Context(), accountOf(r.Context()), shown.ID, form.shown, form.typed.Subject, form.typed.Body)
		if overtaken(err) {
			return s.showStale(w, r, form)
		}
		if err != nil {
			return err
		}
	}
	v, err := s.Service.ShowProcess(r.Context(), accountOf(r.Context()), shown.ProcessID)
	if err != nil {
		return err
	}
	subject, body, err := withSuggestion(v, shown, r.PostForm.Get("use"))
	if errors.Is(err, errNoSuggestion) {
		backTo(w, r, "unused")
		return nil
	}
	if err != nil {
		return err
	}
	_, err = s.Service.EditNote(r.Context(), accountOf(r.Context()), shown.ID, shown.Digest(), subject, body)
	if overtaken(err) {
		form.typed = nil // it is saved, or was never typed
		return s.showStale(w, r, form)
	}
	if err != nil {
		return err
	}
	backTo(w, r, "used")
	return nil
}

// errNoSuggestion: the review does not offer this any more.
var errNoSuggestion = errors.New("the review has no such suggestion")

// withSuggestion returns the words of n with one suggestion put in its place.
func withSuggestion(v followup.ProcessView, n note.Note, key string) (subject, body string, err error) {
	for _, step := range v.Steps {
		if step.Note == nil || step.Note.ID != n.ID || step.Note.Digest() != n.Digest() {
			continue
		}
		for _, of := range suggestionsOf(n, step.Findings) {
			for _, s := range of {
				if s.Key != key {
					continue
				}
				text := partOf(n, s.finding.Part)
				text = text[:s.finding.Span.Start] + s.Text + text[s.finding.Span.End:]
				if s.finding.Part == review.Subject {
					return text, n.Body, nil
				}
				return n.Subject, text, nil
			}
		}
	}
	return "", "", errNoSuggestion
}
