package lsp_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"afterword/internal/lsp"
	"afterword/internal/review"
	"afterword/internal/wordlist"
	"afterword/internal/zone"
)

const globex = `me: {name: Ada Park, email: ada@example.org, phone: "+1 555 0100"}
employer: Globex
role: Senior Software Engineer
interviews:
  - id: onsite
    starts: 2026-11-23T14:00:00
    ends: 2026-11-23T15:30:00
    zone: America/New_York
    form: video
    panel:
      - {name: Wei Chen, email: wei.chen@globex.example, role: hiring manager,
         anchor: "why the nightly reindex takes nine hours", need: "the reindex blocks every release",
         value: "At Initech I cut a comparable reindex from six hours to twenty minutes."}
      - {name: Priya Raman, email: priya.raman@globex.example, role: peer,
         anchor: "You showed me the flame graph of the checkout service."}
`

const careful = "Subject: Thank you for your time today\nTo: Wei Chen\n\nDear Wei,\n\n" +
	"Why the nightly reindex takes nine hours stayed with me 🙂, all evening. At Initech I cut a comparable reindex from six hours to twenty minutes. I look forward to hearing from you.\n\n" +
	"Best,\nAda Park\n+1 555 0100\n"

// editor is a client with one folder.
type editor struct {
	t     testing.TB
	dir   string
	to    io.WriteCloser
	in    chan message
	ended chan bool
	next  int
	shown map[string][]diagnostic // by URI, as published last
	told  []string
	words string
}

type message struct {
	ID     json.RawMessage
	Method string
	Params json.RawMessage
	Result json.RawMessage
	Error  *struct {
		Code    int
		Message string
	}
}

type place struct{ Line, Character int }

type span struct{ Start, End place }

type diagnostic struct {
	Range    span
	Severity int
	Code     string
	Message  string
}

type action struct {
	Title       string
	IsPreferred bool
	Edit        *struct {
		Changes map[string][]struct {
			Range   span
			NewText string
		}
	}
	Command *struct {
		Command   string
		Arguments []string
	}
}

func bareEditor(t testing.TB) *editor {
	t.Helper()
	dir := t.TempDir()
	e := &editor{t: t, dir: dir, in: make(chan message, 100), ended: make(chan bool, 1), shown: map[string][]diagnostic{}, words: filepath.Join(dir, "config", "words.txt")}
	e.write("globex.yaml", globex)
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	e.to = toServer
	list := wordlist.Open(e.words)
	o := lsp.Options{
		Now: func() time.Time { return time.Date(2026, 11, 23, 22, 0, 0, 0, time.UTC) }, Zones: zone.Load, Words: list, Version: "test",
		Review: func() (review.Options, error) {
			words, err := list.Words()
			return review.Options{Words: words}, err
		},
	}
	go func() {
		clean, _ := lsp.Serve(context.Background(), fromClient, toClient, o)
		_ = toClient.Close()
		_ = fromClient.Close()
		e.ended <- clean
	}()
	go e.read(bufio.NewReader(fromServer))
	t.Cleanup(func() { _ = toServer.Close() })
	return e
}

// newEditor is one whose session has begun.
func newEditor(t testing.TB, capabilities string) *editor {
	t.Helper()
	e := bareEditor(t)
	e.ask("initialize", fmt.Sprintf(`{"rootUri":%q,"capabilities":%s}`, e.uri(""), capabilities))
	e.say("initialized", `{}`)
	return e
}

func (e *editor) write(name, text string) {
	e.t.Helper()
	if err := os.WriteFile(filepath.Join(e.dir, name), []byte(text), 0o600); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) file(name string) string {
	e.t.Helper()
	data, err := os.ReadFile(filepath.Join(e.dir, name))
	if err != nil {
		e.t.Fatal(err)
	}
	return string(data)
}

func (e *editor) uri(name string) string {
	return "file://" + filepath.ToSlash(filepath.Join(e.dir, name))
}

