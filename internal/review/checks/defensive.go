package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
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
				h, ok := everyNote().Next(d, defences(), at)
				if !ok {
					return nil
				}
				if at = h.To; h.Phrase == "excuse" && d.Context.Interview.Missed == nil && !aboutAPerformance(d, h) || readerSays(d, h) || retold(d, h) || mentioned(d, d.Main[h.From:h.To]) {
					continue
				}
				return []review.Finding{{Span: h.Place(d.Main), Message: fmt.Sprintf(defenceMessage(h.Phrase), quote(text, d.Main, h))}}
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
func aboutAPerformance(d *review.Doc, h turns.Hit) bool {
	text := d.Draft.Body
	from, to := sentenceAround(text, d.Main, h.From)
	if to < len(d.Main) {
		_, to = sentenceAround(text, d.Main, to)
	}
	if from > 0 {
		from, _ = sentenceAround(text, d.Main, from-1)
	}
	return holds(d.Main[from:to], "asked", "answer", "answered", "answers", "answering", "question", "questions", "blank", "blanked", "froze", "frozen", "stumbled", "stumble", "rambled", "badly", "poorly", "mistake", "mistakes",
		"performance", "performed", "perform", "fumbled", "struggled", "wrong", "failed", "response", "explain", "exercise", "mess", "weak", "focus", "concentrate", "best", "clearly", "impression")
}

