package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"afterword/internal/followup"
)

// answerColumn is what a sealed answer is bound to, besides the account and its key. An
// answer is sealed because it may hold a new token, or what a note says.
const answerColumn = "api_answer/"

type answerRow struct {
	Request string `bun:"request"`
	Sealed  string `bun:"sealed"`
}

var (
	forgetAnswers = prepare("DELETE FROM api_answer WHERE account_id = ? AND made_at < ?")
	selectAnswer  = prepare("SELECT " + columnsIn(answerRow{}).list() + " FROM api_answer WHERE account_id = ? AND key = ?")
	insertAnswer  = prepare("INSERT INTO api_answer (account_id, key, request, made_at, sealed) VALUES (?, ?, ?, ?, '')")
	updateAnswer  = prepare("UPDATE api_answer SET sealed = ? WHERE account_id = ? AND key = ?")
	deleteAnswer  = prepare("DELETE FROM api_answer WHERE account_id = ? AND key = ?")
)

// answerDocument is an answer before it is sealed.
type answerDocument struct {
	Status int               `json:"status"`
	Header map[string]string `json:"header"`
	Body   []byte            `json:"body"`
}

// BeginAnswer implements followup.APIStore.
func (s *Store) BeginAnswer(ctx context.Context, account followup.AccountID, key, request string, now, stale time.Time) (kept followup.KeptAnswer, fresh bool, err error) {
	err = s.own(ctx, account, func(t *tx) error {
		if _, err := t.write(ctx, change{t, forgetAnswers, []any{string(account), stale.UnixMilli()}}); err != nil {
			return err
		}
		rows, err := readAll[answerRow](ctx, t, selectAnswer, string(account), key)
		if err != nil {
			return explain(err)
		}
		if len(rows) == 0 {
			fresh = true
			_, err := t.write(ctx, change{t, insertAnswer, []any{string(account), key, request, now.UnixMilli()}})
			return err
		}
		kept.Request = rows[0].Request
		if rows[0].Sealed == "" {
			return nil
		}
		plain, err := t.keys.open(account, answerColumn+key, rows[0].Sealed)
		if err != nil {
			return fmt.Errorf("%w: %w", followup.ErrSealed, err)
		}
		var d answerDocument
		if err := json.Unmarshal([]byte(plain), &d); err != nil {
			return err
		}
		kept.Done, kept.Status, kept.Header, kept.Body = true, d.Status, d.Header, d.Body
		return nil
	})
	if err != nil {
		return followup.KeptAnswer{}, false, fmt.Errorf("cannot look for an earlier answer: %w", err)
	}
	return kept, fresh, nil
}

// KeepAnswer implements followup.APIStore.
func (s *Store) KeepAnswer(ctx context.Context, account followup.AccountID, key string, a followup.KeptAnswer) error {
	document, err := json.Marshal(answerDocument{a.Status, a.Header, a.Body})
	if err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	err = s.own(ctx, account, func(t *tx) error {
		sealed, err := t.seal(answerColumn+key, string(document))
		if err != nil {
			return err
		}
		_, err = t.write(ctx, change{t, updateAnswer, []any{sealed, string(account), key}})
		return err
	})
	if err != nil {
		return fmt.Errorf("cannot keep the answer: %w", err)
	}
	return nil
}

// DropAnswer implements followup.APIStore.
func (s *Store) DropAnswer(ctx context.Context, account followup.AccountID, key string) error {
	return s.changeOwn(ctx, account, "give the key back", deleteAnswer, string(account), key)
}
