package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func presumesOffer() review.Check {
	return review.Check{
		ID:       "presumes-offer",
		Group:    review.Tact,
		Title:    "The note takes the offer for granted",
		Severity: review.Warn,
		Why:      "Who speaks as if the job were theirs leaves the reader nothing to decide.",
		Bad:      "When I start with you, my future team and I will fix the release.",
		Good:     "If I joined, I would start with the release.",
		Source:   "SPEC.md section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.Offered {
				return nil
			}
			for at := 0; ; {
				h, ok := everyNote().Next(d, presumptions(), at)
				if !ok {
					return nil
				}
				at = h.To
				if mentioned(d, d.Main[h.From:h.To]) && !holds(d.Main[h.From:h.To], "start", "begin", "join") || conditional(d, h) || readerSays(d, h) || retold(d, h) || namesADocument(d, h) {
					continue
				}
				f := review.Finding{
					Span:    h.Place(d.Main),
					Message: fmt.Sprintf("%q takes the offer for granted. \"If I joined\" leaves them the choice.", quote(d.Draft.Body, d.Main, h)),
				}
				if h.Phrase == "common" {
					f.Severity = review.Hint
				}
				return []review.Finding{f}
			}
		},
	}
}

// conditional reports that the sentence leaves the choice open. What says when the work
// starts ("when I start with you, I would …") is taken back by an "if" alone.
func conditional(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	sentence := d.Main[from:to]
	if h.Phrase == "firm" && holds(d.Main[max(from, h.From-4):h.From], "want", "wants", "asked", "their", "they") && holds(d.Main[h.From:h.To], "sign", "signing", "contract") {
		return true // somebody else's contract
	}
	if h.Phrase == "firm" && holds(d.Main[max(from, h.From-4):h.From], "asked") && holds(d.Main[h.From:h.To], "start", "starting") && holds(d.Main[h.From:h.To], "date") {
		return true // "you asked about my start date"
	}
	if holds(sentence[:1], "should") || holds(sentence, "if", "whether", "imagine", "imagining", "imagined", "unless") {
		return true
	}
	for i := 1; i < len(sentence); i++ {
		if sentence[i].Fold == "were" && sentence[i-1].Fold == "i" {
			return true // "as if I were"
		}
	}
	if h.Phrase == "firm" {
		return false
	}
	return holds(sentence, "would", "i'd", "we'd", "could", "might", "may", "possibility", "chance", "opportunity", "possible", "possibly", "perhaps", "potentially", "potential", "prospect", "hope", "hoping", "hopefully", "idea", "thought", "dream", "wish", "maybe")
}

