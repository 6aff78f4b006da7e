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

// ReadAhead implements followup.Tx. A file has no round trips to save.
func (t *tx) ReadAhead(ctx context.Context, what followup.ReadAhead) error {
	if !t.shared {
		return nil
	}
	account := string(t.account)
	found := ahead{}
	var questions together
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
	if what.Mailbox {
		questions = append(questions, foresee[mailboxRow](found, selectMailbox, account))
	}
	if !what.Departures.IsZero() {
		questions = append(questions, foresee[attemptRow](found, selectAttempts, account, what.Departures.UnixMilli()))
	}
	if what.Reading {
		questions = append(questions,
			foresee[cursorRow](found, selectCursors, account),
			foresee[firstRow](found, selectFirst, account),
			foresee[processRow](found, selectUndated, account),
			foresee[noteRow](found, selectUnsettled, account))
	}
	if len(questions) == 0 {
		return nil
	}
	if _, err := t.Tx.Tx.ExecContext(ctx, "several questions at once", questions); err != nil {
		return fmt.Errorf("cannot read ahead: %w", explain(err))
	}
	t.ahead = found
	return nil
}

// foresee asks for rows of one type and puts them where readAll finds them.
func foresee[R any](found ahead, p prepared, args ...any) question {
	key := p.about(args)
	found[key] = []R(nil)
	columns := columnsIn(*new(R))
	return question{p, args, func(values [][]byte) error {
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
