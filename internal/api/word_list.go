package api

import (
	"context"
	"maps"
	"net/http"
	"slices"

	"afterword/internal/followup"
)

type wordIn struct {
	Body struct {
		Word string `json:"word" minLength:"1" maxLength:"60" pattern:"^\\S+$"`
	}
}

type wordListJSON struct {
	Words []string `json:"words" nullable:"false"`
}

func (s *server) words() {
	route(s, operation{
		id: "list-words", method: http.MethodGet, path: "/words", scope: followup.ScopeRead,
		summary: "The words that are right as the person writes them",
	}, func(_ context.Context, _ followup.AccountID, _ *nothing) (*answer[wordListJSON], error) {
		options, err := s.reviewOptions()
		return answered(wordListJSON{append([]string{}, slices.Sorted(maps.Keys(options.Words))...)}, err)
	})
	route(s, operation{
		id: "add-word", method: http.MethodPost, path: "/words", scope: followup.ScopeWrite, none: true,
		summary: "Add a word: no review calls it misspelt again",
	}, func(_ context.Context, _ followup.AccountID, in *wordIn) (*nothing, error) {
		return &nothing{}, s.Service.AddWord(in.Body.Word)
	})
}
