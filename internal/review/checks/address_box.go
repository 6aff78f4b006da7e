package checks

import (
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/review"
)

// unreadBox says of the words of an address that no single person reads it: a machine's, or a
// list's. Empty for all others; a desk ("talent@", "kitchen@") is read by somebody.
func unreadBox(words []string) string {
	const unread, machine = "is a box that nobody reads", "is a box for mail that a machine sends"
	switch strings.Join(words, "") {
	case "noreply", "donotreply", "noresponse", "mailerdaemon", "postmaster", "bounce", "bounces", "autoreply", "nepasrepondre", "keineantwort", "nichtantworten", "noresponder":
		return unread
	case "newsletter", "newsletters", "notification", "notifications", "alerts", "updates":
		return machine
	case "everyone", "everybody", "all", "allstaff", "allhands", "staffall", "announce", "announcements":
		return "goes to everybody"
	}
	for _, w := range words {
		switch w {
		case "noreply", "donotreply":
			return unread
		case "panel", "panelists", "interviewers", "committee", "list", "distribution":
			return "goes to a whole list of people"
		}
	}
	return ""
}

// addressRecorded is the address that the process has for the recipient, where the note goes to
// another one; empty where it has none, or this one as well.
func addressRecorded(d *review.Doc, to *interview.Interviewer) string {
	other, same := recordedAmong(d.Context.Interview.Panel, to)
	for i := range d.Context.Process.Interviews {
		address, this := recordedAmong(d.Context.Process.Interviews[i].Panel, to)
		same = same || this
		if other == "" {
			other = address
		}
	}
	if same {
		return ""
	}
	return other
}

func recordedAmong(panel []interview.Interviewer, to *interview.Interviewer) (other string, same bool) {
	for i := range panel {
		switch p := &panel[i]; {
		case p.Email == "" || !sameFolded(p.Name, to.Name):
		case sameFolded(p.Email, to.Email):
			same = true
		default:
			other = p.Email
		}
	}
	return other, same
}

// employerOfDomain is the employer of another process, or of an offer, whose name the domain of an
// address has: "vindel.example" for Vindel Labs. Empty where the own employer may have it as well.
func employerOfDomain(d *review.Doc, a *address) string {
	own := d.Context.Process.Employer
	if d.Draft.To.Role == interview.Recruiter || domainNames(d, a, own) {
		return ""
	}
	for i := range d.Context.OtherProcesses {
		if other := d.Context.OtherProcesses[i].Employer; domainNames(d, a, other) && folded.Of(d, other) != folded.Of(d, own) {
			return other
		}
	}
	for i := range d.Context.Process.Offers {
		if other := d.Context.Process.Offers[i].Employer; domainNames(d, a, other) && folded.Of(d, other) != folded.Of(d, own) {
			return other
		}
	}
	return ""
}

// homeDomain is the domain that the others of the panel write from, where it has the employer's name
// or two of them share it, and a note to one of them goes to quite another; empty otherwise. A
// recruiter may be of an agency.
func homeDomain(d *review.Doc, a *address) string {
	if a.free || d.Draft.To.Role == interview.Recruiter || domainNames(d, a, d.Context.Process.Employer) {
		return ""
	}
	home, sharing, named := "", 0, false
	for i := range d.Panel {
		p := &d.Panel[i].Interviewer
		if p.Email == "" || p.Role == interview.Recruiter {
			continue
		}
		theirs := addressRead.Of(d, p.Email)
		if !theirs.whole || theirs.free || home != "" && theirs.domain != home || strings.HasSuffix(a.domain, "."+theirs.domain) || strings.HasSuffix(theirs.domain, "."+a.domain) || theirs.label == a.label {
			return ""
		}
		home, sharing, named = theirs.domain, sharing+1, named || domainNames(d, theirs, d.Context.Process.Employer)
	}
	if !named && sharing < 2 {
		return ""
	}
	return home
}

// ofDesks reports an address that is a desk's in all of its words.
func ofDesks(words []string) bool {
	for _, w := range words {
		if !ofDesk(w) {
			return false
		}
	}
	return len(words) > 0
}

// domainNames reports an address whose domain has the name of an employer in it, or its first word,
// where that is no common one.
func domainNames(d *review.Doc, a *address, employer string) bool {
	names := namesForDomain.Of(d, employer)
	for _, part := range a.parts {
		if slices.Contains(names, part) {
			return true
		}
	}
	return false
}

var namesForDomain = review.DerivedFrom(func(employer string) (names []string) {
	whole, spoken, article := "", "", ""
	words := review.SplitWords(employer)
	for i, w := range words {
		if i > 0 && strings.Contains(employer[words[i-1].End:w.Start], "&") {
			spoken += "and"
		}
		if i == 0 && w.Fold == "the" {
			article = w.Fold
			continue
		}
		if isFunctionWord(w.Fold) {
			spoken += w.Fold
		}
		if isCorporateWord(w.Fold) || isTrade(w.Fold) || isFunctionWord(w.Fold) || oneOf(w.Fold, "du des la le les da do di del della der die das den van von") {
			continue
		}
		if whole == "" && len(w.Fold) >= 4 && !isCommonWord(w.Fold) {
			names = append(names, w.Fold)
		}
		whole, spoken = whole+w.Fold, spoken+w.Fold
	}
	if spoken != whole && len(whole) >= 6 {
		names = append(names, spoken) // "foxandfinch", of Fox & Finch
	}
	if article != "" && len(whole) >= 6 {
		names = append(names, article+spoken) // "thefoxandfinch", of The Fox & Finch
	}
	if len(whole) >= 6 {
		names = append(names, whole)
	}
	return names
})
