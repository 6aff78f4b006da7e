package serve_test

import (
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/reach"
	"afterword/internal/serve"
	"afterword/internal/settings"
)

// TestModelsWherePeopleComeIn asks a model on this machine that its row allows: on one's own
// machine it is asked, where people come in it is not.
func TestModelsWherePeopleComeIn(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		_, _ = w.Write([]byte(`{"data":[{"id":"small"}]}`))
	}))
	defer server.Close()
	m := followup.Model{Endpoint: server.URL + "/v1", Name: "small", Private: true}
	for _, row := range []struct {
		origin *url.URL
		want   error
	}{{nil, nil}, {&url.URL{Scheme: "https", Host: "afterword.example.org"}, reach.ErrPrivate}} {
		s := settings.Settings{Data: t.TempDir(), Listen: settings.DefaultListen, Origin: row.origin}
		app, err := serve.Open(t.Context(), s, followup.SystemClock{}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := app.Service.Models.List(t.Context(), m); !errors.Is(err, row.want) {
			t.Errorf("with people coming in %t: %v, want %v", s.People(), err, row.want)
		}
		if err := app.Close(); err != nil {
			t.Error(err)
		}
	}
	if asked != 1 {
		t.Errorf("it was asked %d times, want once", asked)
	}
}
