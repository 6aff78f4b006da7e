package processfile

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Lengths in characters. They are far above what people write, and keep what is read
// fit for one line of a mail header or one paragraph of a note.
const (
	maxLine  = 300
	maxProse = 10_000
)

// text returns the text of a key, "" when it is absent, empty or not a text. The last
// two differ: what is not a text is recorded.
func (m mapping) text(key string) string {
	if !m.has(key) {
		return ""
	}
	v := m.values[key]
	if v.Kind != yaml.ScalarNode {
		m.r.problem(v, "%q is %s: write one text; put it in quotes if it contains \": \" or begins with a bracket", key, kindOf(v))
		return ""
	}
	return strings.TrimSpace(v.Value)
}

// line returns a text that must fit one line: a name, an employer, a role. Line breaks
// and control characters could smuggle header lines into a mail; direction marks could
// make a name read as another.
func (m mapping) line(key string) string {
	s := m.text(key)
	for _, c := range s {
		switch {
		case c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085':
			m.r.problem(m.at(key), "%q has a line break in it: write it on one line", key)
			return ""
		case unicode.IsControl(c):
			m.r.problem(m.at(key), "%q has a control character (%U) in it: remove it", key, c)
			return ""
		case c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069':
			m.r.problem(m.at(key), "%q has an invisible mark (%U) in it that turns the reading direction: remove it", key, c)
			return ""
		}
	}
	if utf8.RuneCountInString(s) > maxLine {
		m.r.problem(m.at(key), "%q is longer than %d characters: shorten it", key, maxLine)
		return ""
	}
	return s
}

// prose returns a text that may have several lines: an anchor, a better answer.
func (m mapping) prose(key string) string {
	s := m.text(key)
	for _, c := range s {
		if unicode.IsControl(c) && c != '\n' && c != '\t' {
			m.r.problem(m.at(key), "%q has a control character (%U) in it: remove it", key, c)
			return ""
		}
	}
	if utf8.RuneCountInString(s) > maxProse {
		m.r.problem(m.at(key), "%q is longer than %d characters: shorten it", key, maxProse)
		return ""
	}
	return s
}

// yes returns a yes or no, false when the key is absent.
func (m mapping) yes(key string) bool {
	s := m.text(key)
	switch strings.ToLower(s) {
	case "true", "yes":
		return true
	case "", "false", "no":
		return false
	}
	m.r.problem(m.at(key), "%q is neither yes nor no: write true or false", key)
	return false
}

// count returns a whole number from 0.
func (m mapping) count(key string) int {
	s := m.text(key)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		m.r.problem(m.at(key), "%q is not a whole number: write digits only, such as 0 or 3", key)
		return 0
	}
	return n
}

// choice returns one of words, compared without regard to case, spaces and hyphens; ""
// when the key is absent.
func (m mapping) choice(key string, words ...string) string {
	s := m.line(key)
	if s == "" {
		return ""
	}
	for _, w := range words {
		if squeezed(w) == squeezed(s) {
			return w
		}
	}
	if meant, ok := nearest(s, words); ok {
		m.r.problem(m.at(key), "%q cannot be %q: did you mean %q?", key, short(s), meant)
		return ""
	}
	m.r.problem(m.at(key), "%q cannot be %q: write one of %s", key, short(s), strings.Join(words, ", "))
	return ""
}

func squeezed(s string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(s))
}

// email returns an e-mail address, "" when the key is absent.
func (m mapping) email(key string) string {
	s := m.line(key)
	if s == "" {
		return ""
	}
	if why := wrongWithEmail(s); why != "" {
		m.r.problem(m.at(key), "%q is not an e-mail address: %s", short(s), why)
		return ""
	}
	return s
}

// IsEmail reports whether Read takes s as an e-mail address.
func IsEmail(s string) bool {
	return strings.TrimSpace(s) == s && s != "" && strings.IndexFunc(s, unicode.IsControl) < 0 && wrongWithEmail(s) == ""
}

// wrongWithEmail says what keeps s from being an address that mail servers take, "" when
// nothing does. It accepts dot-atoms and internationalised addresses (RFC 5322 section
// 3.4.1, RFC 6531 section 3.3) and no quoted local parts, which nobody is given today.
func wrongWithEmail(s string) string {
	at := strings.LastIndexByte(s, '@')
	switch {
	case strings.HasPrefix(strings.ToLower(s), "mailto:"):
		return "write it without mailto:"
	case strings.ContainsAny(s, "<>"):
		return "write the address alone, and the name under \"name\""
	case strings.ContainsAny(s, ",; \t\u00a0"):
		return "write one address, without spaces"
	case at < 0:
		return "it has no @"
	case at == 0:
		return "nothing stands before the @"
	case at == len(s)-1:
		return "nothing stands after the @"
	case strings.Count(s, "@") > 1:
		return "it has more than one @"
	case len(s) > 254 || at > 64: // RFC 5321 section 4.5.3.1
		return "it is longer than mail servers allow"
	}
	local, domain := s[:at], s[at+1:]
	if i := strings.IndexAny(local, "\"()[]:\\"); i >= 0 {
		return "the character " + local[i:i+1] + " cannot stand in it"
	}
	if strings.HasPrefix(local, ".") || strings.HasSuffix(local, ".") || strings.Contains(local, "..") {
		return "the part before the @ has a dot too many"
	}
	return wrongWithDomain(domain)
}

func wrongWithDomain(domain string) string {
	labels := strings.Split(domain, ".")
	if len(labels) < 2 && domain != "localhost" {
		return "the part after the @ has no dot, such as the one in globex.example"
	}
	for _, label := range labels {
		switch {
		case label == "":
			return "the part after the @ has a dot too many"
		case len(label) > 63 || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-"):
			return "the part after the @ is not a domain name"
		}
		for _, c := range label {
			if c != '-' && !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) {
				return "the character " + string(c) + " cannot stand after the @"
			}
		}
	}
	return ""
}

// link returns a web address, "" when the key is absent.
func (m mapping) link(key string) string {
	s := m.line(key)
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.ContainsAny(s, " \t") {
		m.r.problem(m.at(key), "%q is not a web address: write all of it, beginning with https://", short(s))
		return ""
	}
	return s
}

// short returns s at a length that fits a sentence.
func short(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
