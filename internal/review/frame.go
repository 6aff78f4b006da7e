package review

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Salutation is the line, or the beginning of the line, that names who is written to.
type Salutation struct {
	// Found says that the note opens with one.
	Found bool
	// Start and End are bytes of the body; End is after the comma.
	Start, End int
	// Names are the words between greeting and comma, titles included: "Dr", "Chen".
	Names []Word
	words int // words of the body up to End
}

// findSalutation finds the salutation at the top of the body.
func (d *Doc) findSalutation() Salutation {
	raw, words := d.Draft.Body, d.Words
	if len(words) == 0 {
		return Salutation{}
	}
	line, lineEnd := firstLine(raw, words)
	greeted := d.greetingWords(words[:line])
	if greeted == 0 {
		if s, ok := d.belowLetterhead(); ok {
			return s
		}
	}
	names, end, closed := addressee(raw, words[greeted:line], lineEnd)
	s := Salutation{Found: true, Start: words[0].Start, End: end, Names: names, words: greeted + len(names)}
	if greeted > 0 {
		return s
	}
	// A name alone, "Wei," or "Dr. Chen –", is one as well.
	if len(names) == 0 || len(names) > 4 && !names[0].CJK || !closed && s.words < line {
		return Salutation{}
	}
	if n := s.words; closed && n < line && d.greetingWords(words[n:line]) == line-n {
		s.End, s.words = lineEnd, line // "Wei, good morning,"
		return s
	}
	known := false
	for i, w := range names {
		if !hasCapital(raw, w) && !w.CJK && !isParticle(w.Fold) && !(i > 0 && raw[names[i-1].End:w.Start] == "-") {
			return Salutation{}
		}
		known = known || d.Person(w.Fold) != nil || d.slipOfRecipient(w.Fold)
	}
	if !known && (s.words < line || !closed) {
		return Salutation{}
	}
	return s
}

// firstLine counts the words of the line that words start with, and finds its end.
func firstLine(raw string, words []Word) (n, end int) {
	end = len(raw)
	if at := strings.IndexByte(raw[words[0].Start:], '\n'); at >= 0 {
		end = words[0].Start + at
	}
	for n < len(words) && words[n].Start < end {
		n++
	}
	return n, end
}

// belowLetterhead finds a salutation under a date and an address, as a letter has them: up
// to six short lines, then a greeting on a line that holds nothing else.
func (d *Doc) belowLetterhead() (Salutation, bool) {
	raw, at := d.Draft.Body, 0
	for range 7 {
		if at == len(d.Words) {
			break
		}
		line, lineEnd := firstLine(raw, d.Words[at:])
		words := d.Words[at : at+line]
		if greeted := d.greetingWords(words); greeted > 0 && at > 0 {
			names, end, _ := addressee(raw, words[greeted:], lineEnd)
			if greeted+len(names) < line {
				return Salutation{}, false
			}
			return Salutation{Found: true, Start: words[0].Start, End: end, Names: names, words: at + line}, true
		}
		if line > 6 || strings.HasSuffix(strings.TrimSpace(raw[words[0].Start:lineEnd]), ",") {
			break
		}
		at += line
	}
	return Salutation{}, false
}

// slipOfRecipient reports a word that is nearly a word of the recipient's name.
func (d *Doc) slipOfRecipient(fold string) bool {
	for _, w := range d.To.Names {
		n := utf8.RuneCountInString(w.Fold)
		if n >= 4 && Distance(fold, w.Fold, 1) <= 1 && (n >= 5 || fold[0] == w.Fold[0]) {
			return true
		}
	}
	return false
}

// hasCapital reports a capital letter anywhere in a word ("hCen" is a name, mistyped), or a
// word in a script that has none.
func hasCapital(raw string, w Word) bool {
	return w.Capital || strings.IndexFunc(raw[w.Start:w.End], func(r rune) bool {
		return unicode.IsUpper(r) || r >= 0x500 && unicode.Is(unicode.Lo, r)
	}) >= 0
}

// SpeaksOfWriter reports a folded word that is "I", alone or with a verb.
func SpeaksOfWriter(fold string) bool {
	switch fold {
	case "i", "i'm", "i've", "i'd", "i'll":
		return true
	}
	return false
}

