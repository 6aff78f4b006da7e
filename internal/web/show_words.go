package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/review"
)

// wordsView is the page of the words that are right as the person writes them.
type wordsView struct {
	Flash, Alert string
	File         bool // the list is a file of this machine
	Words        []string
	All, More    int    // how many words there are, and how many of them are not shown
	Removed      string // a word that was just removed, to be put back
	Typed        string
	Wrong        bool // what was typed is
}

// wordsDone are the sentences after words were added.
var wordsDone = map[string]string{
	"added": "Saved. No review calls that misspelt any more.",
	"there": "That was on the list already.",
}

// wordsShown is how many words the page shows: a file may have more than a page can.
const wordsShown = 2000

// showWords is the page of the person's own words.
func (s *site) showWords(w http.ResponseWriter, r *http.Request) error {
	asked := r.URL.Query()
	v := wordsView{Flash: wordsDone[asked.Get("done")]}
	if word := asked.Get("removed"); review.IsWord(word) {
		v.Removed = word
	} else if word != "" {
		v.Flash = "It is off the list." // a line of the file that only the file can hold
	}
	return s.renderWords(w, r, http.StatusOK, v)
}

func (s *site) renderWords(w http.ResponseWriter, r *http.Request, status int, v wordsView) error {
	words, err := s.Service.ListWords(r.Context(), accountOf(r.Context()))
	if err != nil {
		return err
	}
	v.File = s.Service.Words != nil
	v.Words = slices.Clone(words)
	slices.SortStableFunc(v.Words, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	v.All = len(v.Words)
	v.Words = v.Words[:min(v.All, wordsShown)]
	v.More = v.All - len(v.Words)
	if slices.Contains(words, v.Removed) {
		v.Removed = "" // it is back
	}
	body, err := render("words.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Your words", Body: body, Status: status, Styles: []string{"settings.css", "words.css"}})
	return nil
}

// addWords puts what was typed on the list: one word, or several with spaces between.
func (s *site) addWords(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	typed := readable(r.PostForm.Get("words"))
	wrong := func(status int, sentence string) error {
		return s.renderWords(w, r, status, wordsView{Alert: sentence, Typed: typed, Wrong: true})
	}
	words := strings.Fields(typed)
	if len(words) == 0 {
		return wrong(http.StatusUnprocessableEntity, "Type a word first.")
	}
	for _, word := range words {
		if !review.IsWord(word) {
			return wrong(http.StatusUnprocessableEntity, fmt.Sprintf("Nothing was added: “%s” is not one word. A word has letters, and no # in it.", word))
		}
	}
	added, err := s.Service.AddWords(r.Context(), accountOf(r.Context()), words...)
	switch {
	case errors.Is(err, followup.ErrNotOneWord):
		return wrong(http.StatusUnprocessableEntity, "Nothing was added: a word has at most 60 letters.")
	case errors.Is(err, followup.ErrManyWords):
		return wrong(http.StatusConflict, "Nothing was added: "+followup.ErrManyWords.Error()+".")
	case err != nil:
		return err
	}
	word := "added"
	if len(added) == 0 {
		word = "there"
	}
	http.Redirect(w, r, "/settings/words?done="+word, http.StatusSeeOther)
	return nil
}
