package checks

import (
	"strings"
	"sync"
)

// confusedFrames are confusions that the word before and the word behind tell: the word, what stands
// before it, what behind it, and what was meant. An empty list is any word; "." is the end of a clause.
const confusedFrames = `
two | glad happy sorry want like love hope able going need pleased back | hear see meet learn work thank talk speak join say tell ask help send | to
wear | wonder know remember forgot | the you we i they it | where
here | to | that about | hear
hear | be been | . | here
knew | a my your our some | | new
new | i | | knew
new | we they you | it that the how what nothing | knew
except | gladly happily | | accept
excepted | be been was get got | | accepted
past | i we | your a his her this | passed
brake | a coffee lunch tea short | . at for from | break
peace | a | of | piece
knows | me us | . if when what whether about how by | know
freely | feel | to | free
advise | much | . on about | advice
thru | | | through
`

// confusedFrame is one line of them.
type confusedFrame struct{ before, behind, right string }

var framesOfConfused = sync.OnceValue(func() map[string][]confusedFrame {
	frames := map[string][]confusedFrame{}
	for line := range strings.Lines(confusedFrames) {
		if f := strings.Split(strings.TrimSpace(line), "|"); len(f) == 4 {
			word := strings.TrimSpace(f[0])
			frames[word] = append(frames[word], confusedFrame{strings.TrimSpace(f[1]), strings.TrimSpace(f[2]), strings.TrimSpace(f[3])})
		}
	}
	return frames
})

// confusedInFrame looks at a word and its two neighbours.
func confusedInFrame(p *prose, i int) (slip, bool) {
	fold := p.words[i].Fold
	for _, f := range framesOfConfused()[fold] {
		if f.before != "" && !oneOf(p.prev(i), f.before) {
			continue
		}
		if f.behind != "" && !oneOf(p.next(i), f.behind) && !(f.behind[0] == '.' && p.endsClause(i)) {
			continue
		}
		if notConfused(p, i) {
			continue
		}
		return word(i, f.right)
	}
	return slip{}, false
}

// notConfused lists what a frame takes in that is right.
func notConfused(p *prose, i int) bool {
	switch p.words[i].Fold {
	case "here":
		return !oneOf(p.prev(i-1), "happy glad good nice sorry pleased delighted")
	case "hear":
		return p.prev(i-1) != "to" || !oneOf(p.prev(i-2), "good great nice glad happy lovely pleasure")
	case "peace":
		return oneOf(p.next(i+1), "mind")
	case "brake":
		return !oneOf(p.prev(i-1), "take took taking have had need")
	case "knows":
		return p.prev(i-1) != "let"
	case "past", "new":
		return !p.opens(i-1) && !oneOf(p.prev(i-1), clauses)
	case "two":
		return p.next(i) == "work" && oneOf(p.next(i+1), "days shifts hours weeks")
	}
	return false
}

// compared reports a comparison in the words before words[i].
func compared(p *prose, i int) bool {
	for j := i - 1; j >= max(i-12, 0); j-- {
		fold := p.words[j].Fold
		if len(fold) > 3 && strings.HasSuffix(fold, "er") || oneOf(fold, "more less worse different") {
			return true
		}
		if p.words[j].Opens {
			break
		}
	}
	return false
}
