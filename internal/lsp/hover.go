package lsp

import (
	"strings"

	"github.com/creachadair/jrpc2"
)

// hover shows what is said of a place and the page of the check that says it.
func (s *server) hover(r *jrpc2.Request) (any, error) {
	var p documentParams
	if err := r.UnmarshalParams(&p); err != nil {
		return nil, err
	}
	d := s.open[p.Document.URI]
	if d == nil {
		return nil, nil
	}
	at := s.byteOf(d, p.Position)
	best := -1 // the shortest place, so that a word comes before its paragraph
	for n, f := range d.reading.found {
		if f.start <= at && at <= f.end && (best < 0 || f.end-f.start < d.reading.found[best].end-d.reading.found[best].start) {
			best = n
		}
	}
	if best < 0 {
		return nil, nil
	}
	f := d.reading.found[best]
	var text strings.Builder
	text.WriteString(f.Message + "\n\n")
	if check, ok := checkOf(f.Check); ok {
		text.WriteString(check.Page())
	}
	kind := "plaintext"
	if s.markdown {
		kind = "markdown"
	}
	return hoverResult{markup{kind, text.String()}, f.diagnostic.Range}, nil
}