var defences = sync.OnceValue(func() *turns.Table {
	const question = "(question|questions|puzzle|task|exercise|problem|prompt|test|case|assignment|scenario|challenge|wording|phrasing|brief)"
	const bad = "(unclear|ambiguous|vague|confusing|unfair|misleading|nonsensical|irrelevant|pointless|unrealistic|outdated|unreasonable|imprecise|incomplete|silly|loaded|badly worded|poorly worded|badly phrased|poorly phrased|oddly worded|worded badly|phrased badly|worded poorly|phrased poorly|worded in|phrased in|a trick|not clear|not fair|not precise|not well|not very clear|not really clear|not relevant|out of scope|open to interpretation|too (vague|hard|broad|general|open|specific|theoretical|academic|abstract|long|difficult|ambiguous))"
	return turns.New().
		Add("blame",
			question+" ~4 (was|were|is|are|felt|seemed|sounded) (a bit|a little|rather|quite|so|very|really|somewhat|just|also|honestly|frankly|pretty|fairly|in fact|actually|slightly)? "+bad,
			question+" (wasn't|weren't|isn't|was not|were not|didn't|did not) (very|really|quite|entirely|particularly|that|at all|exactly|a)? (clear|fair|precise|relevant|realistic|well|reasonable|make|specific|obvious|good|phrased|worded)", "(trick|gotcha|unfair|unclear|ambiguous|vague|confusing|misleading|leading|loaded|badly worded|poorly worded|poorly phrased|badly phrased|oddly worded|oddly phrased|unreasonable|irrelevant) (question|questions|task|exercise|prompt|wording|phrasing|way of asking)",
			"(way|manner|how) (in which)? (you|the question|it|this|that question|your question) (was|were|had been|is)? (asked|phrased|worded|put|posed|framed) (it|the question|that|this)? ~4 (unclear|confusing|confused|misleading|misled|ambiguous|threw|made|didn't|unfair|vague|odd|me)", "(because|since|as|due to) ~1 (way|manner|how) ~4 (asked|phrased|worded|put|posed|framed)",
			"you (didn't|did not|never|hadn't|had not) (really|quite|actually|even|properly|clearly)? (give me|let me (finish|explain|answer|think|speak|complete)|explain (the|clearly|properly|well|enough|what you)|make (it|clear|yourself|the question)|specify|clarify|allow me|provide (me|enough|any)|ask me (the right|about|clearly|properly|what)|listen|tell me (what|that|how|enough|which))",
			"you (kept|were)? ~1 (interrupted|interrupting|rushed|rushing|hurried|distracted|distracting|confused|misled|pressured|pressuring|cornered|threw|grilled|grilling|cut) (me|us) ~1", "(asked|phrased|put|worded) ~3 in (a|such a) (very|rather|really)? (confusing|strange|odd|unclear|misleading|rushed|hostile|weird|vague|complicated) (way|manner|tone)", "you (cut|threw|put) me (off|on the spot|on edge)", "you (misunderstood|misheard|mistook|misread|misinterpreted) (me|my|what)", "you (may|might|must|seem to|seemed to|perhaps|probably)? (have)? (misunderstood|misheard|misread|misinterpreted|got the wrong|gotten the wrong)", "you (seemed|looked|were|appeared) ~1 (distracted|bored|impatient|in a hurry|in a rush|unprepared|annoyed|uninterested|disinterested|hostile|unfriendly|intimidating|looking at your phone)",
			"(your|his|her|their|the interviewer's|the panel's) (tone|accent|manner|style|attitude|constant interruptions|interruptions|interrupting|way of asking|line of questioning|pressure) ~3 (made|threw|confused|didn't|did not|put|was|were|distracted|intimidated)", "put on the spot", "(not|wasn't|weren't|was never|hardly|barely) (really)? (given|allowed|granted|offered) (enough|sufficient|much|any|a fair|a real|the) ~1 (time|information|context|detail|details|chance|opportunity)",
			"(wasn't|was not|weren't|isn't|hardly|barely|not) (really)? (enough|sufficient|adequate) (time|information|context|detail|details|data)", "(too little|so little|very little|no|not enough|limited|insufficient|lack of) (time|information|context|preparation time) (to (think|prepare|explain|answer|respond|solve|finish|show)|was given|given|on|for|and|i)", "(if|had) (i|you) (had|been|only|had been)? (given|had|asked|known|told|explained|allowed|phrased|worded|let|mentioned|specified) ~6 (i'd|i would|i could|it would|my answer)",
			"(with|given) (more|a little more|a bit more|enough|a few more|another) (time|minutes|information|context|minute) ~1 (i'd|i would|i could|i might|my)", "(nobody|no one|hardly anyone|few people|not many people|not many|anyone|anybody|most people|any engineer|any nurse|who) (could|would|can|couldn't|wouldn't|would have|could have) (have|possibly|really|ever|also)? ~1 (answer|answered|solve|solved|know|known|have known|struggle|struggled|stumbled|failed|got that wrong)", "(unfair|not fair|unreasonable|wrong|not right|inappropriate) (to|of you to|that you) (ask|expect|judge|asked|expected|spring|test|put|base|evaluate|penalize|penalise)",
			"(judge|judged|judging|evaluate|evaluated|hold|held) (me|it|that|this) ~2 (by|on|against|unfairly|based on)").
		Add("defence",
			"in (all)? fairness (to (me|myself)|i|nobody|the question|it)", "(don't|do not|never) (normally|usually|ordinarily|typically|often|generally) (freeze|blank|panic|stumble|struggle|fail|make|get|forget|answer|go|do this|do that)", "in my (own)? (defense|defence)", "to be fair (to (me|myself)|i|the question|that question|your question|it was|nobody|you)", "(isn't|wasn't|not|hardly|never|is not|was not) (really|entirely|completely|all)? (my|our) fault", "(not|isn't|wasn't|hardly|doesn't|didn't|does not|did not|don't) (really|truly|at all|accurately|fairly|properly|fully|by any means|be|in any way|think it is|a|an)? (a|an|the)? (true|fair|good|accurate|right|real|representative|honest)? "+
				"(representative|indicative|reflective|reflection|representation|reflect|reflects|represent|typical|picture|measure|indication|show|do justice|justice) (of|to)? (my|me|who|what|how|the real)", "(usually|normally|ordinarily|typically|generally|otherwise|in real life|at work|any other day|on a normal day|on any other day|in practice) (i|i'm|i'd|i would|i am) ~4 (better|no problem|no trouble|know|known|faster|stronger|easily|without|never|ace|great|excellent|very good|perfectly)",
			"i (usually|normally|ordinarily|typically|always|never|generally|rarely) ~3 (better|no problem|no trouble|perform|ace|answer|such questions|have trouble|struggle|make such|make mistakes|make that|freeze|blank|get it right)", "i (actually|really|obviously|certainly|in fact|of course|definitely|do|did|totally|did actually|do actually|absolutely)? (do)? (know|knew) (the (right|correct|real|full)? answer|perfectly well|very well|full well|it all along|this (stuff|topic|material|subject)|that stuff|how to (answer|solve) (it|this|that))", "of course i (know|knew|can|could)", "(for|just for) the record", "(just|simply|only|want to|wanted to|like to|need to|have to|let me) (defend|justify|excuse|set the record|point out (that)? (the question|you|i (did|do|was|am|had))|make excuses)", "(set|setting|put|putting) the record straight",
			"(disagree|don't agree|do not agree|didn't agree|beg to differ) (with)? (your|how you|the way you|that my answer|the (feedback|assessment|judgement|judgment))", "i (still)? (stand by|maintain|insist|believe) (my|that my) (answer|original|first|response) (was|is)? ~1 (right|correct|fine|valid|good|reasonable)?", "my answer was (actually|in fact|technically|still|perfectly|not)? (right|correct|fine|valid|wrong at all|that bad|reasonable)", "(don't|do not|please don't|hope you don't|hope you won't|won't) (hold|use|count) (it|that|this|my answer|that answer) against me", "(ignore|disregard|overlook|forget|look past|see past) (my|that|this|the) ~2 (answer|response|mistake|performance|blunder|moment|part)").
		Add("excuse",
			"(felt|was|being|feel|feeling) (so|very|a bit|rather|quite|really|a little|somewhat)? (rushed|cornered|pressured|ambushed|grilled|interrogated|attacked|hurried|pushed)", "(nobody|no one|you never|you didn't) (told|warned|tell|warn|mentioned|mention|said|say) ~8 (test|quiz|exam|exercise|whiteboard|coding)", "(nerves|nervousness|anxiety|stage fright|lampenfieber) (got|took|were|had|made|showed|played|came|must|may|might|ruined|won|kicked|meant|stopped|kept)", "(my|the|of|to|by|with|interview) (nerves|nervousness|stage fright|anxiety)", "(was|were|got|became|been|being|so|too|very|really|bit|little|quite|just|extremely|rather|pretty|terribly|simply|incredibly) (nervous|anxious|stressed|stressed out|overwhelmed|flustered|rattled|tense|intimidated|sleep deprived|exhausted|tired|jet lagged|jetlagged|unwell|sick|ill|feverish|hungover|distracted)",
			"(because|since|as|due to|owing to|given|thanks to|blame|after|on account of|attribute it to|caused by|down to) ~5 (nervous|nerves|tired|exhausted|jet lag|jetlag|jet lagged|sick|ill|unwell|a cold|flu|fever|headache|migraine|sleep|slept|hungry|stressed|stress|anxious|anxiety|connection|wifi|wi fi|internet|traffic|noise|coffee|bad day|rough week|night shift|short notice|pressure|distracted|on the spot|heat|baby|construction|microphone|headset)",
			"(wasn't|was not|weren't|not|hardly|far from|never) (really|quite|feeling|exactly|performing|feel|at all)? (at|on|in|feeling|feel)? (my|top|the) (very)? (best|myself|form|game|usual self|sharpest|real self)", "(wasn't|was not|not) (really|quite|feeling|exactly)? (myself|well|in top form|on form|on top form|in the right)", "(i|i'd|i've|was|it was|having|had) (been|had|having|just|have had|was having)? (a|an|such a|one of those|my) (very|really|pretty)? (bad|rough|off|terrible|awful|tough|horrible|stressful|sleepless|hectic|crazy) (day|days|week|weeks|morning|night|month)",
			"(hadn't|had not|didn't|barely|hardly|did not|haven't|not|only|little|without|lack of|too little|no) (really|much|enough|got|had|gotten|any)? (slept|sleep (well|much|enough|at all|a wink|the night)|eaten|coffee|breakfast|lunch|time to prepare|prepared|prepare|a chance to prepare|chance to prepare|warning)", "(under|with) (a lot of|so much|such|time|too much|that much|huge|enormous|great|the)? (pressure|stress)", "(caught|took|got) me (completely|totally|a bit|a little)? (off guard|by surprise|unprepared|off balance|on the wrong foot) (and|so|which|because|that)? ~2 (unfair|couldn't|could not|wasn't|nobody)", "english (is|isn't|is not|being) (not)? my (first|native|second|mother|third)",
			"(connection|internet|wifi|wi fi|audio|sound|video|camera|microphone|headset|computer|laptop|zoom|teams) (was|were|kept|is|had|made|didn't|did not|dropped|froze|cut|let) ~2 (so|bad|terrible|poor|awful|unstable|freezing|dropping|cutting|me|lag|lagging|lags|hard)", "(hard|difficult|impossible|tough) to (think|concentrate|focus|answer|code|write|explain|show) (clearly|properly|straight|well|when|while|under|with|on|in front of)")
})
