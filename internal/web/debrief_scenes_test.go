package web_test

import (
	"fmt"
	"net/url"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

// debriefed is a process whose debrief has something of everything.
func debriefed(d *desk) string {
	p := globex()
	p.Interviews[0].Panel[1].NameGuessed = true
	p.Interviews[0].Missed = &interview.MissedQuestion{AskedBy: "Priya Raman", Question: "how would you shard it?", BetterAnswer: "By customer, for nobody joins across customers."}
	return "/processes/" + d.record(p) + "/debrief"
}

// fullRoom was twenty people, some of them with names that are hard on a page.
func fullRoom(d *desk) string {
	p := longNames()
	panel := &p.Interviews[0].Panel
	for k := len(*panel); k < 19; k++ {
		*panel = append(*panel, interview.Interviewer{Name: fmt.Sprintf("Person Number%d", k), Email: fmt.Sprintf("person%d@globex.example", k)})
	}
	*panel = append(*panel, interview.Interviewer{Name: "יעל בן־דוד", Email: "yael@globex.example", Debrief: interview.Debrief{Anchor: "הסיפור על השרת שנרדם"}})
	return "/processes/" + d.record(p) + "/debrief"
}

// nobodyThere is an interview whose panel nobody knows yet.
func nobodyThere(d *desk) string {
	p := globex()
	p.Interviews[0].Panel, p.Interviews[0].Promise = nil, nil
	return "/processes/" + d.record(p) + "/debrief"
}

func debriefPath(id string) string { return "/processes/" + id + "/debrief/onsite" }

// field is a form with one field of a debrief, as the page sends it.
func field(name, was, now string) url.Values {
	return url.Values{name: {now}, "was." + name: {was}}
}

// about adds whom a field is about.
func about(form url.Values, key, who string) url.Values {
	form.Set(key, who)
	return form
}

func joined(forms ...url.Values) url.Values {
	all := url.Values{}
	for _, form := range forms {
		for name, values := range form {
			all[name] = values
		}
	}
	return all
}

// wrote reports what a debrief says of somebody.
func (d *desk) wrote(id, who string, f followup.DebriefField) string {
	d.t.Helper()
	v, err := d.service.ShowDebrief(d.t.Context(), account, id, "onsite")
	if err != nil {
		d.t.Fatal(err)
	}
	return strings.TrimSpace(followup.DebriefOf(v.Interview, who, f))
}
