package reply

import "strings"

// noticeFrom is where, in bytes of a text, the notice of confidentiality begins that mail servers of
// houses put below it; 0 where none does. It is one by how its first line begins and by what it says.
func noticeFrom(text string) (from int) {
	const longest = 12 // lines
	if !mayEndInNotice(text) {
		return 0
	}
	end := len(text)
	for n := 0; n < longest && end > 0; n++ {
		start := strings.LastIndexByte(text[:end], '\n') + 1
		if line := strings.TrimLeft(text[start:end], "*_-= \t"); opensNotice(line) && isNotice(text[start:]) && standsBelowName(text[:start]) {
			from = start
		}
		end = start - 1
	}
	return from
}

// mayEndInNotice tells of nearly every text that no notice ends it: a name, a number or an address does.
func mayEndInNotice(text string) bool {
	text = strings.TrimRight(text, " \t\r\n")
	return strings.Count(text[strings.LastIndexByte(text, '\n')+1:], " ") > 2
}

// opensNotice reports a line that a notice may begin with.
func opensNotice(line string) bool {
	const shortest = 10
	if len(line) < shortest || strings.IndexByte("CcTtDdPpIiNnEeQq", line[0]) < 0 {
		return false // nearly all
	}
	for _, begins := range [...]string{
		"confidential", "this e-mail", "this email", "this message", "this communication", "this transmission", "the information contained in th", "the information in this", "the contents of this",
		"the content of this", "disclaimer", "please consider the environment", "please think of the environment", "please think before", "important notice", "important:", "notice:",
		"diese e-mail", "diese nachricht", "ce message", "este mensaje", "este correo", "questo messaggio", "questa e-mail",
	} {
		if hasPrefixFold(line, begins) {
			return true
		}
	}
	return false
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// standsBelowName reports that the last line above is a short one, as names, numbers and rules are.
func standsBelowName(above string) bool {
	const most = 8 // words
	above = strings.TrimRight(above, " \t\r\n")
	return above != "" && len(strings.Fields(above[strings.LastIndexByte(above, '\n')+1:])) <= most
}

// isNotice reports the words of a notice, which are many, and nobody's: it has no "I", and nobody
// signs it.
func isNotice(text string) bool {
	const few = 8
	words := strings.Fields(text)
	if len(words) < few {
		return false
	}
	text = strings.TrimRight(text, " \t\r\n")
	if at := strings.LastIndex(text, "\n\n"); at >= 0 && len(strings.Fields(text[at:])) <= few {
		return false
	}
	for _, w := range words {
		if w == "I" || strings.HasPrefix(w, "I'") || strings.HasPrefix(w, "I’") {
			return false
		}
	}
	text = strings.ToLower(text)
	for _, says := range [...]string{
		"intended recipient", "intended only for", "intended solely", "intended for the", "the addressee", "are confidential", "is confidential", "be confidential", "contain confidential", "contains confidential",
		"legally privileged", "before printing", "before you print", "vertrauliche", "confidentiel", "confidencial", "riservat",
	} {
		if strings.Contains(text, says) {
			return true
		}
	}
	return false
}
