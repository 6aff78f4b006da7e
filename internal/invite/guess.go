package invite

import (
	"slices"
	"strings"
	"unicode"

	"afterword/internal/interview"
	"afterword/internal/pattern"
)

// form guesses how the interview is held. Google puts a Meet link into every invitation,
// so a place counts more than a link in the description.
func (i Invitation) form(qs *questions) interview.Form {
	place, title := strings.ToLower(i.Location), strings.ToLower(i.Summary)
	everything := strings.ToLower(i.Description + "\n" + strings.Join(i.Links, "\n"))
	var f interview.Form
	switch {
	case isVideo(place):
		f = interview.Video
	case isPhone(place) || strings.Contains(title, "phone") && !isVideo(everything):
		f = interview.Phone
	case place != "":
		f = interview.OnSite
	case isVideo(everything) || isVideo(title):
		f = interview.Video
	case strings.Contains(title, "onsite") || strings.Contains(title, "on-site") || strings.Contains(title, "on site"):
		f = interview.OnSite
	default:
		return ""
	}
	qs.guess("form", "")
	return f
}

// isVideo reports whether a text in lower case speaks of a video conference.
func isVideo(s string) bool {
	for _, sign := range []string{
		"zoom.us", "zoomgov.com", "teams.microsoft.com", "teams.live.com", "microsoft teams", "meet.google.com", "google meet",
		"webex", "whereby.com", "gotomeeting", "goto.com", "bluejeans", "chime.aws", "skype", "jitsi", "meet.jit.si",
		"hangouts.google", "lync", "ringcentral", "codility", "coderpad", "hackerrank", "karat.io", "video call", "videocall",
		"video conference", "zoom meeting", "zoom video",
	} {
		if strings.Contains(s, sign) {
			return true
		}
	}
	switch strings.TrimSpace(s) {
	case "zoom", "teams", "video", "online", "virtual", "remote", "google hangouts", "meet":
		return true
	}
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// phoneNumber is seven digits or more with what stands between digits of a number.
var phoneNumber = pattern.Of(`^(?:tel:|phone:?|call:?|\+|\()*[ ]*\+?[0-9](?:[ ().\-/]*[0-9]){6,14}$`)

// isPhone reports whether a place in lower case is a telephone.
func isPhone(place string) bool {
	return phoneNumber().MatchString(place) || place == "phone" || strings.HasPrefix(place, "phone ") ||
		strings.HasPrefix(place, "tel:") || strings.Contains(place, "phone call") || strings.Contains(place, "telephone")
}

// employer guesses who invites: the domain that the summary names, else the organiser's,
// else the one that most of the people other than me have. The second value is that
// domain; both are empty where only private addresses and scheduling services are to be
// seen, and where me is not known and two domains are equally likely, for then one of
// them may be the candidate's own.
func (i Invitation) employer(me string) (name, domain string) {
	counts, order := i.domains(me)
	organizer := registered(domainOf(i.Organizer.Email))
	best, tied := 0, false
	for _, d := range order {
		label, _, _ := strings.Cut(d, ".")
		score, spelt := counts[d], i.spelling(label)
		if d == organizer {
			score += 1000
		}
		if spelt == "" {
			spelt = strings.ToUpper(label[:1]) + label[1:]
		} else if me != "" || d == organizer || !i.isOwnName(d, label) {
			score += 10_000
		}
		switch {
		case score > best:
			best, tied, name, domain = score, false, spelt, d
		case score == best:
			tied = true
		}
	}
	if tied && me == "" {
		return "", ""
	}
	return name, domain
}

// isOwnName reports whether the one person of a domain is called like it, as a candidate
// who writes from ada@park.example is: a summary that says "Park" then names the person.
func (i Invitation) isOwnName(domain, label string) bool {
	people, _, _ := i.people("")
	at, called := 0, false
	for _, a := range people {
		if registered(domainOf(a.Email)) != domain {
			continue
		}
		at++
		for _, word := range strings.Fields(a.person().name) {
			called = called || strings.EqualFold(word, label)
		}
	}
	return at == 1 && called
}

// domains counts the people of each domain that may be an employer's, in the order in
// which they appear; the organiser counts twice.
func (i Invitation) domains(me string) (counts map[string]int, order []string) {
	people, _, _ := i.people(me)
	counts = map[string]int{}
	for _, a := range append(people, i.Organizer, i.Organizer) {
		d := registered(domainOf(a.Email))
		if d == "" || d[0] >= 0x80 || isPublic(d) || a.isShared() || strings.HasSuffix(a.Email, ".calendar.google.com") || d == registered(domainOf(me)) {
			continue
		}
		if counts[d] == 0 {
			order = append(order, d)
		}
		counts[d]++
	}
	return counts, order
}

// spelling is how the summary writes a label of a domain, with a capital somewhere; empty
// when it does not.
func (i Invitation) spelling(label string) string {
	words := strings.FieldsFunc(i.Summary, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	for _, word := range words {
		if strings.EqualFold(word, label) && word != strings.ToLower(word) {
			return word
		}
	}
	return ""
}

func domainOf(email string) string {
	return strings.ToLower(email[strings.LastIndexByte(email, '@')+1:])
}

// registered is the part of a domain that somebody registered: "eu.globex.co.uk" is
// globex.co.uk. Two-letter endings under a short second level count as one ending.
func registered(domain string) string {
	labels := strings.Split(domain, ".")
	n := len(labels)
	if n <= 2 {
		return domain
	}
	keep := 2
	if len(labels[n-1]) == 2 && slices.Contains([]string{"co", "com", "ac", "gov", "org", "net", "edu", "ne", "or"}, labels[n-2]) {
		keep = 3
	}
	return strings.Join(labels[n-keep:], ".")
}

// isPublic reports whether a domain belongs to a mail provider, a calendar or a
// scheduling service, and so tells nothing of an employer.
func isPublic(domain string) bool {
	return slices.Contains([]string{
		"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com",
		"icloud.com", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "proton.me",
		"protonmail.com", "pm.me", "fastmail.com", "mailbox.org", "posteo.de", "zoho.com", "mail.ru", "yandex.ru", "qq.com",
		"163.com", "126.com", "orange.fr", "free.fr", "laposte.net", "libero.it", "comcast.net", "hey.com",
		"calendly.com", "greenhouse.io", "greenhouse-mail.io", "lever.co", "ashbyhq.com", "goodtime.io", "modernloop.io",
		"smartrecruiters.com", "workable.com", "workablemail.com", "icims.com", "myworkday.com", "jobvite.com", "cal.com",
	}, domain)
}

// roleWord is what the title of a job nearly always contains.
var roleWord = pattern.Of(`(?i)\b(engineer|developer|manager|designer|analyst|scientist|director|lead|architect|consultant|` +
	`specialist|administrator|officer|intern|associate|writer|producer|accountant|nurse|teacher|programmer|technician|` +
	`researcher|editor|strategist|head of|representative|executive|assistant|lecturer|professor|counsel|sre)\b`)

// roleSeparator cuts a summary into its parts.
var roleSeparator = pattern.Of(`\s+[-–—|/]+\s+|\s*[:;|()]\s*|,\s+|\s+<>\s+`)

// What stands before and behind a title: "First interview for the … role at Globex".
var (
	roleBefore = pattern.Of(`(?i)^.*\b(?:interview|screen|screening|chat|call|conversation)\b`)
	roleLeadIn = pattern.Of(`(?i)^\s*(?:(?:for|about|re|of|to|the|a|an|our|your|job|role|position)\b[\s:]*)*`)
	roleBehind = pattern.Of(`(?i)\s+(?:role|position|job|interview|screen|screening|onsite|on-site|final round|\w+ round|at|with|@)(?:\s.*)?$`)
	notARole   = pattern.Of(`(?i)^(?:meet|meeting|talk|chat|call|intro|introduction|lunch|coffee|invitation|your)\b|\bhiring manager\b`)
)

// role guesses the title of the job out of the summary; empty when it names none.
func (i Invitation) role() string {
	for _, part := range roleSeparator().Split(cut(i.Summary, 200), -1) {
		for _, text := range []string{roleBefore().ReplaceAllString(part, ""), part} {
			title := strings.Trim(roleBehind().ReplaceAllString(roleLeadIn().ReplaceAllString(text, ""), ""), " -–.")
			if roleWord().MatchString(title) && !notARole().MatchString(title) && len([]rune(title)) <= 80 {
				return title
			}
		}
	}
	return ""
}
