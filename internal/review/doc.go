package review

import (
	"strings"

	"afterword/internal/interview"
	"afterword/internal/letter/reply"
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
	// NotEnglish says that the main part is in another language: checks that know English
	// do not run.
	NotEnglish bool
	// Quotes says that the mail that the note answers stands in it, quoted.
	Quotes bool

	s     *scratch
	names nameBits // of everybody
	// What is worked out when first asked for.
	length                  int // and one
	stemsRead               bool
	commonRead, debriefRead bool
	panel                   []*Doc
	earlier                 []*Doc
	pairsRead               bool
	saying                  []Word // see spoken
}

// NewDoc analyses a draft.
func NewDoc(d Draft, c Context) *Doc {
	doc := new(Doc)
	doc.read(&scratch{}, &d, &c)
	return doc
}

// read makes doc the analysis of a draft, in the memory of s.
func (d *Doc) read(s *scratch, draft *Draft, c *Context) {
	*d = Doc{}
	d.Draft, d.Context, d.s = *draft, *c, s
	d.Draft.Body, d.Quotes = reply.OwnLines(draft.Body)
	draft = &d.Draft
	s.begin()
	s.subject.reset(draft.Subject)
	s.body.reset(draft.Body)
	d.readPeople()
	s.subjectWords = appendWords(s.subjectWords[:0], draft.Subject, s.lexicon)
	markOpenings(draft.Subject, s.subjectWords)
	s.words = appendWords(s.words[:0], draft.Body, s.lexicon)
	markOpenings(draft.Body, s.words)
	d.SubjectWords, d.Words = s.subjectWords, s.words
	d.frame()
	d.NotEnglish = notEnglish(d.Main)
}

// goesTo reports somebody who is the recipient. An address alone does not tell: the draft may
// have that of another one of the panel.
func (d *Doc) goesTo(p *interview.Interviewer) bool {
	if !p.SameAs(d.Draft.To) {
		return false
	}
	if p.Name == d.Draft.To.Name || p.Name == "" || d.Draft.To.Name == "" {
		return true
	}
	for _, w := range d.s.person(p).Names {
		if d.To.Answers(w.Fold) {
			return true
		}
	}
	return false
}

// readPeople takes the names of the context apart.
func (d *Doc) readPeople() {
	s, c := d.s, &d.Context
	s.panel, s.known = s.panel[:0], s.known[:0]
	d.To = *s.person(&d.Draft.To)
	for i := range c.Interview.Panel {
		if p := &c.Interview.Panel[i]; !d.goesTo(p) {
			s.panel = append(s.panel, *s.person(p))
		}
	}
	for i := range c.Process.Interviews {
		round := &c.Process.Interviews[i]
		if round.ID == c.Interview.ID {
			continue
		}
		for j := range round.Panel {
			if p := &round.Panel[j]; !d.goesTo(p) {
				s.known = append(s.known, *s.person(p))
			}
		}
	}
	d.Panel, d.Known = s.panel, s.known
	d.Candidate = *s.person(&interview.Interviewer{Name: c.Process.Candidate.Name})
	d.names = d.To.begins
	d.names.addAll(&d.Candidate.begins)
	for _, list := range [...][]Person{d.Panel, d.Known} {
		for i := range list {
			d.names.addAll(&list[i].begins)
		}
	}
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
	switch {
	case after == to:
		d.Main = d.Words[from:]
	case after < len(d.Words): // a postscript
		d.s.main = append(append(d.s.main[:0], d.Main...), d.Words[after:]...)
		d.Main = d.s.main
	}
}

// Length counts the words between salutation and sign-off as people do: what stands
// between blanks is one word ("follow-up", a link); two characters of Chinese or Japanese
// are one. The limits of length are in this measure.
func (d *Doc) Length() int {
	if d.length > 0 {
		return d.length - 1
	}
	count, cjk := 0, 0
	for i := range d.Main {
		switch w := &d.Main[i]; {
		case w.CJK:
			cjk++
		case i == 0 || d.Main[i-1].CJK || d.Draft.Body[d.Main[i-1].End] == ' ' || d.blankBetween(&d.Main[i-1], w):
			count++
		}
	}
	count += (cjk + 1) / 2
	d.length = count + 1
	return count
}

