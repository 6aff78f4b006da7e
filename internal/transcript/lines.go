package transcript

import (
	"iter"
	"strings"
	"time"
)

// lines yields the lines of a text without their ends, each with the byte it starts at.
// A line ends with CR, LF or both.
func lines(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for start := 0; start < len(text); {
			end, next := len(text), len(text)
			if i := strings.IndexAny(text[start:], "\r\n"); i >= 0 {
				end, next = start+i, start+i+1
				if strings.HasPrefix(text[end:], "\r\n") {
					next++
				}
			}
			if !yield(start, text[start:end]) {
				return
			}
			start = next
		}
	}
}

// trimmed cuts white space off both ends of a line and says where what is left begins.
func trimmed(start int, line string) (int, string) {
	left := strings.TrimLeft(line, " \t\u00a0")
	return start + len(line) - len(left), strings.TrimRight(left, " \t\u00a0")
}

// textPieces takes plain text apart: "Wei Chen: …", "[00:01:02] Wei Chen: …", a line
// "Wei Chen  0:03" above what they said, a line that is a time alone. What has none of
// these is somebody's notes, a piece for each line.
func textPieces(text string) []piece {
	names := namesIn(lines(text))
	var pieces []piece
	speaker, at := "", NoTime
	for start, line := range lines(text) {
		start, line = trimmed(start, line)
		if line == "" {
			continue
		}
		if clock, rest, ok := leadingClock(line); ok {
			at = clock
			start, line = trimmed(start+len(line)-len(rest), rest)
			if line == "" {
				continue
			}
		}
		if name, clock, ok := heading(line); ok {
			speaker, at = name, clock
			continue
		}
		if name, rest, ok := labelled(line); ok && bool(names) {
			speaker = name
			start, line = trimmed(start+len(line)-len(rest), rest)
		}
		pieces = append(pieces, piece{speaker: speaker, at: at, ends: at, text: oneLine(line), span: Span{start, start + len(line)}})
	}
	return pieces
}

// heading takes a line apart that names who speaks from when on: "Wei Chen   0:03".
func heading(line string) (name string, at time.Duration, ok bool) {
	i := strings.LastIndexAny(line, " \t\u00a0")
	if i < 0 {
		return "", NoTime, false
	}
	at, ok = clockTime(strings.Trim(line[i+1:], "[]()\u00a0 \t"))
	name = strings.TrimRight(line[:i], " \t\u00a0,-–|")
	return name, at, ok && nameLike(name)
}

// leadingClock cuts a time off the start of a line: "[00:01:02] …", "0:03 - …".
func leadingClock(line string) (at time.Duration, rest string, ok bool) {
	end := strings.IndexFunc(line, func(r rune) bool { return !strings.ContainsRune("0123456789:.,[]()", r) })
	if end < 0 {
		end = len(line)
	}
	at, ok = clockTime(strings.TrimRight(strings.Trim(line[:end], "[]()"), ".,:"))
	return at, strings.TrimLeft(line[end:], " \t\u00a0-–"), ok
}

// clockTime reads "1:02:03.450", "02:03" or "00:00:01,000".
func clockTime(s string) (time.Duration, bool) {
	var fields [3]int
	n, digits, fraction := 0, 0, -1
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			if fraction >= 0 {
				continue
			}
			if digits++; digits > 3 {
				return 0, false
			}
			fields[n] = fields[n]*10 + int(c-'0')
		case c == ':' && digits > 0 && fraction < 0 && n < 2:
			n++
			digits = 0
		case (c == '.' || c == ',') && digits > 0 && fraction < 0 && n > 0:
			fraction = i + 1
		default:
			return 0, false
		}
	}
	if n == 0 || digits == 0 || fields[n] > 59 || fields[n-1] > 59 && n == 2 {
		return 0, false
	}
	var at time.Duration
	for _, f := range fields[:n+1] {
		at = at*60 + time.Duration(f)*time.Second
	}
	if fraction >= 0 {
		milli := (s[fraction:] + "000")[:3]
		for i := range 3 {
			at += time.Duration(milli[i]-'0') * []time.Duration{100, 10, 1}[i] * time.Millisecond
		}
	}
	return at, true
}

// oneLine makes every run of white space one blank.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\t\u00a0") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
