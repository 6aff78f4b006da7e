package letter

import (
	"slices"
	"strings"

	"afterword/internal/pattern"
)

// hiringDomains are where applicant systems send from; subdomains count.
var hiringDomains = []string{
	"greenhouse.io", "greenhouse-mail.io", "lever.co", "hire.lever.co", "myworkday.com", "workday.com", "myworkdayjobs.com", "ashbyhq.com", "ashby-mail.com",
	"smartrecruiters.com", "icims.com", "talent.icims.com", "bamboohr.com", "teamtailor.com", "teamtailor-mail.com", "personio.de", "personio.com", "personio-mail.com",
	"recruitee.com", "recruitee-mail.com", "jobvite.com", "jobvite-mail.com", "taleo.net", "oraclecloud.com", "successfactors.com", "successfactors.eu", "workablemail.com", "workable.com",
	"breezy.hr", "breezyhr.com", "jazz.co", "applytojob.com", "jazzhr.com", "pinpointhq.com", "rippling.com", "gem.com", "welcomekit.co", "welcometothejungle.com",
	"softgarden.io", "softgarden.de", "rexx-systems.com", "d.vinci.de", "dvinci-hr.com", "join.com", "onlyfy.io", "prescreen.io", "concludis.de", "umantis.com", "haufe-umantis.com",
	"avature.net", "phenompeople.com", "phenom.com", "eightfold.ai", "jobylon.com", "homerun.co", "comeet-notifications.com", "comeet.co", "freshteam.com", "zohorecruit.com", "recruitcrm.io",
	"bullhornmail.com", "bullhorn.com", "hirevue.com", "modernhire.com", "codility.com", "hackerrank.com", "hackerrankforwork.com", "codesignal.com", "karat.com", "goodtime.io", "calendly.com", "paradox.ai",
	"dover.com", "jobscore.com", "clearcompany.com", "ultipro.com", "ukg.com", "adp.com", "paylocity.com", "paycomonline.net", "dayforce.com", "cornerstoneondemand.com", "csod.com", "brassring.com", "kenexa.com", "hibob.com", "factorialhr.com", "talentlyft.com", "flatchr.io",
}

// noReplyLocal is the local part of an address nobody reads, or that a department owns.
var noReplyLocal = pattern.Of(`(?i)^(?:.*\b)?(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|noreply\w*|nicht[-_.]?antworten|keine[-_.]?antwort|ne[-_.]?pas[-_.]?repondre|no[-_.]?responder|niet[-_.]?beantwoorden|non[-_.]?rispondere|nao[-_.]?responda|` +
	`careers?|jobs?|recruiting|recruitment|recruiters?|talent|talent[-_.]?acquisition|talentteam|hiring|hiring[-_.]?team|applications?|applicants?|candidates?|karriere|bewerbung(?:en)?|recrutement|emploi|reclutamiento|seleccion|empleo|werkenbij|vacatures?|lavoro|selezione|recrutamento|vagas|notifications?|hr|people|human[-_.]?resources|jobalerts?)(?:\b.*)?$`)

// isNoReply reports whether an address is one that a department or a program writes from.
func isNoReply(email string) bool { return email != "" && noReplyLocal().MatchString(localPart(email)) }

// nobodyReadsLocal is the local part of an address that says itself that nobody reads it.
var nobodyReadsLocal = pattern.Of(`(?i)^(?:.*\b)?(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|nicht[-_.]?antworten|keine[-_.]?antwort|ne[-_.]?pas[-_.]?repondre|no[-_.]?responder|niet[-_.]?beantwoorden|non[-_.]?rispondere|nao[-_.]?responda|noreply\w*|notifications?|mailer[-_.]?daemon)(?:\b.*)?$`)

// NobodyReads reports whether an address says itself that what is written to it is lost.
// That of a department, such as careers@, does not.
func NobodyReads(email string) bool {
	return email != "" && nobodyReadsLocal().MatchString(localPart(email))
}

// isHiringSystem reports whether a mail comes out of an applicant system.
func isHiringSystem(email string, h header) bool {
	if slices.ContainsFunc(hiringDomains, func(domain string) bool { return within(domainOf(email), domain) }) {
		return true
	}
	// Systems that write in the employer's name leave their own in the envelope.
	for _, name := range []string{"Return-Path", "Sender"} {
		for _, a := range pattern.Email().FindAllString(h.get(name), 2) {
			if slices.ContainsFunc(hiringDomains, func(domain string) bool { return within(domainOf(a), domain) }) {
				return !isNamedPerson(email)
			}
		}
	}
	return false
}

// isNamedPerson reports whether a local part looks like somebody's name, "wei.chen", so
// that a recruiter who writes out of the system still counts as a person.
func isNamedPerson(email string) bool {
	return personLocal().MatchString(localPart(email)) && !isNoReply(email)
}

var personLocal = pattern.Of(`(?i)^\p{L}{1,20}[._-]\p{L}{2,25}$`)

// isList reports whether a mail went to many: a list, a newsletter (RFC 2919, RFC 2369).
func isList(h header) bool {
	if h.has("List-Id") || h.has("List-Post") {
		return true
	}
	switch strings.ToLower(strings.TrimSpace(h.get("Precedence"))) {
	case "bulk", "list", "junk":
		return h.has("List-Unsubscribe")
	}
	return false
}

// domainOf returns the domain of an address in lower case, empty when there is none.
func domainOf(email string) string {
	at := strings.LastIndexByte(email, '@')
	if at < 0 {
		return ""
	}
	return strings.Trim(strings.ToLower(email[at+1:]), ".")
}

// within reports whether domain is parent or lies below it.
func within(domain, parent string) bool {
	return domain == parent || strings.HasSuffix(domain, "."+parent)
}
