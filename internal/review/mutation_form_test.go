package review_test

import (
	"regexp"
	"strings"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/reviewtest"
)

func formMutations(t testing.TB) []mutation {
	return []mutation{
		{name: "placeholder for the name", kind: "form/placeholder", want: review.Block, slips: leavePlaceholder},
		{name: "placeholder in a sentence", kind: "form/placeholder", want: review.Block, slips: planting(sentences(t, "open.txtar", "form/placeholder"), nil)},
		{name: "doubled word", kind: "form/doubled-word", slips: doubleWord},
		{name: "misspelt word", kind: "form/spelling", slips: planting(sentences(t, "open.txtar", "form/spelling"), nil)},
		{name: "typo in a common word", kind: "form/spelling", slips: typo},
		{name: "grammar", kind: "form/grammar", by: []string{"spelling"}, slips: planting(sentences(t, "open.txtar", "form/grammar"), nil)},
		{name: "an for a and a for an", kind: "form/grammar", slips: swapArticle},
		{name: "sentence in capitals", kind: "form/shouting", slips: shoutSentence},
		{name: "emoji in a row", kind: "form/shouting", slips: addEmoji},
		{name: "three exclamation marks", kind: "form/exclamation", slips: exclaim},
		{name: "far too long", kind: "form/too-long", slips: lengthen},
		{name: "far too short", kind: "form/too-short", slips: shorten},
		{name: "subject lost", kind: "form/subject-missing", want: review.Block, slips: changeSubject("")},
		{name: "subject vague", kind: "form/subject-vague", slips: changeSubject(
			"Hi", "Hello", "Question", "Interview", "Following up", "Update", "Quick question", "Hey", "Re:", "Important", "Checking in", "(no subject)")},
		{name: "subject in capitals", kind: "form/subject-shouted", slips: shoutSubject},
		{name: "no contact details", kind: "form/no-contact-details", slips: onlyThanks},
		{name: "no next step", kind: "form/no-next-step", slips: onlyThanks},
	}
}

// replacing is a slip where one place of the body, the first that fits, says something else.
func replacing(c reviewtest.Case, old, instead, text string) (slip, bool) {
	d := review.NewDoc(c.Draft, c.Context)
	end := max(d.SignOff, d.MainStart)
	at := strings.Index(c.Draft.Body[d.MainStart:end], old)
	if at < 0 {
		return slip{}, false
	}
	at += d.MainStart
	s := slip{Case: c, what: old + " as " + instead, text: text}
	s.Draft.Body = c.Draft.Body[:at] + instead + c.Draft.Body[at+len(old):]
	return s, true
}

func leavePlaceholder(n int, c reviewtest.Case) []slip {
	name, ok := salutationName(c)
	if !ok {
		return nil
	}
	costumes := []string{
		"[Name]", "{{name}}", "<name>", "XXX", "[interviewer's first name]", "[First Name]", "{first_name}", "<<Name>>", "[NAME]", "____", "%FIRSTNAME%", "(name)",
		"[insert name]", "{Interviewer}", "TODO", "[Mr./Ms. Last Name]", "${name}", "<First Name>",
	}
	return []slip{inSalutation(c, name, costumes[n%len(costumes)]), inSalutation(c, name, costumes[(n+7)%len(costumes)])}
}

func doubleWord(_ int, c reviewtest.Case) []slip {
	var slips []slip
	for _, word := range []string{" the ", " to ", " and ", " you ", " is ", " of ", " a ", " with ", " from ", " would ", " your "} {
		twice := word + strings.TrimLeft(word, " ")
		if s, ok := replacing(c, word, twice, strings.TrimSpace(twice)); ok {
			slips = append(slips, s)
		}
	}
	return slips
}

// typo misspells a word as fingers do.
func typo(n int, c reviewtest.Case) []slip {
	if !inEnglish(c) {
		return nil
	}
	var slips []slip
	for k, pair := range [][2]string{
		{"the", "teh"},
		{"with", "wiht"},
		{"would", "woudl"},
		{"about", "abuot"},
		{"people", "poeple"},
		{"because", "becuase"},
		{"really", "realy"},
		{"morning", "mornign"},
		{"thank", "thnak"},
		{"your", "yuor"},
		{"nobody", "noboby"},
		{"which", "whcih"},
		{"after", "afetr"},
		{"question", "quesiton"},
		{"before", "befroe"},
		{"from", "fomr"},
		{"think", "thikn"},
		{"between", "bewteen"},
		{"nothing", "nothign"},
		{"should", "shuold"},
		{"that", "taht"},
		{"have", "ahve"},
		{"this", "htis"},
		{"where", "wheer"},
	} {
		if s, ok := replacing(c, " "+pair[0]+" ", " "+pair[1]+" ", pair[1]); ok && (n+k)%4 == 0 {
			slips = append(slips, s)
		}
	}
	return slips
}

