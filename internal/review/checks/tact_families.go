package checks

import "afterword/internal/review"

// The families of tact: for each way to ask too early, to threaten, to bargain or to rank
// employers the words that may stand in each role, whoever speaks and whatever the trade.

// longAgo reports a story of former years, which claims and asks nothing today.
func longAgo(d *review.Doc, h hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.from)
	return holds(d.Main[from:to], "ago", "back") && holds(d.Main[from:to], "years", "year", "decade", "then")
}

// workplaces are the houses of many trades that may employ somebody.
const workplaces = "(company|companies|employer|employers|firm|firms|outfit|outfits|house|houses|organisation|organization|enterprise|business|group|chain|startup|hospital|hospitals|clinic|clinics|practice|practices|surgery|ward|" +
	"school|schools|college|university|institute|nursery|nurseries|lab|laboratory|agency|agencies|bank|banks|shop|shops|store|stores|studio|studios|yard|yards|plant|plants|factory|mill|foundry|mine|garage|garages|workshop|workshops|" +
	"bakery|bakeries|kitchen|kitchens|restaurant|restaurants|hotel|hotels|brewery|winery|farm|farms|port|ports|airline|airlines|carrier|railway|museum|museums|theatre|theater|orchestra|publisher|newspaper|station|depot|warehouse|" +
	"contractor|contractors|builder|builders|council|ministry|charity|consultancy|partnership|dealer|dealership|salon|crew|crews|team|teams|party|competitor|competitors|rival|rivals|institution|office|offices|place)"

const another = "(another|other|second|third|different|competing|rival)"

// offerFamilies tell of an offer that the candidate holds elsewhere, for certain.
var offerFamilies = []string{
	"(offer|offers|contract|contracts|post|job|position|role) (has been|have been|was|were|had been|is being) (also|just|already|now|recently|formally|meanwhile)? (made|extended|given|sent|put|presented|proposed|promised|handed|offered) to me",
	another + " ~1 " + workplaces + " (has|have|had)? (just|also|already|now|since|meanwhile)? (asked|invited|urged|begged|pressed|wants|want|would like|wishes|expects|needs) me (to|for) (join|start|work|sign|come|become|lead|run|take)",
	another + " ~1 " + workplaces + " (has|have|had)? (just|also|already|now|since|meanwhile)? (presented|provided|approached|supplied) me with ~1 (terms|conditions|contract|figures|offer|proposal|package|papers)",
	another + " ~1 " + workplaces + " (has|have|had|is|are)? (just|also|already|now|since|meanwhile)? (offered|offers|offering|promised|gave|given|made|sent|handed) me ~2 (terms|contract|papers|offer|proposal|place|job|post|role|position|deal|package|seat|start|work|employment|promotion)",
	another + " ~1 " + workplaces + " (has|have|had|is|are|keeps|keep|holds|holding|keeping|reserved)? ~1 (a|the|my|one) (place|seat|job|spot|position|vacancy|desk|role|opening|post|contract) (open|free|ready|waiting|reserved)? for me",
	another + " ~1 " + workplaces + " (has|have)? (just|also|already|now|since|meanwhile)? (hired|selected|chosen|accepted|picked|appointed) me",
	another + " ~1 " + workplaces + " (is|are|wants|want|needs|need|expects|expect|awaits|asks for|wait|waits)? ~1 (for)? my (answer|decision|signature|yes|reply|response)",
	"(two|three|several|more|further|other|both|various|multiple) (more|other|further|job|good|written)? offers (have|had)? (now|just|already|also)? (come in|came in|arrived|landed|reached me|come my way|came my way|are in|are pending|to choose from|to consider|to weigh|are open|are waiting)",
	"(one|second|first|my) offer (is in|is already in|came in|has come in|is on its way|has reached me|reached me|is pending|came yesterday|came today|lies before me|is waiting for me|awaits)",
	"(i|i've) (got|received|obtained|had|have|have received|have got|have had) (yesterday|today|recently|just now|last week|this week|this morning|last night|on @weekday|from them|there|elsewhere) (a|an|one|another|my) ~1 (offer|contract|job offer|work offer)",
	"(alternative|parallel|concurrent|simultaneous|rival|pending|outstanding|unanswered) (job)? (offer|offers) (obliges|oblige|forces|force|requires|makes|make|means|from|puts|put|has|have|leaves|presses|gives|is|are|in)",
	"(i've|i have|i'm) (just|also|already|now|recently|since)? (been|being) (offered|promised|guaranteed) (a|an|the|my) ~1 (promotion|raise|pay rise|partnership|permanent|lead|chair|directorship|contract|headship)",
	"(between|choose between|choosing between|torn between|deciding between) (you|your ~1|yours) and (an|another|the|a) ~2 (offer|contract)",
	"(choose|choosing|decide|deciding|pick|choice|decision) (between|among) (two|several|three|multiple|my|other|various|#) ~1 (offers|jobs|contracts|employers)",
	"(offer|contract) (pending|outstanding|unanswered|unsigned) (from|with|at|by)",
	"(someone|somebody|people|they) (else|elsewhere) (has|have|already)? ~1 (offered|made|given|hired|promised) me",
	another + " ~2 (company|employer|firm|outfit|organisation|organization|enterprise|hospital|clinic|practice|school|college|university|laboratory|agency|bank|shop|studio|yard|garage|workshop|bakery|kitchen|restaurant|hotel|brewery|farm|airline|museum|theatre|publisher|contractor|council|charity|consultancy|dealership|salon|competitor|party) & (offer|offers|offered|contract|job offer|written offer|hired|hire me|proposal|papers) & (i|me|my|i've|i'm) & !(if|hope|would|never|no|not|your|you|help|services|customer|customers|@past|tour|visit|racking|supplier|suppliers|price|in my last|at my last|evening|said|told)",
	"(job|post|position|role|contract|place|seat|something|employment) (is)? (offered|promised|guaranteed|secured|lined up|waiting|ready|certain|mine|in the bag) (to me|for me|elsewhere|at another|with another|somewhere else|by another|at the other)",
	"(i|i've|i have) ~1 (accepted|signed|agreed|committed|said yes) ~1 (to|with|at|by|elsewhere)? ~1 (another|a different|the other|a second|a rival|elsewhere|somebody else|someone else)",
	"my (boss|employer|company|firm|manager|present employer|current employer|current boss|present boss) (has|have|is|now|just)? (just|also|already|now)? (offered|offering|offers|promised|made) me ~2 (promotion|raise|rise|money|more|contract|offer|counter|bonus|better|stay|lead|permanent)",
}

