package transcript

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/clipperhouse/uax29/v2/sentences"

	"afterword/internal/interview"
	"afterword/internal/review"
)

// Line is a sentence that the candidate may write about.
type Line struct {
	// Interviewer is the name of whoever of the panel said it, or is named in it; empty
	// where nobody can tell.
	Interviewer string
	Speaker     string        // as the transcript names them
	At          time.Duration // since the start of the recording, or NoTime
	Quote       string        // word for word
	Span        Span          // of Transcript.Source
	Why         string        // what makes it worth a look: "a problem of theirs"
}

const (
	perSpeaker = 6 // lines: more are not read the same evening
	enough     = 3 // the score from which a sentence is worth a look

	fewestWords, mostWords = 6, 45
)

// Anchors returns the lines of a transcript that the candidate may write about, in the
// order in which they were said, at most six for each speaker. What the candidate said is
// left out, and so are greetings, small talk and what every interviewer asks. It is a
// choice by plain signs (numbers, problems, stories, decisions), not an understanding.
func Anchors(t Transcript, panel []interview.Interviewer, me interview.Candidate) []Line {
	people := newPeople(panel, me)
	type scored struct {
		Line
		score, order int
	}
	bySpeaker := map[string][]scored{}
	for i := range t.Turns {
		turn := &t.Turns[i]
		person, own := people.speaker(turn.Speaker)
		if own {
			continue
		}
		for s := sentences.FromString(turn.Text); s.Next(); {
			quote := strings.TrimSpace(s.Value())
			start := s.Start() + strings.Index(s.Value(), quote)
			words := review.SplitWords(quote)
			score, why := weigh(quote, words)
			if score < enough {
				continue
			}
			line := Line{
				Interviewer: person, Speaker: turn.Speaker, At: turn.when(start), Quote: quote,
				Span: turn.place(start, start+len(quote)), Why: why,
			}
			if turn.Speaker == "" {
				line.Interviewer = people.named(words)
			}
			key := line.Interviewer + "\x00" + turn.Speaker
			bySpeaker[key] = append(bySpeaker[key], scored{line, score, i})
		}
	}
	var chosen []scored
	for _, said := range bySpeaker {
		slices.SortStableFunc(said, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
		chosen = append(chosen, said[:min(perSpeaker, len(said))]...)
	}
	slices.SortFunc(chosen, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	found := make([]Line, 0, len(chosen))
	for _, c := range chosen {
		found = append(found, c.Line)
	}
	return found
}

// signs are words that make a sentence worth a look, by what they are a sign of. A
// sentence gets the weight of each kind once.
var signs = []struct {
	why    string
	weight int
	words  string // folded, each between blanks
}{
	{"a problem of theirs", 3, " problem problems struggle struggles struggling struggled pain painful hard hardest difficult broken breaks broke fails failed failing failure outage outages slow slows bottleneck blocks blocked blocker stuck risk risky worry worries worried nightmare headache mess expensive waste wasted manual manually legacy debt backlog turnover churn shortage complaint complaints understaffed overloaded "},
	{"something that happened to them", 2, " once ago last yesterday happened remember realised realized learned learnt discovered noticed tried switched moved rebuilt rewrote migrated launched shipped lost saved "},
	{"something they decided or plan", 2, " decided decision plan planning goal goals want need needs trying build building rebuild replace replacing migrate hire hiring grow growing launch launching roadmap quarter deadline "},
	{"something they care about", 2, " proud love loved hate favourite favorite surprised surprising excited matters important care believe fun funny "},
}

// numerals are numbers as words. "One" is hardly ever a number.
const numerals = " two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred thousand million half twice third percent dozen dozens "

// theirs are the words with which people speak of what is their own.
const theirs = " we our ours us my i i'm i've we're we've "

// manners are what everybody says in an interview. Who asks whether they are heard tells
// no story.
var manners = []string{
	"thank you", "thanks for", "nice to meet", "good to meet", "great to meet", "can you hear", "can you see", "hear me", "see my screen",
	"share my screen", "sharing my screen", "on mute", "you're muted", "tell me about yourself", "tell us about yourself", "walk me through your",
	"walk us through your", "questions for me", "questions for us", "any questions", "have a great", "have a nice", "talk soon", "be in touch",
	"get back to you", "how are you", "before we start", "let's get started", "shall we start", "recording", "transcription", "introduce myself",
	"introduce yourself", "makes sense", "sounds good", "sounds great", "where do you see yourself", "greatest weakness", "good question", "great question",
}

// weigh says how much a sentence is worth a look, and why.
func weigh(quote string, words []review.Word) (score int, why string) {
	if len(words) < fewestWords || len(words) > mostWords {
		return 0, ""
	}
	plain := strings.ReplaceAll(strings.ToLower(quote), "’", "'")
	for _, phrase := range manners {
		if strings.Contains(plain, phrase) {
			return 0, ""
		}
	}
	is := func(set string) bool {
		return slices.ContainsFunc(words, func(w review.Word) bool { return strings.Contains(set, " "+w.Fold+" ") })
	}
	for _, sign := range signs {
		if is(sign.words) {
			score += sign.weight
			if why == "" {
				why = sign.why
			}
		}
	}
	if is(numerals) || slices.ContainsFunc(words, func(w review.Word) bool { return w.Fold != "" && '0' <= w.Fold[0] && w.Fold[0] <= '9' }) {
		score += 2
		if why == "" {
			why = "a number"
		}
	}
	if is(theirs) {
		score++
	}
	if strings.HasSuffix(quote, "?") {
		score -= 2
		why = "a question they asked you"
	}
	return score, why
}
