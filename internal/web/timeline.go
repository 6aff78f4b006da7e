package web

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"
	"time"

	"afterword/internal/cadence/workdays"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// timelineView is the plan of a process as a picture, and the same as a list.
type timelineView struct {
	Picture template.HTML
	Entries []timelineEntry // in the order of time
}

// timelineEntry is one thing of the list.
type timelineEntry struct {
	at   time.Time
	When moment
	Day  string // "Thursday 26 November", for what has no time of day
	What string
	Who  string
}

// lane is one phase of a round: from when until when, when it is due, when notes of it left.
type lane struct {
	round             string
	phase             note.Phase
	title             string // "Check-in"; in the list with its round before it
	name              string // the round, where there are several
	opens, due, close time.Time
	sent              []time.Time
}

// The picture's measures. It is drawn for a narrow screen, where it is shown in its size.
const (
	timelineWidth = 360
	laneHeight    = 34
	timelineTop   = 34  // the names of now and of the promise
	letterWidth   = 6.6 // of a lane's name, about
	mostDays      = 120
)

// timelineOf draws where a process stands; nil where nothing is planned or was sent.
func timelineOf(v followup.ProcessView, now time.Time) *timelineView {
	lanes := lanesOf(v, now)
	if len(lanes) == 0 {
		return nil
	}
	from, to := lanes[0].opens, lanes[0].close
	for _, round := range v.Interviews {
		if !round.Starts.IsZero() && slices.ContainsFunc(lanes, func(l lane) bool { return l.round == round.ID }) && round.Starts.Before(from) {
			from = round.Starts
		}
	}
	for _, l := range lanes {
		for _, t := range append([]time.Time{l.opens, l.due, l.close}, l.sent...) {
			if t.Before(from) {
				from = t
			}
			if t.After(to) {
				to = t
			}
		}
	}
	if !to.After(from) {
		to = from.Add(24 * time.Hour)
	}
	d := &drawing{from: from, to: to, zone: zoneOf(v), now: now}
	replies := repliesIn(v, from, to)
	t := &timelineView{}
	for _, l := range lanes {
		t.addLane(l, d)
	}
	for _, round := range v.Interviews {
		if !round.Starts.Before(from) && !round.Starts.After(to) {
			t.add(timelineEntry{at: round.Starts, When: momentOf(round.Starts, round.Starts.Location(), now), What: "The interview"})
		}
	}
	for _, m := range replies {
		t.add(timelineEntry{at: m.At, When: momentOf(m.At, d.zone, now), What: mailWord(m.Kind) + " from", Who: cmp.Or(m.From.Name, m.From.Email)})
	}
	promise := promiseIn(v)
	if !promise.IsZero() {
		d.promise = promise
		t.add(timelineEntry{at: promise, Day: interview.DateOf(promise.In(d.zone)).Words(), What: "They said they would answer by then"})
	}
	off := daysOff(v, d)
	for _, o := range off {
		t.add(timelineEntry{at: o.at, Day: interview.DateOf(o.at).Words(), What: "A day off there: " + o.name})
	}
	slices.SortStableFunc(t.Entries, func(a, b timelineEntry) int { return a.at.Compare(b.at) })
	t.Picture = d.draw(lanes, replies, off)
	return t
}

func (t *timelineView) add(e timelineEntry) { t.Entries = append(t.Entries, e) }

func (t *timelineView) addLane(l lane, d *drawing) {
	moment := func(at time.Time) moment { return momentOf(at, at.Location(), d.now) }
	title := l.title
	if l.name != "" {
		title = l.name + ", " + strings.ToLower(title[:1]) + title[1:]
	}
	for _, at := range l.sent {
		t.add(timelineEntry{at: at, When: momentOf(at, l.due.Location(), d.now), What: title + ": sent"})
	}
	switch {
	case l.phase == note.Close:
		t.add(timelineEntry{at: l.due, When: moment(l.due), What: "It closes by itself"})
	case l.phase == note.LookAgain:
		t.add(timelineEntry{at: l.due, When: moment(l.due), What: "Look again"})
	case len(l.sent) == 0:
		t.add(timelineEntry{at: l.opens, When: moment(l.opens), What: title + ": may leave from"})
		t.add(timelineEntry{at: l.due, When: moment(l.due), What: title + ": planned for"})
		t.add(timelineEntry{at: l.close, When: moment(l.close), What: title + ": closes"})
	}
}

