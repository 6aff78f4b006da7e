package polish

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"znkr.io/diff"

	"afterword/internal/review/checks"
)

// Level says what is done with a hunk.
type Level string

// The levels.
const (
	Green Level = "green" // spelling, contraction, function word
	Amber Level = "amber" // another word, or one less: to be looked at one by one
	Red   Level = "red"   // not offered
)

// Hunk is one place in which a model's paragraph differs from the person's.
type Hunk struct {
	Number   int // from 1 among those offered; 0 for a red one
	Level    Level
	Old, New string // either may be empty
	Why      string // what kind of change it is, or why it is not offered

	start, end int    // bytes of Request.Text
	put        string // what comes there, spaces and all
}

// Offer is what a person may take of a model's reply.
type Offer struct {
	Hunks   []Hunk // green and amber, in the order of the text
	Refused []Hunk // red

	request Request
	facts   []fact         // of the paragraph
	stock   map[string]int // in it
}

// What Compare refuses as a whole.
var (
	ErrNoText    = errors.New("the model sent back what is no text")
	ErrNoReply   = errors.New("the model sent no text back")
	ErrRewritten = errors.New("the model wrote another text instead of mending yours, so nothing of it is offered")
)

// ErrNoChange means that a number belongs to no change that is offered.
var ErrNoChange = errors.New("there is no change")

// ErrTogether means that hunks which are fine one by one change a fact, or make a stock
// phrase, when they are taken together.
var ErrTogether = errors.New("these changes are fine one by one, and together they are not: take fewer of them")

const (
	// mostSwapped and mostCut bound what may change in a paragraph: one word of so many that
	// say something; two and three are always allowed.
	mostSwapped, alwaysSwapped = 5, 2
	mostCut, alwaysCut         = 4, 3
)

// Compare holds a model's reply against the paragraph.
func (r Request) Compare(reply string) (Offer, error) {
	reply = strings.TrimSpace(reply)
	switch {
	case reply == "":
		return Offer{}, ErrNoReply
	case !utf8.ValidString(reply), strings.ContainsFunc(reply, isControl):
		// Control characters would not outlive a form, and what was seen would not be what is
		// taken.
		return Offer{}, ErrNoText
	case len(reply) > 4*len(r.Text)+1000:
		return Offer{}, ErrRewritten
	}
	if err := r.checkMasks(reply); err != nil {
		return Offer{}, err
	}
	hunks, kept, err := r.hunks(reply)
	if err != nil {
		return Offer{}, err
	}
	if words := countWords(r.Text); kept*2 < words {
		return Offer{}, ErrRewritten
	}
	o := Offer{request: r, facts: r.names.factsOf(r.Text), stock: stockOf(r.Text)}
	swapped, cut := 0, 0
	words := weighty(tokensOf(r.Text))
	for _, h := range hunks {
		if h.Level != Red {
			h = o.alone(h)
		}
		if h.Level == Amber {
			in, out := weighty(tokensOf(h.New)), weighty(tokensOf(h.Old))
			if gone := max(out-in, 0); swapped+in > max(alwaysSwapped, words/mostSwapped) || cut+gone > max(alwaysCut, words/mostCut) {
				h.Level, h.Why = Red, "too much would be a machine's: the paragraph stays yours"
			} else {
				swapped, cut = swapped+in, cut+gone
			}
		}
		if h.Level == Red {
			o.Refused = append(o.Refused, h)
			continue
		}
		h.Number = len(o.Hunks) + 1
		o.Hunks = append(o.Hunks, h)
	}
	return o, nil
}

// checkMasks refuses a reply in which a mask is missing, doubled, out of order or new.
func (r Request) checkMasks(reply string) error {
	found := maskName().FindAllString(reply, -1)
	sent := maskName().FindAllString(r.Text, -1)
	if !slices.Equal(found, sent) {
		return ErrMask
	}
	return nil
}

