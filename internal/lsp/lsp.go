// Package lsp is a language server (LSP 3.17) over a stream: a draft in any editor is read
// with the eyes of the person who will get it, while it is typed.
//
// What a client gets:
//
//   - a diagnostic for each finding (diagnose.go), with the check as its code;
//   - quick fixes (code_action.go): the review's suggestions as edits, "leave this as it
//     is", "switch this check off for this note", "add to my words";
//   - on hover (hover.go) what is said of the place and the page of the check.
//
// The steps from a text to its findings (context.go):
//
//  1. The head of the draft says who it goes to (To: Wei Chen); without one the file's name
//     does, where it is a name of the panel: wei.txt.
//  2. The process file is the one that the client's settings name, else the one that the
//     head names (Process: globex.yaml), else the one in the draft's folder whose panel has
//     that person. A text that nobody of a process file could get is no draft: nothing is
//     said of it.
//  3. The other drafts in the folder that go to the same panel are read, too, open or not,
//     so that a copied note is found.
//  4. What is to be left as it is stands in the file beside the draft (draftfile.Ignores).
//
// It changes two files, and only when the person asks for it: that one, and their word
// list. It sends nothing anywhere. What a text says is in no message of the log.
//
// JSON-RPC is creachadair/jrpc2: kept well, small, and it orders notifications before what
// follows them, which documents need. The framing is our own (framing.go), because a
// header must not decide how much memory is taken. The types are the few that are used:
// the libraries that have all of LSP stop before 3.17, where positions can be bytes.
package lsp

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"github.com/creachadair/jrpc2"

	"afterword/internal/review"
	"afterword/internal/wordlist"
)

// Options say how the server works. All but Log are needed.
type Options struct {
	Now func() time.Time
	// Zones finds a time zone by its IANA name.
	Zones func(name string) (*time.Location, error)
	// Review are the options of every review, read anew for each.
	Review  func() (review.Options, error)
	Words   *wordlist.File
	Version string
	Log     *slog.Logger // nil discards
}

// server is one client's session.
type server struct {
	Options
	rpc  *jrpc2.Server
	done chan struct{} // closed by exit

	mu          sync.Mutex
	state       state
	inBytes     bool // positions are in UTF-8 bytes, not UTF-16 units
	markdown    bool // hover may be Markdown
	processFile string
	root        string // folder of the workspace, empty when unknown
	open        map[string]*document
}

type state int

const (
	fresh state = iota
	running
	shutDown
)

// Serve talks to one client until it says exit, the stream ends or ctx does. clean says
// that the client shut the session down before.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) (clean bool, err error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &server{Options: o, done: make(chan struct{}), open: map[string]*document{}}
	s.rpc = jrpc2.NewServer(s, &jrpc2.ServerOptions{AllowPush: true, DisableBuiltin: true, Concurrency: 1})
	ended := make(chan error, 1)
	s.rpc.Start(newFrames(in, out))
	go func() { ended <- s.rpc.Wait() }()
	select {
	case <-s.done: // what reads may still wait for a client that says no more
	case <-ctx.Done():
	case err = <-ended:
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		return false, fmt.Errorf("talk to the editor: %w", err)
	}
	return s.state == shutDown, nil
}

// method is one method of the protocol. A notification's result is dropped.
type method struct {
	early bool // may come before initialize
	do    func(s *server, r *jrpc2.Request) (any, error)
}

var methods = map[string]method{
	"initialize":                       {true, (*server).initialize},
	"initialized":                      {false, ignored},
	"shutdown":                         {false, (*server).shutdown},
	"exit":                             {true, (*server).exit},
	"textDocument/didOpen":             {false, (*server).didOpen},
	"textDocument/didChange":           {false, (*server).didChange},
	"textDocument/didSave":             {false, (*server).didSave},
	"textDocument/didClose":            {false, (*server).didClose},
	"textDocument/codeAction":          {false, (*server).codeAction},
	"textDocument/hover":               {false, (*server).hover},
	"workspace/executeCommand":         {false, (*server).executeCommand},
	"workspace/didChangeConfiguration": {false, (*server).didChangeConfiguration},
	"workspace/didChangeWatchedFiles":  {false, (*server).didChangeWatchedFiles},
}

func ignored(*server, *jrpc2.Request) (any, error) { return nil, nil }

// Error codes of LSP.
const (
	notInitialized jrpc2.Code = -32002
	requestFailed  jrpc2.Code = -32803
)

// Assign implements jrpc2.Assigner. Methods run one at a time. A fault of ours ends the
// request, not the session.
func (s *server) Assign(_ context.Context, name string) jrpc2.Handler {
	m, ok := methods[name]
	if !ok {
		return nil
	}
	return func(_ context.Context, r *jrpc2.Request) (result any, err error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		defer func() {
			if fault := recover(); fault != nil {
				s.Log.Error("fault in the language server", "method", name, "fault", fmt.Sprint(fault), "stack", string(debug.Stack()))
				result, err = nil, jrpc2.Errorf(jrpc2.InternalError, "this is a fault in Afterword; its log says more")
			}
		}()
		switch {
		case s.state == fresh && !m.early:
			return nil, jrpc2.Errorf(notInitialized, "the session has not begun: initialize comes first")
		case s.state == shutDown && name != "exit":
			return nil, jrpc2.Errorf(jrpc2.InvalidRequest, "the session was shut down")
		}
		return m.do(s, r)
	}
}

func (s *server) shutdown(*jrpc2.Request) (any, error) {
	s.state = shutDown
	return nil, nil
}

func (s *server) exit(*jrpc2.Request) (any, error) {
	select {
	case <-s.done:
	default:
		close(s.done)
	}
	return nil, nil
}

// notify tells the client something. One that is gone needs no telling.
func (s *server) notify(name string, params any) {
	if err := s.rpc.Notify(context.Background(), name, params); err != nil {
		s.Log.Debug("the editor was not told", "method", name, "err", err)
	}
}

// tell shows the person one sentence.
func (s *server) tell(sentence string) {
	const warning = 2
	s.notify("window/showMessage", messageParams{warning, sentence})
}