// lanesOf gathers the steps that happen or happened, one lane for a phase of a round.
func lanesOf(v followup.ProcessView, now time.Time) []lane {
	var lanes []lane
	for _, step := range v.Steps {
		sent := sentOf(v, step.InterviewID, step.Phase)
		if step.Due.IsZero() || step.Status.Over() && len(sent) == 0 {
			continue
		}
		i := slices.IndexFunc(lanes, func(l lane) bool { return l.round == step.InterviewID && l.phase == step.Phase })
		if i < 0 {
			title, _ := stepWords(v.Process, step, now)
			name := ""
			if len(v.Interviews) > 1 && step.InterviewID != "" {
				name = roundTitle(v.Process, step.InterviewID)
			}
			lanes = append(lanes, lane{round: step.InterviewID, phase: step.Phase, title: title, name: name, opens: step.Opens, due: step.Due, close: step.Closes, sent: sent})
			continue
		}
		l := &lanes[i]
		if step.Opens.Before(l.opens) {
			l.opens = step.Opens
		}
		if step.Due.Before(l.due) {
			l.due = step.Due
		}
		if step.Closes.After(l.close) {
			l.close = step.Closes
		}
	}
	return lanes
}

func sentOf(v followup.ProcessView, round string, phase note.Phase) (all []time.Time) {
	for _, touch := range v.Budget.Seen {
		if touch.InterviewID == round && touch.Phase == phase {
			all = append(all, touch.At)
		}
	}
	return all
}

func repliesIn(v followup.ProcessView, from, to time.Time) (all []followup.IncomingMail) {
	for _, m := range v.Mails {
		if (m.Kind == letter.KindReply || m.Kind == letter.KindHiringSystem) && !m.At.Before(from) && !m.At.After(to) {
			all = append(all, m)
		}
	}
	return all
}

// promiseIn is the end of the last promised day, on the clocks of its round.
func promiseIn(v followup.ProcessView) (at time.Time) {
	for _, round := range v.Interviews {
		if p := round.Promise; p != nil && !p.Date.IsZero() {
			at = time.Date(p.Date.Year, p.Date.Month, p.Date.Day, 12, 0, 0, 0, round.Ends.Location())
		}
	}
	return at
}

type dayOff struct {
	at   time.Time
	name string
}

// daysOff are the public holidays of the latest round's place in the picture.
func daysOff(v followup.ProcessView, d *drawing) (off []dayOff) {
	latest, ok := v.Latest()
	if !ok {
		return nil
	}
	calendar := workdays.OfInterview(latest)
	day := interview.DateOf(d.from.In(d.zone))
	for range mostDays {
		at := time.Date(day.Year, day.Month, day.Day, 12, 0, 0, 0, d.zone)
		if at.After(d.to) {
			break
		}
		if name, ok := calendar.Holiday(day); ok {
			off = append(off, dayOff{at, name})
		}
		day = day.AddDays(1)
	}
	return off
}

const cameIn = "What came in"

// drawing is a picture of the time from one instant to another.
type drawing struct {
	from, to, now, promise time.Time
	zone                   *time.Location
	left                   float64 // where the time begins, right of the names of the lanes
	b                      strings.Builder
}

func (d *drawing) x(t time.Time) float64 {
	return d.left + float64(t.Sub(d.from))/float64(d.to.Sub(d.from))*(timelineWidth-8-d.left)
}

func (d *drawing) inside(t time.Time) bool { return !t.Before(d.from) && !t.After(d.to) }

