package settings

import (
	"fmt"
	"strings"
)

// Role is what a serve does among the nodes of one PostgreSQL database.
type Role string

// The roles.
const (
	Both       Role = ""       // pages and work
	WebOnly    Role = "web"    // shows pages
	WorkerOnly Role = "worker" // sends, reads mailboxes, hands over
)

// Web reports whether r shows pages.
func (r Role) Web() bool { return r != WorkerOnly }

// Worker reports whether r works by itself.
func (r Role) Worker() bool { return r != WebOnly }

// ParseRole reads "web", "worker" or both, with a comma; empty means both.
func ParseRole(s string) (Role, error) {
	var web, worker bool
	for word := range strings.SplitSeq(s, ",") {
		switch strings.TrimSpace(word) {
		case "web":
			web = true
		case "worker":
			worker = true
		default:
			if s != "" {
				return Both, fmt.Errorf("the role %q is not known: write web, worker or web,worker", s)
			}
		}
	}
	switch {
	case web == worker:
		return Both, nil
	case web:
		return WebOnly, nil
	default:
		return WorkerOnly, nil
	}
}

// ParseDatabase checks that s is empty or the URL of a PostgreSQL database. Errors do not
// show it: it may hold a password.
func ParseDatabase(s string) (string, error) {
	if s == "" || strings.HasPrefix(s, "postgres://") || strings.HasPrefix(s, "postgresql://") {
		return s, nil
	}
	return "", fmt.Errorf("the database must be a URL that begins with postgres://: leave it away for a file in the data directory")
}
