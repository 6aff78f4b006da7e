package letter

import (
	"strings"

	"afterword/internal/pattern"
)

// Hard means that the address takes no mail and will not: asking for another address is
// the only thing that helps. A full mailbox, a refused sender or a spam filter is soft,
// whatever digit its status begins with. Servers state "5.0.0" and "5.7.1" for all of
// these, so the words come first and the status decides where the words do not.

// softWords say what was refused: the sender, this mail, for now.
var softWords = pattern.Of(`(?i)domain of sender|google groups|` +
	`(?:mailbox|inbox|account|user|maildrop|recipient|disk)\b.{0,40}\b(?:full|quota|exceed(?:ed|s)?|too large)|over (?:the )?(?:maximum )?(?:allowed )?quota|quota (?:exceed|violation)|exceed.{0,30}quota|insufficient (?:system )?(?:storage|disk)|not enough (?:storage|space|disk)|` +
	`spam|blacklist|black list|blocklist|block list|block(?:ed|ing)|banned|reputation|dnsbl|rbl|(?:is|are|been|was|currently) (?:black)?listed|listed (?:at|on|by)|\bspf\b|\bdkim\b|dmarc|sender (?:policy|verify|address (?:rejected|verification))|unauthenticated|not authenticated|authentication|` +
	`policy|virus|malware|infected|content (?:rejected|filter)|message (?:content|size|too|file too)|size (?:limit|exceed)|too (?:big|large|many)|exceeds? .{0,30}(?:size|limit)|` +
	`relay(?:ing)? (?:denied|not|access|operation)|not permitted to relay|unable to relay|access denied|not authori[sz]ed|not allowed to send|permission|` +
	`greylist|graylist|try (?:again )?later|temporar|tempfail|deferred|timed? ?out|timeout|expired|too long|in the queue|refused(?: to talk)?|connection (?:reset|lost|closed|dropped)|could ?n[o']t (?:connect|contact)|unable to (?:connect|contact)|network|` +
	`loop|hop count|too many hops|mail system (?:error|config)|local (?:configuration )?error|resources|suspended|disabled|inactive|deactivated|on hold|` +
	`\bptr\b|reverse dns|helo|bad (?:sender|sequence)|\brate\b|throttl`)

// fullWords say that the mailbox is full, whatever the status says.
var fullWords = pattern.Of(`(?i)\b(?:(?:mailbox|inbox|account|disk)\b.{0,30}\bfull|over ?quota|quota exceeded|exceed\w* .{0,20}quota)\b`)

// hiddenRecipient is how Exchange Online refuses an address that is not in its directory.
var hiddenRecipient = pattern.Of(`(?is)recipient address rejected:\s+access\s+denied`)

// deadWords say that the address or its domain does not exist or has moved.
var deadWords = pattern.Of(`(?i)` +
	`(?:user|recipient|mailbox|address|account|addressee|mail ?box|inbox)\b.{0,60}\b(?:unknown|not (?:known|found|exist)|could ?n[o't’]{1,2}t? be found|does ?n[o']t exist|doesn't have|invalid|is not a (?:known|valid)|not (?:a )?valid|not recogni[sz]ed|not listed|no longer|unavailable|undeliverable|not here|not our)|` +
	`(?:unknown|no such|invalid|non-?existent|nonexistent|bad|illegal|not a (?:known|valid)|unrouteable|unroutable) (?:or illegal )?(?:local )?(?:user|recipient|mailbox|address|account|alias|person|local part|destination|virtual|e-?mail)|` +
	`no (?:mailbox|account|user|recipient)\b.{0,30}\b(?:here|by that name|with that)|no mailbox|not (?:a )?known (?:at|here)|` +
	`does ?n[o']t have (?:a|an) .{0,40}account|account that you tried to reach|is not a user|unknown in virtual|user unknown|recipnotfound|` +
	`(?:host|domain|name|mx)\b.{0,40}\b(?:unknown|not found|does ?n[o']t exist|lookup fail|no such|error looking up)|unknown host|no such (?:domain|host)|host or domain name not found|domain (?:name )?not found|` +
	`null mx|nullmx|no mx\b|check (?:if|whether|that) (?:the )?(?:e-?mail )?address is correct|does not accept mail|domain (?:has )?no mx|nxdomain|` +
	`recipient ?not ?found|no valid recipients|recipient no longer|bad destination mailbox|mailbox not found|couldn't find any host|illegal host|unknown domain|can't find user|no longer accepts|address is (?:unknown|administratively disabled)|` +
	`empfänger unbekannt|existiert nicht|utilisateur inconnu|n'existe pas|destinataire invalide|no existe|usuario desconocido|utente sconosciuto|non esiste|bestaat niet|não existe|не существует|не найден|存在しません|見つかりません|不存在|找不到收件人|` +
	`(?:has|have) moved|user not local|domain is not reachable|new address|no longer (?:works|employed|with|at|valid|in use|available|active)|retired|left the company`)

