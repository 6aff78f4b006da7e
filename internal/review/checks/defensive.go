package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
)

func defensive() review.Check {
	return review.Check{
		ID:       "defensive",
		Group:    review.Tact,
		Title:    "A missed question is defended, not answered",
		Severity: review.Warn,
		Why:      "A better answer repairs a weak one; blame and excuses only point at it again.",
		Bad:      "The question was unclear, and I was nervous.",
		Good:     "You asked how I would find the slow query. I would start with the plan, not with the index.",
		Source:   "SPEC.md section 2, missed question; section 3, tact: defensiveness in a recovery",
		Find: func(d *review.Doc) []review.Finding {
			text := d.Draft.Body
			for at := 0; ; {
				h, ok := defences().next(d, at)
				if !ok {
					return nil
				}
				if at = h.resume; (h.phrase == "excuse" || h.phrase == "loose") && d.Context.Interview.Missed == nil && !aboutAPerformance(d, h) || readerSays(d, h) || retold(d, h) || h.mentioned(d, d.Main) {
					continue
				}
				return []review.Finding{{Span: h.place(d.Main), Message: fmt.Sprintf(defenceMessage(h.phrase), quote(text, d.Main, h))}}
			}
		},
	}
}

func defenceMessage(label string) string {
	switch label {
	case "blame":
		return "%q blames the question or the one who asked it. Give the better answer, and leave it at that."
	case "excuse":
		return "%q is an excuse. Give the better answer, and leave it at that."
	}
	return "%q defends you. Give the better answer, and leave it at that."
}

// aboutAPerformance reports that a sentence, or the one before or behind it, speaks of how
// an answer went: "my train was late" alone excuses nothing.
func aboutAPerformance(d *review.Doc, h hit) bool {
	text := d.Draft.Body
	from, to := sentenceAround(text, d.Main, h.from)
	if to < len(d.Main) {
		_, to = sentenceAround(text, d.Main, to)
	}
	if from > 0 {
		from, _ = sentenceAround(text, d.Main, from-1)
	}
	return holds(d.Main[from:to], "asked", "answer", "answered", "answers", "answering", "question", "questions", "blank", "blanked", "froze", "frozen", "stumbled", "stumble", "rambled", "badly", "poorly", "mistake", "mistakes",
		"performance", "performed", "perform", "fumbled", "struggled", "wrong", "failed", "response", "explain", "exercise", "mess", "weak", "focus", "concentrate", "best", "clearly", "impression")
}

