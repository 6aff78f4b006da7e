package letter

import (
	"slices"
	"strings"
	"unicode"

	"afterword/internal/pattern"

	"golang.org/x/net/publicsuffix"
)

// Classify says what m is to the process that k describes. A false stop is cheap, a false
// send is not: whatever may be the employer's answer is called one. The order matters:
//
//  1. own copy: from one of the candidate's addresses
//  2. bounce or delay: of one of our notes, or of mail to an interviewer
//  3. automatic reply: to one of our notes, or from the employer. Never a reply.
//  4. invitation: a calendar part, in a thread of ours or from the employer
//  5. reply: by somebody, in a thread of ours
//  6. reply: from an interviewer's address, or by somebody at the employer
//  7. hiring system: from a department or a program at the employer, or from an applicant
//     system or no-reply address that names the employer
//  8. unrelated
//
// Mail dated before k.Since that is in no thread of ours answers nothing: unrelated. The
// employer's domains are those of the interviewers, without the ones where anybody can
// have an address.
//
// When k knows no message and no interviewer, there is nothing to be related to: the mail
// is judged by itself, and somebody's own words are a reply.
func Classify(m Mail, k Known) Kind {
	if containsFold(k.Own, m.From.Email) {
		return KindOwnCopy
	}
	r := relate(m, k)
	switch {
	case m.Bounce != nil:
		return bounceKind(m, k, r)
	case m.Automatic && r.any():
		return KindAutoReply
	case !r.any():
		return KindUnrelated
	case len(m.Calendar) > 0:
		return KindInvitation
	case r.machine(m):
		return KindHiringSystem
	}
	return KindReply
}

func bounceKind(m Mail, k Known, r relation) Kind {
	b := m.Bounce
	ours := r.alone || r.thread || slices.Contains(k.MessageIDs, b.OriginalMessageID) ||
		containsFold(k.Interviewers, b.Recipient) && !before(m, k)
	switch {
	case !ours, strings.HasPrefix(b.Status, "2."):
		return KindUnrelated // a success report changes nothing
	case b.Delayed:
		return KindDelayed
	}
	return KindBounce
}

// relation is what ties a mail to a process.
type relation struct {
	alone       bool // nothing is known to be related to
	thread      bool // answers one of our notes
	interviewer bool // from an interviewer's own address
	employer    bool // from the employer's domain
	system      bool // from a hiring system that names the employer
	calendar    bool // an invitation that an interviewer or the employer organises
}

func (r relation) any() bool {
	return r.alone || r.thread || r.interviewer || r.employer || r.system || r.calendar
}

// machine reports whether a related mail comes from a department or a program instead of
// a person.
func (r relation) machine(m Mail) bool {
	if r.interviewer {
		return false
	}
	return m.NoReply || m.List || r.system
}

func relate(m Mail, k Known) relation {
	if len(k.MessageIDs) == 0 && len(k.Interviewers) == 0 {
		// A newsletter is nobody's answer, whoever is asked.
		return relation{alone: !m.List || len(m.Calendar) > 0 || m.Bounce != nil || m.Automatic}
	}
	r := relation{thread: inThread(m, k.MessageIDs)}
	if before(m, k) {
		return r
	}
	domains := employerDomains(k)
	r.interviewer = containsFold(k.Interviewers, m.From.Email)
	r.employer = slices.Contains(domains, organisation(domainOf(m.From.Email)))
	r.system = m.NoReply && namesEmployer(m, k.Employer)
	for _, calendar := range m.Calendar {
		for _, email := range pattern.Email().FindAllString(string(calendar[:min(len(calendar), maxHeaderValue)]), maxGroups) {
			r.calendar = r.calendar || containsFold(k.Interviewers, email) || slices.Contains(domains, organisation(domainOf(email)))
		}
	}
	return r
}

// before reports whether m was written before there was anything to answer.
func before(m Mail, k Known) bool {
	return !m.Date.IsZero() && !k.Since.IsZero() && m.Date.Before(k.Since)
}

func inThread(m Mail, ids []string) bool {
	for _, id := range ids {
		if slices.Contains(m.InReplyTo, id) || slices.Contains(m.References, id) {
			return true
		}
	}
	return false
}

func containsFold(list []string, email string) bool {
	return email != "" && slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, email) })
}

