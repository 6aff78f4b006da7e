package mailboxtest

import (
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"text/template"
	"time"

	"afterword/internal/mailbox/loopback"
)

// mailOwner is the numeric user and group that owns the mail. It need not exist.
const mailOwner = 5000

// setting is what the templates below know.
type setting struct {
	Dir                                              string
	IMAP, IMAPS, Submission, Submissions, LMTP, SMTP int
	Own, Employer, Refused, Deferred                 string
	Introspection                                    string
	MailOwner                                        int
	Aliases                                          []aliasSetting
}

// aliasSetting is an Alias as Postfix knows it.
type aliasSetting struct{ Address, Domain, Recipient string }

// configure writes the files that both servers run from.
func (s *MailServers) configure() error {
	if err := os.Chmod(s.dir, 0o755); err != nil {
		return err
	}
	for _, dir := range []string{"run", "state", "mail", "sieve", "log", "postfix", "postfix/queue", "postfix/data"} {
		if err := os.MkdirAll(s.path(dir), 0o755); err != nil {
			return err
		}
	}
	identity, err := loopback.New(time.Now())
	if err != nil {
		return err
	}
	values := setting{
		Dir: s.dir, IMAP: s.ports.imap, IMAPS: s.ports.imaps, Submission: s.ports.submission, Submissions: s.ports.submissions,
		LMTP: s.ports.lmtp, SMTP: s.ports.smtp, Own: ownDomain, Employer: employerDomain,
		Refused: RefusedAddress, Deferred: DeferredAddress, MailOwner: mailOwner,
		Introspection: s.provider.server.URL + "/introspect",
	}
	for _, alias := range s.aliases {
		_, domain, _ := strings.Cut(alias.Address, "@")
		values.Aliases = append(values.Aliases, aliasSetting{strings.ToLower(alias.Address), domain, s.Address(alias.User)})
	}
	files := map[string]string{
		"authority.pem":     string(identity.Authority),
		"cert.pem":          string(identity.Certificate),
		"key.pem":           string(identity.Key),
		"users":             s.passwords(),
		"sieve/away.sieve":  awaySieve,
		"dovecot.conf":      dovecotConf,
		"oauth.conf":        oauthConf,
		"postfix/main.cf":   mainCF,
		"postfix/master.cf": masterCF,
	}
	for name, text := range files {
		content, err := filled(name, text, values)
		if err != nil {
			return err
		}
		if err := os.WriteFile(s.path(name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	if err := give(mailOwner, mailOwner, s.path("mail"), s.path("sieve"), s.path("sieve/away.sieve")); err != nil {
		return err
	}
	postfix, err := user.Lookup("postfix")
	if err != nil {
		return fmt.Errorf("find the user that Postfix runs as: %w", err)
	}
	uid, err := strconv.Atoi(postfix.Uid)
	if err != nil {
		return err
	}
	return give(uid, 0, s.path("postfix/data"))
}

func filled(name, text string, values setting) (string, error) {
	parsed, err := template.New(filepath.Base(name)).Parse(text)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = parsed.Execute(&out, values)
	return out.String(), err
}

func give(uid, gid int, paths ...string) error {
	for _, path := range paths {
		if err := os.Chown(path, uid, gid); err != nil {
			return err
		}
	}
	return nil
}

// passwords writes Dovecot's passwd-file.
func (s *MailServers) passwords() string {
	var lines strings.Builder
	for _, user := range sortedUsers() {
		fmt.Fprintf(&lines, "%s:{PLAIN}%s::::::\n", s.Address(user), passwordOf(user))
	}
	return lines.String()
}

const awaySieve = `require ["vacation"];
vacation :days 1 :subject "Out of office" "I am out of the office until 30 November 2026.";
`

// dovecotConf: mailboxes in Maildirs, IMAP and submission for people, LMTP for Postfix.
const dovecotConf = `protocols = imap lmtp submission
listen = 127.0.0.1
base_dir = {{.Dir}}/run
state_dir = {{.Dir}}/state
log_path = {{.Dir}}/log/dovecot.log
ssl = yes
ssl_cert = <{{.Dir}}/cert.pem
ssl_key = <{{.Dir}}/key.pem
disable_plaintext_auth = yes
auth_mechanisms = plain login oauthbearer xoauth2
auth_username_format = %Lu
auth_failure_delay = 0
mail_max_userip_connections = 100
first_valid_uid = 100
mail_location = maildir:~/Maildir
hostname = localhost
postmaster_address = postmaster@{{.Own}}
submission_host = 127.0.0.1:{{.SMTP}}
submission_relay_host = 127.0.0.1
submission_relay_port = {{.SMTP}}
submission_max_mail_size = 25M
passdb {
  driver = oauth2
  mechanisms = oauthbearer xoauth2
  args = {{.Dir}}/oauth.conf
}
passdb {
  driver = passwd-file
  mechanisms = plain login
  args = username_format=%Lu {{.Dir}}/users
}
userdb {
  driver = passwd-file
  args = username_format=%Lu {{.Dir}}/users
  default_fields = uid={{.MailOwner}} gid={{.MailOwner}} home={{.Dir}}/mail/%d/%n
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \Sent
  }
  mailbox Drafts {
    auto = subscribe
    special_use = \Drafts
  }
  mailbox Junk {
    auto = subscribe
    special_use = \Junk
  }
  mailbox Archive {
    auto = subscribe
    special_use = \Archive
  }
}
protocol lmtp {
  mail_plugins = sieve
}
plugin {
  sieve = file:{{.Dir}}/sieve/%n.sieve
  sieve_vacation_dont_check_recipient = yes
  sieve_vacation_send_from_recipient = yes
}
service imap-login {
  inet_listener imap {
    port = {{.IMAP}}
  }
  inet_listener imaps {
    port = {{.IMAPS}}
    ssl = yes
  }
}
service submission-login {
  inet_listener submission {
    port = {{.Submission}}
  }
  inet_listener submissions {
    port = {{.Submissions}}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = {{.LMTP}}
  }
}
# A test that tries a wrong password must not slow down the next one.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`

// oauthConf: whom an access token belongs to is asked of the test's provider.
const oauthConf = `introspection_mode = auth
introspection_url = {{.Introspection}}
username_attribute = email
active_attribute = active
active_value = true
timeout_msecs = 5000
`

// mainCF: everything of the two domains goes to Dovecot, nothing leaves this machine.
const mainCF = `compatibility_level = 3.6
queue_directory = {{.Dir}}/postfix/queue
data_directory = {{.Dir}}/postfix/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.{{.Own}}
mynetworks = 127.0.0.0/8
mydestination =
local_recipient_maps =
alias_maps =
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions = check_recipient_access inline:{ { {{.Refused}} = 550 5.1.1 No such user here }, { {{.Deferred}} = 450 4.2.1 Come back later } }
message_size_limit = 26214400
virtual_mailbox_domains = {{.Own}}, {{.Employer}}
virtual_mailbox_maps =
virtual_alias_domains ={{range .Aliases}} {{.Domain}}{{end}}
virtual_alias_maps ={{if .Aliases}} inline:{ {{range .Aliases}}{{"{"}} {{.Address}} = {{.Recipient}} {{"}"}} {{end}}}{{end}}
virtual_transport = lmtp:inet:127.0.0.1:{{.LMTP}}
default_transport = error:5.1.2 this server reaches nobody outside
relay_transport = error:5.1.2 this server reaches nobody outside
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
maximal_queue_lifetime = 8s
bounce_queue_lifetime = 8s
maillog_file = {{.Dir}}/log/postfix.log
maillog_file_prefixes = {{.Dir}}
`

// masterCF: the services that a delivery needs; none is locked into a directory, because
// the queue is a fresh one without system files.
const masterCF = `127.0.0.1:{{.SMTP}} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
showq unix n - n - - showq
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`
