package checks

import (
	"sync"

	"afterword/internal/review"
)

// thankedBefore reports "thank you", "thanks so much" and their like before words[i].
func thankedBefore(words []review.Word, i int) bool {
	at := i - 1
	for at > 0 && i-at <= 5 && !words[at].Opens && isThanksFiller(words[at].Fold) {
		at--
	}
	switch words[at].Fold {
	case "you":
		return at > 0 && words[at-1].Fold == "thank"
	}
	return thanksSet().Has(words[at].Fold)
}

// thanksWords thank somebody, in English and as people drop it into English; folded.
const thanksWords = "thanks cheers merci gracias obrigado obrigada danke dank dankjewel bedankt grazie asante tack takk tak kiitos dziekuje dzieki spasibo спасибо дякую " +
	"tesekkurler arigato arigatou mahalo salamat kamsahamnida gomawo shukran toda todah efharisto efcharisto efxaristo koszonom multumesc dekuji diky hvala aciu aitah diolch " +
	"agat medaase ngiyabonga siyabonga enkosi dhanyavaad dhanyawad dhanyavad shukriya nandri murakoze webale xiexie kasih ederim gozaimasu"

// thanksFillersElsewhere stand behind a word of thanks in other languages: "merci beaucoup".
const thanksFillersElsewhere = "beaucoup mille mil infiniment bien sana sa schon sehr wel u je jou mycket bardzo cok po mult moc tante vreau muito aan hartelijk"

var (
	thanksSet       = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(thanksWords, nil) })
	thanksFillerSet = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(thanksFillersElsewhere, nil) })
)

// isThanksFiller reports what may stand between thanks and whom they are for.
func isThanksFiller(fold string) bool {
	switch fold {
	case "much", "so", "very", "again", "lot", "a", "kindly", "indeed", "once", "more", "ever", "bunch", "million", "ton", "all", "truly", "sincerely", "really":
		return true
	}
	return thanksFillerSet().Has(fold)
}