func (e *editor) read(r *bufio.Reader) {
	defer close(e.in)
	for {
		length := 0
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return
			}
			if line = strings.TrimSpace(line); line == "" {
				break
			}
			length, _ = strconv.Atoi(strings.TrimPrefix(line, "Content-Length: "))
		}
		data := make([]byte, length)
		if _, err := io.ReadFull(r, data); err != nil {
			return
		}
		var m message
		if err := json.Unmarshal(data, &m); err != nil {
			continue // the answer to a batch, which only a fuzzed message is
		}
		e.in <- m
	}
}

func (e *editor) send(text string) {
	e.t.Helper()
	if _, err := fmt.Fprintf(e.to, "Content-Length: %d\r\n\r\n%s", len(text), text); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) say(method, params string) {
	e.t.Helper()
	e.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params))
}

// try asks and returns the answer. What is published before it is taken in.
func (e *editor) try(method, params string) message {
	e.t.Helper()
	e.next++
	e.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":%q,"params":%s}`, e.next, method, params))
	for m := range e.in {
		switch m.Method {
		case "textDocument/publishDiagnostics":
			var p struct {
				URI         string
				Diagnostics []diagnostic
			}
			if err := json.Unmarshal(m.Params, &p); err != nil || p.Diagnostics == nil {
				e.t.Fatalf("diagnostics %s: %v", m.Params, err)
			}
			e.shown[p.URI] = p.Diagnostics
		case "window/showMessage":
			e.told = append(e.told, string(m.Params))
		case "":
			if string(m.ID) == strconv.Itoa(e.next) {
				return m
			}
		}
	}
	e.t.Fatalf("%s: the server ended", method)
	return message{}
}

func (e *editor) ask(method, params string) json.RawMessage {
	e.t.Helper()
	m := e.try(method, params)
	if m.Error != nil {
		e.t.Fatalf("%s: %d %s", method, m.Error.Code, m.Error.Message)
	}
	return m.Result
}

func (e *editor) openText(name, text string) {
	e.t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		e.t.Fatal(err)
	}
	e.say("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":"text","version":1,"text":%s}}`, e.uri(name), quoted))
	e.settle()
}

// settle waits until what was said is read: a request comes after it.
func (e *editor) settle() {
	e.t.Helper()
	e.ask("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":0,"character":0}}`, e.uri("none.txt")))
}

func (e *editor) codes(name string) (codes []string) {
	for _, d := range e.shown[e.uri(name)] {
		codes = append(codes, d.Code)
	}
	return codes
}

func (e *editor) said(name, code string) diagnostic {
	e.t.Helper()
	for _, d := range e.shown[e.uri(name)] {
		if d.Code == code {
			return d
		}
	}
	e.t.Fatalf("%s is not said of %s: %+v", code, name, e.shown[e.uri(name)])
	return diagnostic{}
}

func (e *editor) actions(name string, at span) (all []action) {
	e.t.Helper()
	if err := json.Unmarshal(e.ask("textDocument/codeAction", fmt.Sprintf(
		`{"textDocument":{"uri":%q},"range":{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}},"context":{"diagnostics":[]}}`,
		e.uri(name), at.Start.Line, at.Start.Character, at.End.Line, at.End.Character)), &all); err != nil {
		e.t.Fatal(err)
	}
	return all
}

func named(t testing.TB, all []action, title string) action {
	t.Helper()
	for _, a := range all {
		if strings.Contains(a.Title, title) {
			return a
		}
	}
	t.Fatalf("no action is called %q: %+v", title, all)
	return action{}
}

// run does what choosing an action does.
func (e *editor) run(a action) message {
	e.t.Helper()
	arguments, err := json.Marshal(a.Command.Arguments)
	if err != nil {
		e.t.Fatal(err)
	}
	return e.try("workspace/executeCommand", fmt.Sprintf(`{"command":%q,"arguments":%s}`, a.Command.Command, arguments))
}

