package grammar

import (
	"fmt"
	"strings"
)

// neighbourFrames are frames of one word and its neighbours, by that word. One is written in a line of four to seven
// fields:
//
//	words | before | behind | right | before that | behind that | behind that
//
// A field of neighbours is a list of words, one of which must stand there; an empty one is any word. A list may
// begin with ".": before, the word may open its clause as well; behind, it may end it; behind that, the next word may.
// One that begins with "!" has the words that may not stand there.
//
// What is right stands for the word; behind "=", for the word and the next one; behind "<", for the one before and the word;
// behind "+", for the next one, which "-" drops. In it "&" is the first word that it stands for. A "?" before all makes a hint of it.
type neighbourFrames map[string][]neighbourFrame

type neighbourFrame struct{ before, behind, right, before2, behind2, behind3 string }

// framesBeside reads frames, one a line. It panics at a line that is none: the frames are written here.
func framesBeside(lines string) neighbourFrames {
	frames := neighbourFrames{}
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Split(line, "|")
		if len(f) < 4 || len(f) > 7 {
			panic(fmt.Sprintf("the frame %q has %d fields and no four to seven", strings.TrimSpace(line), len(f)))
		}
		f = append(f, "", "", "")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if f[0] == "" || strings.TrimLeft(f[3], "?=<+") == "" {
			panic(fmt.Sprintf("the frame %q does not say what is right for which word", strings.TrimSpace(line)))
		}
		for _, list := range [...]string{f[1], f[2], " " + f[4], f[5], f[6]} {
			if strings.LastIndexByte(list, '.') > 0 {
				panic(fmt.Sprintf("the frame %q has a full stop that is not asked: one stands first in a list, and not before that", strings.TrimSpace(line)))
			}
		}
		for word := range strings.FieldsSeq(f[0]) {
			frames[word] = append(frames[word], neighbourFrame{before: f[1], behind: f[2], right: f[3], before2: f[4], behind2: f[5], behind3: f[6]})
		}
	}
	return frames
}

// slip is what is wrong at words[i] by the first frame that it stands in.
func (n neighbourFrames) slip(p *prose, i int) (slip, bool) {
	frames := n[p.words[i].Fold]
	for k := range frames {
		f := &frames[k]
		if fits(f.before, p.prev(i)) || f.before != "" && f.before[0] == '.' && p.opens(i) {
			if fitsBehind(p, i, f.behind) && fits(f.before2, p.prev(i-1)) && fitsBehind(p, i+1, f.behind2) && fitsBehind(p, i+2, f.behind3) {
				return f.mend(p, i), true
			}
		}
	}
	return slip{}, false
}

// fits reports that a word may stand where a frame lists its neighbours.
func fits(list, word string) bool {
	if refused, not := strings.CutPrefix(list, "!"); not {
		return !oneOf(word, refused)
	}
	return list == "" || oneOf(word, list)
}

// fitsBehind reports that what is behind words[i] may stand there.
func fitsBehind(p *prose, i int, list string) bool {
	return fits(list, p.next(i)) || list[0] == '.' && p.endsClause(i)
}

// mend is the slip of words[i], which the frame is about.
func (f *neighbourFrame) mend(p *prose, i int) slip {
	right, hint := strings.CutPrefix(f.right, "?")
	s := slip{from: i, to: i, hint: hint}
	switch right[0] {
	case '-':
		s.to, s.right = i+1, p.raw(i)
	case '+':
		s.from, s.to, s.right = i+1, i+1, right[1:]
	case '=':
		s.to, s.right = i+1, right[1:]
	case '<':
		s.from, s.right = i-1, right[1:]
	default:
		s.right = right
	}
	s.right = strings.Replace(s.right, "&", p.raw(s.from), 1)
	return s
}