// statusPattern is an enhanced status code (RFC 3463 section 2).
var statusPattern = pattern.Of(`(?:^|[^\d.])([245])[.](\d{1,3})[.](\d{1,3})(?:[^\d.]|[.](?:[^\d]|$)|$)`)

// replyPattern is an SMTP reply code where a server quotes it (RFC 5321 section 4.2).
var replyPattern = pattern.Of(`(?:^|[^\d.\-])([45][0-5]\d)(?:[ \-:#]|$)`)

// replyStatuses translate reply codes that come without an enhanced status.
var replyStatuses = map[string]string{
	"421": "4.3.2", "450": "4.2.0", "451": "4.3.0", "452": "4.2.2",
	"550": "5.0.0", "551": "5.1.6", "552": "5.2.2", "553": "5.1.3", "554": "5.0.0",
}

// statusOf returns the enhanced status of a recipient: the one in the words of the server
// that refused, unless it says nothing ("5.0.0"), else the one that the report states.
func statusOf(stated, words string) string {
	status, said := findStatus(stated), findStatus(words)
	if said != "" && (status == "" || !strings.HasSuffix(said, ".0.0")) {
		return said
	}
	if status != "" {
		return status
	}
	if match := replyPattern().FindStringSubmatch(words); match != nil {
		return replyStatuses[match[1]]
	}
	return ""
}

func findStatus(s string) string {
	match := statusPattern().FindStringSubmatch(s)
	if match == nil {
		return ""
	}
	return match[1] + "." + match[2] + "." + match[3]
}

// unknownWords say without any doubt that nobody has the address. They stand against a
// status that says "for now": some servers refuse unknown users with 450 4.1.1, and the
// report says that delivery was given up all the same.
var unknownWords = pattern.Of(`(?i)\b(?:user|recipient|addressee|mailbox|account) unknown\b|\b(?:unknown|no such) (?:local )?(?:user|recipient|mailbox|account)\b|\b(?:user|recipient|mailbox|account) (?:does ?n[o']t exist|not found)\b`)

// afterData says that the recipient was accepted, and the mail refused once it was seen:
// that is a filter at work, whatever it calls the user.
var afterData = pattern.Of(`(?im)in reply to (?:the )?end of DATA\b|after (?:the )?end of data\b|^>>> DATA\s*\n<<< 5|^DATA\s*\n\s*5\d\d `)

// isHard decides with the status where that is about the address alone, then with the
// server's words, then with what the report tells the sender.
func isHard(status, diagnostic, explanation string) bool {
	switch {
	case strings.HasPrefix(status, "4.1."):
		return unknownWords().MatchString(diagnostic) && !softWords().MatchString(diagnostic)
	case strings.HasPrefix(status, "4."), strings.HasPrefix(status, "2."):
		return false
	case strings.HasPrefix(status, "5.2."):
		return false // the mailbox exists; it is full, disabled or picky
	case status == "5.1.7", status == "5.1.8":
		return false // about the sender's address
	case status == "5.1.1", status == "5.1.2", status == "5.1.6", status == "5.1.10", status == "5.4.4":
		return !fullWords().MatchString(diagnostic)
	}
	if afterData().MatchString(explanation) {
		return false
	}
	if hiddenRecipient().MatchString(diagnostic) {
		return true
	}
	if dead, soft := deadWords().MatchString(diagnostic), softWords().MatchString(diagnostic); dead != soft {
		return dead
	}
	switch status {
	case "5.1.3":
		return true
	case "5.0.0", "", "5.1.0", "5.3.0", "5.5.0", "5.4.1":
		return deadWords().MatchString(explanation) && !softWords().MatchString(explanation)
	}
	return false
}
