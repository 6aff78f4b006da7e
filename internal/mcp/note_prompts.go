package mcp

import (
	"context"
	"fmt"
	"strings"
)

type notePromptsIn struct {
	Process   string `json:"process" jsonschema:"id of the process, or the employer's name"`
	To        string `json:"to" jsonschema:"name or e-mail address of the interviewer"`
	Phase     string `json:"phase,omitempty" jsonschema:"anchor (the thank-you, the default), check-in, final-pulse, another-time (after nobody called) or gracious-reply (to a rejection)"`
	Interview string `json:"interview,omitempty" jsonschema:"id of the interview; the latest with this person where it is left out"`
}

type notePromptsOut struct {
	To        string      `json:"to" jsonschema:"the interviewer's name"`
	Interview string      `json:"interview" jsonschema:"id of the interview"`
	Phase     string      `json:"phase"`
	Prompts   []promptOut `json:"prompts" jsonschema:"what only the person can answer"`
	Advice    []string    `json:"advice" jsonschema:"what makes such a note good"`
}

type promptOut struct {
	Part     string `json:"part" jsonschema:"the part of the note that the answer becomes"`
	Question string `json:"question"`
	Answered bool   `json:"answered" jsonschema:"true when the person wrote it down already; what they wrote is not told"`
}

func (s *server) notePrompts(ctx context.Context, in notePromptsIn) (out notePromptsOut, err error) {
	phase, err := phaseNamed(in.Phase)
	switch {
	case err != nil:
		return out, err
	case strings.TrimSpace(in.To) == "":
		return out, toolErrorf(toMissing)
	}
	p, err := s.find(ctx, in.Process)
	if err != nil {
		return out, err
	}
	asked, err := s.Verbs.PromptNote(ctx, s.Account, p.ID, in.Interview, in.To, phase)
	if err != nil {
		return out, err
	}
	out = notePromptsOut{To: asked.To.Name, Interview: asked.Round.ID, Phase: string(phase), Prompts: []promptOut{}, Advice: advice(phase)}
	for _, q := range asked.Prompts {
		out.Prompts = append(out.Prompts, promptOut{string(q.Part), q.Question, q.Answered})
	}
	return out, nil
}

func (o notePromptsOut) words() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Before the note to %s:\n", o.To)
	for _, q := range o.Prompts {
		state := "still open"
		if q.Answered {
			state = "answered already"
		}
		fmt.Fprintf(&b, "%s (%s)\n", q.Question, state)
	}
	for _, line := range o.Advice {
		b.WriteString(line + "\n")
	}
	return b.String()
}
