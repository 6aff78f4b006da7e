package checks

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/review"
)

func addressUnfit() review.Check {
	return review.Check{
		ID:       "address-unfit",
		Group:    review.People,
		Title:    "The address does not fit the person",
		Severity: review.Warn,
		Why:      "A note to the right name at the wrong address reaches somebody else, or nobody.",
		Bad:      "(to Priya Nair <wei.chen@globex.example>)\nHi Priya,",
		Good:     "(to Priya Nair <priya.nair@globex.example>)\nHi Priya,",
		Source:   "SPEC.md section 3, people: address does not fit the person",
		Find: func(d *review.Doc) []review.Finding {
			to := &d.Draft.To
			if to.Email == "" || to.Name == "" {
				return nil
			}
			var found []review.Finding
			say := func(severity review.Severity, format string, args ...any) {
				found = append(found, review.Finding{Severity: severity, Message: fmt.Sprintf(format, args...)})
			}
			a := addressOf(d)
			if !a.whole {
				say(review.Block, "%s is no mail address: it wants a name, an @ and a domain. Put %s's address right first.", to.Email, to.Name)
				return found
			}
			if !strings.Contains(a.domain, ".") {
				say(review.Warn, "%s has no dot in %q: is a part of it missing?", to.Email, a.domain)
				return found
			}
			if owner := ownerOf(d, to); owner != "" {
				say(review.Block, "%s is the address of %s, but this note goes to %s.", to.Email, owner, to.Name)
			} else if sameFolded(to.Email, d.Context.Process.Candidate.Email) {
				say(review.Block, "%s is your own address, but this note goes to %s.", to.Email, to.Name)
			} else if a.unread != "" && !fitsAll(&d.To, a.words) { // who is called List
				say(review.Warn, "%s %s; %s may never see the note there.", to.Email, a.unread, to.Name)
			} else if !to.NameGuessed {
				fit := fits(&d.To, a.words)
				var other *review.Person
				if !fit {
					other = spelledBy(d, a.words)
				}
				if other != nil {
					say(review.Block, "%s is %s's address by its look, but this note goes to %s.", to.Email, other.Interviewer.Name, to.Name)
				} else if known := addressRecorded(d, to); known != "" {
					say(review.Warn, "You noted %s for %s, and this note goes to %s. Which one is theirs?", known, to.Name, to.Email)
				} else if strange := strangeName(d, a, fit); strange != "" {
					say(review.Warn, "%s names %q, which is no part of the name %s. Is it theirs?", to.Email, strange, to.Name)
				}
			}
			shared := colleagues(d, a.domain)
			meant, severity := domainMeant(d, a, shared)
			switch {
			case meant != "":
				say(severity, "The address ends in %q; that looks like a slip for %q.", a.domain, meant)
			case !shared:
				if employer, severity := domainOfAnother(d, a); employer != "" {
					say(severity, "The address ends in %q, which is where your interviewers at %s write from.", a.domain, employer)
				} else if employer := employerOfDomain(d, a); employer != "" {
					say(review.Warn, "The address ends in %q, which looks like %s; this note goes to %s.", a.domain, employer, d.Context.Process.Employer)
				} else if home := homeDomain(d, a); home != "" && len(found) == 0 {
					severity := review.Hint
					if ofDesks(a.words) {
						severity = review.Warn // where somebody else's desk is, nobody of this house reads
					}
					say(severity, "The others write from %q, and this address ends in %q. Is it %s's?", home, a.domain, to.Name)
				}
			}
			return found
		},
	}
}

// ownerOf returns who else of the process has the recipient's address, by another name.
func ownerOf(d *review.Doc, to *interview.Interviewer) string {
	for i := range d.Context.Process.Interviews {
		if name := ownerAmong(d.Context.Process.Interviews[i].Panel, to); name != "" {
			return name
		}
	}
	return ownerAmong(d.Context.Interview.Panel, to)
}

func ownerAmong(panel []interview.Interviewer, to *interview.Interviewer) string {
	for i := range panel {
		p := &panel[i]
		if !sameFolded(p.Email, to.Email) || sameFolded(p.Name, to.Name) {
			continue
		}
		other, recipient := review.NewPerson(*p), review.NewPerson(*to)
		if !other.Answers(recipient.Given().Fold) && !recipient.Answers(other.Given().Fold) {
			return p.Name
		}
	}
	return ""
}

// ofDesk reports a word of an address that belongs to a desk, not to a person.
func ofDesk(w string) bool {
	switch w {
	case "hr", "jobs", "job", "careers", "career", "talent", "recruiting", "recruitment", "recruiter", "hiring", "team", "people", "info", "office", "mail",
		"contact", "reply", "noreply", "support", "admin", "personal", "human", "resources", "staff", "acquisition", "candidates", "candidate",
		"applications", "apply", "interview", "interviews", "scheduling", "desk", "front", "school", "clinic", "ward", "sales", "bewerbung", "rh", "notifications",
		"direktion", "direction", "direccion", "direzione", "direktor", "direktorin", "kueche", "kitchen", "cuisine", "cocina", "cucina", "keuken", "empfang", "rezeption", "reception",
		"recepcion", "accueil", "receptie", "sekretariat", "secretariat", "secretaria", "secretariado", "segreteria", "kanzlei", "buero", "buro", "bureau", "leitung", "verwaltung", "praxis",
		"kontakt", "contacto", "contato", "contatti", "kariera", "karriere", "carriere", "carrieres", "carriera", "empleo", "lavoro", "rekrutacja", "recrutement", "personalabteilung", "rrhh",
		"hello", "hallo", "hej", "enquiries", "inquiries", "general", "studio", "theatre", "library", "museum", "lab", "laboratory", "department", "dept", "faculty", "college", "headmaster", "rector", "rektor", "rektorat", "schulleitung", "dekanat", "pfarramt", "parish", "crew", "bookings", "booking", "orders", "service", "dispatch", "foreman", "workshop", "werkstatt", "atelier":
		return true
	}
	return jobHead(w) > 0
}