var defences = sync.OnceValue(func() *turns {
	const question = "(question|questions|puzzle|task|exercise|problem|prompt|test|case|assignment|scenario|challenge|wording|phrasing|brief)"
	const bad = "(unclear|ambiguous|vague|confusing|unfair|misleading|nonsensical|irrelevant|pointless|unrealistic|outdated|unreasonable|imprecise|incomplete|silly|loaded|badly worded|poorly worded|badly phrased|poorly phrased|oddly worded|worded badly|phrased badly|worded poorly|phrased poorly|worded in|phrased in|a trick|not clear|not fair|not precise|not well|not very clear|not really clear|not relevant|out of scope|open to interpretation|too (vague|hard|broad|general|open|specific|theoretical|academic|abstract|long|difficult|ambiguous))"
	return newTurns().
		add("blame",
			question+" ~4 (was|were|is|are|felt|seemed|sounded) (a bit|a little|rather|quite|so|very|really|somewhat|just|also|honestly|frankly|pretty|fairly|in fact|actually|slightly)? "+bad,
			question+" (wasn't|weren't|isn't|was not|were not|didn't|did not) (very|really|quite|entirely|particularly|that|at all|exactly|a)? (clear|fair|precise|relevant|realistic|well|reasonable|make|specific|obvious|good|phrased|worded)", "(trick|gotcha|unfair|unclear|ambiguous|vague|confusing|misleading|leading|loaded|badly worded|poorly worded|poorly phrased|badly phrased|oddly worded|oddly phrased|unreasonable|irrelevant) (question|questions|task|exercise|prompt|wording|phrasing|way of asking)",
			"(way|manner|how) (in which)? (you|the question|it|this|that question|your question) (was|were|had been|is)? (asked|phrased|worded|put|posed|framed) (it|the question|that|this)? ~4 (unclear|confusing|confused|misleading|misled|ambiguous|threw|made|didn't|unfair|vague|odd|me)", "(because|since|as|due to) ~1 (way|manner|how) ~4 (asked|phrased|worded|put|posed|framed)",
			"you (didn't|did not|never|hadn't|had not) (really|quite|actually|even|properly|clearly)? (give me|let me (finish|explain|answer|think|speak|complete)|explain (the|clearly|properly|well|enough|what you)|make (it|clear|yourself|the question)|specify|clarify|allow me|provide (me|enough|any)|ask me (the right|about|clearly|properly|what)|listen|tell me (what|that|how|enough|which))",
			"you (kept|were)? ~1 (interrupted|interrupting|rushed|rushing|hurried|distracted|distracting|confused|misled|pressured|pressuring|cornered|threw|grilled|grilling|cut) (me|us) ~1", "(asked|phrased|put|worded) ~3 in (a|such a) (very|rather|really)? (confusing|strange|odd|unclear|misleading|rushed|hostile|weird|vague|complicated) (way|manner|tone)", "you (cut|threw|put) me (off|on the spot|on edge)", "you (misunderstood|misheard|mistook|misread|misinterpreted) (me|my|what)", "you (may|might|must|seem to|seemed to|perhaps|probably)? (have)? (misunderstood|misheard|misread|misinterpreted|got the wrong|gotten the wrong)", "you (seemed|looked|were|appeared) ~1 (distracted|bored|impatient|in a hurry|in a rush|unprepared|annoyed|uninterested|disinterested|hostile|unfriendly|intimidating|looking at your phone)",
			"(your|his|her|their|the interviewer's|the panel's) (tone|accent|manner|style|attitude|constant interruptions|interruptions|interrupting|way of asking|line of questioning|pressure) ~3 (made|threw|confused|didn't|did not|put|was|were|distracted|intimidated)", "put on the spot", "(not|wasn't|weren't|was never|hardly|barely) (really)? (given|allowed|granted|offered) (enough|sufficient|much|any|a fair|a real|the) ~1 (time|information|context|detail|details|chance|opportunity)",
			"(wasn't|was not|weren't|isn't|hardly|barely|not) (really)? (enough|sufficient|adequate) (time|information|context|detail|details|data)", "(too little|so little|very little|no|not enough|limited|insufficient|lack of) (time|information|context|preparation time) (to (think|prepare|explain|answer|respond|solve|finish|show)|was given|given|on|for|and|i)", "(if|had) (i|you) (had|been|only|had been)? (given|had|asked|known|told|explained|allowed|phrased|worded|let|mentioned|specified) ~6 (i'd|i would|i could|it would|my answer)",
			"(with|given) (more|a little more|a bit more|enough|a few more|another) (time|minutes|information|context|minute) ~1 (i'd|i would|i could|i might|my)", "(nobody|no one|hardly anyone|few people|not many people|not many|anyone|anybody|most people|any engineer|any nurse|who) (could|would|can|couldn't|wouldn't|would have|could have) (have|possibly|really|ever|also)? ~1 (answer|answered|solve|solved|know|known|have known|struggle|struggled|stumbled|failed|got that wrong)", "(unfair|not fair|unreasonable|wrong|not right|inappropriate) (to|of you to|that you) (ask|expect|judge|asked|expected|spring|test|put|base|evaluate|penalize|penalise)",
			"(judge|judged|judging|evaluate|evaluated|hold|held) (me|it|that|this) ~2 (by|on|against|unfairly|based on)").
		add("defence",
			"in (all)? fairness (to (me|myself)|i|nobody|the question|it)", "(don't|do not|never) (normally|usually|ordinarily|typically|often|generally) (freeze|blank|panic|stumble|struggle|fail|make|get|forget|answer|go|do this|do that)", "in my (own)? (defense|defence)", "to be fair (to (me|myself)|i|the question|that question|your question|it was|nobody|you)", "(isn't|wasn't|not|hardly|never|is not|was not) (really|entirely|completely|all)? (my|our) fault", "(not|isn't|wasn't|hardly|doesn't|didn't|does not|did not|don't) (really|truly|at all|accurately|fairly|properly|fully|by any means|be|in any way|think it is|a|an)? (a|an|the)? (true|fair|good|accurate|right|real|representative|honest)? "+
				"(representative|indicative|reflective|reflection|representation|reflect|reflects|represent|typical|picture|measure|indication|show|do justice|justice) (of|to)? (my|me|who|what|how|the real)", "(usually|normally|ordinarily|typically|generally|otherwise|in real life|at work|any other day|on a normal day|on any other day|in practice) (i|i'm|i'd|i would|i am) ~4 (better|no problem|no trouble|know|known|faster|stronger|easily|without|never|ace|great|excellent|very good|perfectly)",
			"i (usually|normally|ordinarily|typically|always|never|generally|rarely) ~3 (better|no problem|no trouble|perform|ace|answer|such questions|have trouble|struggle|make such|make mistakes|make that|freeze|blank|get it right)", "i (actually|really|obviously|certainly|in fact|of course|definitely|do|did|totally|did actually|do actually|absolutely)? (do)? (know|knew) (the (right|correct|real|full)? answer|perfectly well|very well|full well|it all along|this (stuff|topic|material|subject)|that stuff|how to (answer|solve) (it|this|that))", "of course i (know|knew|can|could)", "(for|just for) the record", "(just|simply|only|want to|wanted to|like to|need to|have to|let me) (defend|justify|excuse|set the record|point out (that)? (the question|you|i (did|do|was|am|had))|make excuses)", "(set|setting|put|putting) the record straight",
			"(disagree|don't agree|do not agree|didn't agree|beg to differ) (with)? (your|how you|the way you|that my answer|the (feedback|assessment|judgement|judgment))", "i (still)? (stand by|maintain|insist|believe) (my|that my) (answer|original|first|response) (was|is)? ~1 (right|correct|fine|valid|good|reasonable)?", "my answer was (actually|in fact|technically|still|perfectly|not)? (right|correct|fine|valid|wrong at all|that bad|reasonable)", "(don't|do not|please don't|hope you don't|hope you won't|won't) (hold|use|count) (it|that|this|my answer|that answer) against me", "(ignore|disregard|overlook|forget|look past|see past) (my|that|this|the) ~2 (answer|response|mistake|performance|blunder|moment|part)").
		add("excuse",
			"(felt|was|being|feel|feeling) (so|very|a bit|rather|quite|really|a little|somewhat)? (rushed|cornered|pressured|ambushed|grilled|interrogated|attacked|hurried|pushed)", "(nobody|no one|you never|you didn't) (told|warned|tell|warn|mentioned|mention|said|say) ~8 (test|quiz|exam|exercise|whiteboard|coding)", "(nerves|nervousness|anxiety|stage fright|lampenfieber) (got|took|were|had|made|showed|played|came|must|may|might|ruined|won|kicked|meant|stopped|kept)", "(my|the|of|to|by|with|interview) (nerves|nervousness|stage fright|anxiety)", "(was|were|got|became|been|being|so|too|very|really|bit|little|quite|just|extremely|rather|pretty|terribly|simply|incredibly) (nervous|anxious|stressed|stressed out|overwhelmed|flustered|rattled|tense|intimidated|sleep deprived|exhausted|tired|jet lagged|jetlagged|unwell|sick|ill|feverish|hungover|distracted)",
			"(because|since|as|due to|owing to|given|thanks to|blame|after|on account of|attribute it to|caused by|down to) ~5 (nervous|nerves|tired|exhausted|jet lag|jetlag|jet lagged|sick|ill|unwell|a cold|flu|fever|headache|migraine|sleep|slept|hungry|stressed|stress|anxious|anxiety|connection|wifi|wi fi|internet|traffic|noise|coffee|bad day|rough week|night shift|short notice|pressure|distracted|on the spot|heat|baby|construction|microphone|headset)",
			"(wasn't|was not|weren't|not|hardly|far from|never) (really|quite|feeling|exactly|performing|feel|at all)? (at|on|in|feeling|feel)? (my|top|the) (very)? (best|myself|form|game|usual self|sharpest|real self)", "(wasn't|was not|not) (really|quite|feeling|exactly)? (myself|well|in top form|on form|on top form|in the right)", "(i|i'd|i've|was|it was|having|had) (been|had|having|just|have had|was having)? (a|an|such a|one of those|my) (very|really|pretty)? (bad|rough|off|terrible|awful|tough|horrible|stressful|sleepless|hectic|crazy) (day|days|week|weeks|morning|night|month)",
			"(hadn't|had not|didn't|barely|hardly|did not|haven't|not|only|little|without|lack of|too little|no) (really|much|enough|got|had|gotten|any)? (slept|sleep (well|much|enough|at all|a wink|the night)|eaten|coffee|breakfast|lunch|time to prepare|prepared|prepare|a chance to prepare|chance to prepare|warning)", "(under|with) (a lot of|so much|such|time|too much|that much|huge|enormous|great|the)? (pressure|stress)", "(caught|took|got) me (completely|totally|a bit|a little)? (off guard|by surprise|unprepared|off balance|on the wrong foot) (and|so|which|because|that)? ~2 (unfair|couldn't|could not|wasn't|nobody)", "english (is|isn't|is not|being) (not)? my (first|native|second|mother|third)",
			"(connection|internet|wifi|wi fi|audio|sound|video|camera|microphone|headset|computer|laptop|zoom|teams) (was|were|kept|is|had|made|didn't|did not|dropped|froze|cut|let) ~2 (so|bad|terrible|poor|awful|unstable|freezing|dropping|cutting|me|lag|lagging|lags|hard)", "(hard|difficult|impossible|tough) to (think|concentrate|focus|answer|code|write|explain|show) (clearly|properly|straight|well|when|while|under|with|on|in front of)").
		add("loose", blameMeetings...).add("loose", blameFamilies...)
})

