package checks

import (
	"cmp"
	"fmt"
	"slices"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/reading"
	"afterword/internal/review/turns"
)

// clauseNeeds is what a clause, in units of a score, has to read more like a fault than a
// sentence: it has lost what stood around it.
const clauseNeeds = reading.Unit

// What a check of tact makes of how a sentence reads. Zero is set by cross-validation, see
// tools/reading, among more near misses than a note has faults.
const (
	// spoken is the score from which a sentence is spoken of though no frame fits.
	spoken = -reading.Unit / 2
	// beside is the score from which it is spoken of though it reads more like another fault.
	beside = reading.Unit / 2
	// clearer is how much more a sentence has to read like another fault for that to be told alone.
	clearer = 3 * reading.Unit
	// agreed is the score from which a reading says the same as a frame: below it the frame is a hint.
	agreed = reading.Unit / 2
)

// hearing is how a check of tact uses what package reading tells of sentences.
type hearing struct {
	kind  reading.Kind
	check string
	// doubted is the score below which a frame that fits is not believed. Frames of reproach are
	// surer than a reading is.
	doubted int32
	// sure is the score from which a sentence that no frame fits is warned of: so that of 10,000
	// plain sentences by authors that the reading has not learned from it warns of two or three
	// (tools/reading -cross). Below it, and where it reads like another fault more, it is a hint, for
	// some of them are fine.
	sure    int32
	message string
	// fine tells that the context allows what the check would find.
	fine func(d *review.Doc) bool
}

// hearings are those of the checks of tact.
var hearings = [...]hearing{
	{
		kind: reading.Ultimatum, check: "ultimatum", doubted: -3, sure: 3, fine: never,
		message: "%q reads like an ultimatum. Name the date and ask what is realistic.",
	},
	{
		kind: reading.Bidding, check: "bidding-war", doubted: -9, sure: 4, fine: never,
		message: "%q reads like a bid. Say that there is an offer and ask for a realistic date.",
	},
	{
		kind: reading.OtherOffer, check: "offer-unrecorded", doubted: -2, sure: 4, fine: speaksOfOffers,
		message: "%q reads as if you held another offer, and none is recorded: record it if it exists, or leave it out.",
	},
	{
		kind: reading.FirstChoice, check: "first-choice-unmarked", doubted: -3, sure: 3, fine: mayBeFirstChoice,
		message: "%q reads as if they were your first choice: mark it if it is true, or leave the claim out.",
	},
	{
		kind: reading.Perks, check: "perks-too-early", doubted: -3, sure: 4, fine: isDecided,
		message: "%q reads like a question about terms, and that is for after the offer.",
	},
	{
		kind: reading.Presumption, check: "presumes-offer", doubted: -4, sure: 4, fine: isDecided,
		message: "%q reads as if the job were yours. \"If I joined\" leaves them the choice.",
	},
	{
		kind: reading.Desperation, check: "desperation", doubted: -3, sure: 3, fine: never,
		message: "%q reads like a plea. Say what you would do for them instead.",
	},
	{
		kind: reading.Guilt, check: "guilt", doubted: -2, sure: 4, fine: nothingIsDue,
		message: "%q reads like a reproach. Ask for the next date instead.",
	},
	{
		kind: reading.Defensiveness, check: "defensive", doubted: -6, sure: 4, fine: isRejected,
		message: "%q reads like a defence. Give the better answer, and leave it at that.",
	},
	{
		kind: reading.WornPhrase, check: "worn-phrase", doubted: -5, sure: 2, fine: nothingIsDue,
		message: "%q reads like every reminder; ask the question itself.",
	},
}

func hearingOf(id string) *hearing {
	for i := range hearings {
		if h := &hearings[i]; h.check == id {
			return h
		}
	}
	panic("nothing reads like " + id)
}

func never(*review.Doc) bool { return false }

// mayBeFirstChoice reports that they may be told that they come first: so they do, or their own offer is answered.
func mayBeFirstChoice(d *review.Doc) bool {
	return d.Context.Process.FirstChoice || d.Context.Offered
}

// isDecided reports that the job is offered, so that terms are due, or given to somebody else: nothing can be
// presumed, and who answers a rejection asks for advice.
func isDecided(d *review.Doc) bool { return d.Context.Offered || isRejected(d) }

// isRejected reports an answer to a rejection, see argues-with-rejection.
func isRejected(d *review.Doc) bool { return d.Draft.Phase == note.GraciousReply }