var presumptions = sync.OnceValue(func() *turns.Table {
	const will = "(i'll|i will|i'm going to|i am going to|i shall|i plan to|i'm planning to|i intend to|we will|we'll|we are going to|we're going to|i want to|my plan is to)"
	const people = "(team|teams|teammate|teammates|team mates|colleague|colleagues|coworker|coworkers|co workers|boss|bosses|manager|managers|crew|workmates|desk|office|workplace|ward|department|lab|unit|station|classroom)"
	return turns.New().
		Add("firm",
			"(when|once|as soon as|after|until|before|from the (day|moment)|the (day|moment|minute|week) (that)?|by the time|now that) (i|i'll|we) (will|shall|actually|finally|officially|have)? (start|begin|started|begun) (with you|at|here|there|working|work with|work at|work for|on the (job|team|floor|ward)|on monday|next|in (january|february|march|april|june|july|august|september|october|november|december|the new|spring|summer|autumn|fall|my|your|the role)|my (new)? (job|role|position|work)|the (new)? (job|role|position)|this (job|role|position)|as|in (december|january))",
			"^(when|once|as soon as) i (start|begin) (i'll|i will|we|i'm|i am|my|it|the first|let's|i'd|i would|i)", "(when|once|as soon as|after|now that|before|until) (i|we|i'll|i've|i have) (will|finally|officially|actually|have)? (join|joined|am joining|be joining) (you|the (team|company|firm|crew|ward|staff|school|unit|department|group|organization|organisation|practice)|your|us|as|in|and|i|next)",
			"(when|once|as soon as|after|now that|before|until) (i|i'm|i've|i'll|i am|we're) (am|will be|have been|officially|finally|fully|get|been|have)? ~1 (on board|onboard|onboarded|aboard|hired|in the (role|job|seat|position)|part of (the|your)|settled in|on the (team|crew|ward|payroll)|a member of|working (with|for|at) (you|your)|one of you|an employee|employed|in my new|in charge)",
			"(when|once|as soon as|after|now that) (i|i've|i have) (come|came|get|got|gotten|move|moved|settle|settled|step|stepped|take|taken|took) (on board|aboard|onboard|settled in|in my|into (the|my|this) (role|job|position|new)|over (the|your)|started|on the role|on this role|the role|the job|up to speed (with|on|at) your)",
			"(when|once|after|as soon as) (you|you've|you have) (hire|hired|hiring) me", "(when|once|after|as soon as) (we|i) (start|begin|are|get) (working|to work) together",
			"(my|our) (future|soon to be|prospective|upcoming) "+people, "my (new|next) "+people+" (at|with|here|and|is|are|will|in|on)", "my (future|soon to be|upcoming) (role|job|position|work|employer|duties|responsibilities|company|students|patients|projects|project|clients|customers)", "my new (role|job|position|employer|company) (at|with|as|here|in)?",
			"(our|your) (future|upcoming) (work together|collaboration|cooperation|partnership|projects together|working relationship|colleague|employee|team member|teammate)", "our (collaboration|cooperation|work together|partnership) (starts|begins|will|is going)",
			"(see|seeing|meet|meeting) (you|everyone|everybody|you all|them|all of you) ~2 (on my first day|at work|at the office|in the office|at my desk|on day one|at the morning stand|at the next stand up|at the team meeting|on the floor|around the office|every day|daily)",
			"(in|on|for|during|within|over|from|by the end of) (my|the) (very)? first ~2 (day|days|week|weeks|month|months|quarter|year|sprint|term|shift|project) ~4 "+will, will+" ~12 (in|on|during|within|over|from|by) (my|the) (very)? first ~2 (day|days|week|weeks|month|months|quarter|year|sprint|term|shift)",
			"my first (day|week|month|shift|day of work|working day) (with you|here|will|is|as your|as the|at your|in your|on the team)", "(my) (start date|starting date|first paycheck|onboarding|induction|probation|work contract|employment contract|new desk|new badge|new laptop|new login|company laptop|company email|locker|parking space)",
			"(send|sending|prepare|draft|email|mail|forward|get|expect|expecting|await|awaiting|receive|receiving|sign|signing) (me)? (over|through)? (the|my|your|a) ~1 (contract|paperwork|offer letter|employment agreement|employment contract|job offer|written offer|onboarding)", "(when|where|how soon|what time|which day) (do|can|should|will|shall|could|am) (i|we) (start|begin|sign|pick up|report|move in|expect (the|my|your|an) (offer|contract))",
			"(look|looking) forward to ~1 (your|the|receiving|getting|signing|an|my) ~1 (offer|contract|offer letter|paperwork|job offer|first day|start|start date|yes|new job|new role|new team)", "(expect|expecting|await|awaiting|counting on|count on) (your|the|an|my) (offer|contract|positive|yes|good news|job)",
			"(given|gave|handed|handing|hand|giving|submitted|turned|turning|put) (in)? my (notice|resignation)", "(already|have|i've) (started|begun|been)? (looking|packed|packing|rented|renting|found|signed|booked|ordered|told|bought|planning|planned) ~1 (for|at)? (an|a|the|my) ~1 (apartment|flat|house|move|relocation|moving|lease|schools|boss|manager|landlord)",
			"(told|tell|telling|announced) (my|everyone|everybody|friends|family|the) ~4 (i|i'm|i've|about my|that i) ~2 (got|have|start|starting|joining|hired|new)", "(job|role|position|offer) is (mine|already mine|as good as mine|practically mine|in the bag)", "(i|i'm|am) (know|sure|certain|confident|positive|convinced|have no doubt) (that)? (i'll|i will|i have|i've|i got|you'll|you will|you're going to|you are going to|you have) (be|get|got|hire|hired|choose|chosen|made|pick|picked|offer|decide|decided|selected|select|make) ~3 (job|role|position|offer|me|hired|selected|chosen|right choice|in my favour|in my favor|colleagues)",
			"(welcoming|welcomed|welcome) me (to|onto|into|on) (the|your) (team|company|family|board|crew)", "as (your|the|a) (new|newest|next|future) ~5 "+will, "(i'm|i am) (your|the) (new|next|newest|future)", "(consider|call) (me|myself) (hired|part of the team|your new|one of (you|the team)|already)", "(already|i) (feel|see|consider|think of) ~2 (part|member|one) of (the|your) (team|crew|family|company)",
			"(once|when|as soon as|after) you have me (on|in|there|as|at)", "my (new|future) (colleagues|colleague|coworkers|teammates|workmates|boss)", "(counting|count) (down)? (the)? (days|hours|minutes) (until|till|to|before) (i|my|we)", "(when|where|how soon|what time) (do|would|should|did) you (want|need|like|expect) me (to (start|begin|come in|report|be)|there|in)",
			"as (a|an|the|your) (new|future|full)? (member|part|employee) (of|on) (your|the) ~1 (team|crew|staff|company|family|ward) ~2 "+will, "(let me know|tell me|where|what|when|who|which) ~8 (on|for|before) my first (day|morning|shift|week|month)", "(already|started) (planning|preparing|working on|thinking about) (my|our) (first|next|new|future|move|commute)", "(thrilled|excited|happy|proud|delighted|honored|honoured) to (become|be becoming) (a|the)? (part|member)", "@weekday will be my first", "(decided|chosen|choosing|deciding|picked|picking) (on)? (me|to hire me)", "thank you for (hiring|choosing|selecting|picking|the job|offering me|the offer|trusting me with the (role|job|position))").
		Add("",
			"(can't|cannot|can not|couldn't|could not|hardly|can hardly|barely) (really)? wait (to|until|till) (i)? (start|begin|join|get started|get going|work|working|be part|be a part|be on|be working|meet my|meet the rest|lead|dive in|roll up|become|see you (all|every)|help you|build|contribute|tackle|take on|get to work|move)", "(can't|cannot|can not) wait for (my|the) (first|start|job|new|work|offer)",
			"(look|looking) forward to (start|starting|join|joining|begin|beginning|being (part|a part|on|one|your|a member|able to work)|becoming|getting started|getting to work|my first|leading|managing|onboarding|moving (to|into|over)|coming on|coming aboard|taking over|taking on|our first|settling|having you as|being colleagues|meeting my|meeting the rest of (my|the) team)",
			will+" (soon|certainly|definitely|surely|gladly|be|soon be|also)? (be)? (joining (you|the|your)|join (you|the team|your)|starting (with|at|on|in|my)|start (with you|at|working|my|the (job|role|position))|be part of (the|your)|be a part of (the|your)|become (part|a part|your|a member)|lead your|run your|manage your|be your|be on (your|the) team|work (with|alongside) you (every|all|on|and|at|as|in|to)|be working (with|for|at|alongside|together)|fit right in)",
			"(we|i'm sure we|i know we|sure we) (will|are going to|shall) (work|get along|collaborate|do|make|be|have|achieve|build) ~3 (together|team|colleagues|things together|great together)", "we'll (work|get along|collaborate|do|make|be|have|achieve|build) ~3 (together|team|colleagues)",
			"(excited|thrilled|delighted|proud|eager|ready|glad|happy|honored|honoured|pleased) (to be|about|for) (joining|starting|part of (the|your)|a part of|my new|my first|working (with|at|for|alongside)|coming on|becoming|beginning|your next|your new)", "(excited|thrilled|delighted|ready|eager|impatient) to (start (working|with|at|on|my|the)|begin (working|with|at|my|the)|get started (with|on|at|in))",
			"as (your|the) (new|newest|next|future) ~3", "(i|i'll|we) (work|working) for you (from|starting|next|in (january|february|march|april|june|july|august|september|october|november|december))", "(will|going to|gonna) be (so|very|really|such)? (great|wonderful|fun|nice|a pleasure|an honor|an honour|good|exciting|amazing|a joy) (to)? (work|working|being part|be part|collaborating|joining|have you|having you) (with|for|alongside|at|of|on)", "(we'll|we will|we're going to|we are going to|going to|will) (make|be|form) (a|such a|one) (great|good|fantastic|strong|perfect|wonderful|excellent|dream|hell of a) (team|duo|pair|match)", "(glad|happy|know|pleased) (that)? i (will|am going to) (soon)? be working", "(until|till|before|see you) (then|on) (day one|my first day|the team)").
		Add("common",
			"(look|looking) forward to (working|work|collaborating|cooperating|contributing|building|helping|making|growing) ~2 (with you|with the|with your|together|for you|for your|alongside|at|to your|to the (team|success|company)|as part)", "(excited|thrilled|delighted|eager|happy|proud|glad) to (join|be part|be a part|contribute|work) (you|your|the|with|for|of|to|at|alongside)")
})
