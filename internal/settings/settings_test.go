package settings_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"afterword/internal/settings"
)

func env(vars map[string]string) func(string) string {
	return func(name string) string { return vars[name] }
}

func writeFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "settings.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDefaultsWithoutAFile(t *testing.T) {
	s, err := settings.Load("", env(map[string]string{"HOME": "/home/ada"}))
	if err != nil {
		t.Fatal(err)
	}
	want := settings.Settings{Data: "/home/ada/.local/share/afterword", Listen: settings.DefaultListen, Undo: 10 * time.Minute, Words: "/home/ada/.config/afterword/words.txt", PostDays: "/home/ada/.config/afterword/post-days.txt"}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("Load = %+v, want %+v", s, want)
	}
}

func TestEnvironmentWinsOverTheFile(t *testing.T) {
	path := writeFile(t, "data = \"~/jobs\"\nlisten = \"127.0.0.1:9000\"\nundo = \"90s\"\n")
	s, err := settings.Load(path, env(map[string]string{"HOME": "/home/ada", "AFTERWORD_LISTEN": "127.0.0.1:9001"}))
	if err != nil {
		t.Fatal(err)
	}
	want := settings.Settings{Data: "/home/ada/jobs", Listen: "127.0.0.1:9001", Undo: 90 * time.Second, Words: "/home/ada/.config/afterword/words.txt", PostDays: "/home/ada/.config/afterword/post-days.txt"}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("Load = %+v, want %+v", s, want)
	}
}

func TestErrorsNameFileLineAndRemedy(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"unknown key", "data = \"x\"\nundoo = \"1m\"\n", `:2:1: unknown key "undoo": the keys are data, listen, undo, database, role, off, words, post_days, origin, proxies, and the groups assist and oidc`},
		{"no time", "[assist]\ntime = \"soon\"\n", `assist.time is "soon", which is no duration: write it as 2m or 90s`},
		{"no TOML", "data = \n", ":1:"},
		{"not a duration", "undo = \"ten minutes\"\n", `the undo time "ten minutes" is not a duration: write it as 10m or 90s`},
		{"no role", "role = \"chief\"\n", `the role "chief" is not known: write web, worker or web,worker`},
		{"an empty part", "role = \"web,\"\n", `write web, worker or web,worker`},
		{"a path for a URL", "database = \"/var/lib/x.db\"\n", "must be a URL that begins with postgres://"},
		{"backwards", "undo = \"-1m\"\n", `the undo time "-1m" is not a duration`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := settings.Load(writeFile(t, tt.text), env(nil))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Load: %v, want an error with %q", err, tt.want)
			}
		})
	}
}

func TestANamedFileMustExist(t *testing.T) {
	if _, err := settings.Load(filepath.Join(t.TempDir(), "none.toml"), env(nil)); err == nil {
		t.Error("a settings file that was named and is not there must be an error")
	}
}

func TestManyNodes(t *testing.T) {
	path := writeFile(t, "database = \"postgres://afterword@db.example.org/afterword\"\nrole = \"worker\"\n")
	for role, want := range map[string]settings.Role{
		"": settings.WorkerOnly, "web": settings.WebOnly, "web,worker": settings.Both, "worker, web": settings.Both,
	} {
		s, err := settings.Load(path, env(map[string]string{"AFTERWORD_ROLE": role}))
		if err != nil || s.Role != want || s.Database != "postgres://afterword@db.example.org/afterword" {
			t.Errorf("with the role %q in the environment: %+v, %v", role, s, err)
		}
	}
	if !settings.Both.Web() || !settings.Both.Worker() || settings.WebOnly.Worker() || settings.WorkerOnly.Web() {
		t.Error("a role does what another is for")
	}
}

// TestReview: what is switched off, and where the person's own words are.
func TestReview(t *testing.T) {
	path := writeFile(t, "off = [\"too-long\", \"worn-phrase\"]\nwords = \"~/words.txt\"\n")
	s, err := settings.Load(path, env(map[string]string{"HOME": "/home/ada"}))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"too-long", "worn-phrase"}; !reflect.DeepEqual(s.Off, want) || s.Words != "/home/ada/words.txt" {
		t.Errorf("off %v, words %q", s.Off, s.Words)
	}
	s, err = settings.Load(path, env(map[string]string{"HOME": "/home/ada", "AFTERWORD_WORDS": "/elsewhere.txt"}))
	if err != nil || s.Words != "/elsewhere.txt" {
		t.Errorf("words %q, %v", s.Words, err)
	}
}
