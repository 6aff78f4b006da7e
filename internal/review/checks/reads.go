package checks

import (
	"fmt"
	"slices"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/reading"
)

// clauseNeeds is what a clause, in units of a score, has to read more like a fault than a
// sentence: it has lost what stood around it.
const clauseNeeds = reading.Unit

// hearing is how a check of tact uses what package reading tells of sentences.
type hearing struct {
	kind reading.Kind
	// doubted is the score below which a frame that fits is not believed. Frames of reproach are
	// surer than a reading is.
	doubted int32
	message string
}

// spoken is the score from which a sentence is warned of though no frame fits. Zero is set by
// cross-validation, see tools/reading, among more near misses than a note has faults. What is
// added to it was chosen on the open labelled notes: of some kinds the first to be found more
// are false ones.
func (h hearing) spoken() int32 {
	switch h.kind {
	case reading.OtherOffer:
		return 0
	case reading.Bidding, reading.Guilt:
		return reading.Unit / 4
	}
	return reading.Unit / 2
}

func hearingOf(id string) hearing {
	switch id {
	case "ultimatum":
		return hearing{reading.Ultimatum, -3, "%q reads like an ultimatum. Name the date and ask what is realistic."}
	case "bidding-war":
		return hearing{reading.Bidding, -6, "%q reads like a bid. Say that there is an offer and ask for a realistic date."}
	case "offer-unrecorded":
		return hearing{reading.OtherOffer, -2, "%q reads as if you held another offer, and none is recorded: record it if it exists, or leave it out."}
	case "first-choice-unmarked":
		return hearing{reading.FirstChoice, -3, "%q reads as if they were your first choice: mark it if it is true, or leave the claim out."}
	case "perks-too-early":
		return hearing{reading.Perks, -3, "%q reads like a question about terms, and that is for after the offer."}
	case "presumes-offer":
		return hearing{reading.Presumption, -4, "%q reads as if the job were yours. \"If I joined\" leaves them the choice."}
	case "desperation":
		return hearing{reading.Desperation, -3, "%q reads like a plea. Say what you would do for them instead."}
	case "guilt":
		return hearing{reading.Guilt, -2, "%q reads like a reproach. Ask for the next date instead."}
	case "defensive":
		return hearing{reading.Defensiveness, -6, "%q reads like a defence. Give the better answer, and leave it at that."}
	case "worn-phrase":
		return hearing{reading.WornPhrase, -5, "%q reads like every reminder; ask the question itself."}
	}
	panic("nothing reads like " + id)
}

// fineFor returns what tells that the context allows what a check of tact would find.
func fineFor(id string) func(d *review.Doc) bool {
	switch id {
	case "offer-unrecorded":
		return speaksOfOffers
	case "first-choice-unmarked":
		return func(d *review.Doc) bool { return d.Context.Process.FirstChoice }
	case "perks-too-early":
		// Who answers a rejection asks for advice, not for terms.
		return func(d *review.Doc) bool {
			return d.Context.Offered || tellsOfAnOffer(d) || d.Draft.Phase == note.GraciousReply
		}
	case "presumes-offer":
		return func(d *review.Doc) bool { return d.Context.Offered }
	case "guilt", "worn-phrase":
		return func(d *review.Doc) bool { return d.Draft.Phase == note.Anchor || d.Draft.Phase == note.GraciousReply }
	}
	return func(*review.Doc) bool { return false }
}

// speaksOfOffers reports that there is an offer that a note may speak of.
func speaksOfOffers(d *review.Doc) bool {
	return len(d.Context.Process.Offers) > 0 || d.Context.Offered
}

// wantedBy returns what tells which tables of a book to try in each sentence. ids are the checks
// that the first tables belong to: such a table is tried where its check would believe what
// fits, the others everywhere. Of an offer that there is every claim counts, for other checks
// ask where it is told of.
func wantedBy(ids ...string) func(bits []tableBits, d *review.Doc, s *sentences) []tableBits {
	by := make([]hearing, len(ids))
	for i, id := range ids {
		by[i] = hearingOf(id)
	}
	return func(bits []tableBits, d *review.Doc, s *sentences) []tableBits {
		always := allTables << len(by)
		for i := range by {
			if by[i].kind == reading.OtherOffer && speaksOfOffers(d) {
				always |= 1 << i
			}
		}
		for range s.list {
			bits = append(bits, always)
		}
		parts := readings.Of(d).parts
		for k := range parts {
			p, believed := &parts[k], tableBits(0)
			for i := range by {
				if p.scores[by[i].kind] >= by[i].doubted*reading.Unit {
					believed |= 1 << i
				}
			}
			for n := s.at[p.from]; n <= s.at[p.to-1]; n++ {
				bits[n] |= believed
			}
		}
		return bits
	}
}

