package reply_test

import (
	"strings"
	"testing"

	"afterword/internal/letter/reply"
)

// TestOwnLines: own is what the writer wrote, with what is quoted behind it.
func TestOwnLines(t *testing.T) {
	for name, tt := range map[string]struct{ own, quoted string }{
		"nothing quoted":        {"Hi Wei,\n\nthank you for the hour.\n\nAda\n", ""},
		"empty":                 {"", ""},
		"below an introduction": {"Hi Wei,\n\nthank you.\n\nAda\n\n", "On Tue, Nov 3, 2026 at 10:12 AM Wei Chen <wei@globex.example> wrote:\n> Hello [Name],\n>\n> see you!!!\n"},
		"an introduction over two lines": {
			"thank you.\n\nAda\n\n", "On Tue, Nov 3, 2026 at 10:12 AM Wei Chen\n<wei@globex.example> wrote:\n\n> see you\n",
		},
		"quotes alone":                {"Hi Wei,\n\nthank you.\n\nAda\n\n", "> On Dec 2, 2026, at 4:40 PM, Wei wrote:\n>\n> see you\n"},
		"below a signature":           {"thank you.\n\n-- \nAda Park\n+1 555 0100\n\n", "> see you\n"},
		"fields of another mail":      {"thank you.\n\nAda\n\n", "From: Wei Chen <wei@globex.example>\nSent: Tuesday, 3 November 2026\nTo: Ada\nSubject: Interview\n\nHello Ada\n"},
		"below a line of a program":   {"thank you.\n\nAda\n\n", "-----Original Message-----\nFrom: Wei Chen <wei@globex.example>\nSent: Tuesday, 3 November 2026\nTo: Ada\n\nHello Ada\n"},
		"below underscores":           {"thank you.\n\nAda\n\n", "________________________________\nFrom: Wei Chen <wei@globex.example>\nSent: Tuesday, 3 November 2026\nTo: Ada\n\nHello Ada\n"},
		"a telephone":                 {"thank you.\n\nAda\n\n", "Sent from my iPhone\n"},
		"a telephone above a quote":   {"thank you.\n\nAda\n\n", "Sent from my iPhone\n\n> On Dec 2, 2026, at 4:40 PM, Wei wrote:\n>\n> see you\n"},
		"a telephone, no line end":    {"thank you.\n\nAda\n", "Sent from my iPhone"},
		"a signature of one's own":    {"thank you.\n\nAda\n---\n+1 555 0100\n", ""},
		"German":                      {"Danke.\n\nAda\n\n", "Am 3. November 2026 um 10:12 schrieb Wei Chen <wei@globex.example>:\n> bis bald\n"},
		"answers between quotes":      {"> Can you start early?\n\nYes.\n\n> And late?\n\nYes, too.\n", ""},
		"a quotation in a note":       {"You said:\n\n> slow is smooth\n\nand I wrote it down.\n\nAda\n", ""},
		"the writer quotes something": {"Hi Wei,\n\nTwo things I took home:\n\n> slow is smooth\n> [Name]\n", ""},
		"a line that ends in said":    {"Hi Wei,\n\nOn Monday, you said:\nask for [Name].\n\nAda\n\n", "On Tue, Nov 3, 2026 at 10:12 AM Wei Chen <wei@globex.example> wrote:\n> see you\n"},
		"fields in bold":              {"thank you.\n\nAda\n\n", "*From:* Wei Chen <wei@globex.example>\n*Sent:* Tuesday, 3 November 2026\n*To:* Ada\n\nHello Ada\n"},
		"no words of one's own":       {"> see you\n", ""},
	} {
		if got, _ := reply.OwnLines(tt.own + tt.quoted); got != tt.own {
			t.Errorf("%s: %q are the writer's lines, want %q", name, got, tt.own)
		}
	}
}

// TestAnswerBelowTheQuote: what is quoted above an answer becomes empty lines.
func TestAnswerBelowTheQuote(t *testing.T) {
	for name, tt := range map[string]struct{ quoted, own string }{
		"nothing quoted":        {"", "Hi Wei,\n\nthank you.\n\nAda\n"},
		"below an introduction": {"On Tue, Nov 3, 2026 at 10:12 AM Wei Chen <wei@globex.example> wrote:\n> see you on Tuesday\n\n", "Hi Wei,\n\nthank you.\n\nAda\n"},
		"a quotation in a note": {"", "> slow is smooth\n\nThat stays with me.\n"},
		"a quote alone":         {"", "> see you\n"},
	} {
		want := strings.Repeat("\n", len(tt.quoted)) + tt.own
		if got, _ := reply.OwnLines(tt.quoted + tt.own); got != want {
			t.Errorf("%s: %q are the writer's lines, want %q", name, got, want)
		}
	}
}
