package checks

import (
	"slices"
	"strings"
	"sync"

	"afterword/internal/review"
)

// jobGroups maps the head of a job title to its line, counted from one.
var jobGroups = sync.OnceValue(func() map[string]int {
	groups := map[string]int{}
	for n, line := range strings.Split(jobs, "\n") {
		for w := range strings.FieldsSeq(line) {
			groups[w] = n + 1
		}
	}
	return groups
})

// levels are steps of one career, lowest first.
func levelOf(fold string) int {
	switch fold {
	case "intern", "trainee", "apprentice", "internship", "werkstudent":
		return 1
	case "junior", "jr", "entry", "graduate":
		return 2
	case "mid":
		return 3
	case "senior", "sr":
		return 4
	case "staff", "lead":
		return 5
	case "principal":
		return 6
	}
	return 0
}

// jobHead returns the line of jobs that a word heads, singular or plural; 0 for none.
func jobHead(fold string) int {
	groups := jobGroups()
	if n := groups[fold]; n > 0 {
		return n
	}
	if one, ok := strings.CutSuffix(fold, "s"); ok {
		return groups[one]
	}
	return 0
}

// title is a job title taken apart: what it is headed by, which step, which field.
type jobTitle struct {
	heads     []int
	headStems []string // of the words of heads, in their order
	level     int
	fields    []string // stems: "softwar", "pediatric"
	under     bool     // "Assistant Chef", "Deputy Manager"
	top       bool     // "Head Chef", "Chief Engineer"
	leads     bool     // it is headed by "Head", "Lead" or "Chief"
}

// readTitle takes the words of a job title apart.
func readTitle(words []review.Word) jobTitle {
	var t jobTitle
	t.read(words)
	return t
}

// titleOf is readTitle for a text of the context.
var titleOf = review.DerivedFrom(func(role string) jobTitle {
	t := readTitle(review.SplitWords(role))
	if first, _, two := strings.Cut(role, "/"); two && t.under {
		t.under = readTitle(review.SplitWords(first)).under // "Care Assistant / Night Carer" is nobody's assistant
	}
	return t
})

// read is readTitle into t, in the memory that it has.
func (t *jobTitle) read(words []review.Word) {
	*t = jobTitle{heads: t.heads[:0], headStems: t.headStems[:0], fields: t.fields[:0]}
	for i := range words {
		w := &words[i]
		head, level := jobHead(w.Fold), levelOf(w.Fold)
		if i == len(words)-1 && leadsSchool(w.Fold) {
			head, level = jobHead("headteacher"), 0 // "Deputy Principal"; a "Principal Engineer" has a step
		}
		if level > 0 {
			t.level = level
		}
		if head > 0 && standsBefore(words, i) {
			t.under = t.under || isUnder(w.Fold)
			if isTop(w.Fold) {
				t.top, t.level = true, topLevel
				continue
			}
		}
		t.under = t.under || isUnder(w.Fold) && standsBefore(words, i)
		if isTop(w.Fold) || w.Fold == "lead" {
			t.leads = t.leads || i == len(words)-1 || words[i+1].Fold == "of"
		}
		switch {
		case head > 0:
			t.heads, t.headStems = append(t.heads, head), append(t.headStems, review.Stem(w.Fold))
		case level > 0, isFunctionWord(w.Fold) && !opensField(w.Fold), len(w.Fold) < 2 && !w.CJK, isNumeral(w.Fold):
		default:
			t.fields = append(t.fields, w.Stem())
		}
	}
}

// topLevel is the step of a "Head Chef".
const topLevel = 7

// isTop reports a word that, before a job, is the step above all others.
func isTop(fold string) bool { return fold == "head" || fold == "chief" }

// isUnder reports a word that, before a job, is the step below it.
func isUnder(fold string) bool { return oneOf(fold, "assistant deputy sous vice demi commis") }

// standsBefore reports that a job stands right behind words[i] or one word on: "Head Pastry Chef",
// but not "Head of Pastry".
func standsBefore(words []review.Word, i int) bool {
	for j := i + 1; j < min(len(words), i+4); j++ {
		if isFunctionWord(words[j].Fold) {
			return false
		}
		if jobHead(words[j].Fold) > 0 {
			return true
		}
	}
	return false
}

// leadsSchool reports a word that is a job where it ends a title, and a step before another.
func leadsSchool(fold string) bool { return fold == "principal" }

func isNumeral(fold string) bool {
	switch fold {
	case "ii", "iii", "iv", "2", "3", "4", "l3", "l4", "l5", "l6":
		return true
	}
	return false
}

