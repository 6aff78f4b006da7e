package mcp_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/mcp"
	"afterword/internal/note"
	"afterword/internal/store"
	"afterword/internal/zone"
)

// What must never leave: words of others, and of offers anything.
const (
	mailSubject = "Kestrelsubject"
	mailWords   = "Heronwords of the hiring committee"
	saidWords   = "Curlewsaid by early next week"
	place       = "Ospreyroom 4"
	talk        = "Ternquote from the transcript"
	offerFrom   = "Zanzibarcorp"
	trouble     = "Plovertrouble 550 no"
	noteWords   = "Lapwingbody of the stored note"
	question    = "Avocetquestion about Raft"
)

var secrets = []string{mailSubject, mailWords, saidWords, place, talk, offerFrom, trouble, noteWords, question}

var newYork = func() *time.Location {
	loc, err := zone.Load("America/New_York")
	if err != nil {
		panic(err)
	}
	return loc
}()

func at(day, hour, minute int) time.Time {
	return time.Date(2026, time.November, day, hour, minute, 0, 0, newYork)
}

type clock struct{ now time.Time }

func (c clock) Now() time.Time { return c.now }

// globex is a panel of two; one of them has no debrief yet.
func globex() interview.Process {
	return interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Email: "ada@example.org", Phone: "+1 555 0100"},
		Employer:  "Globex", Role: "Engineer",
		Offers: []interview.Offer{{Employer: offerFrom, Expires: interview.Date{Year: 2026, Month: time.December, Day: 4}}},
		Interviews: []interview.Interview{{
			ID: "onsite", Starts: at(23, 14, 0), Ends: at(23, 15, 30), Zone: "America/New_York", Region: "US-NY", Form: interview.Video, Location: place,
			Promise:     &interview.Promise{Date: interview.Date{Year: 2026, Month: time.December, Day: 1}, Said: saidWords},
			Missed:      &interview.MissedQuestion{AskedBy: "Wei Chen", Question: "Why?", Choice: interview.Leave},
			OtherMissed: []interview.MissedQuestion{{AskedBy: "Wei Chen", Question: question, Said: talk}},
			Panel: []interview.Interviewer{
				{
					Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen", Email: "wei.chen@globex.example", Role: interview.HiringManager,
					Debrief: interview.Debrief{Anchor: talk, Need: talk, Value: "At Initech I cut a comparable reindex from six hours to twenty minutes."},
				},
				{Name: "Priya Raman", Email: "priya@globex.example", Role: interview.Peer},
			},
		}},
	}
}

// recorded is a database with the process, at a time, and the id of that.
func recorded(t *testing.T, now time.Time) (*followup.Service, *store.Store, string) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "afterword.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	service := &followup.Service{Store: s, Clock: clock{now}, Log: slog.New(slog.DiscardHandler), Zones: zone.Load, UndoWindow: time.Minute}
	done, err := service.RecordInterview(t.Context(), followup.Local, globex(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return service, s, done.ProcessID
}

// stored has, besides, a note that failed, and a mail that answers.
func stored(t *testing.T) (*followup.Service, *store.Store, string) {
	t.Helper()
	service, s, id := recorded(t, at(23, 16, 45))
	err := s.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
		notes, err := tx.Notes(t.Context(), id)
		if err != nil {
			return err
		}
		for _, n := range notes {
			if n, err = n.Edit(mailSubject, noteWords); err != nil {
				return err
			}
			n.Trouble = trouble
			if err := tx.SaveNote(t.Context(), &n); err != nil {
				return err
			}
		}
		if _, err := tx.RememberMail(t.Context(), followup.IncomingMail{
			Key: "1", ProcessID: id, Kind: letter.KindReply, From: letter.Address{Name: "Wei Chen", Email: "wei.chen@globex.example"},
			Subject: mailSubject, Text: mailWords, MessageID: "1@globex.example", At: at(23, 16, 30),
		}); err != nil {
			return err
		}
		return tx.AddEvent(t.Context(), id, cadence.Event{Kind: cadence.Replied, At: at(23, 16, 30), Email: "wei.chen@globex.example", Words: mailWords})
	})
	if err != nil {
		t.Fatal(err)
	}
	return service, s, id
}

// connect lets the SDK's own client talk to a server. What comes over the wire is kept.
func connect(t *testing.T, service *followup.Service) (*sdk.ClientSession, *bytes.Buffer) {
	t.Helper()
	here, there := sdk.NewInMemoryTransports()
	server := mcp.New(mcp.Options{Verbs: service, Account: followup.Local, Clock: service.Clock, Version: "test", Log: slog.New(slog.DiscardHandler)})
	if _, err := server.Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	var wire bytes.Buffer
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &sdk.LoggingTransport{Transport: here, Writer: &wire}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() })
	return session, &wire
}

