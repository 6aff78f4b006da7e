package oauth

import "afterword/internal/followup"

// google is what Google publishes for desktop programs (developers.google.com, "OAuth 2.0
// for iOS & Desktop Apps"). Its device codes do not reach mail.
var google = followup.OAuth{
	AuthURL:  "https://accounts.google.com/o/oauth2/v2/auth",
	TokenURL: "https://oauth2.googleapis.com/token",
	Scopes:   "https://mail.google.com/",
}

// microsoft is what Microsoft publishes (learn.microsoft.com, "Authenticate an IMAP, POP or
// SMTP connection using OAuth"), for personal and organisations' accounts alike.
var microsoft = followup.OAuth{
	AuthURL:   "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
	DeviceURL: "https://login.microsoftonline.com/common/oauth2/v2.0/devicecode",
	TokenURL:  "https://login.microsoftonline.com/common/oauth2/v2.0/token",
	Scopes:    "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access",
}

// Google returns Google's endpoints and the scope for mail, without a client.
func Google() followup.OAuth { return google }

// Microsoft returns Microsoft's endpoints and the scopes for mail, without a client.
func Microsoft() followup.OAuth { return microsoft }
