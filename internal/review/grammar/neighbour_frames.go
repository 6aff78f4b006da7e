package grammar

import (
	"fmt"
	"strings"
)

// neighbourFrames are frames of one word and its neighbours, by that word. One is written in a line of four to six
// fields:
//
//	word | before | behind | right | before that | behind that
//
// A field of neighbours is a list of words, one of which must stand there; an empty one is any word. A list may
// begin with ".": before, the word may open its clause as well; behind, it may end it; behind that, the next word may.
type neighbourFrames map[string][]neighbourFrame

type neighbourFrame struct{ before, behind, right, before2, behind2 string }

// framesBeside reads frames, one a line. It panics at a line that is none: the frames are written here.
func framesBeside(lines string) neighbourFrames {
	frames := neighbourFrames{}
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Split(line, "|")
		if len(f) < 4 || len(f) > 6 {
			panic(fmt.Sprintf("the frame %q has %d fields and no four to six", strings.TrimSpace(line), len(f)))
		}
		f = append(f, "", "")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if f[0] == "" || f[3] == "" {
			panic(fmt.Sprintf("the frame %q does not say what is right for which word", strings.TrimSpace(line)))
		}
		for _, list := range [...]string{f[1], f[2], " " + f[4], f[5]} {
			if strings.LastIndexByte(list, '.') > 0 {
				panic(fmt.Sprintf("the frame %q has a full stop that is not asked: one stands first in a list, and not before that", strings.TrimSpace(line)))
			}
		}
		frames[f[0]] = append(frames[f[0]], neighbourFrame{before: f[1], behind: f[2], right: f[3], before2: f[4], behind2: f[5]})
	}
	return frames
}

// right is what words[i] should be by the first frame that it stands in; empty for none.
func (n neighbourFrames) right(p *prose, i int) string {
	frames := n[p.words[i].Fold]
	for k := range frames {
		f := &frames[k]
		switch {
		case f.before != "" && !oneOf(p.prev(i), f.before) && !(f.before[0] == '.' && p.opens(i)),
			f.behind != "" && !oneOf(p.next(i), f.behind) && !(f.behind[0] == '.' && p.endsClause(i)),
			f.before2 != "" && !oneOf(p.prev(i-1), f.before2),
			f.behind2 != "" && !oneOf(p.next(i+1), f.behind2) && !(f.behind2[0] == '.' && p.endsClause(i+1)):
		default:
			return f.right
		}
	}
	return ""
}
