package checks

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"afterword/internal/review"
)

// markupLeft finds what shows in a mail of plain text and was meant for a program: the marks of bold
// and of headings that stay behind where a chat program's words are pasted, tags and entities of HTML,
// letters that were decoded as others, the codes of quoted-printable. What stands between backticks
// or in quotation marks is told of.
func markupLeft(d *review.Doc) (found []review.Finding) {
	text := d.Draft.Body
	add := func(start, end int, instead, message string) {
		if len(found) == enough || review.Quoted(text, start, end) || inBackticks(text, start) {
			return
		}
		f := review.Finding{Span: review.Span{Start: start, End: end}, Suggestions: []string{instead}, Message: message}
		if len(found) > 0 {
			f.Severity = review.Hint
		}
		found = append(found, f)
	}
	if strings.Contains(text, "**") {
		eachBold(text, func(start, end int) {
			add(start, end, text[start+2:end-2], "A mail is plain text: the asterisks show. Write the words alone.")
		})
	}
	if strings.IndexByte(text, '#') >= 0 {
		eachHeading(text, func(start, end int) {
			add(start, end, "", fmt.Sprintf("A mail is plain text: the %q of a heading shows. Take it out.", strings.TrimSpace(text[start:end])))
		})
	}
	if strings.IndexByte(text, '<') >= 0 {
		eachTag(text, func(start, end int) {
			add(start, end, "", fmt.Sprintf("%q is a mark of HTML, and shows. Take it out.", shortened(text[start:end], 40)))
		})
	}
	if strings.IndexByte(text, '&') >= 0 {
		eachEntity(text, func(start, end int, stands string) {
			do := fmt.Sprintf("Write %q.", stands)
			if strings.TrimSpace(stands) == "" {
				do = "It is a blank."
			}
			add(start, end, stands, fmt.Sprintf("%q is a code of HTML, and shows as it stands here. %s", text[start:end], do))
		})
	}
	if strings.Contains(text, "â€") || strings.Contains(text, "Ã") || strings.Contains(text, "Â") {
		eachMisread(text, func(start, end int, meant string) {
			add(start, end, meant, fmt.Sprintf("%q is %q that a program read wrongly.", text[start:end], meant))
		})
	}
	if strings.IndexByte(text, '=') >= 0 {
		eachCode(text, func(start, end int, stands string) {
			do := "Take it out."
			if stands != "" {
				do = fmt.Sprintf("Write %q.", stands)
			}
			add(start, end, stands, fmt.Sprintf("%q is a code of the mail's sending, and shows as it stands here. %s", strings.TrimRight(text[start:end], "\n"), do))
		})
	}
	return found
}

// inBackticks reports a place between two backticks of one line, as programmers write code.
func inBackticks(text string, at int) bool {
	from := strings.LastIndexByte(text[:at], '\n') + 1
	return strings.Count(text[from:at], "`")%2 == 1
}

// eachBold finds "**Thank you**": marks that cling to words on one line. Code has them, too
// ("2**3", "**/*.go"), and clings otherwise.
func eachBold(text string, yield func(start, end int)) {
	for at := 0; ; {
		open := strings.Index(text[at:], "**")
		if open < 0 {
			return
		}
		open += at
		inside := text[open+2:]
		if end := strings.IndexByte(inside, '\n'); end >= 0 {
			inside = inside[:end]
		}
		size := strings.Index(inside, "**")
		at = open + 2
		if size <= 0 {
			continue
		}
		end := at + size + 2
		first, last := inside[0], inside[size-1]
		if (isLetter(first) || first >= '0' && first <= '9' || first >= utf8.RuneSelf) && !isBlank(last) && last != '/' && last != '(' &&
			(open == 0 || !isWordByte(text[open-1]) && text[open-1] != '*' && text[open-1] != '/') && (end == len(text) || !isWordByte(text[end]) && text[end] != '/') {
			yield(open, end)
			at = end
		}
	}
}

func isWordByte(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c == '_' }

// eachHeading finds "# Thank you" at the start of a line; "#thanks", "# 5" and "# of shelves" are none.
func eachHeading(text string, yield func(start, end int)) {
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && text[end] == '#' {
			end++
		}
		if marks := end - at; marks > 0 && marks <= 6 && end+1 < len(text) && text[end] == ' ' && text[end+1] >= 'A' && text[end+1] <= 'Z' {
			yield(at, end+1)
		}
		next := strings.IndexByte(text[at:], '\n')
		if next < 0 {
			return
		}
		at += next + 1
	}
}

// eachTag finds the tags of HTML that editors and chat programs write. One alone may be told of; it
// is left over where it ends a line, or where another one closes it.
func eachTag(text string, yield func(start, end int)) {
	for at := 0; ; {
		open := strings.IndexByte(text[at:], '<')
		if open < 0 {
			return
		}
		open += at
		at = open + 1
		size := strings.IndexAny(text[at:], ">\n<")
		if size < 0 || text[at+size] != '>' {
			continue
		}
		inside := text[at : at+size]
		name, _, _ := strings.Cut(strings.Trim(inside, "/ "), " ")
		name = strings.ToLower(name)
		if !oneOf(name, "p br b i u em strong div span a ul ol li h1 h2 h3 h4 hr font html body blockquote table tr td") {
			continue
		}
		end := at + size + 1
		switch {
		case strings.HasPrefix(inside, "/"):
			if !strings.Contains(text[:open], "<"+name) {
				continue
			}
		case oneOf(name, "br hr p"):
			if !endsLineOrTag(text[end:]) && !strings.Contains(text[end:], "</"+name+">") && open > 0 && text[open-1] != '\n' {
				continue
			}
		case !strings.Contains(text[end:], "</"+name+">"):
			continue
		}
		yield(open, end)
		at = end
	}
}