// TestDiagnostics: positions count UTF-16 units unless the client says that it counts
// bytes; severities and codes are the review's.
func TestDiagnostics(t *testing.T) {
	for _, c := range []struct {
		name, capabilities string
		start, end         int
	}{
		{"UTF-16 by default", `{}`, 63, 70},
		{"UTF-16 where it comes first", `{"general":{"positionEncodings":["utf-32","utf-16","utf-8"]}}`, 63, 70},
		{"UTF-8 where it is negotiated", `{"general":{"positionEncodings":["utf-8","utf-16"]}}`, 65, 72},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := newEditor(t, c.capabilities)
			e.openText("wei.txt", careful)
			if got := e.codes("wei.txt"); len(got) != 0 {
				t.Fatalf("a careful note: %v", got)
			}
			e.openText("wei.txt", strings.ReplaceAll(strings.Replace(careful, "🙂, all", "🙂, all all", 1), "Dear Wei", "Dear [Name]"))
			d := e.said("wei.txt", "doubled-word")
			if want := (span{place{5, c.start - 3}, place{5, c.end - 3}}); d.Range != want || d.Severity != 2 {
				t.Errorf("the doubled word is at %+v, severity %d; want %+v", d.Range, d.Severity, want)
			}
			if d := e.said("wei.txt", "placeholder-left"); d.Severity != 1 || d.Range.Start.Line != 3 {
				t.Errorf("the placeholder is %+v", d)
			}
		})
	}
}

// TestTyping: a text that is changed piece by piece is the same as one that is sent whole.
func TestTyping(t *testing.T) {
	e := newEditor(t, `{}`)
	e.openText("wei.txt", careful)
	change := func(version int, changes string) {
		t.Helper()
		e.say("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":%s}`, e.uri("wei.txt"), version, changes))
		e.settle()
	}
	at := len("Why the nightly reindex takes nine hours stayed with me ") + 2 // the face has two units
	change(2, fmt.Sprintf(`[{"range":{"start":{"line":5,"character":%d},"end":{"line":5,"character":%d}},"text":" of of"}]`, at, at))
	if d := e.said("wei.txt", "doubled-word"); d.Range.Start != (place{5, at + 1}) {
		t.Errorf("typed at %d, found at %+v", at, d.Range)
	}
	change(3, fmt.Sprintf(`[{"range":{"start":{"line":5,"character":%d},"end":{"line":5,"character":%d}},"text":""},{"range":{"start":{"line":3,"character":5},"end":{"line":3,"character":8}},"text":"Priya"}]`, at, at+6))
	if got := e.codes("wei.txt"); slices.Contains(got, "doubled-word") || !slices.Contains(got, "salutation-other-person") {
		t.Errorf("after the second change: %v", got)
	}
	change(4, `[{"text":"To: Wei Chen\n\nHi [Name],"}]`)
	if got := e.codes("wei.txt"); !slices.Contains(got, "placeholder-left") {
		t.Errorf("after the whole text: %v", got)
	}
	e.say("textDocument/didClose", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, e.uri("wei.txt")))
	e.settle()
	if got := e.codes("wei.txt"); len(got) != 0 {
		t.Errorf("a closed text keeps %v", got)
	}
}

// TestQuickFix: every suggestion is an edit, and the edit clears its finding.
func TestQuickFix(t *testing.T) {
	e := newEditor(t, `{}`)
	text := strings.Replace(careful, "🙂, all", "🙂, all all", 1)
	e.openText("wei.txt", text)
	a := named(t, e.actions("wei.txt", e.said("wei.txt", "doubled-word").Range), "Write “all” instead of “all all”")
	edit := a.Edit.Changes[e.uri("wei.txt")][0]
	if !a.IsPreferred || edit.NewText != "all" {
		t.Errorf("the action is %+v", a)
	}
	e.say("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":2},"contentChanges":[{"range":{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}},"text":%q}]}`,
		e.uri("wei.txt"), edit.Range.Start.Line, edit.Range.Start.Character, edit.Range.End.Line, edit.Range.End.Character, edit.NewText))
	e.settle()
	if got := e.codes("wei.txt"); len(got) != 0 {
		t.Errorf("after the fix: %v", got)
	}
	if got := e.actions("wei.txt", span{place{0, 0}, place{3, 0}}); len(got) != 0 {
		t.Errorf("actions without findings: %+v", got)
	}
	e.openText("wei.txt", strings.TrimPrefix(careful, "Subject: Thank you for your time today\n"))
	a = named(t, e.actions("wei.txt", e.said("wei.txt", "subject-missing").Range), "Write “Thank you")
	if edit := a.Edit.Changes[e.uri("wei.txt")][0]; !strings.HasPrefix(edit.NewText, "Subject: Thank you") || !strings.HasSuffix(edit.NewText, "\n") || edit.Range != (span{}) {
		t.Errorf("the subject is put in as %+v", edit)
	}
}

