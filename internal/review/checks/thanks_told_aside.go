package checks

import "afterword/internal/review"

// toldAside reports what is put in about the bearer of a name: "NAME, your colleague, disagreed",
// "NAME, you said, never sleeps".
func toldAside(words []review.Word, at int) bool {
	if at+2 >= len(words) || words[at+1].Opens {
		return false
	}
	if words[at].Fold == "your" {
		i := at + 1
		for i < at+3 && i+1 < len(words) && words[i+1].Start == words[i].End+1 && jobHead(words[i].Fold) == 0 && !isKin(words[i].Fold) {
			i++
		}
		return jobHead(words[i].Fold) > 0 || isKin(words[i].Fold)
	}
	return oneOf(words[at+1].Fold, "said told know mentioned see say think remember") && words[at+2].Start > words[at+1].End+1
}

// isKin reports what somebody may be to the reader: "your colleague".
func isKin(fold string) bool {
	return oneOf(fold, "colleague teammate boss partner friend neighbour neighbor deputy successor predecessor sister brother wife husband mother father counterpart quietest youngest oldest newest best right")
}

// aside reports that what begins at words[at] is put between a name and what its bearer does:
// "as you know, was late".
func aside(words []review.Word, at int) bool {
	for i := at + 1; i+1 < len(words) && i < at+8 && !words[i].Opens; i++ {
		if words[i].BareEnd == words[i].End && words[i+1].Start > words[i].End+1 {
			switch words[i+1].Fold {
			case "was", "is", "has", "had", "will", "would", "can", "could", "did", "does", "says", "said", "told", "asked", "came", "went", "knows", "knew", "wants", "needs", "runs", "ran":
				return true
			}
		}
	}
	return false
}
