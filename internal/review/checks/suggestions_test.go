package checks_test

import (
	"slices"
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestSuggestedWords reads what is suggested, word by word: that a suggestion clears its
// finding does not say that it is right.
func TestSuggestedWords(t *testing.T) {
	for _, tt := range []struct{ check, sentence, text, want string }{
		{"verb-form", "I’ve met your team yesterday.", "I’ve met", "I met"},
		{"verb-form", "I've met your team yesterday.", "I've met", "I met"},
		{"verb-form", "We’ve met your team yesterday.", "We’ve met", "We met"},
		{"verb-form", "I HAVE met your team yesterday.", "I HAVE met", "I met"},
		{"verb-form", "And then we've seen the hall last week.", "we've seen", "we saw"},
		{"exclamation-marks", "Thanks for everything!!", "!!", "!"},
		{"exclamation-marks", "Thanks for everything!!! I will write again!", "!!! I will write again!", "! I will write again."},
	} {
		found := review.Run(checks.All(), review.Draft{Body: "Dear Wei,\n\n" + tt.sentence + "\n\nBest regards,\nAda Park"}, review.Context{}, review.Options{})
		at := slices.IndexFunc(found, func(f review.Finding) bool { return f.Check == tt.check })
		if at < 0 {
			t.Errorf("%s: %s finds nothing", tt.sentence, tt.check)
			continue
		}
		d := review.Draft{Body: "Dear Wei,\n\n" + tt.sentence}
		if got := textOf(d, found[at]); got != tt.text || !slices.Contains(found[at].Suggestions, tt.want) {
			t.Errorf("%s: %q for %q, not %q for %q", tt.sentence, found[at].Suggestions, got, tt.want, tt.text)
		}
	}
}

// TestChecksOfFormJudgeAlone wants a finding to be as grave whether or not another check has
// one in the same note: that one may be switched off.
func TestChecksOfFormJudgeAlone(t *testing.T) {
	d := review.Draft{Body: "Dear Wei,\n\nWe was glad. I would like ask you. We discussed about the plan.\n\nBest regards,\nAda Park"}
	of := func(all []review.Check, id string) (severities []review.Severity) {
		for _, f := range review.Run(all, d, review.Context{}, review.Options{}) {
			if f.Check == id {
				severities = append(severities, f.Severity)
			}
		}
		return severities
	}
	for _, check := range checks.All() {
		if !slices.Contains([]string{"verb-agreement", "verb-form", "small-words"}, check.ID) {
			continue
		}
		beside, alone := of(checks.All(), check.ID), of([]review.Check{check}, check.ID)
		if !slices.Equal(beside, alone) || !slices.Equal(alone, []review.Severity{review.Warn}) {
			t.Errorf("%s: %q beside others, %q alone", check.ID, beside, alone)
		}
	}
}

// TestWhatIsSaidOfAWord: a form that does not fit is no other word, and what is said twice is
// told so.
func TestWhatIsSaidOfAWord(t *testing.T) {
	for sentence, want := range map[string]string{
		"I look forward to hear from you.":                       `"forward to hear" does not fit here: write "forward to hearing".`,
		"You explained me the rota.":                             `"explained me" is not how it is said here: write "explained to me".`,
		"Each of the nurses have a locker.":                      `"have" does not fit the words beside it: write "has".`,
		"We had less mistakes than planned.":                     `"less" does not fit here: write "fewer".`,
		"Thank you for the advices on rye.":                      `"advices" does not fit here: write "advice".`,
		"I wanted to thank for the tour.":                        `"thank for" does not fit here: write "thank you for".`,
		"Thank you for you're time.":                             `"you're" is another word: here it is "your".`,
		"Although it was late, but I stayed until the end.":      `"but I" says again what "although" says: write "I".`,
		"Because the trains were late, so we walked to the end.": `"so we" says again what "because" says: write "we".`,
	} {
		found := review.Run(checks.All(), review.Draft{Body: "Dear Wei,\n\n" + sentence + "\n\nBest regards,\nAda Park"}, review.Context{}, review.Options{})
		if !slices.ContainsFunc(found, func(f review.Finding) bool { return f.Message == want }) {
			t.Errorf("%s: %v, want %s", sentence, found, want)
		}
	}
}

// TestOneFixForAShoutedSubject: what is found in one subject does not pull it two ways.
func TestOneFixForAShoutedSubject(t *testing.T) {
	d, context := toWei("Hi Wei,\n\nwhy the nightly reindex takes nine hours stayed with me.\n\nAda\n")
	d.Subject = "THANK YOU!!!"
	fixes := map[string]bool{}
	for _, f := range review.Run(checks.All(), d, context, review.Options{}) {
		if f.Part == review.Subject && len(f.Suggestions) > 0 {
			fixes[f.Suggestions[0]] = true
		}
	}
	if len(fixes) != 1 || !fixes["Thank you for your time – Engineer"] {
		t.Errorf("the fixes are %v", fixes)
	}
}
