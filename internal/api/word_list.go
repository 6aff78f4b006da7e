package api

import (
	"context"
	"net/http"

	"afterword/internal/followup"
)

type wordIn struct {
	Body struct {
		Word string `json:"word" minLength:"1" maxLength:"60" pattern:"^\\S+$"`
	}
}

type wordPath struct {
	Word string `path:"word" maxLength:"240"`
}

type wordListJSON struct {
	Words []string `json:"words" nullable:"false"`
}

func (s *server) words() {
	route(s, operation{
		id: "list-words", method: http.MethodGet, path: "/words", scope: followup.ScopeRead,
		summary: "The words that are right as the person writes them",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[wordListJSON], error) {
		words, err := s.Service.ListWords(ctx, account)
		return answered(wordListJSON{append([]string{}, words...)}, err)
	})
	route(s, operation{
		id: "add-word", method: http.MethodPost, path: "/words", scope: followup.ScopeWrite, none: true,
		summary: "Add a word: no review calls it misspelt again",
	}, func(ctx context.Context, account followup.AccountID, in *wordIn) (*nothing, error) {
		_, err := s.Service.AddWords(ctx, account, in.Body.Word)
		return &nothing{}, err
	})
	route(s, operation{
		id: "remove-word", method: http.MethodDelete, path: "/words/{word}", scope: followup.ScopeWrite, none: true,
		summary: "Take a word off the list, as it is written there",
	}, func(ctx context.Context, account followup.AccountID, in *wordPath) (*nothing, error) {
		removed, err := s.Service.RemoveWords(ctx, account, in.Word)
		if err == nil && len(removed) == 0 {
			err = followup.ErrNotFound
		}
		return &nothing{}, err
	})
}