// swapArticle writes "an" before a consonant and "a" before a vowel, where the letter and
// the sound agree.
func swapArticle(_ int, c reviewtest.Case) []slip {
	if !inEnglish(c) {
		return nil
	}
	var slips []slip
	if found := regexp.MustCompile(` a [bcdfgjklmnpqrstvwz][a-z]+`).FindString(c.Draft.Body); found != "" {
		if s, ok := replacing(c, found, " an"+found[2:], "an"+found[2:]); ok {
			slips = append(slips, s)
		}
	}
	if found := regexp.MustCompile(` an [ai][a-z]+`).FindString(c.Draft.Body); found != "" {
		if s, ok := replacing(c, found, " a"+found[3:], "a"+found[3:]); ok {
			slips = append(slips, s)
		}
	}
	return slips
}

func shoutSentence(_ int, c reviewtest.Case) []slip {
	for _, sentence := range regexp.MustCompile(`[A-Z][^.!?\n]{24,90}[.]`).FindAllString(c.Draft.Body, -1) {
		if s, ok := replacing(c, sentence, strings.ToUpper(sentence), strings.ToUpper(sentence)); ok {
			return []slip{s}
		}
	}
	return nil
}

func addEmoji(n int, c reviewtest.Case) []slip {
	emoji := []string{"🎉🎉🎉", "😀🙏😀", "🔥🔥🔥", "🚀🚀🚀🚀", "👍👍👍", "❤️❤️❤️", "🙏🏽🙏🏽🙏🏽", "😂😂😂"}[n%8]
	s := slip{Case: c, what: emoji, text: emoji}
	s.Draft.Body = plant(c, "What a day "+emoji, n)
	return []slip{s}
}

func exclaim(n int, c reviewtest.Case) []slip {
	if n%2 == 0 {
		s := slip{Case: c, what: "!!!", text: "!!!"}
		s.Draft.Body = plant(c, "What a day it was!!!", n)
		return []slip{s}
	}
	s := slip{Case: c, what: "three sentences"}
	s.Draft.Body = plant(c, "What a day! I learned so much! I can still hear it!", n)
	return []slip{s}
}

// lengthen makes a letter of a note.
func lengthen(_ int, c reviewtest.Case) []slip {
	const more = "On the way home I went through the whole hour again, from the first question to the last, and I noticed how often you came back to the people who do the work and " +
		"how seldom to the tools they use. In the places where I have worked so far it was mostly the other way round. We bought a tool, and then another one to watch the first, and " +
		"after a year nobody could say which of the two had been the problem. I drew that on a napkin once and my colleagues pinned it to the wall, where it stayed until the wall was painted. " +
		"My grandfather had a workshop with eleven screwdrivers, and he could tell you for each of them which one he would give away last. I have tried to live like that, not always with success. " +
		"When I moved house in the spring I found three boxes which I had not opened since the move before, and I gave them away without looking. I have missed nothing, I believe, though perhaps " +
		"one day I shall wake up in the night and remember what was in the third one."
	s := slip{Case: c, what: "far too long"}
	s.Draft.Body = plant(c, more, 0)
	return []slip{s}
}

func shorten(n int, c reviewtest.Case) []slip {
	if c.Draft.Phase != note.Anchor {
		return nil
	}
	text := []string{"Thanks for today.", "Nice to meet you.", "Thank you for the interview.", "It was great, thanks."}[n%4]
	s := reworded(c, text)
	me := personOf(interview.Interviewer{Name: c.Context.Process.Candidate.Name}).Given().Raw
	first, _, _ := strings.Cut(c.Draft.Body, "\n")
	if !strings.HasSuffix(strings.TrimSpace(first), ",") {
		return nil
	}
	s.Draft.Body = first + "\n\n" + text + "\n\n" + me + "\n"
	return []slip{s}
}

func changeSubject(instead ...string) func(n int, c reviewtest.Case) []slip {
	return func(n int, c reviewtest.Case) []slip {
		if c.Draft.Phase != note.Anchor || c.Context.InThread {
			return nil
		}
		s := slip{Case: c, what: "Subject: " + instead[n%len(instead)]}
		s.Draft.Subject = instead[n%len(instead)]
		return []slip{s}
	}
}

func shoutSubject(_ int, c reviewtest.Case) []slip {
	if c.Context.InThread || len(strings.Fields(c.Draft.Subject)) < 3 {
		return nil
	}
	s := slip{Case: c, what: "Subject: " + strings.ToUpper(c.Draft.Subject)}
	s.Draft.Subject = strings.ToUpper(c.Draft.Subject)
	return []slip{s}
}