// TestLeave: what is left as it is stands in the file beside the draft, by its words.
func TestLeave(t *testing.T) {
	e := newEditor(t, `{}`)
	text := strings.Replace(careful, "🙂, all", "🙂, all all", 1)
	e.openText("wei.txt", strings.Replace(text, "Dear Wei", "Dear Wei [Name]", 1))
	all := e.actions("wei.txt", e.said("wei.txt", "doubled-word").Range)
	leave := named(t, all, "Leave this as it is")
	if m := e.run(leave); m.Error != nil {
		t.Fatalf("leave: %+v", m.Error)
	}
	if got := e.codes("wei.txt"); slices.Contains(got, "doubled-word") || !slices.Contains(got, "placeholder-left") {
		t.Errorf("after leaving the doubled word: %v", got)
	}
	if m := e.run(leave); m.Error == nil || len(e.told) == 0 {
		t.Error("it was left a second time")
	}
	know := named(t, e.actions("wei.txt", e.said("wei.txt", "placeholder-left").Range), "I know: leave this as it is")
	if m := e.run(know); m.Error != nil {
		t.Fatalf("leave: %+v", m.Error)
	}
	if got := e.file("wei.txt.ignore"); strings.Count(got, "\n") != 2 || !strings.HasPrefix(got, "doubled-word warn ") || !strings.Contains(got, " # all all\nplaceholder-left block ") {
		t.Errorf("beside the draft stands %q", got)
	}
	e.openText("wei.txt", strings.Replace(text, "twenty", "ten", 1))
	if got := e.codes("wei.txt"); slices.Contains(got, "doubled-word") {
		t.Errorf("an edit elsewhere: %v", got)
	}
	e.openText("wei.txt", strings.Replace(text, "evening", "night", 1))
	e.said("wei.txt", "doubled-word")
	if m := e.run(named(t, e.actions("wei.txt", e.said("wei.txt", "doubled-word").Range), "Switch “doubled-word” off for this note")); m.Error != nil {
		t.Fatalf("off: %+v", m.Error)
	}
	if got := e.codes("wei.txt"); len(got) != 0 || !strings.HasSuffix(e.file("wei.txt.ignore"), "\ndoubled-word off\n") {
		t.Errorf("after switching it off: %v, %q", got, e.file("wei.txt.ignore"))
	}
}

// TestGapIsFirm: a gap is filled, not left.
func TestGapIsFirm(t *testing.T) {
	e := newEditor(t, `{}`)
	e.openText("wei.txt", careful+"\n[What did you two talk about?]\n")
	for _, a := range e.actions("wei.txt", e.said("wei.txt", "placeholder-left").Range) {
		if a.Command != nil {
			t.Errorf("it is offered to %q", a.Title)
		}
	}
}

// TestAddWord: a word of the person's own list is not called misspelt.
func TestAddWord(t *testing.T) {
	e := newEditor(t, `{}`)
	e.openText("wei.txt", strings.Replace(careful, "all evening", "as Priyya said", 1))
	d := e.said("wei.txt", "name-misspelt")
	if m := e.run(named(t, e.actions("wei.txt", d.Range), "Add “Priyya” to my words")); m.Error != nil {
		t.Fatalf("add: %+v", m.Error)
	}
	if got := e.codes("wei.txt"); slices.Contains(got, "name-misspelt") || e.file("config/words.txt") != "Priyya\n" {
		t.Errorf("%v, the list is %q", got, e.file("config/words.txt"))
	}
}