// call calls a tool and returns its structured answer, or the sentence of its error.
func call(t *testing.T, session *sdk.ClientSession, tool string, arguments map[string]any) (values map[string]any, text string, failed bool) {
	t.Helper()
	result, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	for _, c := range result.Content {
		words, ok := c.(*sdk.TextContent)
		if !ok {
			t.Fatalf("%s answers with %T", tool, c)
		}
		text += words.Text
	}
	if !result.IsError {
		values, _ = result.StructuredContent.(map[string]any)
		if len(values) == 0 || text == "" {
			t.Errorf("%s answers without values or without words", tool)
		}
	}
	return values, text, result.IsError
}

const draft = `Dear Dr. Chen,

Thank you for your time today. The nightly reindex and its nine hours have stayed with me since.

At Initech I cut a comparable reindex from six hours to twenty minutes, and I would like to do it here.

Best regards,
Ada Park
+1 555 0100`

// TestTools lists the tools: these four, each read-only and described, as is every input.
func TestTools(t *testing.T) {
	service, _, _ := stored(t)
	session, _ := connect(t, service)
	list, err := session.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if a := tool.Annotations; a == nil || !a.ReadOnlyHint || a.DestructiveHint == nil || *a.DestructiveHint {
			t.Errorf("%s is not marked as one that only reads", tool.Name)
		}
		if len(tool.Description) < 60 || tool.OutputSchema == nil {
			t.Errorf("%s is hardly described", tool.Name)
		}
		raw, err := json.Marshal(tool.InputSchema)
		if err != nil {
			t.Fatal(err)
		}
		var schema struct {
			Properties map[string]struct{ Description string }
		}
		if err := json.Unmarshal(raw, &schema); err != nil {
			t.Fatal(err)
		}
		for name, p := range schema.Properties {
			if p.Description == "" {
				t.Errorf("%s does not say what %s is", tool.Name, name)
			}
			if name == "phase" {
				namesPhases(t, tool.Name, p.Description, note.Phases()...)
			}
		}
		if raw, err = json.Marshal(tool.OutputSchema); err != nil {
			t.Fatal(err)
		}
		if tool.Name == "list_due" || tool.Name == "get_process" {
			namesPhases(t, tool.Name, string(raw), append(note.Phases(), note.LookAgain, note.Close)...)
		}
	}
	slices.Sort(names)
	if got := strings.Join(names, " "); got != "check_draft get_process list_due note_prompts" {
		t.Errorf("the tools are %s", got)
	}
}

func namesPhases(t *testing.T, tool, text string, phases ...note.Phase) {
	t.Helper()
	for _, phase := range phases {
		if !regexp.MustCompile(`\b` + string(phase) + `\b`).MatchString(text) {
			t.Errorf("%s does not name the phase %s", tool, phase)
		}
	}
}

// TestAnswers holds each tool against what it is to say.
func TestAnswers(t *testing.T) {
	service, _, id := stored(t)
	session, _ := connect(t, service)
	for _, row := range []struct {
		tool      string
		arguments map[string]any
		wanted    []string // in the JSON of the answer
	}{
		{"check_draft", map[string]any{"process": "Globex", "to": "Wei Chen", "subject": "Thank you for your time today", "body": draft}, []string{`"to":"Wei Chen"`, `"verdict":"`, `"aim":"memory`}},
		{"check_draft", map[string]any{"process": "Globex", "to": "Wei Chen", "body": strings.Replace(draft, "Chen", "Cheng", 1)}, []string{`"verdict":"blocked"`, `"check":"name-misspelt"`, `"start":9,`, `"suggestions":["Chen"]`}},
		{"check_draft", map[string]any{"process": "Globex", "to": "Priya Raman", "body": "Hi [Name],\n\nThanks.\n\nAda"}, []string{`"verdict":"blocked"`, `"check":"placeholder-left"`}},
		{"list_due", map[string]any{"days": 60}, []string{`"phase":"anchor"`, `"interviewer":"Priya Raman"`, `"waits_for":"the person to say what a reply was"`, id}},
		{"get_process", map[string]any{"process": "glob"}, []string{`"employer":"Globex"`, `"paused":true`, `"replies_waiting":1`, `"promised":"2026-12-01"`, `"has_anchor":true`, `"has_anchor":false`, `"note":"draft"`}},
		{"get_process", map[string]any{"process": id[len(id)-8:]}, []string{`"id":"` + id + `"`}},
		{"note_prompts", map[string]any{"process": id, "to": "Priya"}, []string{`What did you and Priya talk about`, `"answered":false`, `Fifty to a hundred and thirty words`}},
		{"note_prompts", map[string]any{"process": id, "to": "wei.chen@globex.example"}, []string{`"part":"hook"`, `"answered":true`, `"part":"missed question"`}},
		{"note_prompts", map[string]any{"process": id, "to": "Wei", "phase": "check-in"}, []string{`"prompts":[]`, `Two to four sentences`}},
		{"note_prompts", map[string]any{"process": id, "to": "Wei", "phase": "another-time"}, []string{`find another`}},
		{"note_prompts", map[string]any{"process": id, "to": "Wei", "phase": "gracious-reply"}, []string{`It accepts the answer`}},
	} {
		values, text, failed := call(t, session, row.tool, row.arguments)
		raw, err := json.Marshal(values)
		if err != nil || failed {
			t.Errorf("%s %v: %s (%v)", row.tool, row.arguments, text, err)
			continue
		}
		for _, want := range row.wanted {
			if !strings.Contains(string(raw), want) {
				t.Errorf("%s %v does not answer %s:\n%s", row.tool, row.arguments, want, raw)
			}
		}
	}
}