// heldOffers speak of the offer as a thing that is there, whatever "if" or "before" stands
// around it.
var heldOffers = []string{
	"(offer|offers|contract|proposal) (that|which)? (i|i already|i now|i currently|i also) (have|hold|received|got|was given|was made|have received|have got|must answer|have to answer|need to answer|am holding|am considering)",
	"(offer|offers|contract) (that|which)? (i've|i'm) (been given|been made|got|received|had|holding|considering|weighing|sitting on)",
	"(offer|offers|contract) (that|which)? (has been|was|have been|were)? (made|given|extended|sent) (to)? me (by|from|at|yesterday|elsewhere|last|this)",
}

// bidFamilies play one employer off against another.
var bidFamilies = []string{
	"(you|your hr|your company|your team|your board|your firm) ~2 (beat|top|match|exceed|equal|surpass|outdo|better|go above|go over|go beyond|go up to|come up to|stretch to|pay) (a|the|that)? #",
	"(if|can|could|would) you (can|could|would|will|were to)? (beat|top|match|exceed|equal|surpass|outdo) ~1 #",
	"(if|can|could|would) you (can|could|would|will|were to)? (beat|top|match|exceed|equal|surpass|outdo) ~1 # & (i|i'm|i'd|i'll|me|my)",
	"(can|could|would|will) ~2 (hr|company|firm|board|management|employer) (beat|top|match|exceed|equal|surpass|outdo|go above|go beyond|go up to|come up to|stretch to|pay) (a|the|that)? #",
	"(competitor|competitors|rivals|rival|others|they|" + "market) (already|also|would|do)? (value|values|valued|price|rate|estimate|estimates) (me|mine|my ~3|such work) (at|higher|more)",
	"(fighting|fight|competing|compete|vying|scrambling|squabbling|battling|quarrelling|tussling|queuing|queueing|lining up|queuing up|racing|clamouring) (over|for|after|about) (me|my (services|skills|hand|signature))",
	"(other|several|many|two|three|four|more|#) ~1 " + workplaces + " (are|is|were)? (already|all|also|now)? (queuing|queueing|lining up|standing in line|in line|in the queue|at my door|on the phone|after me|courting me|chasing me|fighting)",
	"(shop|shopping|hawk|hawking|tout|touting|peddle|take|taking|show|showing) (your|the|this|my|each|both) (offer|offers|number|figure) (around|about|elsewhere|to others|to them|to the other|to the others)",
	"(best|top|highest|final|maximum) (number|figure|price|rate|bid|sum|terms|package) & (you|your|yours) & (let me know|tell me|what|take it|back|name|give|show|say|send|make|put) & !(customer|supplier|suppliers|valve|gauge|you (said|told|showed))",
	"(take|bring|carry|go) (it|that|this)? back to (them|the other|my boss|my employer) & (number|figure|offer|salary|best|terms|your|sum)",
	"(offer|proposal|salary|deal) (that)? (i|one|nobody|i simply) (can't|cannot|can not|could not|couldn't|won't|will not) (refuse|resist|say no to|turn down|decline|ignore|reject)",
	"(your) (offer|proposal|package|salary|figure|number|terms|bid) (will|would|needs|need|has|have|must|should|ought|had) ~2 (to)? ~1 (be|beat|match|exceed|top|reach|come|stand out|improve|go|start)",
	"yours (will|would|needs|need|has|must|should|ought|had) ~1 (to)? ~1 (be|beat|match|exceed|top|reach|stand out|improve) ~1 (better|higher|more|out|competitive|attractive|generous|stronger|it|that|theirs|them|above|at least)",
	"(expect|want|like|need|require|trust|hope) (that)? yours (to be|will be|is|to beat|to match|to exceed|can be|to stand out) & !if",
	"(what|anything|something|how much) ~1 (can|could|would|will) you (throw in|add to that|put on top|add on top|sweeten|put against|set against|lay on the table|put on the table|come up with|do about (the)? (money|salary|pay))",
	"(throw|throws|threw|thrown) in (a|an|the|some|two|free) & (they|other|another|competitor|rival|offer)",
	"what (would|could|will|can|are) you ~3 (put|lay|place) on the table",
	"(if|should|were|provided|suppose|supposing|once) (you|your|hr) & (above|over|more than|higher than|on top of|better than|beyond) (theirs|them|their|what they|the other|#) & (i|i'd|i'll|i'm|me|my)",
	"(matching|topping|beating|equalling|equaling|meeting|exceeding|bettering|surpassing) (their|that|the other|another|this) ~1 (figure|number|offer|salary|terms|bid|sum|package|pay|rate|price|proposal|conditions|level)",
	"(higher|better|more|further|above|beyond|up|over) (than)? what (they|the other|the others|my other|a rival|another|others|somebody else|someone else) ~2 (put|pay|offer|offered|proposed|gave|give|bid|promised|suggest|suggested|laid|paid|pays|have)",
	"(considering|seeing|given|looking at|knowing|remember|in view of|compared with) what (the)? (others|they|competitors|other|another|rivals|market) ~2 (pay|pays|offer|offers|offered|give|paid|put|pays)",
	"(compare|compared|comparing|weigh|weighing|weighed|balance|balancing) ~2 (offers|packages|proposals|contracts) & (i|i'm|me|my|i'll|i've) & (salary|pay|money|stronger|better|higher|deciding|decisive|best|winner|win|attractive|signature|richer|numbers|financial) & !(racking|supplier|suppliers|customer|delivery)",
	"(turn|turning) (them|it|theirs|the other|that) (offer|one)? down (if|for|provided|should|when) & (i|me|i'd|my) & !hope",
	"(persuaded|tempted|swayed|won over|talked into|bought|convinced|lured) & (numbers|number|money|figure|figures|salary|price|sum|package|pay) & (right|if|were|higher|better|enough|by|with) & (i|me|i'd|i'm|i'll)",
	"bar (has|is|was|now|stands|sits)? ~2 at #", "(set|sets|raised) (the)? bar (at|to) #",
	"(given|considering|in view of|in light of|because of|with) (the|my|this|their|an|another) ~2 (offer|package|salary) & (you|your|yours) & (better|higher|increase|improved|competitive|considerably|attractive|improve|raise|generous|more money|rethink|reconsider|adjust)",
	"(offer|package|contract|proposal|they|other) & (includes|include|comes with|contains|included|come with|gave me|give me|giving me|added|promised) & (you|your) & (equal|match|same|beat|top|likewise|mirror|do the same|keep up|do better|go further) & !(customer|suppliers|you (said|told))",
	"(better|stronger|higher|richer|larger|bigger|more generous|more attractive|superior) (one|offer|of the two|proposal|bid|package|contract) (will|would|gets|wins|has|shall|takes|is going to) ~2 (have|win|wins|get|my|me|signature|be|decide)",
	"(make|made) it (a good|a better|a high|a strong|a generous|worth my|worth it|an attractive|a decent) (one|offer|while|bid|number)?",
	"(pay|paying|offer|offering|give|giving) ~2 (as much as|no less than|at least|the same as|more than|what) (they|the others|my other|the other|competitors|your competitor|your rivals|elsewhere)",
	"(they|them|theirs|another|other|competitor|rival|rivals|elsewhere|someone else|somebody else|competing) & # ~1 (thousand|euros|euro|dollars|pounds|k|percent|grand|francs|month|year|hour|annum|rupees|more|higher|extra) & (sign|offer|offers|offering|offered|pay|pays|paying|salary|match|give|gives|giving|join|promise|promised|bonus|wage|ahead) & (me|i|my|you|your|i'm|i'd) & !(customer|customers|patients|supplier|suppliers|last job|you (said|told))",
	"(would|will|could|can) ~2 (you|hr|management|board|company) ~3 (match|top|beat|outbid|go higher|go beyond|go further|do better|raise|improve|increase|exceed|better|add|sweeten|stretch) & (they|them|their|theirs|other|another|elsewhere|competitor|rival|offer|salary|pay|package) & !(realistic|customers|supplier|suppliers|pump|shift)",
	"(it's|it is|is|comes) (simply|only|just|all|now|purely)? (a matter of|a question of|about|down to) (the)? (money|price|pay|salary|numbers|figures|terms)",
	"(gladly|happily|willing|ready|prepared|open|inclined|happy|free) ~1 (to)? (negotiate|bargain|haggle|talk money|talk numbers|hear a number|hear your number|discuss numbers)",
	"(use|using|used|play|playing|hold|holding|mention) ~2 (offer|offers|card|cards|trump) ~2 (lever|leverage|bargaining|against|to get|to push|negotiate|negotiating|as a)",
	"(leave|leaving) ~1 (it)? to you to (make|top|match|beat|improve|better|find|name|offer)",
}

