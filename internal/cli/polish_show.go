package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/polish"
)

// showSent shows exactly what would be sent, where it would go, and what is masked.
func (e *env) showSent(ctx context.Context, r polish.Request) error {
	return e.showMessages(ctx, r.Messages(), r.Masks)
}

func (e *env) showMessages(ctx context.Context, messages []polish.Message, masks []polish.Mask) error {
	var m followup.Model
	var missing error
	err := e.stored(ctx, func(s *followup.Service) (err error) {
		m, missing = s.UsedModel(ctx, followup.Local)
		if errors.Is(missing, followup.ErrNoModel) || errors.Is(missing, followup.ErrAssistOff) {
			return nil
		}
		return missing
	})
	if err != nil {
		return err
	}
	if e.json {
		document := struct {
			Model  *modelJSON    `json:"model"`
			Sent   []messageJSON `json:"sent"`
			Masked []maskJSON    `json:"masked"`
		}{Masked: []maskJSON{}}
		if missing == nil {
			one := modelJSONOf(m)
			document.Model = &one
		}
		for _, one := range messages {
			document.Sent = append(document.Sent, messageJSON(one))
		}
		for _, mask := range masks {
			document.Masked = append(document.Masked, maskJSON{mask.Stands, mask.Hides})
		}
		return e.printJSON(document)
	}
	p := e.paper()
	p.line("%s", p.bold("This would be sent, and nothing else:"))
	for _, one := range messages {
		p.line("")
		p.line("%s", p.dim(one.Role))
		p.text("  ", one.Content)
	}
	p.line("")
	for _, mask := range masks {
		p.text("", fmt.Sprintf("Masked: %s stands for %s, which stays here.", mask.Stands, mask.Hides))
	}
	switch {
	case missing != nil:
		p.text("", "Nothing was sent: "+missing.Error()+".")
	case m.AllowedAt.IsZero():
		p.text("", "Nothing was sent. It would go to "+m.String()+". "+whereWords(m)+" You have not allowed that: afterword model allow does.")
	default:
		p.text("", "Nothing was sent yet. --send sends it to "+m.String()+". "+whereWords(m))
	}
	return nil
}

type messageJSON struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type maskJSON struct {
	Stands string `json:"stands"`
	Hides  string `json:"hides"`
}

type hunkJSON struct {
	Number int    `json:"number,omitempty"`
	Level  string `json:"level"`
	Old    string `json:"old"`
	New    string `json:"new"`
	Why    string `json:"why"`
}

// hunksJSON is what came of a model's reply, and the text with what was accepted.
type hunksJSON struct {
	Changes []hunkJSON `json:"changes"`
	Refused []hunkJSON `json:"refused"`
	Text    string     `json:"text,omitempty"`
}

func offerJSONOf(o polish.Offer, text string) hunksJSON {
	document := hunksJSON{Changes: []hunkJSON{}, Refused: []hunkJSON{}, Text: text}
	for _, h := range o.Hunks {
		document.Changes = append(document.Changes, hunkJSON{h.Number, string(h.Level), h.Old, h.New, h.Why})
	}
	for _, h := range o.Refused {
		document.Refused = append(document.Refused, hunkJSON{0, string(h.Level), h.Old, h.New, h.Why})
	}
	return document
}

func (e *env) printOffer(o polish.Offer) {
	p := e.paper()
	if len(o.Hunks) == 0 {
		p.line("The model has nothing to offer for this paragraph.")
	}
	for _, h := range o.Hunks {
		p.text("  ", hunkWords(h))
	}
	if len(o.Refused) > 0 {
		p.line("")
		p.line("%s", p.dim("Not offered:"))
		for _, h := range o.Refused {
			p.text("  ", hunkWords(h))
		}
	}
}

// hunkWords writes a change on a line.
func hunkWords(h polish.Hunk) string {
	var b strings.Builder
	if h.Number > 0 {
		fmt.Fprintf(&b, "%d  %-5s  ", h.Number, h.Level)
	}
	switch {
	case h.Old == "":
		fmt.Fprintf(&b, "put in “%s”", h.New)
	case h.New == "":
		fmt.Fprintf(&b, "leave out “%s”", h.Old)
	default:
		fmt.Fprintf(&b, "“%s” → “%s”", h.Old, h.New)
	}
	return b.String() + ": " + h.Why
}

// askHunks asks about each change, y or n.
func (e *env) askHunks(o polish.Offer) (accepted []int, err error) {
	answers := bufio.NewReader(e.in)
	for _, h := range o.Hunks {
		for {
			fmt.Fprintf(e.err, "%s? [y/n] ", shown(hunkWords(h)))
			line, err := answers.ReadString('\n')
			if err != nil && !errors.Is(err, io.EOF) {
				return nil, fmt.Errorf("read your answer: %w", err)
			}
			switch answer := strings.ToLower(strings.TrimSpace(line)); {
			case answer == "y" || answer == "yes":
				accepted = append(accepted, h.Number)
			case answer == "n" || answer == "no" || err != nil: // no answer is no yes
			default:
				continue
			}
			break
		}
	}
	fmt.Fprintln(e.err)
	return accepted, nil
}
