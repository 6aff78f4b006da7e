package checks_test

import (
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

func toWei(body string) (review.Draft, review.Context) {
	wei := interview.Interviewer{
		Name: "Wei Chen", Email: "wei@globex.example",
		Debrief: interview.Debrief{Anchor: "why the nightly reindex takes nine hours", Need: "the reindex blocks every release"},
	}
	priya := interview.Interviewer{Name: "Priya Raman", Email: "priya@globex.example"}
	round := interview.Interview{ID: "onsite", Zone: "UTC", Panel: []interview.Interviewer{wei, priya}}
	process := interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park"}, Employer: "Globex", Role: "Engineer", Interviews: []interview.Interview{round},
	}
	return review.Draft{Phase: note.Anchor, To: wei, Subject: "Thank you for your time today", Body: body},
		review.Context{Process: process, Interview: round, Now: time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC)}
}

// TestAims: what a note does for each of its aims is told in words, with the place that
// does it.
func TestAims(t *testing.T) {
	const hello, bye = "Hi Wei,\n\n", "\n\nBest,\nAda\n"
	for _, c := range []struct {
		name, main string
		phase      note.Phase
		thread     bool
		unsent     bool // no thank-you went before
		aim        review.AimName
		met        bool
		words      string
		place      string
	}{
		{
			name: "the anchor is quoted", main: "Thank you. Why the nightly reindex takes nine hours stayed with me. Until soon.",
			aim: review.MemoryAnchor, met: true, words: "your moment with Wei", place: "Why the nightly reindex takes nine hours stayed with me",
		},
		{
			name: "stock praise has none", main: "Thank you for your time today. It was a great conversation and I am excited about the opportunity.",
			aim: review.MemoryAnchor, words: "would blur with the others",
		},
		{
			name: "a follow-up has it below, in the thread", main: "I hope the week was kind. Is there any news?", phase: note.CheckIn, thread: true,
			aim: review.MemoryAnchor, met: true, words: "same thread",
		},
		{
			name: "an answer to nothing that is recorded", main: "I hope the week was kind. Is there any news?", phase: note.CheckIn, thread: true, unsent: true,
			aim: review.MemoryAnchor, words: "no thank-you to Wei is recorded",
		},
		{
			name: "a follow-up in a new thread", main: "I hope the week was kind. Is there any news?", phase: note.CheckIn,
			aim: review.MemoryAnchor, words: "new conversation",
		},
		{
			name: "a wish with its reason", main: "Thank you. I would love to halve the nightly reindex with you.",
			aim: review.Enthusiasm, met: true, words: "you want this, and why", place: "I would love to halve the nightly reindex with you",
		},
		{
			name: "a wish before what stayed", main: "Nine hours of a nightly reindex stayed with me. I'd very much like to do this work with you.",
			aim: review.Enthusiasm, met: true, words: "you want this", place: "I'd very much like to do this work with you",
		},
		{
			name: "where I want to work", main: "Nine hours of a nightly reindex stayed with me. Your team is where I want to work.",
			aim: review.Enthusiasm, met: true, words: "you want this", place: "Your team is where I want to work",
		},
		{
			name: "this job", main: "Nine hours of a nightly reindex stayed with me. I would love this job.",
			aim: review.Enthusiasm, met: true, words: "you want this", place: "I would love this job",
		},
		{
			name: "a wish to ask is none", main: "Nine hours of a nightly reindex stayed with me. I would like to ask about the lock.",
			aim: review.Enthusiasm, met: true, words: "moved you", place: "Nine hours of a nightly reindex stayed with me",
		},
		{
			name: "a wish without tact is not quoted", main: "The nightly reindex takes nine hours. I would love this job, and I need your answer by Friday or I will take another offer.",
			aim: review.Enthusiasm, words: "fault of tact",
		},
		{
			name: "a deed", main: "Thank you. I drew your reindex on a napkin on the train.",
			aim: review.Enthusiasm, met: true, words: "set going", place: "I drew your reindex on a napkin on the train",
		},
		{
			name: "a bare wish", main: "The nightly reindex takes nine hours because of the lock. I am excited.",
			aim: review.Enthusiasm, met: true, words: "without a reason", place: "I am excited",
		},
		{
			name: "not excited", main: "The nightly reindex takes nine hours. I was not excited.",
			aim: review.Enthusiasm, words: "Nothing says that you want this",
		},
		{
			name: "very happy", main: "Thank you. I would be very happy to work with your team.",
			aim: review.Enthusiasm, met: true, words: "It says so", place: "I would be very happy to work with your team",
		},
		{
			name: "a joy", main: "Thank you. It would be a joy to work nights with you.",
			aim: review.Enthusiasm, met: true, words: "It", place: "It would be a joy to work nights with you",
		},
		{
			name: "in your team", main: "Thank you. I can see myself in your team.",
			aim: review.Enthusiasm, met: true, words: "It says so", place: "I can see myself in your team",
		},
		{
			name: "not in your team", main: "The nightly reindex takes nine hours. I can't see myself in a night shift.",
			aim: review.Enthusiasm, words: "Nothing says that you want this",
		},
		{
			name: "what others would gladly do", main: "Meanwhile two of the Bray teachers said they'd gladly speak to you.",
			aim: review.Enthusiasm, words: "Nothing says that you want this",
		},
		{
			name: "a sentence of a chat program", main: "Here is a polished version of your thank-you note for the nightly reindex.",
			aim: review.Enthusiasm, words: "Nothing says that you want this",
		},
		{
			name: "a moment in a sentence of a chat program", main: "Here is a polished version of your note on why the nightly reindex takes nine hours.",
			aim: review.MemoryAnchor, words: "",
		},
		{
			name: "a block beside a clear text", main: "Why the nightly reindex takes nine hours stayed with me. I need your answer by Friday or I will take another offer.",
			aim: review.ClearCommunication, words: "beside that",
		},
		{
			name: "another language", main: "Gracias por explicarme ayer tan claramente vuestro problema nocturno.",
			aim: review.Enthusiasm, met: true, words: "Only notes in English",
		},
		{
			name: "clear", main: "Why the nightly reindex takes nine hours stayed with me. I once cut one from six hours to twenty minutes.",
			aim: review.ClearCommunication, met: true, words: "2 sentences",
		},
		{
			name: "a fault in the way", main: "Why the the nightly reindex takes nine hours stayed with me. I once cut one from six hours to twenty minutes.",
			aim: review.ClearCommunication, words: "1 thing to put right", place: "the the",
		},
		{
			name: "a name amiss", main: "Why the nightly reindex takes nine hours stayed with me, as Piya said.",
			aim: review.ClearCommunication, words: "to put right",
		},
		{
			name: "a long sentence", main: "Nine hours. " + strings.Repeat("The nightly reindex takes long and ", 8) + "that is all.",
			aim: review.ClearCommunication, words: "One sentence has",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, context := toWei(hello + c.main + bye)
			if c.phase != "" {
				d.Phase = c.phase
			}
			context.Process.FirstChoice = true
			context.InThread = c.thread
			if c.thread && !c.unsent {
				context.Earlier = []note.Note{{Phase: note.Anchor, State: note.Sent, To: note.Address{Email: d.To.Email}, SentAt: context.Now}}
			}
			for _, aim := range checks.Aims(review.NewDoc(d, context), review.Run(checks.All(), d, context, review.Options{})) {
				if aim.Name != c.aim {
					continue
				}
				if aim.Met != c.met || !strings.Contains(aim.Words, c.words) {
					t.Errorf("met %v, %q; want %v and %q", aim.Met, aim.Words, c.met, c.words)
				}
				if got := d.Body[aim.Span.Start:aim.Span.End]; c.place != "" && got != c.place {
					t.Errorf("its place is %q, want %q", got, c.place)
				}
				return
			}
			t.Error("the aim is not told")
		})
	}
}

// TestAimsOfNothing: an empty draft has no aim that is met but says what is missing, and
// nothing panics.
func TestAimsOfNothing(t *testing.T) {
	for _, body := range []string{"", "\n", "Hi Wei,\n", "\xff", "!"} {
		d, context := toWei(body)
		for _, aim := range checks.Aims(review.NewDoc(d, context), nil) {
			if aim.Words == "" || aim.Name.Title() == string(aim.Name) {
				t.Errorf("%q: %+v says nothing", body, aim)
			}
		}
	}
}
