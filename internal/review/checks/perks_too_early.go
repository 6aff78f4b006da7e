package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

func perksTooEarly() review.Check {
	return review.Check{
		ID:       "perks-too-early",
		Group:    review.Tact,
		Title:    "Pay or perks before an offer",
		Severity: review.Warn,
		Why:      "Until there is an offer the note speaks of the work; terms are negotiated when they want you.",
		Bad:      "Could you also tell me more about the salary and how many vacation days there are?",
		Good:     "Could you tell me what the first three months would look like?",
		Source:   "SPEC.md section 3, tact; a topic of the talk itself is no finding, which is why this never blocks",
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.Offered {
				return nil
			}
			var first turns.Hit
			count := 0
			for at := 0; ; {
				h, ok := everyNote().Next(d, perks(), at)
				if !ok {
					break
				}
				at = h.To
				if aboutTheWork(d, h) || h.Phrase == "noun" && !asksForTerms(d, h) || theyAsked(d, h) || tellsOfWork(d, h) {
					continue
				}
				if count++; count == 1 {
					first = h
				}
			}
			if count == 0 {
				if w, ok := sumWanted(d); ok {
					return []review.Finding{{Span: span(w, w), Message: "What you want to earn is for after the offer."}}
				}
				return nil
			}
			f := review.Finding{
				Span:    first.Place(d.Main),
				Message: fmt.Sprintf("%q is for after the offer.", quote(d.Draft.Body, d.Main, first)),
			}
			switch { // one finding: the person is asked once
			case count == 2:
				f.Message += " So is one more place."
			case count > 2:
				f.Message = fmt.Sprintf("%s So are %d more places.", f.Message, count-1)
			}
			return []review.Finding{f}
		},
	}
}

// sumWanted finds an amount of money that the candidate hopes for.
func sumWanted(d *review.Doc) (review.Word, bool) {
	for i, m := range marksIn.Of(d).main {
		if m&isNumbered == 0 || !isMoney(d.Draft.Body, d.Main, i) {
			continue
		}
		w := d.Main[i]
		from, to := sentenceAround(d.Draft.Body, d.Main, i)
		before := d.Main[from:i]
		if holds(before, "i", "i'm", "i'd", "my") && holds(before, "hoping", "hope", "looking", "expect", "expecting", "expectation", "expectations", "asking", "need", "want", "minimum", "aiming", "target") &&
			!theyAsked(d, turns.Hit{From: i, To: to}) && !d.Wrote(w.Fold) {
			return w, true
		}
	}
	return review.Word{}, false
}

// aboutTheWork reports that the words are a topic of the talk, or name a system rather
// than what the candidate would get: "salary data pipeline".
func aboutTheWork(d *review.Doc, h turns.Hit) bool {
	for _, w := range d.Main[h.From:h.To] {
		switch w.Fold {
		case "hourly", "daily", "day", "days", "week", "weeks", "hours", "rate", "rates", "time", "pay", "shift", "shifts", "night", "nights", "home":
			continue // too common to be what the talk was about
		}
		if !isFunctionWord(w.Fold) && !courtesySet().HasStem(w) && d.Mentioned(w.Fold) {
			return true
		}
	}
	if h.From > 0 {
		switch d.Main[h.From-1].Fold {
		case "minimum", "living", "workers", "worker's", "health", "private", "racial", "gender", "social", "brand", "deferred":
			return true
		}
	}
	if h.To < len(d.Main) && adjoining(d.Draft.Body, d.Main[h.To-1], d.Main[h.To]) {
		switch d.Main[h.To].Fold {
		case "phone", "phones", "station", "desk", "gap", "gaps", "survey", "surveys", "study", "transparency", "dispute", "disputes", "strike", "cap", "history", "law", "laws", "reports":
			return true
		}
		switch review.Stem(d.Main[h.To].Fold) {
		case "data", "pipelin", "system", "tabl", "model", "calcul", "engin", "servic", "api", "field", "column", "modul", "app",
			"product", "record", "report", "databas", "platform", "tool", "import", "export", "file", "feed", "flow", "calculat",
			"benchmark", "cod", "schema", "survey", "request", "committee", "claim", "fund", "funds", "research", "analyst", "analysi", "sensor", "monitoring", "team", "clinic", "practice", "reform", "law", "dispute", "ledger", "run", "export's":
			return true
		}
	}
	return h.To < len(d.Main) && d.Main[h.To].Fold == "of" && d.Main[h.To-1].Fold == "benefits" // "the benefits of caching"
}

