package store

import (
	"context"
	"fmt"
	"reflect"
	"strconv"

	"afterword/internal/followup"
)

// ahead is what a transaction has read before it was asked: rows by statement and
// arguments. Nobody else can change them meanwhile: a writer has the account to itself,
// and a view is a snapshot. What the transaction writes itself makes it forget them.
type ahead map[string]any

func (p prepared) about(args []any) string { return p.name + fmt.Sprint(args...) }

// UpdateAhead implements followup.Store.
func (s *Store) UpdateAhead(ctx context.Context, account followup.AccountID, what followup.ReadAhead, f func(followup.Tx) error) error {
	return s.run(ctx, account, false, what, f)
}

// ViewAhead implements followup.Store.
func (s *Store) ViewAhead(ctx context.Context, account followup.AccountID, what followup.ReadAhead, f func(followup.Tx) error) error {
	return s.run(ctx, account, true, what, f)
}

// questionsOf are those that what stands for; they put what they find into found.
func questionsOf(account string, what followup.ReadAhead, found ahead) (questions together) {
	if what.Note != "" {
		questions = append(questions, foresee[noteRow](found, selectNote, account, what.Note))
	}
	if what.Process != "" {
		questions = append(questions,
			foresee[processRow](found, selectProcess, account, what.Process),
			foresee[noteRow](found, selectNotes, account, what.Process),
			foresee[eventRow](found, selectEvents, account, what.Process),
			foresee[stepRow](found, selectSteps, account, what.Process))
	}
	if what.Facts != "" {
		questions = append(questions, foresee[factsRow](found, selectFacts, account, what.Facts))
	}
	if what.Mailbox {
		questions = append(questions, foresee[mailboxRow](found, selectMailbox, account))
	}
	if !what.Departures.IsZero() {
		questions = append(questions, foresee[attemptRow](found, selectAttempts, account, what.Departures.UnixMilli()))
	}
	if what.Cursors || what.Reading {
		questions = append(questions, foresee[cursorRow](found, selectCursors, account))
	}
	if what.Reading {
		questions = append(questions,
			foresee[firstRow](found, selectFirst, account),
			foresee[processRow](found, selectUndated, account),
			foresee[noteRow](found, selectUnsettled, account))
	}
	return questions
}

// foresee asks for rows of one type and puts them where readAll finds them.
func foresee[R any](found ahead, p prepared, args ...any) question {
	key := p.about(args)
	found[key] = []R(nil)
	columns := columnsIn(*new(R))
	return question{statement: p, args: args, row: func(values [][]byte) error {
		var row R
		fields := reflect.ValueOf(&row).Elem()
		for i, field := range columns.fields {
			if err := setText(fields.Field(field), values[i]); err != nil {
				return fmt.Errorf("column %s: %w", columns.names[i], err)
			}
		}
		found[key] = append(found[key].([]R), row)
		return nil
	}}
}

// setText sets a field of a row from the text that the database writes for its value.
func setText(field reflect.Value, text []byte) error {
	if text == nil {
		return nil // only fields that are pointers can be NULL
	}
	switch field.Kind() {
	case reflect.Pointer:
		field.Set(reflect.New(field.Type().Elem()))
		return setText(field.Elem(), text)
	case reflect.String:
		field.SetString(string(text))
	case reflect.Int, reflect.Int64:
		n, err := strconv.ParseInt(string(text), 10, 64)
		field.SetInt(n)
		return err
	case reflect.Uint32:
		n, err := strconv.ParseUint(string(text), 10, 32)
		field.SetUint(n)
		return err
	default:
		return fmt.Errorf("a %s cannot be read from text", field.Type())
	}
	return nil
}