// choiceFamilies say that this employer comes first.
var choiceFamilies = []string{
	"(first|top|pole|number one) (place|position|spot|rank) (goes|belongs|is|is reserved|falls|went|has gone) ~1 (to|for|yours|with)? (you|yours|your)",
	"(you|you've|you're|your ~1|yours|this ~1) (have|has|are|is|just)? (now|just|already|also|quickly)? (shot|moved|climbed|gone|risen|jumped|come|leapt|gone up|moved up|shot up|took|taken|in) (straight|up|right)? ~1 (to|into|in|at)? ~2 (first place|the top|number one|top spot|pole position|the lead|first position|position one)",
	"(is|are|remains|remain|stays|stay|down|far|yours|you) ~1 my (firm|outright|very)? (favourite|favorite|preference|first|number one) & !(part|moment|question|story|tool|room|machine|was|customer|you said|tour|colour|color|subject)",
	"(this|that|yours|you|it) (is|are|would be) the (job|post|role|position|one|employer|company|place|crew|team|school|hospital) (that|which)? (i'm|i am|i've been|i have been) (really|truly|actually|most|always|now)? (after|dreaming of|hoping for|set on|longing for|holding out for|aiming for|waiting for|praying for|dreaming about)",
	"(you|yours|your ~1) (win|wins|would win|will win|come out ahead|comes out ahead|comes out on top|come out on top|get me|have me|prevail|it is|it would be|it will be) & (if|other|others|between|against|down to|every time|always|rest|hands down)",
	"(everything|everyone|anything|anywhere|everybody) else (is|would be|comes|remains|was|seems|looks|feels) (only|just|merely|at best|a distant|far|a)? ~1 (fallback|fall back|plan b|backup|back up|second best|second choice|second|reserve|compromise|consolation|stopgap|pale|noise|behind|distant)",
	"(other|others|rest of the|rest of my) ~1 (" + workplaces[1:len(workplaces)-1] + "|applications|application|offers|offer|jobs|roles|positions|interviews|options|processes|openings) (are|is|would be|come|comes|remain|remains|were) (only|just|merely|at best|my|a distant|far|a|all)? ~1 (fallback|fallbacks|fall back|plan b|backup|backups|second best|second choice|second|reserve|compromise|consolation|stopgap|stopgaps|behind|distant)",
	"(see|want|picture|imagine|plan|build|have) my future ~3 (only|nowhere else|there alone|alone|and only)", "my future ~2 (with you|at your|in your|on your) ~1 (only|nowhere else|alone|and only)",
	"(and|but|or) (nowhere else|nobody else|no one else|only there|only you|only here|only with you|no other) & (i|me|my|i'd) & (work|join|want|see|future|wish|hope|be|sign|planning|job|career)",
	"(my|mine) ~1 (ranking|list|rating|shortlist|hit list|league table|order|scale|book|books) & (you|you're|your|yours|this) & (first|one|top|highest|head|lead|leads|1|above|ahead)  & !(you (said|told|asked)|your list|customer)",
	"(nowhere|nobody|no one|nothing|none) ~1 (else)? ~1 (appeals|appeal|attracts|tempts|interests|excites|draws|matters|comes near|attracted|tempted) ~2 (me|to me|as much|more|half as)",
	"no other ~1 (" + workplaces[1:len(workplaces)-1] + "|job|role|position|post|application|offer|opening) ~2 (in the running|in play|in question|under consideration|on my mind|interests|matters|tempts|appeals|attracts|would do|will do|can compete|compares)",
	"(no|not one|not a single) ~1 (" + workplaces[1:len(workplaces)-1] + "|job|role|position|post|application|offer|opening) ~2 (interests|appeals to|tempts|attracts|excites|suits|draws|matters to|means) me (more|as much|so much|better|half)?",
	"(go for|opt for|choose|pick|prefer|vote for|decide for|favour|favor|plump for|take|lean towards|side with|come to|decide in favour of) (you|yours|your ~1|this one) & (between|of the two|rather than|other|others|given the choice|both|any day|always|every time|if i had|free to|whoever else|no matter) & (i|i'd|i'll|my|me) & !(if you|you (choose|pick|prefer))",
	"(first|prior|exclusive) (call|claim|refusal|option|rights|dibs|say) (on|over|to|of) (me|my|mine)", "(have|has|get|gets) ~1 (first refusal|first call|dibs) & (you|your)",
	"my (preference|loyalty|loyalties|sympathies|allegiance|heart|vote|preferences|first love) ~1 (lies|lie|belongs|belong|rests|rest|goes to|is with|are with|is for|is clear|is yours)",
	"(precedence|priority|preference) (over|above|before|to) ~2 (other|others|else|rest|all|every|any) & (you|your|yours|this) & (i|my|me|i'd|i'll)",
	"(most|best|more) ~1 (want|wanted|coveted|desired|attractive|appealing|interesting|tempting) ~1 (of|among|to me of) (all|the|my) ~2 (applications|companies|employers|offers|jobs|posts|roles|positions|openings|options|places)",
	"(turn|turned|turning) (down|away) ~2 (others|anyone else|everyone else|anything else|all others|any other|everybody else|everything else) & (you|your|this)",
	"(leave|drop|quit|give up|let go of|abandon|forget|cancel) (everything|all the others|all others|all the rest|the others|the rest|any other) ~3 (you|this|your|yours|job|post)",
	"(if|were|had) (i|it) & (choose|choice|pick|up to me|my decision|my way|decide) & (you|yours|your|this job|this role|this post|here) & (i'd|i would|would be|be) & !(between|you (choose|decide|asked)|pump|tool)",
	"(i'd|i would|i'll|i will) ~1 (say|sign|accept|come|start|take) ~1 (yes|it|tomorrow|the job|this job|at once|today) (at once|immediately|tomorrow|today|straight away|without|on the spot|blind|unseen|before|whatever|any day|gladly|over)",
	"(nothing|nobody|no one|none|no other ~1) (can|could|will|would|even|has|comes) ~1 (top|beat|match|equal|rival|touch|tempt|compete|replace|better|lure|compare|come close|sway) & (you|your|yours|this|me|here) & !(customer|cage|pump|tool|question)",
	"(you|yours|your ~1|this ~1) (is|are|stays|remains|stands|comes|ranks|leads|lead) ~2 (ahead|above|in front|before|miles|streets) ~2 (others|rest|other|everyone|all|everything|else|field|pack|any)",
	"(wait|waiting|hold out|holding out|keep myself free|keeping myself free) ~3 (only)? for (you|your|this) ~3 (and|whatever|turn|turned|others|nobody|only|alone|decline|instead)",
}

