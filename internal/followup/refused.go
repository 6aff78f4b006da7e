package followup

import "fmt"

// RefusedError means that what the person asked for cannot be. It changed nothing, and its
// sentence is meant for them.
type RefusedError struct{ Err error }

func (e *RefusedError) Error() string { return e.Err.Error() }
func (e *RefusedError) Unwrap() error { return e.Err }

func refusef(format string, args ...any) error { return &RefusedError{fmt.Errorf(format, args...)} }
