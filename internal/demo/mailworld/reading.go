package mailworld

import (
	"maps"
	"slices"
	"strings"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

const delimiter = '/'

func (w *World) imapServer() *imapserver.Server {
	return imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return &readingSession{world: w}, nil, nil
		},
		Caps: imap.CapSet{
			imap.CapIMAP4rev1: {}, imap.CapNamespace: {}, imap.CapUIDPlus: {},
			imap.CapListExtended: {}, imap.CapSpecialUse: {},
		},
		Logger: silent(),
	})
}

// readingSession is one IMAP connection. The library's sessions know no special use, date
// what is appended by the machine's clock and announce nothing that came in before IDLE
// began; this one mends that and leaves the rest to them.
type readingSession struct {
	*imapmemserver.UserSession // nil before Login

	world  *World
	person *person
}

// Login signs a person in.
func (s *readingSession) Login(username, password string) error {
	p := s.world.person(username)
	if p == nil {
		return imapserver.ErrAuthFailed
	}
	if err := p.user.Login(p.email, password); err != nil {
		return err
	}
	s.person, s.UserSession = p, imapmemserver.NewUserSession(p.user)
	return nil
}

// Select opens a folder.
func (s *readingSession) Select(name string, options *imap.SelectOptions) (*imap.SelectData, error) {
	data, err := s.UserSession.Select(inboxName(name), options)
	if err == nil {
		data.UIDValidity += s.person.validity
	}
	return data, err
}

// Status tells about a folder that is not open.
func (s *readingSession) Status(name string, options *imap.StatusOptions) (*imap.StatusData, error) {
	data, err := s.UserSession.Status(inboxName(name), options)
	if err == nil && options.UIDValidity {
		data.UIDValidity += s.person.validity
	}
	return data, err
}

// Append files a message, dated by the world's clock unless the client says when.
func (s *readingSession) Append(name string, r imap.LiteralReader, options *imap.AppendOptions) (*imap.AppendData, error) {
	dated := *options
	if dated.Time.IsZero() {
		dated.Time = s.world.now()
	}
	data, err := s.UserSession.Append(inboxName(name), r, &dated)
	if err == nil {
		data.UIDValidity += s.person.validity
	}
	return data, err
}

// Copy copies messages to another folder.
func (s *readingSession) Copy(numbers imap.NumSet, name string) (*imap.CopyData, error) {
	data, err := s.UserSession.Copy(numbers, inboxName(name))
	if err == nil {
		data.UIDValidity += s.person.validity
	}
	return data, err
}

// Create makes a folder.
func (s *readingSession) Create(name string, options *imap.CreateOptions) error {
	if err := s.UserSession.Create(name, options); err != nil {
		return err
	}
	s.person.mu.Lock()
	defer s.person.mu.Unlock()
	name = strings.TrimRight(name, string(delimiter))
	s.person.folders[name] = usualUse(name)
	return nil
}

// Delete removes a folder and what is in it.
func (s *readingSession) Delete(name string) error {
	if err := s.UserSession.Delete(name); err != nil {
		return err
	}
	s.person.mu.Lock()
	defer s.person.mu.Unlock()
	delete(s.person.folders, name)
	return nil
}

// Rename renames a folder; what it is for goes with it.
func (s *readingSession) Rename(from, to string, options *imap.RenameOptions) error {
	if err := s.UserSession.Rename(from, to, options); err != nil {
		return err
	}
	s.person.mu.Lock()
	defer s.person.mu.Unlock()
	s.person.folders[strings.TrimRight(to, string(delimiter))] = s.person.folders[from]
	delete(s.person.folders, from)
	return nil
}

// List tells the folders, with what each is for (RFC 6154).
func (s *readingSession) List(w *imapserver.ListWriter, ref string, patterns []string, options *imap.ListOptions) error {
	if len(patterns) == 0 {
		return s.UserSession.List(w, ref, patterns, options)
	}
	s.person.mu.Lock()
	folders := maps.Clone(s.person.folders)
	s.person.mu.Unlock()
	for _, name := range slices.Sorted(maps.Keys(folders)) {
		matches := slices.ContainsFunc(patterns, func(pattern string) bool {
			return imapserver.MatchList(name, delimiter, ref, pattern)
		})
		if !matches || options.SelectSpecialUse && folders[name] == "" {
			continue
		}
		data := &imap.ListData{Mailbox: name, Delim: delimiter}
		if use := folders[name]; use != "" {
			data.Attrs = append(data.Attrs, use)
		}
		if options.ReturnSubscribed || options.SelectSubscribed {
			data.Attrs = append(data.Attrs, imap.MailboxAttrSubscribed)
		}
		if options.ReturnStatus != nil {
			status, err := s.Status(name, options.ReturnStatus)
			if err != nil {
				continue // deleted in between
			}
			data.Status = status
		}
		if err := w.WriteList(data); err != nil {
			return err
		}
	}
	return nil
}

// Idle tells what came in before the client asked, then what comes.
func (s *readingSession) Idle(w *imapserver.UpdateWriter, stop <-chan struct{}) error {
	if err := s.Poll(w, true); err != nil {
		return err
	}
	return s.UserSession.Idle(w, stop)
}

// inboxName spells the Inbox, whose name has no case (RFC 3501 section 5.1).
func inboxName(name string) string {
	if strings.EqualFold(name, "INBOX") {
		return "INBOX"
	}
	return name
}

// usualUse is what a folder of this name is for.
func usualUse(name string) imap.MailboxAttr {
	switch name {
	case "Sent":
		return imap.MailboxAttrSent
	case "Drafts":
		return imap.MailboxAttrDrafts
	case "Junk":
		return imap.MailboxAttrJunk
	case "Archive":
		return imap.MailboxAttrArchive
	}
	return ""
}
