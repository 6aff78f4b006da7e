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
except | to gladly please happily will would can could cannot can't | your the my this an a it our | accept
accept | . | for | except
accept | all everyone everything nothing anyone everybody nobody anything | for the a one me my that when | except
advice | you | | advise | could can would will
advise | your any the some good of an great useful helpful career for his her their this best | | advice
were | remember know see wonder forget forgot ask asked | i we you they | where | !as i'd
were | place company team role job environment ward school kitchen point stage | i you we people engineers nurses everyone everybody nobody they | where
quite | very | | quiet
quite | was were is are | when until | quiet
quite | a the | room night shift place week ward corner hour word moment | quiet
passed | the my this these | week year month experience job jobs years months weeks few two three couple employer roles role | past
past | has have had | . since without and | passed
past | have | it the on along them my | passed
past | hour day week time morning afternoon year years weeks hours minutes | quickly without | passed
past | hour day week time morning afternoon year years weeks hours minutes | too so very | passed | | quickly fast soon slowly
exited | am was be very so really still more get got are were most especially i'm we're truly even | . to about by for that | excited
principle | | engineer engineers investigator architect designer developer consultant scientist nurse teacher reason concern | principal
principle | school | | principal
principal | in | . | principle
principal | of | | principle | matter
breath | to can i we and could | easier easily again in out deep deeply | breathe
known | me us you | | know | let
feed | your the any some for helpful kind useful this great honest | back | =feedback | | . on about and from
payed | | !out | paid
tot | !the a this that | he | =to the
int | !the a this that | he | =in the
ont | !the a this that | he | =on the
complement | to would will must | you him her them everyone | ?compliment
complement | nice kind lovely great | . on about from | compliment
every | have i've had you've we've has | seen been had met worked heard read tasted done | ever
right | to | to you about | write | wanted want going meant
brake | to can could would | down | break
grate | a the was is | team time talk day job fit deal way tour chat conversation place help | great
grate | was is | . | great
compliment | to would will could | my our each | complement
moral | team staff crew good low high | . is was and | morale
peaked peeked | | my our your | piqued | | interest curiosity
bare | | with | bear | | me us
say | per | | se
mute | | point | moot
reign | free | | rein
peak | sneak | | peek
suppose | am is are was were i'm we're | to | supposed
thank | i we | for | =thank you for
thank | to | for | =thank you for | like want wanted writing write wish
personal | the your | is was are were | personnel | | kind friendly nice helpful very so
whose | | been the a responsible leading | who's
whose | | in | who's | | charge
whose | | going | who's | | to
of | apart | the your a this that something it our | <a part of
loosing | | | losing
affect | the big huge positive negative good bad great little no real direct same any side strong lasting of immediate knock | on of that | effect
affect | side | | effect
affect | into in | . | effect | went go goes going put takes
affects | side | | effects
affects | the positive negative lasting these | of on | effects
effected | is are was were be been being most get got badly directly heavily also not | by | affected
effected | badly directly | | affected
lead | have has had i've we've | a the an to my our two three four several teams projects up me us small large | led
then | more less better worse bigger larger smaller faster slower easier harder earlier later longer shorter higher lower fewer greater older younger cheaper stronger simpler sooner further quicker closer richer deeper broader wider warmer clearer happier nicer kinder safer smoother busier calmer brighter | i you we the a an my your any that this what expected most ever it us me just one two three four five six ten in usual before planned anyone anything all those i'd i'm it's others half hours they he she many average everyone last | than
then | | i you we they he she most any expected | than | more less fewer
then | more | to | than | nothing
your | thank | for | you
you | by | work | your | impressed inspired struck moved
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
		return p.next(i) != "down" && !oneOf(p.prev(i-1), "take took taking have had need")
	case "knows":
		return p.prev(i-1) != "let"
	case "past", "new":
		return oneOf(p.prev(i), "i we they you") && !p.opens(i-1) && !oneOf(p.prev(i-1), clauses)
	case "quite":
		return p.next(i+1) == "the" && !oneOf(p.next(i+2), "hall office room house street lab library ward kitchen workshop morning evening afternoon night")
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
