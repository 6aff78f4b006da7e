package mailbox

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/emersion/go-imap/v2"
)

// folders are the folders that matter; empty where there is none.
type folders struct{ inbox, sent, junk, archive, drafts string }

// folders finds them by what the server says they are for (RFC 6154), else by name.
func (s *session) folders(ctx context.Context) (folders, error) {
	var options *imap.ListOptions
	if s.caps.Has(imap.CapSpecialUse) && s.caps.Has(imap.CapListExtended) {
		options = &imap.ListOptions{ReturnSpecialUse: true}
	}
	var listed []*imap.ListData
	err := s.ask(ctx, func() (err error) {
		listed, err = s.client.List("", "*", options).Collect()
		return err
	})
	if err != nil {
		return folders{}, err
	}
	return chooseFolders(listed), nil
}

// chooseFolders picks among the listed folders. Of two that fit, the one nearer to the
// root wins, then the one listed first.
func chooseFolders(listed []*imap.ListData) folders {
	usable := slices.DeleteFunc(slices.Clone(listed), func(f *imap.ListData) bool {
		return hasAttr(f, imap.MailboxAttrNoSelect) || hasAttr(f, imap.MailboxAttrNonExistent)
	})
	slices.SortStableFunc(usable, func(a, b *imap.ListData) int { return cmp.Compare(depth(a), depth(b)) })
	found := folders{
		inbox: "INBOX", // RFC 3501 section 5.1: every account has it, under this name
		sent:  choose(usable, sentNames, imap.MailboxAttrSent),
		junk:  choose(usable, junkNames, imap.MailboxAttrJunk),
		// Gmail has no archive; what was archived is only in "All Mail".
		archive: choose(usable, archiveNames, imap.MailboxAttrArchive, imap.MailboxAttrAll),
		drafts:  choose(usable, draftsNames, imap.MailboxAttrDrafts),
	}
	return found
}

// choose returns the folder with the first of attrs that any has, else with one of names.
func choose(listed []*imap.ListData, names []string, attrs ...imap.MailboxAttr) string {
	for _, attr := range attrs {
		for _, f := range listed {
			if hasAttr(f, attr) {
				return f.Mailbox
			}
		}
	}
	for _, f := range listed {
		name := lastPart(f)
		if slices.ContainsFunc(names, func(known string) bool { return strings.EqualFold(known, name) }) {
			return f.Mailbox
		}
	}
	return ""
}

func hasAttr(f *imap.ListData, attr imap.MailboxAttr) bool {
	return slices.ContainsFunc(f.Attrs, func(a imap.MailboxAttr) bool { return strings.EqualFold(string(a), string(attr)) })
}

func depth(f *imap.ListData) int {
	if f.Delim == 0 {
		return 0
	}
	return strings.Count(f.Mailbox, string(f.Delim))
}

func lastPart(f *imap.ListData) string {
	if f.Delim == 0 {
		return f.Mailbox
	}
	return f.Mailbox[strings.LastIndex(f.Mailbox, string(f.Delim))+1:]
}

// Names that servers and mail programs give these folders where nothing is marked: what
// Dovecot, Exchange, Apple Mail, Thunderbird and webmailers create, in their languages.
var (
	sentNames = []string{
		"Sent", "Sent Items", "Sent Messages", "Sent Mail", "Sent-Mail",
		"Gesendet", "Gesendete Elemente", "Gesendete Objekte", "Gesendete Nachrichten",
		"Envoyés", "Éléments envoyés", "Messages envoyés", "Courrier envoyé",
		"Enviados", "Elementos enviados", "Mensajes enviados", "Itens enviados", "Mensagens enviadas",
		"Inviata", "Posta inviata", "Inviati", "Verzonden", "Verzonden items", "Verzonden berichten",
		"Skickat", "Skickade", "Sendt", "Sendte elementer", "Sendt post", "Lähetetyt",
		"Wysłane", "Elementy wysłane", "Odeslané", "Odeslaná pošta", "Odoslané", "Elküldött", "Elküldött elemek", "Trimise",
		"Gönderilenler", "Gönderilmiş Öğeler", "Отправленные", "Надіслані", "Изпратени", "Απεσταλμένα",
		"已发送", "已发送邮件", "寄件備份", "送信済み", "送信済みアイテム", "送信済みメール", "보낸편지함", "보낸 편지함", "الرسائل المرسلة", "נשלחו",
	}
	junkNames = []string{
		"Junk", "Spam", "Junk E-mail", "Junk Email", "Junk Mail", "Bulk", "Bulk Mail",
		"Junk-E-Mail", "Unerwünscht", "Unerwünschte Werbung", "Spamverdacht", "Werbung",
		"Indésirables", "Courrier indésirable", "Pourriel", "Correo no deseado", "No deseado",
		"Lixo eletrônico", "Lixo Eletrónico", "Posta indesiderata", "Indesiderata", "Ongewenst", "Ongewenste e-mail",
		"Skräppost", "Søppelpost", "Uønsket e-mail", "Uønsket post", "Roskaposti", "Wiadomości-śmieci", "Nevyžádaná pošta",
		"Nevyžiadaná pošta", "Levélszemét", "Gereksiz", "Önemsiz", "Спам", "Нежелательная почта", "Ανεπιθύμητα",
		"垃圾邮件", "垃圾郵件", "迷惑メール", "스팸", "스팸메일함",
	}
	draftsNames = []string{
		"Drafts", "Draft", "Draft Messages", "Entwürfe", "Entwurf", "Brouillons", "Borradores", "Borrador", "Rascunhos", "Rascunho",
		"Bozze", "Bozza", "Concepten", "Klad", "Utkast", "Kladder", "Luonnokset", "Wersje robocze", "Kopie robocze", "Szkice",
		"Koncepty", "Rozepsané", "Piszkozatok", "Ciorne", "Taslaklar", "Черновики", "Чернетки", "Чернови", "Πρόχειρα",
		"草稿", "草稿箱", "草稿匣", "下書き", "임시보관함", "المسودات", "טיוטות",
	}
	archiveNames = []string{
		"Archive", "Archives", "Archived", "All Mail", "Archiv", "Alle Nachrichten", "Archivé", "Tous les messages",
		"Archivo", "Archivados", "Todos", "Arquivo", "Arquivados", "Archivio", "Archiviati", "Archief",
		"Arkiv", "Arkisto", "Archiwum", "Archív", "Archívum", "Arşiv", "Архив", "Архів", "Αρχείο",
		"归档", "封存", "アーカイブ", "보관함",
	}
)