// blameFamilies tell of a missed question that is defended; see blameMeetings.
var blameFamilies = []string{
	// What was asked is complained of.
	"(a bit|a little|rather|somewhat|simply|far|way|frankly) (too)? (much|sudden|heavy|harsh|tough|steep|unexpected|unfortunate|unkind) & (asked|ask|task|question|questions|exercise|drawing|put|test) & !(if|my answer|thank)",
	"(out of|outside|not in|not on|beyond|not part of|far from|not within) ~2 (syllabus|scope|curriculum|field|area|remit|description|brief|competence|domain|specialty) & (question|questions|task|asked|topic|it|exercise) & !(if|thank)",
	"(not|never|don't|shouldn't) (consider|count|mark|weigh|include|score|rate|take) (it|that|this|them|the question|the answer|that question|that answer|my answer|the task) & (please|kindly|fair|question|answer|so|hope|trust|ask) & !(take it amiss)",
	"(question|questions|task|exercise|it|that|this|topic|test) ~2 (came|hit|arrived|landed|fell|caught) ~2 (out of (nowhere|the blue|left field)|from nowhere|unexpectedly|suddenly|without (warning|notice|context)|unannounced|unprepared|like a|as a (shock|surprise|bolt)|too (early|soon|fast|suddenly|late)|at (a|the) (bad|wrong|worst))",
	"(question|questions|task|exercise|tone|way you|you|test|stare|manner) ~3 (surprised|shocked|startled|ambushed|threw|stunned|floored|unsettled|rattled|overwhelmed|blindsided|intimidated|flustered|disconcerted) me",
	"(blindsided|ambushed|thrown|unsettled|rattled|startled|disconcerted|intimidated|flustered|put off|stressed|overwhelmed|irritated|offended|insulted|hurt|belittled) ~1 (by|at|when) & (you|your|question|asked|tone|way|task|that|format|panel|people|whiteboard|questions) & @me & !(thank|patients|customers)",
	"(if|had) ~4 (question|questions|task|exercise|wording|drawing|brief|problem|example|instructions|sound|line|connection|room|interview|talk) (had|been|were|was|would|wasn't|hadn't) ~4 (clearer|clear|clearly|better|put|phrased|worded|asked|explained|different|differently|simpler|fair|fairer|precise|longer|properly|complete|shorter|quieter|stable|right|announced|sent) & (would|could|i'd|might)",
	"(if|had) (only)? you (had|would have|have)? ~1 (let|allowed|given|asked|waited|listened|explained|told|put|said|mentioned|granted|not|been|shown|read|looked|warned) & (would|could|you'd|i'd|might) & (finish|answer|answered|known|seen|heard|shown|done|understood|explained|better|solved|noticed) & !(thank|years ago)",
	"(you|the panel|nobody|they|no one|somebody|someone|one|the recruiter) (should|could|might|ought to) (at least)? have (told|warned|given|said|asked|made|mentioned|explained|sent|let|announced|shown|prepared) & (me|question|i|us|task) & !(i should)",
	"too (small|dark|faint|fast|quick|quickly|loud|quiet|blurry|noisy|short|rushed|many|low|hasty) ~1 (to|for) (read|see|hear|follow|understand|think|me|answer|concentrate|a proper) & (i|me|my) & !(your night|shift)",
	"(real life|real world|reality|real work|daily work|on a real site|on the job|in practice) & (nobody|no one|never|one would|always|team|colleagues|different|differently|no planner|ask|look|hours|i'd|i would have|anyone) & !(thank|in practice i would|you said)",
	"(at|on|in front of) (a|the) (whiteboard|blackboard|flipchart|spot) & (nobody|no one|never|real|can't|how|hardly|hard|impossible|work|works|not|difficult)",
	"(objected|object|protest|complain|argue|contend|dispute|contest|reject|challenge|question|differ|take issue) ~2 (that|the|your|my|this|with|to) ~2 (mark|verdict|assessment|view|remark|comment|criticism|feedback|judgement|judgment|conclusion|premise|opinion|question)",
	"(i|my|me) & (couldn't|could not|didn't|did not|wasn't|was not|failed|unable|blank|badly|poor|weak|short|hesitated|slow|stumbled|confused|mixed up|wrong|silent|nothing|forgot) & (because|since|due to|owing to|after|thanks to|result of|blame|simply|on account|only|that is why|which is why|so much|reason|explains|comes from) & (you|your|late|tired|day|time|night|shift|nerves|pressure|room|noise|heat|flight|journey|train|sleep|ill|sick|cold|headache|hungry|lunch|phone|connection|language|english|wording|question|stress|first|never|nobody) & !(my fault|here is|better|thank|thanks|should have|missed your point)",
	"(easy|easier|simple|harder|hard|difficult|impossible|unusual|odd|strange|weird|rare) & (question|questions|task|exercise|asked|ask) & (for anyone|for me|who|without|hardly|very|rather|too|quite|really|to say|on the spot|at once|so|than|to ask|to answer|minutes|seconds) & !(thank|fair|good question|better answer|here is|liked|enjoyed|right)", "(of course|naturally|obviously|clearly|surely|certainly|definitely|after all|believe me|trust me|i assure you|rest assured|honestly|i swear|to tell the truth) & (i) & (know|can|knew|could|do know|able|understand|planned|done|have done|experience|years) & !(thank|if you)",
	// What was seen is called false.
	"(correct|change|dispel|remove|fix|repair|undo|counter|clear up|rectify|revise|straighten|contradict|refute|deny) ~2 (impression|picture|image|perception|misunderstanding|misconception|judgement|judgment|assessment|conclusion|opinion|view|idea) & (i|my|your|you|me) & !(photo)",
	"(wrong|false|bad|poor|mistaken|unfair|distorted|negative|incorrect|untrue) (impression|image|idea|light|conclusion|conclusions|opinion) & (me|my|i|you) & !(if|i had)",
	"(contrary to|despite|whatever|no matter|regardless of|unlike) ~2 (think|thought|heard|concluded|believe|assume|assumed|suggested|seem|impression|looked|looks|appearance|appearances|believed|saw) & @me",
	"you ~2 (think|thought|believe|concluded|conclude|assume|decided|impression|suspect) ~2 (i|i'm|that i) ~1 (can't|cannot|don't|am not|know nothing|not|never|no|lack|couldn't|didn't|have no|wasn't) & !(if you)",
	"(answer|said|words|reply|point|silence|hesitation|meaning|response|explanation|sketch|i) (was|were|been|got|is|must have been|may have been|has been) ~1 (misunderstood|misread|misheard|misinterpreted|taken wrongly|taken the wrong way|taken out of|twisted|misconstrued|lost in|understood wrongly|not understood|not heard|cut off|cut short|interrupted|overheard|underrated) & !(customer|patient)",
	"not (that|because|as if|as though|like) i (don't|didn't|can't|cannot|couldn't|am|was|wasn't|lack|do|did|could|have|haven't|know|had|hadn't) ~1",
	"(not|no|hardly|never) (for|a|from|due to|out of|through) ~1 (lack|want|matter|question|shortage) of ~1 (knowledge|skill|experience|trying|knowing|ability|understanding|competence|preparation)",
	"(fact|truth|objectively|strictly|technically|actually|closely|nevertheless|reality|check|textbook|manual|regulations|handbook|norm|expert|experts|wikipedia|google|colleague|professor|literature) & my (answer|solution|approach|response|order|plan|sum|calculation|version) & (is|was|says|say|right|correct|agree|agrees|confirm|confirmed|confirms|works|worked|valid|fine|same) & !(was wrong|is wrong|better|thin|poor|weak|missed|too|left out|forgot)",
	"(textbook|manual|standard|regulations|code|literature|book|norm|handbook|expert|experts) ~3 (confirms|agrees|agree|supports|proves|bears me|backs|on my side|gives me) & (my|me|i)",
	"my (references|record|cv|resume|certificate|certificates|diploma|grades|boss|colleagues|years|experience|degree) ~2 (prove|proves|shows|show|speak|speaks|says|say|tells|tell|confirm|confirms|vouch|know) (otherwise|more|that i (can|know|am)|for (itself|themselves|me)|better|the opposite|another|a different)",
	"(ask|call|check with) ~1 (any|anyone|everyone|any one|my (old|former|last|current)) ~4 (who|boss|colleague|colleagues|worked|knows|foreman|manager) & (they|will|he|she|tell|confirm|can|good|better)",
	"(never|rarely|seldom|hardly ever|not usually|doesn't usually|does not usually|doesn't normally|first time) ~2 (happens|happened|happen) ~1 (to me|with me|before)",
	"(not like|unlike|untypical of|atypical of|not typical of|uncharacteristic of|out of character for|not usual for|unusual for) me", "(not|wasn't|isn't|hardly) (really)? (me|the real|my real|my true|my usual|my normal) (self|level|you|way|who|that|ability)",
	"(one|single) (question|answer|slip|mistake|moment|minute|afternoon) & (shouldn't|should not|cannot|can't|hardly|decide|decides|define|defines|outweigh|spoil|ruin|undo|weigh|more than|years) & (i|my|me|you|career) & !(customer)",
	"(in my sleep|blindfolded|with my eyes|with one hand|without thinking|on a good day|on better days|on any day|on a better day|any other day|another day|different day|a hundred times|a thousand times|every day for|daily for) & (i|i'd|i've|my) & (answer|answered|do|done|know|known|solve|solved|would|could|have|question|plan|planned) & !(thank)",
	"(under|in|with) (normal|other|better|different|usual|ordinary|less|calmer|real|fair|proper) ~2 (circumstances|conditions|situation|setting|surroundings|light) & (i|i'd|my)",
	"(problem|issue|trouble|obstacle|difficulty|reason|culprit|cause|blame) & not ~2 (knowledge|skill|skills|ability|experience|competence|thinking|me|preparation|understanding|i|mine|know how)",
	"(english|language|accent|nerves|connection|translation|hearing|voice|memory|head|brain|words|computer|mind|mic|microphone|camera|battery) ~3 (problem|barrier|hindered|let me down|failed me|got in the way|abandoned me|deserted me|betrayed me|to blame|obstacle|left me|stopped me|went blank|gave up|gave out|died|froze|cut out|broke) & (my|me|i)",
	"(excuse|explanation|justification|defence|defense) (is|was|for) & (my|i|me) & (answer|question|performance|failure|silence|mistake|badly|poor|forgot|tired|late)", "(in|for|as|to) (my|an|a) (excuse|justification|explanation) & (i|my|me)",
	"there (was|were|wasn't|weren't) (no|too little|hardly any|not enough|so little|enough|barely any|never) ~1 (time|warning|chance|room|information|data|light|paper|context|notice|air|quiet) & (i|me|my|answer|think|question)",
}