// hunks lists the places in which a reply differs, and counts the words that it keeps.
func (r Request) hunks(reply string) (hunks []Hunk, kept int, err error) {
	old, is := tokensOf(r.Text), tokensOf(reply)
	edits := diff.EditsFunc(old, is, func(a, b token) bool { return a.text == b.text })
	type reach struct{ oldFrom, oldTo, newFrom, newTo int }
	var at reach
	end := func() {
		g := gap{
			old: old[at.oldFrom:at.oldTo], new: is[at.newFrom:at.newTo],
			oldTokens: old, newTokens: is, oldFrom: at.oldFrom, newFrom: at.newFrom,
		}
		start, stop := between(old, at.oldFrom, at.oldTo, len(r.Text))
		newStart, newStop := between(is, at.newFrom, at.newTo, len(reply))
		was, put := r.Text[start:stop], rewritten(reply, newStart, newStop, g.new)
		if len(g.old) == 0 && len(g.new) == 0 {
			if (was == "") != (put == "") && !maskBeside(g) || len(was) > 1 && put == " " {
				level, why := g.spacing(was, put)
				hunks = append(hunks, Hunk{Level: level, Old: shownSpace(was), New: shownSpace(put), Why: why, start: start, end: stop, put: put})
			}
			return
		}
		level, why := g.judge(r.names)
		hunks = append(hunks, Hunk{Level: level, Old: strings.TrimSpace(was), New: strings.TrimSpace(put), Why: why, start: start, end: stop, put: put})
		for _, t := range g.old {
			if maskName().MatchString(t.text) {
				err = ErrMask // it is in the reply, but somewhere else
			}
		}
	}
	for _, e := range edits {
		switch e.Op {
		case diff.Match:
			end()
			at = reach{at.oldTo + 1, at.oldTo + 1, at.newTo + 1, at.newTo + 1}
			if old[at.oldTo-1].word {
				kept++
			}
		case diff.Delete:
			at.oldTo++
		case diff.Insert:
			at.newTo++
		}
	}
	end()
	return hunks, kept, err
}

// between is the stretch of a text from the end of the token before to the start of the one
// behind, of length bytes in all.
func between(all []token, from, to, length int) (start, end int) {
	end = length
	if from > 0 {
		start = all[from-1].end
	}
	if to < len(all) {
		end = all[to].start
	}
	return start, end
}

// rewritten is a stretch of a reply with single spaces.
func rewritten(reply string, start, end int, tokens []token) string {
	var b strings.Builder
	at := start
	for _, t := range tokens {
		b.WriteString(oneSpace(reply[at:t.start]))
		b.WriteString(t.text)
		at = t.end
	}
	b.WriteString(oneSpace(reply[at:end]))
	return b.String()
}

func shownSpace(s string) string {
	if s == "" {
		return "no space"
	}
	if strings.TrimSpace(s) == "" && len(s) > 1 {
		return "two spaces"
	}
	return "a space"
}

func maskBeside(g gap) bool {
	before, after := g.neighbours()
	return maskName().MatchString(before) || maskName().MatchString(after)
}

// alone looks at the paragraph with one hunk in it.
func (o Offer) alone(h Hunk) Hunk {
	text := o.request.Text[:h.start] + h.put + o.request.Text[h.end:]
	if why := changed(o.facts, o.request.names.factsOf(text)); why != "" {
		h.Level, h.Why = Red, why
	} else if phrase := gained(o.stock, text); phrase != "" {
		h.Level, h.Why = Red, fmt.Sprintf("it makes a stock phrase of it (%s)", phrase)
	}
	return h
}

// stockOf counts the stock phrases of a text.
func stockOf(text string) map[string]int {
	count := map[string]int{}
	for _, phrase := range checks.StockPhrases(text) {
		count[phrase]++
	}
	return count
}

// gained is a stock phrase that a text has and had not before; empty where there is none.
func gained(before map[string]int, text string) string {
	worst := ""
	for phrase, n := range stockOf(text) {
		if n > before[phrase] && (worst == "" || phrase < worst) {
			worst = phrase
		}
	}
	return worst
}

// Accept returns the paragraph with the hunks of these numbers in it, as the person sees it.
func (o Offer) Accept(numbers ...int) (string, error) {
	taken := slices.Clone(numbers)
	slices.Sort(taken)
	taken = slices.Compact(taken)
	text := o.request.Text
	for _, number := range slices.Backward(taken) {
		if number < 1 || number > len(o.Hunks) {
			return "", fmt.Errorf("%w %d: there are %d", ErrNoChange, number, len(o.Hunks))
		}
		h := o.Hunks[number-1]
		text = text[:h.start] + h.put + text[h.end:]
	}
	r := o.request
	if why := changed(o.facts, r.names.factsOf(text)); why != "" {
		return "", fmt.Errorf("%w: %s", ErrTogether, why)
	}
	if phrase := gained(o.stock, text); phrase != "" {
		return "", fmt.Errorf("%w: they make a stock phrase (%s)", ErrTogether, phrase)
	}
	return unmask(strings.TrimSpace(text), r.Masks), nil
}

// Original is the paragraph as the person wrote it.
func (o Offer) Original() string { return unmask(o.request.Text, o.request.Masks) }

func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f || r == utf8.RuneError
}

func countWords(text string) (n int) {
	for _, t := range tokensOf(text) {
		if t.word {
			n++
		}
	}
	return n
}

// weighty counts the words that say something.
func weighty(tokens []token) (n int) {
	for _, t := range tokens {
		if !t.word {
			continue
		}
		for _, p := range piecesOf(t.text) {
			if !checks.IsFunctionWord(p.fold) {
				n++
			}
		}
	}
	return n
}
