package review

import (
	"strings"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// Doc is a draft, analysed once, with the names of its context taken apart. Checks read
// it and change nothing.
type Doc struct {
	Draft   Draft
	Context Context

	// To is who the note goes to; Panel are the others of the round; Known are people of
	// the process's other rounds.
	To        Person
	Panel     []Person
	Known     []Person
	Candidate Person

	// Words are the words of the body, SubjectWords those of the subject.
	Words        []Word
	SubjectWords []Word
	// Salutation is how the body opens.
	Salutation Salutation
	// Main are the words of the body without salutation and sign-off.
	Main []Word
	// MainStart and SignOff are where, in bytes of the body, the main part starts and the
	// sign-off begins.
	MainStart, SignOff int

	subject, body *text
	stems         map[string]bool
	common        map[string]bool // stems
	mentioned     map[string]bool // stems
	wrote         map[string]bool // folded words
	panel         []*Doc
	earlier       []*Doc
}

// NewDoc analyses a draft.
func NewDoc(d Draft, c Context) *Doc {
	doc := &Doc{Draft: d, Context: c, subject: newText(d.Subject), body: newText(d.Body)}
	doc.To = NewPerson(d.To)
	for _, p := range c.Interview.Panel {
		if !p.SameAs(d.To) {
			doc.Panel = append(doc.Panel, NewPerson(p))
		}
	}
	for _, round := range c.Process.Interviews {
		if round.ID == c.Interview.ID {
			continue
		}
		for _, p := range round.Panel {
			if !p.SameAs(d.To) {
				doc.Known = append(doc.Known, NewPerson(p))
			}
		}
	}
	doc.Candidate = NewPerson(interview.Interviewer{Name: c.Process.Candidate.Name})
	doc.SubjectWords = SplitWords(d.Subject)
	markOpenings(d.Subject, doc.SubjectWords)
	doc.Words = SplitWords(d.Body)
	markOpenings(d.Body, doc.Words)
	doc.frame()
	return doc
}

// frame finds salutation and sign-off, and what is between them.
func (d *Doc) frame() {
	d.Salutation = d.findSalutation()
	from := 0
	if d.Salutation.Found {
		from, d.MainStart = d.Salutation.words, d.Salutation.End
	}
	start, end := d.findSignOff(d.MainStart)
	d.SignOff = start
	to, after := from, from
	for to < len(d.Words) && d.Words[to].Start < start {
		to++
	}
	for after = to; after < len(d.Words) && d.Words[after].Start < end; {
		after++
	}
	d.Main = d.Words[from:to:to]
	if after > to {
		d.Main = append(d.Main, d.Words[after:]...)
	} else {
		d.Main = d.Words[from:]
	}
}

// Length counts the words between salutation and sign-off as people do: what stands
// between blanks is one word ("follow-up", a link); two characters of Chinese or Japanese
// are one. The limits of length are in this measure.
func (d *Doc) Length() int {
	count, cjk := 0, 0
	for i, w := range d.Main {
		switch {
		case w.CJK:
			cjk++
		case i == 0 || d.Main[i-1].CJK || strings.ContainsAny(d.Draft.Body[d.Main[i-1].End:w.Start], " \n\t\r\u00a0—"):
			count++
		}
	}
	return count + (cjk+1)/2
}

// Person returns whose name answers to a word: the recipient, else one of the panel, else
// somebody of another round, else the candidate; nil when nobody does.
func (d *Doc) Person(fold string) *Person {
	if d.To.Answers(fold) {
		return &d.To
	}
	for _, list := range [...][]Person{d.Panel, d.Known} {
		for i := range list {
			if list[i].Answers(fold) {
				return &list[i]
			}
		}
	}
	if d.Candidate.Answers(fold) {
		return &d.Candidate
	}
	return nil
}

// Uses reports whether the main part uses a word, in any of its forms.
func (d *Doc) Uses(stem string) bool { return d.Stems()[stem] }

// Stems are the stems of the main part. Callers must not change the map.
func (d *Doc) Stems() map[string]bool {
	if d.stems == nil {
		d.stems = make(map[string]bool, len(d.Main))
		for _, w := range d.Main {
			d.stems[Stem(w.Fold)] = true
		}
	}
	return d.stems
}

// Mentioned reports whether the candidate wrote a word, in any of its forms, down about
// this interview: in the recipient's debrief or in the missed question, or it is part of
// the employer's name or of the role. What was talked about may be written about.
func (d *Doc) Mentioned(fold string) bool {
	d.readDebrief()
	return d.mentioned[Stem(fold)]
}

// Wrote is Mentioned for exactly this word: "Chenn" is no form of "Chen".
func (d *Doc) Wrote(fold string) bool {
	d.readDebrief()
	return d.wrote[fold]
}

func (d *Doc) readDebrief() {
	if d.wrote != nil {
		return
	}
	d.mentioned, d.wrote = map[string]bool{}, map[string]bool{}
	about := d.Draft.To.Debrief
	texts := []string{about.Anchor, about.Need, about.Value, d.Context.Process.Employer, d.Context.Process.Role, string(d.Draft.To.Role)}
	if m := d.Context.Interview.Missed; m != nil {
		texts = append(texts, m.Question, m.Said, m.BetterAnswer)
	}
	for _, text := range texts {
		for _, w := range SplitWords(text) {
			d.mentioned[Stem(w.Fold)], d.wrote[w.Fold] = true, true
		}
	}
}

// Common reports a stem that every note of this process to this person may use: of the
// employer's name, of the role, of the recipient's own name and role.
func (d *Doc) Common(stem string) bool {
	if d.common == nil {
		d.common = map[string]bool{}
		for _, text := range [...]string{d.Context.Process.Employer, d.Context.Process.Role, d.Draft.To.Name, string(d.Draft.To.Role)} {
			for _, w := range SplitWords(text) {
				d.common[Stem(w.Fold)] = true
			}
		}
	}
	return d.common[stem]
}

// PanelDocs are the other drafts of the panel, taken apart as far as comparing them needs.
func (d *Doc) PanelDocs() []*Doc {
	if d.panel == nil && len(d.Context.Panel) > 0 {
		for _, other := range d.Context.Panel {
			doc := &Doc{Draft: other, Context: Context{Process: d.Context.Process}, To: NewPerson(other.To), Candidate: d.Candidate}
			doc.Words = SplitWords(other.Body)
			doc.frame()
			d.panel = append(d.panel, doc)
		}
	}
	return d.panel
}

// earlierCompared is how many of the earlier notes a draft is compared with: the latest.
const earlierCompared = 40

// EarlierDocs are the first notes of earlier rounds and processes, the latest first, taken
// apart as far as comparing them needs.
func (d *Doc) EarlierDocs() []*Doc {
	if d.earlier == nil {
		for i := len(d.Context.Earlier) - 1; i >= 0 && len(d.earlier) < earlierCompared; i-- {
			sent := d.Context.Earlier[i]
			if sent.Phase != note.Anchor {
				continue
			}
			to := interview.Interviewer{Name: sent.To.Name, Email: sent.To.Email}
			doc := &Doc{Draft: Draft{Phase: sent.Phase, To: to, Subject: sent.Subject, Body: sent.Body}, To: NewPerson(to), Candidate: d.Candidate}
			doc.Words = SplitWords(sent.Body)
			doc.frame()
			d.earlier = append(d.earlier, doc)
		}
	}
	return d.earlier
}

func (d *Doc) text(p Part) *text {
	if p == Subject {
		return d.subject
	}
	return d.body
}
