package checks

import (
	"strings"
	"sync"

	"afterword/internal/review"
)

// wordPlaceholder returns where a placeholder made of words ends, 0 for none: XXX, TODO,
// INSERT, "your name here", "lorem ipsum".
func wordPlaceholder(d *review.Doc, text string, words []review.Word, at int) int {
	w, marks := &words[at], mark(marksOf.Of(&words[at]))
	if !w.Capital && marks&mayFillGap == 0 {
		return 0
	}
	raw := text[w.Start:w.End]
	if marks&(mayFillGap|mayOpenTemplate) == 0 && len(raw) > 1 && 'a' <= raw[1] && raw[1] <= 'z' {
		return 0 // nearly every word with a capital
	}
	if !mayStandIn(w, marks, raw) {
		return placeholderPhrase(d, words, at)
	}
	switch raw {
	case "TODO", "FIXME", "INSERT", "TKTK", "PLACEHOLDER", "XYZ":
		if d.Mentioned(w.Fold) || aboutCode(words, at) {
			return 0
		}
		return w.End
	}
	if len(raw) >= 3 && strings.Trim(raw, "X") == "" || len(raw) >= 3 && strings.Trim(raw, "x") == "" {
		return w.End
	}
	if end := templateWord(d, text, words, at); end > 0 {
		return end
	}
	if (raw == "TBD" || raw == "TBC" || raw == "TBA") && !d.Mentioned(w.Fold) && !(isSaid(words, at) && adjoining(text, words[at-1], *w)) {
		return w.End
	}
	if (raw == "XX" || raw == "X" || raw == "NN") && countsSomething(text, words, at) {
		return w.End
	}
	if rest := text[w.End:]; raw == "HH" && strings.HasPrefix(rest, ":MM") || raw == "DD" && (strings.HasPrefix(rest, "/MM") || strings.HasPrefix(rest, ".MM") || strings.HasPrefix(rest, "-MM")) || raw == "MM" && strings.HasPrefix(rest, "/DD") {
		return w.End + len("/MM")
	}
	if raw == "NOTE" && at+2 < len(words) && text[w.Start:words[at+2].End] == "NOTE TO SELF" {
		return words[at+2].End
	}
	if raw == "TK" && strings.HasPrefix(text[w.End:], ":") && !d.Mentioned(w.Fold) {
		return w.End
	}
	return placeholderPhrase(d, words, at)
}

// opensTemplate reports a word that a template may begin with in small letters behind a capital: mayOpenTemplate
// keeps it.
func opensTemplate(fold string) bool {
	switch fold {
	case "company", "name", "lastname", "vorname", "nachname":
		return true
	}
	return strings.HasPrefix(fold, "your") || strings.HasPrefix(fold, "firstname")
}

// mayStandIn reports a word that may by itself be a placeholder, or begin one in capitals.
func mayStandIn(w *review.Word, marks mark, raw string) bool {
	switch {
	case !w.Capital || len(raw) == 1:
		return w.Fold[0] == 'x'
	case 'a' <= raw[1] && raw[1] <= 'z':
		return w.Fold[0] == 'x' || marks&mayOpenTemplate != 0 && w.End == w.BareEnd
	}
	return true
}

func placeholderPhrase(d *review.Doc, words []review.Word, at int) int {
	if mark(marksOf.Of(&words[at]))&mayFillGap == 0 {
		return 0
	}
	if h, ok := placeholderPhrases().at(words, at); ok && !mentioned(d, words[h.From:h.To]) {
		if oneOf(words[at].Fold, "change replace delete") && !words[at].Capital {
			return 0 // "no other can change this"
		}
		if words[at].Fold == "to" && h.To < len(words) && !words[h.To].Opens && words[h.To-1].End+1 == words[h.To].Start {
			return 0 // "a drawing, to be filled in by the customer"
		}
		return words[h.To-1].End
	}
	return 0
}

