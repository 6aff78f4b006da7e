package compose_test

import (
	"bufio"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"

	"pgregory.net/rapid"
)

// words draws texts as people, forms and accidents make them.
func words(t *rapid.T, label string) string {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"", " ", "about ", "about", "you", "That", "she", "Priya's", "Thank you", "[x]", "{day} {a} {n} {phone}",
			"when", "when ", "“", "She told me", "his", "they need it", "I", "i'm", "walked", "e.g. This is one. That is two",
		}),
		rapid.StringMatching(`[A-Za-z“”'’.,?! \n]{0,60}`),
		rapid.String(),
	).Draw(t, label)
}

// TestAnyDebriefMakesALetter draws any debrief: Write never panics, its answer is well
// formed, the same each time, and has every gap in its body.
func TestAnyDebriefMakesALetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		who := interview.Interviewer{
			Name: words(t, "name"), Title: words(t, "title"), AddressAs: words(t, "as"), Email: "x@globex.example",
			Debrief: interview.Debrief{Anchor: words(t, "anchor"), Need: words(t, "need"), Value: words(t, "value")},
		}
		p, i := ada(append(panelOf(rapid.IntRange(0, 6).Draw(t, "others")), who)...)
		p.Candidate = interview.Candidate{Name: words(t, "me"), Phone: words(t, "phone")}
		p.Role = words(t, "role")
		i.Missed = &interview.MissedQuestion{AskedBy: who.Name, Question: words(t, "question"), BetterAnswer: words(t, "answer"), Link: words(t, "link")}
		r := request(p, i, rapid.SampledFrom(note.Phases()).Draw(t, "phase"), who)
		r.Leaves = i.Ends.Add(time.Duration(rapid.IntRange(0, 30*24).Draw(t, "hours")) * time.Hour)
		r.ThreadSubject = words(t, "subject")
		d := compose.Write(r)
		if again := compose.Write(r); again.Body != d.Body || again.Subject != d.Subject {
			t.Fatal("two drafts of one request differ")
		}
		if strings.ContainsAny(d.Subject, "\r\n") || strings.Contains(d.Body, "\r") || strings.TrimSpace(d.Subject) == "" {
			t.Fatalf("subject %q", d.Subject)
		}
		if !strings.HasSuffix(d.Body, "\n") || strings.Contains(d.Body, "\n\n\n") {
			t.Fatalf("body %q", d.Body)
		}
		if valid(r) && !utf8.ValidString(d.Body) {
			t.Fatalf("letters were cut in half: %q", d.Body)
		}
		at := 0
		for _, g := range d.Gaps {
			line := "\n[" + g.Question + "]\n"
			found := strings.Index(d.Body[at:], line)
			if found < 0 || strings.ContainsAny(g.Question, "[]") {
				t.Fatalf("gap %q is not in the body in its order:\n%s", g.Question, d.Body)
			}
			at += found + len(line) - 1
		}
	})
}

func valid(r compose.Request) bool {
	return utf8.ValidString(r.To.Name + r.To.Title + r.To.AddressAs + r.To.Debrief.Anchor + r.To.Debrief.Need + r.To.Debrief.Value +
		r.Process.Candidate.Name + r.Process.Candidate.Phone + r.Process.Role + r.Interview.Missed.Question + r.Interview.Missed.BetterAnswer + r.Interview.Missed.Link)
}

// FuzzDebrief feeds raw bytes to the reading of a debrief.
func FuzzDebrief(f *testing.F) {
	for _, d := range debriefsAsWritten() {
		f.Add(d.Anchor, d.Need, d.Value)
	}
	f.Fuzz(func(t *testing.T, anchor, need, value string) {
		who := interview.Interviewer{Name: "Priya Raman", Email: "x@globex.example", Debrief: interview.Debrief{Anchor: anchor, Need: need, Value: value}}
		p, i := ada(who)
		d := compose.Write(request(p, i, note.Anchor, who))
		if !strings.HasPrefix(d.Body, "Hi Priya,\n\n") {
			t.Fatalf("%q", d.Body)
		}
	})
}

