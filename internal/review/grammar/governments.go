package grammar

// governments are, a line each: what the words are and the words; the small words that are wrong behind them, none where
// the object follows at once; what is right; what is behind, see takes; and what stands before. "+me" is a pronoun between.
const governments = `
verb depend | of from at | on
verb depend | | on | the
verb rely | in at of to with | on
verb insist | in to for at | on | ing
verb insist | in to for at of | on | the
verb insist | | on | ing
verb concentrate focus | to at about | on | ing
verb concentrate | to | on | the
verb consist | on from with by | of
verb consist | | of | the
verb consist | in | of | two three four five six seven eight nine ten
verb participate | at to on for | in
verb participate | | in | the
verb succeed | to for at on | in | ing
verb specialise specialize | on at for | in
verb apologise apologize | on about | for | the
verb apologise apologize | of on about | for | ing
verb apologise apologize | | for | the
verb belong | | to | me
verb object | | to | ing | i we they not don't didn't never would
verb contribute | for at | to | the
verb result | to of | in | the | resulted
verb suffer recover | of | from
verb graduate | of | from
verb accuse+me | for about | of
verb complain | for on | about
verb worry | of on | about | the
verb worry | of on | about | ing
verb differ | of | from
verb smile laugh | to | at | me
verb laugh | | at | joke jokes remark remarks
verb listen | | to | music
verb listen | | to | the
verb listen | | to | me
verb look | of on | for | job work
verb search | | for | job work post position role flat place room
noun searching | of | for
verb wait | | for | reply answer response call letter news decision result results feedback mail email message confirmation delivery frost rain bus train doctor
verb reply respond | | to | your my his email letter message
verb reply respond | | to | me
verb react | at on | to | the
verb refer | at on | to | the
verb agree | on to | with | opinion view views
verb disagree | | with | me
verb agree | | with | me
verb deal | | with | customers guests clients people patients complaints suppliers problems issues students children parents visitors numbers emails queries
verb speak | | to | him us them
verb describe consider | about | | the
verb await | for |
verb resemble approach | to with | | me
verb resemble approach | to | | the
noun lack | of | |  | i we they you don't doesn't
noun lacks lacked lacking | of |
verb comprise | of | | ! | crew team department staff which that i we they company firm class range set tests parts
verb answer | to | | mail email mails emails message letter question questions request
verb phone | to | | the
verb leave | of | | the
verb appreciate | for to of | | the
verb remember | of | | the
verb think | in | of | you him them us
verb belong | for of | to | the
verb obey | to | | the
verb marry | with | | !child children kids son daughter
verb affect influence | on | | the | will would can could may might not to doesn't didn't
verb support help assist | to | | me | will would can could to i we
verb contact | with to | |
verb visit | to | |
verb attend | to at | | day course meeting school lecture class event fair workshop conference university college training interview session ceremony wedding funeral seminar talk
verb enter | in into to | | trade profession hall room building office house kitchen workshop loft yard shop school company team ward lab
noun access | to | | the | can could will to cannot can't
noun suits suit | to | | me | monday tuesday wednesday thursday friday it that time which date day
verb request | for | | the | i we you to
verb congratulate+me | for about of | on
verb congratulate+me | | on | the
verb tell | to | | me
verb tell | to | | the
noun back | | on | the | look looking looked
noun thank+me | to | for | ing
noun thank+me | to | for | welcome tour opportunity invitation chance time patience advice help talk coffee visit call reply kindness lift
noun line | to | with | what | in
verb thank+me | about of | for
verb thank+me | | for | your
verb thank+me | | for | patience kindness help advice warmth time support
verb remind+me | to for | of | the
verb remind+me | | of | importance time year day years days
verb provide+me supply+me | | with | picture list copy
verb inform+me | | of | decision result outcome date
verb apply | | for | job post position role vacancy internship place apprenticeship
verb pay | | for | course training meal coffee lunch dinner drinks trip flight
verb comment | | on | plan work report results
verb complain | | about | noise food cold price prices service
verb border depend | with | on | the
verb dream | with | of | ing
verb dream | | of | ing
verb think | at | about | the
verb arrive | to | at | office station hotel airport site workshop school hospital interview bakery yard gate door farm shop factory museum meeting house ward
verb arrive | | at | office station hotel airport site workshop hospital interview bakery factory
adjective interested | on about at to with for into | in | ing
adjective interested | on about at to with for into | in
adjective interested | of | in | ing
adjective interested | of | in | !all us them you the two three four those these both lot
adjective interested | by | in | position role job post vacancy work
adjective interested | | in | the
adjective interested | | in | ing
adjective responsible | of on about | for
adjective responsible | from to in | for | ing
adjective responsible | | for | the
adjective responsible | | for | ing
adjective capable | to for in at | of | ing
adjective capable | | of | ing
adjective proud | about with from at by on | of
adjective proud | for | of | !me you him her us them son daughter brother sister father mother wife husband team crew class children pupils apprentice apprentices people
adjective proud afraid | to | of | the
adjective bored | from | of
adjective grateful thankful | to | for | help time advice patience support reply answer kindness
adjective proud | | of | the
adjective afraid scared frightened | from | of
adjective afraid | | of | the
adjective similar | with as than from | to
adjective similar identical | | to | your mine yours ours
adjective superior inferior junior senior | than | to
adjective aware | on for about | of
adjective aware | | of | the
adjective confident | from | in
adjective famous | of with | for
adjective familiar | of about in | with
adjective jealous | on to at | of
adjective keen | in at | on
adjective addicted | on of at | to
adjective short | in | of | people staff drivers cooks nurses guides hands tools teachers volunteers workers bakers welders parts
adjective rich | of | in
adjective close | | to | the | is are was were very so quite too be
adjective close | from of | to | the
adjective far | of | from | the
adjective concerned worried | of on | about
adjective excited enthusiastic | of on | about
adjective disappointed pleased | of | with
adjective impressed | of from | by
adjective surprised | of from | by
adjective sorry | of on | for
adjective sorry | | for | delay trouble noise mess inconvenience wait
adjective grateful thankful | of about | for
adjective grateful thankful | | for | the
adjective angry | on to | with
adjective involved | on at to | in
adjective experienced | on | in | ing
adjective married | with | to | !child children kids son daughter sons daughters
adjective good | on in to | at | ing
adjective different | of | from
adjective typical | for | of | me
adjective used | with | to | ing
adjective used | | to | ! | am i'm
adjective known | of | for | its ing
noun reason | of | for | ! | the my main only another real
noun demand | of | for | ! | big high great growing strong huge increasing rising little much
noun access | on of into | to | ! | have had has no get got full need gain
noun interest | for on about | in | the | my your have great strong any no big deep real genuine
noun interest | to | in | the | great strong big deep real genuine
noun doubt doubts | on | about | ! | no any my
noun attention | on in at for of | to | | pay paid paying pays
noun charge | for on with | of | the | in
noun charge | for on with | of | ing | in
noun favour favor | for to on | of | the | in
noun favour favor | for to on | of | ing | in
noun search | for after | of | the | in
noun need | for | of | ! | in
noun behalf | from to for | of | ! | on
noun spite | | of | the | in
noun front | | of | the | in
noun addition | of with | to | ! | in
noun reply response reaction answer | of for on | to | ! | in
noun regard | of on | to | the | in
noun composed | by from | of | parts members sections elements pieces | is are was were be
noun accordance | to of | with | ! | in
noun contrast | of | to | the | in
noun answer | of | to | problem question questions
noun answers | of | to | your questions
noun experience | on | in | ing
noun experience | on | in | forestry accounting marketing management logistics catering farming nursing teaching retail sales
noun part | on at to | in | the | take took taking takes taken
noun part | | in | ! | take took taking takes taken
noun contact touch | to of | with | me | in
noun contact touch | to of | with | the | in
noun questions question | to | about | role post position job contract offer salary schedule process project rota training programme course task assignment topic product system plan application cv work hours
noun care | for | of | ! | take takes took taken taking
noun care | about to on | of | the | take takes took taken taking
noun care | | of | the | take takes took taken taking
noun advantage | from on with | of | the | take takes took taken taking
noun love | in on to | with | me | in
noun respect | to | for | ! | of great much deep
noun away | of | from | the
noun next | | to | the | is are was were live lives right
noun well | | with | the | on along
noun rid | | of | the | get got getting
noun use | | of | the | make made making makes
noun regards | of on | to | the | with
`