// draw returns the picture. What a mark is is told by its form, never by colour alone.
func (d *drawing) draw(lanes []lane, replies []followup.IncomingMail, off []dayOff) template.HTML {
	rows := len(lanes)
	if len(replies) > 0 {
		rows++
	}
	bottom := timelineTop + rows*laneHeight
	longest := ""
	for _, l := range lanes {
		for _, name := range []string{l.title, l.name} {
			if len(name) > len(longest) {
				longest = name
			}
		}
	}
	if len(replies) > 0 && len(cameIn) > len(longest) {
		longest = cameIn
	}
	d.left = 14 + letterWidth*float64(len(longest))
	fmt.Fprintf(&d.b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="The plan as a picture. The list says the same.">`+"\n", timelineWidth, bottom+22)
	for _, o := range off {
		wide := max(2, d.x(o.at.Add(12*time.Hour))-d.x(o.at.Add(-12*time.Hour)))
		fmt.Fprintf(&d.b, `<rect class="off" x="%.1f" y="%d" width="%.1f" height="%d"><title>%s</title></rect>`+"\n", d.x(o.at)-wide/2, timelineTop, wide, bottom-timelineTop, html.EscapeString(o.name))
	}
	d.upright("promise", "promised", d.promise, 26, bottom)
	d.upright("now", "now", d.now, 12, bottom)
	y := timelineTop
	for _, l := range lanes {
		d.lane(l, y)
		y += laneHeight
	}
	if len(replies) > 0 {
		fmt.Fprintf(&d.b, `<text x="0" y="%d">%s</text>`+"\n", y+laneHeight/2+4, cameIn)
		for _, m := range replies {
			x := d.x(m.At)
			fmt.Fprintf(&d.b, `<path class="reply-mark" d="M%.1f %d l6 10 h-12 z"><title>%s</title></path>`+"\n", x, y+laneHeight/2-5, html.EscapeString(cmp.Or(m.From.Name, m.From.Email)))
		}
	}
	fmt.Fprintf(&d.b, `<line class="axis" x1="%.1f" y1="%d" x2="%d" y2="%d"/>`+"\n", d.left, bottom, timelineWidth-8, bottom)
	for i, anchor := range []string{"start", "middle", "end"} {
		at := d.from.Add(time.Duration(i) * d.to.Sub(d.from) / 2)
		fmt.Fprintf(&d.b, `<text class="day" x="%.1f" y="%d" text-anchor="%s">%s</text>`+"\n", d.x(at), bottom+16, anchor, at.In(d.zone).Format("Mon 2 Jan"))
	}
	d.b.WriteString("</svg>\n")
	return template.HTML(d.b.String())
}

// upright draws a line over all lanes, with its name above.
func (d *drawing) upright(class, name string, at time.Time, y, bottom int) {
	if at.IsZero() || !d.inside(at) {
		return
	}
	x := d.x(at)
	anchor := "middle"
	switch {
	case x < d.left+22:
		anchor = "start"
	case x > timelineWidth-30:
		anchor = "end"
	}
	fmt.Fprintf(&d.b, `<line class="%s" x1="%.1f" y1="%d" x2="%.1f" y2="%d"/><text class="day" x="%.1f" y="%d" text-anchor="%s">%s</text>`+"\n", class, x, y+3, x, bottom, x, y, anchor, name)
}

// lane draws one phase: its name, the time in which it may leave as a bar, when it is
// planned as a diamond, each note that left as a dot.
func (d *drawing) lane(l lane, y int) {
	middle := y + laneHeight/2
	if l.name == "" {
		fmt.Fprintf(&d.b, `<text x="0" y="%d">%s</text>`+"\n", middle+4, html.EscapeString(l.title))
	} else {
		fmt.Fprintf(&d.b, `<text class="round-name" x="0" y="%d">%s</text><text x="0" y="%d">%s</text>`+"\n", middle-4, html.EscapeString(l.name), middle+10, html.EscapeString(l.title))
	}
	if l.phase.HasNote() {
		fmt.Fprintf(&d.b, `<rect class="span" x="%.1f" y="%d" width="%.1f" height="8" rx="4"/>`+"\n", d.x(l.opens), middle-4, max(4, d.x(l.close)-d.x(l.opens)))
	}
	if len(l.sent) == 0 {
		fmt.Fprintf(&d.b, `<path class="due" d="M%.1f %d l6 6 l-6 6 l-6 -6 z"/>`+"\n", d.x(l.due), middle-6)
	}
	for _, at := range l.sent {
		fmt.Fprintf(&d.b, `<circle class="sent" cx="%.1f" cy="%d" r="5"/>`+"\n", d.x(at), middle)
	}
}
