package letter

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/emersion/go-message"
)

// Errors that Build and NewMessageID return, wrapped in a sentence that names the field.
var (
	// ErrControlCharacter: a line break, NUL or other control character stands in a value
	// that becomes part of the header. Passing it on would let text become header fields
	// ("header injection"), so nothing is built.
	ErrControlCharacter = errors.New("holds a line break or another control character")
	// ErrNotUTF8: the text is not valid UTF-8, so no charset could be named for it.
	ErrNotUTF8 = errors.New("is not valid UTF-8")
	// ErrTooLong: the value would not fit a mail header or is no sane one.
	ErrTooLong = errors.New("is too long")
	// ErrMissing: a message cannot do without the value.
	ErrMissing = errors.New("is missing")
	// ErrAddress: the address cannot be written to as it stands.
	ErrAddress = errors.New("is not an e-mail address")
	// ErrMessageID: the id cannot stand between angle brackets.
	ErrMessageID = errors.New("is not a Message-ID")
)

// Limits that keep every header line below the 998 bytes of RFC 5322 section 2.1.1, and
// the whole header below what servers take.
const (
	maxSubject    = 400 // characters
	maxName       = 200 // characters
	maxEmail      = 254 // bytes; RFC 5321 section 4.5.3.1.3, without the brackets
	maxMessageID  = 250 // bytes
	maxReferences = 20  // ids; the first and the last ones are what threading needs
)

