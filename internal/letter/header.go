package letter

import (
	"bytes"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"
	"golang.org/x/text/encoding/charmap"

	"afterword/internal/pattern"
)

// field is one header field, unfolded.
type field struct{ name, value string }

// header holds the fields of one message or part in their order.
type header []field

// get returns the value of the first field called name, without regard to case.
func (h header) get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

// has reports whether there is a field called name.
func (h header) has(name string) bool {
	for _, f := range h {
		if strings.EqualFold(f.name, name) {
			return true
		}
	}
	return false
}

// text returns the value of the field called name with its encoded words decoded.
func (h header) text(name string) string {
	return strings.TrimSpace(decodeWords(h.get(name)))
}

// maxFields is where reading a header stops; real mail has some 20 to 100.
const maxFields = 2000

// readHeader splits raw into its header fields and what follows the first empty line. It
// is tolerant: a line that is neither field nor continuation is skipped, bare LF is a
// line end, and the "From " line of a mailbox file is ignored.
func readHeader(raw []byte) (h header, body []byte) {
	for len(raw) > 0 {
		line, rest := cutLine(raw)
		if len(line) == 0 {
			return h, rest
		}
		if bytes.HasPrefix(line, []byte("--")) && len(h) > 0 {
			return h, raw // a boundary: the empty line before the body was lost
		}
		raw = rest
		if line[0] == ' ' || line[0] == '\t' {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			if len(h) > 0 && len(h[len(h)-1].value) < maxHeaderValue {
				h[len(h)-1].value += " " + headerText(bytes.TrimSpace(line))
			}
			continue
		}
		name, value, ok := bytes.Cut(line, []byte(":"))
		name = bytes.TrimRight(name, " \t")
		if !ok || len(name) == 0 || bytes.ContainsAny(name, " \t") || len(h) >= maxFields {
			continue
		}
		h = append(h, field{string(name), headerText(bytes.TrimSpace(value))})
	}
	return h, nil
}

// maxHeaderValue is where the continuations of one field are no longer followed, bytes.
const maxHeaderValue = 64 << 10

// cutLine returns the first line of b without its line end, and what follows it.
func cutLine(b []byte) (line, rest []byte) {
	i := bytes.IndexByte(b, '\n')
	if i < 0 {
		return b, nil
	}
	return bytes.TrimSuffix(b[:i], []byte("\r")), b[i+1:]
}

// headerText returns raw header bytes as valid UTF-8: bytes that are not are most often
// Windows-1252 of a program that encodes nothing.
func headerText(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return string(decoded)
}

// decodeWords decodes RFC 2047 encoded words in any charset; what cannot be decoded
// stays as it is.
func decodeWords(s string) string {
	if !strings.Contains(s, "=?") {
		return s
	}
	return strings.ToValidUTF8(enmime.DecodeRFC2047(s), "\uFFFD")
}

// addresses reads an address list. Where the list breaks the grammar, as machines' lists
// do, the addresses that can be seen in it are taken.
func addresses(value string) []Address {
	if value == "" {
		return nil
	}
	if len(value) <= maxHeaderValue {
		if list, err := enmime.ParseAddressList(value); err == nil {
			found := make([]Address, 0, len(list))
			for _, a := range list {
				found = append(found, Address{Name: strings.TrimSpace(a.Name), Email: a.Address})
			}
			return found
		}
	}
	var found []Address
	for i, at := range pattern.Email().FindAllStringIndex(value, -1) {
		a := Address{Email: value[at[0]:at[1]]}
		if before := strings.TrimRight(value[:at[0]], " <"); i == 0 {
			a.Name = strings.Trim(strings.TrimSpace(decodeWords(before)), `"'`)
		}
		found = append(found, a)
	}
	if found == nil {
		found = []Address{{Name: strings.Trim(decodeWords(value), `"' <>`)}}
	}
	return found
}

// messageIDs returns the ids of a Message-ID, In-Reply-To or References value, without
// angle brackets. A value without brackets is one id when it could be one.
func messageIDs(value string) []string {
	var ids []string
	for _, match := range bracketed().FindAllStringSubmatch(value, -1) {
		// Folding inside an id leaves white space that was never part of it.
		if id := strings.Join(strings.Fields(match[1]), ""); id != "" {
			ids = append(ids, id)
		}
	}
	if ids == nil {
		for _, word := range strings.Fields(value) {
			if strings.Contains(word, "@") && !strings.ContainsAny(word, `<>"`) {
				ids = append(ids, word)
			}
		}
	}
	return ids
}

var bracketed = pattern.Of(`<([^<>]+)>`)

// dateLayouts are forms of Date that programs write besides RFC 5322's.
var dateLayouts = []string{
	"Monday, January 02, 2006 3:04 PM",
	"Mon, 2 Jan 2006 15:04:05",
	"2 Jan 2006 15:04:05",
	"Mon Jan 2 15:04:05 2006",
	"Mon Jan 2 15:04:05 -0700 2006",
	time.RFC3339,
	"2006-01-02 15:04:05 -0700",
	"2006-01-02 15:04:05",
}

// parseDate returns the instant of a Date value, zero when it cannot be read. A time
// without a zone is taken as UTC.
func parseDate(value string) time.Time {
	if t, err := mail.ParseDate(value); err == nil {
		return t
	}
	value, _, _ = strings.Cut(value, " (") // a comment, often the zone's name
	value = strings.Join(strings.Fields(value), " ")
	if t, err := mail.ParseDate(value); err == nil {
		return t
	}
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, value); err == nil {
			return t
		}
	}
	return time.Time{}
}
