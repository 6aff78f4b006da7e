package serve_test

import (
	"log/slog"
	"strings"
	"testing"

	"afterword/internal/followup"
	"afterword/internal/serve"
	"afterword/internal/settings"
)

// TestOneServeDoesEverythingOnAFile refuses to split the work of a database file.
func TestOneServeDoesEverythingOnAFile(t *testing.T) {
	for _, role := range []settings.Role{settings.WebOnly, settings.WorkerOnly} {
		app, err := serve.Open(t.Context(), settings.Settings{Data: t.TempDir(), Role: role}, followup.SystemClock{}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		err = app.Run(t.Context(), nil, nil, func() { t.Errorf("the role %q worked on a file", role) })
		if err == nil || !strings.Contains(err.Error(), "name a PostgreSQL database") {
			t.Errorf("the role %q ended with %v", role, err)
		}
		if err := app.Close(); err != nil {
			t.Error(err)
		}
	}
}