func (d *Doc) blankBetween(a, b *Word) bool {
	gap := d.Draft.Body[a.End:b.Start]
	return strings.IndexByte(gap, ' ') >= 0 || gap != "-" && strings.ContainsAny(gap, "\n\t\r\u00a0—")
}

// Person returns whose name answers to a word: the recipient, else one of the panel, else
// somebody of another round, else the candidate; nil when nobody does.
func (d *Doc) Person(fold string) *Person {
	if !d.MayName(fold) {
		return nil
	}
	known := &d.s.called[(len(fold)+7*int(fold[0])+3*int(fold[len(fold)-1]))%calledAtOnce]
	if known.fold != fold {
		*known = calledSo{fold, d.whoAnswers(fold)}
	}
	return known.who
}

func (d *Doc) whoAnswers(fold string) *Person {
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

// MayName tells of most words, from how they begin, that nobody of the context
// answers to them, nor is called so.
func (d *Doc) MayName(fold string) bool { return d.names.may(fold) }

// Uses reports whether the main part uses a word, in any of its forms.
func (d *Doc) Uses(stem string) bool {
	d.readStems()
	h := Hash(stem)
	if !d.s.stemBits.Has(h) {
		return false
	}
	for i, other := range d.s.stems {
		if other == h && d.Main[i].Stem() == stem {
			return true
		}
	}
	return false
}

func (d *Doc) readStems() {
	if d.stemsRead {
		return
	}
	d.stemsRead = true
	s := d.s
	s.stems, s.stemBits = s.stems[:0], WordBits{}
	for i := range d.Main {
		h := d.Main[i].StemHash()
		s.stems = append(s.stems, h)
		s.stemBits.Add(h)
	}
}

// Mentioned reports whether the candidate wrote a word, in any of its forms, down about
// this interview: in the recipient's debrief or in a missed question, or it is part of
// the employer's name or of the role. What was talked about may be written about.
func (d *Doc) Mentioned(fold string) bool {
	d.readDebrief()
	return d.s.debriefs.hasStem(Stem(fold))
}

// Wrote is Mentioned for exactly this word: "Chenn" is no form of "Chen".
func (d *Doc) Wrote(fold string) bool {
	d.readDebrief()
	return d.s.debriefs.has(fold)
}

func (d *Doc) readDebrief() {
	if d.debriefRead {
		return
	}
	d.debriefRead = true
	s, about, p := d.s, &d.Draft.To.Debrief, &d.Context.Process
	s.debriefs.reset()
	for _, text := range [...]string{about.Anchor, about.Need, about.Value, p.Employer, p.Role, string(d.Draft.To.Role)} {
		s.debriefs.addText(s, text)
	}
	for _, m := range d.Context.Interview.MissedQuestions() {
		for _, text := range [...]string{m.Question, m.Said, m.BetterAnswer} {
			s.debriefs.addText(s, text)
		}
	}
}

// Common reports a stem that every note of this process to this person may use: of the
// employer's name, of the role, of the recipient's own name and role.
func (d *Doc) Common(stem string) bool {
	if !d.commonRead {
		d.commonRead = true
		s := d.s
		s.common.reset()
		for _, text := range [...]string{d.Context.Process.Employer, d.Context.Process.Role, d.Draft.To.Name, string(d.Draft.To.Role)} {
			s.common.addText(s, text)
		}
	}
	return d.s.common.hasStem(stem)
}

// PanelDocs are the other drafts of the panel, taken apart as far as comparing them needs.
func (d *Doc) PanelDocs() []*Doc {
	if d.panel == nil && len(d.Context.Panel) > 0 {
		d.panel = d.s.panelDocs(d)
	}
	return d.panel
}

// earlierCompared is how many of the earlier notes a draft is compared with: the latest.
const earlierCompared = 40

// EarlierDocs are the first notes of earlier rounds and processes, the latest first, taken
// apart as far as comparing them needs.
func (d *Doc) EarlierDocs() []*Doc {
	if d.earlier == nil && len(d.Context.Earlier) > 0 {
		d.earlier = d.s.earlierDocs(d)
	}
	return d.earlier
}

func (d *Doc) text(p Part) *text {
	if p == Subject {
		return &d.s.subject
	}
	return &d.s.body
}
