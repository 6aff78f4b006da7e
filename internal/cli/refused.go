package cli

import (
	"errors"
	"slices"

	"afterword/internal/followup"
)

// refused reports that a verb would not do what was asked because of what was asked: a day
// that is over, an answer to a rejection that there is none of. That is wrong usage and no
// failure; the same command line would be refused again.
func refused(err error) bool {
	var said *followup.Refusal
	var early *followup.PatienceError
	return errors.As(err, &said) || errors.As(err, &early) ||
		slices.ContainsFunc(refusals(), func(why error) bool { return errors.Is(err, why) })
}

// refusals are what verbs refuse with, apart from what names a field.
func refusals() []error {
	return []error{
		followup.ErrNoOffer, followup.ErrOwnOffer,
		followup.ErrNoQuestion, followup.ErrManyQuestions, followup.ErrNoInterviewer, followup.ErrNoRound,
		followup.ErrNoReply, followup.ErrNotOnHold, followup.ErrPromiseDate, followup.ErrNotCalledOff,
		followup.ErrNoRejection, followup.ErrNobodyReads, followup.ErrNobodyToAnswer, followup.ErrAnswered,
		followup.ErrNoSuchTalk, followup.ErrTalked, followup.ErrCalled,
		followup.ErrNoModel, followup.ErrNotAllowed, followup.ErrWhere, followup.ErrAssistOff, followup.ErrNoParagraph,
		followup.ErrEmployerKind, followup.ErrProofSpan, followup.ErrNoFinding, followup.ErrFirmFinding, followup.ErrBlocking,
	}
}