// addressee reads the names after a greeting, up to what closes them.
func addressee(raw string, words []Word, lineEnd int) (names []Word, end int, closed bool) {
	if len(words) == 0 {
		return nil, lineEnd, false
	}
	end = words[0].Start
	for i, w := range words {
		hyphened := i > 0 && raw[words[i-1].End:w.Start] == "-" // "Ji-woo"
		if i > 0 && !hyphened && !hasCapital(raw, w) && !w.CJK && !isParticle(w.Fold) && !IsSalutationFiller(w.Fold) && !IsTitle(words[i-1].Fold) && !isParticle(words[i-1].Fold) {
			return names, end, false // "Hi Wei thank you for"
		}
		if i > 0 && SpeaksOfWriter(w.Fold) {
			return names, end, false // "Hi Wei I'm still thinking of"
		}
		names, end = words[:i+1:i+1], w.End
		next := lineEnd
		if i+1 < len(words) {
			next = words[i+1].Start
		}
		gap := raw[w.End:next]
		switch {
		case strings.ContainsAny(gap, ",:;!?–—(，：") || strings.Contains(gap, " -") || strings.Contains(gap, "--"):
			at := w.End + strings.IndexAny(gap, ",:;!?–—(，：-")
			_, size := utf8.DecodeRuneInString(raw[at:])
			return names, at + size, true
		case strings.Contains(gap, ".") && !IsTitle(w.Fold) && len(w.Fold) > 1 && w.Fold != "st":
			return names, w.End + 1, false
		case i == 7:
			return names, end, false
		}
	}
	return names, end, true
}

// greetingWords counts the words of greeting that a line starts with.
func (d *Doc) greetingWords(words []Word) int {
	n := 0
	for n < len(words) && n < 4 {
		w := words[n].Fold
		switch {
		case n+1 < len(words) && greetsWith(w, words[n+1].Fold):
			n += 2
		case isGreeting(w) && !d.To.Has(w): // "Cara," is a greeting and a name
			n++
		case n > 0 && OneOf(w, " again there once more "):
			n++
		default:
			return n
		}
	}
	return n
}

const greetings = " dear hi hello hey hiya greetings morning afternoon evening hallo liebe lieber bonjour bonsoir cher chere hola " +
	"estimado estimada querido querida ciao buongiorno gentile caro cara ola prezado prezada beste geachte hej hei " +
	"namaste salut moin servus guten tag здравствуите добрыи день утро вечер уважаемыи уважаемая дорогои дорогая привет вітаю шановнии шановна " +
	"αγαπητε αγαπητη αξιοτιμε αξιοτιμη καλησπερα καλημερα γεια szanowny szanowna szanowni drogi droga czesc dzien dobry mily vazeny vazena " +
	"chau tgau servas hoi sali gruezi aloha kiaora salam shalom annwyl helo " +
	"merhaba sayin kaere kara kjaere hyva draga dragi stimate stimata "

// IsGreeting reports a folded word that opens a salutation, in any of the languages that are known: "dear", "hallo".
func IsGreeting(fold string) bool { return OneOf(fold, greetings) }

// greetsWith reports a greeting of two words.
func greetsWith(first, second string) bool {
	if startsTwoWordGreeting(first) && strings.Contains(twoWordGreetingsElsewhere, "|"+first+" "+second+"|") {
		return true
	}
	switch first {
	case "good":
		return OneOf(second, " morning afternoon evening day ")
	case "guten":
		return OneOf(second, " tag morgen ")
	case "sehr":
		return OneOf(second, " geehrte geehrter ")
	case "buenos":
		return second == "dias"
	case "buenas":
		return second == "tardes"
	case "bom":
		return second == "dia"
	case "boa":
		return second == "tarde"
	case "goede":
		return second == "morgen"
	case "to":
		return OneOf(second, " dr whom ")
	}
	return false
}

const particles = "van der den de la le du da di dos von zu bin al el ter ten af ben y e"

func isParticle(fold string) bool { return particleSet().Has(fold) }

const salutationFillers = "and und et or all everyone everybody team folks both again there hiring manager managers recruiter recruiting " +
	"recruitment talent committee panel department interviewers interviewer whom it may concern to my the friend friends colleagues " +
	"respected honoured honored esteemed revered san sama sensei senpai ssi nim ji garu bey hanim efendi saheb sahib sahiba xiansheng laoshi jr hr people group members member interview acquisition lead 您 你 好 尊 敬 的 先 生 女 士 老 师 様 さ ん"

// IsSalutationFiller reports words that may stand in a salutation and are nobody's name.
func IsSalutationFiller(fold string) bool { return fillerSet().Has(fold) }

