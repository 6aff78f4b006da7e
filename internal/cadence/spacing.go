package cadence

import (
	"hash/fnv"
	"io"
	"strings"
	"time"

	"afterword/internal/note"
)

// The shortest and longest time between two notes of one panel (SPEC.md section 1).
const (
	minSpacing = 4 * time.Minute
	maxSpacing = 11 * time.Minute
)

// Spacing is how long after the note before it the note to email leaves, so that a panel
// does not get everything in one minute: 4 to 11 minutes in whole seconds, the same for
// the same note on every machine. The case of email is of no account.
func Spacing(interviewID string, phase note.Phase, email string) time.Duration {
	h := fnv.New64a()
	for _, part := range []string{interviewID, string(phase), strings.ToLower(email)} {
		_, _ = io.WriteString(h, part+"\x00") // a hash takes everything
	}
	seconds := uint64((maxSpacing-minSpacing)/time.Second) + 1
	return minSpacing + time.Duration(h.Sum64()%seconds)*time.Second
}
