package web_test

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
)

// writeScenes are situations of the page on which notes are written.
var writeScenes = map[string]func(d *desk) string{
	"write": func(d *desk) string {
		id := d.record(globex())
		d.rewrite(d.noteTo(id, "priya@globex.example"), "the pager", "the the pager")
		return "/processes/" + id + "/write"
	},
	"write-alike": func(d *desk) string { // shared words, past the edge, one approved
		id := d.record(globex())
		wei, priya := d.noteTo(id, "wei.chen@globex.example"), d.noteTo(id, "priya@globex.example")
		d.rewrite(priya, "Thank you", strings.Repeat("I have gone on thinking about what you said on the way home and told my neighbour about it. ", 9)+"Thank you")
		d.rewrite(wei, "Thank you", strings.Repeat("I have gone on thinking about what you said on the way home and told my neighbour about it. ", 6)+"Thank you")
		return "/processes/" + id + "/write"
	},
	"write-long": func(d *desk) string { return "/processes/" + d.record(longNames()) + "/write" },
	"write-right-to-left": func(d *desk) string {
		p := globex()
		p.Interviews[0].Panel[1].Name, p.Interviews[0].Panel[1].AddressAs = "נועה ברק־לוי", "נועה"
		p.Interviews[0].Panel[2].Name, p.Interviews[0].Panel[2].AddressAs = "عبد الرحمن الأنصاري", "عبد الرحمن"
		p.Interviews[0].Panel[2].Debrief = interview.Debrief{Anchor: "قصة السفينة التي عادت", Need: "وقت أقصر", Value: "بنيت مثلها من قبل."}
		id := d.record(p)
		d.rewrite(d.noteTo(id, "priya@globex.example"), "Thank you", "תודה על השיחה היום. Thank you")
		return "/processes/" + id + "/write"
	},
	"write-approved": func(d *desk) string {
		id := d.record(globex())
		for _, who := range []string{"wei.chen@globex.example", "priya@globex.example"} {
			d.approve(d.noteTo(id, who))
		}
		return "/processes/" + id + "/write"
	},
}

// twenty is a panel of twenty, with names of forty letters among them.
func twenty() interview.Process {
	p := globex()
	round := &p.Interviews[0]
	round.Panel, round.Missed = nil, nil
	for i := range 20 {
		name := fmt.Sprintf("Interviewer Numberletter%c", 'A'+i)
		if i%5 == 0 {
			name = fmt.Sprintf("%c%s", 'A'+i, "lexandrinaconstantinopoulouvanderbergson Q")
		}
		round.Panel = append(round.Panel, interview.Interviewer{
			Name: name, Email: fmt.Sprintf("person%d@globex.example", i), Role: interview.Peer,
			Debrief: interview.Debrief{Anchor: fmt.Sprintf("the drawing of machine %c on the window", 'A'+i), Need: "time", Value: "I built two of these at Initech."},
		})
	}
	return p
}
