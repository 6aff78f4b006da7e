package checks

import "strings"

// neighbourFrames are frames of one word and its neighbours, by that word. One is written in a line of four to six
// fields:
//
//	word | before | behind | right | before that | behind that
//
// An empty field is any word; "." is the end of a clause behind the word or the next one, or the start of one before it.
type neighbourFrames map[string][]neighbourFrame

type neighbourFrame struct{ before, behind, right, before2, behind2 string }

func framesBeside(lines string) neighbourFrames {
	frames := neighbourFrames{}
	for line := range strings.Lines(lines) {
		f := strings.Split(strings.TrimSpace(line)+"||", "|")
		if len(f) < 6 {
			continue
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		frames[f[0]] = append(frames[f[0]], neighbourFrame{before: f[1], behind: f[2], right: f[3], before2: f[4], behind2: f[5]})
	}
	return frames
}

// right is what words[i] should be by the first frame that it stands in; empty for none.
func (n neighbourFrames) right(p *prose, i int) string {
	for _, f := range n[p.words[i].Fold] {
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
