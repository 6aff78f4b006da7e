package model

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// answer is a whole reply, or one piece of a stream.
type answer struct {
	Choices []struct {
		Index        int     `json:"index"`
		Message      content `json:"message"`
		Delta        content `json:"delta"`
		FinishReason string  `json:"finish_reason"`
	} `json:"choices"`
	Error json.RawMessage `json:"error"`
}

type content struct {
	Content string `json:"content"`
}

// readWhole reads an answer that comes in one piece.
func readWhole(in io.Reader) (string, error) {
	data, err := io.ReadAll(in)
	if err != nil {
		return "", err
	}
	var a answer
	if err := json.Unmarshal(data, &a); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) && syntax.Offset >= int64(len(data)) {
			return "", errHalf
		}
		return "", errors.New("what answers there does not speak this interface: look at the address, it usually ends in /v1")
	}
	if len(a.Choices) == 0 {
		return "", errors.New("the model sent an answer without a text")
	}
	if err := stopped(a.Choices[0].FinishReason); err != nil {
		return "", err
	}
	return within(a.Choices[0].Message.Content)
}

// readStream reads an answer that comes piece by piece, as server-sent events: lines of
// "data: JSON", the last "data: [DONE]".
func readStream(in io.Reader) (string, error) {
	var text strings.Builder
	finish, done := "", false
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxAnswer)
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data:")
		if !ok {
			continue // comments, names of events, empty lines
		}
		if data = strings.TrimSpace(data); data == "[DONE]" {
			done = true
			break
		}
		var a answer
		if err := json.Unmarshal([]byte(data), &a); err != nil {
			for lines.Scan() { // it may be cut off, and what cut it off is told last
			}
			return "", errors.Join(lines.Err(), errHalf)
		}
		if len(a.Error) > 0 && string(a.Error) != "null" {
			return "", errors.New("the model gave up in the middle of its answer")
		}
		for _, c := range a.Choices {
			if c.Index != 0 {
				continue
			}
			text.WriteString(c.Delta.Content)
			if c.FinishReason != "" {
				finish = c.FinishReason
			}
		}
		if text.Len() > maxText {
			return "", errTooLong
		}
	}
	if err := lines.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			return "", errTooLong
		}
		return "", err
	}
	if !done || finish == "" {
		return "", errHalf
	}
	if err := stopped(finish); err != nil {
		return "", err
	}
	return within(text.String())
}

// stopped refuses an answer that did not end by itself.
func stopped(reason string) error {
	switch reason {
	case "stop":
		return nil
	case "length":
		return fmt.Errorf("%w (it ran into its limit)", errHalf)
	case "":
		return errHalf
	}
	return fmt.Errorf("the model did not answer (%.40q)", reason)
}

func within(text string) (string, error) {
	if len(text) > maxText {
		return "", errTooLong
	}
	return text, nil
}
