package letter

import (
	"strings"

	"afterword/internal/pattern"
)

// Programs that report a failed delivery in words of their own: qmail, Exim, Exchange,
// Notes, Yahoo and many more. A report is recognised by who sends it and by what it says,
// both; a person who writes about a bounced mail does not come from a mailer daemon.

// maxExplanation is how much of a report is read for its words, bytes.
const maxExplanation = 64 << 10

// explanationOf returns what a report says before the mail it returns, all of it for a
// mail of one part.
func explanationOf(root part) string {
	text := bodyOf(root)
	if len(text) > maxExplanation {
		text = strings.ToValidUTF8(text[:maxExplanation], "")
	}
	if at := returnedBelow().FindStringIndex(text); at != nil {
		return text[:at[0]]
	}
	return text
}

// returnedBelow is the line under which a program pastes the mail it returns.
var returnedBelow = pattern.Of(`(?im)^[-=_*\s]*(?:` +
	`below this line is a copy|this is a copy of (?:the|your) message|original message follows|the headers of the original message|` +
	`unsent message (?:below|follows)|returned (?:message|content|mail)|original message|message header|undelivered message|` +
	`included is a copy of the message|the original message (?:headers|follows)|content of the message|start of (?:message|returned)` +
	`)|^received: from|^return-path:\s*<`)

// daemon is who sends reports.
var daemon = pattern.Of(`(?i)^(?:mailer-?daemon|mail-?daemon|maildaemon|postmaster|mail-?delivery.*|bounces?|mdaemon|double-bounce|post_?master|symantec_antivirus.*|` +
	`virus.*|system-?administrator|uucp|mail_?system|.*-mailer-daemon|post_?office|mail)$`)

// daemonName is how such a sender calls itself.
var daemonName = pattern.Of(`(?i)mail(?:er)?[ -]?(?:delivery|daemon)|delivery (?:sub)?system|system administrator|postmaster|mail administrator|mail system`)

// reportSubject is how reports are headed.
var reportSubject = pattern.Of(`(?i)^(?:re: )?\W*(?:undeliver|undelivered|non[- ]?deliver|delivery (?:status|fail|report|problem|error|notification|unsuccess|delay|has failed)|` +
	`(?:mail|message|permanent|email)? ?delivery (?:fail|status|error|delay)|mail (?:delivery|could not|system error|error|not delivered)|\[?bounce\]?(?:\s|$)|loop alert|returned (?:mail|to sender|message|e-?mail)|failure notice|failed (?:mail|delivery)|` +
	`(?:your )?message (?:delivery|could not|not delivered|you sent|undeliver)|could not send|warning: (?:message|could not)|nondeliver|error (?:sending|mail|delivering)|there was an error sending|` +
	`unzustellbar|unzustellbarkeit|nicht zustellbar|mail konnte nicht|échec|non remis|non distribu|no se puede entregar|no entregado|mensaje no|mancato recapito|impossibile recapitare|onbestelbaar|` +
	`não (?:entregue|é possível)|notificação de|olevererbart|недоставленное|не доставлено|系统退信|郵送)`)

// reportWords are what reports say in their text.
var reportWords = pattern.Of(`(?i)(?:could ?n[o']t|cannot|can't|can not|unable to|was(?:n't| not)(?: able to)?|not|did not|has not|have not|failed to) (?:be )?(?:successfully )?(?:deliver|reach|send|sent|been delivered)|` +
	`undeliver|delivery (?:has )?(?:fail|attempt|status|to the following|error|unsuccessful)|fatal errors?|permanent(?:ly)? (?:error|fail)|returned (?:to sender|by)|bounced?|message was (?:rejected|refused|not)|was rejected|rejected your|refused to accept|` +
	`failed recipient|user unknown|unknown user|unknown recipient|no such (?:user|mailbox|address|account)|mailbox (?:is )?(?:full|unavailable|not found|does not exist)|over quota|quota exceeded|giving up|message (?:could not|delivery)|trouble delivering|` +
	`address(?:es)?(?:\(es\))? failed|following address|following recipient|failure reasons|delivery report|host unknown|spam|blocked|duplicated message-id|` +
	`nicht zugestellt|konnte nicht|n'a pas pu|ne peut|no se pudo|no ha podido|impossibile|niet worden|não pôde|не (?:может|была|было|удалось)|配信|送信でき|無法|退信|找不到`)