// nothingIsDue reports a note that waits for nothing yet, or for nothing any more.
func nothingIsDue(d *review.Doc) bool {
	return d.Draft.Phase == note.Anchor || isRejected(d)
}

// speaksOfOffers reports that there is an offer that a note may speak of.
func speaksOfOffers(d *review.Doc) bool {
	return len(d.Context.Process.Offers) > 0 || d.Context.Offered
}

// wantedBy returns what tells which tables of a book to try in each sentence. ids are the checks
// that the first tables belong to: such a table is tried where its check would believe what
// fits, the others everywhere. Of an offer that there is every claim counts, for other checks
// ask where it is told of.
func wantedBy(ids ...string) turns.Wanted {
	by := make([]*hearing, len(ids))
	for i, id := range ids {
		by[i] = hearingOf(id)
	}
	return func(bits []turns.TableBits, d *review.Doc, s *turns.Sentences) []turns.TableBits {
		always := turns.AllTables << len(by)
		for i := range by {
			if by[i].kind == reading.OtherOffer && speaksOfOffers(d) {
				always |= 1 << i
			}
		}
		for range s.List {
			bits = append(bits, always)
		}
		parts := readings.Of(d).parts
		for k := range parts {
			p, believed := &parts[k], turns.TableBits(0)
			for i := range by {
				if p.scores[by[i].kind] >= by[i].doubted*reading.Unit {
					believed |= 1 << i
				}
			}
			for n := s.At[p.from]; n <= s.At[p.to-1]; n++ {
				bits[n] |= believed
			}
		}
		return bits
	}
}

// heard gives a check of tact ears beside its frames: a sentence that no frame fits is spoken
// of where it reads like the fault, and what a frame found in a sentence that does not read
// like it is a hint, or left out. By itself a reading never blocks; where a frame that is
// not sure enough to stop the note agrees with it, the two do what the check does.
func heard(check review.Check) review.Check {
	frames, by := check.Find, hearingOf(check.ID)
	check.Source += "; what no turn of phrase tells is read by weights that were learned from sentences, and may say \"reads like\": docs/review.md"
	check.Find = func(d *review.Doc) []review.Finding {
		if by.fine(d) {
			return frames(d)
		}
		said := readings.Of(d)
		if said.allBelow(by.kind, by.doubted*reading.Unit) {
			return nil
		}
		found := by.believed(d, said, frames(d), check.Severity)
		return by.listen(d, said, found, check.Severity)
	}
	return check
}

// believed returns what frames found, by how the sentences read; severity is the check's.
func (h *hearing) believed(d *review.Doc, said *noteReading, found []review.Finding, severity review.Severity) []review.Finding {
	found = slices.DeleteFunc(found, func(f review.Finding) bool {
		return f.Severity != review.Block && said.at(d, f.Span.Start, h.kind) < h.doubted*reading.Unit
	})
	for i := range found {
		f := &found[i]
		switch score := said.at(d, f.Span.Start, h.kind); {
		case cmp.Or(f.Severity, severity) == review.Warn && (score < agreed || h.outshone(d, said, f.Span.Start, score)):
			f.Severity = review.Hint
		case score < 0 && f.Severity == "" && severity == review.Block:
			f.Severity = review.Warn // two witnesses stop a note
		case i == 0 && score > agreed && severity == review.Block && f.Severity == review.Warn:
			f.Severity = review.Block
		}
	}
	return found
}

// mostHeard is how many sentences are spoken of besides what frames found.
const mostHeard = 2

// listen adds the sentences that read like the fault, and in which nothing was found.
func (h *hearing) listen(d *review.Doc, said *noteReading, found []review.Finding, severity review.Severity) []review.Finding {
	framed := len(found)
	for i := 0; i < len(said.parts) && len(found) < framed+mostHeard; {
		sentence, heard := &said.parts[i], h.hear(said, i)
		i = heard.next
		if heard.score <= spoken || !heard.clearest && heard.score < beside {
			continue
		}
		at := turns.Hit{From: heard.part.from, To: heard.part.to}
		if isQuoted(d, at) || readerSays(d, at) || retold(d, at) || h.kind == reading.Guilt && remindsOfADate(d, at) || slices.ContainsFunc(found[:framed], func(f review.Finding) bool {
			return d.Main[sentence.from].Start <= f.Span.Start && f.Span.Start < d.Main[sentence.to-1].End
		}) || inGap(d.Draft.Body, d.Main[at.From].Start) { // last: it reads back to the start
			continue
		}
		f := review.Finding{Span: at.Place(d.Main), Confidence: review.Maybe, Message: fmt.Sprintf(h.message, quote(d.Draft.Body, d.Main, at))}
		switch {
		case !heard.sure:
			f.Severity = review.Hint
		case severity == review.Block:
			f.Severity = review.Warn
		}
		found = append(found, f)
	}
	if framed > 0 && framed < len(found) && !slices.ContainsFunc(found, func(f review.Finding) bool { return f.Severity != review.Hint }) {
		found[0].Severity = review.Warn // a turn of phrase here, and a sentence that reads so there
	}
	return found
}

