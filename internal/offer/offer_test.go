package offer_test

import (
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/offer"
	"afterword/internal/zone"

	"pgregory.net/rapid"
)

func day(t testing.TB, s string) interview.Date {
	t.Helper()
	if s == "" {
		return interview.Date{}
	}
	d, err := interview.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func at(t testing.TB, name, s string) time.Time {
	t.Helper()
	loc, err := zone.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	when, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

// globex is a process whose round was held on Monday 23 November 2026 in New York.
func globex(t testing.TB, offers ...interview.Offer) (interview.Process, interview.Interview) {
	in := interview.Interview{
		ID: "onsite", Zone: "America/New_York", Starts: at(t, "America/New_York", "2026-11-23 14:00"), Ends: at(t, "America/New_York", "2026-11-23 15:30"),
		Panel: []interview.Interviewer{{Name: "Wei Chen", Email: "wei.chen@globex.example"}},
	}
	return interview.Process{Employer: "Globex", Interviews: []interview.Interview{in}, Offers: offers}, in
}

// TestDates holds the dates of one offer, in working days of both: New York, where
// Thursday 26 November 2026 is a holiday, and wherever the other employer is.
func TestDates(t *testing.T) {
	tests := []struct {
		name, expires, place, promise, now string
		answer, needed, write, ask, until  string
		over                               bool
		saysAnswer, saysNeeded, saysAsk    string
	}{
		{
			name: "an ordinary week, no date named", expires: "2026-12-04", now: "2026-11-30 11:00",
			answer: "2026-12-04", needed: "2026-12-03", write: "2026-12-03", ask: "2026-11-30", until: "2026-12-11",
			saysAnswer: "stands until Friday 4 December: your answer is due by then", saysNeeded: "Globex would have to tell you by Thursday 3 December", saysAsk: "Ask the other side today for time until Friday 11 December",
		},
		{
			name: "they named a date after it", expires: "2026-12-04", promise: "2026-12-07", now: "2026-11-28 11:00",
			answer: "2026-12-04", needed: "2026-12-03", write: "2026-12-03", ask: "2026-11-30", until: "2026-12-09",
			saysAnswer: "4 December", saysNeeded: "3 December", saysAsk: "Ask the other side on Monday 30 November for time until Wednesday 9 December: Globex said Monday 7 December",
		},
		{
			name: "they named a date that leaves time", expires: "2026-12-04", promise: "2026-12-02", now: "2026-11-30 11:00",
			answer: "2026-12-04", needed: "2026-12-03", write: "2026-12-03",
			saysAnswer: "4 December", saysNeeded: "3 December", saysAsk: "no need to ask",
		},
		{
			name: "they named a date far away", expires: "2026-12-04", promise: "2027-01-29", now: "2026-11-30 11:00",
			answer: "2026-12-04", needed: "2026-12-03", write: "2026-12-03", ask: "2026-11-30", until: "2026-12-18",
			saysAnswer: "4 December", saysNeeded: "3 December", saysAsk: "two weeks more are the most to ask for",
		},
		{
			name: "a date that has passed is none", expires: "2026-12-04", promise: "2026-11-27", now: "2026-11-30 11:00",
			answer: "2026-12-04", needed: "2026-12-03", write: "2026-12-03", ask: "2026-11-30", until: "2026-12-11",
			saysAnswer: "4 December", saysNeeded: "3 December", saysAsk: "named no date that is still to come",
		},
		{
			name: "expires on a Sunday", expires: "2026-12-06", now: "2026-11-30 11:00",
			answer: "2026-12-04", needed: "2026-12-03", write: "2026-12-03", ask: "2026-11-30", until: "2026-12-11",
			saysAnswer: "Sunday 6 December, a day off there: answer by Friday 4 December", saysNeeded: "3 December", saysAsk: "today",
		},
		{
			name: "expires on their holiday, not on ours", expires: "2026-12-08", place: "Vienna", now: "2026-11-30 11:00",
			answer: "2026-12-07", needed: "2026-12-04", write: "2026-12-04", ask: "2026-11-30", until: "2026-12-15",
			saysAnswer: "a holiday there (", saysNeeded: "4 December", saysAsk: "today",
		},
		{
			name: "our holiday before their day", expires: "2026-11-27", place: "Munich", now: "2026-11-24 11:00",
			answer: "2026-11-27", needed: "2026-11-25", write: "2026-11-25", ask: "2026-11-24", until: "2026-12-04",
			saysAnswer: "Friday 27 November", saysNeeded: "Thursday is a holiday there: Thanksgiving", saysAsk: "today",
		},
		{
			name: "their weekend is another", expires: "2026-12-05", place: "Riyadh", now: "2026-11-30 11:00",
			answer: "2026-12-03", needed: "2026-12-02", write: "2026-12-02", ask: "2026-11-30", until: "2026-12-10",
			saysAnswer: "answer by Thursday 3 December", saysNeeded: "2 December", saysAsk: "today",
		},
		{
			name: "due today", expires: "2026-12-01", now: "2026-12-01 09:00",
			answer: "2026-12-01", needed: "2026-12-01", ask: "2026-12-01", until: "2026-12-08",
			saysAnswer: "1 December", saysNeeded: "call them", saysAsk: "today",
		},
		{
			name: "needed by today, and their day is over", expires: "2026-11-27", now: "2026-11-25 18:00",
			answer: "2026-11-27", needed: "2026-11-27", ask: "2026-11-25", until: "2026-12-04",
			saysAnswer: "27 November", saysNeeded: "call them, a note is too slow", saysAsk: "today",
		},
		{
			name: "before the next working day", expires: "2026-11-30", now: "2026-11-28 09:00",
			answer: "2026-11-30", needed: "2026-11-30", ask: "2026-11-30", until: "2026-12-07",
			saysAnswer: "30 November", saysNeeded: "call them", saysAsk: "on Monday 30 November",
		},
		{
			name: "expired on Friday", expires: "2026-11-27", now: "2026-11-28 09:00", over: true,
			answer: "2026-11-27", saysAnswer: "No note speaks of it any more",
		},
		{
			name: "expires today, a Sunday", expires: "2026-11-29", now: "2026-11-29 09:00", over: true,
			answer: "2026-11-27", saysAnswer: "until Friday 27 November",
		},
		{
			name: "over the new year", expires: "2027-01-04", now: "2026-12-30 09:00",
			answer: "2027-01-04", needed: "2026-12-31", write: "2026-12-30", ask: "2026-12-30", until: "2027-01-11",
			saysAnswer: "Monday 4 January 2027", saysNeeded: "31 December, the", saysAsk: "until Monday 11 January 2027",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, in := globex(t, interview.Offer{Employer: "Initech", Expires: day(t, tt.expires), Place: tt.place})
			if tt.promise != "" {
				in.Promise = &interview.Promise{Date: day(t, tt.promise)}
			}
			d := offer.Plan(p, in, in.Panel[0], at(t, "America/New_York", tt.now))[0]
			if d.Stands == tt.over {
				t.Errorf("stands: %v", d.Stands)
			}
			for what, pair := range map[string][2]interview.Date{
				"answer by": {d.AnswerBy, day(t, tt.answer)}, "needed by": {d.NeededBy, day(t, tt.needed)}, "write by": {d.WriteBy, day(t, tt.write)},
				"ask on": {d.AskOn, day(t, tt.ask)}, "ask until": {d.AskUntil, day(t, tt.until)},
			} {
				if pair[0] != pair[1] {
					t.Errorf("%s %s, want %s", what, pair[0], pair[1])
				}
			}
			for why, says := range map[string]string{d.AnswerWhy: tt.saysAnswer, d.NeededWhy: tt.saysNeeded, d.AskWhy: tt.saysAsk} {
				if !strings.Contains(why, says) || strings.Contains(why, "Initech") {
					t.Errorf("says %q, want %q in it and nobody named", why, says)
				}
			}
		})
	}
}

// TestDatesAreInOrder: whatever the places, the dates come in their order, on working days.
func TestDatesAreInOrder(t *testing.T) {
	places := []string{"", "Munich", "Riyadh", "Vienna", "Tokyo", "US-NY", "CN", "Dubai"}
	rapid.Check(t, func(rt *rapid.T) {
		now := at(t, "America/New_York", "2026-01-01 09:00").Add(time.Duration(rapid.IntRange(0, 3*365*24).Draw(rt, "hours")) * time.Hour)
		o := interview.Offer{Employer: "Initech", Expires: interview.DateOf(now).AddDays(rapid.IntRange(-3, 40).Draw(rt, "days")), Place: rapid.SampledFrom(places).Draw(rt, "place")}
		p, in := globex(t, o)
		p.Place = rapid.SampledFrom(places).Draw(rt, "their place")
		if rapid.Bool().Draw(rt, "promised") {
			in.Promise = &interview.Promise{Date: interview.DateOf(now).AddDays(rapid.IntRange(-3, 60).Draw(rt, "promise"))}
		}
		d := offer.Plan(p, in, in.Panel[0], now)[0]
		if d.AnswerBy.After(o.Expires) {
			rt.Fatalf("answer by %s, and it expires on %s", d.AnswerBy, o.Expires)
		}
		if !d.Stands {
			return
		}
		if d.NeededBy.After(d.AnswerBy) || !d.WriteBy.IsZero() && d.WriteBy.After(d.NeededBy) {
			rt.Fatalf("write by %s, needed by %s, answer by %s", d.WriteBy, d.NeededBy, d.AnswerBy)
		}
		if !d.AskOn.IsZero() && (d.AskOn.After(d.AnswerBy) || !d.AskUntil.After(d.AnswerBy)) {
			rt.Fatalf("ask on %s until %s, answer by %s", d.AskOn, d.AskUntil, d.AnswerBy)
		}
		spoken, ok := offer.ForNote(p, in, in.Panel[0], now)
		if ok != !d.WriteBy.IsZero() || ok && spoken != o {
			rt.Fatalf("a note that leaves now speaks of it: %v, and it may leave until %s", ok, d.WriteBy)
		}
	})
}
