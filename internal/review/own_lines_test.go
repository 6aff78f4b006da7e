package review_test

import (
	"testing"

	"afterword/internal/review"
)

// TestWritten: what is counted is what the writer wrote, and a note that only tells of notices and
// of telephones is all its own.
func TestWritten(t *testing.T) {
	const own = "Hi Wei,\n\nthank you for the hour.\n\nAda Park\n"
	for name, tt := range map[string]struct {
		above, below string
		words        int
	}{
		"nothing else":            {"", "", 9},
		"a quoted mail":           {"", "\nOn Tue, Nov 3, 2026 at 10:12 AM Wei Chen <wei@globex.example> wrote:\n> see you on Friday\n", 9},
		"one above":               {"On Tue, Nov 3, 2026 at 10:12 AM Wei Chen <wei@globex.example> wrote:\n> see you on Friday\n\n", "", 9},
		"a telephone":             {"", "\nSent from my iPhone\n", 9},
		"a notice":                {"", "\nThis e-mail is confidential and meant for the intended recipient only.\nPlease delete it otherwise.\n", 9},
		"a notice, telephone":     {"", "\nSent from my iPhone\n\nDISCLAIMER: the contents of this message are confidential and privileged.\n", 9},
		"a sentence":              {"", "\nThis message is short.\n", 13},
		"a confidence":            {"", "\nI know that what you told me is confidential.\n", 18},
		"a signed sentence":       {"", "\nThe information in this album is confidential, you said, and it stays with me alone.\nThe wrong oak was a good one to see, and the best hour of my week.\n\nWith thanks,\nAda\n", 43},
		"a house's notice within": {"", "\nThis message is confidential and for the addressee, I was told at the door.\n", 23},
	} {
		if got := review.Written(tt.above + own + tt.below); got != tt.words {
			t.Errorf("%s: %d words, want %d", name, got, tt.words)
		}
	}
}
