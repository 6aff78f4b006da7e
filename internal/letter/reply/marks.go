package reply

import (
	"strings"

	"afterword/internal/pattern"
)

// This file knows what mail programs write around a reply, in many languages. Each
// pattern names the words of programs, not of people, and is bound to the start of a line.

// quoteMark is ">" or "|", perhaps after the initials some programs put before it.
var quoteMark = pattern.Of(`^\s{0,3}(?:[A-Z]{0,3}>|\|(?:\s|$))`)

func isQuote(line string) bool { return quoteMark().MatchString(line) }

// rule is a line of dashes, underscores or the like, or the words some programs put
// between such dashes.
var rule = pattern.Of(`^(?:[-_=—–]{2,}|[—–ᐧ]|[*~#+]{3,})$` +
	`|(?i)^[-_=]{2,}\s*(?:original message|original appointment|forwarded message|reply above|ursprüngliche nachricht|weitergeleitete nachricht|` +
	`originalnachricht|message d'origine|message original|message transféré|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|` +
	`oorspronkelijk bericht|mensagem original|mensagem encaminhada|oprindelig meddelelse|ursprungligt meddelande|opprinnelig melding|` +
	`vidarebefordrat meddelande|videresendt meddelelse|alkuperäinen viesti|wiadomość oryginalna|исходное сообщение|пересылаемое сообщение|原始邮件|原始郵件|元のメッセージ)\s*[-_=]{2,}$` +
	`|(?i)^(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht|início da mensagem (?:reencaminhada|encaminhada)) ?:$`)

func isRule(trimmed string) bool { return rule().MatchString(trimmed) }

// fieldNames are header names as programs translate them: sender, date, recipient,
// subject, copy.
var fieldNames = pattern.Of(`(?i)^[*_]{0,2}(?:` +
	`from|sent|date|to|cc|subject|reply-to|received|` + // English
	`von|gesendet|datum|an|betreff|` + // German
	`de|envoyé|date d'envoi|à|objet|` + // French
	`enviado(?: el)?|fecha|para|asunto|` + // Spanish
	`da|inviato|data|a|oggetto|risposta|` + // Italian
	`van|verzonden|aan|onderwerp|` + // Dutch
	`enviada(?: em)?|assunto|` + // Portuguese
	`fra|sendt|dato|til|emne|från|skickat|till|ämne|` + // Danish, Norwegian, Swedish
	`lähettäjä|lähetetty|vastaanottaja|aihe|` + // Finnish
	`od|wysłano|do|temat|odesláno|komu|předmět|` + // Polish, Czech
	`от|отправлено|дата|кому|тема|от кого|` + // Russian
	`kimden|gönderilme|kime|konu|tarih|` + // Turkish
	`feladó|elküldve|címzett|tárgy|` + // Hungarian
	`发件人|发送时间|收件人|主题|抄送|寄件者|傳送時間|收件者|主旨|差出人|送信日時|宛先|件名` +
	`)[*_]{0,2}\s?[:：]`)

func isField(trimmed string) bool { return fieldNames().MatchString(trimmed) }

// phone is what telephones and programs say of themselves below a mail.
var phone = pattern.Of(`(?i)^[<(\[*_\s]{0,4}(?:` +
	`sent (?:from|via|by|with|using) .{1,90}|` +
	`from my (?:iphone|ipad|android|mobile|phone|samsung|blackberry).{0,40}|\w{1,20} from mobile|` +
	`get \[?outlook for \w+.{0,60}|` +
	`download .{0,20}mail .{0,40}|` +
	`(?:von|gesendet von|gesendet mit|gesendet aus) (?:meine[mr]|outlook|der|mail|gmx|web\.de|yahoo|unterwegs).{0,90}|` +
	`diese nachricht wurde von (?:meinem|meiner) .{1,80} gesendet\.?|` +
	`envoyé (?:depuis|de|à partir de|avec) .{1,90}|télécharge[rz] outlook .{0,60}|` +
	`enviado (?:desde|do|de|a partir do|pelo) .{1,90}|obtener outlook .{0,60}|obter o outlook .{0,60}|` +
	`inviato (?:da|dal|dall'|con) ?.{1,90}|scarica outlook .{0,60}|` +
	`verzonden (?:vanaf|met|via|vanuit) .{1,90}|verstuurd vanaf .{1,90}|outlook voor .{1,40}(?:downloaden)?|` +
	`sendt fra .{1,90}|skickat från .{1,90}|hämta outlook .{0,60}|lähetetty .{1,60}|` +
	`wysłane z .{1,90}|odesláno z .{1,90}|отправлено с .{1,90}|отправлено из .{1,90}|` +
	`iphone'?u?mdan gönderildi|iphone から送信|iphoneから送信|从我的 ?.{1,30}发送|發自我的 ?.{1,30}|发自我的 ?.{1,30}|從我的 .{1,30}傳送|나의 .{1,20}에서 보냄` +
	`)[>)\]*_\s]{0,4}$`)

