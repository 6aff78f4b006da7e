// Package transcript reads what was said in an interview, and finds lines in it that the
// candidate may write about.
//
// Read takes WebVTT (as Teams, Zoom and the older Stream write it), SubRip, Word documents
// and plain text apart into turns: who spoke, when, what, and at which bytes. Anchors picks
// sentences out of them that could become an anchor of the debrief, each quoted word for
// word from its turn. Nothing is invented, nothing is shortened: what the candidate makes
// of a line is theirs to write (SPEC.md section 5).
//
// It is pure, and it bounds what it reads: see MaxText and MaxTurns.
package transcript

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const (
	// MaxText is how many bytes of text a transcript may have: about two days of talk.
	MaxText = 8 << 20
	// MaxTurns is how many turns it may have.
	MaxTurns = 100_000
)

// NoTime stands where a transcript does not say when.
const NoTime time.Duration = -1

// Format is how a transcript is written.
type Format string

// The formats.
const (
	VTT  Format = "vtt"  // WebVTT, https://www.w3.org/TR/webvtt1/
	SRT  Format = "srt"  // SubRip
	DOCX Format = "docx" // Office Open XML
	Text Format = "text"
)

// Span is a half-open range of bytes.
type Span struct{ Start, End int }

// Transcript is what was said, in order.
type Transcript struct {
	Format Format
	// Source is the text that all spans count in: the file itself where it is UTF-8, what
	// was decoded out of it otherwise, and one line for each paragraph of a document.
	Source string
	Turns  []Turn
}

// Turn is what one person said in one go.
type Turn struct {
	Speaker  string        // as the transcript names them; empty where it does not
	At, Ends time.Duration // since the start of the recording, or NoTime
	Text     string        // on one line, without markup
	Span     Span          // of Transcript.Source, from the first to the last word
	pieces   []piece
}

// piece is a part of a turn that stands in one place of the source.
type piece struct {
	speaker  string
	at, ends time.Duration
	text     string // without markup
	span     Span
	offset   int // of the text in the turn's text
}

// Read takes a transcript apart. It tells the format by the content; name only begins the
// errors. They say what is wrong with the file and what to do.
func Read(name string, data []byte) (Transcript, error) {
	t, err := read(data)
	if err != nil {
		return Transcript{}, fmt.Errorf("%s: %w", name, err)
	}
	return t, nil
}

func read(data []byte) (Transcript, error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		text, err := documentText(data)
		if err != nil {
			return Transcript{}, err
		}
		return assemble(DOCX, text, textPieces(text))
	}
	if len(data) > 2*MaxText {
		return Transcript{}, errTooLong
	}
	text, err := decode(data)
	if err != nil {
		return Transcript{}, err
	}
	switch {
	case len(text) > MaxText:
		return Transcript{}, errTooLong
	case strings.HasPrefix(text, "WEBVTT"):
		return assemble(VTT, text, cuePieces(text))
	case looksLikeSRT(text):
		return assemble(SRT, text, cuePieces(text))
	}
	return assemble(Text, text, textPieces(text))
}

var errTooLong = fmt.Errorf("it has more than %d MB of text: is this the transcript of one interview?", MaxText>>20)

// decode returns text as UTF-8: by its byte order mark, as it is, or else as Windows-1252,
// which older programs write.
func decode(data []byte) (string, error) {
	if i := bytes.IndexByte(data, 0); i >= 0 && !bytes.HasPrefix(data, []byte("\xFF\xFE")) && !bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return "", fmt.Errorf("byte %d is zero, so this is no text: save the transcript as .vtt, .srt, .docx or .txt", i)
	}
	fallback := transform.Transformer(transform.Nop)
	if !utf8.Valid(data) {
		fallback = charmap.Windows1252.NewDecoder()
	}
	text, _, err := transform.Bytes(unicode.BOMOverride(fallback), data)
	if err != nil {
		return "", fmt.Errorf("it cannot be read as text: %w", err)
	}
	return strings.ToValidUTF8(string(text), "\uFFFD"), nil
}

// Turns of one speaker go on over short pauses; where nobody is named, a pause or a
// paragraph's length of talk ends one.
const (
	pause     = 2 * time.Second
	paragraph = 600 // bytes
)

// assemble joins pieces to turns.
func assemble(format Format, source string, pieces []piece) (Transcript, error) {
	t := Transcript{Format: format, Source: source}
	var text strings.Builder
	end := func() {
		if len(t.Turns) > 0 {
			t.Turns[len(t.Turns)-1].Text = text.String()
		}
		text.Reset()
	}
	for _, p := range pieces {
		if p.text == "" {
			continue
		}
		if len(t.Turns) == 0 || !t.Turns[len(t.Turns)-1].goesOn(p, text.String()) {
			end()
			if len(t.Turns) == MaxTurns {
				return Transcript{}, fmt.Errorf("it has more than %d turns: is this the transcript of one interview?", MaxTurns)
			}
			t.Turns = append(t.Turns, Turn{Speaker: p.speaker, At: p.at, Span: p.span})
		}
		turn := &t.Turns[len(t.Turns)-1]
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		p.offset = text.Len()
		text.WriteString(p.text)
		turn.Ends, turn.Span.End = p.ends, p.span.End
		turn.pieces = append(turn.pieces, p)
	}
	end()
	if len(t.Turns) == 0 {
		return Transcript{}, fmt.Errorf("nothing is said in it")
	}
	return t, nil
}

// goesOn reports whether a piece belongs to a turn that says said so far.
func (t *Turn) goesOn(p piece, said string) bool {
	last := t.pieces[len(t.pieces)-1]
	switch {
	case p.speaker != t.Speaker:
		return false
	case p.speaker != "":
		return true
	case p.at == NoTime || last.ends == NoTime:
		return false // each paragraph of notes stands alone
	case len(said) > paragraph && endsSentence(said):
		return false
	}
	return p.at-last.ends < pause
}

func endsSentence(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!")
}

// place returns where a range of the turn's text stands in the source. Where markup is in
// between it may be a little wider.
func (t *Turn) place(start, end int) Span {
	first, last := t.piece(start), t.piece(end-1)
	span := Span{first.span.Start, last.span.End}
	if first.plain() {
		span.Start += start - first.offset
	}
	if last.plain() {
		span.End = last.span.Start + end - last.offset
	}
	return span
}

// when returns when a byte of the turn's text was said, or NoTime.
func (t *Turn) when(offset int) time.Duration { return t.piece(offset).at }

// piece returns the piece that a byte of the turn's text is in, or stands before.
func (t *Turn) piece(offset int) piece {
	after, _ := slices.BinarySearchFunc(t.pieces, offset+1, func(p piece, offset int) int { return cmp.Compare(p.offset, offset) })
	return t.pieces[after-1]
}

// plain reports whether the source has no markup within the piece.
func (p piece) plain() bool { return len(p.text) == p.span.End-p.span.Start }
