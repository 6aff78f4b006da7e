package followup

import (
	"context"
	"fmt"

	"afterword/internal/channel"
	"afterword/internal/interview"
)

// ChannelAdvice says by what way to thank one interviewer.
type ChannelAdvice struct {
	To interview.Interviewer
	channel.Decision
}

// AdviseChannel says for each of the latest round whether an e-mail is enough or a card
// should follow it, and why, and what sort of house the employer is taken for.
func (s *Service) AdviseChannel(ctx context.Context, account AccountID, processID string) (channel.Kind, []ChannelAdvice, error) {
	var kind channel.Kind
	var advice []ChannelAdvice
	err := s.Store.View(ctx, account, func(tx Tx) error {
		known, err := readSituation(ctx, tx, processID)
		if err != nil {
			return err
		}
		set, err := tx.Preferences(ctx)
		if err != nil {
			return err
		}
		table, err := s.postTable(set)
		if err != nil {
			return err
		}
		p := asPromised(known.process.Process, known.events)
		kind = channel.KindOf(p)
		round, ok := p.Latest()
		if !ok {
			return nil
		}
		for _, who := range round.Panel {
			advice = append(advice, ChannelAdvice{who, channel.Decide(channel.Request{
				Process: p, Interview: round, To: who, Touches: touchesOf(known.process, known.notes), Table: table, Now: s.Clock.Now(),
			})})
		}
		return nil
	})
	if err != nil {
		return kind, nil, fmt.Errorf("advise on a card: %w", err)
	}
	return kind, advice, nil
}