// employerDomains returns the organisations that the interviewers' addresses belong to.
func employerDomains(k Known) []string {
	var domains []string
	for _, email := range k.Interviewers {
		if domain := organisation(domainOf(email)); domain != "" && !freemail[domain] && !slices.Contains(hiringDomains, domain) {
			domains = append(domains, domain)
		}
	}
	return domains
}

// organisation returns the part of a domain that somebody registered: "globex.co.uk" of
// "mail.eu.globex.co.uk".
func organisation(domain string) string {
	registered, err := publicsuffix.EffectiveTLDPlusOne(domain)
	if err != nil {
		return domain
	}
	return registered
}

// freemail are domains at which anybody can have an address.
var freemail = map[string]bool{
	"gmail.com": true, "googlemail.com": true, "outlook.com": true, "hotmail.com": true, "hotmail.co.uk": true, "hotmail.fr": true, "hotmail.de": true, "live.com": true, "msn.com": true,
	"outlook.de": true, "outlook.fr": true, "yahoo.com": true, "yahoo.co.uk": true, "yahoo.de": true, "yahoo.fr": true, "ymail.com": true, "aol.com": true, "icloud.com": true, "me.com": true, "mac.com": true,
	"proton.me": true, "protonmail.com": true, "pm.me": true, "gmx.de": true, "gmx.net": true, "gmx.com": true, "gmx.at": true, "gmx.ch": true, "web.de": true, "t-online.de": true, "freenet.de": true, "posteo.de": true, "mailbox.org": true,
	"orange.fr": true, "free.fr": true, "laposte.net": true, "sfr.fr": true, "wanadoo.fr": true, "libero.it": true, "virgilio.it": true, "tiscali.it": true, "ziggo.nl": true, "kpnmail.nl": true, "planet.nl": true,
	"uol.com.br": true, "bol.com.br": true, "terra.com.br": true, "sapo.pt": true, "fastmail.com": true, "fastmail.fm": true, "hey.com": true, "zoho.com": true, "mail.com": true, "mail.ru": true, "yandex.ru": true, "yandex.com": true,
	"qq.com": true, "163.com": true, "126.com": true, "sina.com": true, "naver.com": true, "comcast.net": true, "verizon.net": true, "att.net": true, "btinternet.com": true, "tutanota.com": true, "tuta.com": true,
}

// jobBoards advertise every employer by name; their mail is no employer's word.
var jobBoards = []string{
	"linkedin.com", "indeed.com", "indeedemail.com", "glassdoor.com", "xing.com", "stepstone.de", "stepstone.com", "monster.com", "monster.de", "ziprecruiter.com", "dice.com", "hired.com", "wellfound.com", "otta.com", "jobalert.indeed.com", "totaljobs.com", "reed.co.uk", "infojobs.net", "kununu.com", "meetup.com", "medium.com", "substack.com",
}

// namesEmployer reports whether a machine's mail is about this employer. An applicant
// system serves one employer at a time, so the text counts too; any other sender must say
// it in its name, address or subject.
func namesEmployer(m Mail, employer string) bool {
	domain := domainOf(m.From.Email)
	if slices.ContainsFunc(jobBoards, func(board string) bool { return within(domain, board) }) {
		return false
	}
	name := employerWords(employer)
	if name == "" {
		return false
	}
	if strings.Contains(words(m.From.Name+" "+m.Subject), name) {
		return true
	}
	if joined := strings.ReplaceAll(name, " ", ""); len(joined) >= 4 && strings.Contains(strings.ToLower(m.From.Email), joined) {
		return true
	}
	system := slices.ContainsFunc(hiringDomains, func(d string) bool { return within(domain, d) })
	return system && strings.Contains(words(m.Text), name)
}

// legalForms are endings of company names that mails leave out.
var legalForms = []string{"inc", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "gmbh", "ag", "se", "kg", "mbh", "plc", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "oy", "ab", "as", "aps", "lda", "ltda", "group", "holding", "holdings"}

// employerWords returns an employer's name as words gives it, without its legal form.
func employerWords(employer string) string {
	fields := strings.Fields(words(employer))
	for len(fields) > 1 && slices.Contains(legalForms, fields[len(fields)-1]) {
		fields = fields[:len(fields)-1]
	}
	if len(fields) == 0 {
		return ""
	}
	return " " + strings.Join(fields, " ") + " "
}

// words returns the words of text in lower case, one space around each.
func words(text string) string {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	return " " + strings.Join(fields, " ") + " "
}
