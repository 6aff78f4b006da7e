package api

import (
	"context"
	"errors"
	"net/http"

	"afterword/internal/followup"
	"afterword/internal/polish"
)

// ParagraphJSON names a paragraph of a note, and what is asked of the model.
type ParagraphJSON struct {
	Paragraph int         `json:"paragraph" minimum:"1" maximum:"1000" doc:"Its number among the lines that are not empty, from 1"`
	Tone      polish.Tone `json:"tone,omitempty" enum:"grammar,up,down" default:"grammar" doc:"Put right what is wrong, more formal, or plainer"`
}

type showPolishIn struct {
	NoteID
	Paragraph int         `query:"paragraph" required:"true" minimum:"1" maximum:"1000" doc:"Its number among the lines that are not empty, from 1"`
	Tone      polish.Tone `query:"tone" enum:"grammar,up,down" default:"grammar"`
}

type polishIn struct {
	NoteID
	OfVersion
	Body ParagraphJSON
}

type acceptIn struct {
	NoteID
	OfVersion
	Body struct {
		ParagraphJSON
		Reply string `json:"reply" minLength:"1" maxLength:"100000" doc:"What the model sent, as it was answered; it is judged anew"`
		Take  []int  `json:"take" minItems:"1" maxItems:"1000" nullable:"false" doc:"Numbers of the hunks that the person took"`
	}
}

// toSendJSON is exactly what a model would be sent.
type toSendJSON struct {
	Messages []messageJSON `json:"messages" nullable:"false"`
	Masks    []maskJSON    `json:"masks" nullable:"false" doc:"What the model is not shown"`
	Model    *modelJSON    `json:"model,omitempty" doc:"Whom it would go to; left out where no model may be asked"`
}

type messageJSON struct {
	Role    string `json:"role" enum:"system,user"`
	Content string `json:"content"`
}

type maskJSON struct {
	Stands string `json:"stands" doc:"What is sent in its place"`
	Hides  string `json:"hides"`
}

// polishedJSON is what a model made of a paragraph.
type polishedJSON struct {
	Reply   string       `json:"reply" doc:"As it came: send it back with what the person took"`
	Hunks   []hunkJSON   `json:"hunks" nullable:"false" doc:"What may be taken, in the order of the text"`
	Refused []ChangeJSON `json:"refused" nullable:"false" doc:"What is not offered, and why"`
}

// hunkJSON is a change that may be taken.
type hunkJSON struct {
	Number int          `json:"number"`
	Level  polish.Level `json:"level" enum:"green,amber" doc:"green is spelling, a contraction, a small word; an amber one is to be looked at by the person, one by one"`
	ChangeJSON
}

// ChangeJSON is one place in which a model's paragraph differs from the person's.
type ChangeJSON struct {
	Old string `json:"old" doc:"May be empty"`
	New string `json:"new" doc:"May be empty"`
	Why string `json:"why"`
}

const polishPath = notePath + "/polish"

func (s *server) polishing() {
	route(s, operation{
		id: "show-polish", method: http.MethodGet, path: polishPath, scope: followup.ScopeRead, problems: []int{http.StatusConflict},
		summary: "Exactly what a model would be sent of one paragraph; nothing is sent",
	}, func(ctx context.Context, account followup.AccountID, in *showPolishIn) (*tagged[toSendJSON], error) {
		if _, err := s.note(ctx, account, in.NoteID); err != nil {
			return nil, err
		}
		p, err := s.Service.PreparePolish(ctx, account, in.Note, in.Paragraph, in.Tone)
		if err != nil {
			return nil, err
		}
		out, err := s.toSend(ctx, account, p.Request.Messages(), p.Request.Masks)
		return &tagged[toSendJSON]{etag(p.Note.Digest()), out}, err
	})
	route(s, operation{
		id: "polish-paragraph", method: http.MethodPost, path: polishPath, scope: followup.ScopeAssist,
		problems: append([]int{http.StatusBadGateway}, seenProblems...),
		summary:  "Let the model that the person allowed proofread one paragraph of theirs; the note is not changed",
		more:     "It is off until a model was added and allowed, and sends nothing where nothing is written. It takes as long as the model does.",
	}, func(ctx context.Context, account followup.AccountID, in *polishIn) (*answer[polishedJSON], error) {
		seen, err := s.seen(ctx, account, in.NoteID, in.IfMatch)
		if err != nil {
			return nil, err
		}
		p, err := s.Service.PreparePolish(ctx, account, in.Note, in.Body.Paragraph, in.Body.Tone)
		switch {
		case err != nil:
			return nil, err
		case p.Note.Digest() != seen:
			return nil, followup.ErrNotWhatWasSeen
		}
		err = s.askModel(ctx, account, func() error {
			p, err = s.Service.PolishParagraph(ctx, account, in.Note, seen, in.Body.Paragraph, in.Body.Tone)
			return err
		})
		return answered(polishedOf(p), err)
	})
	route(s, operation{
		id: "accept-hunks", method: http.MethodPut, path: polishPath + "/accepted", scope: followup.ScopeWrite, problems: seenProblems,
		summary: "Put what the person took of a model's reply into the note",
		more:    "It is an edit: it voids an approval. What the person had written stays with the note, and own_words counts whose words are whose.",
	}, func(ctx context.Context, account followup.AccountID, in *acceptIn) (*tagged[noteJSON], error) {
		seen, err := s.seen(ctx, account, in.NoteID, in.IfMatch)
		if err != nil {
			return nil, err
		}
		_, err = s.Service.AcceptHunks(ctx, account, in.Note, seen, in.Body.Paragraph, in.Body.Tone, in.Body.Reply, in.Body.Take)
		if errors.Is(err, polish.ErrNoChange) {
			return nil, &problem{http.StatusUnprocessableEntity, sayNoChange}
		}
		return s.after(ctx, account, in.NoteID, err)
	})
}

// toSend is what a model would be sent, and which one.
func (s *server) toSend(ctx context.Context, account followup.AccountID, messages []polish.Message, masks []polish.Mask) (toSendJSON, error) {
	out := toSendJSON{Messages: []messageJSON{}, Masks: []maskJSON{}}
	for _, m := range messages {
		out.Messages = append(out.Messages, messageJSON{m.Role, m.Content})
	}
	for _, m := range masks {
		out.Masks = append(out.Masks, maskJSON{m.Stands, m.Hides})
	}
	switch m, err := s.Service.UsedModel(ctx, account); {
	case err == nil && !m.AllowedAt.IsZero():
		shown := modelOf(m)
		out.Model = &shown
	case err != nil && !errors.Is(err, followup.ErrNoModel) && !errors.Is(err, followup.ErrAssistOff) && !errors.Is(err, followup.ErrSealed):
		return out, err
	}
	return out, nil
}

func polishedOf(p followup.Polishing) polishedJSON {
	out := polishedJSON{Reply: p.Reply, Hunks: []hunkJSON{}, Refused: []ChangeJSON{}}
	for _, h := range p.Offer.Hunks {
		out.Hunks = append(out.Hunks, hunkJSON{h.Number, h.Level, ChangeJSON{h.Old, h.New, h.Why}})
	}
	for _, h := range p.Offer.Refused {
		out.Refused = append(out.Refused, ChangeJSON{h.Old, h.New, h.Why})
	}
	return out
}
