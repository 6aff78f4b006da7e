package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"afterword/internal/card"
	"afterword/internal/followup"
	"afterword/internal/invite"
	"afterword/internal/note"
	"afterword/internal/outcome"
	"afterword/internal/polish"
	"afterword/internal/processfile"
)

// problem is an error of which everything may be said.
type problem struct {
	status   int
	sentence string
}

func (p *problem) Error() string { return p.sentence }

// plain are errors whose own sentence is meant for the person, with their statuses.
var plain = []struct {
	status int
	errs   []error
}{
	{http.StatusNotFound, []error{followup.ErrNoRound}},
	{http.StatusConflict, []error{
		followup.ErrAnotherReply, followup.ErrNoReply, followup.ErrNotCalledOff, followup.ErrNoStep, followup.ErrStillInDrafts,
		followup.ErrOver, followup.ErrNameTaken, followup.ErrManyWebhooks, followup.ErrManyWords, followup.ErrNotOver, followup.ErrNoInvitation,
		followup.ErrManyQuestions, followup.ErrNotOnHold, followup.ErrNoRejection, followup.ErrAnswered, followup.ErrNoSuchTalk, followup.ErrTalked,
		followup.ErrCalled, followup.ErrNoModel, followup.ErrAssistOff, followup.ErrNotAllowed, followup.ErrMoved, followup.ErrSilent,
	}},
	{http.StatusUnprocessableEntity, []error{
		followup.ErrBlocking, followup.ErrFirmFinding, followup.ErrNoAddress, followup.ErrNoFinding, followup.ErrNoInterviewer,
		followup.ErrPromiseDate, followup.ErrProofSpan, followup.ErrNoProcess, followup.ErrManyProcesses, followup.ErrNoTime,
		followup.ErrCrowd, followup.ErrNoSuchPlace, followup.ErrTooMany, followup.ErrNoSuchZone, followup.ErrTokenName,
		followup.ErrNoScope, followup.ErrPast, followup.ErrNoSuchHappening, followup.ErrNotOneWord, card.ErrEmpty,
		followup.ErrNoOffer, followup.ErrOwnOffer, followup.ErrNoQuestion, followup.ErrNobodyReads, followup.ErrNobodyToAnswer, followup.ErrEmployerKind,
		followup.ErrUndo, followup.ErrNoParagraph, polish.ErrNothingWritten, polish.ErrAsksForNote, polish.ErrGap, polish.ErrNotEnglish,
		polish.ErrMask, polish.ErrNoText, polish.ErrNoReply, polish.ErrRewritten, polish.ErrTogether,
	}},
}

// plainOf is what a plain error says, and its status.
func plainOf(err error) (status int, says string, ok bool) {
	for _, row := range plain {
		for _, one := range row.errs {
			if errors.Is(err, one) {
				return row.status, sentence(one.Error()), true
			}
		}
	}
	return 0, "", false
}

// told is what a client hears of an error. What it does not know is our fault: it goes to
// the log, and the client hears that it was not theirs.
func (s *server) told(ctx context.Context, route string, err error) error {
	var p *problem
	var known huma.StatusError
	var transition *note.TransitionError
	var blocked *followup.BlockedError
	var nobody *followup.NobodyError
	var unreachable *followup.UnreachableError
	var refused *followup.Refusal
	var early *followup.PatienceError
	var file processfile.Problems
	var calendar *invite.Problem
	var letters *card.MissingLettersError
	var long *card.TooLongError
	var unprintable *outcome.UnprintableError
	var unfit *polish.UnfitError
	say := func(status int, sentence string, more ...error) error {
		return huma.NewError(status, sentence, more...)
	}
	switch {
	case errors.As(err, &p):
		return say(p.status, p.sentence)
	case errors.As(err, &known):
		return err
	case errors.As(err, &blocked):
		var more []error
		for _, f := range blocked.Findings {
			more = append(more, &huma.ErrorDetail{Message: f.Message, Location: "note." + f.Check})
		}
		return say(http.StatusUnprocessableEntity, sayBlocked, more...)
	case errors.As(err, &file):
		var more []error
		for _, f := range file {
			more = append(more, &huma.ErrorDetail{Message: f.Error(), Location: "body.process_file"})
		}
		return say(http.StatusUnprocessableEntity, sayUnreadable, more...)
	case errors.As(err, &transition):
		return say(http.StatusConflict, sentence(transition.Error()))
	case errors.As(err, &nobody):
		return say(http.StatusUnprocessableEntity, sentence(nobody.Error()))
	case errors.As(err, &refused):
		return say(http.StatusUnprocessableEntity, sentence(refused.Error()))
	case errors.As(err, &early):
		return say(http.StatusConflict, sentence(early.Error()))
	case errors.As(err, &unreachable):
		return say(http.StatusUnprocessableEntity, sentence(unreachable.Error()))
	case errors.As(err, &calendar):
		return say(http.StatusUnprocessableEntity, sentence(calendar.Error()))
	case errors.As(err, &letters):
		return say(http.StatusUnprocessableEntity, sentence(letters.Error()))
	case errors.As(err, &long):
		return say(http.StatusUnprocessableEntity, sentence(long.Error()))
	case errors.As(err, &unprintable):
		return say(http.StatusUnprocessableEntity, sentence(unprintable.Error()))
	case errors.As(err, &unfit):
		return say(http.StatusUnprocessableEntity, sentence(unfit.Error()))
	case errors.Is(err, followup.ErrNotWhatWasSeen):
		return say(http.StatusPreconditionFailed, sayChanged)
	case errors.Is(err, followup.ErrStale):
		return say(http.StatusConflict, sayStale)
	}
	if status, says, ok := plainOf(err); ok {
		return say(status, says)
	}
	if errors.Is(err, followup.ErrNotFound) {
		return say(http.StatusNotFound, sayNotFound)
	}
	level := slog.LevelError
	if ctx.Err() != nil {
		level = slog.LevelInfo // the client is gone
	}
	s.Log.Log(ctx, level, "a request of a program failed", "route", route, "err", err)
	return say(http.StatusInternalServerError, sayFailed)
}

// plainProblem makes what the library says of an unreadable request a sentence, and sends
// nothing back of what the request held.
func plainProblem(_ huma.Context, _ string, v any) (any, error) {
	p, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	for _, detail := range p.Errors {
		detail.Value = nil
	}
	switch {
	case p.Status == http.StatusRequestEntityTooLarge || strings.Contains(p.Detail, "too large"):
		p.Status, p.Detail = http.StatusRequestEntityTooLarge, sayBodyLarge
	case p.Detail == "validation failed":
		p.Detail = sayUnreadable
	default:
		p.Detail = sentence(p.Detail)
	}
	return p, nil
}

// writeProblem answers where no route does.
func writeProblem(w http.ResponseWriter, status int, sentence string) {
	body, err := json.Marshal(huma.ErrorModel{Status: status, Title: http.StatusText(status), Detail: sentence})
	if err != nil {
		http.Error(w, sentence, status)
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_, _ = w.Write(body) // the client may be gone
}
