package review

import "strings"

// WithoutReply cuts the marks of a reply or of forwarding that mail programs put before a
// subject.
func WithoutReply(subject string) string {
	for {
		subject = strings.TrimSpace(subject)
		mark, rest, ok := strings.Cut(subject, ":")
		if !ok || len(mark) > 5 {
			return subject
		}
		switch strings.ToLower(strings.TrimSpace(mark)) {
		case "re", "aw", "antw", "sv", "vs", "rv", "res", "odp", "ynt", "fw", "fwd", "wg", "tr":
			subject = rest
		default:
			return subject
		}
	}
}
