package checks

import (
	"fmt"
	"sync"

	"afterword/internal/review"
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
			var found []review.Finding
			for _, h := range perks().inMain(d) {
				if aboutTheWork(d, h) {
					continue
				}
				found = append(found, review.Finding{
					Span:    h.place(d.Main),
					Message: fmt.Sprintf("%q is for after the offer.", d.Draft.Body[d.Main[h.from].Start:d.Main[h.to-1].End]),
				})
			}
			if len(found) > 1 { // one finding: the person is asked once
				found[0].Message = fmt.Sprintf("%s So are %d more places.", found[0].Message, len(found)-1)
				found = found[:1]
			}
			return found
		},
	}
}

// aboutTheWork reports that the words are a topic of the talk, or name a system rather
// than what the candidate would get: "salary data pipeline".
func aboutTheWork(d *review.Doc, h hit) bool {
	for _, w := range d.Main[h.from:h.to] {
		if !isFunctionWord(w.Fold) && !courtesySet().Has(w.Stem()) && d.Mentioned(w.Fold) {
			return true
		}
	}
	if h.to < len(d.Main) && adjoining(d.Draft.Body, d.Main[h.to-1], d.Main[h.to]) {
		switch review.Stem(d.Main[h.to].Fold) {
		case "data", "pipelin", "system", "tabl", "model", "calcul", "engin", "servic", "api", "field", "column", "modul", "app",
			"product", "record", "report", "databas", "platform", "tool", "import", "export", "file", "feed", "flow", "calculat",
			"benchmark", "cod", "schema", "survey", "request":
			return true
		}
	}
	return false
}

var perks = sync.OnceValue(func() *phrases {
	return phrasesOf(
		"salary", "salaries", "compensation", "remuneration", "wage", "wages", "pay range", "pay band", "the pay", "pay rise", "raise in pay",
		"stock options", "equity package", "equity", "sign-on bonus", "signing bonus", "annual bonus", "bonus", "how much you pay",
		"vacation", "vacations", "vacation days", "paid time off", "PTO", "days off", "holiday allowance", "holiday days", "annual leave",
		"remote work", "remote working", "work remotely", "working remotely", "remote option", "remote options", "remote policy", "fully remote",
		"work from home", "working from home", "home office", "fully remotely", "done remotely", "role be remote", "position be remote", "job be remote", "role remotely", "position remotely", "role is remote", "is the role remote", "hybrid policy", "hybrid schedule", "hybrid work", "flexible hours", "flexible working", "flexible schedule",
		"benefits package", "your benefits", "the benefits you offer", "company benefits", "employee benefits", "health insurance", "dental", "401k", "pension",
		"pay rate", "hourly rate", "hourly wage", "day rate", "rate of pay", "pay package", "total comp", "comp package", "commission rate", "overtime pay",
		"holiday entitlement", "days of leave", "leave days", "paid holidays", "paid leave", "wfh", "remote days", "days remote", "days from home",
		"shift differential", "shift differentials", "night differential", "night differentials", "tuition reimbursement", "tuition assistance", "gym membership",
		"health benefits", "medical benefits", "dental benefits", "medical insurance", "401 k", "stock grant", "RSUs", "profit sharing",
		"perks", "relocation package", "relocation support", "relocation assistance", "parental leave", "maternity leave", "sick leave", "company car",
	)
})