// endsLineOrTag reports that a line ends here, or that another tag stands here.
func endsLineOrTag(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	return rest == "" || rest[0] == '\n' || rest[0] == '<'
}

// eachEntity finds "&nbsp;" and "&#39;", and what they stand for. In the address of a page they are
// part of it.
func eachEntity(text string, yield func(start, end int, stands string)) {
	const longest = 10
	for at := 0; ; {
		start := strings.IndexByte(text[at:], '&')
		if start < 0 {
			return
		}
		start += at
		at = start + 1
		size := strings.IndexByte(text[start:min(len(text), start+longest)], ';')
		if size < 3 || strings.ContainsAny(text[start:start+size], " \n") {
			continue
		}
		end := start + size + 1
		stands := html.UnescapeString(text[start:end])
		if stands == text[start:end] || utf8.RuneCountInString(stands) != 1 || inAddress(text, start) {
			continue
		}
		if stands == "\u00a0" {
			stands = " "
			if start > 0 && isBlank(text[start-1]) || start == 0 || end < len(text) && isBlank(text[end]) {
				stands = ""
			}
		}
		yield(start, end, stands)
		at = end
	}
}

// inAddress reports a place in the address of a page.
func inAddress(text string, at int) bool {
	token := text[strings.LastIndexAny(text[:at], " \n")+1 : at]
	return strings.Contains(token, "://") || strings.Contains(token, "www.") || strings.IndexByte(token, '?') >= 0
}

// eachMisread finds letters beyond ASCII that were written as UTF-8 and read as Windows-1252:
// "donâ€™t", "cafÃ©".
func eachMisread(text string, yield func(start, end int, meant string)) {
	for at := 0; at < len(text); {
		next := strings.IndexAny(text[at:], "âÃÂ")
		if next < 0 {
			return
		}
		at += next
		if meant, end := misread(text, at); end > 0 {
			yield(at, end, meant)
			at = end
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
}

// misread returns what the letters at text[at] were before they were read wrongly, and where they
// end; 0 where they are what they seem. Capitals with a mark of punctuation behind them ("SÃO", "Ã»")
// are no case of it.
func misread(text string, at int) (meant string, end int) {
	lead, size := utf8.DecodeRuneInString(text[at:])
	n := 1 // bytes that follow the first one
	if lead == 'â' {
		n = 2
	}
	raw := []byte{byte(lead)}
	end = at + size
	for range n {
		if end >= len(text) {
			return "", 0
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		c, ok := byteOf(r)
		if !ok {
			return "", 0
		}
		raw, end = append(raw, c), end+size
	}
	if !utf8.Valid(raw) {
		return "", 0
	}
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	switch r, _ := utf8.DecodeRune(raw); {
	case lead == 'â' && !strings.HasPrefix(text[at:], "â€"), lead == 'Ã' && strings.ContainsRune("”“’‘…–—", after):
		return "", 0
	case lead == 'Â' && !strings.ContainsRune("\u00a0£§©®°±·½", r):
		return "", 0
	case r == '\u00a0':
		return " ", end
	case r == '’' || r == '‘':
		return "'", end
	}
	return string(raw), end
}

// windows1252 are the characters that it has at 0x80 to 0x9F.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

// byteOf is the byte of a character that continues a letter, as Windows-1252 has it.
func byteOf(r rune) (c byte, ok bool) {
	if r >= 0xA0 && r <= 0xBF {
		return byte(r), true
	}
	c = 0x80
	for _, at := range windows1252 {
		if at == r {
			return c, true
		}
		c++
	}
	return 0, false
}

// eachCode finds codes of quoted-printable (RFC 2045 section 6.7): "=E2=80=99", "=20" behind a mark
// at the end of a line, and the "=" that breaks a line within a sentence.
func eachCode(text string, yield func(start, end int, stands string)) {
	for at := 0; ; {
		start := strings.IndexByte(text[at:], '=')
		if start < 0 {
			return
		}
		start += at
		raw, end := []byte(nil), start
		for end+2 < len(text) && text[end] == '=' && isHex(text[end+1]) && isHex(text[end+2]) {
			raw, end = append(raw, unhex(text[end+1])<<4|unhex(text[end+2])), end+3
		}
		at = max(end, start+1)
		switch {
		case inAddress(text, start):
		case len(raw) > 1 && raw[0] >= utf8.RuneSelf && utf8.Valid(raw):
			yield(start, end, strings.NewReplacer("\u00a0", " ", "’", "'", "‘", "'").Replace(string(raw)))
		case len(raw) == 1 && raw[0] == ' ' && (end == len(text) || text[end] == '\n') && start > 0 && strings.IndexByte(".,;:!? ", text[start-1]) >= 0:
			yield(start, end, "")
		case len(raw) == 0 && start > 1 && start+2 < len(text) && text[start+1] == '\n' && isLetter(text[start-2]) && isLetter(text[start-1]) && isLetter(text[start+2]):
			yield(start, start+2, "")
		}
	}
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'A' && c <= 'F' }

func unhex(c byte) byte {
	if c >= 'A' {
		return c - 'A' + 10
	}
	return c - '0'
}
