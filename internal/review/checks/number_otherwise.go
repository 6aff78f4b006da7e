package checks

import "afterword/internal/review"

// placedOtherwise finds another number behind the same words: "wiped at nine" for "wiped at six".
// told is a text of the debrief, words are its words.
func placedOtherwise(d *review.Doc, told string, words []review.Word) (at review.Span, said string, ok bool) {
	for j := 2; j < len(words); j++ {
		n := numberAt(told, words, j)
		if n == 0 || !isPlacing(words, j) || hasNumber(d.Main, n) {
			continue
		}
		for i := 2; i < len(d.Main); i++ {
			m := numberAt(d.Draft.Body, d.Main, i)
			if m == 0 || m == n || d.Main[i-1].Fold != words[j-1].Fold || !isPlacing(d.Main, i) || d.Main[i-2].Stem() != words[j-2].Stem() || hasNumber(words, m) || unlikeBehind(d.Main, i, words, j) {
				continue
			}
			return span(d.Main[i-2], d.Main[i]), told[words[j-2].Start:words[j].BareEnd], true
		}
	}
	return at, "", false
}

func hasNumber(words []review.Word, n int) bool {
	for i := range words {
		if numberNamed(words[i].Fold) == n {
			return true
		}
	}
	return false
}

// isPlacing reports that words[i], a number, has a word of its own and a small one before it in its
// sentence: "wiped at six".
func isPlacing(words []review.Word, i int) bool {
	return !words[i].Opens && !words[i-1].Opens && oneOf(words[i-1].Fold, "at by from after before until till of in for with on past") &&
		kindOf.Of(&words[i-2])&functional == 0 && len(words[i-2].Fold) > 3
}

// unlikeBehind reports that what is counted differs: "wiped at six" and "wiped at nine sites".
func unlikeBehind(words []review.Word, i int, others []review.Word, j int) bool {
	noun := func(words []review.Word, i int) string {
		if i+1 < len(words) && !words[i+1].Opens && isCountedNoun(&words[i+1]) {
			return words[i+1].Stem()
		}
		return ""
	}
	return noun(words, i) != noun(others, j)
}

// fromTo is "from nine a month to one".
type fromTo struct {
	from, to int // the numbers
	of       string
	first    int // where its words begin and end
	last     int
}

// nextFromTo reads the first of them that begins at words[i] or behind. Of what it was counted is a
// stem between the numbers, or behind them.
func nextFromTo(words []review.Word, i int) (c fromTo, ok bool) {
	for ; i+3 < len(words); i++ {
		if words[i].Fold != "from" {
			continue
		}
		n, ok := figure(words[i+1].Fold)
		if !ok {
			continue
		}
		c = fromTo{from: n, first: i}
		for j := i + 2; j+1 < min(i+8, len(words)) && !words[j].Opens; j++ {
			if words[j].Fold == "to" && !words[j+1].Opens {
				if c.to, ok = figure(words[j+1].Fold); !ok {
					break
				}
				if c.last = j + 1; c.of == "" && j+2 < len(words) && !words[j+2].Opens && kindOf.Of(&words[j+2])&functional == 0 {
					c.of = words[j+2].Stem()
				}
				return c, true
			}
			if kindOf.Of(&words[j])&functional == 0 {
				c.of = words[j].Stem()
			}
		}
	}
	return fromTo{}, false
}

// figure reads a number, with none and one.
func figure(fold string) (n int, ok bool) {
	switch fold {
	case "zero", "none", "nil", "0":
		return 0, true
	case "one", "1", "once":
		return 1, true
	}
	n = numberNamed(fold)
	return n, n > 0
}

// fromOtherwise finds "from six a month to zero" where the debrief has "from nine a month to one".
func fromOtherwise(d *review.Doc, told string, words []review.Word) (at review.Span, said string, ok bool) {
	right, one := nextFromTo(words, 0)
	if !one || right.of == "" {
		return at, "", false
	}
	if _, more := nextFromTo(words, right.last); more {
		return at, "", false
	}
	for c, more := nextFromTo(d.Main, 0); more; c, more = nextFromTo(d.Main, c.last) {
		if c.of != right.of || c.from == right.from && c.to == right.to {
			continue
		}
		return span(d.Main[c.first], d.Main[c.last]), told[words[right.first].Start:words[right.last].BareEnd], true
	}
	return at, "", false
}
