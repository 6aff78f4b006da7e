package demo_test

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	wei   = "wei.chen@globex.example"
	priya = "priya.raman@globex.example"
)

var (
	tags    = regexp.MustCompile(`<[^>]*>`)
	blanks  = regexp.MustCompile(`\s+`)
	version = regexp.MustCompile(`data-watch="/world/version" data-version="([^"]+)"`)
)

// textOf is what somebody reads on a page.
func textOf(page string) string {
	return blanks.ReplaceAllString(html.UnescapeString(tags.ReplaceAllString(page, " ")), " ")
}

// says fails unless the page holds every wanted text.
func says(t *testing.T, page string, wanted ...string) {
	t.Helper()
	text := textOf(page)
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
}

func by(what string) url.Values { return url.Values{"by": {what}} }

// TestGuide follows the four steps: each is ticked when it is done, and the clock says
// what comes next.
func TestGuide(t *testing.T) {
	v := visit(t)
	ticked := func(page string, want int) {
		t.Helper()
		if got := strings.Count(page, ">done</span>"); got != want {
			t.Errorf("%d steps are ticked, want %d", got, want)
		}
	}
	page := v.get("/world/")
	ticked(page, 0)
	says(t, page, "Four things to try", "Approve the three notes", "They said Tuesday 1 December: that is in 8 days.", "is due, and waits for your yes", "Nothing yet.", "Go on holiday until Fri 4 Dec")
	if strings.Contains(page, "/world/reply") {
		t.Error("somebody without mail can answer")
	}

	process, _ := v.approveAll()
	page = v.get("/world/")
	ticked(page, 1)
	says(t, page, "Wind to Mon 23 Nov, 16:", ": the note to Wei Chen leaves", "An approved note is held for 10 minutes, so that you can undo.")
	page = v.submit("/world/wind", by("next"))
	says(t, page, "Wei Chen 1 new", "Answer as Wei Chen")
	if !strings.Contains(page, `<details class="post new" id="inbox-0-mail-0" open>`) {
		t.Error("the newest mail is not marked as new and open")
	}
	for range 2 {
		page = v.submit("/world/wind", by("hour"))
	}
	ticked(page, 2)
	if strings.Count(page, `class="post"`) != 3 || strings.Contains(page, "1 new") {
		t.Error("what had been there before time was wound still counts as new")
	}
	for range 9 {
		page = v.submit("/world/wind", by("day"))
	}
	ticked(page, 3)
	says(t, page, "They said Tuesday 1 December: that was yesterday.", "now the check-in waits for your yes")

	page = v.submit("/world/reply", url.Values{"from": {wei}, "say": {"new-date"}, "text": {""}})
	ticked(page, 4)
	says(t, page, "Everything is paused: somebody has answered", "Ada Park 1 new", "expect to hear from us by Monday 7 December")
	asked := v.get(process)
	says(t, asked, "They have answered. What was it?", "expect to hear from us by Monday 7 December")
	page = v.submit("/world/wind", by("day"))
	says(t, page, "It is Thursday 3 December 2026", "Everything is paused: somebody has answered", "See the process")

	// The date they gave in their answer is the one that counts.
	v.submit(process+"/reply", url.Values{"seen": {seenOn(t, asked)}, "answer": {"new date"}, "date": {"2026-12-07"}})
	says(t, v.get("/world/"), "They said Monday 7 December: that is in 4 days.", "expect to hear from us by Thursday 10 December")

	page = v.submit(process+"/reply", url.Values{"answer": {"rejection"}})
	says(t, page, "Globex Not this time")
	page = v.get("/world/")
	says(t, page, "The process has ended, and nothing more is sent.", "See the process")
	says(t, v.submit("/world/wind", by("hour")), "The process has ended, and nothing more is sent.")
	says(t, v.submit("/world/wind", by("day")), "It is Friday 4 December 2026")

	// Somebody writes after all.
	page = v.submit("/world/reply", url.Values{"from": {wei}, "say": {"courtesy"}})
	says(t, page, "Everything is paused: somebody has answered")
	says(t, v.get("/processes"), "One thing needs you.", "Globex New reply")
}

// seenOn is the reply that the form on a process page has shown.
func seenOn(t *testing.T, page string) string {
	t.Helper()
	seen := regexp.MustCompile(`name="seen" value="([^"]+)"`).FindStringSubmatch(page)
	if seen == nil {
		t.Fatal("the page does not say which reply it shows")
	}
	return html.UnescapeString(seen[1])
}

// TestFirstPressDelivers approves in any order: the first press of the button brings a
// note.
func TestFirstPressDelivers(t *testing.T) {
	v := visit(t)
	process := processLink.FindString(v.get("/"))
	forms := strings.Split(v.get(process), "<form")
	for _, form := range slices.Backward(forms) {
		if action := approveForm.FindStringSubmatch(form); action != nil {
			v.submit(action[1], fieldsOf(form))
		}
	}
	for n := 1; n <= 3; n++ {
		page := v.submit("/world/wind", by("next"))
		if got := strings.Count(page, `class="post`); got != n {
			t.Errorf("%d notes have arrived after %d presses:\n%s", got, n, textOf(page))
		}
	}
}

// TestTimePassesUnused winds past everything without a yes: nothing arrives, and the guide
// says why.
func TestTimePassesUnused(t *testing.T) {
	v := visit(t)
	var page string
	for range 9 {
		page = v.submit("/world/wind", by("day"))
	}
	says(t, page, "Their time passed without your yes, so nothing left.")
	if strings.Contains(page, `class="post`) {
		t.Error("a mail arrived that nobody approved")
	}
}