// heard gives a check of tact ears beside its frames: a sentence that no frame fits is warned
// of where it reads like the fault, and what a frame found in a sentence that does not read
// like it at all is left out. By itself a reading never blocks; where a frame that is not
// sure enough to stop the note agrees with it, the two do what the check does.
func heard(check review.Check) review.Check {
	frames, by, fine := check.Find, hearingOf(check.ID), fineFor(check.ID)
	check.Source += "; what no turn of phrase tells is read by weights that were learned from sentences, and may say \"reads like\": docs/review.md"
	check.Find = func(d *review.Doc) []review.Finding {
		if fine(d) {
			return frames(d)
		}
		said := readings.Of(d)
		if said.allBelow(by.kind, by.doubted*reading.Unit) {
			return nil
		}
		found := frames(d)
		found = slices.DeleteFunc(found, func(f review.Finding) bool { return said.at(d, f.Span.Start, by.kind) < by.doubted*reading.Unit })
		if len(found) > 0 {
			if f := &found[0]; check.Severity == review.Block && f.Severity == review.Warn && said.at(d, f.Span.Start, by.kind) > by.spoken() {
				f.Severity = review.Block
			}
			return found
		}
		h, score := said.most(by.kind)
		if score <= by.spoken() || readerSays(d, h) || retold(d, h) || by.kind == reading.Guilt && remindsOfADate(d, h) {
			return nil
		}
		f := review.Finding{Span: h.place(d.Main), Confidence: review.Maybe, Message: fmt.Sprintf(by.message, quote(d.Draft.Body, d.Main, h))}
		if check.Severity == review.Block {
			f.Severity = review.Warn
		}
		return []review.Finding{f}
	}
	return check
}

// noteReading is how the sentences of a note read, and their clauses.
type noteReading struct {
	reader  reading.Reader
	parts   []partReading
	clauses []int
}

// partReading is how the words from..to-1 of the main part read.
type partReading struct {
	from, to int
	clause   bool // not a whole sentence
	scores   reading.Scores
}

var readings = review.OncePerNote(func(d *review.Doc, n *noteReading) {
	n.parts = n.parts[:0]
	sentences := sentencesIn.Of(d)
	for from := 0; from < len(d.Main); {
		to := readTo(d, sentences, from)
		question := asked(d.Draft.Body, d.Main, to)
		n.parts = append(n.parts, partReading{from, to, false, n.reader.Read(d.Draft.Body, d.Main[from:to], question)})
		n.clauses = reading.Clauses(n.clauses[:0], d.Draft.Body, d.Main[from:to])
		start := from
		for _, end := range n.clauses {
			n.readClause(d, from, start, from+end, question && from+end == to)
			start = from + end
		}
		from = to
	}
})

// readClause reads a clause of the sentence from d.Main[sentence] on, which was read before it.
func (n *noteReading) readClause(d *review.Doc, sentence, from, to int, question bool) {
	scores, ok := n.reader.Part(from-sentence, to-sentence, question)
	if !ok {
		scores = n.reader.Read(d.Draft.Body, d.Main[from:to], question)
	}
	n.parts = append(n.parts, partReading{from, to, true, scores})
}

// readTo returns where the sentence ends that begins at d.Main[from]. Unlike a turn of
// phrase it goes on behind a colon.
func readTo(d *review.Doc, s *sentences, from int) int {
	to := s.of(from).to
	for to < len(d.Main) && isColon(d.Draft.Body[d.Main[to-1].End:d.Main[to].Start]) {
		to = s.of(to).to
	}
	return to
}

// isColon reports a colon or a semicolon and a blank.
func isColon(gap string) bool { return gap == ": " || gap == "; " }

// allBelow reports that no sentence and no clause reads more like kind than limit.
func (n *noteReading) allBelow(kind reading.Kind, limit int32) bool {
	for i := range n.parts {
		if n.parts[i].scores[kind] >= limit {
			return false
		}
	}
	return true
}

// most returns the sentence or the clause that reads most like kind, of those that read like
// no other kind more.
func (n *noteReading) most(kind reading.Kind) (hit, int32) {
	best, most := hit{}, int32(-1<<20)
	for i := range n.parts {
		p := &n.parts[i]
		score := p.scores[kind]
		if p.clause {
			score -= clauseNeeds
		}
		if score > most && slices.Max(p.scores[:]) == p.scores[kind] {
			best, most = hit{from: p.from, to: p.to, resume: p.to}, score
		}
	}
	return best, most
}

// at returns how much the sentence that a byte of the body stands in reads like kind, or its
// clause if that is more.
func (n *noteReading) at(d *review.Doc, place int, kind reading.Kind) int32 {
	most := int32(-1 << 20)
	for i := range n.parts {
		if p := &n.parts[i]; d.Main[p.from].Start <= place && place < d.Main[p.to-1].End {
			most = max(most, p.scores[kind])
		}
	}
	return most
}