// findSignOff finds where the sign-off starts and ends, as bytes of the body: from "Best
// regards," or the candidate's bare name on, up to a postscript. Without one both are the
// end of the text that counts.
func (d *Doc) findSignOff(from int) (start, end int) {
	raw := d.Draft.Body
	start, end = len(raw), len(raw)
	lineEnd := len(raw)
	found, last := false, len(d.Words)
	if rule := d.signatureRule(from); rule > 0 {
		start, lineEnd, found = rule, rule-1, true
		for last > 0 && d.Words[last-1].Start >= rule {
			last--
		}
	}
	for seen := 0; lineEnd > from && seen < 10; {
		lineStart := max(strings.LastIndexByte(raw[:lineEnd], '\n')+1, from)
		line := strings.TrimSpace(raw[lineStart:lineEnd])
		if line != "" {
			seen++
			first := last
			for first > 0 && d.Words[first-1].Start >= lineStart {
				first--
			}
			words := d.Words[first:last]
			last = first
			switch {
			case isPostscript(words):
				start, end = lineStart, lineStart
			case len(words) > 10 && !found && isMotto(line):
			case len(words) > 10:
				return start, end
			case d.closes(line, words):
				start, found = lineStart, true
			case found:
				return start, end
			}
		}
		lineEnd = lineStart - 1
	}
	return start, end
}

// isMotto reports a line in quotation marks, as some put below their name.
func isMotto(line string) bool {
	for _, marks := range [...][2]string{{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}} {
		if said, ok := strings.CutPrefix(line, marks[0]); ok {
			end := strings.LastIndex(said, marks[1])
			return end >= 0 && len(said)-end <= 50
		}
	}
	return false
}

// longestSignature is how many lines with words a signature has below its line.
const longestSignature = 8

// signatureRule is where a line of dashes or the like begins that parts a signature from what is
// above it, the close or the candidate's name; 0 for none.
func (d *Doc) signatureRule(from int) int {
	raw := d.Draft.Body
	lineEnd, below := len(raw), 0
	for last := len(d.Words); lineEnd > from && below <= longestSignature; {
		lineStart := strings.LastIndexByte(raw[:lineEnd], '\n') + 1
		first := last
		for first > 0 && d.Words[first-1].Start >= lineStart {
			first--
		}
		line := strings.TrimSpace(raw[lineStart:lineEnd])
		switch {
		case first < last:
			if below++; isClosing(d.Words[first].Fold) && d.closes(line, d.Words[first:last]) {
				return 0 // the close is below: the line parts sections of the note
			}
		case len(line) >= 2 && strings.Trim(line, "-_=*~") == "" && below > 0 && lineStart > from:
			above := strings.TrimRight(raw[from:lineStart], " \t\r\n")
			at := from + strings.LastIndexByte(above, '\n') + 1
			for at > from && first > 0 && d.Words[first-1].Start >= at {
				first--
			}
			end := first
			for end < len(d.Words) && d.Words[end].Start < lineStart {
				end++
			}
			if at > from && d.closes(strings.TrimSpace(raw[at:from+len(above)]), d.Words[first:end]) {
				return lineStart
			}
			return 0
		}
		last, lineEnd = first, lineStart-1
	}
	return 0
}

func isPostscript(words []Word) bool {
	return len(words) > 0 && words[0].Fold == "ps" || len(words) > 1 && words[0].Fold == "p" && words[1].Fold == "s"
}

// closes reports whether a line is a closing formula or the candidate's own name.
func (d *Doc) closes(line string, words []Word) bool {
	if strings.HasPrefix(line, "--") && len(words) == 0 {
		return true
	}
	if len(words) == 0 {
		return false
	}
	if len(words) <= 5 && isClosing(words[0].Fold) {
		return !strings.HasSuffix(line, ".") && !strings.HasSuffix(line, "?") // else it is a sentence
	}
	for _, w := range words {
		if !d.Candidate.Has(w.Fold) {
			return false
		}
	}
	return true
}

// IsClosing reports a folded word that a closing formula may start with: "Best regards".
func IsClosing(fold string) bool { return isClosing(fold) }

const closings = " best regards kind kindest warm warmest warmly sincerely yours respectfully cordially thanks thank many cheers all " +
	"with cordialement saludos atentamente mit viele freundliche liebe beste gratefully gracias merci grazie obrigado obrigada " +
	"hochachtungsvoll bien cordiali "