// otherJob reports that a title in a note is surely not the role of the process: another
// head, another step of the career, or a field of its own where the role has one, too.
func otherJob(said, role jobTitle) bool {
	if len(said.heads) == 0 || len(role.heads)+len(role.fields) == 0 {
		return false // "Ninja" fits everything
	}
	if said.level > 0 && role.level > 0 && said.level != role.level {
		return true
	}
	if said.directs() && role.supervises() || said.supervises() && role.directs() {
		return true
	}
	if said.under != role.under && !(said.under && role.level > 0 && role.level < 3) {
		return true
	}
	if role.top && said.leads || said.top && role.leads { // "Head of Pastry" is the Head Pastry Chef
		if len(said.fields) == 0 || len(role.fields) == 0 || shareField(said.fields, role.fields) {
			return false
		}
	}
	if len(role.heads) == 0 { // "Field Agronomist": whose head is not in our list
		return (said.top || len(said.heads)+len(said.fields) > 1) && !shareField(said.marks(0), role.fields)
	}
	for _, h := range said.heads {
		if !slices.Contains(role.heads, h) {
			continue
		}
		mine, theirs := said.marks(h), role.marks(h)
		if len(mine) == 0 || len(theirs) == 0 || shareField(mine, theirs) && !opposed(mine, theirs) && !exchanged(said.fields, role.fields) {
			return false
		}
	}
	return true
}

// directs reports a director, supervises a manager below one.
func (t jobTitle) directs() bool    { return t.headedBy("direct vp") && !t.supervises() }
func (t jobTitle) supervises() bool { return t.headedBy("manag supervis foreman") }

// headedBy reports one of some words, stems, among the heads of a title.
func (t jobTitle) headedBy(stems string) bool {
	return slices.ContainsFunc(t.headStems, func(h string) bool { return oneOf(h, stems) })
}

// marks are what a title has besides its heads of one line: what tells a "QA Lead" from a
// "Warehouse Supervisor".
func (t jobTitle) marks(head int) []string {
	marks := t.fields
	for i, h := range t.heads {
		if h != head {
			marks = append(slices.Clip(marks), t.headStems[i])
		}
	}
	return marks
}

// exchanged reports one field in the place of another, where the rest is the same: "Tunnel
// Inspection Engineer" for a Bridge Inspection Engineer.
func exchanged(a, b []string) bool {
	if len(a) < 2 || len(a) != len(b) {
		return false
	}
	other := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if other++; shareField(a[i:i+1], b) || shareField(a, b[i:i+1]) {
			return false
		}
	}
	return other == 1
}

// opposed reports fields that are of one kind and yet two jobs: a front end and a back end, iOS
// and Android.
func opposed(a, b []string) bool {
	const server, mobile = "backend back frontend front", "mobile mobil ios io android"
	const learning = "ml ai learn machin"
	const device, net = "embed firmwar", "web cloud mobile mobil frontend backend devop"
	has := func(list []string, words string) bool {
		return slices.ContainsFunc(list, func(f string) bool { return oneOf(f, words) })
	}
	if has(a, server) && !has(a, mobile) && has(b, mobile) && !has(b, server) || has(b, server) && !has(b, mobile) && has(a, mobile) && !has(a, server) {
		return true
	}
	if has(a, "data") && !has(a, learning) && has(b, learning) && !has(b, "data") || has(b, "data") && !has(b, learning) && has(a, learning) && !has(a, "data") {
		return true
	}
	if has(a, device) && !has(a, net) && has(b, net) && !has(b, device) || has(b, device) && !has(b, net) && has(a, net) && !has(a, device) {
		return true
	}
	for _, pair := range [...][2]string{{"frontend backend front back", "fullstack full"}, {"ios android", "mobile"}} {
		here, there := "", ""
		for _, f := range a {
			if oneOf(f, pair[0]) {
				here = f
			}
		}
		for _, f := range b {
			if oneOf(f, pair[0]) {
				there = f
			}
		}
		if here == "" || there == "" || here[0] == there[0] {
			continue
		}
		both := slices.ContainsFunc(a, func(f string) bool { return oneOf(f, pair[1]) || f[0] == there[0] && oneOf(f, pair[0]) }) ||
			slices.ContainsFunc(b, func(f string) bool { return oneOf(f, pair[1]) || f[0] == here[0] && oneOf(f, pair[0]) })
		if !both {
			return true
		}
	}
	return false
}

// shareField reports one field of work in both lists.
func shareField(a, b []string) bool {
	for _, f := range a {
		for _, g := range b {
			if sameField(f, g) {
				return true
			}
		}
	}
	return false
}

// sameField reports two words for one field of work, or one that is short for the other.
func sameField(a, b string) bool {
	if a == b || len(a) >= 3 && strings.HasPrefix(b, a) || len(b) >= 3 && strings.HasPrefix(a, b) {
		return true
	}
	for _, line := range sameFields() {
		if line[a] && line[b] {
			return true
		}
	}
	return false
}

// fields are words for one field of work, a line each.
const fields = `
software backend frontend back front end full stack fullstack web platform application systems infrastructure cloud mobile ios android server go golang java python ruby rust
data analytics business intelligence bi machine learning ml ai
devops reliability site infrastructure platform operations sre cloud
people hr human resources talent
ux ui user experience interface product interaction visual
pediatrics pediatric paediatric children
icu intensive care critical
er emergency
account sales business development
finance financial accounting
quality assurance qa test
customer client success support
care healthcare homecare
embedded firmware
`

var sameFields = sync.OnceValue(func() []map[string]bool {
	var lines []map[string]bool
	for line := range strings.SplitSeq(strings.TrimSpace(fields), "\n") {
		lines = append(lines, setOf(line, review.Stem))
	}
	return lines
})
