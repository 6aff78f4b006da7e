package web

import (
	"context"
	"errors"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// circumstances are what a page tells besides the facts of a process.
type circumstances struct {
	now time.Time
	// noMailbox: none was added yet, so that nothing can leave.
	noMailbox bool
	// hasModel: a model was added that may help with wording.
	hasModel bool
	// home is where a candidate's own clock hangs; nil where that is not told.
	home func(interview.Candidate) *time.Location
	// way is how notes go that are approved without a word about it.
	way note.Way
}

// circumstances looks at the clock, and whether there is a mailbox.
func (s *site) circumstances(ctx context.Context) (circumstances, error) {
	c := circumstances{now: s.now(), home: s.Service.HomeOf, way: note.Send}
	m, err := s.Service.ShowMailbox(ctx, accountOf(ctx))
	if errors.Is(err, followup.ErrNotFound) {
		c.noMailbox, err = true, nil
	} else if errors.Is(err, followup.ErrSealed) { // the settings say so
		err = nil
	}
	if m.Way != "" {
		c.way = m.Way
	}
	if err != nil || s.Service.Models == nil {
		return c, err
	}
	models, err := s.Service.ListModels(ctx, accountOf(ctx))
	c.hasModel = len(models) > 0
	return c, err
}
