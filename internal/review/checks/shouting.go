package checks

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

func shouting() review.Check {
	return review.Check{
		ID:       "shouting",
		Group:    review.Form,
		Title:    "Capitals, stretched letters or a crowd of emoji",
		Severity: review.Warn,
		Why:      "What is meant as warmth is read as noise; the words carry it better.",
		Bad:      "I am SO EXCITED about this team 🎉🎉🎉",
		Good:     "I left with a page of ideas for your team.",
		Source:   "SPEC.md section 3, form: capitals or emoji shouting",
		Find: func(d *review.Doc) []review.Finding {
			found := shoutedWords(d)
			if f, ok := emojiCrowd(d.Draft.Body); ok {
				found = append(found, f)
			}
			return found
		},
	}
}

// shoutedWords finds plain words in capitals, and letters drawn out: "soooo". One word in
// capitals is emphasis and a hint; more are a warn.
func shoutedWords(d *review.Doc) []review.Finding {
	var found []review.Finding
	text, shouted, marks := d.Draft.Body, 0, marksIn.Of(d).main
	for i := 0; i < len(d.Main); i++ {
		drawn := marks[i]&isDrawnOut != 0
		if !drawn && !d.Main[i].Capital {
			continue
		}
		raw := text[d.Main[i].Start:d.Main[i].BareEnd]
		if !drawn && len(raw) > 1 && 'a' <= raw[1] && raw[1] <= 'z' {
			continue // nothing below finds a word like this
		}
		w := d.Main[i]
		switch {
		case drawn && (isPlain(collapsed(w.Fold)) || dictionary.Common(collapsed(w.Fold)) || collapsed(w.Fold) == "yay"):
			found = append(found, review.Finding{Span: span(w, w), Severity: review.Hint, Message: fmt.Sprintf("%q is drawn out like a shout.", shortened(raw, 60))})
		case isShouted(d, w, raw) || shoutedAlone(d, i) || shoutedAlong(d, i) || shoutedPraise(d, i) || shoutedTwice(d, i):
			to := i + 1
			for to < len(d.Main) && noSmallLetter(text[d.Main[to].Start:d.Main[to].BareEnd]) && adjoining(text, d.Main[to-1], d.Main[to]) {
				to++
			}
			from := i
			for from > 0 && allCapitals(text[d.Main[from-1].Start:d.Main[from-1].BareEnd]) && d.Main[from-1].Fold != "i" && isFunctionWord(d.Main[from-1].Fold) && adjoining(text, d.Main[from-1], d.Main[from]) {
				from--
			}
			if review.Quoted(text, d.Main[from].Start, d.Main[to-1].End) || namesGap(d, from, to) || from > 0 && oneOf(d.Main[from-1].Fold, "sign says reads labelled labeled stamped poster") && adjoining(text, d.Main[from-1], d.Main[from]) {
				i = to - 1
				continue // a sign, as it reads, or a placeholder
			}
			if to-from > 1 && isShouted(d, w, raw) || isPlain(w.Fold) && len(raw) > 3 || shoutedPraise(d, i) || shoutedAlong(d, i) {
				shouted += to - from
			}
			f := review.Finding{
				Span:    span(d.Main[from], d.Main[to-1]),
				Message: fmt.Sprintf("%q is in capitals, which reads as shouting.", oneLine(text[d.Main[from].Start:d.Main[to-1].End])),
			}
			f.Suggestions = []string{quiet(d, text, d.Main[from:to])}
			found = append(found, f)
			i = to - 1
		}
	}
	if shouted < 2 {
		for i := range found {
			found[i].Severity = review.Hint
		}
	}
	return found
}

// namesGap reports that d.Main[from:to] are the name of a gap: "[INTERVIEW DATE]".
func namesGap(d *review.Doc, from, to int) bool {
	text, first := d.Draft.Body, d.Main[from].Start
	if first > 0 && strings.IndexByte("[{<%$#_|*", text[first-1]) >= 0 || first > 0 && text[first-1] == '(' && isFieldName(d, text[first:d.Main[to-1].End]) {
		return true
	}
	return templateWord(d, text, d.Main, from) > 0
}

// isShouted reports a word of everyday speech in capitals: no abbreviation, no name, and
// nothing the candidate wrote down in capitals.
func isShouted(d *review.Doc, w review.Word, raw string) bool {
	if len(raw) < 4 || !allCapitals(raw) {
		return false
	}
	if isStatement(raw) {
		return false
	}
	return isPlain(w.Fold) && !(d.Wrote(w.Fold) && wroteAs(d, raw)) && d.Person(w.Fold) == nil
}

