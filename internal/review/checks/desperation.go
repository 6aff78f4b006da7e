package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func desperation() review.Check {
	return review.Check{
		ID:       "desperation",
		Group:    review.Tact,
		Title:    "The note begs",
		Severity: review.Warn,
		Why:      "What you need is no reason to hire you; what you bring is.",
		Bad:      "I really need this job and would take any position.",
		Good:     "I would be glad to take the night shifts off your list first.",
		Source:   "SPEC.md section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			for at := 0; ; {
				h, ok := everyNote().Next(d, pleas(), at)
				if !ok {
					return nil
				}
				if at = h.To; mentioned(d, d.Main[h.From:h.To]) || namesADocument(d, h) || readerSays(d, h) || retold(d, h) {
					continue
				}
				return []review.Finding{{
					Span:    h.Place(d.Main),
					Message: fmt.Sprintf("%q sounds desperate. Say what you would do for them instead.", quote(d.Draft.Body, d.Main, h)),
				}}
			}
		},
	}
}

// namesADocument reports that the last word of a hit belongs to the next: "I need the job
// description".
func namesADocument(d *review.Doc, h turns.Hit) bool {
	if h.To == len(d.Main) || !adjoining(d.Draft.Body, d.Main[h.To-1], d.Main[h.To]) {
		return false
	}
	if holds(d.Main[h.To:min(len(d.Main), h.To+2)], "differ", "pardon") {
		return true // "I beg to differ"
	}
	return holds(d.Main[h.To:h.To+1], "informed", "posted", "description", "descriptions", "title", "titles", "posting", "number", "ad", "advert", "spec", "profile", "log", "sheet", "queue", "ticket", "order", "orders", "site", "permit", "instruction", "instructions", "safety")
}