// TestPanel: a note that was copied from another of the folder is found, and the other
// way round, open or not.
func TestPanel(t *testing.T) {
	copied := strings.NewReplacer("To: Wei Chen", "To: Priya Raman", "Dear Wei", "Dear Priya").Replace(careful)
	e := newEditor(t, `{}`)
	e.write("priya.txt", copied)
	e.openText("wei.txt", careful)
	e.said("wei.txt", "copied-across-panel")
	e.openText("priya.txt", copied)
	e.said("priya.txt", "copied-across-panel")
	e.say("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":2},"contentChanges":[{"text":"To: Priya Raman\n\nHi Priya,\n\nthe flame graph of the checkout service kept me awake.\n\nAda\n"}]}`, e.uri("priya.txt")))
	e.say("textDocument/didSave", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, e.uri("priya.txt")))
	e.settle()
	if got := e.codes("wei.txt"); slices.Contains(got, "copied-across-panel") {
		t.Errorf("the other note is its own by now, but: %v", got)
	}
}

// TestWhoItIsFor: how a draft finds its recipient and its process file, and what is said
// when it does not.
func TestWhoItIsFor(t *testing.T) {
	const placeholder = "Hi [Name],\n\nthank you.\n"
	for _, c := range []struct {
		name, file, text string
		prepare          func(e *editor)
		settings         string
		flagged          bool
		says             string
	}{
		{name: "by its head", file: "draft.txt", text: "To: priya.raman@globex.example\n\n" + placeholder, flagged: true},
		{name: "by its name", file: "Priya.md", text: placeholder, flagged: true},
		{name: "by its whole name", file: "wei-chen.eml", text: placeholder, flagged: true},
		{name: "some other text", file: "shopping.txt", text: placeholder},
		{name: "not a text", file: "wei.go", text: "To: Wei Chen\n\n" + placeholder},
		{name: "just begun", file: "wei.txt", text: "\n"},
		{name: "a stranger", file: "a.txt", text: "To: Mallory\n\n" + placeholder, says: `no process file of this folder has a panel with "Mallory"`},
		{name: "named in the head", file: "sub/a.txt", text: "To: Wei Chen\nProcess: ../globex.yaml\n\n" + placeholder, flagged: true},
		{name: "named, but not there", file: "a.txt", text: "To: Wei Chen\nProcess: initech.yaml\n\n" + placeholder, says: "initech.yaml: there is no such file"},
		{name: "no process file in the folder", file: "sub/a.txt", text: "To: Wei Chen\n\n" + placeholder, says: "there is no process file in this folder"},
		{name: "named in the settings", file: "sub/a.txt", text: "To: Wei Chen\n\n" + placeholder, settings: "globex.yaml", flagged: true},
		{name: "nobody, with settings", file: "a.txt", text: placeholder, settings: "globex.yaml", says: "Begin it with a line such as To: Wei Chen"},
		{name: "in two files", file: "wei.txt", text: placeholder, prepare: func(e *editor) { e.write("b.yaml", globex) }, says: "more than one process file"},
		{name: "a process file with a fault", file: "a.txt", text: "To: Wei Chen\n\n" + placeholder, prepare: func(e *editor) { e.write("globex.yaml", "employerr: x\n") }, says: "globex.yaml:"},
		{name: "an unknown phase", file: "wei.txt", text: "Phase: later\n\n" + placeholder, says: "is no phase"},
		{name: "broken ignores", file: "wei.txt", text: placeholder, prepare: func(e *editor) { e.write("wei.txt.ignore", "x\n") }, says: "wei.txt.ignore:1:"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := bareEditor(t)
			if err := os.Mkdir(filepath.Join(e.dir, "sub"), 0o700); err != nil {
				t.Fatal(err)
			}
			if c.prepare != nil {
				c.prepare(e)
			}
			e.ask("initialize", fmt.Sprintf(`{"rootUri":%q,"initializationOptions":{"process":%q},"capabilities":{}}`, e.uri(""), c.settings))
			e.openText(c.file, c.text)
			if got := slices.Contains(e.codes(c.file), "placeholder-left"); got != c.flagged {
				t.Errorf("reviewed: %v, %+v", got, e.shown[e.uri(c.file)])
			}
			said := e.shown[e.uri(c.file)]
			switch {
			case c.says == "" && !c.flagged && len(said) > 0, c.says != "" && (len(said) != 1 || !strings.Contains(said[0].Message, c.says) || said[0].Severity != 3):
				t.Errorf("says %+v, want %q", said, c.says)
			}
		})
	}
}

// TestHover shows the page of the check.
func TestHover(t *testing.T) {
	for _, markdown := range []bool{true, false} {
		capabilities, kind := `{}`, "plaintext"
		if markdown {
			capabilities, kind = `{"textDocument":{"hover":{"contentFormat":["markdown"]}}}`, "markdown"
		}
		e := newEditor(t, capabilities)
		e.openText("wei.txt", strings.Replace(careful, "Why the", "[Name] Why the", 1))
		var h struct{ Contents struct{ Kind, Value string } }
		if err := json.Unmarshal(e.ask("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":5,"character":2}}`, e.uri("wei.txt"))), &h); err != nil {
			t.Fatal(err)
		}
		if h.Contents.Kind != kind || !strings.Contains(h.Contents.Value, "# A placeholder is left in") {
			t.Errorf("hover is %+v", h)
		}
	}
}

