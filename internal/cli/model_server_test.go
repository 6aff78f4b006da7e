package cli_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// modelServer starts a server with the models "small", which runs here, "cloud", which does
// not, and "silent", of which it does not say. It answers every question with what the file
// reply.txt says, and keeps what it was asked in asked.json. Its address is $MODEL.
func modelServer(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) > 0 {
		ts.Fatalf("usage: modelserver")
	}
	reply, asked := ts.MkAbs("reply.txt"), ts.MkAbs("asked.json")
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/models", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"data":[{"id":"small"},{"id":"cloud"},{"id":"silent"}]}`)
	})
	mux.HandleFunc("POST /api/show", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		switch {
		case strings.Contains(string(body), "small"):
			_, _ = io.WriteString(w, `{"details":{}}`)
		case strings.Contains(string(body), "cloud"):
			_, _ = io.WriteString(w, `{"details":{},"remote_host":"https://models.example.com"}`)
		default:
			http.NotFound(w, r)
		}
	})
	mux.HandleFunc("POST /v1/chat/completions", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if err := os.WriteFile(asked, body, 0o600); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		text, err := os.ReadFile(reply)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{
			"message": map[string]string{"content": strings.TrimSpace(string(text))}, "finish_reason": "stop",
		}}})
	})
	server := httptest.NewServer(mux)
	ts.Defer(server.Close)
	ts.Setenv("MODEL", server.URL+"/v1")
}
