package checks

import "afterword/internal/review"

// isWish reports a sentence that says that its writer wants the work: "I'd very much like to do
// this", "Northgale is where I want to work". What one wants to ask or to send is none.
func isWish(sentence []review.Word) bool {
	for i := range sentence {
		fold := sentence[i].Fold
		if !oneOf(fold, "i i'd") {
			if fold == "my" && startsFrame(sentence[i+1:], []string{"first", "choice"}) {
				return i == 0 || !oneOf(sentence[i-1].Fold, "not isn't")
			}
			continue
		}
		would, j := fold == "i'd", i+1
		for ; j < len(sentence); j++ {
			if sentence[j].Fold == "would" {
				would = true
			} else if !oneOf(sentence[j].Fold, "very much really still truly also certainly gladly honestly do dearly so even more") {
				break
			}
		}
		if j >= len(sentence) {
			return false
		}
		switch verb := sentence[j].Fold; {
		case would && oneOf(verb, "love like"), verb == "want":
			if j+1 == len(sentence) { // "what I want"
				return true
			}
			for j++; j < len(sentence) && oneOf(sentence[j].Fold, "very much nothing more than"); j++ {
			}
			if j >= len(sentence) {
				return false
			}
			if sentence[j].Fold == "to" {
				return j+1 < len(sentence) && !isOfWriting(sentence[j+1].Fold)
			}
			return oneOf(sentence[j].Fold, "this the it that your")
		}
	}
	return false
}

// isOfWriting reports what people want to do in a note, and not in the work.
func isOfWriting(verb string) bool {
	return oneOf(verb, "ask know hear thank follow add mention say share apologise apologize clarify correct check see send point begin keep talk chat speak "+
		"tell give express reiterate emphasise emphasize let note show discuss answer explain arrange schedule meet confirm understand understood withdraw avoid")
}
