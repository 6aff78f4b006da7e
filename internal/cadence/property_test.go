package cadence_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/cadence/workdays"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/offer"
	"afterword/internal/zone"

	"pgregory.net/rapid"
)

var zones = []string{
	newYork, "America/Los_Angeles", "America/Sao_Paulo", "America/Santiago", "America/Havana", "America/St_Johns",
	"Europe/London", "Europe/Berlin", "Europe/Chisinau", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut",
	"Asia/Jerusalem", "Asia/Gaza", "Asia/Tehran", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Shanghai", "Asia/Tokyo",
	"Australia/Lord_Howe", "Australia/Sydney", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "UTC",
}

var kinds = append(cadence.Answers(), cadence.Replied, cadence.OutOfOffice, cadence.HardBounce, cadence.Cancelled, cadence.Moved, cadence.Postponed, cadence.Resumed,
	cadence.NobodyCame, cadence.CameAfter, cadence.Gracious)

// world is a drawn process with a history and a moment.
type world struct {
	process interview.Process
	history cadence.History
	now     time.Time
}

func drawWorld(t *rapid.T) world {
	name := rapid.SampledFrom(zones).Draw(t, "zone")
	loc, err := zone.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	var w world
	w.process = process()
	start := time.Date(2025, 1, 1, 0, 0, 0, 0, loc).Add(time.Duration(rapid.IntRange(0, 3*365*24*12).Draw(t, "start in 5 minutes")) * 5 * time.Minute)
	first := start
	people := []interview.Interviewer{
		{Name: "Wei Chen", Email: wei, Role: interview.HiringManager},
		{Name: "Priya Nair", Email: priya, Role: interview.Peer},
		{Name: "Rae Ortiz", Email: rae, Role: interview.Recruiter},
		{Name: "Tomás Vega"},
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "rounds") {
		in := interview.Interview{ID: fmt.Sprint("round ", i), Zone: name, Starts: start, Ends: start.Add(time.Hour)}
		in.Panel = people[:rapid.IntRange(0, len(people)).Draw(t, "panel")]
		if rapid.Bool().Draw(t, "promised") {
			in.Promise = &interview.Promise{Date: interview.DateOf(in.Ends).AddDays(rapid.IntRange(-3, 30).Draw(t, "promise"))}
		}
		w.process.Interviews = append(w.process.Interviews, in)
		start = start.Add(time.Duration(rapid.IntRange(1, 30*24).Draw(t, "hours to the next round")) * time.Hour)
	}
	moment := func(label string) time.Time {
		return first.Add(time.Duration(rapid.IntRange(-24*60, 60*24*60).Draw(t, label)) * time.Minute)
	}
	for range rapid.IntRange(0, 6).Draw(t, "touches") {
		w.history.Touches = append(w.history.Touches, note.Touch{
			Phase: rapid.SampledFrom(note.Phases()).Draw(t, "phase"),
			To:    rapid.SampledFrom([]string{wei, priya, rae}).Draw(t, "to"),
			At:    moment("touched"),
		})
	}
	for range rapid.IntRange(0, 5).Draw(t, "events") {
		w.history.Events = append(w.history.Events, drawEvent(t, moment("happened")))
	}
	for range rapid.IntRange(0, 2).Draw(t, "offers") {
		w.process.Offers = append(w.process.Offers, interview.Offer{
			Employer: "Initech", Expires: interview.DateOf(moment("expires")), Place: rapid.SampledFrom([]string{"", "Munich", "Riyadh", "US-NY"}).Draw(t, "their place"),
		})
	}
	w.now = moment("now")
	return w
}

