package grammar

import (
	"strings"
	"sync"
)

// confusedFrames are confusions that the word before and the word behind tell: the word, what stands
// before it, what behind it, and what was meant, see neighbourFrames.
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
brake | a coffee lunch tea short | . at for from | break
peace | a | of | piece
knows | me us | . if when what whether about how by | know
freely | feel | to | free
advise | much | . on about | advice
thru | | | through
no | me | if what when how whether where about | know | let
are | enjoyed enjoy liked loved appreciated appreciate | talk conversation meeting chat discussion interview call tour time | our | i we | about with on today yesterday last
talking | for | the | taking | | time
do | . | to | ?due | | the a my an
except | can't cannot | that | accept
hop | i we | to | hope | | hear see meet be get have talk speak
kindly | so very | to | kind | were are was is
staffs | the your all our these | . were are have who in at from with on | staff
respond | late quick your fast kind prompt | . to and from | response
quite | was is were are be | in at | quiet | | the
hided | i we you they he she | | hid
impressing | am was were i'm | by with | impressed
lose | come came work worked hang hung broke | . on in at | loose
quiet | was were am are be i'm been feel felt | surprised impressed taken struck moved touched amazed astonished proud nervous confident hard difficult easy | quite
no | not didn't don't | that how what why where whether if | know
except | will would can could gladly happily | any whatever every | accept
through | a very more | knowledge understanding review check look answer preparation training analysis test inspection explanation overview | thorough
through | very so | . and in with | thorough | is was were are be
weather | hear | the it you they we he she i | whether
discrete | be very more | with about when | discreet
loosed | i we you they he she never have has had not | a an the my any one it | lost
lead | was were been being | by through into around round | led
can't | | hardly | can
couldn't | | hardly | could
te | | team tour time talk call company job role day interview first last next new whole same opportunity chance people best way | the
ot | good great nice able like want wanted happy glad hope forward lovely | | to
meting | | you the your everyone all with | meeting
except | i | that | expect
complement | a | to | compliment | | be hear see get
insure | to must should | that | ensure
board | was am i'm were got | in at with by | bored | i he she we
desert | the a your that | | dessert | ate eat loved tasted served baked bake
desert | for | . | dessert
site | to | one an a the this | cite | | example source paper study author
personnel | a | question matter note reason | personal
ensure | i can | you | assure
peak | to a | into | peek
bare | will i'll would can | that it this | bear | | in
wear | . | do does did are is | where
no | i we | the your my our that how what why where | know
grate | was is be | to that | great
hole | the your | crew team time day thing week place story family night shift company | whole
write | is was are | beside next behind above there here about now | right
theirs | . | no a nothing always one | there's
off | could would should might must | been | have
they're | take takes took have had ate eat of with for from on | lunch coffee break shoes boots hands tools coats hats own | their
thank | many | . for to again | thanks
confidant | am i'm is are was very | . that in of about | confident
import | how very so | . a is to | important
off | explanation description list story idea picture kind part | the your a my how | of
now | to | more about what how why if whether | know | want like love wanted hope need
aloud | wasn't am was were weren't not are aren't is isn't | to | allowed
of | to | seen been gone done had known met asked told made taken come | have
excepted | i we they she he | the your their his her an my this our | accepted
effected | it which that rain cold heat noise delay | the our your my | affected | | crew team staff sales patients nurses customers guests yield taste children bread drivers results work people
stationary | my your our | . is was from in with and | stationery
interesting | an | in | interest
patience | be very so | with | patient
became | i we | a an your the | received | | letter email mail answer reply response message call invitation
hardly | very | | hard
opened | is are | on | open | | sundays saturdays mondays fridays weekends
loses | the our your my these any no | . in of by at from to and | losses
massage | the a your | from | message
brake | a | of | break | | half ten fifteen five twenty thirty an
researches | many some several your my our all the | . about on in of | research
`

var framesOfConfused = sync.OnceValue(func() neighbourFrames { return framesBeside(confusedFrames) })

// confusedInFrame looks at a word and its neighbours.
func confusedInFrame(p *prose, i int) (slip, bool) {
	if p.syntax[i]&inConfusedFrame == 0 {
		return slip{}, false
	}
	s, ok := framesOfConfused().slip(p, i)
	return s, ok && !notConfused(p, i)
}

// notConfused lists what a frame takes in that is right.
func notConfused(p *prose, i int) bool {
	switch p.words[i].Fold {
	case "do":
		for j := i + 3; j < min(i+9, len(p.words)) && p.prev(j) != ""; j++ {
			if oneOf(p.words[j].Fold, "what as nothing whatever") {
				return true // "Do to the queue what you did to the door"
			}
		}
	case "here":
		return oneOf(p.next(i), "that about") && !oneOf(p.prev(i-1), "happy glad good nice sorry pleased delighted")
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
	case "quite":
		return !oneOf(p.next(i+2), "hall office room house street lab library ward kitchen workshop morning evening afternoon night")
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
