package grammar

import (
	"testing"

	"afterword/internal/review"
)

// FuzzSlips holds that no text breaks a rule, and that what is found lies within it.
func FuzzSlips(f *testing.F) {
	for _, text := range []string{
		"Because the storm,", "Instead a letter,", "early than planned", "late than too", "I have redo it, and she asked me what did I read.", "Me and", "there owners", "was you", "the the", "I's", "a", "",
		"Of the list of parts that you showed me and the crew", "who works", "to to be be", "more more", "neither", "3 and 4 of", "Mrs", "What", "one of my", "—", "don't don't",
	} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, subject, body string) {
		d := review.NewDoc(review.Draft{Subject: subject, Body: body}, review.Context{})
		for k := range kinds {
			for _, s := range Slips(d, k) {
				text := body
				if s.Part == review.Subject {
					text = subject
				}
				if s.Span.Start < 0 || s.Span.End > len(text) || s.Span.Start >= s.Span.End || s.Around.Start > s.Span.Start || s.Around.End < s.Span.End || s.Around.End > len(text) {
					t.Fatalf("%q: %+v lies outside", text, s)
				}
			}
		}
	})
}
