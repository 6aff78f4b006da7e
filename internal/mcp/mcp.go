// Package mcp lets an assistant look at what Afterword knows, over the Model Context
// Protocol on standard input and output: check a draft, list what is due, see where a
// process stands, and learn what to ask the person before they write. There is one file
// for each tool, named as the tool is.
//
// An assistant may pass on whatever it reads, and what it reads may have been written to
// lead it astray. So:
//
//   - Nothing here writes. The verbs of this package only look, and the command opens the
//     database to be read.
//   - Nothing approves or sends, and no tool returns the words of a note: the person
//     writes it, and approves it in Afterword itself.
//   - What others wrote stays here: no mail's subject or words, none of the words with
//     which an employer promised a date, no place of an invitation, nothing of a debrief,
//     which may quote a talk. Of offers that the candidate holds nothing is told at all.
//   - What is told is names, addresses, dates, states, the plan's own sentences, and what
//     the review says of a draft that the assistant brought itself.
//
// Errors are errors of the tool, in one sentence, so that the assistant can mend its call.
// On standard output there is the protocol and nothing else.
package mcp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/note"
)

// Verbs are what the tools call. Each only looks.
type Verbs interface {
	FindProcess(ctx context.Context, account followup.AccountID, typed string) ([]followup.ProcessView, error)
	ListProcesses(ctx context.Context, account followup.AccountID) ([]followup.ProcessView, error)
	CheckDraft(ctx context.Context, account followup.AccountID, d followup.DraftToCheck) (followup.CheckedDraft, error)
	PromptNote(ctx context.Context, account followup.AccountID, processID, interviewID, to string, phase note.Phase) (followup.NotePrompts, error)
}

// Options say what Serve answers from.
type Options struct {
	Verbs   Verbs
	Account followup.AccountID
	Clock   followup.Clock
	Version string
	Log     *slog.Logger
}

// server is what the tools share.
type server struct{ Options }

// Serve answers one client until in ends, and all it asked is answered, or ctx ends.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	d := newDrain(ctx, in, out)
	err := New(o).Run(ctx, &sdk.IOTransport{Reader: io.NopCloser(d), Writer: notClosed{d}})
	if err != nil && !errors.Is(err, io.EOF) && ctx.Err() == nil {
		return fmt.Errorf("answer the assistant: %w", err)
	}
	return ctx.Err()
}

// notClosed is a writer that is somebody else's to close.
type notClosed struct{ io.Writer }

func (notClosed) Close() error { return nil }

// New returns the server with its tools.
func New(o Options) *sdk.Server {
	s := &server{o}
	if o.Version == "" {
		o.Version = "unknown" // built without a version; clients want one
	}
	mcp := sdk.NewServer(&sdk.Implementation{Name: "afterword", Title: "Afterword", Version: o.Version}, &sdk.ServerOptions{
		Instructions: instructions, Logger: o.Log, Capabilities: &sdk.ServerCapabilities{},
	})
	addTool(s, mcp, "check_draft", "Check a draft", checkDraftIs, s.checkDraft)
	addTool(s, mcp, "list_due", "What is due", listDueIs, s.listDue)
	addTool(s, mcp, "get_process", "One process", getProcessIs, s.getProcess)
	addTool(s, mcp, "note_prompts", "What to ask before a note", notePromptsIs, s.notePrompts)
	return mcp
}

// answer is what a tool returns: values, and the same in words.
type answer interface{ words() string }

// addTool adds a tool that reads and touches nothing.
func addTool[In any, Out answer](s *server, to *sdk.Server, name, title, description string, call func(context.Context, In) (Out, error)) {
	no := false
	tool := &sdk.Tool{
		Name: name, Title: title, Description: description,
		Annotations: &sdk.ToolAnnotations{Title: title, ReadOnlyHint: true, IdempotentHint: true, DestructiveHint: &no, OpenWorldHint: &no},
	}
	sdk.AddTool(to, tool, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (*sdk.CallToolResult, Out, error) {
		out, err := call(ctx, in)
		if err != nil {
			var none Out
			return nil, none, s.told(name, err)
		}
		return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: out.words()}}}, out, nil
	})
}

// toolError is a sentence for the assistant: what was wrong with its call.
type toolError struct{ sentence string }

func (e *toolError) Error() string { return e.sentence }

func toolErrorf(format string, args ...any) error { return &toolError{fmt.Sprintf(format, args...)} }

// told is what the assistant hears of an error. What is not about its call goes to the log
// alone: it may name files.
func (s *server) told(tool string, err error) error {
	var known *toolError
	var nobody *followup.NobodyError
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &nobody):
		return &toolError{nobody.Error() + "."}
	case errors.Is(err, followup.ErrNotFound):
		return &toolError{noSuchInterview}
	}
	s.Log.Error("tool failed", "tool", tool, "err", err)
	return &toolError{failed}
}

// find returns the one process that was meant.
func (s *server) find(ctx context.Context, named string) (followup.ProcessView, error) {
	if strings.TrimSpace(named) == "" {
		return followup.ProcessView{}, toolErrorf(processMissing)
	}
	found, err := s.Verbs.FindProcess(ctx, s.Account, named)
	switch {
	case err != nil:
		return followup.ProcessView{}, err
	case len(found) == 0:
		return followup.ProcessView{}, toolErrorf(noSuchProcess, named)
	case len(found) > 1:
		var ids []string
		for _, p := range found {
			ids = append(ids, fmt.Sprintf("%s (%s)", p.ID, p.Role))
		}
		return followup.ProcessView{}, toolErrorf(manyProcesses, named, strings.Join(ids, ", "))
	}
	return found[0], nil
}

// phaseNamed reads a phase; the thank-you where none is named.
func phaseNamed(name string) (note.Phase, error) {
	if name == "" {
		return note.Anchor, nil
	}
	for _, p := range note.Phases() {
		if string(p) == name {
			return p, nil
		}
	}
	return "", toolErrorf(noSuchPhase, name)
}

// stepName is what the words call a step.
func stepName(p note.Phase, who string) string {
	if who == "" {
		return p.Title()
	}
	return p.Title() + " to " + who
}

// waitsFor says what the person has to do about a step, empty when nothing.
func waitsFor(s followup.StepView) string {
	switch {
	case s.Status == cadence.Paused:
		return waitsForName
	case s.Note == nil || s.Status.Over():
		return ""
	case s.Note.State == note.Draft:
		return waitsForApproval
	case s.Note.State == note.InDrafts || s.Note.State == note.Approved && s.Note.Way == note.ByHand:
		return waitsForSending
	case s.Note.State == note.Unknown:
		return waitsForSettling
	}
	return ""
}
