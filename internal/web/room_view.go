package web

import (
	"fmt"

	"afterword/internal/followup"
)

// roomOf says how much of a thank-you card a note fills: calm until the edge.
func roomOf(v followup.TypedView) *room {
	r := &room{Words: v.Room.Words, Edge: v.Room.Edge, Most: v.Room.Most, Tone: "calm"}
	r.Say = fmt.Sprintf("%d words", r.Words)
	if r.Words == 1 {
		r.Say = "1 word"
	}
	switch {
	case r.Words > r.Most:
		r.Say, r.Tone = r.Say+": this does not fit on a card", "past"
	case r.Words > r.Edge:
		r.Say, r.Tone = fmt.Sprintf("%s: %d past the edge of a card", r.Say, r.Words-r.Edge), "edge"
	}
	return r
}

// ownSaid says how many of a note's words are the person's own; empty where no machine
// changed any.
func ownSaid(v followup.TypedView) string {
	if v.All == 0 {
		return ""
	}
	return fmt.Sprintf("%d of the %d words that say something are yours", v.Own, v.All)
}
