package followup

import (
	"context"
	"fmt"

	"afterword/internal/polish"
)

// CondenseNotes asks the model that is used for the lines of notes or of a transcript that
// are worth writing about. Each is found word for word in the source; dropped counts those
// that are not, and are left out.
func (s *Service) CondenseNotes(ctx context.Context, account AccountID, n polish.Notes) (quotes []polish.Quote, dropped int, err error) {
	reply, err := s.askModel(ctx, account, n.Messages())
	if err != nil {
		return nil, 0, fmt.Errorf("condense: %w", err)
	}
	quotes, dropped = n.Quotes(reply)
	return quotes, dropped, nil
}
