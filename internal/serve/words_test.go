package serve_test

import (
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/serve"
	"afterword/internal/settings"
)

// TestWordsOfOnePerson: the list of the machine is in the reviews of the person whose machine
// it is, and in nobody's where several come in.
func TestWordsOfOnePerson(t *testing.T) {
	list := filepath.Join(t.TempDir(), "words.txt")
	if err := os.WriteFile(list, []byte("Frobnicator\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, row := range map[string]struct {
		origin *url.URL
		want   bool
	}{
		"one person":             {nil, true},
		"several behind a proxy": {&url.URL{Scheme: "https", Host: "afterword.example.org"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := settings.Settings{Data: t.TempDir(), Listen: "127.0.0.1:0", Origin: row.origin, Words: list, Off: []string{"doubled-word"}}
			app, err := serve.Open(t.Context(), s, followup.SystemClock{}, slog.New(slog.DiscardHandler))
			if err != nil {
				t.Fatal(err)
			}
			defer app.Close()
			if has := app.Service.Words != nil; has != row.want {
				t.Errorf("words can be put on a list: %v", has)
			}
			reader, closeReader, err := serve.OpenToRead(t.Context(), s, followup.SystemClock{}, slog.New(slog.DiscardHandler))
			if err != nil {
				t.Fatal(err)
			}
			defer closeReader()
			for _, verbs := range []*followup.Service{app.Service, reader} {
				options, err := verbs.ReviewOptions()
				if err != nil {
					t.Fatal(err)
				}
				if read := len(options.Words) > 0; read != row.want || len(options.Off) != 1 {
					t.Errorf("the list was read: %v; off: %v", read, options.Off)
				}
			}
		})
	}
}
