package checks

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"afterword/internal/interview"
	"afterword/internal/review"
)

func offerDay() review.Check {
	return review.Check{
		ID:       "offer-day",
		Group:    review.Tact,
		Title:    "The offer is said to stand until another day",
		Severity: review.Block,
		Why:      "The day until which an offer stands is what they plan by; a wrong one is an untruth, or costs you the offer.",
		Bad:      "I hold another offer, which stands until 7 December. (recorded: 4 December)",
		Good:     "I hold another offer, which stands until 4 December.",
		Source:   "SPEC.md section 2, competing-offer note; section 3, tact",
		Find: func(d *review.Doc) []review.Finding {
			offers := d.Context.Process.Offers
			for _, o := range offers {
				if o.Expires.IsZero() {
					return nil // the day may be that one's
				}
			}
			var found []review.Finding
			for at, read := 0, 0; len(offers) > 0; {
				h, ok := nextOfferClaim(d, at)
				if !ok {
					break
				}
				at = h.To
				from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
				for i := max(from, read); i < to; i++ {
					day, month, end, ok := dayOfMonth(d.Main[:to], i)
					if !ok || !holds(d.Main[max(from, i-4):i], "until", "till", "through", "expires", "expire", "expiring", "ends", "lapses") {
						continue
					}
					if o, wrong := otherDay(offers, day, month); wrong {
						found = append(found, review.Finding{
							Span: review.Span{Start: d.Main[i].Start, End: d.Main[end-1].BareEnd},
							Message: fmt.Sprintf("You write %q, and the offer that you recorded stands until %s. Record the new day if they gave you one.",
								d.Draft.Body[d.Main[i].Start:d.Main[end-1].BareEnd], o.Expires.Words()),
						})
					}
				}
				read = max(read, to)
			}
			return found
		},
	}
}

// otherDay reports that no offer stands until a day of a month, and the first of those that
// could be meant. A few days earlier is left alone: it may be the last on which anybody
// there works.
func otherDay(offers []interview.Offer, day int, month time.Month) (first interview.Offer, wrong bool) {
	const earlier = 4
	for _, o := range offers {
		for n := range earlier {
			if e := o.Expires.AddDays(-n); e.Day == day && e.Month == month {
				return o, false
			}
		}
	}
	return offers[0], true
}

// dayOfMonth reads a day that begins at words[i]: "4 December", "4th of December",
// "December 4". end is the word behind it.
func dayOfMonth(words []review.Word, i int) (day int, month time.Month, end int, ok bool) {
	if day, ok = ordinal(words[i].Fold); ok {
		end = i + 1
		if end < len(words) && words[end].Fold == "of" {
			end++
		}
		if end < len(words) {
			month, ok = monthNamed(words[end].Fold)
			return day, month, end + 1, ok
		}
		return 0, 0, 0, false
	}
	if month, ok = monthNamed(words[i].Fold); ok && i+1 < len(words) {
		day, ok = ordinal(words[i+1].Fold)
		return day, month, i + 2, ok
	}
	return 0, 0, 0, false
}

// ordinal reads the number of a day: "4", "4th".
func ordinal(fold string) (int, bool) {
	if fold[0] < '0' || fold[0] > '9' {
		return 0, false
	}
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		fold = strings.TrimSuffix(fold, ending)
	}
	n, err := strconv.Atoi(fold)
	return n, err == nil && n >= 1 && n <= 31
}

// months are their names, folded.
var months = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthNamed reads the name of a month, whole or its first three letters.
func monthNamed(fold string) (time.Month, bool) {
	if len(fold) < 3 {
		return 0, false
	}
	for i, name := range &months {
		if fold == name || fold == name[:3] || fold == "sept" && name == "september" {
			return time.Month(i + 1), true
		}
	}
	return 0, false
}
