package followup

import (
	"context"
	"fmt"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// NotePrompts are what a person is asked before they write a note.
type NotePrompts struct {
	To      interview.Interviewer
	Round   interview.Interview
	Prompts []NotePrompt
}

// NotePrompt is one question, and whether the debrief answers it. It holds nothing of the
// answer.
type NotePrompt struct {
	Part     compose.Part
	Question string
	Answered bool
}

// askMissed asks for a better answer without repeating what was asked.
const askMissed = "There was a question you would answer better now. What would you say today, in your own words?"

// PromptNote returns the questions that only the person can answer about a note: for a
// thank-you those of its own words, for a follow-up none. It stores nothing.
func (s *Service) PromptNote(ctx context.Context, account AccountID, processID, interviewID, to string, phase note.Phase) (asked NotePrompts, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		p, err := tx.Process(ctx, processID)
		if err != nil {
			return err
		}
		if asked.Round, asked.To, err = somebody(p.Process, interviewID, to); err != nil {
			return err
		}
		if phase == note.Anchor {
			asked.Prompts = promptsFor(p.Process, asked.Round, asked.To)
		}
		return nil
	})
	if err != nil {
		return NotePrompts{}, fmt.Errorf("ask about the note: %w", err)
	}
	return asked, nil
}

// promptsFor asks what a draft would ask if nothing were written down.
func promptsFor(p interview.Process, round interview.Interview, to interview.Interviewer) (prompts []NotePrompt) {
	open := map[compose.Part]bool{}
	for _, gap := range compose.Write(compose.Request{Process: p, Interview: round, Phase: note.Anchor, To: to}).Gaps {
		open[gap.Part] = true
	}
	blank, silent := to, round.WithMissedQuestions(nil)
	blank.Debrief = interview.Debrief{}
	for _, gap := range compose.Write(compose.Request{Process: p, Interview: silent, Phase: note.Anchor, To: blank}).Gaps {
		prompts = append(prompts, NotePrompt{gap.Part, gap.Question, !open[gap.Part]})
	}
	if m, chosen := round.ChosenQuestion(); chosen {
		if asker, ok := round.Interviewer(m.AskedBy); ok && asker.SameAs(to) {
			prompts = append(prompts, NotePrompt{compose.Missed, askMissed, !open[compose.Missed]})
		}
	}
	return prompts
}