// machineReport reports whether the mail can be a delivery report in no standard form.
// One sign of the machine is not enough: it takes the sender and the heading or the words,
// or a heading that only programs write together with their words.
func machineReport(root part, m Mail, explanation string) bool {
	h := root.header
	if h.has("X-Failed-Recipients") || cloudNotice().MatchString(explanation) {
		return true
	}
	if len(m.InReplyTo) > 0 && m.From.Email != "" && !daemon().MatchString(localPart(m.From.Email)) {
		return false // somebody answers; programs that bounce do not thread, daemons apart
	}
	automatic := strings.ToLower(h.get("Auto-Submitted"))
	sender := daemon().MatchString(localPart(m.From.Email)) || daemonName().MatchString(m.From.Name) ||
		daemon().MatchString(strings.TrimSpace(m.From.Name)) || m.From.Email == ""
	nullPath := strings.TrimSpace(h.get("Return-Path")) == "<>"
	heading := reportSubject().MatchString(m.Subject)
	words := reportWords().MatchString(explanation)
	report := root.kind == "multipart/report" && strings.Contains(root.params["report-type"], "delivery")
	signs := 0
	for _, sign := range []bool{sender, nullPath, heading, words, report, strings.HasPrefix(automatic, "auto-generated") && heading} {
		if sign {
			signs++
		}
	}
	return signs >= 2 && (sender || heading || report || nullPath && len(returnedHeader(root)) > 0)
}

// cloudNotice is a bounce that Amazon's mail service reports as JSON.
var cloudNotice = pattern.Of(`\\?"notificationType\\?"\s*:\s*\\?"(?:Bounce|Complaint)\\?"`)

// localPart returns what stands before the @ of an address, the whole when there is none.
func localPart(email string) string {
	local, _, _ := strings.Cut(email, "@")
	return local
}

// wholeText returns the text of a report with the mail it returns.
func wholeText(root part) string {
	var all strings.Builder
	eachLeaf(root, func(leaf part) {
		if !strings.HasPrefix(leaf.kind, "image/") && all.Len() < 2*maxExplanation {
			all.WriteString(leaf.text())
			all.WriteString("\n\n")
		}
	})
	text := all.String()
	return strings.ToValidUTF8(text[:min(len(text), 4*maxExplanation)], "")
}

// embeddedStatuses finds the fields of RFC 3464 where a broken report left them as text.
func embeddedStatuses(text string) []header {
	at := statusStart().FindStringIndex(text)
	if at == nil {
		return nil
	}
	return fieldGroups(text[at[0]:])
}

var statusStart = pattern.Of(`(?im)^(?:reporting-mta|final-recipient|original-recipient):`)

// unusualBounce reads a report from its words alone.
func unusualBounce(root part, explanation string) *Bounce {
	if strings.TrimSpace(explanation) == "" {
		explanation = wholeText(root)
	}
	b := &Bounce{Recipient: failedRecipient(root, explanation)}
	about := aboutRecipient(explanation, b.Recipient)
	if b.Status = statusOf("", about); b.Status == "" {
		b.Status = statusOf("", explanation)
	}
	b.Delayed = delayWords().MatchString(explanation) && !gaveUp().MatchString(explanation)
	if !b.Delayed {
		b.Hard = isHard(b.Status, about, explanation)
	}
	return b
}

// delayWords say that delivery is still being tried; gaveUp that it is not.
var (
	delayWords = pattern.Of(`(?i)(?:warning message only|no action is required|do not need to (?:resend|re-?send)|will (?:continue|keep|be retried|try|retry|retain)|still (?:being|trying|undelivered)|has been delayed|` +
		`delivery attempts will continue|not yet been delivered|temporarily deferred)`)
	gaveUp = pattern.Of(`(?i)giv(?:en|ing) up|not going to try|permanent|could not be delivered to|cannot be delivered|will not be retried|too long|failed`)
)

// failedRecipient finds the address that did not take the mail.
func failedRecipient(root part, explanation string) string {
	if email := pattern.Email().FindString(root.header.get("X-Failed-Recipients")); email != "" {
		return email
	}
	own := map[string]bool{}
	for _, name := range []string{"To", "From", "Cc"} {
		for _, a := range addresses(root.header.get(name)) {
			own[strings.ToLower(a.Email)] = true
		}
	}
	for _, email := range pattern.Email().FindAllString(explanation, maxGroups) {
		if !own[strings.ToLower(email)] && !daemon().MatchString(localPart(email)) {
			return email
		}
	}
	return ""
}
