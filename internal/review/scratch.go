package review

import (
	"strings"

	"afterword/internal/interview"
	"afterword/internal/letter/reply"
	"afterword/internal/note"
)

// scratch is the memory that a Doc stands in. A Reviewer hands it from one note to the
// next, with what it knows of the context: the notes of a panel share people and debrief.
// Nothing in it changes an answer.
type scratch struct {
	lexicon *lexicon // nil for a single Doc

	subject, body             text
	words, subjectWords, main []Word
	pairs                     pairSet
	places                    runPlaces
	runs                      []SharedRun
	strings                   []string
	found                     []Finding

	stems            []uint32 // hashes of those of the main part
	stemBits         WordBits
	common, debriefs contextWords

	panel, known []Person
	called       [calledAtOnce]calledSo  // see Doc.Person
	texts        map[string]*contextText // see about
	recent       [recentTexts]*contextText

	perNote []perNote // see PerNote

	round int
	docs  []otherDoc
	asked []*Doc // what PanelDocs and EarlierDocs returned
}

// otherDoc is a draft of a panel, or a note that was sent, with which one was compared.
type otherDoc struct {
	doc   *Doc
	body  string // of doc: others are told from it without a look at them
	round int    // of the note that asked for it last
}

// calledSo is who answers to a word: many checks ask for the same few.
type calledSo struct {
	fold string
	who  *Person
}

const (
	// calledAtOnce is how many words are remembered with who answers to them.
	calledAtOnce = 32
	// keptDocs is how many other notes are remembered: a panel, and what was sent before.
	keptDocs = 16 + earlierCompared
	// keptWords is the longest note whose memory is kept for the next.
	keptWords = 1 << 14
)

// begin makes the memory ready for another note.
func (s *scratch) begin() {
	s.strings = s.strings[:0]
	s.asked = s.asked[:0]
	s.runs = s.runs[:0]
	s.round++
	s.called = [calledAtOnce]calledSo{}
	for i := range s.perNote {
		s.perNote[i].done = false
	}
}

// person is NewPerson for somebody of the context, who is taken apart once.
func (s *scratch) person(p *interview.Interviewer) *Person {
	about := s.about(p.Name)
	for i := range about.people {
		if known := &about.people[i]; known.Interviewer.AddressAs == p.AddressAs { // all else that NewPerson takes apart
			known.Interviewer = *p
			return known
		}
	}
	about.people = append(about.people, NewPerson(*p))
	return &about.people[len(about.people)-1]
}

// Strings returns an empty slice with room for n strings, for the time of this review: the
// next one uses its memory again. It is for what a check works out on the way to a finding.
func (d *Doc) Strings(n int) []string {
	s := d.s
	if cap(s.strings)-len(s.strings) < n {
		s.strings = make([]string, 0, max(1024, 2*n))
	}
	from := len(s.strings)
	s.strings = s.strings[:from+n]
	return s.strings[from : from : from+n]
}

// panelDocs takes the other drafts of the panel of d apart, but for those it knows.
func (s *scratch) panelDocs(d *Doc) []*Doc {
	from := len(s.asked)
	for i := range d.Context.Panel {
		s.asked = append(s.asked, s.otherDoc(d, &d.Context.Panel[i]))
	}
	return s.asked[from:len(s.asked):len(s.asked)]
}

// earlierDocs is panelDocs for the notes that were sent before.
func (s *scratch) earlierDocs(d *Doc) []*Doc {
	from := len(s.asked)
	for i := len(d.Context.Earlier) - 1; i >= 0 && len(s.asked) < from+earlierCompared; i-- {
		sent := &d.Context.Earlier[i]
		if sent.Phase != note.Anchor && (d.Draft.Phase == note.Anchor || !strings.EqualFold(sent.To.Email, d.Draft.To.Email)) {
			continue // of the follow-ups only those that the same person has read
		}
		to := interview.Interviewer{Name: sent.To.Name, Email: sent.To.Email}
		s.asked = append(s.asked, s.otherDoc(d, &Draft{Phase: sent.Phase, To: to, Subject: sent.Subject, Body: sent.Body}))
	}
	return s.asked[from:len(s.asked):len(s.asked)]
}

func (s *scratch) otherDoc(d *Doc, draft *Draft) *Doc {
	context := Context{Process: d.Context.Process}
	asked := *draft // with the writer's own lines of the body
	free := -1
	for i := range s.docs {
		known := &s.docs[i]
		if asked.Body = known.doc.Draft.Body; known.body == draft.Body && known.doc.Draft == asked && known.doc.Candidate.Interviewer == d.Candidate.Interviewer {
			known.round = s.round
			was := known.doc
			was.s.begin()
			*was = Doc{
				Draft: asked, Context: context, To: was.To, Candidate: was.Candidate, s: was.s, names: was.names, pairsRead: was.pairsRead, saying: was.saying,
				Words: was.Words, Main: was.Main, MainStart: was.MainStart, SignOff: was.SignOff, Salutation: was.Salutation,
			}
			return was
		}
		if known.round != s.round && (free < 0 || known.round < s.docs[free].round) {
			free = i
		}
	}
	if len(s.docs) < keptDocs || free < 0 {
		s.docs = append(s.docs, otherDoc{doc: &Doc{s: &scratch{lexicon: s.lexicon}}})
		free = len(s.docs) - 1
	}
	s.docs[free].round, s.docs[free].body = s.round, draft.Body
	doc := s.docs[free].doc
	own := doc.s
	own.begin()
	asked.Body, _ = reply.OwnLines(draft.Body)
	own.words = appendWords(own.words[:0], asked.Body, own.lexicon)
	*doc = Doc{Draft: asked, Context: context, To: *s.person(&draft.To), Candidate: d.Candidate, s: own, names: anyName, Words: own.words}
	doc.frame()
	return doc
}

// forget lets go of what is too large to keep for an ordinary note.
func (s *scratch) forget() {
	if cap(s.words) > keptWords || cap(s.strings) > keptWords {
		*s = scratch{lexicon: s.lexicon}
	}
	for i := range s.docs {
		if cap(s.docs[i].doc.s.words) > keptWords {
			s.docs = nil
			return
		}
	}
	if len(s.docs) > keptDocs {
		s.docs = nil
	}
}
