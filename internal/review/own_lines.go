package review

import (
	"strings"

	"afterword/internal/letter"
)

// Written counts the words of a body that its writer wrote, between blanks: not those of the mail
// that is quoted in it, nor what programs and houses put below.
func Written(body string) int {
	if mayHoldOthers(body) {
		body = ownLines(body)
	}
	return len(strings.Fields(body))
}

// ownLines is a body without what stands below the writer's words: the mail that they answer, a
// telephone's line, a notice of the house. What is quoted above them is blank, so that all places stay.
func ownLines(body string) string {
	if from := letter.AnswerFrom(body); from > 0 {
		body = strings.Repeat("\n", from) + body[from:]
	}
	body = body[:letter.QuotedFrom(body)]
	if at := noticeFrom(body); at > 0 {
		body = body[:letter.QuotedFrom(body[:at])]
	}
	return body
}

// mayHoldOthers tells of nearly every note that all of it is the candidate's.
func mayHoldOthers(body string) bool {
	return strings.Contains(body, "\n>") || strings.Contains(body, "\nFrom: ") || strings.Contains(body, "\nVon: ") || strings.Contains(body, "\nDe : ") || strings.Contains(body, "\nDe: ") ||
		mayBoast(body) || noticeFrom(body) > 0
}

// quotesMail reports that a mail was cut from a body to make it the writer's own.
func quotesMail(body, own string) bool {
	rest := body[len(own):]
	return strings.HasPrefix(rest, ">") || strings.Contains(rest, "\n>") || strings.Contains(rest, "\nFrom: ") || strings.HasPrefix(rest, "From: ") || strings.HasPrefix(rest, "Von: ") ||
		strings.Contains(rest, "\nVon: ") || !strings.HasPrefix(body, own)
}

// mayBoast reports that the last line begins as those of telephones do: "Sent from my iPhone".
func mayBoast(body string) bool {
	body = strings.TrimRight(body, " \t\r\n")
	line := strings.TrimLeft(body[strings.LastIndexByte(body, '\n')+1:], "<([*_ ")
	first, _, more := strings.Cut(line, " ")
	return more && isIn(first, " Sent From Get Download Von Gesendet Diese Envoyé Télécharger Enviado Obtener Inviato Scarica Verzonden Verstuurd Sendt Skickat Lähetetty Wysłane ")
}

// noticeFrom is where, in bytes of a body, the notice of confidentiality begins that mail servers of
// houses put below it; 0 where none does. It is one by how its first line begins and by what it says.
func noticeFrom(body string) (from int) {
	const longest = 12 // lines
	end := len(body)
	for n := 0; n < longest && end > 0; n++ {
		start := strings.LastIndexByte(body[:end], '\n') + 1
		if line := strings.TrimLeft(body[start:end], "*_-= \t"); opensNotice(line) && isNotice(body[start:]) && standsBelowName(body[:start]) {
			from = start
		}
		end = start - 1
	}
	return from
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
