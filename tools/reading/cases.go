package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/reading"
	"afterword/internal/review/reviewtest"
)

// checkKinds tells by the id of a check what its findings are.
var checkKinds = map[string]reading.Kind{
	"ultimatum": reading.Ultimatum, "bidding-war": reading.Bidding, "offer-unrecorded": reading.OtherOffer, "first-choice-unmarked": reading.FirstChoice,
	"perks-too-early": reading.Perks, "presumes-offer": reading.Presumption, "desperation": reading.Desperation, "guilt": reading.Guilt,
	"defensive": reading.Defensiveness, "worn-phrase": reading.WornPhrase, "next-step-missing": reading.NextStep,
}

// labelKinds tells it by the label of a fault.
var labelKinds = map[string]reading.Kind{
	"tact/ultimatum": reading.Ultimatum, "tact/bidding": reading.Bidding, "tact/offer-unrecorded": reading.OtherOffer, "tact/first-choice": reading.FirstChoice,
	"tact/perks": reading.Perks, "tact/presumption": reading.Presumption, "tact/desperation": reading.Desperation, "tact/guilt": reading.Guilt,
	"tact/defensiveness": reading.Defensiveness, "tact/worn-phrase": reading.WornPhrase,
}

// caseWeight is what a case is worth beside a natural line: it stands for what the checks promise.
const caseWeight = 3

// readCases takes the cases of the checks in: what a check must flag is of its kind, what
// it must pass is not. Only drafts of one sentence say which sentence it is. Of the next step it
// is the other way round, and what looks ahead is the last sentence.
func (l *learner) readCases(dir string) error {
	for _, id := range slices.Sorted(maps.Keys(checkKinds)) {
		kind := checkKinds[id]
		files, err := filepath.Glob(filepath.Join(dir, id, "*.txtar"))
		if err != nil {
			return err
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			for _, f := range txtar.Parse(data).Files {
				head, body, _ := strings.Cut(string(f.Data), "\n\n")
				if strings.HasPrefix(string(f.Data), "\n") || !strings.Contains(head, ":") {
					body = string(f.Data)
				}
				doc := review.NewDoc(review.Draft{Body: body}, review.Context{})
				ofKind := strings.HasPrefix(f.Name, "flag") != (kind == reading.NextStep)
				parts := sentencesOf(doc)
				if ofKind && kind == reading.NextStep && len(parts) > 0 {
					parts = parts[len(parts)-1:]
				}
				if doc.NotEnglish || ofKind && len(parts) != 1 {
					continue
				}
				l.groups++
				for _, text := range parts {
					var is [reading.Kinds]int8
					if is[kind] = -1; ofKind {
						is[kind] = 1
					}
					l.addSentence(text, "cases", id, is, caseWeight)
				}
			}
		}
	}
	return nil
}

// readSections takes the sentences of a file in that stand under the name of a kind:
// "# guilt" or "-- tact/guilt --".
func (l *learner) readSections(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	kind, known := reading.Kind(0), false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch name := strings.Trim(line, "-# "); {
		case line == "":
		case strings.HasPrefix(line, "# "):
			kind, known = checkKinds[name]
		case strings.HasPrefix(line, "-- "):
			kind, known = labelKinds[name]
		case known && !strings.Contains(line, "{"):
			l.add(strings.NewReplacer("(", "", ")", "").Replace(line), "sections", reading.Names[kind], labels(kind, true))
		}
	}
	return nil
}

// readNotes takes the sentences of notes in: what a label touches is of its kind, the rest
// is fine as far as the context of the note says.
func (l *learner) readNotes(pattern string) error {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return err
	}
	for _, file := range files {
		if strings.Contains(file, "hold_out") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		cases, err := reviewtest.Parse(data)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for _, c := range cases {
			l.addNote(c)
		}
	}
	return nil
}

func (l *learner) addNote(c reviewtest.Case) {
	fine := fineInAll
	if len(c.Context.Process.Offers) > 0 {
		fine[reading.OtherOffer] = 0
	}
	if c.Context.Process.FirstChoice {
		fine[reading.FirstChoice] = 0
	}
	if c.Context.Offered {
		fine[reading.Perks], fine[reading.Presumption], fine[reading.OtherOffer] = 0, 0, 0
	}
	if slices.ContainsFunc(c.Faults, func(l reviewtest.Label) bool { return l.Kind == "form/no-next-step" }) {
		fine[reading.NextStep] = -1 // none of its sentences looks ahead
	}
	if check, _, _ := strings.Cut(c.Name, "/"); c.Kind == "flag" {
		if _, known := checkKinds[check]; known {
			return // it is not said which sentence is the fault
		}
	}
	fine[reading.WornPhrase] = 0 // a careful note may be polite in worn words
	doc := review.NewDoc(c.Draft, c.Context)
	if doc.NotEnglish {
		return
	}
	l.groups++ // a note is one group
	for _, text := range sentencesOf(doc) {
		is, careful := fine, true
		for _, label := range append(c.Faults, c.Also...) {
			if label.Text == "" || !strings.Contains(text, label.Text) && !strings.Contains(label.Text, text) && !strings.Contains(text, strings.TrimRight(label.Text, ".")) {
				continue
			}
			careful = false
			if kind, ok := labelKinds[label.Kind]; ok {
				is = labels(kind, true)
			} else {
				is = [reading.Kinds]int8{}
			}
		}
		source := "careful"
		if !careful {
			source = "labelled"
		}
		from := len(l.examples)
		l.addSentence(text, source, c.Kind, is, 1)
		for i := range l.examples[from:] {
			l.examples[from+i].anchor = c.Draft.Phase == note.Anchor
		}
	}
}

// sentencesOf cuts the main part into sentences of three words and more.
func sentencesOf(doc *review.Doc) (texts []string) {
	start, body := 0, doc.Draft.Body
	for i := 1; i <= len(doc.Main); i++ {
		if i < len(doc.Main) && !doc.Main[i].Opens {
			continue
		}
		from, to := doc.Main[start].Start, len(body)
		if i < len(doc.Main) {
			to = doc.Main[i].Start
		} else if doc.SignOff > from {
			to = doc.SignOff
		}
		if i-start > 2 {
			texts = append(texts, strings.TrimSpace(body[from:to]))
		}
		start = i
	}
	return texts
}
