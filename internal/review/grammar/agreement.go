package grammar

// agreement is what a word may have to agree with, by its letters. It is kept with the word.
type agreement uint8

const (
	agreesAlways  agreement = iota
	ofMany                  // a verb of I, we and they
	behindSubject           // a verb of he, she and it
	joining
	ofPronoun
	existing
	pointed
	inThePast
	comparing
	single
	unit
)

func agreementOf(fold string) agreement {
	switch fold {
	case "fits", "suits":
		return behindSubject
	case "who", "which", "that":
		return joining
	case "wasn't", "haven't", "isn't", "weren't", "hasn't", "don't", "doesn't", "have", "has", "was", "were", "is", "are", "do", "am":
		return ofPronoun
	case "there":
		return existing
	case "this", "these", "those":
		return pointed
	case "seen", "done", "did", "went", "saw", "wrote", "took", "spoke", "gave", "chose", "began", "knew":
		return inThePast
	case "more", "most":
		return comparing
	case "one":
		return single
	case "year", "month", "week", "day", "hour", "minute", "question", "thing", "reason", "idea":
		return unit
	}
	switch verbIn(fold).form {
	case thirdForm:
		return behindSubject
	case plainForm:
		return ofMany
	case pastOnly, pastForms:
		return inThePast
	}
	return agreesAlways
}
