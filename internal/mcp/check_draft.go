package mcp

import (
	"context"
	"fmt"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/review"
)

type checkDraftIn struct {
	Process   string `json:"process" jsonschema:"id of the process, or the employer's name"`
	To        string `json:"to" jsonschema:"name or e-mail address of the interviewer it goes to"`
	Body      string `json:"body" jsonschema:"the draft as the person wrote it, plain text, salutation and signature included"`
	Subject   string `json:"subject,omitempty" jsonschema:"its subject line"`
	Phase     string `json:"phase,omitempty" jsonschema:"anchor (the thank-you, the default), check-in, final-pulse, another-time (after nobody called) or gracious-reply (to a rejection)"`
	Interview string `json:"interview,omitempty" jsonschema:"id of the interview; the latest with this person where it is left out"`
}

type checkDraftOut struct {
	To       string       `json:"to" jsonschema:"the interviewer's name"`
	Verdict  string       `json:"verdict" jsonschema:"blocked, warned or clean"`
	Words    int          `json:"words" jsonschema:"how many words the body has"`
	Findings []findingOut `json:"findings" jsonschema:"what the review found, the most serious first"`
	Aims     []aimOut     `json:"aims" jsonschema:"what the note does for the three things it is for"`
}

type findingOut struct {
	Check       string   `json:"check"`
	Severity    string   `json:"severity" jsonschema:"block, warn or hint"`
	Message     string   `json:"message"`
	Part        string   `json:"part" jsonschema:"subject or body"`
	Start       int      `json:"start" jsonschema:"first byte of the place in that part"`
	End         int      `json:"end" jsonschema:"byte after the place"`
	Suggestions []string `json:"suggestions" jsonschema:"other words for the place; may be empty"`
}

type aimOut struct {
	Aim   string `json:"aim"`
	Met   bool   `json:"met"`
	Words string `json:"words"`
}

// maxBody is far above any note, in bytes.
const maxBody = 64 << 10

func (s *server) checkDraft(ctx context.Context, in checkDraftIn) (out checkDraftOut, err error) {
	phase, err := phaseNamed(in.Phase)
	switch {
	case err != nil:
		return out, err
	case strings.TrimSpace(in.To) == "":
		return out, toolErrorf(toMissing)
	case strings.TrimSpace(in.Body) == "":
		return out, toolErrorf(bodyMissing)
	case len(in.Body)+len(in.Subject) > maxBody:
		return out, toolErrorf(bodyTooLong, len(in.Body)+len(in.Subject))
	}
	p, err := s.find(ctx, in.Process)
	if err != nil {
		return out, err
	}
	checked, err := s.Verbs.CheckDraft(ctx, s.Account, followup.DraftToCheck{
		ProcessID: p.ID, InterviewID: in.Interview, To: in.To, Phase: phase, Subject: in.Subject, Body: in.Body,
	})
	if err != nil {
		return out, err
	}
	private := privateOf(checked.Known, in.Subject+"\n"+in.Body)
	out = checkDraftOut{
		To: checked.Draft.To.Name, Verdict: string(checked.Verdict), Words: review.Written(in.Body),
		Findings: []findingOut{}, Aims: []aimOut{},
	}
	for _, severity := range []review.Severity{review.Block, review.Warn, review.Hint} {
		for _, f := range checked.Findings {
			if f.Severity != severity {
				continue
			}
			found := findingOut{
				Check: f.Check, Severity: string(f.Severity), Message: private.without(f.Message), Part: string(f.Part),
				Start: f.Span.Start, End: f.Span.End, Suggestions: []string{},
			}
			for _, words := range f.Suggestions {
				found.Suggestions = append(found.Suggestions, private.without(words))
			}
			out.Findings = append(out.Findings, found)
		}
	}
	for _, a := range checked.Aims {
		out.Aims = append(out.Aims, aimOut{string(a.Name), a.Met, private.without(a.Words)})
	}
	return out, nil
}

func (o checkDraftOut) words() string {
	var b strings.Builder
	fmt.Fprintf(&b, "The draft to %s is %s (words: %d).\n", o.To, o.Verdict, o.Words)
	for _, f := range o.Findings {
		fmt.Fprintf(&b, "%s, %s, %s bytes %d to %d: %s\n", f.Severity, f.Check, f.Part, f.Start, f.End, f.Message)
	}
	for _, a := range o.Aims {
		fmt.Fprintf(&b, "%s: %s\n", review.AimName(a.Aim).Title(), a.Words)
	}
	return b.String()
}
