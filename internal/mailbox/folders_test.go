package mailbox_test

import (
	"testing"

	"github.com/emersion/go-imap/v2"

	"afterword/internal/mailbox"
)

// listed makes the answer of a server out of names with their attributes.
func listed(delim rune, folders ...[]string) []*imap.ListData {
	var list []*imap.ListData
	for _, f := range folders {
		data := &imap.ListData{Mailbox: f[0], Delim: delim}
		for _, attr := range f[1:] {
			data.Attrs = append(data.Attrs, imap.MailboxAttr(attr))
		}
		list = append(list, data)
	}
	return list
}

func TestFolders(t *testing.T) {
	for _, c := range []struct {
		name                string
		list                []*imap.ListData
		sent, junk, archive string
	}{
		{
			"marked by the server",
			listed('/', []string{"INBOX"}, []string{"Sent"}, []string{"Mein Ausgang", `\Sent`}, []string{"Müll", `\JUNK`}, []string{"Alt", `\Archive`}),
			"Mein Ausgang", "Müll", "Alt",
		},
		{
			"Gmail keeps the archive in All Mail",
			listed('/', []string{"INBOX"}, []string{"[Gmail]", `\Noselect`}, []string{"[Gmail]/All Mail", `\All`}, []string{"[Gmail]/Sent Mail", `\Sent`}, []string{"[Gmail]/Spam", `\Junk`}),
			"[Gmail]/Sent Mail", "[Gmail]/Spam", "[Gmail]/All Mail",
		},
		{
			"Exchange marks nothing",
			listed('/', []string{"Archive"}, []string{"INBOX"}, []string{"Junk Email"}, []string{"Sent Items"}),
			"Sent Items", "Junk Email", "Archive",
		},
		{
			"below INBOX, in German",
			listed('.', []string{"INBOX"}, []string{"INBOX.Gesendet"}, []string{"INBOX.Spamverdacht"}, []string{"INBOX.Archiv"}),
			"INBOX.Gesendet", "INBOX.Spamverdacht", "INBOX.Archiv",
		},
		{
			"the one nearer to the root",
			listed('/', []string{"Projects/2019/Sent"}, []string{"Projects/Archive"}, []string{"Archive"}, []string{"sent"}),
			"sent", "", "Archive",
		},
		{
			"a folder that cannot be opened is none",
			listed('/', []string{"Sent", `\Noselect`}, []string{"Spam", `\NonExistent`}, []string{"送信済み"}),
			"送信済み", "", "",
		},
		{"nothing but the Inbox, and no hierarchy", listed(0, []string{"INBOX"}), "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			sent, junk, archive := mailbox.ChooseFolders(c.list)
			if sent != c.sent || junk != c.junk || archive != c.archive {
				t.Errorf("got %q, %q, %q, want %q, %q, %q", sent, junk, archive, c.sent, c.junk, c.archive)
			}
		})
	}
}
