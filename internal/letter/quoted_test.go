package letter_test

import (
	"testing"

	"afterword/internal/letter"
)

func TestQuotedFrom(t *testing.T) {
	for name, tt := range map[string]struct{ own, quoted string }{
		"nothing quoted":        {"Hi Wei,\n\nthank you for the hour.\n\nAda\n", ""},
		"empty":                 {"", ""},
		"below an introduction": {"Hi Wei,\n\nthank you.\n\nAda\n\n", "On Tue, Nov 3, 2026 at 10:12 AM Wei Chen <wei@globex.example> wrote:\n> Hello [Name],\n>\n> see you!!!\n"},
		"an introduction over two lines": {
			"thank you.\n\nAda\n\n", "On Tue, Nov 3, 2026 at 10:12 AM Wei Chen\n<wei@globex.example> wrote:\n\n> see you\n",
		},
		"quotes alone":           {"Hi Wei,\n\nthank you.\n\nAda\n\n", "> On Dec 2, 2026, at 4:40 PM, Wei wrote:\n>\n> see you\n"},
		"below a signature":      {"thank you.\n\n-- \nAda Park\n+1 555 0100\n\n", "> see you\n"},
		"fields of another mail": {"thank you.\n\nAda\n\n", "From: Wei Chen <wei@globex.example>\nSent: Tuesday, 3 November 2026\nTo: Ada\nSubject: Interview\n\nHello Ada\n"},
		"German":                 {"Danke.\n\nAda\n\n", "Am 3. November 2026 um 10:12 schrieb Wei Chen <wei@globex.example>:\n> bis bald\n"},
		"answers between quotes": {"> Can you start early?\n\nYes.\n\n> And late?\n\nYes, too.\n", ""},
		"a quotation in a note":  {"You said:\n\n> slow is smooth\n\nand I wrote it down.\n\nAda\n", ""},
		"no words of one's own":  {"> see you\n", ""},
	} {
		if got := letter.QuotedFrom(tt.own + tt.quoted); got != len(tt.own) {
			text := tt.own + tt.quoted
			t.Errorf("%s: the quoted mail is %q, want %q", name, text[got:], tt.quoted)
		}
	}
}
