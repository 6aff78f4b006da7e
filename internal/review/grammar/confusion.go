package grammar

// confusion is which word another may have been meant for, by its letters. It is kept with
// the word.
type confusion uint8

const (
	meantAsWritten confusion = iota
	forIts
	forYour
	forTheir
	forThan
	forToo
	forWhose
	forHave
	forLose
	forEffect
	forLed
	forCount
	forEvery
	forOne
	forNumber
	forTheRest // those of confusedRest
)

func confusionOf(fold string) confusion {
	switch fold {
	case "its", "it":
		return forIts
	case "your", "you're", "you":
		return forYour
	case "their", "there", "they're":
		return forTheir
	case "then", "than":
		return forThan
	case "to", "too":
		return forToo
	case "who":
		return forWhose
	case "of":
		return forHave
	case "loose":
		return forLose
	case "effect", "effects", "effected":
		return forEffect
	case "lead":
		return forLed
	case "less", "much":
		return forCount
	case "every", "each":
		return forEvery
	case "one":
		return forOne
	case "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several":
		return forNumber
	}
	if oneOf(fold, confusedByOneFrame) || speechWords().Has(fold) || framesOfConfused()[fold] != nil {
		return forTheRest
	}
	return meantAsWritten
}
