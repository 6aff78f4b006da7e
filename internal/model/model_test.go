package model_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/model"
	"afterword/internal/polish"
)

var question = []polish.Message{{Role: "system", Content: "rules"}, {Role: "user", Content: "text"}}

// answering is a server that sends one text, as a stream or in one piece.
func answering(t *testing.T, stream bool, text string) *httptest.Server {
	return serving(t, func(w http.ResponseWriter, _ *http.Request) {
		if stream {
			streamed(w, text, "stop", true)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{
			"index": 0, "message": map[string]string{"role": "assistant", "content": text}, "finish_reason": "stop",
		}}})
	})
}

// streamed writes a text as server-sent events, some runes each.
func streamed(w http.ResponseWriter, text, finish string, done bool) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	fmt.Fprint(w, ": a comment\n\n")
	piece := func(content string, finish any) {
		data, _ := json.Marshal(map[string]any{"object": "chat.completion.chunk", "choices": []any{map[string]any{
			"index": 0, "delta": map[string]string{"content": content}, "finish_reason": finish,
		}}})
		fmt.Fprintf(w, "data: %s\n\n", data)
	}
	for runes := []rune(text); len(runes) > 0; {
		n := min(7, len(runes))
		piece(string(runes[:n]), nil)
		runes = runes[n:]
	}
	if finish != "" {
		piece("", finish)
	}
	if done {
		fmt.Fprint(w, "data: [DONE]\n\n")
	}
}

func serving(t *testing.T, handle http.HandlerFunc) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var sent bytes.Buffer
		_, _ = sent.ReadFrom(r.Body) // only then a server sees that whoever asked is gone
		r.Body = io.NopCloser(&sent)
		handle(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

func TestAsk(t *testing.T) {
	var body, key string
	server := serving(t, func(w http.ResponseWriter, r *http.Request) {
		sent, _ := io.ReadAll(r.Body)
		body, key = string(sent), r.Header.Get("Authorization")
		if r.URL.Path != "/v1/chat/completions" || r.Method != http.MethodPost {
			t.Errorf("%s %s", r.Method, r.URL)
		}
		streamed(w, "<think>hm</think>\n\nfine – ünd good", "stop", true)
	})
	for _, m := range []followup.Model{
		{Endpoint: server.URL + "/v1", Name: "small", Key: "sesame", Private: true},
		{Endpoint: server.URL + "/v1/", Name: "small", KeyCommand: "echo sesame", Private: true},
	} {
		text, err := model.Client{}.Ask(t.Context(), m, question)
		if err != nil || text != "fine – ünd good" || key != "Bearer sesame" {
			t.Errorf("%q, %v, key %q", text, err, key)
		}
		if want := `{"model":"small","messages":[{"role":"system","content":"rules"},{"role":"user","content":"text"}],"temperature":0,"stream":true}`; body != want {
			t.Errorf("sent %s", body)
		}
	}
}

// TestBadEndpoints are answers of which nothing may be used; each says what is wrong.
func TestBadEndpoints(t *testing.T) {
	elsewhere := serving(t, func(http.ResponseWriter, *http.Request) { t.Error("a redirect was followed to another host") })
	whole := func(body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, body)
		}
	}
	status := func(code int, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(code)
			_, _ = io.WriteString(w, body)
		}
	}
	for _, c := range []struct {
		name   string
		handle http.HandlerFunc
		want   string
	}{
		{"half a stream", func(w http.ResponseWriter, _ *http.Request) { streamed(w, "half of", "", false) }, "broke off"},
		{"a stream without its end mark", func(w http.ResponseWriter, _ *http.Request) { streamed(w, "all of it", "stop", false) }, "broke off"},
		{"a stream without a reason", func(w http.ResponseWriter, _ *http.Request) { streamed(w, "all of it", "", true) }, "broke off"},
		{"a stream that ran into a limit", func(w http.ResponseWriter, _ *http.Request) { streamed(w, "all of", "length", true) }, "limit"},
		{"a stream that was filtered", func(w http.ResponseWriter, _ *http.Request) { streamed(w, "all of", "content_filter", true) }, "content_filter"},
		{"a stream with a broken piece", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			fmt.Fprint(w, "data: {\"choices\":[{\"delta\n\n")
		}, "broke off"},
		{"a stream with an error in it", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			fmt.Fprint(w, "data: {\"error\":{\"message\":\"out of memory\"}}\n\ndata: [DONE]\n\n")
		}, "gave up"},
		{"a connection that breaks", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			_, _ = io.WriteString(w, `{"choices":`)
		}, "broke off"},
		{"half a document", whole(`{"choices":[{"message":{"content":"ha`), "broke off"},
		{"no document", whole(`<html>hello</html>`), "/v1"},
		{"no choices", whole(`{"choices":[]}`), "without a text"},
		{"a text cut short", whole(`{"choices":[{"message":{"content":"ha"},"finish_reason":"length"}]}`), "limit"},
		{"no reason", whole(`{"choices":[{"message":{"content":"ha"}}]}`), "broke off"},
		{"3 MB in one piece", whole(`{"choices":[{"message":{"content":"` + strings.Repeat("word ", 600_000) + `"},"finish_reason":"stop"}]}`), "longer"},
		{"3 MB in a stream", func(w http.ResponseWriter, _ *http.Request) {
			streamed(w, strings.Repeat("word ", 600_000), "stop", true)
		}, "longer"},
		{"3 MB in one line", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			fmt.Fprintf(w, "data: %s\n", strings.Repeat("x", 3<<20))
		}, "longer"},
		{"3 MB of comments", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			fmt.Fprint(w, strings.Repeat(": still here\n", 300_000))
		}, "longer"},
		{"another host", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+"/v1/chat/completions", http.StatusTemporaryRedirect)
		}, "another host"},
		{"a circle", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.String(), http.StatusTemporaryRedirect)
		}, "another host"},
		{"a wrong key", status(401, `{"error":{"message":"no"}}`), "key"},
		{"no model", status(404, `{"error":"model not found"}`), "model not found"},
		{"too many questions", status(429, `{"error":{"message":"slow down `+strings.Repeat("x", 1000)+`"}}`), "slow down"},
		{"trouble in words", status(500, `oops`), "500 Internal Server Error, and does not say why"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := model.Client{Time: 10 * time.Second}.Ask(t.Context(), followup.Model{Endpoint: serving(t, c.handle).URL + "/v1", Name: "m", Key: "sesame", Private: true}, question)
			if err == nil || text != "" || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "sesame") || len(err.Error()) > 600 {
				t.Errorf("%q, %v", text, err)
			}
		})
	}
}

