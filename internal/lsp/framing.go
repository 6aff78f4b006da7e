package lsp

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// frames is the base protocol of LSP: header lines, a blank line, and as many bytes as
// Content-Length says.
type frames struct {
	in  *bufio.Reader
	mu  sync.Mutex
	out io.Writer
}

const (
	// maxMessage is a draft of the largest size with every byte escaped, and some.
	maxMessage = 16 << 20
	maxHeader  = 4 << 10
)

func newFrames(in io.Reader, out io.Writer) *frames {
	return &frames{in: bufio.NewReaderSize(in, maxHeader), out: out}
}

// Send implements channel.Channel.
func (f *frames) Send(message []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	frame := fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(message))
	_, err := f.out.Write(append(frame, message...))
	return err
}

// Recv implements channel.Channel.
func (f *frames) Recv() ([]byte, error) {
	length := -1
	for read := 0; ; {
		line, err := f.in.ReadSlice('\n')
		read += len(line)
		switch {
		case errors.Is(err, bufio.ErrBufferFull) || read > maxHeader:
			return nil, errors.New("the header of a message is too long: is this a language client?")
		case err == io.EOF && read == 0:
			return nil, io.EOF
		case err != nil:
			return nil, fmt.Errorf("the stream ends inside a message: %w", err)
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			break
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok {
			return nil, errors.New("a header of a message is none: is this a language client?")
		}
		if !strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			continue
		}
		if length, err = strconv.Atoi(strings.TrimSpace(value)); err != nil || length < 0 || length > maxMessage {
			return nil, fmt.Errorf("a message is said to have %.20q bytes: between 0 and %d are read", strings.TrimSpace(value), maxMessage)
		}
	}
	if length < 0 {
		return nil, errors.New("a message does not say how long it is")
	}
	message := make([]byte, length)
	if _, err := io.ReadFull(f.in, message); err != nil {
		return nil, fmt.Errorf("the stream ends inside a message: %w", err)
	}
	return message, nil
}

// Close implements channel.Channel. The streams belong to the caller.
func (f *frames) Close() error { return nil }
