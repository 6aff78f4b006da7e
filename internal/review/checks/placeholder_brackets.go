package checks

import (
	"strings"

	"afterword/internal/review"
)

// maxPlaceholder is how long a gap question may be, in bytes.
const maxPlaceholder = 300

// placeholderAt returns where a bracketed placeholder that starts at i ends, 0 for none.
func placeholderAt(d *review.Doc, text string, i int) int {
	rest := text[i:min(len(text), i+maxPlaceholder)]
	glued := i > 0 && isLetter(text[i-1]) // "rows[index]", "List<String>"
	switch {
	case strings.HasPrefix(rest, "{{"):
		if n := strings.Index(rest, "}}"); n > 2 && hasLetter(rest[:n]) { // "{{7*7}}" is a sum
			return i + n + 2
		}
	case strings.HasPrefix(rest, "${"), strings.HasPrefix(rest, "{"):
		n := strings.IndexByte(rest, '}')
		if inside := strings.TrimLeft(rest[:max(n, 0)], "${"); n > 0 && !glued && isLabel(inside) && !d.Mentioned(review.Fold(inside)) {
			return i + n + 1
		}
	case rest[0] == '[' && !glued:
		n := closing(rest, '[', ']')
		if n < 0 {
			break
		}
		if n < 2 || strings.HasPrefix(rest[n+1:], "(") {
			return 0 // a Markdown link
		}
		switch inside := strings.ToLower(strings.TrimSpace(rest[1:n])); {
		case len(inside) == 1 && strings.Contains("XYZ", rest[1:2]) && i > 1 && text[i-1] == ' ' && isLetter(text[i-2]):
		case len(inside) == 3 && inside[1] == '-': // "[a-z]"
			return 0
		case inside == "sic", inside == "link" && strings.Contains(text, "//"), len(inside) < 2, !hasLetter(inside), strings.HasPrefix(inside, "http"), isAside(inside):
			return 0
		}
		return i + n + 1
	case rest[0] == '<' && !glued:
		n := strings.IndexByte(rest, '>')
		if n > 1 && isLabel(rest[1:n]) && !isAside(rest[1:n]) && !isTag(rest[1:n]) {
			return i + n + 1
		}
	case rest[0] == '$' && !glued:
		n := len(rest) - len(strings.TrimLeft(rest[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ_"))
		if n > 4 && (n == len(rest) || !isLetter(rest[n])) && namesField(rest[1:n]) {
			return i + n // "$COMPANY"; "$PATH" is one of a shell
		}
	case rest[0] == '%' && !glued:
		n := strings.IndexByte(rest[1:], '%')
		if n > 1 && strings.Trim(rest[1:n+1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "" {
			return i + n + 2
		}
	case strings.HasPrefix(rest, "__ ") && i > 0 && text[i-1] == ' ':
		return i + 2
	case strings.HasPrefix(rest, "###") && i > 0 && text[i-1] == ' ':
		return i + len(rest) - len(strings.TrimLeft(rest, "#"))
	case strings.HasPrefix(rest, "___") && (i == 0 || text[i-1] != '_'):
		n := len(rest) - len(strings.TrimLeft(rest, "_"))
		if !aloneOnLine(text, i, i+n) {
			return i + n
		}
	}
	return mergeField(d, text, i, rest, glued)
}

// isTag reports an element of HTML, which people of that trade write about.
func isTag(inside string) bool {
	switch inside {
	case "a", "article", "audio", "body", "br", "button", "canvas", "div", "em", "footer", "form", "head", "header", "html", "iframe", "img", "input", "label", "li", "main", "nav", "ol", "option", "picture", "pre", "script",
		"section", "select", "span", "strong", "style", "svg", "table", "tbody", "td", "template", "textarea", "th", "thead", "tr", "ul", "video":
		return true
	}
	return false
}

// namesField reports a name in capitals that a template of letters has.
func namesField(name string) bool {
	for part := range strings.SplitSeq(name, "_") {
		switch part {
		case "NAME", "FNAME", "LNAME", "COMPANY", "EMPLOYER", "ROLE", "POSITION", "TITLE", "JOB", "TOPIC", "SKILL", "TEAM", "DATE", "INTERVIEWER", "ANCHOR":
			return true
		}
	}
	return false
}

// mergeField returns where a field of a mail merge, or a gap in other brackets, ends that
// starts at i: "<<Name>>", "«Name»", "*|FNAME|*", "$first_name", "#COMPANY#", "(your name)",
// "Dear [", "at ???".
func mergeField(d *review.Doc, text string, i int, rest string, glued bool) int {
	pair := func(open, shut string) int {
		inside, ok := strings.CutPrefix(rest, open)
		if !ok {
			return 0
		}
		if n := strings.Index(inside, shut); n > 0 && isTemplate(d, inside[:n]) {
			return i + len(open) + n + len(shut)
		}
		return 0
	}
	switch rest[0] {
	case '<':
		return pair("<<", ">>")
	case '*':
		return max(pair("*|", "|*"), pair("**", "**"))
	case '#':
		return max(pair("##", "##"), pair("#", "#"))
	case '@':
		return pair("@@", "@@")
	case '%':
		return max(pair("%%", "%%"), pair("%", "%"))
	case 0xC2:
		return pair("«", "»")
	case '(':
		if n := strings.IndexByte(rest, ')'); n > 0 && (asksToAdd(d, rest[1:n]) || isFieldName(d, rest[1:n])) {
			return i + n + 1
		}
		return max(pair("((", "))"), pair("(", ")"))
	case '$':
		n := 1
		for n < len(rest) && (isLetter(rest[n]) || rest[n] == '_') {
			n++
		}
		if n > 3 && isTemplate(d, rest[1:n]) {
			return i + n
		}
	case '[':
		if glued || len(rest) > 1 && !isLetter(rest[1]) && rest[1] != '\n' || strings.IndexByte(rest, ']') >= 0 {
			return 0
		}
		n := 1
		for n < len(rest) && (isLetter(rest[n]) || rest[n] == ' ' && n+1 < len(rest) && isLetter(rest[n+1])) {
			n++
		}
		return i + n
	case '?':
		n := len(rest) - len(strings.TrimLeft(rest, "?"))
		if n > 1 && i > 0 && (text[i-1] == ' ' || text[i-1] == '(') {
			return i + n
		}
	}
	return 0
}

// isTemplate reports a text that consists of what templates ask for: "your name", "Company
// Name", "insert topic here".
func isTemplate(d *review.Doc, inside string) bool {
	asks, n := false, 0
	for _, w := range d.Split(inside) {
		n++
		switch w.Fold {
		case "name", "firstname", "lastname", "fname", "lname", "fullname", "company", "companyname", "employer", "role", "position", "title", "jobtitle", "interviewer", "recipient", "insert", "placeholder", "topic", "date", "organization", "organisation", "surname", "anchor",
			"vorname", "nachname", "firma", "firmenname", "stelle", "prenom", "nom", "entreprise", "poste", "nombre", "apellido", "empresa", "puesto", "cognome", "azienda", "voornaam", "achternaam", "bedrijf",
			"inserer", "completer", "einfugen", "einsetzen", "ausfullen", "insertar", "completar", "rellenar", "inserire", "inserir", "preencher", "invullen", "invoegen":
			asks = asks || !d.Mentioned(w.Fold) || n > 1
		case "your", "the", "job", "first", "last", "full", "here", "specific", "discussed", "project", "skill", "skills", "team", "fill", "in", "phone", "number", "email", "address", "linkedin", "url", "link", "example", "hiring", "manager", "day",
			"time", "month", "s", "of", "a", "contact", "details", "detail", "department", "their", "something", "or", "and", "personal", "you", "know", "mentioned", "talked", "about", "to", "from", "interview",
			"ici", "hier", "aqui", "qui", "le", "la", "de", "del", "der", "die", "das", "el", "du", "bitte":
			asks = asks || (w.Fold == "your" || w.Fold == "fill") && strings.Contains(inside, " ")
		default:
			return false
		}
	}
	return asks && n > 0 && n < 8
}

// isFieldName reports the name of a gap in capitals: "NAME OF COLLECTION".
func isFieldName(d *review.Doc, inside string) bool {
	n, asks := 0, false
	for _, w := range d.Split(inside) {
		if n++; n > 5 || !noSmallLetter(inside[w.Start:w.End]) {
			return false
		}
		asks = asks || oneOf(w.Fold, "name date company employer role title position topic interviewer") && !d.Mentioned(w.Fold)
	}
	return asks && n > 1
}

// isAside reports a remark in brackets: "[and the sled]", "<see the tag>".
func isAside(inside string) bool {
	first, _, more := strings.Cut(strings.ToLower(inside), " ")
	if !more {
		return false
	}
	switch first {
	case "and", "or", "but", "see", "not", "though", "which", "sorry", "also", "thanks", "with", "without":
		return true
	}
	return false
}

// asksToAdd reports what a template asks its user to put in: "add a personal detail".
func asksToAdd(d *review.Doc, inside string) bool {
	first := ""
	for n, w := range d.Split(inside) {
		if n == 0 {
			first = w.Fold
			switch first {
			case "add", "insert", "mention", "include", "describe", "name", "put", "write", "to", "check":
				continue
			}
			return false
		}
		if n > 7 {
			return false
		}
		if first == "to" { // "(to be completed)"
			if n == 1 && w.Fold == "do" && len(inside) == len("to do") {
				return true
			}
			if n == 1 && w.Fold != "be" || n == 2 {
				return n == 2 && oneOf(w.Fold, "completed filled added inserted")
			}
			continue
		}
		if first == "check" { // "(check spelling)"
			return oneOf(w.Fold, "spelling date name title number")
		}
		switch w.Fold {
		case "here":
			return first != "name" && n > 1
		case "joke", "pun", "sigh", "drumroll", "groan", "laugh", "laughter":
			return false
		case "detail", "details", "name", "example", "anecdote", "sentence", "paragraph", "specific", "personal", "company", "topic", "skill", "something":
			return true
		case "story", "moment", "anchor", "line", "fact", "reason":
			if first == "insert" || first == "add" {
				return true
			}
		}
	}
	return false
}

func aloneOnLine(text string, from, to int) bool {
	return (from == 0 || text[from-1] == '\n') && (to == len(text) || text[to] == '\n')
}

// closing finds the bracket that closes the first of s, on the same paragraph.
func closing(s string, open, shut byte) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				return i
			}
		case '\n':
			return -1
		}
	}
	return -1
}

// isLabel reports the inside of "<company>" or "{first_name}": up to five words of
// letters.
func isLabel(s string) bool {
	if len(s) < 2 || len(s) > 40 || !isLetter(s[0]) && s[0] < 0x80 || strings.Count(s, " ") > 4 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && c < 0x80 && c != ' ' && c != '_' && c != '-' && c != '\'' && c != '.' {
			return false
		}
	}
	return true
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func hasLetter(s string) bool {
	for i := range len(s) {
		if isLetter(s[i]) || s[i] >= 0x80 {
			return true
		}
	}
	return false
}
