package compose

import (
	"strings"

	"afterword/internal/interview"
)

// salutation greets somebody by the name they introduced themselves with, in their tone.
// How they asked to be addressed wins over everything that can be read off their name.
func salutation(p interview.Interviewer) string {
	n := nameOf(p)
	formal := p.ToneOrDefault() == interview.Formal
	called := squeeze(p.AddressAs)
	if called == "" {
		if formal {
			called = formalName(n)
		} else {
			called = familiarName(n)
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
func formalName(n name) string {
	switch {
	case n.title == "":
		return n.full
	case n.family == "":
		return squeeze(n.title + " " + n.full)
	default:
		return n.title + " " + n.family
	}
}

func familiarName(n name) string {
	if n.given == "" || isInitial(n.given) {
		return n.full
	}
	return n.given
}

// spokenName is how the candidate thinks of somebody: it stands in the questions of gaps.
func spokenName(p interview.Interviewer) string {
	if called := squeeze(p.AddressAs); called != "" {
		return called
	}
	n := nameOf(p)
	if p.ToneOrDefault() == interview.Formal {
		return formalName(n)
	}
	return familiarName(n)
}