// demandFamilies set the reader an ultimatum.
var demandFamilies = []string{
	"(i|i'll|i'd|i'm|we|we'll) ~2 (not|won't|can't|cannot|refuse|unable|unwilling) ~2 (wait|waiting|hold on|holding on|stay|hang on|remain|stand by|hold out|hold off) (for you)? (beyond|past|after|longer|more than|for more|any more|anymore|more|indefinitely|past) & !(you said|hurry|patients|in the plan)",
	"(after|past|beyond) (that|which|this|@weekday|then|that date|this date|that day|tomorrow|the weekend|noon) ~1 (i|i'm|i'll|we|my) ~3 (promise|guarantee|gone|nothing|sign|withdraw|withdrawing|leave|look|accept|no longer|unavailable|off|elsewhere|forget|not be|withdrawn|expires|else)",
	"no (offer|answer|reply|news|word|decision|yes|call|contract|response|signature) (by|until|before|on) ~3 (no|and|means|i|then|you|i'm|i'll)",
	"(setting|giving|give|set|allow|allowing|grant|granting|impose|imposing|fix|fixing) ~3 (deadline|one (more)? (week|day|month)|# (days|hours)|another (week|day)|last (week|day|chance)|final (week|day|chance)|a (week|day|fortnight)|two (days|weeks)|three days|time limit) & (i|i'm|i'll|we're|i must|we) & (you|your|company|offer|answer|decision|decide|employer|board|hr|firm|management|reply) & !(you (said|told|asked|set|gave|give)|them|me)",
	"(hold|keep|reserve|save|leave|block|holding|keeping|saving|reserving) ~3 (place|seat|spot|slot|door|offer|option|date|myself|candidature|diary) ~1 (open|free|available|warm)? ~2 (until|till|up to|only until) & (i|i'll|i'm|i'd|we) & (you|your|yours) & !(you (said|told|keep|hold))",
	"(stands|stand|open|valid|good|holds|lasts|remains|available) ~2 (until|till|up to) & (my|mine|i'm) & (offer|interest|proposal|candidature|candidacy|application|promise|word|yes|willingness|invitation) & (join|only|latest|then|longer|work|exclusively|your|you) & !(send|help|show|visit|draw)",
	"(in case|if|unless|should|supposing|provided|as long as) (you|your|company|hr|nobody|no one|nothing|i|it|this|the|its) & (by|before|until|within|longer|more than|today|tonight|tomorrow|@weekday) & (cancel|withdraw|take me off|strike me|out of the running|candidature|off the list|remove me|look elsewhere|somebody else|someone else|have me|gone|elsewhere|forget me|lose me|drop out|step back|walk away|refusal|no longer|pull out|closed|settled|remain in|stay in|sign with|sign elsewhere|other offer|another offer|goodbye) & (i|me|my|i'll|i'd|i'm|i've) & !(realistic|understand|hurry|would it|could you|may i|filled|rather not|happy|glad|they|them|help to know)",
	"(my|me) ~1 (staying|remaining|interest|joining|presence|candidature|candidacy|application|participation|commitment|coming|yes) ~3 (depends|depend|hinges|conditional|subject|contingent|tied) ~4 (decision|answer|@weekday|by|before|reply|yes|speed|soon|quickly)",
	"i (can|will|shall|could|would) only (remain|stay|continue|wait|go on|keep|hold) & (if|until|provided|when|till|as long as) & (you|your|decide|answer|@weekday|decision|week)",
	"(too late|late) (for|to) ~2 (answer|reply|decision|offer|me|hire|get|have) & (next week|by then|after|@weekday|tomorrow|next month|then|will be|would be) & !(you (said|mentioned|told)|apologies|sorry|never|not|hope|isn't)",
	"(take|treat|read|regard|interpret|understand|see|consider|count|taking|treating) ~1 (silence|no answer|no reply|a delay|no news|delay|the absence|your silence|non reply) ~5 (as|for|to mean)",
	"or (not at all|never|nothing|forget it|forget me|nevermind|never mind|goodbye) & (by|before|please|today|now|decide|answer|tell|@weekday|tomorrow|hire|yes) & !(you (said|told)|old|machine|moves|runs)",
	"speak now (or)?", "(forever|for ever) hold your peace",
	"you (can|may|could|shall|will) (have|take|get) (until|till|up to|# (days|hours)|one week|a week|the weekend|this week) ~3 (think|decide|answer|consider|reply|make|choose|over|it|to)",
	"(sign|hire|take|employ|book|grab|secure|choose|get) me (by|before|until|now|today|this week|tomorrow|within|while)",
	"(limit|line|last day|final day|cut off|cutoff|latest|end) (is|lies|stands|will be|falls|would be) ~1 (@weekday|tomorrow|tonight|noon|today|next|the (first|end|weekend)) & (my|me|i|mine|i'm)",
	"(somebody|someone|another ~1|others|a competitor|your competitor|others|the other ~1) (else)? (will|may|might|would|is going to|are going to|gets|get) (have|get|hire|take|snap|grab|employ|sign|win)? me & (if|unless|or|otherwise|by|before|should|when|until|soon|after)",
	"(cancel|withdraw|withdrawing|retract|take back|revoke|pull|drop|end|recall) my ~1 (candidature|candidacy|application|interest|name|papers|candidateship|documents|offer) & (if|unless|in case|when|or|by|after|past|otherwise|should|failing|without) & !(filled|already|withdrew)",
	"(take|strike|cross|scratch|remove|delete) (me|my name) (off|from|out) & (if|should|unless|more than|by|in case|longer|when) & (you|your|board|decision|week|weeks|days|answer|@weekday|longer) & !(filled|somebody else|found)",
	"you (have|need|must|ought|will have|had better|better) ~1 (to)? ~1 (say|tell|decide|choose|answer|move|act|speak|sign|offer) ~2 (today|now|tomorrow|this week|tonight|at once|by @weekday|by tomorrow|immediately|within)",
	"(every|each|one more|another|a single) (day|hour|week|further day) ~3 (wait|delay|hesitate|longer|pass|passes) & (lose|risk|cost|costs|closer|nearer|away|gone|sign) & (me|my|i'll|i'm)",
	"(expect|expecting|demand|request|require|insist on|await) ~2 (answer|reply|decision|response|word|verdict|yes) ~1 (by return|forthwith|without delay|without fail|promptly|immediately|this very day|at once|in writing)",
	"(without|failing|absent|lacking|barring) (an|a|your|any) ~1 (answer|reply|decision|offer|response|word|yes|commitment|contract) ~6 (i|i'll|i'd|i'm|we) & !(hurry|understand|would not)",
	"(time|patience|offer|window|door|chance) ~1 (is|will|closes|shuts|ends|runs|be)? (closing|closes|shut|shuts|closed|running|up|out|gone|over|ending) ~2 (@weekday|tomorrow|tonight|today|soon|noon|week) & (you|your|me|my|i|i'm) & !(you (said|told)|museum|store|shop|office|yard)",
	"(no|any|further|more) (delay|delays|waiting|extension|excuses|postponement|hesitation) ~2 (accept|accepted|possible|acceptable|tolerate|tolerated|will|can|please|on my|from)",
	"i (won't|will not|can't|cannot|do not|don't|shall not) (accept|tolerate|grant|consider|allow|entertain) ~2 (delay|delays|extension|later|postponement|after|longer|further)",
	"(by|before|until) ~3 (@weekday|tomorrow|noon|tonight|the weekend|month|week) & (otherwise|or else|or i|else i|if not|failing which|failing that|after which|after that|thereafter|beyond which|then i|from then) & (i|i'll|i'm|my|me) & !(happy|hurry|glad|you (said|told)|send you|i can also|rather not)",
	"(answer|decision|reply|yes|offer|contract) ~3 (is|will be|be|was) (due|required|expected|needed|wanted|overdue|necessary) ~3 (by|before|no later|today|tomorrow|immediately|now|@weekday) & (i|me|my|you|your) & !(they|them|their|realistic|you (said|told)|union|patients)",
}

