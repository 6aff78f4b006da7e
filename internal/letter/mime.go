package letter

import (
	"bytes"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"
	"github.com/jhillyerd/enmime/v2/mediatype"
)

// Bounds of what is read. A mail beyond maxDepth or maxParts is not refused: what lies
// deeper is left unread, the header and the first parts say what the mail is.
const (
	maxDepth = 10  // levels of multipart within multipart
	maxParts = 200 // parts in all
)

// part is one node of the MIME tree (RFC 2045, 2046). The messages inside message/rfc822
// are not opened: they are somebody else's.
type part struct {
	header   header
	kind     string            // media type in lower case: "text/plain"
	params   map[string]string // of Content-Type, keys in lower case
	raw      []byte            // body as transferred
	children []part
}

// readPart reads one part and, when it is a multipart, those below it.
func readPart(raw []byte, depth int, budget *int) part {
	*budget--
	p := part{}
	p.header, p.raw = readHeader(raw)
	p.kind, p.params = contentType(p.header.get("Content-Type"))
	boundary := p.params["boundary"]
	if !strings.HasPrefix(p.kind, "multipart/") || boundary == "" || depth >= maxDepth {
		return p
	}
	for _, piece := range splitAt(p.raw, boundary) {
		if *budget <= 0 {
			break
		}
		p.children = append(p.children, readPart(piece, depth+1, budget))
	}
	return p
}

// contentType reads a Content-Type value, also one that breaks the grammar: Zoom writes
// "text/calendar; method=REQUEST;; charset=utf-8". Nothing said is text/plain.
func contentType(value string) (kind string, params map[string]string) {
	if strings.TrimSpace(value) == "" {
		return "text/plain", nil
	}
	if len(value) > maxContentType {
		value = value[:maxContentType]
	}
	kind, params, err := mime.ParseMediaType(value)
	if err != nil {
		kind, params = looseContentType(value)
	}
	if !strings.Contains(kind, "/") {
		kind = "text/plain"
	}
	return kind, params
}

const maxContentType = 4 << 10

// looseContentType asks the tolerant parser and, where that gives up too, cuts at
// semicolons.
func looseContentType(value string) (kind string, params map[string]string) {
	if kind, params, _, err := mediatype.Parse(value); err == nil && kind != "" {
		return kind, params
	}
	pieces := strings.Split(value, ";")
	params = map[string]string{}
	for _, piece := range pieces[1:] {
		if key, v, ok := strings.Cut(piece, "="); ok {
			params[strings.ToLower(strings.TrimSpace(key))] = strings.Trim(strings.TrimSpace(v), `"`)
		}
	}
	return strings.ToLower(strings.TrimSpace(pieces[0])), params
}

// splitAt returns what lies between the lines "--boundary", without the preamble and the
// epilogue. A missing closing line ends the last piece at the end of body.
func splitAt(body []byte, boundary string) [][]byte {
	delimiter := []byte("--" + boundary)
	var pieces [][]byte
	start := -1
	for at := 0; at < len(body); {
		line, rest := cutLine(body[at:])
		next := len(body) - len(rest)
		if rest == nil {
			next = len(body)
		}
		if after, ok := bytes.CutPrefix(line, delimiter); ok {
			after = bytes.TrimRight(after, " \t")
			closing := bytes.Equal(after, []byte("--"))
			if len(after) == 0 || closing {
				if start >= 0 {
					pieces = append(pieces, body[start:at])
				}
				start = next
				if closing {
					return pieces
				}
			}
		}
		at = next
	}
	if start >= 0 && start < len(body) {
		pieces = append(pieces, body[start:])
	}
	return pieces
}

// attached reports whether p is a file that travels along, not something to read.
func (p part) attached() bool {
	value := strings.ToLower(p.header.get("Content-Disposition"))
	return strings.HasPrefix(strings.TrimSpace(value), "attachment")
}

// fileName returns the name p would be saved under.
func (p part) fileName() string {
	if name := p.params["name"]; name != "" {
		return name
	}
	_, params, err := mime.ParseMediaType(p.header.get("Content-Disposition"))
	if err != nil {
		return ""
	}
	return params["filename"]
}

// text returns p's body with its transfer encoding and charset undone, \n line ends. A
// charset nobody knows, or a wrong one, costs characters, never the text.
func (p part) text() string {
	text := string(p.decodedText())
	if !utf8.ValidString(text) {
		text = headerText([]byte(text))
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text)
	return strings.TrimPrefix(text, "\uFEFF")
}

// decodedText undoes transfer encoding and charset. Where no charset is stated, or the one
// that programs state without looking, the bytes tell: UTF-8 if they are, else
// Windows-1252.
func (p part) decodedText() []byte {
	charset := strings.ToLower(strings.Trim(p.params["charset"], " '\""))
	unusable := func(r rune) bool { return r <= ' ' || r >= utf8.RuneSelf || r == '"' || r == ';' }
	switch {
	case charset == "", charset == "us-ascii", charset == "ascii", strings.ContainsFunc(charset, unusable):
		content := p.decoded("utf-8")
		if bytes.ContainsRune(content, utf8.RuneError) {
			content = p.decoded("windows-1252")
		}
		return content
	default:
		return p.decoded(charset)
	}
}

// decoded lets enmime undo transfer encoding and charset of this one part. The part is
// given to it with a header of our own, so that only a leaf ever reaches it.
func (p part) decoded(charset string) (content []byte) {
	raw := p.raw
	if len(raw) > maxPart {
		raw = raw[:maxPart]
	}
	defer func() {
		// The decoders of exotic charsets are not ours; a mail must not stop the program.
		if recover() != nil {
			content = raw
		}
	}()
	encoding, _, _ := strings.Cut(p.header.get("Content-Transfer-Encoding"), ";")
	var leaf bytes.Buffer
	fmt.Fprintf(&leaf, "Content-Type: text/plain; charset=%q\r\n", charset)
	fmt.Fprintf(&leaf, "Content-Transfer-Encoding: %s\r\n\r\n", strings.TrimSpace(encoding))
	leaf.Write(raw)
	root, err := leafReader.ReadParts(&leaf)
	if err != nil || root == nil || (len(root.Content) == 0 && len(bytes.TrimSpace(raw)) > 0) {
		return raw
	}
	return root.Content
}

// maxPart is how much of one text part is read, bytes as transferred.
const maxPart = 8 << 20

// leafReader keeps what it could decode of a broken part and trusts a stated charset.
var leafReader = enmime.NewParser(
	enmime.SetReadPartErrorPolicy(enmime.AllowCorruptTextPartErrorPolicy),
	enmime.MaxStoredPartErrors(1),
	enmime.DisableCharacterDetection(true),
)