// Build returns the RFC 5322 bytes of m, with CRLF line ends: one text/plain part in
// UTF-8, quoted-printable, one line per paragraph, and the ten header fields a person's
// mail program would write; no X-Mailer, no Auto-Submitted, no List fields. The same
// Message gives the same bytes.
//
// White space around names and the subject is dropped. InReplyTo is added to the end of
// References when it is not there (RFC 5322 section 3.6.4); of more than 20 references
// the first and the last 19 are kept.
//
// The errors wrap ErrControlCharacter, ErrNotUTF8, ErrTooLong, ErrMissing, ErrAddress or
// ErrMessageID.
func Build(m Message) ([]byte, error) {
	fields, err := headerFields(m)
	if err != nil {
		return nil, fmt.Errorf("build the message: %w", err)
	}
	body, err := bodyText(m.Body)
	if err != nil {
		return nil, fmt.Errorf("build the message: %w", err)
	}
	var header message.Header
	// AddRaw puts a field on top of the others, written as it is given.
	for _, f := range slices.Backward(fields) {
		header.AddRaw([]byte(folded(f)))
	}
	var out bytes.Buffer
	w, err := message.CreateWriter(&out, header)
	if err != nil {
		return nil, fmt.Errorf("build the message: write the header: %w", err)
	}
	if _, err := io.WriteString(w, body); err != nil {
		return nil, fmt.Errorf("build the message: write the body: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("build the message: write the body: %w", err)
	}
	return out.Bytes(), nil
}

// headerFields returns the fields of m in the order they are written, every value
// checked and encoded.
func headerFields(m Message) ([]field, error) {
	from, err := addressValue("sender", m.From)
	if err != nil {
		return nil, err
	}
	to, err := addressValue("recipient", m.To)
	if err != nil {
		return nil, err
	}
	subject := strings.TrimSpace(m.Subject)
	if err := checkText("subject", subject, maxSubject); err != nil {
		return nil, err
	}
	if m.Date.IsZero() {
		return nil, fmt.Errorf("the date %w", ErrMissing)
	}
	if year := m.Date.Year(); year < 1970 || year > 9999 {
		return nil, fmt.Errorf("the date is in the year %d: only 1970 to 9999 can be written", year)
	}
	if m.MessageID == "" {
		return nil, fmt.Errorf("the Message-ID %w", ErrMissing)
	}
	if err := checkMessageID("Message-ID", m.MessageID); err != nil {
		return nil, err
	}
	fields := []field{
		{"From", from},
		{"To", to},
		{"Subject", encodeText(subject)},
		{"Date", m.Date.Format(time.RFC1123Z)},
		{"Message-ID", "<" + m.MessageID + ">"},
	}
	references, err := referenceIDs(m)
	if err != nil {
		return nil, err
	}
	if m.InReplyTo != "" {
		fields = append(fields, field{"In-Reply-To", "<" + m.InReplyTo + ">"})
	}
	if len(references) > 0 {
		fields = append(fields, field{"References", "<" + strings.Join(references, "> <") + ">"})
	}
	return append(fields,
		field{"MIME-Version", "1.0"},
		field{"Content-Type", "text/plain; charset=utf-8"},
		field{"Content-Transfer-Encoding", "quoted-printable"},
	), nil
}

// referenceIDs returns the ids for the References field, oldest first.
func referenceIDs(m Message) ([]string, error) {
	ids := slices.Clone(m.References)
	if m.InReplyTo != "" {
		if err := checkMessageID("In-Reply-To id", m.InReplyTo); err != nil {
			return nil, err
		}
		if !slices.Contains(ids, m.InReplyTo) {
			ids = append(ids, m.InReplyTo)
		}
	}
	for i, id := range ids {
		if err := checkMessageID(fmt.Sprintf("reference %d", i+1), id); err != nil {
			return nil, err
		}
	}
	if excess := len(ids) - maxReferences; excess > 0 {
		ids = slices.Delete(ids, 1, 1+excess)
	}
	return ids, nil
}

// addressValue returns the encoded value of a From or To field.
func addressValue(whose string, a Address) (string, error) {
	if err := checkEmail(whose+"'s address", a.Email); err != nil {
		return "", err
	}
	name := strings.TrimSpace(a.Name)
	if err := checkText(whose+"'s name", name, maxName); err != nil {
		return "", err
	}
	bare := mail.Address{Address: a.Email}
	switch {
	case !looksEncoded(name) && isASCII(name):
		bare.Name = name
		return bare.String(), nil
	case !strings.ContainsFunc(name, func(r rune) bool { return r != ' ' && r != '-' && !unicode.IsLetter(r) }):
		return mime.QEncoding.Encode("utf-8", name) + " " + bare.String(), nil
	default:
		// Within an address only few characters may stand in a Q-encoded word
		// (RFC 2047 section 5); net/mail lets the backslash through.
		return encodedWords(name) + " " + bare.String(), nil
	}
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

// checkEmail accepts a bare address that every server takes: name@domain in ASCII.
func checkEmail(what, email string) error {
	if email == "" {
		return fmt.Errorf("the %s %w", what, ErrMissing)
	}
	if err := checkText(what, email, maxEmail); err != nil {
		return err
	}
	if !isASCII(email) {
		return fmt.Errorf("the %s %q %w that every server takes: write its domain in the xn-- form", what, email, ErrAddress)
	}
	parsed, err := mail.ParseAddress(email)
	if err != nil || parsed.Address != email || parsed.Name != "" {
		return fmt.Errorf("the %s %q %w: write it as name@example.org", what, email, ErrAddress)
	}
	return nil
}

// checkText refuses what must not reach a header field; most is in characters.
func checkText(what, text string, most int) error {
	if !utf8.ValidString(text) {
		return fmt.Errorf("the %s %w", what, ErrNotUTF8)
	}
	if i := strings.IndexFunc(text, breaksLine); i >= 0 {
		r, _ := utf8.DecodeRuneInString(text[i:])
		return fmt.Errorf("the %s %w (%U at byte %d): remove it", what, ErrControlCharacter, r, i)
	}
	if n := utf8.RuneCountInString(text); n > most {
		return fmt.Errorf("the %s %w: %d characters, at most %d fit", what, ErrTooLong, n, most)
	}
	return nil
}

// breaksLine reports whether r ends or hides a line somewhere: controls, and the line and
// paragraph separators of Unicode.
func breaksLine(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
}

func checkMessageID(what, id string) error {
	if err := checkText(what, id, maxMessageID); err != nil {
		return err
	}
	outside := func(r rune) bool { return r <= ' ' || r > '~' || r == '<' || r == '>' }
	if id == "" || strings.ContainsFunc(id, outside) {
		return fmt.Errorf("the %s %q %w: it needs printable ASCII without spaces and angle brackets", what, id, ErrMessageID)
	}
	return nil
}

// encodeText returns text as an unstructured field value (RFC 2047).
func encodeText(text string) string {
	if looksEncoded(text) {
		return encodedWords(text)
	}
	return mime.QEncoding.Encode("utf-8", text)
}

// looksEncoded reports whether a reader could take plain text for an encoded word.
func looksEncoded(text string) bool { return strings.Contains(text, "=?") }

// encodedWords returns text as base64 words of at most 75 characters (RFC 2047 section 2),
// none of which splits a character.
func encodedWords(text string) string {
	const most = 45 // bytes of text; 60 characters once encoded
	var words []string
	for len(text) > 0 {
		n := min(most, len(text))
		for n < len(text) && !utf8.RuneStart(text[n]) {
			n--
		}
		words = append(words, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(text[:n]))+"?=")
		text = text[n:]
	}
	return strings.Join(words, " ")
}

// foldAt is the width that RFC 5322 section 2.1.1 asks header lines to keep, bytes.
const foldAt = 78

// folded returns f as header lines with CRLF line ends, broken before the words that
// would not fit (RFC 5322 section 2.2.3). A line starts with the whole run of
// spaces before its first word, so none is lost and none is blank.
func folded(f field) string {
	var out strings.Builder
	out.WriteString(f.name + ":")
	width := out.Len()
	for _, word := range wordsWithSpaces(" " + f.value) {
		if width+len(word) > foldAt && width > 1 {
			out.WriteString("\r\n")
			width = 0
		}
		out.WriteString(word)
		width += len(word)
	}
	return out.String() + "\r\n"
}

// wordsWithSpaces cuts s before every run of spaces: "a  b c" is "a", "  b", " c".
func wordsWithSpaces(s string) []string {
	var words []string
	start := 0
	for i := 1; i < len(s); i++ {
		if s[i] == ' ' && s[i-1] != ' ' {
			words = append(words, s[start:i])
			start = i
		}
	}
	return append(words, s[start:])
}

// bodyText returns body with \n line ends and exactly one at its end.
func bodyText(body string) (string, error) {
	if !utf8.ValidString(body) {
		return "", fmt.Errorf("the body %w", ErrNotUTF8)
	}
	if strings.ContainsRune(body, 0) {
		return "", fmt.Errorf("the body %w (NUL): remove it", ErrControlCharacter)
	}
	body = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(body)
	return strings.TrimRight(body, "\n") + "\n", nil
}
