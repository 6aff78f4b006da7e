package mailbox_test

import (
	"log/slog"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"afterword/internal/mailbox"
)

func TestPasswordCommand(t *testing.T) {
	w := world(t)
	for _, c := range []struct {
		name, command string
		want          string // in the error; empty for none
	}{
		{"first line", `printf 'pw-ada-1\nlogin: ada\n'`, ""},
		{"line end of Windows", `printf 'pw-ada-1\r\n'`, ""},
		{"no line end", `printf pw-ada-1`, ""},
		{"shell syntax", `x=ada; echo "pw-$x-1"`, ""},
		{"fails and says why", `echo pw-ada-1; echo "the vault is locked, not pw-ada-1" >&2; exit 3`, "the vault is locked"},
		{"fails and says nothing", `exit 3`, "said nothing"},
		{"prints nothing", `true`, "first line"},
		{"waits for an answer", `sleep 20`, "did not finish"},
		{"prints the wrong password", `echo pw-ada-2`, "did not accept"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := w.Mailbox("ada@example.org")
			m.Password, m.PasswordCommand = "", c.command
			_, err := mailbox.Impatient(slog.New(slog.DiscardHandler)).Check(t.Context(), m)
			switch {
			case c.want == "" && err != nil:
				t.Errorf("got %v, want none", err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("got %v, want %q", err, c.want)
			case err != nil && strings.Contains(err.Error(), "pw-ada"):
				t.Errorf("the error holds the password: %v", err)
			}
		})
	}
	m := w.Mailbox("ada@example.org")
	m.Password = ""
	if _, err := quiet().Check(t.Context(), m); err == nil || !strings.Contains(err.Error(), "no password") {
		t.Errorf("without a password: got %v", err)
	}
}

func TestHide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		password := rapid.StringMatching(`[A-Z0-9!$%]{6,20}`).Draw(t, "password")
		before, after := rapid.StringMatching(`[a-z ]*`).Draw(t, "before"), rapid.StringMatching(`[a-z ]*`).Draw(t, "after")
		if got, want := mailbox.Hide(before+password+after, password), before+"(hidden)"+after; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got := mailbox.Hide(before, password); got != before {
			t.Errorf("text without the password changed: %q", got)
		}
	})
}
