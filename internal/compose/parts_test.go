package compose_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

func TestSalutation(t *testing.T) {
	formal, first := interview.Debrief{Tone: interview.Formal}, interview.Debrief{Tone: interview.FirstName}
	rows := []struct {
		who  interview.Interviewer
		want string
	}{
		{interview.Interviewer{Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen"}, "Dear Dr. Chen,"},
		{interview.Interviewer{Name: "Wei Chen", AddressAs: "Dr. Chen"}, "Dear Dr. Chen,"},
		{interview.Interviewer{Name: "Wei Chen", Title: "Dr."}, "Dear Dr. Chen,"},
		{interview.Interviewer{Name: "Wei Chen", Title: "Dr.", Debrief: first}, "Hi Wei,"},
		{interview.Interviewer{Name: "Wei Chen", AddressAs: "Wei", Debrief: formal}, "Dear Wei,"},
		{interview.Interviewer{Name: "Wei Chen", Debrief: formal}, "Dear Wei Chen,"},
		{interview.Interviewer{Name: "Wei Chen", Title: "VP Engineering"}, "Dear Wei Chen,"}, // a job title
		{interview.Interviewer{Name: "Prof. Wei Chen", Title: "CTO"}, "Dear Prof. Chen,"},
		{interview.Interviewer{Name: "Chen, Wei"}, "Hi Wei,"},
		{interview.Interviewer{Name: "Chen, Wei", Title: "Prof."}, "Dear Prof. Chen,"},
		{interview.Interviewer{Name: "CHEN Wei"}, "Hi Wei,"},
		{interview.Interviewer{Name: "CHEN Wei", Title: "Dr."}, "Dear Dr. Chen,"},
		{interview.Interviewer{Name: "Zhang Min"}, "Hi Min,"},
		{interview.Interviewer{Name: "Min Zhang"}, "Hi Min,"},
		{interview.Interviewer{Name: "Nguyễn Văn An"}, "Hi An,"},
		{interview.Interviewer{Name: "Priya Raman"}, "Hi Priya,"},
		{interview.Interviewer{Name: "Priya"}, "Hi Priya,"},
		{interview.Interviewer{Name: "Suharto", Title: "Dr."}, "Dear Dr. Suharto,"},
		{interview.Interviewer{Name: "Jan van der Berg"}, "Hi Jan,"},
		{interview.Interviewer{Name: "Jan van der Berg", Title: "Dr."}, "Dear Dr. van der Berg,"},
		{interview.Interviewer{Name: "Prof. Dr. Anna Schmidt", Debrief: formal}, "Dear Prof. Dr. Schmidt,"},
		{interview.Interviewer{Name: "Dr. Anna Schmidt"}, "Dear Dr. Schmidt,"},
		{interview.Interviewer{Name: "Dr. Anna Schmidt", Debrief: first}, "Hi Anna,"},
		{interview.Interviewer{Name: "Robert F. Kennedy Jr.", Title: "Mr."}, "Dear Mr. Kennedy,"},
		{interview.Interviewer{Name: "Ana Silva, PhD", Title: "Dr."}, "Dear Dr. Silva,"},
		{interview.Interviewer{Name: "J. Smith"}, "Hi J. Smith,"},
		{interview.Interviewer{Name: "María García López", Title: "Dra."}, "Dear Dra. María García López,"},
		{interview.Interviewer{Name: "陈伟"}, "Hi 陈伟,"},
		{interview.Interviewer{Name: "田中 太郎"}, "Hi 田中 太郎,"},
		{interview.Interviewer{Name: "田中 太郎", Title: "Dr."}, "Dear Dr. 田中,"},
		{interview.Interviewer{Name: "Tanaka Taro"}, "Hi Taro,"},
		{interview.Interviewer{Name: "Kim Min-jun"}, "Hi Min-jun,"},
		{interview.Interviewer{Name: "Li Na"}, "Hi Li Na,"},
		{interview.Interviewer{Name: "Yang Liu", Title: "Dr."}, "Dear Dr. Yang Liu,"},
		{interview.Interviewer{Name: "", Email: "a@globex.example"}, "Hello,"},
		{interview.Interviewer{Name: "  Priya \n Raman "}, "Hi Priya,"},
	}
	for _, row := range rows {
		p, i := ada(row.who)
		got, _, _ := strings.Cut(compose.Write(request(p, i, note.Anchor, row.who)).Body, "\n")
		if got != row.want {
			t.Errorf("%+v: %q, want %q", row.who, got, row.want)
		}
		// The review knows names, too: the two must not disagree.
		d := reviewed(compose.Write(request(p, i, note.Anchor, row.who)))
		for _, f := range review.Run(checks.All(), d, review.Context{Process: p, Interview: i, Now: i.Ends.Add(2 * time.Hour)}, review.Options{}) {
			if f.Check == "salutation-other-person" || f.Check == "name-misspelt" || f.Check == "salutation-missing" {
				t.Errorf("%+v: the review says of %q: %s", row.who, got, f.Message)
			}
		}
	}
}

func TestSubjectSaysTheDay(t *testing.T) {
	p, i := ada(panelOf(1)...)
	rows := []struct {
		leaves time.Time
		want   string
	}{
		{time.Time{}, "today"},
		{i.Ends.Add(time.Hour), "today"},
		{time.Date(2026, 11, 23, 23, 59, 0, 0, newYork), "today"},
		{time.Date(2026, 11, 24, 4, 59, 0, 0, time.UTC), "today"}, // 23:59 there
		{time.Date(2026, 11, 24, 5, 0, 0, 0, time.UTC), "yesterday"},
		{time.Date(2026, 11, 24, 9, 0, 0, 0, newYork), "yesterday"},
		{time.Date(2026, 11, 25, 9, 0, 0, 0, newYork), "on Monday"},
		{time.Date(2026, 11, 29, 9, 0, 0, 0, newYork), "on Monday"},
		{time.Date(2026, 11, 30, 9, 0, 0, 0, newYork), "on 23 November"},
	}
	for _, row := range rows {
		r := request(p, i, note.Anchor, i.Panel[0])
		r.Leaves = row.leaves
		d := compose.Write(r)
		if want := "Thank you for your time " + row.want; d.Subject != want {
			t.Errorf("leaving %s: subject %q, want %q", row.leaves, d.Subject, want)
		}
		if !strings.Contains(d.Body, row.want) {
			t.Errorf("leaving %s: the body does not say %q:\n%s", row.leaves, row.want, d.Body)
		}
	}
}

func TestGapsAreAskedAndBlocked(t *testing.T) {
	rows := []struct {
		name    string
		debrief interview.Debrief
		want    []compose.Gap
	}{
		{"nothing", interview.Debrief{}, []compose.Gap{
			{Part: compose.Hook, Question: "What did you and Priya talk about that you did not expect?"},
			{Part: compose.Value, Question: "What have you done that would help Priya with this? One sentence."},
		}},
		{"no anchor", interview.Debrief{Anchor: " \n", Value: "I have cut a reindex to twenty minutes."}, []compose.Gap{
			{Part: compose.Hook, Question: "What did you and Priya talk about that you did not expect?"},
		}},
		{"no value", interview.Debrief{Anchor: "the cycle in the graph", Need: "a graph [without] cycles"}, []compose.Gap{
			{Part: compose.Value, Question: "What have you done that helps with “a graph (without) cycles”? One sentence."},
		}},
		{"only marks", interview.Debrief{Anchor: "???", Value: "--"}, []compose.Gap{
			{Part: compose.Hook, Question: "What did you and Priya talk about that you did not expect?"},
			{Part: compose.Value, Question: "What have you done that would help Priya with this? One sentence."},
		}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			priya := interview.Interviewer{Name: "Priya Raman", Email: "priya@globex.example", Debrief: row.debrief}
			p, i := ada(priya)
			d := compose.Write(request(p, i, note.Anchor, priya))
			if len(d.Gaps) != len(row.want) {
				t.Fatalf("gaps %v, want %v", d.Gaps, row.want)
			}
			lines := strings.Split(d.Body, "\n")
			for g, want := range row.want {
				if d.Gaps[g] != want {
					t.Errorf("gap %q, want %q", d.Gaps[g], want)
				}
				if !contains(lines, "["+want.Question+"]") {
					t.Errorf("the body does not ask on a line of its own:\n%s", d.Body)
				}
			}
			findings := review.Run(checks.All(), reviewed(d), review.Context{Process: p, Interview: i, Now: i.Ends.Add(2 * time.Hour)}, review.Options{})
			if review.VerdictOf(findings) != review.Blocked {
				t.Errorf("the review lets a gap pass:\n%s", d.Body)
			}
		})
	}
}

func contains(lines []string, line string) bool {
	for _, l := range lines {
		if l == line {
			return true
		}
	}
	return false
}

func TestMissedQuestionOnlyForWhoAsked(t *testing.T) {
	rows := []struct {
		name   string
		missed interview.MissedQuestion
		want   string
	}{
		{
			"direct",
			interview.MissedQuestion{AskedBy: "priya raman", Question: "How would you roll back?", BetterAnswer: "Expand first, then contract.", Link: "https://example.org/a"},
			"You asked me: “How would you roll back?” I can answer that better now than I did then. Expand first, then contract. More on that here: https://example.org/a",
		},
		{
			"topic",
			interview.MissedQuestion{AskedBy: "Priya Raman", Question: "About rollbacks", BetterAnswer: "expand first"},
			"I did not do justice to your question about rollbacks. Here is a better answer. Expand first.",
		},
		{
			"unnamed",
			interview.MissedQuestion{AskedBy: "priya@globex.example", BetterAnswer: "Expand first."},
			"One of your questions deserves a better answer than I gave, so here it is. Expand first.",
		},
		{
			"asked without its mark",
			interview.MissedQuestion{AskedBy: "Priya Raman", Question: "how would you roll back.", BetterAnswer: "expand first"},
			"You asked me: “How would you roll back?” I can answer that better now than I did then. Expand first.",
		},
		{
			"topic that begins like a question",
			interview.MissedQuestion{AskedBy: "Priya Raman", Question: "how to roll back", BetterAnswer: "expand first"},
			"I did not do justice to your question about how to roll back. Here is a better answer. Expand first.",
		},
		{
			"ended as Hindi ends a sentence",
			interview.MissedQuestion{AskedBy: "Priya Raman", Question: "rollbacks", BetterAnswer: "पहले विस्तार।"},
			"I did not do justice to your question about rollbacks. Here is a better answer. पहले विस्तार।",
		},
		{
			"no better answer yet",
			interview.MissedQuestion{AskedBy: "Priya Raman", Question: "How would you roll back?"},
			"[What would you answer today to “How would you roll back?”? Two sentences at most.]",
		},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			p, i := ada(panelOf(3)...)
			i.Missed = &row.missed
			for _, to := range i.Panel {
				d := compose.Write(request(p, i, note.Anchor, to))
				if has := contains(strings.Split(d.Body, "\n"), row.want); has != (to.AddressAs == "Priya") {
					t.Errorf("to %s, has the paragraph: %v\n%s", to.Name, has, d.Body)
				}
			}
		})
	}
}