func drawEvent(t *rapid.T, at time.Time) cadence.Event {
	e := cadence.Event{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), At: at, Email: rapid.SampledFrom([]string{wei, priya, ""}).Draw(t, "from")}
	dated := e.Kind == cadence.OutOfOffice || e.Kind == cadence.OnHold || e.Kind == cadence.Reopened
	if e.Kind == cadence.NewDate || dated && rapid.Bool().Draw(t, "says when") {
		e.Date = interview.DateOf(at).AddDays(rapid.IntRange(-5, 60).Draw(t, "days"))
	}
	e.InterviewID = rapid.SampledFrom([]string{"", "round 0", "round 1"}).Draw(t, "round")
	return e
}

func (w world) plan() []cadence.Step { return cadence.Plan(w.process, w.history, w.now) }

func (w world) round(id string) interview.Interview {
	in, _ := w.process.Interview(id)
	return in
}

func TestTimesAreInOrderAndLocal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		for _, s := range w.plan() {
			if s.Due.Before(s.Opens) || s.Closes.Before(s.Due) {
				t.Fatalf("%s opens %s, due %s, closes %s", s.Phase, s.Opens, s.Due, s.Closes)
			}
			loc := w.round(s.InterviewID).Ends.Location()
			if s.Opens.Location() != loc || s.Due.Location() != loc || s.Closes.Location() != loc {
				t.Fatalf("%s is not in %s", s.Phase, loc)
			}
			if s.Phase != note.Anchor && !s.Phase.Answers() && s.Due.Format("15:04:05") != "10:00:00" {
				t.Fatalf("%s is due at %s", s.Phase, s.Due)
			}
			if s.Reason == "" || !strings.HasSuffix(s.Reason, ".") || strings.Contains(s.Reason, "%!") {
				t.Fatalf("the reason of the %s is %q", s.Phase, s.Reason)
			}
		}
	})
}

func TestPlanIsPure(t *testing.T) {
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		before := fmt.Sprintf("%+v", w)
		want := w.plan()
		elsewhere := rapid.SampledFrom(zones).Draw(t, "elsewhere")
		loc, err := zone.Load(elsewhere)
		if err != nil {
			t.Fatal(err)
		}
		time.Local = loc
		moved := w
		moved.now = w.now.In(loc)
		moved.history.Touches, moved.history.Events = slices.Clone(w.history.Touches), slices.Clone(w.history.Events)
		for i := range moved.history.Touches {
			moved.history.Touches[i].At = moved.history.Touches[i].At.UTC()
		}
		for i := range moved.history.Events {
			moved.history.Events[i].At = moved.history.Events[i].At.In(loc)
		}
		if got := moved.plan(); !reflect.DeepEqual(got, want) {
			t.Fatalf("seen from %s the plan is\n%v\nwant\n%v", elsewhere, got, want)
		}
		if after := fmt.Sprintf("%+v", w); after != before {
			t.Fatal("planning changed its arguments")
		}
	})
}

func TestAnEndedProcessNeverSends(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		kind := rapid.SampledFrom([]cadence.EventKind{cadence.Offered, cadence.Rejected, cadence.Withdrawn}).Draw(t, "end")
		w.history.Events = append(w.history.Events, cadence.Event{Kind: kind, At: w.now})
		for range rapid.IntRange(0, 3).Draw(t, "events after") {
			e := drawEvent(t, w.now.Add(time.Hour))
			switch e.Kind {
			case cadence.Courtesy, cadence.NewDate, cadence.NextRound, cadence.OnHold, cadence.Reopened, cadence.Resumed, cadence.Gracious:
				continue // the person says that the answer was another
			}
			w.history.Events = append(w.history.Events, e)
		}
		w.now = w.now.Add(time.Duration(rapid.IntRange(0, 60*24).Draw(t, "hours after")) * time.Hour)
		for _, s := range w.plan() {
			if s.Status != cadence.Stopped && s.Status != cadence.Done {
				t.Fatalf("%s is %s after %s: %s", s.Phase, s.Status, kind, s.Reason)
			}
			if s.Phase == note.Close && s.Status == cadence.Done {
				t.Fatalf("the process moved on in silence after %s", kind)
			}
		}
	})
}