// longestPhone bounds what can be a telephone's line, characters.
const longestPhone = 140

func isPhone(trimmed string) bool {
	return len(trimmed) <= longestPhone && phone().MatchString(trimmed)
}

// wrote are the verbs of "On … wrote:".
var wrote = pattern.Of(`(?i)(?:^|[\s>,"”»(])(?:` +
	`wrote|writes|said|schrieb|geschrieben|a écrit|escribió|escribio|ha escrito|ha scritto|scrisse|schreef|geschreven|escreveu|` +
	`skrev|kirjoitti|napisał\(a\)|napisał|napisała|napsal\(a\)|napsal|napísal|пише|написал|написала|пишет|a scris|írta|yazdı|şunu yazdı|γραψε|έγραψε|đã viết|menulis` +
	`)(?:[\s:.,：]|$)|写道|寫道|のメール|さんは書きました|님이 작성|작성:`)

// opener is how an introduction begins: "On", "Am", "Le" and a day, or the day itself.
var opener = pattern.Of(`(?i)^(?:` +
	`(?:on|am|le|el|op|em|il giorno|il|den|dnia|w dniu|dne|v|pe|la data de|tarihinde|vào|ngày|στις|pada|at) .*[\d,]|` +
	`在.*\d|` +
	`\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}|` +
	`\d{1,2}[-/. ]{1,2}(?:\d{1,2}|\p{L}{3,12}\.?)[-/. ]{1,2}\d{2,4}\b|` +
	`(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d` +
	`)`)

// dated is an introduction without a verb: "2013/7/20 Priya Nair <priya@globex.example>".
var dated = pattern.Of(`^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b.{0,120}<[^<>\s]+@[^<>\s]+>\s*:?$`)

// timed is one that ends in the address, after a time of day: Gmail's in some languages.
var timed = pattern.Of(`\d{1,2}[:.]\d{2}\D.*<[^<>\s]+@[^<>\s]+>\s*[:：]$`)

// named is one of only a name and the verb; it counts right above a quote.
var named = pattern.Of(`^[^.,;:!?>]{2,50} (?:wrote|writes|schrieb|a écrit|escribió|schreef|ha scritto|escreveu|skrev) ?:$`)

// Bounds of an introduction, so that a paragraph ending in a colon is none.
const (
	maxIntroLines = 5
	maxIntroBytes = 400
)

// introEndingAt reports whether an introduction ends at line end, and where it begins.
// Programs wrap it over several lines.
func introEndingAt(lines []string, kinds []lineKind, end int) (first int, ok bool) {
	last := strings.TrimRight(lines[end], " \t")
	if len(last) > maxIntroBytes {
		return 0, false
	}
	if trimmed := strings.TrimSpace(last); dated().MatchString(trimmed) || kinds[end] != quoteLine && timed().MatchString(trimmed) {
		return end, true
	}
	if !strings.HasSuffix(last, ":") && !strings.HasSuffix(last, "：") {
		return 0, false
	}
	if kinds[end] == quoteLine && !startsMidway(strings.TrimLeft(last, "> \t")) && !strings.HasSuffix(last, ">:") {
		return 0, false // an introduction inside the quoted mail
	}
	if end+1 < len(kinds) && kinds[end+1] == quoteLine && named().MatchString(last) {
		return end, true
	}
	joined, used, mailer := "", 0, -1
	for i := end; i >= 0 && used < maxIntroLines && len(joined) < maxIntroBytes; i-- {
		line := strings.TrimSpace(lines[i])
		if line == "" {
			continue
		}
		if len(line) > maxIntroBytes || kinds[i] == introLine || kinds[i] == ruleLine {
			break
		}
		used++
		joined = line + " " + joined
		if !wrote().MatchString(joined) {
			continue
		}
		if opener().MatchString(line) {
			return i, true
		}
		if mailer < 0 && strings.Contains(joined, "@") && !startsMidway(line) {
			mailer = i
		}
	}
	return mailer, mailer >= 0
}

// startsMidway reports whether a line cannot be the first of an introduction: it is the
// rest of an address or of the verb.
func startsMidway(line string) bool {
	return strings.HasPrefix(line, "<") || strings.HasPrefix(line, ">") || strings.HasPrefix(line, "mailto:") ||
		wrote().FindStringIndex(line) != nil && wrote().FindStringIndex(line)[0] == 0 ||
		pattern.Email().FindStringIndex(line) != nil && pattern.Email().FindStringIndex(line)[0] == 0
}
