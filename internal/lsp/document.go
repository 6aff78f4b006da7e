package lsp

import (
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/creachadair/jrpc2"

	"afterword/internal/draftfile"
)

// document is a text that the client has open.
type document struct {
	uri     string
	path    string // empty when it lies in no file
	version int
	text    string
	lines   *draftfile.Lines
	reading reading // what was found in it last
}

// pathOf is the file that a URI names.
func pathOf(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Path == "" || (u.Host != "" && u.Host != "localhost") || strings.ContainsRune(u.Path, 0) {
		return "", false
	}
	path := u.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' {
		path = path[1:] // "/C:/…"
	}
	return filepath.Clean(filepath.FromSlash(path)), true
}

// maxOpen is how many texts are kept: nobody writes to a larger panel.
const maxOpen = 200

func (s *server) didOpen(r *jrpc2.Request) (any, error) {
	var p didOpenParams
	if err := r.UnmarshalParams(&p); err != nil {
		return nil, err
	}
	if len(s.open) >= maxOpen && s.open[p.Document.URI] == nil {
		return nil, jrpc2.Errorf(requestFailed, "more than %d texts are open", maxOpen)
	}
	d := &document{uri: p.Document.URI, version: p.Document.Version}
	d.path, _ = pathOf(d.uri)
	d.set(p.Document.Text)
	s.open[d.uri] = d
	s.diagnoseWith(d)
	return nil, nil
}

func (d *document) set(text string) {
	d.text = strings.ToValidUTF8(text, "\uFFFD")
	d.lines = draftfile.NewLines(d.text)
}

func (s *server) didChange(r *jrpc2.Request) (any, error) {
	var p didChangeParams
	if err := r.UnmarshalParams(&p); err != nil {
		return nil, err
	}
	d := s.open[p.Document.URI]
	if d == nil {
		return nil, jrpc2.Errorf(requestFailed, "this text is not open")
	}
	for _, change := range p.Changes {
		if change.Range == nil {
			d.set(change.Text)
			continue
		}
		start, end := s.byteOf(d, change.Range.Start), s.byteOf(d, change.Range.End)
		if end < start {
			start, end = end, start
		}
		if len(d.text)-(end-start)+len(change.Text) > 2*draftfile.Max {
			return nil, jrpc2.Errorf(requestFailed, "this text is too large for a note")
		}
		d.set(d.text[:start] + change.Text + d.text[end:])
	}
	d.version = p.Document.Version
	s.diagnoseWith(d)
	return nil, nil
}

func (s *server) didSave(r *jrpc2.Request) (any, error) {
	var p documentParams
	if err := r.UnmarshalParams(&p); err != nil {
		return nil, err
	}
	s.diagnoseAll() // a panel is read together, and a process file may be what was saved
	return nil, nil
}

func (s *server) didClose(r *jrpc2.Request) (any, error) {
	var p documentParams
	if err := r.UnmarshalParams(&p); err != nil {
		return nil, err
	}
	if d := s.open[p.Document.URI]; d != nil {
		delete(s.open, d.uri)
		s.notify("textDocument/publishDiagnostics", diagnosticsParams{d.uri, d.version, []diagnostic{}})
	}
	return nil, nil
}

// byteOf is the byte of a position in a text.
func (s *server) byteOf(d *document, p position) int {
	return d.lines.Byte(p.Line, p.Character, s.inBytes)
}

// rangeOf is a range of bytes as positions.
func (s *server) rangeOf(d *document, start, end int) textRange {
	at := func(n int) position {
		for n > 0 && n < len(d.text) && !utf8.RuneStart(d.text[n]) {
			n--
		}
		line, bytes, units := d.lines.At(n)
		if s.inBytes {
			return position{line, bytes}
		}
		return position{line, units}
	}
	return textRange{at(start), at(end)}
}
