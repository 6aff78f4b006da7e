package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/creachadair/jrpc2"

	"afterword/internal/draftfile"
	"afterword/internal/review"
)

// The commands that code actions carry. The first argument is always the text's URI.
const (
	commandLeave   = "afterword.leave"   // check, digest
	commandOff     = "afterword.off"     // check
	commandAddWord = "afterword.addWord" // word
)

// executeCommand does what the person chose among the code actions, and reads anew.
func (s *server) executeCommand(r *jrpc2.Request) (any, error) {
	var p commandParams
	if err := r.UnmarshalParams(&p); err != nil {
		return nil, err
	}
	arguments := make([]string, 4)
	for n, raw := range p.Arguments[:min(len(p.Arguments), len(arguments))] {
		if err := json.Unmarshal(raw, &arguments[n]); err != nil {
			return nil, jrpc2.Errorf(jrpc2.InvalidParams, "argument %d is no text", n+1)
		}
	}
	d := s.open[arguments[0]]
	if d == nil || d.path == "" {
		return nil, jrpc2.Errorf(requestFailed, "this text is not open, or lies in no file")
	}
	var err error
	switch p.Command {
	case commandLeave:
		err = d.leave(arguments[1], arguments[2], s.Now())
	case commandOff:
		if _, ok := checkOf(arguments[1]); !ok {
			return nil, jrpc2.Errorf(jrpc2.InvalidParams, "there is no check %q", arguments[1])
		}
		err = appendIgnore(d.path, draftfile.OffLine(arguments[1]))
	case commandAddWord:
		_, err = s.Words.Add(arguments[1])
	default:
		return nil, jrpc2.Errorf(jrpc2.InvalidParams, "there is no command %q", p.Command)
	}
	if err != nil {
		s.tell(fmt.Sprintf("Nothing was changed: %v", err))
		return nil, jrpc2.Errorf(requestFailed, "%v", err)
	}
	s.diagnoseAll()
	return nil, nil
}

// errGone means that what a code action was offered for is not there any more.
var errGone = errors.New("the review does not say that any more")

// leave writes down that one finding is to be left as it is.
func (d *document) leave(check, digest string, at time.Time) error {
	for _, f := range d.reading.found {
		ignore, ok := review.IgnoreOf(d.reading.draft, f.Finding, at)
		if ok && ignore.Check == check && ignore.Digest == digest {
			return appendIgnore(d.path, draftfile.IgnoreLine(ignore))
		}
	}
	return errGone
}

// appendIgnore adds a line to the file beside a draft.
func appendIgnore(path, line string) error {
	f, err := os.OpenFile(path+draftfile.IgnoreSuffix, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("write down what is left as it is: %w", err)
	}
	if info, statErr := f.Stat(); statErr == nil && info.Size() > 0 {
		last := make([]byte, 1)
		if _, err = f.ReadAt(last, info.Size()-1); err == nil && last[0] != '\n' {
			line = "\n" + line
		}
		if err == nil {
			_, err = f.WriteAt([]byte(line), info.Size())
		}
	} else if err = statErr; err == nil {
		_, err = f.WriteAt([]byte(line), 0)
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return fmt.Errorf("write down what is left as it is: %w", err)
	}
	return nil
}