// tellsOfWork reports that the sentence tells of work that was done, the candidate's or
// the reader's, and wishes nothing.
func tellsOfWork(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	if asked(d.Draft.Body, d.Main, to) || holds(d.Main[from:to], "i'd", "would", "could", "can", "will", "hope", "hoping", "wonder", "wondering", "need", "want", "wanted", "wish", "expect", "expecting", "like", "prefer", "forgot", "please", "may", "earned", "earning", "paid", "make", "made") {
		return false
	}
	for i := from; i+1 < to; i++ {
		a, b := d.Main[i].Fold, d.Main[i+1].Fold
		switch {
		case a == "you" && holds(d.Main[i+1:i+2], "work", "handle", "run", "described", "said", "showed", "mentioned", "started", "manage", "set", "built"),
			a == "i" && holds(d.Main[i+1:i+2], "wrote", "planned", "built", "ran", "handled", "managed", "taught", "led", "designed", "drew", "studied", "sorted", "once", "kept", "settled", "negotiated", "calculated", "introduced", "rewrote", "organised", "organized"),
			a == "my" && (b == "thesis" || b == "dissertation" || b == "paper" || b == "essay"):
			return true
		}
	}
	return false
}

// asksForTerms reports that the sentence asks for something or weighs it, rather than
// telling of it.
func asksForTerms(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	if asked(d.Draft.Body, d.Main, to) {
		return true
	}
	return holds(d.Main[from:to], "offer", "offers", "offered", "policy", "package", "entitled", "entitlement", "eligible", "negotiable", "negotiate", "negotiating", "wonder", "wondering", "curious", "know",
		"expect", "expecting", "expectations", "require", "need", "discuss", "important", "attractive", "include", "included", "includes", "details", "information", "clarify", "confirm", "hoping", "hope", "generous", "competitive", "prefer", "ask", "appealing", "possible")
}

// theyAsked reports that the sentence answers a question of the reader: "you asked for my
// salary expectations".
func theyAsked(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	for i := from; i+1 < to; i++ {
		a, b := d.Main[i].Fold, d.Main[i+1].Fold
		if a == "you" && (b == "asked" || b == "requested" || b == "wanted" || b == "needed" || b == "told" || b == "explained") || a == "as" && (b == "requested" || b == "promised") || a == "your" && b == "question" {
			return true
		}
	}
	return false
}