// templateWord returns where a template's word in capitals ends, 0 for none: "Dear NAME,",
// "FIRST NAME", "NAME HERE", "Your Name".
func templateWord(d *review.Doc, text string, words []review.Word, at int) int {
	w := words[at]
	if !w.Capital {
		return 0
	}
	raw := text[w.Start:w.BareEnd]
	next := ""
	if at+1 < len(words) && adjoining(text, w, words[at+1]) {
		next = text[words[at+1].Start:words[at+1].BareEnd]
	}
	switch raw {
	case "FIRSTNAME", "LASTNAME", "FULLNAME", "FNAME", "LNAME", "COMPANYNAME", "JOBTITLE", "VORNAME", "NACHNAME", "Firstname", "Lastname", "Vorname", "Nachname":
		return w.End
	case "FIRST", "LAST", "FULL", "COMPANY", "YOUR", "JOB":
		if next == "NAME" || next == "TITLE" || next == "ROLE" {
			return words[at+1].End
		}
	case "COLLEAGUE", "TEAM", "MANAGER", "PROJECT", "PRODUCT", "CLIENT", "SCHOOL", "HOSPITAL", "DEPARTMENT", "INTERVIEWER", "EMPLOYER":
		if next == "NAME" {
			return words[at+1].End
		}
	case "Name":
		if at > 0 && oneOf(words[at-1].Fold, "mr ms mrs dr dear hi hello") && !d.Mentioned("name") {
			return w.End
		}
	case "Your", "Company":
		if next == "Name" && !d.Mentioned("name") {
			return words[at+1].End
		}
	case "ANCHOR", "MOMENT", "STORY", "DETAIL", "EXAMPLE":
		if next == "HERE" {
			return words[at+1].End
		}
	case "SPECIFIC":
		if oneOf(next, "MOMENT STORY DETAIL DETAILS TOPIC EXAMPLE PROJECT SKILL") {
			return words[at+1].End
		}
	}
	if raw == "NAME" && next == "OF" && at+2 < len(words) && allCapitals(text[words[at+2].Start:words[at+2].BareEnd]) && (isWorkplace(words[at+2].Fold) || oneOf(words[at+2].Fold, "employer organisation organization university interviewer person manager business")) {
		return words[at+2].End // "NAME OF HOSPITAL"
	}
	switch raw {
	case "NAME", "COMPANY", "EMPLOYER", "ROLE", "POSITION", "INTERVIEWER", "RECIPIENT", "TITLE", "TOPIC", "DATE":
	default:
		return 0
	}
	if next == "HERE" {
		return words[at+1].End
	}
	from, to := sentenceAround(text, words, at)
	before := at > 0 && allCapitals(text[words[at-1].Start:words[at-1].End])
	code := aboutCode(words, at)
	if at > 1 && words[at-1].Fold == "by" {
		code = holds(words[at-2:at-1], "group", "grouped", "order", "ordered", "sort", "sorted", "partition", "keyed")
	}
	if d.Mentioned(w.Fold) || before || next != "" && allCapitals(next) || code || holds(words[from:to], "says", "reads", "labelled", "labeled", "label", "stamped", "drawer", "column", "columns", "field", "fields", "table", "tables", "header", "headers") {
		return 0 // a text in capitals, or a column of a table
	}
	return w.End
}

// isSaid reports "TBD" as people say it: "the date is still TBD".
func isSaid(words []review.Word, at int) bool {
	if at == 0 {
		return false
	}
	switch words[at-1].Fold {
	case "is", "are", "was", "were", "be", "still", "as", "being", "remains", "it's", "a", "the", "that's", "currently", "listed":
		return true
	}
	return false
}

// countsSomething reports that "XX" stands for a number somebody meant to fill in: "XX
// years", not "Super Bowl XX" or "the XX chromosome".
func countsSomething(text string, words []review.Word, at int) bool {
	if at > 0 && adjoining(text, words[at-1], words[at]) {
		switch words[at-1].Fold {
		case "chapter", "part", "volume", "section", "article", "appendix", "book", "act", "page", "century":
			return false
		}
		if words[at-1].Capital && !words[at-1].Opens {
			return false
		}
	}
	if raw := text[words[at].Start:words[at].End]; raw == "X" {
		if at > 0 && text[words[at].Start-1] == '$' || strings.HasPrefix(strings.TrimLeft(text[words[at].End:], " "), "%") {
			return true
		}
		return at+1 < len(words) && adjoining(text, words[at], words[at+1]) && at > 0 && !holds(words[at-1:at], "the", "an", "axis", "factor") && isCounted(words[at+1].Fold)
	}
	if strings.HasPrefix(text[words[at].End:], "%") {
		return true
	}
	if at+1 == len(words) || words[at+1].Capital || strings.HasPrefix(text[words[at].End:], "-") {
		return false
	}
	switch words[at+1].Fold {
	case "or", "and", "chromosome", "chromosomes":
		return false
	}
	return adjoining(text, words[at], words[at+1]) || strings.HasPrefix(text[words[at].End:], "%")
}

// isCounted reports what the number of is left open: "for X years".
func isCounted(fold string) bool {
	switch fold {
	case "years", "percent", "months", "weeks", "days", "hours", "minutes", "people", "patients", "customers", "clients", "students", "pupils", "guests", "dollars", "euros", "pounds", "engineers", "projects":
		return true
	}
	return false
}

// aboutCode reports that the words around speak of the thing itself: "a TODO list", "an
// INSERT into that table".
func aboutCode(words []review.Word, at int) bool {
	if at > 0 {
		switch words[at-1].Fold {
		case "a", "an", "each", "every", "per", "one", "single", "bulk", "batch", "of", "slow", "select", "update", "delete", "by":
			return true
		}
	}
	if at+1 < len(words) {
		switch words[at+1].Fold {
		case "into", "on", "or", "statement", "statements", "query", "queries", "path", "trigger", "triggers", "list", "lists", "app", "comment", "comments", "item", "items":
			return true
		}
	}
	return false
}

var placeholderPhrases = sync.OnceValue(func() *phrases {
	return phrasesOf("lorem ipsum", "lorem ipsum dolor sit amet", "dolor sit amet", "your name here", "name goes here", "company goes here", "text goes here", "topic goes here", "role goes here", "story goes here", "anchor goes here", "example goes here", "sentence goes here", "number goes here", "date goes here", "title goes here", "moment goes here", "detail goes here", "link goes here", "abc company", "abc corp", "xyz company", "xyz corp", "company xyz", "company abc", "company x", "firstname lastname", "john doe", "jane doe", "asdf",
		"insert specific", "insert topic", "insert date", "insert job title", "insert position", "insert interviewer", "insert here", "insert details", "insert example", "insert personal", "insert title", "to be filled in", "replace this", "replace me", "delete this line", "change this", "company name here", "name here", "insert name", "insert company", "insert role",
		"insert anchor", "insert your", "fill in here")
})