func TestFollowUpSubject(t *testing.T) {
	rows := []struct{ first, role, name, want string }{
		{"Thank you for your time today", "Engineer", "Ada Park", "Re: Thank you for your time today"},
		{"Re: Thank you", "Engineer", "Ada Park", "Re: Thank you"},
		{"RE: AW: re:Thank you", "Engineer", "Ada Park", "Re: Thank you"},
		{"Thank you: a note", "Engineer", "Ada Park", "Re: Thank you: a note"},
		{"", "Engineer", "Ada Park", "Following up: Engineer – Ada Park"},
		{"Re:", "Engineer", "", "Following up: Engineer"},
		{"", "", "Ada Park", "Following up: our conversation – Ada Park"},
	}
	for _, row := range rows {
		for _, phase := range []note.Phase{note.CheckIn, note.FinalPulse} {
			p, i := ada(panelOf(1)...)
			p.Role, p.Candidate.Name = row.role, row.name
			r := request(p, i, phase, i.Panel[0])
			r.ThreadSubject = row.first
			if got := compose.Write(r).Subject; got != row.want {
				t.Errorf("%q: %q, want %q", row.first, got, row.want)
			}
		}
	}
}

// TestFollowUpsAreShortAndCalm counts sentences and looks for what makes people feel
// guilty or chased.
func TestFollowUpsAreShortAndCalm(t *testing.T) {
	for n := range 20 {
		p, i := ada(panelOf(6)...)
		i.ID = strings.Repeat("x", n)
		if n%2 == 0 {
			i.Promise = &interview.Promise{Date: interview.Date{Year: 2026, Month: 12, Day: 1}}
		}
		for _, to := range i.Panel {
			for _, phase := range []note.Phase{note.CheckIn, note.FinalPulse} {
				d := compose.Write(request(p, i, phase, to))
				text := strings.Split(d.Body, "\n\n")[1]
				sentences := strings.Count(text, ". ") + strings.Count(text, "? ") + 1
				if sentences < 2 || sentences > 4 {
					t.Errorf("%d sentences: %s", sentences, text)
				}
				questions := strings.Count(text, "?")
				if phase == note.CheckIn && questions != 1 || phase == note.FinalPulse && questions != 0 {
					t.Errorf("%s with %d questions: %s", phase, questions, text)
				}
				if mentions := strings.Contains(text, "Tuesday 1 December"); mentions != (phase == note.CheckIn && i.Promise != nil) {
					t.Errorf("%s mentions the promise: %v: %s", phase, mentions, text)
				}
				for _, worn := range []string{"checking in", "circling", "touching base", "still haven't", "not heard", "hear back", "waiting", "remind"} {
					if strings.Contains(strings.ToLower(text), worn) {
						t.Errorf("%q in %s", worn, text)
					}
				}
			}
		}
	}
}

