package grammar

func confusedLose(p *prose, i int) (slip, bool) {
	prev, next := p.prev(i), p.next(i)
	switch p.words[i].Fold {
	case "loose":
		if oneOf(prev, "to not never will would could can may might don't didn't doesn't won't we they you i ever rather cannot can't must") &&
			(oneOf(next, objects) || IsNumber(next) || oneOf(next, "half track sight time money customers data interest touch momentum faith hope sleep any our so out focus another people patients nurses staff heart face weight engineers someone anyone more anything nothing no")) {
			return word(i, "lose")
		}
	}
	return slip{}, false
}

func confusedEffect(p *prose, i int) (slip, bool) {
	prev, next := p.prev(i), p.next(i)
	change := false
	for j := i + 1; j < min(i+6, len(p.words)); j++ {
		change = change || oneOf(p.words[j].Fold, "change changes transition improvement improvements turnaround")
	}
	switch p.words[i].Fold {
	case "effect":
		if oneOf(prev, "to will would could can may might does did doesn't didn't not that which also directly don't can't won't") && oneOf(next, objects) && !change {
			return word(i, "affect")
		}
		if oneOf(next, objects) && !change && oneOfBefore(p, i, 4, "does did how will would could might") && oneOf(p.prev(i-1), "the a your our my this that") {
			return word(i, "affect")
		}
	case "effects":
		if oneOf(prev, "it this that which what outage delay directly also weather heat cold noise rain temperature humidity dust salt") && oneOf(next, objects) && !change {
			return word(i, "affects")
		}
	case "effected":
		if oneOf(next, "all us me you everyone everybody them him my our patients how") && !change {
			return word(i, "affected")
		}
	}
	return slip{}, false
}

func confusedLed(p *prose, i int) (slip, bool) {
	prev, next := p.prev(i), p.next(i)
	switch {
	case oneOf(prev, "it this said") && oneOf(next, "to me us you") && !oneOf(p.prev(i-1), helpers) && !(prev == "this" && p.prev(i-1) != ""):
		return word(i, "led")
	case oneOf(prev, "i we previously") && oneOf(next, "a the an my our two three four several teams projects"):
		// Only a word of the past in the same sentence tells.
		for j := i + 1; j < min(i+25, len(p.words)) && !p.words[j].Opens; j++ {
			switch p.words[j].Fold {
			case "for":
				if oneOf(p.next(j), "two three four five six seven eight nine ten several many") && oneOf(p.next(j+1), "years months weeks") && p.next(j+2) != "now" {
					return word(i, "led")
				}
			case "ago", "previously":
				return word(i, "led")
			case "last", "previous":
				if oneOf(p.next(j), "year spring summer autumn fall winter month week job role company employer position") {
					return word(i, "led")
				}
			}
		}
	}
	return slip{}, false
}
