package main

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"afterword/internal/review"
	"afterword/internal/review/reading"
)

// example is a sentence and what is known of it: +1 it is of the kind, -1 it is not, 0 not
// said.
type example struct {
	features []int32 // indices, see index
	is       [reading.Kinds]int8
	weight   float32
	group    int    // all that was made from one line
	author   int    // of natural writing, from 1 on
	anchor   bool   // of a note that thanks
	clause   bool   // not a whole sentence
	sentence int    // the example that is the whole sentence
	source   string // of the bank: "training", "open", "careful", "natural"
	kind     string // the file
	text     string
}

// learner gathers examples.
type learner struct {
	examples []example
	index    map[uint32]int32
	groups   int
	author   int // of what is read now
	digest   uint32
	reader   reading.Reader
}

const variants = 10 // made of one line at most

// templateWeight is what a line with choices is worth beside one that somebody wrote as it is.
const templateWeight float32 = 0.5

// related are kinds that one sentence may well be of at the same time.
var related = [][]reading.Kind{
	{reading.Ultimatum, reading.Bidding, reading.OtherOffer, reading.FirstChoice},
	{reading.Bidding, reading.Perks},
	{reading.FirstChoice, reading.Desperation, reading.Presumption},
	{reading.Guilt, reading.Ultimatum, reading.Desperation, reading.WornPhrase},
	{reading.Perks, reading.Presumption},
	{reading.Desperation, reading.Perks, reading.Defensiveness},
}

func areRelated(a, b reading.Kind) bool {
	return slices.ContainsFunc(related, func(set []reading.Kind) bool { return slices.Contains(set, a) && slices.Contains(set, b) })
}

// readBank reads one file: faults above "-- fine --", near misses below.
func (l *learner) readBank(path, source string, kind reading.Kind) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	fault := true
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "-- fine --":
			fault = false
			continue
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		}
		l.add(line, source, reading.Names[kind], labels(kind, fault))
	}
	return nil
}

// labels says what a sentence of a file is and is not. Where the next step is missing, that is the
// fault.
func labels(kind reading.Kind, fault bool) (is [reading.Kinds]int8) {
	if kind == reading.NextStep {
		if is[kind] = 1; fault {
			is[kind] = -1
		}
		return is
	}
	for k := range reading.Faults {
		switch {
		case k == kind && fault:
			is[k] = 1
		case k == kind:
			is[k] = -1
		case fault && areRelated(k, kind):
		case !fault && k == reading.OtherOffer && areRelated(k, kind):
			// who asks politely for a date may well have an offer
		default:
			is[k] = -1
		}
	}
	return is
}

// add takes a line in, with what its choices make of it.
func (l *learner) add(line, source, kind string, is [reading.Kinds]int8) {
	l.groups++
	made := expand(line)
	weight := templateWeight
	if n := float32(len(made)); n > 3 {
		weight *= 3 / n
	}
	for _, text := range made {
		l.addSentence(text, source, kind, is, weight)
	}
}

func (l *learner) addSentence(text, source, kind string, is [reading.Kinds]int8, weight float32) {
	doc := review.NewDoc(review.Draft{Body: "Dear Wei,\n\n" + text + "\n\nBest regards,\nAda Park\n"}, review.Context{})
	body := doc.Draft.Body
	words := doc.Main
	if len(words) == 0 {
		return
	}
	last := words[len(words)-1]
	question := strings.HasPrefix(body[last.End:], "?")
	l.example(text, source, kind, is, weight, body, words, question)
	whole := len(l.examples) - 1
	if slices.Contains(is[:], 1) {
		if source != "natural" {
			return
		}
		is = [reading.Kinds]int8{} // which of its clauses is the fault is not known
	}
	for _, c := range reading.Clauses(nil, body, words) { // of what is fine, each clause is fine
		l.example(text, source, kind, is, weight/2, body, words[c.From:c.To], question && c.To == len(words))
		e := &l.examples[len(l.examples)-1]
		e.clause, e.sentence = true, whole
	}
}

func (l *learner) example(text, source, kind string, is [reading.Kinds]int8, weight float32, body string, words []review.Word, question bool) {
	e := example{is: is, weight: weight, group: l.groups, author: l.author, source: source, kind: kind, text: text}
	for _, h := range l.reader.Features(body, words, question) {
		i, known := l.index[h]
		if !known {
			i = int32(len(l.index))
			l.index[h] = i
		}
		e.features = append(e.features, i)
	}
	e.sentence = len(l.examples)
	slices.Sort(e.features)
	e.features = slices.Compact(e.features)
	l.examples = append(l.examples, e)
}

// expand writes out some of the ways to read the choices of a line, "(a|b|)", always the
// same ones.
func expand(line string) []string {
	var parts [][]string
	total := 1
	for rest := line; rest != ""; {
		open := strings.IndexByte(rest, '(')
		if open < 0 {
			parts = append(parts, []string{rest})
			break
		}
		end := strings.IndexByte(rest[open:], ')') + open
		choices := strings.Split(rest[open+1:end], "|")
		rest2 := rest[end+1:]
		if strings.HasPrefix(rest2, "?") && len(rest2) > 1 && rest2[1] == ' ' { // "(word)? next"
			choices, rest2 = append(choices, ""), rest2[1:]
		}
		parts = append(parts, []string{rest[:open]}, choices)
		total *= len(choices)
		rest = rest2
	}
	random := rand.New(rand.NewPCG(uint64(review.Hash(line)), 1))
	var all []string
	for range min(total, 4*variants) {
		if len(all) == variants {
			break
		}
		var b strings.Builder
		for _, choices := range parts {
			b.WriteString(choices[random.IntN(len(choices))])
		}
		if text := tidy(b.String()); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// tidy sets right what leaving out words did to the blanks and to the first letter.
func tidy(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, mark := range [...]string{"'d", "'ll", "'m", "'ve", "'re", ",", ".", ";", ":", "?"} {
		text = strings.ReplaceAll(text, " "+mark, mark)
	}
	if text != "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return text
}

// readFine reads sentences without any fault.
func (l *learner) readFine(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		l.add(line, "training", "fine", fineInAll)
	}
	return nil
}

// fineInAll labels a sentence without a fault. Whether it looks ahead it does not say.
var fineInAll = func() (is [reading.Kinds]int8) {
	for k := range reading.Faults {
		is[k] = -1
	}
	return is
}()