// TestTheRecipientIsSpokenTo turns notes about somebody into words to them, and leaves a
// text alone that would be turned by half.
func TestTheRecipientIsSpokenTo(t *testing.T) {
	rows := []struct{ anchor, want string }{
		{"she told me that nobody owns the script", "You told me that nobody owns the script."},
		{"Priya explained the freeze", "You explained the freeze."},
		{"Priya Raman's drawing of the queue", "your drawing of the queue"},
		{"Priya’s drawing of the queue", "your drawing of the queue"},
		{"their way of naming branches", "your way of naming branches"},
		{"she explained why her team waits", "You explained why your team waits."},
		{"he told me that he was on call for his first outage", "You told me that you were on call for your first outage."},
		{"she told me that nobody listened to her", "She told me that nobody listened to her."},
		{"Priya explained why Tom left his team", "Priya explained why Tom left his team."},
		{"she is looking for somebody to own releases", "You are looking for somebody to own releases."},
		{"they want one dashboard", "You want one dashboard."},
		{"Priya said that Tom can fix it if he is asked", "Priya said that Tom can fix it if he is asked."},
		{"she said she runs it alone", "You said you run it alone."},
		{"she always teaches it twice", "She always teaches it twice."},
		{"she teaches it twice", "You teach it twice."},
		{"he carries the pager himself", "He carries the pager himself."},
		{"how she debugs with print statements", "how you debug with print statements"},
		{"Talked about how she onboards juniors", "We talked about how you onboard juniors."},
		{"liked her point about tests", "I liked your point about tests."},
		{"his story of the boy who would only take his tablets from the fire-truck cup", "your story of the boy who would only take his tablets from the fire-truck cup"},
		{"her story of the boy that would only take his tablets", "your story of the boy that would only take his tablets"},
		{"his story of the girl who hid his pager", "your story of the girl who hid your pager"},
		{"the croissant lamination he showed on the marble", "the croissant lamination you showed on the marble"},
		{"how he folds his dough on his marble while his apprentice watches him", "how you fold your dough on your marble while your apprentice watches you"},
		{"the way she told her brother to sell his share", "the way you told your brother to sell his share"},
		{"how he taught him to fold", "how he taught him to fold"},
		{"how she folds while her sister sells her bread", "how she folds while her sister sells her bread"},
		{"how the welder said he was tired of it", "how the welder said he was tired of it"},
		{"the ship and her captain", "the ship and her captain"},
		{"the ovens and bricks from Leeds", "the ovens and bricks from Leeds"},
		{"how I watched her fold the dough", "how I watched her fold the dough"},
		{"the customer who prints because her boss wants paper", "the customer who prints because her boss wants paper"},
		{"how Tom fixed it when he was new", "how Tom fixed it when he was new"},
		{"she is new and needs help", "She is new and needs help."}, // half of it would be turned
		{"she said it is slow and nobody knows why", "You said it is slow and nobody knows why."},
		{"Priya and I drew the graph", "We drew the graph."},
		{"- the reindex\n- The on-call rota\n- Kafka", "the reindex, the on-call rota and Kafka"},
		{"1. The reindex is slow.\n2. nobody owns it", "The reindex is slow. Nobody owns it."},
		{"- the reindex", "the reindex"},
		{"Loved the talk of boring technology", "I loved the talk of boring technology."},
		{"Needs somebody to own releases", "You need somebody to own releases."},
		{"the whiteboard: we sketched a limiter", "The whiteboard: we sketched a limiter."},
		{"Both of the failures at once", "both of the failures at once"},
		{"here is where the queue stalls", "here is where the queue stalls"},
		{"Priyanka's drawing", "Priyanka's drawing"},
		{"I asked who owns the script", "I asked who owns the script."},
		{"OAuth scopes per tenant", "OAuth scopes per tenant"},
		{"pgBouncer stalls. Nobody knows why.", "pgBouncer stalls. Nobody knows why."},
	}
	for _, row := range rows {
		who := interview.Interviewer{Name: "Priya Raman", Email: "priya@globex.example", Debrief: interview.Debrief{Anchor: row.anchor, Value: "I can help."}}
		p, i := ada(who)
		if d := compose.Write(request(p, i, note.Anchor, who)); !strings.Contains(d.Body, row.want) {
			t.Errorf("%q: want %q in\n%s", row.anchor, row.want, d.Body)
		}
	}
}