var pleas = sync.OnceValue(func() *turns.Table {
	const very = "(really|so|desperately|badly|truly|urgently|absolutely|just|do|simply|definitely|very much|genuinely|honestly|sorely|seriously|only)"
	const me = "(i|i've|i'm|i'd)"
	return turns.Of(
		// Need.
		"i "+very+"? "+very+"? need (this|that) (particular|new)? (job|position|role|opportunity|work|chance|break|income|one|to work out)", "i "+very+"? "+very+"? need (a|any|some|the) (new|steady|stable|paying|regular|full time)? (job|work|employment|income|paycheck|paycheque|salary|money|chance|break)",
		"i "+very+" need (to (work|get|find|land)|the (job|position|role)|it)", "(really|desperately|badly|urgently) (need|needs|needed|needing|want|wanting|seeking|looking|searching|hoping|in need|hope) ~4 (job|work|role|position|chance|opportunity|income|this|it|employment)",
		"in (desperate|urgent|dire) need", "(i'm|i am|am|feel|feeling|getting|bit|little|quite|so|very|sound|seem|getting|pretty|growing|increasingly) desperate", "desperate (for|to (get|have|work|find|join|land|start)|enough|times|situation)", "(want|wanted) this (job|role|position) (so (much|badly)|more than anything|more than you|with all)", "so badly",

		// Any work will do.
		"(take|accept|do|consider|considered for|consider me for|open to|willing to|happy with|glad of|start in|start with|work in|work for|settle for|fine with|hire me for|have me in|in) ~2 (literally|absolutely)? (any|whatever) (kind of|sort of|type of|available|open|old|single|other|entry level|possible)? (position|role|job|work|opening|vacancy|opportunity|capacity|salary|pay|terms|conditions|wage|rate|offer|job at all)",
		"(any|whatever) (job|position|role|work) (at all|whatsoever|will do|would do|is fine|you have|you offer|you might have|you can|available|no matter|is better)", "(i'd|i'll|i would|i will|willing to|ready to|prepared to|happy to|can|would|will) (gladly|happily|literally|really|even)? (do|take|accept|try) (just about|almost|literally)? (anything|whatever|everything)",
		"whatever it takes", "(work|working|start|begin|come) (for|on) (free|nothing|less|no pay|any pay|a lower|half|minimum|whatever)", "(work|working|start|begin) (unpaid|without pay|without a salary|without salary)", "(take|accept|agree to|start on|start at|fine with|ok with|okay with|lower) ~1 (a|any|less|half|lower|big)? (pay cut|lower salary|less money|less pay|lower pay|salary expectations|half the (pay|salary)|smaller salary)",
		"even (if|as|for|in) ~3 (unpaid|part time|temporary|temp|intern|internship|lower|less|cleaning|free|a trial)", "(not|am not|i'm not) (picky|choosy|fussy)", "beggars can't",

		// Begging.
		"(i'm|i am|am|i) (really|literally|practically|just)? (beg|begging|plead|pleading|implore|imploring|beseech)", "(beg|begging|plead|implore) (you|with you|of you|for (a|the|this|one|another|your))", "please please", "pretty please", "(on|down on) (my|bended) (hands and)? (knee|knees)", "(for|in) the love of god", "god bless you if",
		"please ~2 (hire|choose|pick|take|select|employ|accept) me", "(please|just|only|kindly|if you could|could you|can you|you|would you|would|could) (just|only|please|kindly)? (give|grant|offer|allow) me (just)? (a|one|the|this|another|any) (single|real|fair|little|last|second|small|final)? (chance|shot|opportunity|try|break|go|trial|job)", "please (do)? (reconsider|don't (reject|forget|overlook|dismiss|say no|pass)|do not (reject|forget|overlook|dismiss|say no|pass))",
		"(all|everything) (that)? (i|i'm|i am) (really)? (ask|asking|need|want|wish) (for|of you)? (is|are) ~2 (chance|shot|opportunity|job|break)", "(just|only|deserve|want|need) (need|want|ask for|asking for)? (a|one|this) (single)? (chance|shot)", "(chance|opportunity|shot) (to prove (myself|to you|it|what|that|my)|of a lifetime)", "(you|you'll) (won't|will not|would not|wouldn't|will never) (ever)? (regret|be sorry|be disappointed)",
		"(asking|ask|begging|want|hope|urge) ~3 you ~8 (give|grant) me (a|this|the|one) (chance|opportunity|shot)",
		"(kids|children|family|mouths|son|daughter|parents) to (feed|support|raise|provide for)", "(i've|i have|been|was|got|were) ~1 (rejected|turned down|refused) (by|from|at|everywhere|again|so|many|for)", "(asking|ask|pressing|waiting) for (the|my) rent", "(rent|mortgage) (is|was|are) (due|late|overdue)", "behind (on|with) (my|the) (rent|bills|mortgage)",
		"(no matter|regardless of|whatever) (the|what|how|what the|how low the) ~2 (pay|salary|wage|hours|money|conditions|pays)", "(i'd|i would|would|i'll) (really|gladly)? (give|sacrifice|trade) (anything|everything|my right|an arm)", "(want|wanted) this (job|role|position) (more|so|badly|with)", "(hire|choose|pick|give|take) me and (i|you)", "(at|on) your mercy", "take pity", "have mercy", "(i'm|i am) (praying|hoping and praying)", "(pray|praying|prayed|prayers) ~6 (job|role|position|offer|hear|chosen|selected|hired|yes|hire|decision)",

		// Circumstances.
		me+" (am|have been|was|still|currently|now|be|been)? (still|currently|now|been)? (unemployed|jobless|out of work|out of a job|without work|without a job|without income|without an income|between jobs|job hunting|job searching) ~2 (for|since|and|after|now|so|months|weeks|long|with)",
		"(been|i've been|am|i'm) (unemployed|jobless|out of work|out of a job|without work|without a job|job hunting|job searching|looking for work|looking for a job|searching for (work|a job)|applying (everywhere|for months|to everything))", "(looking|searching|applying|hunting) ~3 (for|since) ~2 (months|a year|years|ages|forever|so long|a long time) (now|and|without|with no|already)",
		"(pay|cover|afford|make|meet) (my|the|our|next month's) ~2 (rent|bills|bill|mortgage|debts|debt|loans|loan|tuition fees|medical bills)", "(support|feed|provide for|take care of|sustain) (my|a|our|the) ~1 (family|kids|children|child|baby|parents|household)", "(mouths to feed|make ends meet|ends meet|living on savings|live on savings|roof over)", "(savings|money) (are|is|will be|have|has|has nearly|have nearly|has almost|have almost|will|won't)? (almost|nearly|about to)? (run|running|ran|gone|dwindling|exhausted|used up|last|drying) (out|low|dry|up)?",
		"(my|our) (family|life|future|visa|livelihood|everything|whole life|whole family|children|kids|marriage) ~1 (depend|depends|depending|relies|rely|relying|hangs|rides|riding) (on|upon)", "(financial|financially|money) (situation|difficulties|difficulty|trouble|troubles|problem|problems|hardship|pressure|struggling|needs|strain|ruin|worries|desperate)", "(struggling|strapped) (financially|for cash|to pay|to survive|with money)",
		"(my|the) (last|only|final) (hope|chance|resort|option left|shot|straw|way out)", "(nobody|no one) (else)? (will|would|has|wants to|wanted to|is willing to|is) (even)? (hire|hired|take|interview|interviewed|call|called|hiring|give)", "(rejected|turned down|refused|declined|ghosted) (everywhere|by everyone|by everybody|by every|by all|so many|too many|# times|countless|dozens|over and over|again and again|time after time|from every)", "(sent|send|submitted|written|wrote|filed|made|after|got|received|than|over|collected) ~3 (#|hundreds of|dozens of|hundred|countless|so many|too many|endless|many) (job)? (applications|rejections|refusals)", "(countless|endless|hundreds of|dozens of|so many) rejections",
		"(mean|means|meant) (the (whole)? world|everything|more than (you|words|anything)) (to me|for me|to my|to us)?", "(change|changes|save|saves|turn around|transform) my (whole|entire)? life", "(life or death|matter of survival|make or break|lifeline|life line|life saver|lifesaver) ~2 (for me|to me)?",
		"(can't|cannot|can not|couldn't|could not|don't) (think about anything|stop (checking|refreshing|worrying)|rest|focus on anything)", "(losing|lost|lose) (any|my|all)? (sleep|hope) (over|because|waiting|about|of)", "(checking|refreshing|check|refresh|staring at) my (email|e mail|mail|inbox|phone|mailbox) ~1 (every|constantly|all|each|hourly|day|obsessively|non stop|nonstop)", "(i|i'd) (would)? be (devastated|heartbroken|crushed|destroyed|lost|ruined)", "(devastate|crush|break my heart|kill me) ~2 (if|not|to)",
	)
})
