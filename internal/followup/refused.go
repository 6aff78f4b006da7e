package followup

import (
	"errors"
	"fmt"
)

// Refusal means that what the person asked for cannot be. It changed nothing, and its
// sentence is meant for them: it says what cannot be and what to do.
type Refusal struct {
	// Field names what of theirs it is about, as their forms do; empty where that is the
	// whole.
	Field string
	Err   error
}

func (e *Refusal) Error() string { return e.Err.Error() }
func (e *Refusal) Unwrap() error { return e.Err }

func refusef(format string, args ...any) error { return &Refusal{Err: fmt.Errorf(format, args...)} }

func refuseField(field, says string) error { return &Refusal{Field: field, Err: errors.New(says)} }