// TestLife: nothing before initialize, nothing after shutdown, and a clean end.
func TestLife(t *testing.T) {
	e := bareEditor(t)
	if m := e.try("textDocument/hover", `{}`); m.Error == nil || m.Error.Code != -32002 {
		t.Errorf("before initialize: %+v", m.Error)
	}
	e.ask("initialize", `{"capabilities":{}}`)
	for method, want := range map[string]int{"initialize": -32600, "no/such": -32601} {
		if m := e.try(method, `{}`); m.Error == nil || m.Error.Code != want {
			t.Errorf("%s: %+v, want %d", method, m.Error, want)
		}
	}
	if m := e.try("textDocument/hover", `{"position":"here"}`); m.Error == nil || m.Error.Code != -32602 {
		t.Errorf("wrong parameters: %+v", m.Error)
	}
	e.ask("shutdown", `null`)
	if m := e.try("textDocument/hover", `{}`); m.Error == nil || m.Error.Code != -32600 {
		t.Errorf("after shutdown: %+v", m.Error)
	}
	e.say("exit", `null`)
	if !<-e.ended {
		t.Error("the end was not clean")
	}
	e = newEditor(t, `{}`)
	e.say("exit", `null`)
	if <-e.ended {
		t.Error("an end without shutdown was clean")
	}
}

// FuzzMessages: no message makes the server fall over: it answers a request that comes
// after, or it has ended the stream with an error.
func FuzzMessages(f *testing.F) {
	f.Add("textDocument/didOpen", `{"textDocument":{"uri":"file:///x/wei.txt","version":1,"text":"To: Wei\n\n🙂"}}`, "")
	f.Add("textDocument/didChange", `{"textDocument":{"uri":"URI","version":2},"contentChanges":[{"range":{"start":{"line":-1,"character":9},"end":{"line":99,"character":-9}},"text":"\ud800"}]}`, "")
	f.Add("textDocument/codeAction", `{"textDocument":{"uri":"URI"},"range":{"start":{"line":9999999999,"character":0},"end":{"line":0,"character":0}}}`, "Content-Length: -1\r\n\r\n")
	f.Add("workspace/executeCommand", `{"command":"afterword.leave","arguments":["URI",null,{}]}`, "Content-Length: 99999999999\r\n\r\n")
	f.Add("workspace/didChangeConfiguration", `{"settings":[1]}`, "[]")
	f.Add("initialize", `[1,2]`, "\r\n\r\n")
	f.Fuzz(func(t *testing.T, method, params, raw string) {
		e := newEditor(t, `{}`)
		e.openText("wei.txt", careful)
		params = strings.ReplaceAll(params, "URI", e.uri("wei.txt"))
		if strings.Contains(params, "..") || method == "exit" || method == "shutdown" {
			return
		}
		quoted, _ := json.Marshal(method)
		for _, text := range []string{
			fmt.Sprintf(`{"jsonrpc":"2.0","method":%s,"params":%s}`, quoted, params),
			fmt.Sprintf(`{"jsonrpc":"2.0","id":"f1","method":%s,"params":%s}`, quoted, params),
			params,
		} {
			e.send(text)
		}
		e.try("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":0,"character":0}}`, e.uri("none.txt")))
		_, _ = io.WriteString(e.to, raw) // it may have ended the session
		_ = e.to.Close()
		for range e.in { // until the server ends
		}
		<-e.ended
	})
}
