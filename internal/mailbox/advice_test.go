package mailbox_test

import (
	"strings"
	"testing"

	"afterword/internal/mailbox"
)

// TestSignInAdvice holds what providers are known to answer against the remedy named.
func TestSignInAdvice(t *testing.T) {
	for _, c := range []struct {
		name, host string
		token      bool
		answer     string
		want       string
	}{
		{"Gmail, usual password", "imap.gmail.com", false, "[AUTHENTICATIONFAILED] Invalid credentials (Failure)", "myaccount.google.com/apppasswords"},
		{"Gmail, written otherwise", "IMAP.GMAIL.COM.", false, "", "myaccount.google.com/apppasswords"},
		{"Gmail, app password wanted", "imap.gmail.com", false, "[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)", "wants an app password"},
		{"Gmail, SMTP", "smtp.gmail.com", false, "535 5.7.8 Username and Password not accepted. For more information, go to", "2-Step Verification"},
		{"Gmail, suspicious", "imap.gmail.com", false, "[ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)", "confirm that it was you"},
		{"Gmail, IMAP off", "imap.gmail.com", false, "[ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page", "IMAP is switched off"},
		{"Workspace, IMAP off", "imap.gmail.com", true, "[ALERT] IMAP access is disabled for your domain. Please contact your domain administrator for questions about this feature. (Failure)", "ask its administrator"},
		{"Gmail, many connections", "imap.gmail.com", false, "[ALERT] Too many simultaneous connections. (Failure)", "close other mail programs"},
		{"Gmail, over its limits", "imap.gmail.com", false, "[OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)", "opens again by itself"},
		{"Gmail, token", "imap.gmail.com", true, "the token was refused with status 400", "this very address"},
		{"Microsoft, password", "outlook.office365.com", false, "LOGIN failed.", "--provider microsoft --client-id"},
		{"Microsoft, SMTP password", "smtp-mail.outlook.com", false, "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.", "--provider microsoft --client-id"},
		{"Microsoft, SMTP switched off", "smtp.office365.com", true, "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.", "ask your administrator"},
		{"Microsoft, another mailbox", "outlook.office365.com", true, "BAD User is authenticated but not connected.", "main one"},
		{"Microsoft, token", "outlook.office365.com", true, "AUTHENTICATE failed.", "IMAP.AccessAsUser.All"},
		{"iCloud", "imap.mail.me.com", false, "[AUTHENTICATIONFAILED] Authentication failed", "account.apple.com"},
		{"Yahoo", "imap.mail.yahoo.com", false, "[AUTHENTICATIONFAILED] AUTHENTICATE Invalid credentials", "login.yahoo.com"},
		{"Yahoo, too often", "smtp.mail.yahoo.com", false, "535 5.7.0 (#AUTH005) Too many bad auth attempts.", "wait an hour"},
		{"AOL", "imap.aol.com", false, "", "login.aol.com"},
		{"Fastmail", "imap.fastmail.com", false, "[AUTHENTICATIONFAILED] Incorrect username or password", "Privacy and Security"},
		{"Fastmail, usual password", "imap.fastmail.com", false, "[ALERT] Login not allowed with account password, use an app password", "app password"},
		{"GMX", "imap.gmx.net", false, "authentication failed", "POP3 and IMAP"},
		{"WEB.DE", "imap.web.de", false, "authentication failed", "POP3 and IMAP"},
		{"T-Online", "secureimap.t-online.de", false, "LOGIN failed", "password for e-mail programs"},
		{"Zoho", "imap.zoho.eu", false, "[ALERT] You are yet to enable IMAP for your account. Please contact your administrator", "IMAP is switched off"},
		{"Dovecot, many connections", "mail.example.org", false, "[LIMIT] Maximum number of connections from user+IP exceeded", "close other mail programs"},
		{"Dovecot in trouble", "mail.example.org", false, "[UNAVAILABLE] Temporary authentication failure.", "try again"},
		{"nobody's server", "mail.example.org", false, "no", "check both"},
		{"a name that only ends alike", "notgmail.com", false, "no", "check both"},
		{"token at nobody's server", "mail.example.org", true, "no", "allows IMAP and SMTP"},
	} {
		if got := mailbox.SignInAdvice(c.host, c.token, c.answer); !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want it to speak of %q", c.name, got, c.want)
		}
	}
}