// everyPhrase is everything that Afterword can say, with as few words of the candidate's
// as can be.
func everyPhrase() string {
	paragraphs := map[string]bool{}
	add := func(d compose.Draft) {
		for _, p := range strings.Split(d.Body, "\n\n") {
			paragraphs[p] = true
		}
	}
	for round := range 30 {
		for _, d := range []interview.Debrief{
			{},
			{Anchor: "why it is so", Need: "tea", Value: "tea"},
			{Anchor: "tea", Need: "tea", Value: "I can."},
			{Anchor: "You did it.", Need: "You need it.", Value: "I can."},
		} {
			for _, phone := range []string{"", "+1 555 0100"} {
				for _, tone := range []interview.Tone{interview.Formal, interview.FirstName} {
					d.Tone = tone
					who := interview.Interviewer{Name: "Priya Raman", Email: "x@globex.example", Debrief: d}
					p, i := ada(who)
					i.ID = strings.Repeat("r", round)
					p.Candidate.Phone = phone
					i.Promise = &interview.Promise{Date: interview.Date{Year: 2026, Month: 12, Day: 1}}
					i.Missed = &interview.MissedQuestion{AskedBy: "Priya Raman", Question: "Why?", BetterAnswer: "So.", Link: "https://example.org"}
					for _, phase := range note.Phases() {
						r := request(p, i, phase, who)
						add(compose.Write(r))
						r.Interview.Promise = nil
						r.Interview.Missed = &interview.MissedQuestion{AskedBy: "Priya Raman", BetterAnswer: "So."}
						add(compose.Write(r))
						r.Interview.Missed.Question = "tea"
						add(compose.Write(r))
					}
				}
			}
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(paragraphs)), "\n\n")
}

func TestNoExclamationMarksOfOurOwn(t *testing.T) {
	if text := everyPhrase(); strings.Contains(text, "!") || strings.Contains(text, "{") {
		t.Error("Afterword shouts, or a place in a phrase was left open")
	}
}

// TestNoStockPhrasesOfOurOwn holds every phrase against the list of phrases that machines
// and templates use.
func TestNoStockPhrasesOfOurOwn(t *testing.T) {
	file, err := os.Open("../../../shared/data/stock-phrases.tsv")
	if os.IsNotExist(err) {
		t.Skip("the list of stock phrases is not beside the repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	text := strings.ToLower(everyPhrase())
	lines := bufio.NewScanner(file)
	lines.Scan() // the head
	held := 0
	for lines.Scan() {
		phrase, _, _ := strings.Cut(lines.Text(), "\t")
		if found := stockPattern(phrase).FindString(text); found != "" {
			t.Errorf("stock phrase %q: %q", phrase, found)
		}
		held++
	}
	if held < 100 {
		t.Errorf("only %d stock phrases were read", held)
	}
}

// stockPattern reads a phrase of the list: "re:" is a regular expression, "^" the start of
// a sentence, "~" any ending.
func stockPattern(phrase string) *regexp.Regexp {
	if pattern, ok := strings.CutPrefix(phrase, "re:"); ok {
		return regexp.MustCompile("(?i)" + pattern)
	}
	pattern := regexp.QuoteMeta(strings.ToLower(phrase))
	pattern = strings.ReplaceAll(pattern, "~", `\w*`)
	if start, ok := strings.CutPrefix(pattern, `\^`); ok {
		return regexp.MustCompile(`(?:^|[.!?]\s+|\n\s*)` + start)
	}
	return regexp.MustCompile(`\b` + pattern + `\b`)
}

func BenchmarkWrite(b *testing.B) {
	p, i := ada(panelOf(6)...)
	r := request(p, i, note.Anchor, i.Panel[0])
	for b.Loop() {
		compose.Write(r)
	}
}
