package letter

import (
	"strings"

	"afterword/internal/pattern"
)

// readBounce returns what a delivery status notification says, nil when the mail is none.
//
// The steps: a report in the standard's form (RFC 3464) says it in fields; a complaint
// (RFC 5965) is read as a bounce that is not hard, because the address works and the note
// was not welcome; else the forms of programs that follow no standard are tried
// (bounce_text.go). Whether it is hard is for bounce_hard.go.
func readBounce(root part, m Mail) *Bounce {
	var statuses []header
	var complaint *part
	complete := ""
	eachLeaf(root, func(leaf part) {
		switch leaf.kind {
		case "message/delivery-status", "message/global-delivery-status", "message/xdelivery-status":
			statuses = append(statuses, fieldGroups(leaf.text())...)
		case "message/feedback-report":
			complaint = &leaf
		}
	})
	explanation := explanationOf(root)
	if len(statuses) == 0 && complaint == nil && machineReport(root, m, explanation) {
		complete = wholeText(root)
		statuses = embeddedStatuses(complete)
	}
	b := bounceOf(statuses, explanation)
	if b == nil && complaint != nil {
		b = complaintOf(*complaint)
	}
	if b == nil && complains(root, m) {
		b = &Bounce{Recipient: m.From.Email}
	}
	if b == nil && complete != "" {
		b = unusualBounce(root, explanation)
	}
	if b == nil {
		return nil
	}
	b.OriginalMessageID = returnedMessageID(root)
	if b.Recipient == "" {
		b.Recipient = returnedRecipient(root)
	}
	return b
}

// fieldGroups splits the body of a message/delivery-status part into its groups: one for
// the message, then one for each recipient (RFC 3464 section 2.1).
func fieldGroups(text string) []header {
	var groups []header
	for _, block := range blankLines().Split(text, maxGroups) {
		if h, _ := readHeader([]byte(strings.Trim(block, "\n"))); len(h) > 0 {
			groups = append(groups, h)
		}
	}
	return groups
}

// maxGroups bounds the recipients that are read of one report.
const maxGroups = 50

var blankLines = pattern.Of(`\n[ \t]*\n`)

// bounceOf reads the groups of a report: the first recipient that failed, else the first
// that is waited for, else the first of any kind. nil when no group is about a recipient.
func bounceOf(groups []header, explanation string) *Bounce {
	var chosen header
	rank := func(h header) int {
		switch action(h) {
		case "failed":
			return 4
		case "delayed":
			return 3
		case "":
			return 2
		default: // delivered, relayed, expanded
			return 1
		}
	}
	for _, h := range groups {
		if !h.has("Final-Recipient") && !h.has("Original-Recipient") && !h.has("Status") && !h.has("Action") {
			continue
		}
		if chosen == nil || rank(h) > rank(chosen) {
			chosen = h
		}
	}
	if chosen == nil {
		return nil
	}
	diagnostic := decodeWords(chosen.get("Diagnostic-Code"))
	b := &Bounce{
		Recipient: recipientOf(chosen),
		Status:    statusOf(chosen.get("Status"), diagnostic),
		Delayed:   action(chosen) == "delayed",
	}
	switch action(chosen) {
	case "delayed":
	case "delivered", "relayed", "expanded":
		if !strings.HasPrefix(b.Status, "2.") {
			b.Status = "2.0.0"
		}
	default:
		b.Hard = isHard(b.Status, diagnostic, aboutRecipient(explanation, b.Recipient))
	}
	return b
}

// aboutRecipient returns the part of an explanation that is about one recipient: the lines
// that name them and the three after each. All of it when these say nothing.
func aboutRecipient(explanation, recipient string) string {
	lines := strings.Split(explanation, "\n")
	var about []string
	last := -1
	for i, line := range lines {
		if recipient == "" || !strings.Contains(line, recipient) {
			continue
		}
		for j := max(i, last+1); j < min(i+4, len(lines)); j++ {
			if j > i && pattern.Email().MatchString(lines[j]) && !strings.Contains(lines[j], recipient) {
				break
			}
			about, last = append(about, lines[j]), j
		}
	}
	said := strings.Join(about, "\n")
	if !deadWords().MatchString(said) && !softWords().MatchString(said) {
		return explanation
	}
	return said
}

// action returns the Action of a recipient's group, without comments.
func action(h header) string {
	value, _, _ := strings.Cut(strings.ToLower(h.get("Action")), "(")
	value = strings.TrimSpace(value)
	if value == "fail" || value == "failure" || value == "bounced" {
		return "failed"
	}
	return value
}

// recipientOf returns the address the sender wrote to where the report has it, else the
// one that delivery ended at.
func recipientOf(h header) string {
	for _, name := range []string{"Original-Recipient", "Final-Recipient", "X-Actual-Recipient"} {
		value := decodeWords(h.get(name))
		if _, after, ok := strings.Cut(value, ";"); ok {
			value = after
		}
		if email := pattern.Email().FindString(value); email != "" {
			return email
		}
	}
	return ""
}

// complaintOf reads a feedback report (RFC 5965).
func complaintOf(report part) *Bounce {
	b := &Bounce{}
	for _, h := range fieldGroups(report.text()) {
		if email := pattern.Email().FindString(h.get("Original-Rcpt-To")); email != "" {
			b.Recipient = email
		}
	}
	return b
}

// complains reports whether a mail program or a provider says in a form of its own that
// somebody does not want the mail: Apple's "unsubscribe", Microsoft's complaint.
func complains(root part, m Mail) bool {
	return strings.EqualFold(root.header.get("X-Apple-Unsubscribe"), "true") || complaintSubject().MatchString(m.Subject)
}

var complaintSubject = pattern.Of(`(?i)^complaint about message from \S`)

// returnedMessageID returns the Message-ID of the mail that came back, from the part that
// holds it or its header, else from the text below which it was pasted.
func returnedMessageID(root part) string {
	if ids := messageIDs(returnedHeader(root).get("Message-ID")); len(ids) > 0 {
		return ids[0]
	}
	raw := root.raw[:min(len(root.raw), 4*maxExplanation)]
	match := pastedMessageID().FindAllStringSubmatch(string(raw), -1)
	own := root.header.get("Message-ID")
	for i := len(match) - 1; i >= 0; i-- {
		if id := match[i][1]; !strings.Contains(own, id) {
			return id
		}
	}
	return ""
}

// returnedRecipient returns whom the mail that came back was written to, when that was
// one person.
func returnedRecipient(root part) string {
	to := addresses(returnedHeader(root).get("To"))
	if len(to) == 1 {
		return to[0].Email
	}
	return ""
}

var pastedMessageID = pattern.Of(`(?im)^[> \t]*message-id:\s*<([^<>\s]{1,250})>`)

// returnedHeader returns the header of the mail that came back.
func returnedHeader(root part) header {
	var found header
	eachLeaf(root, func(leaf part) {
		switch leaf.kind {
		case "message/rfc822", "message/global", "message/rfc822-headers", "text/rfc822-headers", "message/global-headers", "text/rfc822", "message/partial":
			if h, _ := readHeader([]byte(strings.TrimLeft(leaf.text(), "\n"))); found == nil && len(h) > 0 {
				found = h
			}
		}
	})
	return found
}
