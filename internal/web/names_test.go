package web_test

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
)

// longNames is a panel of twenty with everything a page could trip over: names of forty
// letters without a space, names written from right to left, nobody's address, no role.
func longNames() interview.Process {
	p := globex()
	p.Employer = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
	p.Role = "مهندس برمجيات أول"
	round := &p.Interviews[0]
	round.ID, round.Promise, round.Form = "twenty", nil, interview.Phone
	round.Panel = []interview.Interviewer{
		{Name: "Wolfeschlegelsteinhausenbergerdorffwelch", Email: strings.Repeat("wolfe", 10) + "@globex.example", Role: interview.HiringManager},
		{Name: "فاطمة الزهراء بنت عبد الرحمن", Email: "fatima@globex.example", Role: "مديرة المنتج"},
		{Name: "Nobody Knows Her Address"},
	}
	for i := len(round.Panel); i < 20; i++ {
		round.Panel = append(round.Panel, interview.Interviewer{
			Name: fmt.Sprintf("Interviewer Number%d", i), Email: fmt.Sprintf("number%d@globex.example", i), Role: interview.Peer,
		})
	}
	return p
}