// freeMail are domains that everybody may have an address at, and that are mistyped.
var freeMail = [...]string{
	"gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com", "googlemail.com", "proton.me", "protonmail.com", "live.com", "aol.com", "gmx.de", "web.de",
}

// topSlips are endings that no domain has and what was meant.
var topSlips = [...]struct{ slip, meant string }{
	{"con", "com"},
	{"cmo", "com"},
	{"ocm", "com"},
	{"comm", "com"},
	{"vom", "com"},
	{"xom", "com"},
	{"cpm", "com"},
	{"coom", "com"},
	{"clm", "com"},
	{"ogr", "org"},
	{"rog", "org"},
	{"orgg", "org"},
	{"nte", "net"},
	{"ent", "net"},
	{"nett", "net"},
	{"exmaple", "example"},
	{"exampel", "example"},
	{"eud", "edu"},
	{"eduu", "edu"},
}

// domainMeant returns what the domain of an address was meant to be when it is a slip: of a mail
// provider, of an ending, of the domain the rest of the panel has, or of the employer's name. shared
// says that others of the process write from it.
func domainMeant(d *review.Doc, a *address, shared bool) (meant string, severity review.Severity) {
	switch {
	case a.free:
		return "", ""
	case a.slip != "" && !shared:
		return a.slip, review.Block
	case a.meantTop != "":
		return a.label + "." + a.meantTop, review.Block
	}
	for i := range d.Panel {
		_, theirs, _ := strings.Cut(strings.ToLower(d.Panel[i].Interviewer.Email), "@")
		if theirs == a.domain {
			return "", ""
		}
		if their, top := cutTop(theirs); meant == "" && theirs != "" && slipOf(a.label, their) && (a.top == top || review.Distance(a.top, top, 1) <= 1) {
			meant = theirs
		}
	}
	if meant != "" {
		return meant, review.Warn
	}
	label := a.label[strings.LastIndexByte(a.label, '.')+1:]
	if whole := joinedOf.Of(d, d.Context.Process.Employer); len(whole) > 8 && slipOf(strings.ReplaceAll(label, "-", ""), whole) {
		return whole + "." + a.top, review.Warn
	}
	for _, w := range employerWords(d, d.Context.Process.Employer) {
		if slipOf(label, w.Fold) && !isCommonWord(label) {
			return w.Fold + "." + a.top, review.Warn
		}
	}
	return "", ""
}

// joinedOf are all words of an employer's name but its legal form, in one.
var joinedOf = review.DerivedFrom(func(employer string) (whole string) {
	for _, w := range withoutLegalForm(employer, review.SplitWords(employer)) {
		whole += w.Fold
	}
	return whole
})

// slipOf reports a label of at least five letters that is one slip away from another.
func slipOf(label, meant string) bool {
	return len(label) >= 5 && len(meant) >= 5 && label != meant && review.Distance(label, meant, 1) == 1 &&
		label != meant+"s" && label+"s" != meant
}

func cutTop(domain string) (name, top string) {
	if at := strings.LastIndexByte(domain, '.'); at > 0 {
		return domain[:at], domain[at+1:]
	}
	return domain, ""
}

// colleagues reports that others of the process write from the same domain.
func colleagues(d *review.Doc, domain string) bool {
	for _, list := range [...][]review.Person{d.Panel, d.Known} {
		for i := range list {
			if _, theirs, _ := strings.Cut(list[i].Interviewer.Email, "@"); sameFolded(theirs, domain) {
				return true
			}
		}
	}
	return false
}

// domainOfAnother returns the employer of another process whose interviewers have the domain of an
// address. A recruiter may serve two employers.
func domainOfAnother(d *review.Doc, a *address) (employer string, severity review.Severity) {
	if a.free {
		return "", ""
	}
	for i := range d.Context.OtherProcesses {
		process := &d.Context.OtherProcesses[i]
		if folded.Of(d, process.Employer) == folded.Of(d, d.Context.Process.Employer) {
			continue
		}
		for j := range process.Interviews {
			panel := process.Interviews[j].Panel
			for k := range panel {
				p := &panel[k]
				_, theirs, _ := strings.Cut(p.Email, "@")
				if !sameFolded(theirs, a.domain) || p.Role == interview.Recruiter {
					continue
				}
				if d.Draft.To.Role == interview.Recruiter || sameFolded(p.Email, d.Draft.To.Email) {
					return "", "" // an agency works for both
				}
				if len(d.Panel) == 0 {
					return process.Employer, review.Warn
				}
				return process.Employer, review.Block
			}
		}
	}
	return "", ""
}
