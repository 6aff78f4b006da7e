package checks

import (
	"fmt"
	"net/netip"
	"strings"

	"afterword/internal/review"
)

func linkUnreachable() review.Check {
	return review.Check{
		ID:       "link-unreachable",
		Group:    review.Form,
		Title:    "A link that the reader cannot follow",
		Severity: review.Warn,
		Why:      "A link is followed when it stands there whole and shows where it leads; a short one is held back by mail filters, and one to your own machine opens for nobody.",
		Bad:      "More on that here: bit.ly/3xAfQ (or: see my GitHub)",
		Good:     "More on that here: https://example.org/rollback",
		Source:   "SPEC.md section 2, missed question: the better answer and its link; section 4, mail is plain text",
		Reads:    review.AnyLanguage,
		Find: func(d *review.Doc) []review.Finding {
			found, linked := badLinks(d)
			if f, ok := unlinked(d); ok && !linked {
				found = append(found, f)
			}
			return found
		},
	}
}

// badLinks reads everything in the body that is a link; linked reports whether there is any.
func badLinks(d *review.Doc) (found []review.Finding, linked bool) {
	body := d.Draft.Body
	if !strings.ContainsAny(body[d.MainStart:], "/") {
		return nil, false
	}
	add := func(from, to int, severity review.Severity, message string, instead ...string) {
		found = append(found, review.Finding{Span: review.Span{Start: from, End: to}, Severity: severity, Message: message, Suggestions: instead})
	}
	for at := d.MainStart; at < len(body); {
		size := strings.IndexAny(body[at:], " \t\r\n")
		if size < 0 {
			size = len(body) - at
		}
		from, to := at, at+size
		at = to + 1
		token := body[from:to]
		if !strings.Contains(token, "/") {
			continue
		}
		if open, end, address, ok := markdown(body, from, to); ok {
			linked = true
			add(open, end, review.Warn, "A mail is plain text: this shows with its brackets. Write the address alone.", address)
			continue
		}
		left := len(token) - len(strings.TrimLeft(token, "(<[\"'“‘"))
		from += left
		token = strings.TrimRight(token[left:], ".,;:!?)>]\"'”’")
		cut := strings.HasPrefix(body[from+len(token):], "...") || strings.HasSuffix(token, "…")
		to = from + len(token)
		whole := strings.Contains(token, "://")
		if !whole && !isBareLink(token) {
			continue
		}
		linked = true
		host := hostOf(token)
		switch {
		case cut:
			add(from, to, review.Warn, "This link is cut off. Write all of it.")
		case hasPrefixFold(token, "file:"), isOwnMachine(host):
			add(from, to, review.Warn, fmt.Sprintf("%q opens on your own machine or network only. Link to a public page.", short(token)))
		case isShortener(host):
			add(from, to, review.Warn, fmt.Sprintf("%q hides where it leads, and mail filters hold such links back. Write the whole address.", short(token)))
		case !whole && from < d.SignOff:
			add(from, to, review.Hint, "Not every mail program makes a link of this. Begin it with https://.", "https://"+token)
		case hasPrefixFold(token, "http://") && from < d.SignOff:
			add(from, to, review.Hint, "Many browsers warn of addresses that begin with http://. Use https:// if the page has it.")
		}
	}
	return found, linked
}

// markdown finds a link in brackets whose address stands in body[from:to]: [text](address).
func markdown(body string, from, to int) (open, end int, address string, ok bool) {
	middle := strings.Index(body[from:to], "](")
	if middle < 0 {
		return 0, 0, "", false
	}
	middle += from
	address, _, closed := strings.Cut(body[middle+2:to], ")")
	line := strings.LastIndexByte(body[:middle], '\n') + 1
	open = strings.LastIndexByte(body[line:middle], '[')
	if open < 0 || !closed || !strings.Contains(address, "://") {
		return 0, 0, "", false
	}
	return line + open, middle + 2 + len(address) + 1, address, true
}

// isBareLink reports a host and a path without a scheme: "github.com/ada/rollback".
func isBareLink(token string) bool {
	host, path, ok := strings.Cut(token, "/")
	dot := strings.LastIndexByte(host, '.')
	if !ok || path == "" || dot <= 0 || strings.Contains(token, "@") {
		return false
	}
	return strings.HasPrefix(strings.ToLower(host), "www.") || isLinkEnding(strings.ToLower(host[dot+1:]))
}

// isLinkEnding reports the last label of a host that people leave the scheme off.
func isLinkEnding(label string) bool {
	switch label {
	case "com", "org", "net", "edu", "gov", "io", "dev", "app", "me", "ai", "co", "ly", "gl", "info", "site", "page", "blog", "tech", "example",
		"uk", "de", "at", "ch", "fr", "nl", "be", "es", "it", "pl", "se", "no", "dk", "fi", "ie", "eu", "us", "ca", "au", "nz", "in", "jp", "br":
		return true
	}
	return false
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// hostOf is the host of a link, without user and port.
func hostOf(link string) string {
	rest := link
	if _, after, whole := strings.Cut(link, "://"); whole {
		rest = after
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	rest = rest[strings.LastIndexByte(rest, '@')+1:]
	if strings.HasPrefix(rest, "[") {
		rest, _, _ = strings.Cut(rest[1:], "]")
		return rest
	}
	rest, _, _ = strings.Cut(rest, ":")
	return strings.ToLower(rest)
}

// isOwnMachine reports a host that only the candidate's machine or network knows.
func isOwnMachine(host string) bool {
	switch {
	case host == "":
		return false
	case strings.Contains(host, ":") || host[0] >= '0' && host[0] <= '9':
		ip, err := netip.ParseAddr(host)
		return err == nil && (ip.IsLoopback() || ip.IsPrivate() || ip.IsUnspecified() || ip.IsLinkLocalUnicast())
	case !strings.Contains(host, "."):
		return true
	}
	switch host[strings.LastIndexByte(host, '.')+1:] {
	case "localhost", "local", "internal", "lan":
		return true
	}
	return strings.HasSuffix(host, ".home.arpa")
}

// isShortener reports a host of a service that shortens links, most of which count clicks.
func isShortener(host string) bool {
	switch strings.TrimPrefix(host, "www.") {
	case "bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "v.gd", "buff.ly", "rebrand.ly", "lnkd.in", "cutt.ly", "tiny.cc", "t.ly", "rb.gy", "shorturl.at", "bl.ink", "s.id", "dub.sh", "urlz.fr":
		return true
	}
	return false
}

// unlinked finds "see my GitHub" where the note has no link: the reader would have to
// search.
func unlinked(d *review.Doc) (review.Finding, bool) {
	marks := marksIn.Of(d).main
	for i := 1; i+1 < len(d.Main); i++ {
		if marks[i]&mayTellWorth == 0 || d.Main[i].Fold != "my" || !holds(d.Main[i+1:i+2], "github", "gitlab", "portfolio", "website", "homepage", "blog", "repo", "repository", "linkedin") {
			continue
		}
		if from := max(0, i-3); !holds(d.Main[from:i], "see", "check", "visit", "look", "browse") {
			continue
		}
		return review.Finding{
			Severity: review.Hint,
			Span:     review.Span{Start: d.Main[i].Start, End: d.Main[i+1].BareEnd},
			Message:  "The reader would have to search for it. Write the whole link, beginning with https://.",
		}, true
	}
	return review.Finding{}, false
}

// short returns a link at a length that fits a sentence.
func short(link string) string {
	const most = 40
	if letters := []rune(link); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return link
}