func TestNothingLeavesWhileAReplyWaits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		w.history.Events = append(w.history.Events, cadence.Event{Kind: cadence.Replied, At: w.now})
		if w.now.Before(w.process.Interviews[0].Starts) {
			t.Skip("before the interview")
		}
		for _, s := range w.plan() {
			if s.Status == cadence.Ready || s.Status == cadence.Waiting {
				t.Fatalf("%s to %s is %s: %s", s.Phase, s.Email, s.Status, s.Reason)
			}
		}
	})
}

// TestWhatIsReadyMayLeave holds every step that may leave against the rules, told once
// more in other words.
func TestWhatIsReadyMayLeave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		for _, s := range w.plan() {
			if s.Status != cadence.Ready {
				continue
			}
			in := w.round(s.InterviewID)
			local := w.now.In(in.Ends.Location())
			clock := local.Format("15:04:05")
			switch {
			case s.Email == "" && s.Phase != note.LookAgain:
				t.Fatalf("%s is ready for nobody", s.Phase)
			case w.now.Before(s.Due) || w.now.After(s.Closes) && s.Phase != note.LookAgain:
				t.Fatalf("%s is ready at %s, outside %s to %s", s.Phase, w.now, s.Due, s.Closes)
			case s.Phase == note.LookAgain:
			case s.Phase.Answers():
				if clock < "08:30:00" && s.Phase == note.GraciousReply {
					t.Fatalf("a %s is ready at %s", s.Phase, local)
				}
			case s.Phase == note.Anchor:
				if w.now.Before(in.Ends.Add(time.Hour)) {
					t.Fatalf("a thank-you is ready %s after the interview", w.now.Sub(in.Ends))
				}
				morning := interview.DateOf(local).At(8, 30, local.Location())
				if clock > "20:00:00" {
					morning = interview.DateOf(local).AddDays(1).At(8, 30, local.Location())
				}
				if (clock < "08:30:00" || clock > "20:00:00") && !morning.After(s.Closes) {
					t.Fatalf("a thank-you is ready at %s", local)
				}
			default:
				country, _ := workdays.Country(in.Zone)
				cal, _ := workdays.Of(country)
				if clock < "10:00:00" || clock > "17:00:00" || !cal.IsSendingDay(interview.DateOf(local)) {
					t.Fatalf("a %s is ready at %s", s.Phase, local)
				}
				if s.Phase == note.CheckIn && w.speaksOfAnOffer(s) {
					continue // that does not wait for the promise
				}
				if in.Promise != nil && !slices.ContainsFunc(w.history.Events, func(e cadence.Event) bool { return e.Kind == cadence.NewDate }) &&
					!interview.DateOf(local).After(in.Promise.Date) {
					t.Fatalf("a %s is ready on %s, and they promised %s", s.Phase, local, in.Promise.Date)
				}
			}
		}
	})
}

// speaksOfAnOffer reports whether the note of a step that leaves now is about an offer.
func (w world) speaksOfAnOffer(s cadence.Step) bool {
	in := w.round(s.InterviewID)
	who, _ := in.Interviewer(s.Email)
	_, ok := offer.ForNote(w.process, in, who, w.now)
	return ok
}