// TestErrors: a call that cannot be answered is one sentence that says what to do.
func TestErrors(t *testing.T) {
	service, s, id := stored(t)
	again := globex()
	again.Employer, again.Interviews[0].Starts = "Globex Labs", at(20, 10, 0)
	if _, err := service.RecordInterview(t.Context(), followup.Local, again, nil); err != nil {
		t.Fatal(err)
	}
	session, _ := connect(t, service)
	for _, row := range []struct {
		tool      string
		arguments map[string]any
		want      string
	}{
		{"get_process", map[string]any{"process": "Hooli"}, `There is no process "Hooli": list_due shows those with something due, or use the employer's name as the person wrote it.`},
		{"get_process", map[string]any{"process": " "}, "Say which process: its id from list_due, or the employer's name."},
		{"get_process", map[string]any{"process": "lob"}, `"lob" means several processes, use the id of one: `},
		{"list_due", map[string]any{"days": 61}, "days is 61: it lies between 1 and 60."},
		{"list_due", map[string]any{"days": -1}, "days is -1: it lies between 1 and 60."},
		{"check_draft", map[string]any{"process": id, "to": "Bob", "body": draft}, `"Bob" is on no panel, or may mean several people: it has Wei Chen, Priya Raman.`},
		{"check_draft", map[string]any{"process": id, "to": "", "body": draft}, "Say who the note goes to: the name or e-mail address of somebody on the panel."},
		{"check_draft", map[string]any{"process": id, "to": "Wei Chen", "body": " \n"}, "The draft is empty: pass what the person wrote as body."},
		{"check_draft", map[string]any{"process": id, "to": "Wei Chen", "body": strings.Repeat("many ", 20000)}, "The draft has 100000 bytes, and a note has a few hundred words: pass the note alone."},
		{"check_draft", map[string]any{"process": id, "to": "Wei Chen", "body": draft, "phase": "close"}, `There is no phase "close": it is anchor, check-in, final-pulse, another-time or gracious-reply.`},
		{"check_draft", map[string]any{"process": id, "to": "Wei Chen", "body": draft, "interview": "first"}, "There is no such interview in this process: get_process shows their ids."},
		{"note_prompts", map[string]any{"process": id, "to": "Bob"}, `"Bob" is on no panel`},
		{"note_prompts", map[string]any{"process": id}, "to"}, // the SDK's own sentence
	} {
		_, text, failed := call(t, session, row.tool, row.arguments)
		if !failed || !strings.Contains(text, row.want) || strings.Contains(text, "\n") {
			t.Errorf("%s %v: %v, %q\nwant %q", row.tool, row.arguments, failed, text, row.want)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, text, failed := call(t, session, "list_due", nil)
	if want := "Afterword could not look this up. Its own log says why; ask the person to run afterword doctor."; !failed || text != want {
		t.Errorf("a database that is gone: %q", text)
	}
}

// TestNothingOfOthersLeaves calls everything with everything and looks for planted words in
// all that went over the wire to the assistant.
func TestNothingOfOthersLeaves(t *testing.T) {
	service, _, id := stored(t)
	if v, err := service.ShowProcess(t.Context(), followup.Local, id); err != nil || len(v.Mails) != 1 || len(v.Steps) == 0 {
		t.Fatalf("nothing is planted: %v", err)
	}
	session, wire := connect(t, service)
	bodies := []string{
		draft, noteless("Thank you for the talk."),
		noteless("I hold an offer from another company, and you are my first choice."),
		noteless("I would rather work here."),
	}
	for _, name := range []string{"Globex", id} {
		for _, to := range []string{"Wei Chen", "Priya Raman", "Bob"} {
			for _, phase := range append(note.Phases(), "close") {
				call(t, session, "note_prompts", map[string]any{"process": name, "to": to, "phase": phase})
				for _, body := range bodies {
					call(t, session, "check_draft", map[string]any{"process": name, "to": to, "phase": phase, "subject": "Thank you", "body": body})
				}
			}
		}
		call(t, session, "get_process", map[string]any{"process": name})
	}
	for _, days := range []int{0, 7, 60} {
		call(t, session, "list_due", map[string]any{"days": days})
	}
	sent := wire.String()
	if strings.Count(sent, "Globex") < 50 {
		t.Fatal("hardly anything went over the wire")
	}
	for _, secret := range secrets {
		if strings.Contains(strings.ToLower(sent), strings.ToLower(secret)) {
			t.Errorf("%q went to the assistant", secret)
		}
	}
	if !strings.Contains(sent, `The moment you wrote down, \\\"…\\\", is not in the note.`) && !strings.Contains(sent, `The moment you wrote down, \"…\", is not in the note.`) {
		t.Error("the review did not quote the debrief: the test has lost its sense")
	}
	// A draft that names the offer's employer is blocked, and the answer does not say the
	// name again.
	values, text, _ := call(t, session, "check_draft", map[string]any{"process": id, "to": "Wei Chen", "body": noteless("I also have an offer from " + offerFrom + " and must decide soon.")})
	raw, err := json.Marshal(values)
	if err != nil || strings.Contains(string(raw)+text, offerFrom) || !strings.Contains(string(raw), "names another employer, whose offer you hold") {
		t.Errorf("the offer's employer: %s", raw)
	}
}

func noteless(words string) string {
	return fmt.Sprintf("Dear Dr. Chen,\n\n%s\n\nBest regards,\nAda Park", words)
}

// TestAnOfferIsNoBusinessOfAnAssistant: the note about an offer has its date, and no reason
// that tells of the offer.
func TestAnOfferIsNoBusinessOfAnAssistant(t *testing.T) {
	service, _, id := recorded(t, at(23, 16, 45))
	v, err := service.ShowProcess(t.Context(), followup.Local, id)
	if err != nil || !slices.ContainsFunc(v.Steps, func(s followup.StepView) bool { return strings.Contains(s.Reason, "another offer") }) {
		t.Fatalf("the plan has no note about the offer (%v)", err)
	}
	session, wire := connect(t, service)
	call(t, session, "get_process", map[string]any{"process": id})
	call(t, session, "list_due", map[string]any{"days": 60})
	sent := wire.String()
	for _, secret := range []string{"another offer", offerFrom} {
		if strings.Contains(sent, secret) {
			t.Errorf("%q went to the assistant", secret)
		}
	}
	if n := strings.Count(sent, `"reason":"A short note to the contact is due. The page of the process says why."`); n < 2 {
		t.Errorf("the reason that tells of nothing was given %d times", n)
	}
}

// TestAGraciousReplyIsDue: of a process that ended, the reply to the rejection is listed,
// and nothing else.
func TestAGraciousReplyIsDue(t *testing.T) {
	service, _, id := stored(t)
	v, err := service.ShowProcess(t.Context(), followup.Local, id)
	if err != nil {
		t.Fatal(err)
	}
	if err := service.NameReply(t.Context(), followup.Local, id, v.Newest(), cadence.Rejected, interview.Date{}); err != nil {
		t.Fatal(err)
	}
	session, _ := connect(t, service)
	if _, text, _ := call(t, session, "list_due", map[string]any{"days": 60}); text != "Nothing is due." {
		t.Errorf("a process that ended has something due:\n%s", text)
	}
	if err := service.ReplyGraciously(t.Context(), followup.Local, id, "", "The talk was a good one."); err != nil {
		t.Fatal(err)
	}
	values, text, _ := call(t, session, "list_due", map[string]any{"days": 60})
	if due, _ := values["due"].([]any); len(due) != 1 || !strings.Contains(text, "Gracious reply to Wei Chen") || !strings.Contains(text, "the person to read and approve the draft") {
		t.Errorf("it lists\n%s", text)
	}
}

// TestEveryStepHasAName: a step outside the three phases is named, too.
func TestEveryStepHasAName(t *testing.T) {
	service, _, id := recorded(t, at(23, 14, 30))
	if err := service.NobodyCalled(t.Context(), followup.Local, id, ""); err != nil {
		t.Fatal(err)
	}
	session, _ := connect(t, service)
	for _, tool := range []string{"get_process", "list_due"} {
		arguments := map[string]any{"process": id}
		if tool == "list_due" {
			arguments = map[string]any{"days": 30}
		}
		_, text, failed := call(t, session, tool, arguments)
		if failed || !strings.Contains(text, "Request for another time to Wei Chen") {
			t.Errorf("%s says\n%s", tool, text)
		}
	}
}