var perks = sync.OnceValue(func() *turns.Table {
	const terms = "(policy|policies|option|options|arrangement|arrangements|possibilities|possibility|schedule|schedules|setup|set up|days|day|work|working|flexibility|model|basis|position|role|job)"
	return turns.New().
		Add("",
			// Pay.
			"(salary|salaries|remuneration|compensation)", "(pay|wage|salary|compensation) (range|ranges|band|bands|scale|grade|package|packages|rise|raise|expectations|expectation|structure|bracket|level|review|rate|rates|cheque|check|increase|increases|progression|negotiation)", "(rate|rates) of pay", "(the|your|of|about|good|better|decent|fair|starting|base|hourly|weekly|monthly|annual|what|overtime|holiday|sick|night|weekend|shift|bonus|hazard|higher|double|competitive) pay",
			"(hourly|daily|day|weekly|monthly|annual|starting|base|fair|decent|better) (rate|rates|wage|wages|salary|income|earnings)", "(wage|wages)", "(how much|what) (does|do|would|will|could|can|might|is|are|should) ~6 (pay|pays|paid|earn|earned|make|making|compensated|cost you)", "(what|how much) (the|this|that|your|a) ~2 (position|role|job|work|shop|company|hospital|school|ward|yard|shift|shifts|post) (pay|pays|paid|would pay|is paid)", "(what|which) (kind|sort|type|level) of (a|the)? (package|salary|benefits|pay|compensation|perks|bonus)", "(what|which) (are|is) (the|your) (benefits|perks)", "(when|how soon) ~6 (raise|raises|pay rise|promotion|promoted)", "pick up my (daughter|son|kids|children|kid|child)", "how much ~3 (money|pay|paid|you pay|it pays|the (job|role|position) pays)", "(get|getting|be|being) paid", "(paid|pays) (well|better|hourly|weekly|monthly|for overtime|overtime|per hour|competitively|fairly)", "(talk|discuss|speak|talking|discussing|clarify|negotiate|negotiating|know|ask|asking) (about)? (the)? (money|pay|compensation|terms|financials|numbers|package|total package|rate)",
			"(total|full|overall|whole) (comp|package|compensation|remuneration|rewards)", "comp (package|range|expectations|band)", "(six|five) figure (salary|income|package)?", "(commission|commissions) (rate|rates|structure|plan|scheme|split|percentage)", "(overtime) (pay|paid|rate|rates|policy|compensation|compensated)", "(shift|night|weekend|holiday) (differential|differentials|premium|premiums|allowance|bonus|supplement|supplements)", "cost of living (adjustment|allowance)", "(money|earn|earnings|paycheck|income) (would|will|is|could) i ~3",
			"(signing|sign on|signon|annual|yearly|performance|referral|retention|joining|quarterly|christmas|year end|end of year|relocation|guaranteed|target|discretionary|welcome) (bonus|bonuses)", "(bonus|bonuses) (structure|structures|scheme|schemes|plan|payment|payments|target|percentage|potential|system|scheme|eligibility|package)", "(stock|share) (option|options|grant|grants|award|awards|purchase|plan|plans|scheme|vesting|units)", "equity (package|packages|grant|grants|stake|component|part|compensation|split|offer|options|plan|refresh|refreshers)", "(get|receive|offer|offers|offering|include|includes|including|some|any|about|as|have|and|salary) (some|any)? equity (too|as well|for me|in the company)?", "(vesting|cliff) (schedule|period)", "(rsu|rsus|espp|401k|403b|401 k|403 b|isa)", "profit sharing",
			// Time off.
			"(vacation|vacations|holiday|holidays|annual leave|pto|leave) (days|day|time|policy|policies|allowance|allowances|entitlement|entitlements|package|accrual|benefit|benefits|weeks|arrangements|scheme)", "(many|much|of|paid|more|unlimited|any|about|enough|extra|additional|minimum|generous|including|plus) (paid|annual)? (vacation|vacations|annual leave|pto) (days|time|policy)?", "(weeks|days) (of)? (paid|annual|vacation|holiday|holidays|leave|pto|off)", "(paid|unpaid|unlimited|extra|additional) (time off|holiday|holidays|leave|vacation|vacations|sick|lunch|breaks|days off|public holidays)",
			"how (many|much) ~2 (vacation days|holiday|holidays|days off|time off|leave|vacation|break|breaks|free time|sick days|weekends)", "(taking|take|get|getting|request|requesting|have|need|needing) (some|any|a bit of|a week of|two weeks of|a few|three weeks|two weeks|a week|a month|a longer)? (vacation|time off|days off|annual leave|leave|holiday|off) (in|during|over|for|from|next|already|right|shortly|before|between|this|at)", "(vacation|holiday|trip|holidays) (already)? (planned|booked|coming up|scheduled|arranged)", "(planned|booked|pre booked|already planned|already booked) ~1 (vacation|holiday|holidays|leave|trip)", "(pto|sabbatical|sabbaticals)",
			"(maternity|paternity|parental|sick|annual|family|sabbatical|study|compassionate|unpaid|paid) leave (policy|policies|entitlement|package|and|is|are|would|allowance|benefits)", "(sick|personal|mental health|duvet) (days|day policy|leave policy)", "(four|4) day (week|work week|workweek|working week)", "compressed (hours|week)", "(weekends|fridays|christmas|summers|mondays) off",
			// Where and when.
			"(remote|hybrid|homeoffice|telework|teleworking|telecommuting|home working|work from home|working from home|wfh) "+terms, "(home office) (policy|policies|option|options|arrangement|arrangements|days|day|possible|allowed|regulation|rules|stipend|budget|setup|allowance)", "home office", "(work|working|works|be done|done|do (it|this|the job|the role|the work|my work|my job)|be|stay|live|fully|entirely|partly|partially|mostly|permanently|completely|100|percent|based) (fully|entirely|partly|partially|mostly|permanently|completely|a few days|some days|part of the time|part time)? remotely",
			"(role|position|job|work|team|this|it|work be|role be|job be|position be|work is|role is|job is|position is) (is|be|are)? (also|fully|partly|partially|mostly|100|percent|permanently|ever|possibly|available|offered|open)? (remote|hybrid)", "(is|are|was|would|could|can) (this|it|the (role|position|job|work)|that|there) ~2 (remote|hybrid)", "(fully|partly|partially|mostly|100|permanently|completely|entirely) remote", "(go|going|be|being|stay|staying|allow|allows|prefer|want) (fully|partly)? (remote|hybrid)", "(work|working|works) from (home|anywhere|abroad|another country|my home|my apartment|overseas|the beach|wherever)", "(would|is|could|can) (a)? hybrid", "hybrid (is|be|would be)? (possible|an option|allowed|ok|okay)", "(done|do|work|working|job|role|position|stay|staying) ~3 from home", "(wfh|telecommute|telecommuting|telework|teleworking|homeoffice)",
			"(#|one|two|three|four|five|few|couple of|some|several|many|office|more) days ~3 (from home|at home|remote|remotely|off site|offsite|home office)", "how many days ~4 (office|on site|onsite|home|remote|remotely|week)", "(days|day) (from|at) home", "(days|how often|time|presence) ~4 in the office", "return to (the)? office", "(flexible|flexi|flex) (hours|working|schedule|schedules|time|work|start|working hours|work hours|hours policy)", "(flextime|flexitime|flexiwork)", "(how (much|flexible)|flexibility) ~3 (hours|schedule|working hours|start time|shifts)", "(school run|pick up my (kids|children))", "(reduced|part time|fewer|shorter) (hours|schedule) (possible|option|arrangement|be|is)?",
			// Benefits.
			"(benefit|benefits) (package|packages|plan|plans|scheme|programme|program|offered|included|you offer|on offer|enrollment|eligibility|details|coverage|do you|does|are offered|are included|come|start|like|such as|and perks)", "(your|company|employee|medical|health|healthcare|fringe|retirement|insurance|dental|other|additional|salary and|pay and|compensation and|salary or|perks and|about|what|which|what other|great|good|generous|full|any) benefits", "the benefits (you|are|is|package|that (you|come)|like|and)", "(health|medical|dental|vision|life) (insurance|coverage|plan|care plan|insurances|cover)", "(pension|retirement|superannuation) (plan|plans|scheme|schemes|contribution|contributions|benefits|match|matching|savings)", "(employer|company) (pension|match|contribution|contributions)", "(perk|perks)",
			"(relocation|moving) (package|packages|support|assistance|cost|costs|expenses|bonus|allowance|budget|help|reimbursement)", "(cover|covers|covering|pay for|pays for|reimburse|reimburses|reimbursed|reimbursement|help with|help (me)? with|subsidize|subsidise|contribute to) ~4 (relocation|moving|the move|my move|commute|commuting|travel costs|childcare|child care|daycare|tuition|gym|parking|transit|train ticket|rent|certification fees|degree)", "(gym|fitness|parking|lunch|meal|transport|transit|commuter|commuting|travel|childcare|child care|day care|daycare|phone|internet|wellness|wellbeing|clothing|uniform|tool|car|housing|food|tuition|education) (membership|memberships|allowance|allowances|subsidy|subsidies|stipend|stipends|benefit|benefits|voucher|vouchers|pass|passes|reimbursement|assistance|discount|discounts)",
			"company (car|phone|laptop|pension|bike|apartment|shares|stock)", "(free|subsidized|subsidised) (lunch|lunches|food|parking|snacks|meals|coffee|gym|breakfast|drinks|beer|childcare|housing)", "(employee|staff) (discount|discounts|shares|perks|stock)", "(signing|hiring|welcome) (package|incentive)", "how (soon|quickly|often|fast|long) ~6 (promoted|promotion|promotions|raise|raises|pay rise|pay raise|a raise|salary review)", "(raise|raises) (after|every|per|each|policy|and promotions)", "(expense|expenses) (account|policy|allowance)", "(union) (rates|wages|dues)").
		// These may be told of as well: "I am on vacation until Monday".
		Add("noun", "(vacation|vacations|dental|bonus|bonuses|equity|pension|overtime|commission|relocation|pto|parking|stipend|childcare|daycare|severance|allowance|allowances)", "(maternity|paternity|parental|sick|annual) leave", "(time|days|weekends) off", "(work life) balance (like|policy|important|policies)")
})