func TestThePromiseIsNotedForTheContactWhileItIsAhead(t *testing.T) {
	p, i := ada(panelOf(3)...)
	i.Promise = &interview.Promise{Date: interview.Date{Year: 2026, Month: 11, Day: 24}}
	for _, to := range i.Panel {
		for days, ahead := range []bool{true, false, false} {
			r := request(p, i, note.Anchor, to)
			r.Leaves = r.Leaves.AddDate(0, 0, days)
			noted := strings.Contains(compose.Write(r).Body, "plan to get back to me by Tuesday 24 November")
			if want := ahead && to.Role == interview.HiringManager; noted != want {
				t.Errorf("to %s after %d days, noted: %v", to.Name, days, noted)
			}
		}
	}
}

// TestNeedsReadAsEnglish puts a need into the frame it fits: what may be a sentence, and
// may be none, stands behind a colon.
func TestNeedsReadAsEnglish(t *testing.T) {
	const (
		wanted = " (need|needs|want|want is|heard was|most is) " // "you need fewer pages"
		clause = " (like|it,|said,|that|right,) "                // "it sounds like nights are loud"
		colon  = ": "
	)
	for need, before := range map[string]string{
		"fewer pages at night":                wanted,
		"to get decisions made":               wanted,
		"somebody who can take it apart":      wanted,
		"a pipeline that new people read":     wanted,
		"a better release process":            wanted,
		"help with the 300 services":          wanted,
		"on-call nights are too loud":         clause,
		"a queue is full":                     clause,
		"a lock blocks the release":           colon,
		"more tests fail":                     colon,
		"the reindex blocks every release":    colon,
		"weekends":                            colon,
		"pagers that only go off for a cause": colon,
		"no release that is late":             colon,
	} {
		who := interview.Interviewer{Name: "Priya Raman", Email: "priya@globex.example", Debrief: interview.Debrief{Anchor: "the queue", Need: need, Value: "I can help."}}
		p, i := ada(who)
		for round := range 7 {
			i.ID = strings.Repeat("r", round)
			body := compose.Write(request(p, i, note.Anchor, who)).Body
			if !regexp.MustCompile(before + need + `\.`).MatchString(body) {
				t.Errorf("%q is not behind %q:\n%s", need, before, body)
			}
		}
	}
}

