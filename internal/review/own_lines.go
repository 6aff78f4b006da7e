package review

import (
	"strings"

	"afterword/internal/letter/reply"
)

// Written counts the words of a body that its writer wrote, between blanks: not those of the mail
// that is quoted in it, nor what programs and houses put below.
func Written(body string) int {
	own, _ := reply.OwnLines(body)
	return len(strings.Fields(own))
}
