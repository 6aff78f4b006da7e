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
`

var framesOfSmall = sync.OnceValue(func() neighbourFrames { return framesBeside(smallFrames) })
