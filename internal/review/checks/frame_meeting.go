package checks

import (
	"strings"
	"sync"

	"afterword/internal/review"
)

// meeting is what stands behind the first part of a frame whose parts stand in one
// sentence in any order,
//
//	(unfair|unclear) & (question|task) & !(if|unless)
//
// The first part is looked for, so it should be the rarest; the others must stand within
// reach of it, and a part behind ! must stand nowhere in the sentence. What is found
// reaches over all the parts. The others are compiled when the first may have been
// found once: few notes need many of them.
type meeting struct {
	compile func() []part
	once    sync.Once
	parts   []part
}

// part is one of the others.
type part struct {
	needs   needs    // as those of a frame
	first   wordBits // of the words it may start with
	program program
	absent  bool // it must not stand in the sentence
}

// partsOf compiles the parts of a meeting behind the first.
func (c *compiler) partsOf(source string) []part {
	c.mu.Lock()
	defer c.mu.Unlock()
	var parts []part
	for each := range strings.SplitSeq(source, " & ") {
		bare, absent := strings.CutPrefix(each, "!")
		c.at.wipe()
		pieces := c.parse(bare, &c.at)
		p := part{needs: neededBy(pieces, -1), absent: absent}
		p.program, p.first = c.program(pieces)
		parts = append(parts, p)
	}
	return parts
}

// reach is how many words may lie between the first part of a meeting and another.
const reach = 16

// mayBeIn reports that each other part has words in the sentence s that it needs.
func (m *meeting) mayBeIn(s *sentence) bool {
	m.once.Do(func() { m.parts = m.compile() })
	for i := range m.parts {
		if part := &m.parts[i]; !part.absent && part.needs.metBy(&s.holds) == 0 {
			return false
		}
	}
	return true
}

// around reports whether the other parts of a meeting stand around words[from:to], in the
// sentence s, and how far the meeting reaches.
func (m *meeting) around(words []review.Word, s *sentence, from, to int) (start, end int, ok bool) {
	low, high := max(s.from, from-longSentence), min(s.to, from+longSentence)
	start, end = from, to
	for i := range m.parts {
		part := &m.parts[i]
		first, last := max(low, from-reach), min(high, to+reach)
		if part.absent {
			if part.needs.metBy(&s.holds) == 0 {
				continue
			}
			first, last = low, high
		}
		a, b := part.within(words, first, last, s.to)
		if (b > 0) == part.absent {
			return 0, 0, false
		}
		if b > 0 {
			start, end = min(start, a), max(end, b)
		}
	}
	return start, end, true
}

// within finds the first place of words[from:to] where a part fits; b is 0 for none.
func (p *part) within(words []review.Word, from, to, sentenceEnd int) (a, b int) {
	for i := from; i < to; i++ {
		if !p.first.has(words[i].Hash) {
			continue
		}
		if end := p.program.fits(words, 0, i, sentenceEnd); end > 0 && end <= to {
			return i, end
		}
	}
	return 0, 0
}

// longestQuote is how many bytes are read back for the opening mark of a quotation.
const longestQuote = 600

// quoted reports that text[start:end] stands in quotation marks within its paragraph: it
// is somebody's words and no claim of the candidate.
func quoted(text string, start, end int) bool {
	from := max(0, start-longestQuote)
	for i := start - 1; i > from; i-- {
		if text[i] == '\n' && text[i-1] == '\n' {
			from = i - 1
			break
		}
	}
	open := "" // the mark that ends the quotation
	for i := from; i < start; i++ {
		if quoteBytes[text[i]] {
			open = quoteAt(text, i, open)
		}
	}
	if open == "" {
		return false
	}
	rest := text[end:min(len(text), end+longestQuote)]
	if i := strings.Index(rest, "\n\n"); i >= 0 {
		rest = rest[:i]
	}
	return strings.Contains(rest, open)
}

// quoteBytes are those that a mark of quotation starts with ("“" and "«" with the last two): most
// others need no look.
var quoteBytes = [256]bool{'"': true, '\'': true, 0xE2: true, 0xC2: true}

// quoteAt reads one byte: it returns the mark that will end the quotation that is open
// behind it, empty when none is.
func quoteAt(text string, i int, open string) string {
	if open != "" {
		if strings.HasPrefix(text[i:], open) && (open != "’" && open != "'" || !letterAt(text, i+len(open))) {
			return ""
		}
		return open
	}
	rest := text[i:]
	switch {
	case text[i] == '"':
		return "\""
	case strings.HasPrefix(rest, "“"):
		return "”"
	case strings.HasPrefix(rest, "„"):
		return "“"
	case strings.HasPrefix(rest, "«"):
		return "»"
	case strings.HasPrefix(rest, "‘"):
		return "’"
	case text[i] == '\'' && (i == 0 || text[i-1] == ' ' || text[i-1] == '(' || text[i-1] == '\n') && letterAt(text, i+1):
		return "'"
	}
	return ""
}

func letterAt(text string, i int) bool {
	return i < len(text) && (isLetter(text[i]) || text[i] >= 0x80)
}
