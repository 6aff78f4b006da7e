package mailbox

import "strings"

// answerAdvice are words that servers are known to say, in lower case, and what they mean.
// The first that fits counts.
var answerAdvice = []struct{ words, advice string }{
	{"application-specific password required", "it wants an app password, not your usual one: make one at myaccount.google.com/apppasswords"},
	{"log in via your web browser", "Google stopped the sign-in: sign in once with a browser at mail.google.com, confirm that it was you, and try again"},
	{"web login required", "Google stopped the sign-in: sign in once with a browser at mail.google.com, confirm that it was you, and try again"},
	{"disabled for your domain", "your organisation has switched IMAP off: ask its administrator to allow it for you"},
	{"not enabled for imap use", "IMAP is switched off for your mailbox: switch it on in the settings of your mailbox on the web"},
	{"yet to enable imap", "IMAP is switched off for your mailbox: switch it on in the settings of your mailbox on the web"},
	{"smtpclientauthentication is disabled", "sending from programs is switched off for your mailbox: ask your administrator to allow authenticated SMTP for it"},
	{"basic authentication is disabled", microsoftPassword},
	{"basicauthblocked", microsoftPassword},
	{"authenticated but not connected", "it accepted the sign-in and does not open the mailbox: check that the address is the mailbox's main one, and that IMAP is switched on for it"},
	{"not allowed with account password", "it wants an app password, not your usual one: make one under Privacy and Security in the settings"},
	{"too many bad auth", "it saw too many wrong passwords and wants a pause: wait an hour, then check the password"},
	{"too many login failures", "it saw too many wrong passwords and wants a pause: wait an hour, then check the password"},
	{"too many failed", "it saw too many wrong passwords and wants a pause: wait an hour, then check the password"},
	{"account is locked", "your account is locked: sign in with a browser at your provider and unlock it"},
	{"account has been suspended", "your account is suspended: ask your provider"},
	{"too many simultaneous connections", "you have too many connections open there: close other mail programs, or wait some minutes"},
	{"maximum number of connections", "you have too many connections open there: close other mail programs, or wait some minutes"},
	{"exceeded command or bandwidth limits", "your mailbox was used more than its provider allows: it opens again by itself, within a day at most"},
	{"temporary authentication failure", "it has trouble of its own with signing in: try again in some minutes"},
}

const (
	googlePassword    = "Google wants an app password here, not your usual one: switch on 2-Step Verification, then make one at myaccount.google.com/apppasswords"
	microsoftPassword = "Microsoft takes no password from mail programs any more: sign in at Microsoft instead, on the page Settings or by afterword mailbox add ADDRESS --provider microsoft --client-id ID (docs/mailboxes.md says where the id comes from)"
	applePassword     = "Apple wants an app-specific password here: make one at account.apple.com under Sign-In and Security"
	yahooPassword     = "Yahoo wants an app password here: make one at login.yahoo.com under Account security"
	gmxPassword       = "switch on access by POP3 and IMAP in the e-mail settings on your provider's web page, it is off at first; with two-factor sign-in also make an app-specific password there"
	googleToken       = "check that you allowed access with this very address, and, at an organisation, that its administrator allows IMAP"
	microsoftToken    = "check that you allowed access with this very address, that the client may use IMAP.AccessAsUser.All and SMTP.Send, and that IMAP is switched on in Outlook on the web under Forwarding and IMAP"
)

// providerAdvice says what to try after a refusal, by the end of the server's host name.
var providerAdvice = []struct{ host, password, token string }{
	{"gmail.com", googlePassword, googleToken},
	{"googlemail.com", googlePassword, googleToken},
	{"outlook.com", microsoftPassword, microsoftToken},
	{"office365.com", microsoftPassword, microsoftToken},
	{"hotmail.com", microsoftPassword, microsoftToken},
	{"live.com", microsoftPassword, microsoftToken},
	{"me.com", applePassword, ""},
	{"icloud.com", applePassword, ""},
	{"yahoo.com", yahooPassword, ""},
	{"aol.com", "AOL wants an app password here: make one at login.aol.com under Account security", ""},
	{"fastmail.com", "Fastmail wants an app password here: make one under Privacy and Security in the settings; its Basic plan has no access for mail programs", ""},
	{"gmx.net", gmxPassword, ""},
	{"gmx.com", gmxPassword, ""},
	{"web.de", gmxPassword, ""},
	{"t-online.de", "Telekom wants the password for e-mail programs, which is another one: set it in the customer centre", ""},
	{"zoho.com", "Zoho wants an application-specific password with two-factor sign-in, and IMAP switched on in the settings of the mailbox", ""},
	{"zoho.eu", "Zoho wants an application-specific password with two-factor sign-in, and IMAP switched on in the settings of the mailbox", ""},
}

// signInAdvice says in words why a server refused to let somebody in and what to try. answer
// is what it said.
func signInAdvice(host string, w way, answer string) string {
	if words := answerMeaning(answer); words != "" {
		return words
	}
	password, token := "check both; with two-step sign-in you need an app password from your provider", "check that the token is for this mailbox and that it allows IMAP and SMTP"
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for _, provider := range providerAdvice {
		if host != provider.host && !strings.HasSuffix(host, "."+provider.host) {
			continue
		}
		password = provider.password
		if provider.token != "" {
			token = provider.token
		}
		break
	}
	switch w {
	case byTokenCommand:
		return "it did not accept the access token that the token command printed: " + token
	case byOAuth:
		return "it did not accept the access token: " + token + "; then sign in again, on the page Settings or with afterword mailbox authorize"
	}
	return "it did not accept the user name and password: " + password
}

// answerMeaning returns what a known answer of a server means; empty for others.
func answerMeaning(answer string) string {
	answer = strings.ToLower(answer)
	for _, known := range answerAdvice {
		if strings.Contains(answer, known.words) {
			return known.advice
		}
	}
	return ""
}
