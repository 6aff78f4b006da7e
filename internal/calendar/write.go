package calendar

import (
	"bytes"
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"
)

const (
	product = "-//Afterword//Afterword//EN"
	// refresh is how often a program is asked to look at a feed (RFC 7986 section 5.7).
	refresh = "PT1H"
	// foldAt is the longest line in bytes, without its end (RFC 5545 section 3.1).
	foldAt = 75
)

// Feed writes the entries, in their order, as what a calendar program subscribes to. The
// same entries give the same bytes.
func Feed(entries []Entry) ([]byte, error) {
	whole := empty()
	whole.Props.SetText(ical.PropMethod, "PUBLISH")
	whole.Props.SetText(ical.PropName, "Afterword")
	// What most programs read for the name and the interval. The library would say of what
	// type a property is that it does not know, and not of one that must say it.
	whole.Props.Set(&ical.Prop{Name: "X-WR-CALNAME", Value: "Afterword"})
	whole.Props.Set(&ical.Prop{Name: "X-PUBLISHED-TTL", Value: refresh})
	whole.Props.Set(&ical.Prop{Name: ical.PropRefreshInterval, Value: refresh, Params: ical.Params{ical.ParamValue: {string(ical.ValueDuration)}}})
	shown := entries
	if len(entries) == 0 {
		shown = []Entry{{}} // the encoder takes no calendar without events: see below
	}
	for _, e := range shown {
		whole.Children = append(whole.Children, e.event().Component)
	}
	written, err := encode(whole)
	if err != nil {
		return nil, fmt.Errorf("write the calendar feed: %w", err)
	}
	if len(entries) == 0 {
		from, to := bytes.Index(written, []byte("BEGIN:VEVENT")), bytes.Index(written, []byte("END:VCALENDAR"))
		written = append(written[:from], written[to:]...)
	}
	return Fold(written), nil
}

// Event is one entry as a calendar of its own, as a calendar server keeps it (RFC 4791
// section 4.1).
func Event(e Entry) *ical.Calendar {
	one := empty()
	one.Children = append(one.Children, e.event().Component)
	return one
}

func empty() *ical.Calendar {
	c := ical.NewCalendar()
	c.Props.SetText(ical.PropVersion, "2.0")
	c.Props.SetText(ical.PropProductID, product)
	return c
}

func (e Entry) event() *ical.Event {
	event := ical.NewEvent()
	set := event.Props
	set.SetText(ical.PropUID, e.UID)
	set.SetDateTime(ical.PropDateTimeStamp, e.Changed.UTC())
	set.SetDateTime(ical.PropLastModified, e.Changed.UTC())
	sequence := ical.NewProp(ical.PropSequence)
	sequence.Value = strconv.Itoa(e.Sequence)
	set.Set(sequence)
	if e.Starts.IsZero() {
		set.SetDate(ical.PropDateTimeStart, e.Day.At(0, 0, time.UTC))
		set.SetDate(ical.PropDateTimeEnd, e.Day.AddDays(1).At(0, 0, time.UTC))
	} else {
		set.SetDateTime(ical.PropDateTimeStart, e.Starts.UTC())
		set.SetDateTime(ical.PropDateTimeEnd, e.Ends.UTC())
	}
	set.SetText(ical.PropSummary, e.Summary)
	if e.Description != "" {
		set.SetText(ical.PropDescription, e.Description)
	}
	set.SetText(ical.PropClass, "PRIVATE") // who shares a calendar does not share this
	free := "TRANSPARENT"
	if e.Busy {
		free = "OPAQUE"
	}
	set.SetText(ical.PropTransparency, free)
	status := ical.EventConfirmed
	switch {
	case e.Cancelled:
		status = ical.EventCancelled
	case e.Tentative:
		status = ical.EventTentative
	}
	event.SetStatus(status)
	return event
}

func encode(c *ical.Calendar) ([]byte, error) {
	var b bytes.Buffer
	if err := ical.NewEncoder(&b).Encode(c); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Fold breaks lines that are longer than 75 bytes, and no character (RFC 5545 section
// 3.1). The encoder leaves that to its caller.
func Fold(text []byte) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(text) {
		body := bytes.TrimRight(line, "\r\n")
		room := foldAt
		for len(body) > room {
			at := room
			for at > 1 && !utf8.RuneStart(body[at]) {
				at--
			}
			out.Write(body[:at])
			out.WriteString("\r\n ")
			body, room = body[at:], foldAt-1 // the space counts
		}
		out.Write(body)
		out.WriteString("\r\n")
	}
	return out.Bytes()
}
