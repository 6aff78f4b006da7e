package grammar

import "sync"

// smallFrames are small words that their neighbours tell to be wrong, see neighbourFrames.
const smallFrames = `
lot | was were are is have had learned learnt see saw has such | of | a lot
intensive | all | purposes | intents and
me | of | . who which that works worked in from at on is was | mine | friend colleague neighbour neighbor cousin brother sister classmate
from | nice kind good friendly generous sweet lovely thoughtful helpful | you | of | very so is was really it's that's how | . to
appreciate | would i'd also really | if | appreciate it
day | of | . | the day | rest
`

var framesOfSmall = sync.OnceValue(func() neighbourFrames { return framesBeside(smallFrames) })

// smallInFrame looks at a word and its neighbours.
func smallInFrame(p *prose, i int) (slip, bool) {
	if p.syntax[i]&inSmallFrame == 0 {
		return slip{}, false
	}
	if right := framesOfSmall().right(p, i); right != "" {
		return slip{from: i, to: i, right: right, hint: p.words[i].Fold == "appreciate"}, true // many say "I would appreciate if you"
	}
	return slip{}, false
}