func TestSlow(t *testing.T) {
	drip := func(every time.Duration) *httptest.Server {
		return serving(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			for {
				if _, err := fmt.Fprint(w, ": \n"); err != nil {
					return
				}
				w.(http.Flusher).Flush()
				select {
				case <-r.Context().Done():
					return
				case <-time.After(every):
				}
			}
		})
	}
	for _, c := range []struct {
		name   string
		server *httptest.Server
		client model.Client
	}{
		{"a drip that never ends", drip(5 * time.Millisecond), model.Client{Time: 150 * time.Millisecond, Wait: time.Minute}},
		{"silence in the middle", drip(time.Hour), model.Client{Time: time.Minute, Wait: 100 * time.Millisecond}},
		{"silence from the start", serving(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }), model.Client{Time: time.Minute, Wait: 100 * time.Millisecond}},
	} {
		start := time.Now()
		_, err := c.client.Ask(t.Context(), followup.Model{Endpoint: c.server.URL, Name: "m", Private: true}, question)
		if err == nil || !strings.Contains(err.Error(), "too long") || time.Since(start) > 5*time.Second {
			t.Errorf("%s: %v after %s", c.name, err, time.Since(start))
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, endpoint := range []string{
		"", "localhost:11434", "ftp://127.0.0.1/v1", "http://models.example.org/v1", "http://192.168.1.7:8080/v1",
		"http://127.0.0.1.example.org/v1", "https://ada:secret@models.example.org/v1", "http://127.0.0.1:1/v1", "http://%zz",
	} {
		_, err := model.Client{Time: 2 * time.Second}.Ask(t.Context(), followup.Model{Endpoint: endpoint, Name: "m", Private: true}, question)
		if err == nil {
			t.Errorf("%q is asked", endpoint)
		}
	}
}

// TestWhere: an address on this machine proves nothing.
func TestWhere(t *testing.T) {
	var keys atomic.Int32
	telling := func(path, body string) string {
		return serving(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") != "" {
				keys.Add(1)
			}
			if r.URL.Path != path {
				http.NotFound(w, r)
				return
			}
			_, _ = io.WriteString(w, body)
		}).URL + "/v1"
	}
	for _, c := range []struct {
		name, endpoint string
		want           followup.Whereabouts
	}{
		{"a local model", telling("/api/show", `{"details":{"family":"llama"}}`), followup.Here},
		{"a cloud model by way of this machine", telling("/api/show", `{"details":{"family":"x"},"remote_host":"https://models.example.com:443","remote_model":"big"}`), followup.Elsewhere},
		{"a file that is run here", telling("/props", `{"model_path":"/models/small.gguf"}`), followup.Here},
		{"a server that does not say", telling("/v1/models", `{"data":[]}`), followup.Untold},
		{"a page that answers anything", telling("/api/show", `{"hello":"world"}`), followup.Untold},
		{"another machine", "https://models.example.org/v1", followup.Elsewhere},
		{"another machine in this network", "http://192.168.1.7/v1", followup.Elsewhere},
	} {
		got, err := model.Client{Time: 5 * time.Second}.Where(t.Context(), followup.Model{Endpoint: c.endpoint, Name: "m", Key: "sesame", Private: true})
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.want)
		}
	}
	if keys.Load() > 0 {
		t.Error("the key was sent to ask where a model runs")
	}
}

func TestList(t *testing.T) {
	server := serving(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v1/models" {
			t.Errorf("asked for %s", r.URL)
		}
		_, _ = io.WriteString(w, `{"object":"list","data":[{"id":"small"},{"id":"big"}]}`)
	})
	names, err := model.Client{}.List(t.Context(), followup.Model{Endpoint: server.URL + "/v1", Private: true})
	if err != nil || strings.Join(names, " ") != "small big" {
		t.Errorf("%q, %v", names, err)
	}
}