// isStatement reports a word of SQL, which is written in capitals.
func isStatement(raw string) bool {
	switch raw {
	case "SELECT", "UPDATE", "INSERT", "DELETE", "JOIN", "GROUP", "ORDER", "WHERE", "FROM", "HAVING", "READ", "WRITE", "TRUE", "FALSE", "NULL", "WITH", "LIKE", "INTO", "TABLE", "CREATE", "ROLE":
		return true
	}
	return false
}

// shoutedAlone reports a long word that everybody uses, in capitals among small ones, though it is
// no word of courtesy or grammar: "UNBELIEVABLE".
func shoutedAlone(d *review.Doc, i int) bool {
	w, text := d.Main[i], d.Draft.Body
	raw := text[w.Start:w.BareEnd]
	if len(raw) < 2 || len(raw) < 6 && !oneOf(w.Fold, "so not all yes wow now too dream team best") || !allCapitals(raw) || !dictionary.Known(w.Fold) || d.Mentioned(w.Fold) || d.Wrote(w.Fold) || review.Joined(text, w) != review.Apart || review.InQuotes(text, w) || oneOf(w.Fold, "select update insert delete having create values commit rollback readme makefile radar sonar") {
		return false
	}
	beside := func(j int) bool {
		return j >= 0 && j < len(d.Main) && allCapitals(text[d.Main[j].Start:d.Main[j].BareEnd]) && d.Main[j].Fold != "i" && !(j > i && w.Fold == "dream" && d.Main[j].Fold == "job")
	}
	return !beside(i-1) && !beside(i+1)
}

// shoutedTwice reports two long words that everybody uses, in capitals among small ones: "FOUR
// COLOURS". A word that is written so in what is known of the interview is a name or a sign.
func shoutedTwice(d *review.Doc, i int) bool {
	const long = 4
	text, n := d.Draft.Body, 0
	for j := i; j < len(d.Main) && (j == i || adjoining(text, d.Main[j-1], d.Main[j])); j++ {
		w := &d.Main[j]
		raw := text[w.Start:w.BareEnd]
		if !allCapitals(raw) {
			break
		}
		if len(raw) < long || !dictionary.Common(w.Fold) || wroteAs(d, raw) || d.Person(w.Fold) != nil || review.Joined(text, *w) != review.Apart || isStatement(raw) {
			return false
		}
		n++
	}
	return n == 2 && (i == 0 || !allCapitals(text[d.Main[i-1].Start:d.Main[i-1].BareEnd]) || !adjoining(text, d.Main[i-1], d.Main[i])) && !review.Quoted(text, d.Main[i].Start, d.Main[i+1].End)
}

// wroteAs reports that the candidate wrote a word down in capitals, about this interview or as
// what employer and role are called.
func wroteAs(d *review.Doc, raw string) bool {
	about, p := &d.Draft.To.Debrief, &d.Context.Process
	for _, text := range [...]string{about.Anchor, about.Need, about.Value, p.Employer, p.Role} {
		if strings.Contains(text, raw) {
			return true
		}
	}
	for _, m := range d.Context.Interview.MissedQuestions() {
		if strings.Contains(m.Question, raw) || strings.Contains(m.Said, raw) || strings.Contains(m.BetterAnswer, raw) {
			return true
		}
	}
	return false
}

// shoutedPraise reports "SO COOL" at d.Main[i]: a word that raises the next one, and a word of
// the language, both in capitals.
func shoutedPraise(d *review.Doc, i int) bool {
	if i+1 >= len(d.Main) {
		return false
	}
	text, first, second := d.Draft.Body, &d.Main[i], &d.Main[i+1]
	switch first.Fold {
	case "so", "very", "too", "such", "really", "much", "absolutely", "totally", "love", "loved":
	default:
		return false
	}
	if !allCapitals(text[first.Start:first.BareEnd]) || !allCapitals(text[second.Start:second.BareEnd]) || !adjoining(text, *first, *second) {
		return false
	}
	raw := text[second.Start:second.BareEnd]
	return len(raw) >= 3 && dictionary.Common(second.Fold) && !d.Wrote(second.Fold) && d.Person(second.Fold) == nil && !review.Quoted(text, first.Start, second.End)
}

