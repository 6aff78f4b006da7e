package mailbox_test

import (
	"strings"
	"testing"

	"afterword/internal/mailbox"
)

func TestEnvelopeAddress(t *testing.T) {
	for email, want := range map[string]string{
		"wei.chen@globex.example": "wei.chen@globex.example",
		"wei@bücher.example":      "wei@xn--bcher-kva.example",
		"jörg@globex.example":     "jörg@globex.example",
		`"a@b"@globex.example`:    `"a@b"@globex.example`,
		"":                        "",
		"wei":                     "",
		"@globex.example":         "",
		"wei@":                    "",
		"wei@globex.example>":     "",
		"wei@globex\r\n.example":  "",
		"wei@\xff.example":        "",
	} {
		got, err := mailbox.EnvelopeAddress(email)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q and error %v, want %q", email, got, err, want)
		}
	}
}

func FuzzEnvelopeAddress(f *testing.F) {
	for _, seed := range []string{"wei.chen@globex.example", "wei@bücher.example", "a@b>\r\nDATA", "@", "\x00@\x00", "wei@xn--.example"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, email string) {
		got, err := mailbox.EnvelopeAddress(email)
		if err != nil {
			return
		}
		if strings.ContainsAny(got, "\r\n<> \x00") {
			t.Errorf("%q became %q, which can end a command early", email, got)
		}
		again, err := mailbox.EnvelopeAddress(got)
		if err != nil || again != got {
			t.Errorf("%q became %q, and that %q (%v)", email, got, again, err)
		}
	})
}