// termFamilies ask for pay, hours, leave and the rest.
var termFamilies = []string{
	"(forget|forgot|forgotten|neglected|omitted|meant|wanted|failed|like|love) ~1 to (ask|mention|raise|bring up|enquire|inquire|speak|talk) ~4 (money|pay|salary|wage|wages|hours|leave|contract|conditions|benefits|holidays|vacation|remuneration|earnings|overtime|pension)",
	"(are|is|would|could|can|will) (the|my|your|these|those|working) ~1 (hours|schedule|shifts|rota|shift|start|times|roster|workload|timetable) (be|at all|ever|also|quite|really|somewhat)? (flexible|negotiable|fixed|regular|adjusted|adjustable|chosen|swapped|split|changed|reduced|shortened|moved|my own)",
	"(hours|schedule|rota|roster|shifts|start) (i|we) (would|will|could|can|may|should|have|must|'d)? ~2 (work|keep|choose|expected|have|pick|be)",
	"(work|working|do|doing) (# days|# hours|four days|three days|two days|mornings|afternoons|part time|half days|fewer hours|less hours|shorter days) ~6 (suit|suits|prefer|best|like|ideal|ideally|possible|wish|option|fit|fits|okay|ok)",
	"(suit|suits|prefer|ideal|like|wish|rather) ~3 (work|working|do) (# days|# hours|four days|three days|two days|mornings|afternoons|part time|half days|fewer hours|only)",
	"(can|could|would|is|may|might|will) (the|this|it|that|your) ~1 (post|job|role|position|work|contract|post) ~3 (part time|remote|job share|shared|from home|from abroad|half time|full time|permanent|hybrid|reduced|fixed term|temporary|freelance)",
	"(is|are|would|will|do|does|can|could) ~3 (gym|canteen|parking|lunch|lunches|creche|nursery|kindergarten|shuttle|uniform|uniforms|pool|meals|car park|breakfast|laundry|housing|accommodation|tools|boots|childcare|food|coffee|sauna) ~4 (free|included|paid|subsidised|subsidized|covered|provided|discounted|deducted|charged) & !(you (said|told|showed)|patients|customers|guests|students)",
	"(ctc|cost to company|take home pay|take home salary|in hand salary|in hand pay|package break up|salary break up|notice pay)",
	"(night|nights|weekend|weekends|overtime|saturday|saturdays|sunday|sundays|evening|evenings|early|late) (shifts|shift|work|duty|duties|hours)? (are|is|would be|will be|were) ~1 (out of the question|impossible|not possible|not for me|a no go|no go|not an option|a problem for me|difficult for me|not something i|off limits|beyond me)",
	"i (can't|cannot|can not|won't|don't|will not|do not|could not|would not|couldn't|wouldn't|never|prefer not to|am not able to|am unable to|would rather not) ~1 (work|do|take|cover|accept) ~1 (nights|night|weekends|weekend|overtime|saturdays|sundays|evenings|lates|christmas|holidays|shifts)",
	"^(concerning|regarding|about|as for|as regards|with regard to|as to|re|on) (the|your|my|paid|annual)? ~1 (vacation|vacations|holidays|holiday|leave|pay|wages|hours|overtime|bonus|benefits|perks|allowances|pension|parking|relocation)",
	"benefits (summary|overview|booklet|brochure|sheet|guide|leaflet|handbook|statement|list|information|document|schedule|catalogue|details)",
	"(stipend|fee|honorarium|rate|money|wage|figure) ~2 (commensurate|in line with|in keeping with|reflects|reflect|adequate|appropriate|negotiable|worthy|fair) & (i|my|me|i'd|would|is it|trust|hope|post|role|job|position|years)",
	"(union|going|market|standard|usual|tariff|collective|normal|trade|my|last|current|day|hourly) rate (is|was|would be|stands at|starts at|of) #",
	"(what|how much|which) ~3 (take home|earn|make|get|receive|be paid|be on|be earning|clear|bring home) & (i|would i|will i|could i|does one|do people|a planner|starter|newcomer) & !(you (said|told)|customers|of it)",
	"(pay|salary|wages|money|package|remuneration|compensation) ~2 (to match|to go with it|to suit|to live on|worth|that reflects|at the top|on time|per month|a month|a year|per year|per annum)",
	"(condition|wish|request|requirement|demand|hope|question) (is|would be|concerns|remains) ~3 (home office|remote|free (fridays|mondays|weekends)|parking|company car|pay|salary|money|hours|leave|holidays|holiday|vacation|overtime|four day week|part time)",
	"(days|weeks) of ~1 (leave|holiday|holidays|vacation|paid leave|annual leave) (do|would|will|does|are|is|can|could|per|a|come)",
	"(send|forward|share|email|mail|provide|let me have|give me|details of|particulars of|information on|details about|information about|explain) ~3 (pay|salary|benefits|compensation|leave|holiday|wages|terms of employment|conditions of employment|employment terms|pension|remuneration|allowances) (scheme|plan|details|summary|scale|table|conditions|information|structure|policy|range|band|booklet|arrangements)?",
	"(does|do|will|would|can|could) (you|the ~1|your ~1) (pay|cover|reimburse|offer|provide|give|grant|subsidise|subsidize|contribute) ~3 (overtime|holidays|sick days|lunch|travel|flights|tuition|courses|childcare|rent|relocation|removal|petrol|fuel|mileage|bonuses|pension|insurance|uniforms|boots|tools|parking|phone|training|sponsorship|allowances)",
	"(is|are|would|will) (there|i|one|we|it|staff) ~2 (paid|entitled|eligible|compensated|reimbursed|insured|covered|allowed) ~1 (for|to|from|by|extra|overtime|double|in|when|during)",
	"(holiday|holidays|rest days|days in lieu|toil|breaks|overtime|uniform|probation|pension|insurance|medical|dental|parking|meals|visa|housing|lodging|lodgings|accommodation|flat|relocation|allowance|per diem|bonus|bonuses|increment|increments|gratuity|provident fund|tips|commission|mileage|sick pay|expenses|childcare|time off|day off|days off|weekends|overtime) & (is there|are there|do i|would i|will i|can i|could i|may i|do you (offer|pay|give|provide|have)|does the|am i|entitled|eligible|included|provided|how many|how much|what is the|what are the|which) & (i|my|me|we|staff|employees|planner|post|job|role|position|newcomers|new|family|wife|husband|children|per|year) & !(you (said|told|showed|described|mentioned)|patients|customers|guests|tenants|students|talk|thank|claims|was|were|would do)",
	"(work|working|job|role|post|position|done|live|living|hours) ~3 (from home|from my home|from abroad|remotely|on my own schedule|when i like|flexibly|part time) & (i|can|could|would|may|possible|allowed|my|me|is|if) & !(you (said|told|described)|last job|students|patients|customers|thesis|was|were)",
	"(what|how much) ~3 (pay|pays|salary|wage|earn|money|budget|budgeted|worth|rate|remuneration) ~2 (for|is|would|the|attached|foreseen|planned|think|have in mind|thinking|do you|per|a month|an hour)",
	"(i|i'd|i'm) ~2 (need|want|expect|require|insist on|count on|hope for|looking for) (at least|a minimum of|no less than|more than|around|about)? # ~1 (thousand|euros|dollars|pounds|k|an hour|per hour|a month|a year|lakh|lpa|francs|days|weeks) & !(customers|crane|plan|pump)",
	"(only|just) ~1 (available|able|free|work|working) ~2 (mornings|afternoons|part time|school hours|four days|three days|weekdays|until|after ten|day shifts|days|from home)",
}
