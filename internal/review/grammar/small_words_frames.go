package grammar

import "sync"

// smallFrames are small words that their neighbours tell to be wrong, see neighbourFrames.
const smallFrames = `
lot | was were are is have had learned learnt see saw has such | of | a lot
intensive | all | purposes | intents and
me | of | . who which that works worked in from at on is was | mine | friend colleague neighbour neighbor cousin brother sister classmate
from | nice kind good friendly generous sweet lovely thoughtful helpful | you | of | very so is was really it's that's how | . to
appreciate | would i'd also really | if | ?appreciate it
day | of | . | the day | rest
team | of | . and in at | the team | part
company | of | . and in at | the company | part
crew | of | . and in at | the crew | part
project | of | . and in at | the project | part
them | . | drawings cards notebooks tools plans guys kids days things machines books notes pages photos | those
him | . | and | he
her | . | and | she | | i
lot | learned learnt | . about from | a lot
big | am i'm | fan | a big
hour | spent | . reading with in on at | an hour
real | is was are very | interesting nice good great helpful kind | really
idea | liked like loved | of | the idea
good | me you us | idea | a good | gave given give have | . of for how
make | i we they | sport sports | do
lot | a | experience information knowledge people things questions ideas customers | lot of
little | a | questions ideas doubts things mistakes problems | few
others | | ideas things questions machines people ways tools documents drawings details papers | other
only | is are was | company person place shop thing problem | the only | | that who where i we you
visa | need have | . for | a visa
hospital | in at | . near in of | a hospital | work worked working
company | . | has is was | the company
interview | . | was is | the interview
team | . | has was is | the team
during | | interview meeting conversation tour visit call | during the | | . i we you with on yesterday
impressed | | of from | +by | | the your how you my
surprised | | of from | +by | | the your how
grateful | | of | +for | | the your you every each
thankful | | of | +for | | the your you every each
congratulations | | for | +on | | the your a winning
experience | | on | +in | | working cutting building planning running managing leading teaching selling cooking repairing
agree | | to | +with | | you him her
agreed | | to | +with | | you him her
keen | | in for | +on | | learning joining working helping trying doing seeing
familiar | am i'm | to | +with
aware | | about | +of
approached | | to | - | | the your a
requested | i we you | for | - | | a the
seems | it | like | - | | that
case | in | of | - | | you we i they he she
play | | the | - | | football tennis chess basketball golf volleyball cricket
used | am i'm get | with | +to
tell | please will can could i'll to | to | - | | him her them me us you
good | am i'm was is are very | in | +at | | maths math english french german spanish physics chemistry
feel | i | me | - | | well good bad comfortable sure better at very
meet | we | us | - | | on at in
met | we | us | - | | on at in
about | me us you him her them | of | -
until | | to | -
eye | an | to | +on
pressure | | at | +on | | you him her them me us anyone
for | grateful thankful | you him her them | to | | for
in | reached | the | on | | number
satisfied | | of | +with
apologise | | of | +for
apologize | | of | +for
accustomed | | with | +to
fond | | with for on about | +of
you | for to | answer reply response feedback | your | waiting wait forward | .
on | am was i'm are were is be | a | in | | meeting
went | | to | - | | there here
go | | to | - | | there here
came | | to | - | | there here
come | | to | - | | there here
same | is was are were | as like | the same
other | on | hand | the other
you | of | | view | point
only | the | that who | only one | am is was are were
despite | | of | -
despite | | that | ?=although | | the my our your it we they he she there
cope | | up | - | | with
emphasize emphasized emphasise emphasised | | on | -
discuss discussed discussing | !was is are were been be | on | - | | the your this a | policy topic plan issue problem matter question project idea
same | the | like | =& as | | the your our my in at with i you we this that mine yours ours me us
forward | look looking looked looks | for | =& to | | your the our hearing meeting seeing it working a an this
forward | look looking looks | your our the | & to
curious | | to on at of | =& about | | the your my our this that it what how
curious | | for | ?=& about | | the your my our this that it what how
explain explained explaining explains described demonstrated | | him her them | +to & | | the how a what why my our | !best
explain explained explaining explains | | me us | +to & | | !away as out
described demonstrated | | me us | +to & | | the a how your that
suggest suggested | | me us | +to & | | a an the some
recommend | | me us | ?+to & | | a an the some
suggested | | me us | +to & | | that
suggested | | me us | ?+to & | | to
introduce introduced | | me us | +& to | | the your a an some
reply replied | | me us | & to
reply replied | to i will can | you | & to
inform | please will i'll can could to would | to | - | | me you us him her them the
phone | will i'll can could would | to | - | | me you us him her them the
ask | i can could may to will would | to | - | | you me us him her them | !to
call | will i'll can could to | to | - | | you me us | on at by in after tomorrow next
reached | i we | to at | - | | the your my our
wait | will i'll to | you him her | & for | | . at in by on
precise | to | one the a my that some what two | clarify | like want wanted wish need have forgot
become | | a an your the | receive | | answer reply response email mail letter feedback news information
borrow | | me us | lend | | a an the your some
learn | | me us | teach | | a an the how that to about something everything what
learned learnt | | me us | taught | | a an the how that to about something everything what
remember | that which they these it | me | remind | | of about my a an the
remembers | | me | reminds | | of about my a an the
remembered | | me | reminded | | of about my a an the
assist | | to | =attend | | the your a an our this
assisted | | to | =attended | | the your a an our this
experimented | very an am i'm | !with on | experienced
off | instead | | of
off | because | the a an my our your this | of | | !shelf record cuff peg
off | . | course | of
off | !blown knocked threw thrown went way | course | of | | .
you | if | any | you have | | question questions
find | please kindly you | attach | +attached
long | wait waited waiting takes took take needs needed spent | time | a long | | . for to and until
peoples | many some other | . | people
peoples | the many your all these some | in who from at on are were have working | people
good | sings plays speaks cooks drives wrote spoke sang drove cooked | . | ?well
nobody | see find hear know meet ask had have | | anybody | don't didn't haven't can't couldn't
no | did had saw needed made got took asked found heard felt worked have do | | any | never
nothing | not | | anything | have had do did is was could can
most | the | of | ?<most | !make makes made making get got getting take took use done used | the people my our your them us days time
to | go goes went going come came coming return returned get got drive drove walk walked travel | home | =home | | . i we late early and at by with in on for after
to | go goes went going come came coming return returned get got drive drove walk walked travel | abroad | =abroad | | . i we late early and at by with in on for after
answer answered | | of | +to | | your my the this that | question questions
answer answered | please will i'll can could you i | to | - | | me us him her them
thanks | . many | you | thank | | !all both guys
you | thank | the | & for | | time tour opportunity invitation interview
you | thank | the | & for | | nice great good kind interesting pleasant lovely | talk tour chat time conversation interview meeting call
opportunity chance pleasure | the an a this real great | meet discuss see hear speak learn visit join ask explain show tell contribute | & to
better | | as | +than | | expected usual ever planned mine ours yours
many | | experience | much | | . with in as of
many | how so too not spent took | time money work effort space | much | | . i we you they do does did is was it the a for in on to with
am | i | member | +a member | | of
i'm | | member | +a member | | of
in | . | the | on | | other | hand
in | | near | =in the near | | future
in | | past | =in the past | | .
in | | the | on | | internet | .
on | | my | in | | opinion | .
in | | the | ?at | | weekend | .
in | . | the | ?at | | weekend | i we
at | | the | in | | morning evening afternoon | . i we you they
at | | the | in | | summer winter spring autumn | .
`

var framesOfSmall = sync.OnceValue(func() neighbourFrames { return framesBeside(smallFrames) })
