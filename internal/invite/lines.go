package invite

import (
	"bytes"
	"encoding/binary"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// line is one content line (RFC 5545 section 3.1): NAME;PARAM=VALUE:VALUE.
type line struct {
	number int    // of the physical line it begins on, from 1
	name   string // in upper case
	params []param
	value  string           // as written, still escaped
	rest   *strings.Builder // lines that belong to value, until all are read
}

type param struct{ name, value string } // name in upper case

// param returns the first parameter of that name, "" when there is none.
func (l line) param(name string) string {
	for _, p := range l.params {
		if p.name == name {
			return p.value
		}
	}
	return ""
}

// lines splits a calendar file into its content lines. It takes CRLF, LF and CR as line
// ends; joins folded lines and the soft line breaks of vCalendar 1.0; and takes a line
// without a colon as the rest of the line before it, because some programs break
// descriptions by hand.
func lines(data []byte) []line {
	data = asUTF8(data)
	var out []line
	var raw []byte
	start, number := 0, 0
	flush := func() {
		if text := decode(raw); strings.TrimSpace(text) != "" {
			if l, ok := parse(text); ok {
				l.number = start
				out = append(out, l)
			} else if len(out) > 0 && !isFrame(out[len(out)-1].name) {
				last := &out[len(out)-1]
				if last.rest == nil {
					last.rest = &strings.Builder{}
				}
				last.rest.WriteString("\n" + strings.TrimSpace(text))
			}
		}
		raw = raw[:0]
	}
	for len(data) > 0 {
		var physical []byte
		physical, data = cutLine(data)
		number++
		switch {
		case len(raw) > 0 && len(physical) > 0 && (physical[0] == ' ' || physical[0] == '\t'):
			raw = append(raw, physical[1:]...)
		case softBroken(raw):
			raw = append(raw[:len(raw)-1], physical...)
		default:
			flush()
			start = number
			raw = append(raw, physical...)
		}
	}
	flush()
	for i := range out {
		if out[i].rest != nil {
			out[i].value += out[i].rest.String()
			out[i].rest = nil
		}
	}
	return out
}

func isFrame(name string) bool { return name == "BEGIN" || name == "END" }

// asUTF8 takes off a byte order mark, and turns UTF-16 with one into UTF-8.
func asUTF8(data []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		order = binary.BigEndian
	default:
		return data
	}
	units := make([]uint16, 0, len(data)/2)
	for at := 2; at+1 < len(data); at += 2 {
		units = append(units, order.Uint16(data[at:]))
	}
	return []byte(string(utf16.Decode(units)))
}

func cutLine(data []byte) (physical, rest []byte) {
	end := bytes.IndexAny(data, "\r\n")
	if end < 0 {
		return data, nil
	}
	next := end + 1
	if data[end] == '\r' && next < len(data) && data[next] == '\n' {
		next++
	}
	return data[:end], data[next:]
}

// softBroken reports whether raw goes on in the next line as quoted-printable text does.
func softBroken(raw []byte) bool {
	if len(raw) == 0 || raw[len(raw)-1] != '=' {
		return false
	}
	head := raw[:min(len(raw), 200)]
	return bytes.Contains(bytes.ToUpper(head), []byte("QUOTED-PRINTABLE"))
}

// decode returns raw as text: UTF-8, else what Windows makes of it. It decides line by
// line, after joining, so that a character folded in its middle is whole again.
func decode(raw []byte) string {
	if utf8.Valid(raw) {
		return string(raw)
	}
	var b strings.Builder
	b.Grow(len(raw))
	for _, c := range raw {
		b.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return b.String()
}

// parse takes a content line apart; ok is false when it is none.
func parse(text string) (l line, ok bool) {
	text = strings.TrimLeft(text, " \t")
	end := strings.IndexAny(text, ":;")
	if end <= 0 || !isName(text[:end]) {
		return l, false
	}
	l.name = strings.ToUpper(text[:end])
	if dot := strings.LastIndexByte(l.name, '.'); dot >= 0 { // a group, as in vCard
		l.name = l.name[dot+1:]
	}
	colon := valueStart(text, end, l.name)
	if colon < 0 {
		return l, false
	}
	l.value = text[colon+1:]
	if colon > end {
		l.params = params(text[end+1 : colon])
	}
	if strings.EqualFold(l.param("ENCODING"), "QUOTED-PRINTABLE") {
		if plain, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(l.value))); err == nil {
			l.value = decode(plain)
		}
	}
	return l, true
}

func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.') {
			return false
		}
	}
	return true
}

// valueStart returns the index of the colon before the value, -1 when there is none.
// Quoted parameters may contain colons; programs also write them without quotes, so for
// times and addresses, whose values are known by their look, the look decides.
func valueStart(text string, from int, name string) int {
	if last := strings.LastIndexByte(text, ':'); last >= from && isTimeName(name) && looksLikeTime(text[last+1:]) {
		return last
	}
	quoted := false
	for i := from; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case c == ':' && !quoted:
			return withMailto(text, i, name)
		}
	}
	if quoted { // a quote that nobody closed
		return withMailto(text, from+strings.IndexByte(text[from:]+":", ':'), name)
	}
	return -1
}

func withMailto(text string, colon int, name string) int {
	if colon >= len(text) {
		return -1
	}
	if name != "ATTENDEE" && name != "ORGANIZER" || hasPrefixFold(text[colon+1:], "mailto:") {
		return colon
	}
	if at := strings.LastIndex(strings.ToLower(text), ":mailto:"); at > colon && len(strings.ToLower(text)) == len(text) {
		return at
	}
	return colon
}

func isTimeName(name string) bool {
	return name == "DTSTART" || name == "DTEND" || name == "RECURRENCE-ID"
}

func looksLikeTime(s string) bool {
	_, _, ok := readTime(s)
	return ok
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// params splits ";"-separated parameters. A parameter without "=" (vCalendar 1.0) is an
// encoding or a type.
func params(text string) []param {
	var out []param
	for len(text) > 0 && len(out) < maxParams {
		end, quoted := 0, false
		for ; end < len(text) && (quoted || text[end] != ';'); end++ {
			if text[end] == '"' {
				quoted = !quoted
			}
		}
		one := text[:end]
		text = strings.TrimPrefix(text[end:], ";")
		name, value, found := strings.Cut(one, "=")
		switch {
		case found:
			out = append(out, param{strings.ToUpper(strings.TrimSpace(name)), unquoted(value)})
		case strings.EqualFold(one, "QUOTED-PRINTABLE") || strings.EqualFold(one, "BASE64"):
			out = append(out, param{"ENCODING", one})
		}
	}
	return out
}

// unquoted takes off the quotes and the circumflex escapes of RFC 6868.
func unquoted(s string) string {
	s = strings.Trim(strings.TrimSpace(s), `"`)
	if !strings.Contains(s, "^") {
		return s
	}
	return strings.NewReplacer("^^", "^", "^n", "\n", "^N", "\n", "^'", `"`).Replace(s)
}

// plain undoes the escapes of a text value (RFC 5545 section 3.3.11).
func plain(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";").Replace(s)
}