// TestHoliday sends somebody away: a note to them is answered by a machine, and they can
// be called back.
func TestHoliday(t *testing.T) {
	v := visit(t)
	v.approveAll()
	page := v.submit("/world/away", url.Values{"who": {wei}, "goes": {"away"}})
	says(t, page, "Away until Fri 4 Dec.", "the check-in waits for that day", "Call Wei Chen back to work")
	page = v.submit("/world/wind", by("day"))
	says(t, page, "Automatic reply: Thank you for your time today", "will be back on Friday, 4 December 2026", "Wind to Mon 7 Dec, 10:00: the check-in to Wei Chen is due")
	page = v.submit("/world/away", url.Values{"who": {wei}, "goes": {"back"}})
	if strings.Contains(page, "Away until") {
		t.Error("somebody who was called back is still on holiday")
	}
}

// TestInvitations: somebody invites to another talk, moves it and calls it off. Each
// invitation waits on the page of the process and is taken over only when it is added.
func TestInvitations(t *testing.T) {
	v := visit(t)
	process, _ := v.approveAll()
	v.submit("/world/wind", by("day"))
	key := regexp.MustCompile(`name="key" value="([^"]*)"`)
	add := func(page string) string {
		t.Helper()
		found := key.FindStringSubmatch(page)
		if found == nil {
			t.Fatalf("no invitation waits:\n%s", textOf(page))
		}
		return v.submit(process+"/invitation", url.Values{"key": {html.UnescapeString(found[1])}, "do": {"add"}})
	}
	invite := func(does string) url.Values { return url.Values{"from": {wei}, "does": {does}} }

	says(t, v.submit("/world/invite", invite("invite")), "Invited you to another talk on Mon 30 Nov, 10:00.", "An invitation is attached.")
	page := v.get(process)
	says(t, page, "An invitation came: add it?", "A new round on Monday 30 November, 10:00", "Adding it also says what their mail was.")
	says(t, add(page), "Added. The plan follows from it", "Round 2")

	says(t, v.submit("/world/invite", invite("move")), "Invited you to another talk on Tue 1 Dec, 10:00.")
	page = v.get(process)
	says(t, page, "Moved from Monday 30 November, 10:00 to Tuesday 1 December, 10:00.")
	add(page)

	says(t, v.submit("/world/invite", invite("off")), "Invite you to another talk")
	says(t, add(v.get(process)), "The interview was called off. What follows?")
	says(t, v.submit(process+"/postponed", nil), "When the new invitation comes, add it")
	says(t, v.refused("/world/invite", invite("move")), "No such invitation")
}

// TestRefusals: a form that makes no sense gets a sentence that says what to do, and the
// way back to the mail world.
func TestRefusals(t *testing.T) {
	v := visit(t)
	for _, row := range []struct {
		name, path string
		form       url.Values
		want       string
	}{
		{"no winding", "wind", nil, "Time stands still"},
		{"winding back", "wind", by("-1 day"), `It cannot be wound by "-1 day".`},
		{"a stranger answers", "reply", url.Values{"from": {"eve@evil.example"}, "text": {"Hello."}}, `"eve@evil.example" is not on the panel.`},
		{"Ada answers herself", "reply", url.Values{"from": {"ada@example.org"}, "text": {"Hello."}}, "Nobody here has this address"},
		{"nothing to answer", "reply", url.Values{"from": {wei}, "text": {"Hello."}}, "No mail has reached Wei Chen."},
		{"a stranger goes away", "away", url.Values{"who": {"<b>"}}, "Nobody here has this address"},
		{"neither away nor back", "away", url.Values{"who": {wei}, "goes": {"up"}}, "Neither away nor back"},
		{"too long", "reply", url.Values{"from": {wei}, "text": {strings.Repeat("long ", 100_000)}}, "That is too long"},
		{"no such form", "fly", nil, "There is nothing here"},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := *v
			v.t = t
			page := v.refused("/world/"+row.path, row.form)
			says(t, page, row.want, "Back to the mail world")
		})
	}
	v.approveAll()
	v.submit("/world/wind", by("next"))
	says(t, v.refused("/world/reply", url.Values{"from": {wei}, "say": {"own"}, "text": {" "}}), "Words are needed")
	says(t, v.refused("/world/reply", url.Values{"from": {wei}, "say": {"offer"}}), `"offer" is none of the ready answers.`)
	if page := v.get("/world/"); strings.Contains(page, `id="inbox-you-mail-0"`) {
		t.Error("a refused answer arrived")
	}
}

// TestWorldVersion: the version of the page changes when somebody's inbox does, and not
// with the clock.
func TestWorldVersion(t *testing.T) {
	v := visit(t)
	v.approveAll()
	for range 3 {
		v.submit("/world/wind", by("day"))
	}
	shown := version.FindStringSubmatch(v.get("/world/"))
	if shown == nil {
		t.Fatal("the page does not say where to watch it")
	}
	if now := v.get("/world/version"); now != shown[1] {
		t.Errorf("rendered as version %s, at once it is %s", shown[1], now)
	}
	v.submit("/world/reply", url.Values{"from": {wei}, "say": {"courtesy"}})
	if now := v.get("/world/version"); now == shown[1] {
		t.Error("the version did not change with an answer")
	}
}

// TestSettingsOfTheDemo: what is set there goes into the world's own place, and works.
func TestSettingsOfTheDemo(t *testing.T) {
	v := visit(t)
	says(t, v.submit("/settings/words", url.Values{"words": {"Globexian"}}), "One word", "Globexian", "a text file on this machine")
	says(t, v.submit("/settings/undo", url.Values{"undo": {"own"}, "minutes": {"3"}}), "held for 3 minutes")
	says(t, v.get("/settings/assist"), "None is added")
	says(t, v.get("/settings/programs"), "no program is let in")
}
