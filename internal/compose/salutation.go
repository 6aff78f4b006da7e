package compose

import (
	"strings"

	"afterword/internal/interview"
)

// salutation greets somebody by the name they introduced themselves with, in their tone.
// How they asked to be addressed wins over everything that can be read off their name.
func salutation(p interview.Interviewer) string {
	n := interview.ReadName(p)
	formal := p.ToneOrDefault() == interview.Formal
	called := squeeze(p.AddressAs)
	if called == "" {
		if formal {
			called = formalName(n)
		} else {
			called = n.Called()
		}
	}
	switch {
	case called == "":
		return wordsNobodyNamed
	case formal || interview.IsTitle(firstOf(strings.Fields(called))):
		return "Dear " + called + ","
	default:
		return "Hi " + called + ","
	}
}

// formalName is title and family name, "Dr. Chen". Without a title it is the full name:
// whether somebody is Mr or Ms cannot be told.
func formalName(n interview.Name) string {
	switch {
	case n.Title == "":
		return n.Full
	case n.Family == "":
		return squeeze(n.Title + " " + n.Full)
	default:
		return n.Title + " " + n.Family
	}
}

// spokenName is how the candidate thinks of somebody: it stands in the questions of gaps.
func spokenName(p interview.Interviewer) string {
	if called := squeeze(p.AddressAs); called != "" {
		return called
	}
	n := interview.ReadName(p)
	if p.ToneOrDefault() == interview.Formal {
		return formalName(n)
	}
	return n.Called()
}