// TestOneNoteInThePlaceOfTheCheckIn: however many offers are held, a round has one
// check-in or one note about an offer, and after an answer neither.
func TestOneNoteInThePlaceOfTheCheckIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		seen := map[string]bool{}
		for _, s := range w.plan() {
			if s.Phase != note.CheckIn {
				continue
			}
			if seen[s.InterviewID] {
				t.Fatalf("%s has two steps in the place of one check-in", s.InterviewID)
			}
			seen[s.InterviewID] = true
			if s.Status != cadence.Ready {
				continue
			}
			sent := w
			sent.history.Touches = append(slices.Clone(w.history.Touches), note.Touch{InterviewID: s.InterviewID, Phase: note.CheckIn, To: s.Email, At: w.now})
			sent.process.Offers = append(slices.Clone(w.process.Offers), interview.Offer{Employer: "Umbrella", Expires: interview.DateOf(w.now).AddDays(30)})
			sent.now = w.now.Add(time.Duration(rapid.IntRange(1, 60*24).Draw(t, "hours later")) * time.Hour)
			for _, again := range sent.plan() {
				if again.Phase == note.CheckIn && again.InterviewID == s.InterviewID && again.Status != cadence.Done {
					t.Fatalf("after it was sent, the %s is %s: %s", again.Phase, again.Status, again.Reason)
				}
			}
			answered := w
			answered.history.Events = append(slices.Clone(w.history.Events), cadence.Event{Kind: cadence.Replied, At: w.now, Email: s.Email})
			for _, after := range answered.plan() {
				if after.Phase == note.CheckIn && after.Status == cadence.Ready {
					t.Fatalf("after an answer the %s is ready: %s", after.Phase, after.Reason)
				}
			}
		}
	})
}

// TestTheOfferDecidesInOneWay: where the plan gives the check-in the times of a note about
// an offer, that is what the note says, and the other way round.
func TestTheOfferDecidesInOneWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		for _, s := range w.plan() {
			if s.Phase != note.CheckIn || s.Status != cadence.Ready {
				continue
			}
			if says := strings.HasPrefix(s.Reason, "You hold another offer"); says != w.speaksOfAnOffer(s) {
				t.Fatalf("the plan says %q, and of the note that leaves now %v", s.Reason, w.speaksOfAnOffer(s))
			}
		}
	})
}

func TestSilenceAlwaysEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		w.history.Events = slices.DeleteFunc(w.history.Events, func(e cadence.Event) bool {
			return e.Kind != cadence.NewDate && e.Kind != cadence.OutOfOffice && e.Kind != cadence.HardBounce && e.Kind != cadence.Courtesy
		})
		w.now = w.now.AddDate(1, 0, 0)
		steps := w.plan()
		if last := steps[len(steps)-1]; last.Phase != note.Close || last.Status != cadence.Done {
			t.Fatalf("after a year of silence the %s is %s: %s", last.Phase, last.Status, last.Reason)
		}
		for _, s := range steps {
			if !s.Status.Over() {
				t.Fatalf("after a year of silence the %s to %s is %s", s.Phase, s.Email, s.Status)
			}
		}
	})
}

func TestSpacing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id, email := rapid.String().Draw(t, "id"), rapid.StringMatching(`[a-z.]{1,12}@[a-z]{1,9}\.example`).Draw(t, "email")
		got := cadence.Spacing(id, note.Anchor, email)
		if got < 4*time.Minute || got > 11*time.Minute || got%time.Second != 0 {
			t.Fatalf("spacing of %s", got)
		}
		if again := cadence.Spacing(id, note.Anchor, strings.ToUpper(email)); again != got {
			t.Fatalf("the same note is spaced %s and %s", got, again)
		}
	})
	seen := map[time.Duration]bool{}
	for i := range 500 {
		seen[cadence.Spacing("onsite", note.Anchor, fmt.Sprintf("%d@globex.example", i))] = true
	}
	if len(seen) < 200 {
		t.Errorf("500 notes share %d spacings: that looks automated", len(seen))
	}
}

func BenchmarkPlan(b *testing.B) {
	in := promised(round(b, "onsite", newYork, "2026-11-23 15:30"), date(b, "2026-12-01"))
	p := process(in, round(b, "second", newYork, "2026-12-08 15:30"))
	h := cadence.History{Touches: thanked(in, at(b, newYork, "2026-11-23 16:30"))}
	now := at(b, newYork, "2026-12-02 11:00")
	b.ReportAllocs()
	for b.Loop() {
		cadence.Plan(p, h, now)
	}
}
