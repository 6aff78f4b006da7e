package grammar

const (
	// subjects are pronouns that can only be subjects, or nearly so.
	subjects = "i we you they he she"
	// doings are verbs that take a verb in -ing and never "to".
	doings = "enjoy enjoyed enjoys enjoying avoid avoided avoids avoiding finish finished dislike disliked suggest suggested recommend recommended consider considered imagine imagined appreciate appreciated practise practised practice practiced"
)

// formAsked is what misformed asks at a word. It is kept with the word.
type formAsked uint8

const (
	noFormAsked formAsked = iota
	formOfSince
	formOfTo
	formOfThanks
	formOfWill
	formOfInterest
	formOfWish
	formOfDoing
	formOfBe
	formOfHave
	formOfModal
	formOfLet
	formOfQuestion
	formOfPreposition
	formWithoutBe
)

func formAskedOf(fold string) formAsked {
	switch fold {
	case "since", "yesterday", "last":
		return formOfSince
	case "to":
		return formOfTo
	case "thank", "thanks":
		return formOfThanks
	case "as", "until", "once", "when", "case", "if":
		return formOfWill
	case "interested", "succeeded", "succeed", "capable", "insist", "insisted":
		return formOfInterest
	case "like", "want", "wants", "wanted", "wish", "hope", "hoped", "able", "glad", "happy", "grateful", "thankful", "sorry", "pleased", "honoured", "honored", "delighted", "excited", "eager", "willing", "keen", "love", "wait", "decided":
		return formOfWish
	case "writing", "looking", "hoping", "waiting", "trying", "working", "thinking", "going", "talking", "living", "studying", "sitting", "standing", "walking", "speaking":
		return formWithoutBe
	case "am", "i'm", "is", "are", "was", "were", "we're", "you're", "they're", "be", "been", "being":
		return formOfBe
	case "have", "has", "had", "i've", "we've", "you've", "they've":
		return formOfHave
	case "can", "could", "must", "should", "might", "may", "will", "would", "can't", "cannot", "couldn't", "won't", "shouldn't", "wouldn't", "i'll", "we'll", "you'll", "they'll":
		return formOfModal
	case "let", "makes", "make", "made", "letting":
		return formOfLet
	case "know", "wonder", "wondering", "understand", "curious", "ask", "explain", "me":
		return formOfQuestion
	case "for", "of", "by", "without", "in", "about", "after", "before", "at":
		return formOfPreposition
	}
	if oneOf(fold, doings) {
		return formOfDoing
	}
	return noFormAsked
}

// misformed asks the rules of forms that start at words[i], the narrow ones first.
func misformed(p *prose, i int) (slip, bool) {
	if s, ok := misformedBeside(p, i); ok {
		return s, true
	}
	if p.speech[i]&startsChain == 0 && p.marks[i]&rulesForm == 0 || p.next(i) == "" {
		return slip{}, false
	}
	return formInChain(p, i)
}

func misformedBeside(p *prose, i int) (slip, bool) {
	switch formAskedIn(p.syntax[i]) {
	case formOfSince:
		return sinceWhen(p, i)
	case formOfTo:
		return formBehindTo(p, i)
	case formOfThanks:
		return thankTo(p, i)
	case formOfWill:
		return willBehind(p, i)
	case formWithoutBe:
		return isDoingAlone(p, i)
	case formOfInterest:
		return interestedTo(p, i)
	case formOfWish:
		return toMissing(p, i)
	case formOfDoing:
		return doingMissing(p, i)
	case formOfBe:
		if s, ok := formBehindBe(p, i); ok {
			return s, true
		}
		return stateInProgress(p, i+1)
	case formOfHave:
		return formBehindHave(p, i)
	case formOfModal:
		return formBehindModal(p, i)
	case formOfLet:
		return toBehindLet(p, i)
	case formOfQuestion:
		return questionWithin(p, i)
	case formOfPreposition:
		if fold := p.words[i].Fold; fold == "before" || fold == "after" {
			if s, ok := willBehind(p, i); ok {
				return s, ok
			}
		}
		return doingBehindPreposition(p, i)
	}
	return slip{}, false
}

// mayActAt reports the plain form of a verb at words[i], by its mark.
func mayActAt(p *prose, i int) bool {
	switch agreementIn(p.syntax[i]) {
	case ofMany, ofPronoun:
		return true
	}
	return false
}