// hearsay is what a hearing makes of a sentence.
type hearsay struct {
	part     *partReading // of the sentence: the whole or the clause that reads most like the fault
	score    int32        // how much it does
	clearest bool         // and like no other fault more
	sure     bool         // so that it is warned of
	next     int          // where the parts of the next sentence begin
}

// hear listens to the sentence said.parts[i]. What each of its clauses says a little of adds up in a long
// sentence: where none reads like the fault by itself, it is not sure.
func (h *hearing) hear(said *noteReading, i int) hearsay {
	p, score, next := said.clearestPart(i, h.kind)
	clauses := said.parts[i+1 : next]
	clearest := slices.Max(p.scores[:reading.Faults]) == p.scores[h.kind]
	byItself := len(clauses) == 0 || slices.ContainsFunc(clauses, func(p partReading) bool { return p.scores[h.kind] >= 0 })
	return hearsay{part: p, score: score, clearest: clearest, sure: score > h.sure*reading.Unit && clearest && byItself, next: next}
}

// isQuoted reports what stands in quotation marks: somebody's words.
func isQuoted(d *review.Doc, h turns.Hit) bool {
	at := h.Place(d.Main)
	return review.Quoted(d.Draft.Body, at.Start, at.End)
}

// noteReading is how the sentences of a note read, and their clauses.
type noteReading struct {
	reader  reading.Reader
	parts   []partReading
	clauses []reading.Clause
}

// partReading is how the words from..to-1 of the main part read.
type partReading struct {
	from, to int
	clause   bool // not a whole sentence
	scores   reading.Scores
}

var readings = review.OncePerNote(func(d *review.Doc, n *noteReading) {
	n.parts = n.parts[:0]
	sentences := turns.SentencesIn.Of(d)
	for from := 0; from < len(d.Main); {
		to := readTo(d, sentences, from)
		question := asked(d.Draft.Body, d.Main, to)
		n.parts = append(n.parts, partReading{from, to, false, n.reader.Read(d.Draft.Body, d.Main[from:to], question)})
		n.clauses = reading.Clauses(n.clauses[:0], d.Draft.Body, d.Main[from:to])
		for _, c := range n.clauses {
			n.readClause(d, from, from+c.From, from+c.To, question && from+c.To == to)
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
func readTo(d *review.Doc, s *turns.Sentences, from int) int {
	to := s.Of(from).To
	for to < len(d.Main) && isColon(d.Draft.Body[d.Main[to-1].End:d.Main[to].Start]) {
		to = s.Of(to).To
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

// clearestPart returns what of the sentence n.parts[i] reads most like kind, the whole or a clause
// of it, how much that reads so, and where the parts of the next sentence begin.
func (n *noteReading) clearestPart(i int, kind reading.Kind) (best *partReading, score int32, next int) {
	best, next = &n.parts[i], i+1
	score = best.scores[kind]
	for ; next < len(n.parts) && n.parts[next].clause; next++ {
		if s := n.parts[next].scores[kind] - clauseNeeds; s > score {
			best, score = &n.parts[next], s
		}
	}
	return best, score, next
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

// outshone reports that the sentence that a byte of the body stands in reads so much more like another
// fault than like this one, to which it has score, that it is warned of for that.
func (h *hearing) outshone(d *review.Doc, said *noteReading, place int, score int32) bool {
	i := slices.IndexFunc(said.parts, func(p partReading) bool {
		return !p.clause && d.Main[p.from].Start <= place && place < d.Main[p.to-1].End
	})
	return i >= 0 && slices.ContainsFunc(hearings[:], func(other hearing) bool {
		heard := other.hear(said, i)
		return heard.sure && heard.score > score+clearer && !other.fine(d)
	})
}