// shoutedAlong reports that a sentence in capitals begins at d.Main[i]: five words and more, or four that
// are the whole of it, one of them of grammar, and no sign that is quoted.
func shoutedAlong(d *review.Doc, i int) bool {
	const aSentence, longest = 5, 24
	text, n, grammar := d.Draft.Body, 0, 0
	if i > 0 && !d.Main[i].Opens && adjoining(text, d.Main[i-1], d.Main[i]) && noSmallLetter(text[d.Main[i-1].Start:d.Main[i-1].BareEnd]) {
		return false // it was looked at from its first word on
	}
	for ; i+n < len(d.Main) && n < longest; n++ {
		w := d.Main[i+n]
		if !noSmallLetter(text[w.Start:w.BareEnd]) || n > 0 && (w.Opens || !adjoining(text, d.Main[i+n-1], w)) {
			break
		}
		if isFunctionWord(w.Fold) && w.Fold != "i" && w.Fold != "a" {
			grammar++
		}
	}
	whole := d.Main[i].Opens && (i+n == len(d.Main) || d.Main[i+n].Opens) && !isStatement(text[d.Main[i].Start:d.Main[i].BareEnd])
	if n < aSentence && !(whole && n == aSentence-1) || grammar == 0 {
		return false
	}
	return !review.Quoted(text, d.Main[i].Start, d.Main[i+n-1].End)
}

// noSmallLetter is allCapitals for letters of every script that has capitals.
func noSmallLetter(raw string) bool {
	capitals := false
	for _, r := range raw {
		if unicode.IsLower(r) {
			return false
		}
		capitals = capitals || unicode.IsUpper(r)
	}
	return capitals
}

// isPlain reports a word of everyday speech.
func isPlain(fold string) bool {
	return isFunctionWord(fold) || courtesySet().Has(review.Stem(fold))
}

// collapsed is a word with each run of a letter cut to one: "so" for "soooo".
func collapsed(fold string) string {
	var out []byte
	for i := range len(fold) {
		if i == 0 || fold[i] != fold[i-1] {
			out = append(out, fold[i])
		}
	}
	return string(out)
}

// allCapitals reports a word of two and more letters that are all capitals, or "I" and "A".
func allCapitals(raw string) bool {
	for i := range len(raw) {
		if c := raw[i]; c < 'A' || c > 'Z' {
			if c != '\'' || i == 0 {
				return false
			}
		}
	}
	return len(raw) > 1 || raw == "I" || raw == "A"
}

// drawnOut reports a letter three times in a row, as no English word has it.
func drawnOut(fold string) bool {
	run := 1
	for i := 1; i < len(fold); i++ {
		if fold[i] != fold[i-1] || fold[i] < 'a' || fold[i] > 'z' {
			run = 1
			continue
		}
		if run++; run >= 3 && fold[i] != 'x' && fold[i] != 'w' && fold[i] != 'i' && len(fold) > 3 {
			return true
		}
	}
	return false
}

// quiet is a run of capitals in small letters, with a capital where a sentence opens.
func quiet(d *review.Doc, text string, words []review.Word) string {
	var out strings.Builder
	at := words[0].Start
	for _, w := range words {
		spelt := asWritten(d, w.Fold)
		switch raw := text[w.Start:w.End]; {
		case w.Fold == "i" || len(w.Fold) > 1 && w.Fold[:2] == "i'":
			spelt = raised(lowered(raw))
		case spelt != "":
			spelt += text[w.BareEnd:w.End]
		case w.Opens:
			spelt = raised(lowered(raw))
		default:
			spelt = lowered(raw)
		}
		out.WriteString(text[at:w.Start])
		out.WriteString(spelt)
		at = w.End
	}
	return out.String()
}

// emojiCrowd finds more than one emoji: two are a hint, three a warn. One may stay.
func emojiCrowd(text string) (review.Finding, bool) {
	const first3, first4 = 0xE2, 0xF0 // what emoji of three bytes and of four start with
	if strings.IndexByte(text, first3) < 0 && strings.IndexByte(text, first4) < 0 {
		return review.Finding{}, false
	}
	first, last, count := -1, 0, 0
	for i := 0; i < len(text); {
		if text[i] < first3 {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if isEmoji(r) {
			if count++; count == 2 {
				first = i
			}
			last = i + size
		}
		i += size
	}
	if count < 2 {
		return review.Finding{}, false
	}
	f := review.Finding{Span: review.Span{Start: first, End: last}, Message: fmt.Sprintf("%d emoji: one is plenty.", count), Suggestions: []string{withoutEmoji(text[first:last])}}
	if count == 2 {
		f.Severity = review.Hint
	}
	return f, true
}

func isEmoji(r rune) bool {
	return r >= 0x1F300 && r <= 0x1FAFF && !(r >= 0x1F3FB && r <= 0x1F3FF) || r >= 0x2600 && r <= 0x27BF && r != 0x2713 && r != 0x2714 || r == 0x2B50
}

// withoutEmoji takes emoji, and what joins them, out of a text.
func withoutEmoji(text string) string {
	var out strings.Builder
	for _, r := range text {
		if isEmoji(r) || r >= 0x1F3FB && r <= 0x1F3FF || r == 0xFE0F || r == 0x200D {
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}
