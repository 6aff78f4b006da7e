package api_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"afterword/internal/followup"
	"afterword/internal/note"
)

var update = flag.Bool("update", false, "write openapi.json anew")

// described is what the description says of the routes, as far as the tests need it.
type described struct {
	OpenAPI string `json:"openapi"`
	Paths   map[string]map[string]struct {
		OperationID string `json:"operationId"`
		Security    []map[string][]string
		Responses   map[string]struct {
			Content map[string]struct {
				Schema json.RawMessage
			}
		}
	}
	Components struct {
		Schemas json.RawMessage
	}
}

// description asks for the OpenAPI document, as everybody may.
func (d *desk) description() (text []byte, doc described) {
	d.Helper()
	w := httptest.NewRecorder()
	d.pages.ServeHTTP(w, httptest.NewRequestWithContext(d.Context(), "GET", "/api/openapi.json", nil))
	if w.Code != 200 {
		d.Fatalf("the description is answered with %d: %s", w.Code, w.Body)
	}
	d.check(json.Unmarshal(w.Body.Bytes(), &doc))
	return w.Body.Bytes(), doc
}

// TestDescription holds the description against the one that was looked at: a change of it
// is a change that clients see.
func TestDescription(t *testing.T) {
	text, doc := newDesk(t).description()
	if !strings.HasPrefix(doc.OpenAPI, "3.1.") {
		t.Errorf("it is OpenAPI %s", doc.OpenAPI)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, text, "", " "); err != nil {
		t.Fatal(err)
	}
	pretty.WriteByte('\n')
	const golden = "testdata/openapi.json"
	if *update {
		if err := os.WriteFile(golden, pretty.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(pretty.Bytes(), bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))) {
		t.Errorf("the description is not that of %s: run the test with -update and look at the difference", golden)
	}
}

// TestDescriptionNamesEveryNeed holds that a client may rely on the list of needs and of
// phases: an answer with another one would break it.
func TestDescriptionNamesEveryNeed(t *testing.T) {
	_, doc := newDesk(t).description()
	var schemas map[string]struct {
		Properties map[string]struct{ Enum []string }
	}
	if err := json.Unmarshal(doc.Components.Schemas, &schemas); err != nil {
		t.Fatal(err)
	}
	var needs []string
	for _, kind := range followup.NeedKinds() {
		needs = append(needs, string(kind))
	}
	if got := schemas["Need"].Properties["kind"].Enum; !slices.Equal(got, needs) {
		t.Errorf("needs are %q, the description has %q", needs, got)
	}
	seen := 0
	for name, schema := range schemas {
		enum := schema.Properties["phase"].Enum
		if enum == nil || name == "DraftInBody" || name == "DraftGiven" { // a file without events knows the practice only
			continue
		}
		seen++
		for _, phase := range note.Phases() {
			if !slices.Contains(enum, string(phase)) {
				t.Errorf("%s does not know the phase %s", name, phase)
			}
		}
	}
	if seen == 0 {
		t.Error("no phase is described")
	}
}

// TestEveryRoute asks every route, and holds its answer against what the description says
// of it: the status, the content type, and every field.
func TestEveryRoute(t *testing.T) {
	_, doc := newDesk(t).description()
	asked := map[string]bool{}
	for _, r := range rows {
		asked[r.id] = true
		t.Run(r.id, func(t *testing.T) {
			d := newDesk(t)
			if r.before != nil {
				r.before(d)
			}
			code, kind, answer := d.send(r, d.all)
			if code != r.status {
				t.Fatalf("status %d, want %d: %s\n%s", code, r.status, answer, d.log)
			}
			doc.hold(t, r.id, code, kind, answer)
			if bytes.Contains(answer, []byte("kept-secret")) {
				t.Error("the mailbox's password is in the answer")
			}
		})
	}
	for _, methods := range doc.Paths {
		for _, op := range methods {
			if !asked[op.OperationID] {
				t.Errorf("no row asks %s", op.OperationID)
			}
		}
	}
}

// TestBadRequests holds what routes say of requests that they cannot read.
func TestBadRequests(t *testing.T) {
	_, doc := newDesk(t).description()
	for _, r := range rows {
		if r.body == nil {
			continue
		}
		t.Run(r.id, func(t *testing.T) {
			d := newDesk(t)
			before := d.state()
			for name, sent := range map[string]any{
				"no JSON": `{"`, "another type": `[1]`, "an unknown field": `{"nonsense": 1}`, "no body": nil,
				"too large": `{"body": "` + strings.Repeat("x", 300<<10) + `"}`,
			} {
				var h header
				if r.header != nil {
					h = r.header(d)
				}
				w := d.ask(r.method, r.path(d), d.all, sent, h)
				if w.Code < 400 || w.Code >= 500 {
					t.Fatalf("%s: status %d: %s\n%s", name, w.Code, w.Body, d.log)
				}
				doc.hold(t, r.id, w.Code, w.Header().Get("Content-Type"), w.Body.Bytes())
				if d.state() != before {
					t.Errorf("%s: it changed something", name)
				}
			}
		})
	}
}

// hold fails unless an answer is one that the description foresees.
func (doc described) hold(t *testing.T, id string, code int, kind string, answer []byte) {
	t.Helper()
	for _, methods := range doc.Paths {
		for _, op := range methods {
			if op.OperationID != id {
				continue
			}
			response, ok := op.Responses[strconv.Itoa(code)]
			if !ok {
				t.Fatalf("the status %d is not described: %s", code, answer)
			}
			if len(response.Content) == 0 {
				if len(answer) > 0 {
					t.Errorf("no body is described, and there is one: %s", answer)
				}
				return
			}
			content, ok := response.Content[kind]
			if !ok {
				t.Fatalf("the content type %q is not described", kind)
			}
			if kind == "application/pdf" {
				if !bytes.HasPrefix(answer, []byte("%PDF-")) {
					t.Error("it is no PDF")
				}
				return
			}
			doc.validate(t, content.Schema, answer)
			if code >= 400 {
				holdProblem(t, code, answer)
			}
			return
		}
	}
	t.Fatalf("%s is not described", id)
}

// holdProblem holds a problem against RFC 9457, and to one plain sentence.
func holdProblem(t *testing.T, code int, answer []byte) {
	t.Helper()
	var p struct {
		Title, Detail string
		Status        int
	}
	if err := json.Unmarshal(answer, &p); err != nil {
		t.Fatal(err)
	}
	if p.Status != code || p.Title == "" || !strings.HasSuffix(p.Detail, ".") || strings.Contains(p.Detail, "!") {
		t.Errorf("the problem of status %d is %s", code, answer)
	}
}

func (doc described) validate(t *testing.T, schema json.RawMessage, answer []byte) {
	t.Helper()
	root := `{"$defs": ` + string(doc.Components.Schemas) + `, "allOf": [` + string(schema) + `]}`
	root = strings.ReplaceAll(root, "#/components/schemas/", "#/$defs/")
	var s jsonschema.Schema
	if err := json.Unmarshal([]byte(root), &s); err != nil {
		t.Fatal(err)
	}
	resolved, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(answer, &v); err != nil {
		t.Fatalf("the answer is no JSON: %v: %s", err, answer)
	}
	if err := resolved.Validate(v); err != nil {
		t.Errorf("the answer does not fit its description: %v\n%s", err, answer)
	}
}