// TestFollowUpsDoNotDependOnTheDayTheyAreDrafted holds that a check-in drafted long before
// the promised day says the same as one drafted after it, in words that are true when it
// leaves: what they had planned, not that the day has come.
func TestFollowUpsDoNotDependOnTheDayTheyAreDrafted(t *testing.T) {
	p, i := ada(panelOf(1)...)
	i.Promise = &interview.Promise{Date: interview.Date{Year: 2026, Month: 12, Day: 1}}
	for _, phase := range []note.Phase{note.CheckIn, note.FinalPulse} {
		for round := range 2 {
			i.ID = strings.Repeat("r", round)
			early, late := request(p, i, phase, i.Panel[0]), request(p, i, phase, i.Panel[0])
			late.Leaves = early.Leaves.AddDate(0, 0, 9)
			body := compose.Write(late).Body
			if compose.Write(early).Body != body {
				t.Errorf("the %s differs by the day of its draft:\n%s", phase, body)
			}
			if phase == note.CheckIn && !strings.Contains(body, "you expected to") && !strings.Contains(body, "you were planning to") {
				t.Errorf("the %s must speak of the promise as it was given:\n%s", phase, body)
			}
			for _, untrue := range []string{"has passed", "today", "yesterday", "last week", "by now"} {
				if strings.Contains(body, untrue) {
					t.Errorf("the %s says %q:\n%s", phase, untrue, body)
				}
			}
		}
	}
}
