package mailworld

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// largestMail is what the submission server takes, in bytes.
const largestMail = 25 << 20

func (w *World) smtpServer() *smtp.Server {
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		return &submittingSession{world: w}, nil
	}))
	server.Domain = "mail.afterword.example"
	server.MaxMessageBytes = largestMail
	server.MaxRecipients = 50
	server.ReadTimeout, server.WriteTimeout = 5*time.Minute, time.Minute
	server.EnableSMTPUTF8 = true
	server.ErrorLog = silent()
	return server
}

// submittingSession is one SMTP connection.
type submittingSession struct {
	world  *World
	person *person // nil before the sign-in
	from   string
	to     []string
}

var errOtherSender = &smtp.SMTPError{Code: 553, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "Sender address is not yours"}

// AuthMechanisms names the ways to sign in.
func (s *submittingSession) AuthMechanisms() []string { return []string{sasl.Plain} }

// Auth starts a sign-in.
func (s *submittingSession) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, username, password string) error {
		p := s.world.person(username)
		if p == nil || p.user.Login(p.email, password) != nil {
			return smtp.ErrAuthFailed
		}
		s.person = p
		return nil
	}), nil
}

// Mail names the sender, who must be who signed in.
func (s *submittingSession) Mail(from string, _ *smtp.MailOptions) error {
	if s.person == nil {
		return smtp.ErrAuthRequired
	}
	if key(from) != key(s.person.email) {
		return errOtherSender
	}
	s.from = from
	return nil
}

// Rcpt names a recipient.
func (s *submittingSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.world.mu.Lock()
	refusal := s.world.refused[key(to)]
	s.world.mu.Unlock()
	if refusal != nil {
		return refusal
	}
	s.to = append(s.to, to)
	return nil
}

// Data takes the message and delivers it to every recipient.
func (s *submittingSession) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	var failed error
	for _, to := range s.to {
		failed = errors.Join(failed, s.world.deliver(s.from, to, raw))
	}
	if failed != nil {
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: fmt.Sprintf("Delivery failed: %v", failed)}
	}
	return nil
}

// Reset forgets the transaction, not who signed in.
func (s *submittingSession) Reset() { s.from, s.to = "", nil }

// Logout ends the session.
func (s *submittingSession) Logout() error { return nil }
