package transcript

import (
	"html"
	"iter"
	"strings"
	"time"
)

// looksLikeSRT reports whether a text starts as SubRip files do: a number, then a line
// with two times.
func looksLikeSRT(text string) bool {
	seen := 0
	for start, line := range lines(text) {
		_, line = trimmed(start, line)
		if line == "" {
			continue
		}
		if _, _, ok := timing(line); ok {
			return true
		}
		if seen++; seen > 1 || strings.Trim(line, "0123456789") != "" {
			return false
		}
	}
	return false
}

// timing reads "00:00:01.000 --> 00:00:04.000 align:start".
func timing(line string) (from, to time.Duration, ok bool) {
	left, right, ok := strings.Cut(line, "-->")
	if !ok {
		return 0, 0, false
	}
	end, _, _ := strings.Cut(strings.TrimSpace(right), " ")
	from, ok = clockTime(strings.TrimSpace(left))
	if !ok {
		return 0, 0, false
	}
	to, ok = clockTime(strings.TrimSpace(end))
	return from, to, ok
}

// cuePieces takes the cues of WebVTT and SubRip apart. What belongs to no cue (header,
// notes, styles, numbers) is passed over. Where speakers stand before a colon, a cue without
// one goes on with what was said.
func cuePieces(text string) []piece {
	names := namesIn(payload(text))
	var pieces []piece
	speaker, last := "", NoTime
	for c := range cues(text) {
		if !names || c.from-last >= pause {
			speaker = ""
		}
		last = c.to
		for start, line := range c.lines() {
			for _, p := range voices(start, line) {
				if p.voice != "" {
					speaker = p.voice
				}
				start, said := trimmed(p.start, p.text)
				if name, rest, ok := labelled(said); ok && bool(names) {
					speaker = name
					start, said = trimmed(start+len(said)-len(rest), rest)
				}
				said = strings.TrimRight(strings.TrimSuffix(said, "</v>"), " ")
				pieces = append(pieces, piece{
					speaker: speaker, at: c.from, ends: c.to,
					text: oneLine(withoutTags(said)), span: Span{start, start + len(said)},
				})
			}
		}
	}
	return pieces
}

// cue is one of the blocks that are shown at a time.
type cue struct {
	from, to time.Duration
	start    int
	text     string
}

// lines yields the lines of a cue's text with their place in the source.
func (c cue) lines() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for start, line := range lines(c.text) {
			if !yield(c.start+start, line) {
				return
			}
		}
	}
}

// cues yields the cues of a text. A cue ends with an empty line; some programs leave that
// out, so the number above the next times ends it as well.
func cues(text string) iter.Seq[cue] {
	return func(yield func(cue) bool) {
		var c cue
		open, last, lastText := false, 0, ""
		// flush hands the open cue over, up to a byte.
		flush := func(end int) bool {
			done := open && c.start < end
			open = false
			if done {
				c.text = text[c.start:end]
				return yield(c)
			}
			return true
		}
		for start, line := range lines(text) {
			if from, to, ok := timing(line); ok {
				end := start
				if open && lastText != "" && strings.Trim(lastText, "0123456789") == "" {
					end = last
				}
				if !flush(end) {
					return
				}
				c = cue{from: from, to: to, start: min(start+len(line)+1, len(text))}
				if strings.HasPrefix(text[start+len(line):], "\r\n") {
					c.start++
				}
				open = true
				last, lastText = start, ""
				continue
			}
			if strings.TrimSpace(line) == "" && !flush(start) {
				return
			}
			last, lastText = start, strings.TrimSpace(line)
		}
		flush(len(text))
	}
}

// payload yields the text lines of all cues.
func payload(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for c := range cues(text) {
			for start, line := range c.lines() {
				if !yield(start, withoutTags(line)) {
					return
				}
			}
		}
	}
}

// part is a piece of a line, with the voice that a tag gives it.
type part struct {
	start       int
	voice, text string
}

// voices takes a line apart at its voice tags: "<v Wei Chen>We have …</v>".
func voices(start int, line string) []part {
	var parts []part
	voice := ""
	for line != "" {
		i := strings.Index(line, "<v")
		end := -1
		if i >= 0 {
			end = strings.IndexByte(line[i:], '>')
		}
		if end < 0 {
			return append(parts, part{start, voice, line})
		}
		tag := line[i+len("<v") : i+end]
		if i > 0 {
			parts = append(parts, part{start, voice, line[:i]})
		}
		// "<v.loud Wei Chen>": classes stand before the name (WebVTT section 4.2.2).
		if strings.HasPrefix(tag, ".") || strings.HasPrefix(tag, " ") || strings.HasPrefix(tag, "\t") {
			_, name, _ := strings.Cut(tag, " ")
			voice = oneLine(strings.TrimSpace(html.UnescapeString(name)))
		}
		start, line = start+i+end+1, line[i+end+1:]
	}
	return parts
}

// withoutTags takes markup off a line of a cue.
func withoutTags(line string) string {
	if !strings.ContainsAny(line, "<&") {
		return line
	}
	var text strings.Builder
	for line != "" {
		i := strings.IndexByte(line, '<')
		end := -1
		if i >= 0 {
			end = strings.IndexByte(line[i:], '>')
		}
		if end < 0 {
			text.WriteString(line)
			break
		}
		text.WriteString(line[:i])
		line = line[i+end+1:]
	}
	return strings.TrimSpace(html.UnescapeString(text.String()))
}
