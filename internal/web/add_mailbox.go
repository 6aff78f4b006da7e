package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"afterword/internal/followup"
)

// addMailbox signs in to a mailbox and keeps it. The password is sealed and never shown.
func (s *site) addMailbox(w http.ResponseWriter, r *http.Request) error {
	if err := ReadForm(r); err != nil {
		return err
	}
	field := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	form := mailboxForm{Address: field("address"), Username: field("username"), IMAP: field("imap"), SMTP: field("smtp"), Open: true}
	wrong := func(sentence string) error {
		form.Wrong = sentence
		return s.renderSettings(w, r, http.StatusUnprocessableEntity, settingsTurn{Form: form})
	}
	known, _ := followup.ProviderOf("", form.Address)
	m, err := followup.MailboxAt(form.Address, known, form.IMAP, form.SMTP)
	if words := mailboxWrong(err); words != "" {
		return wrong(words)
	}
	if r.PostForm.Get("password") == "" {
		return wrong("Type the password, an app password where your provider has them.")
	}
	if known.Name != "" && known.Guide == "" {
		return wrong("Microsoft takes no password from mail programs. Follow “Sign in at my provider” above, which asks you by a code.")
	}
	if form.Username != "" {
		m.Username = form.Username
	}
	m.Password = r.PostForm.Get("password")
	account := accountOf(r.Context())
	if before, err := s.Service.ShowMailbox(r.Context(), account); err == nil || errors.Is(err, followup.ErrSealed) {
		m.Way = before.Way
	}
	if _, err := s.Service.AddMailbox(r.Context(), account, m); err != nil {
		return wrong(sentence(rootWords(err)))
	}
	word := "mailbox"
	if r.PostForm.Get("probe") == "yes" {
		word = "probed"
		if _, err := s.Service.ProbeMailbox(r.Context(), account); err != nil {
			s.log().Warn("the mailbox could not be probed", "err", err)
			word = "unsure"
		}
	}
	http.Redirect(w, r, "/settings?done="+word, http.StatusSeeOther)
	return nil
}

// checkMailbox signs in to the stored mailbox and says what is there.
func (s *site) checkMailbox(w http.ResponseWriter, r *http.Request) error {
	m, report, err := s.Service.CheckMailbox(r.Context(), accountOf(r.Context()))
	if err != nil {
		return s.renderSettings(w, r, http.StatusConflict, settingsTurn{Wrong: "The check did not work. " + sentence(rootWords(err))})
	}
	lines := []string{fmt.Sprintf("Signed in to %s and %s.", m.IMAP.Host, m.SMTP.Host)}
	for _, folder := range []struct{ use, name string }{{"Inbox", report.Inbox}, {"Sent", report.Sent}, {"Junk", report.Junk}, {"Archive", report.Archive}, {"Drafts", report.Drafts}} {
		if folder.name == "" {
			lines = append(lines, folder.use+": there is none.")
		} else {
			lines = append(lines, folder.use+": "+folder.name+".")
		}
	}
	if report.Idle {
		lines = append(lines, "The server tells of new mail by itself.")
	} else {
		lines = append(lines, "The server does not tell of new mail. It is looked for every minute or two.")
	}
	return s.renderSettings(w, r, http.StatusOK, settingsTurn{Report: lines})
}

// probeMailbox sends one mail to the person themselves and looks what becomes of it.
func (s *site) probeMailbox(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.Service.ProbeMailbox(r.Context(), accountOf(r.Context())); err != nil {
		return s.renderSettings(w, r, http.StatusConflict, settingsTurn{Wrong: "That did not work. " + sentence(rootWords(err))})
	}
	http.Redirect(w, r, "/settings?done=looked", http.StatusSeeOther)
	return nil
}

// rootWords is what the mail server's side says, without the steps that led there.
func rootWords(err error) string {
	words := err.Error()
	for _, lead := range []string{"check the mailbox: ", "probe the mailbox: "} {
		words = strings.TrimPrefix(words, lead)
	}
	return words
}

// serverWords names a server with how it is reached.
func serverWords(s followup.Server) string {
	security := "TLS"
	if s.Security == followup.STARTTLS {
		security = "STARTTLS"
	}
	return fmt.Sprintf("%s:%d, %s", s.Host, s.Port, security)
}

// durationWords says a short time: "10 minutes".
func durationWords(d time.Duration) string {
	if d%time.Minute == 0 {
		return fmt.Sprintf("%d %s", int(d.Minutes()), plural(int(d.Minutes()), "minute", "minutes"))
	}
	return fmt.Sprintf("%d %s", int(d.Seconds()), plural(int(d.Seconds()), "second", "seconds"))
}
