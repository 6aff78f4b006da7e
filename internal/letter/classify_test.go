package letter_test

import (
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/letter"
)

// globex is what the process at Globex knows after two notes.
func globex() letter.Known {
	return letter.Known{
		Own:          []string{"ada@example.org", "ada.park@school.example"},
		Interviewers: []string{"wei.chen@eng.globex.example", "priya@globex.example", "sam.contractor@gmail.com"},
		Employer:     "Globex GmbH",
		MessageIDs:   []string{"note1@example.org", "note2@example.org"},
		Since:        time.Date(2026, 11, 23, 20, 30, 0, 0, time.UTC),
	}
}

var (
	day    = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	before = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
)

func from(email string) letter.Mail {
	return letter.Mail{From: letter.Address{Email: email}, Date: day, Subject: "Re: Thank you", Text: "Thank you, Ada."}
}

func with(m letter.Mail, change func(m *letter.Mail)) letter.Mail {
	change(&m)
	return m
}

// TestClassify goes through the order of Classify, and at each step through the mails that
// nearly belong to another one.
func TestClassify(t *testing.T) {
	ours := func(m *letter.Mail) { m.InReplyTo = []string{"note1@example.org"} }
	referenced := func(m *letter.Mail) { m.References = []string{"x@y", "note2@example.org"} }
	bounce := func(b letter.Bounce) letter.Mail {
		return with(from("MAILER-DAEMON@mx.example.org"), func(m *letter.Mail) { m.Bounce = &b })
	}
	automatic := func(m *letter.Mail) { m.Automatic = true }
	calendar := func(text string) func(m *letter.Mail) {
		return func(m *letter.Mail) { m.Calendar = [][]byte{[]byte(text)} }
	}
	for name, c := range map[string]struct {
		mail letter.Mail
		want letter.Kind
	}{
		"own copy":                               {with(from("Ada@Example.org"), referenced), letter.KindOwnCopy},
		"own copy from another address":          {from("ada.park@school.example"), letter.KindOwnCopy},
		"bounce of a note":                       {bounce(letter.Bounce{Recipient: "forwarded@elsewhere.example", Status: "5.1.1", Hard: true, OriginalMessageID: "note1@example.org"}), letter.KindBounce},
		"bounce from an interviewer's address":   {bounce(letter.Bounce{Recipient: "Priya@Globex.example"}), letter.KindBounce},
		"bounce in our thread":                   {with(bounce(letter.Bounce{}), ours), letter.KindBounce},
		"bounce of other mail":                   {bounce(letter.Bounce{Recipient: "landlord@home.example", OriginalMessageID: "rent@example.org"}), letter.KindUnrelated},
		"bounce of nobody knows what":            {bounce(letter.Bounce{}), letter.KindUnrelated},
		"old bounce of an interviewer's address": {with(bounce(letter.Bounce{Recipient: "priya@globex.example"}), func(m *letter.Mail) { m.Date = before }), letter.KindUnrelated},
		"delay of a note":                        {bounce(letter.Bounce{Delayed: true, OriginalMessageID: "note2@example.org"}), letter.KindDelayed},
		"success report":                         {bounce(letter.Bounce{Status: "2.0.0", OriginalMessageID: "note2@example.org"}), letter.KindUnrelated},
		"absence of an interviewer":              {with(from("priya@globex.example"), automatic), letter.KindAutoReply},
		"absence in our thread":                  {with(with(from("wei@private.example"), automatic), ours), letter.KindAutoReply},
		"receipt of the careers address":         {with(with(from("careers@globex.example"), automatic), func(m *letter.Mail) { m.NoReply = true }), letter.KindAutoReply},
		"absence of a stranger":                  {with(from("dentist@teeth.example"), automatic), letter.KindUnrelated},
		"invitation from the employer":           {with(from("priya@globex.example"), calendar("BEGIN:VCALENDAR")), letter.KindInvitation},
		"invitation sent by a calendar program":  {with(from("calendar-notification@google.com"), calendar("ORGANIZER:mailto:wei.chen@eng.globex.example")), letter.KindInvitation},
		"invitation of a stranger":               {with(from("club@chess.example"), calendar("ORGANIZER:mailto:club@chess.example")), letter.KindUnrelated},
		"absence with a calendar":                {with(with(from("priya@globex.example"), automatic), calendar("X")), letter.KindAutoReply},
		"reply":                                  {with(from("priya@globex.example"), ours), letter.KindReply},
		"reply from a private address":           {with(from("priya.nair@gmail.com"), ours), letter.KindReply},
		"reply by references only":               {with(from("assistant@agency.example"), referenced), letter.KindReply},
		"reply with a clock that is wrong":       {with(with(from("priya@globex.example"), ours), func(m *letter.Mail) { m.Date = before }), letter.KindReply},
		"reply without a date":                   {with(from("priya@globex.example"), func(m *letter.Mail) { m.Date = time.Time{} }), letter.KindReply},
		"interviewer, new thread":                {from("Wei.Chen@eng.globex.example"), letter.KindReply},
		"interviewer at a freemail address":      {from("sam.contractor@gmail.com"), letter.KindReply},
		"colleague at the employer":              {from("someone.new@globex.example"), letter.KindReply},
		"colleague at a subdomain":               {from("someone@hr-team.globex.example"), letter.KindReply},
		"somebody else at a freemail address":    {from("friend@gmail.com"), letter.KindUnrelated},
		"domain that only ends alike":            {from("x@notglobex.example"), letter.KindUnrelated},
		"employer, before the interview":         {with(from("priya@globex.example"), func(m *letter.Mail) { m.Date = before }), letter.KindUnrelated},
		"careers address of the employer":        {with(from("careers@globex.example"), func(m *letter.Mail) { m.NoReply = true }), letter.KindHiringSystem},
		"careers address in our thread":          {with(with(from("no-reply@globex.example"), ours), func(m *letter.Mail) { m.NoReply = true }), letter.KindHiringSystem},
		"newsletter of the employer":             {with(from("news@globex.example"), func(m *letter.Mail) { m.List = true }), letter.KindHiringSystem},
		"applicant system, employer in subject": {with(from("no-reply@us.greenhouse-mail.io"), func(m *letter.Mail) {
			m.NoReply, m.Subject = true, "Your application at GLOBEX"
		}), letter.KindHiringSystem},
		"applicant system, employer in text": {with(from("notifications@myworkday.com"), func(m *letter.Mail) {
			m.NoReply, m.Text = true, "Dear Ada, Globex has decided."
		}), letter.KindHiringSystem},
		"applicant system, employer in address": {with(from("globex@myworkday.com"), func(m *letter.Mail) { m.NoReply = true }), letter.KindHiringSystem},
		"applicant system, another employer": {with(from("no-reply@greenhouse.io"), func(m *letter.Mail) {
			m.NoReply, m.Subject, m.Text = true, "Your application at Initech", "Globexia"
		}), letter.KindUnrelated},
		"no-reply elsewhere, employer as sender": {with(from("no-reply@jobs-globex.example"), func(m *letter.Mail) {
			m.NoReply, m.From.Name = true, "Globex Recruiting"
		}), letter.KindHiringSystem},
		"no-reply elsewhere, employer in passing": {with(from("no-reply@news.example"), func(m *letter.Mail) {
			m.NoReply, m.Text = true, "Shares of Globex rose."
		}), letter.KindUnrelated},
		"job board": {with(from("jobs-noreply@linkedin.com"), func(m *letter.Mail) {
			m.NoReply, m.Subject = true, "Globex is hiring"
		}), letter.KindUnrelated},
		"stranger": {from("mother@home.example"), letter.KindUnrelated},
	} {
		if got := letter.Classify(c.mail, globex()); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestClassifyFiles reads real bytes from end to end.
func TestClassifyFiles(t *testing.T) {
	k := globex()
	k.Interviewers = append(k.Interviewers, "wei.chen@globex.example", "juergen.mueller@globex.example")
	k.Since = time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC)
	for name, want := range map[string]letter.Kind{
		"absence_exchange":  letter.KindAutoReply,
		"bounce_hard":       letter.KindBounce,
		"bounce_full":       letter.KindBounce,
		"delayed":           letter.KindDelayed,
		"exim_own_words":    letter.KindBounce,
		"gmail_alternative": letter.KindReply,
		"outlook_html_only": letter.KindReply,
		"zoom_invitation":   letter.KindInvitation,
		"unclosed":          letter.KindReply,
	} {
		mail, err := letter.Parse(readFile(t, filepath.Join("testdata", "parse", name+".eml")))
		if err != nil {
			t.Fatal(err)
		}
		if got := letter.Classify(mail, k); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestClassifyAlone: with nothing to relate to, a mail is judged by itself.
func TestClassifyAlone(t *testing.T) {
	nothing := letter.Known{Own: []string{"ada@example.org"}}
	for name, c := range map[string]struct {
		mail letter.Mail
		want letter.Kind
	}{
		"person":     {from("priya@globex.example"), letter.KindReply},
		"own":        {from("ada@example.org"), letter.KindOwnCopy},
		"bounce":     {with(from("mailer-daemon@x.example"), func(m *letter.Mail) { m.Bounce = &letter.Bounce{Hard: true} }), letter.KindBounce},
		"delay":      {with(from("mailer-daemon@x.example"), func(m *letter.Mail) { m.Bounce = &letter.Bounce{Delayed: true} }), letter.KindDelayed},
		"absence":    {with(from("priya@globex.example"), func(m *letter.Mail) { m.Automatic = true }), letter.KindAutoReply},
		"invitation": {with(from("priya@globex.example"), func(m *letter.Mail) { m.Calendar = [][]byte{{1}} }), letter.KindInvitation},
		"system":     {with(from("no-reply@lever.co"), func(m *letter.Mail) { m.NoReply = true }), letter.KindHiringSystem},
		"newsletter": {with(from("news@shop.example"), func(m *letter.Mail) { m.List = true }), letter.KindUnrelated},
	} {
		if got := letter.Classify(c.mail, nothing); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestClassifyPromises: whatever else a mail is, a machine's answer is no reply, our own
// words answer nothing, and an answer in our thread is never overlooked.
func TestClassifyPromises(t *testing.T) {
	emails := []string{"ada@example.org", "priya@globex.example", "x@globex.example", "friend@gmail.com", "careers@globex.example", ""}
	ids := []string{"note1@example.org", "note2@example.org", "other@x.example"}
	rapid.Check(t, func(t *rapid.T) {
		m := letter.Mail{
			From:       letter.Address{Email: rapid.SampledFrom(emails).Draw(t, "from")},
			InReplyTo:  rapid.SliceOfN(rapid.SampledFrom(ids), 0, 2).Draw(t, "in reply to"),
			References: rapid.SliceOfN(rapid.SampledFrom(ids), 0, 3).Draw(t, "references"),
			Date:       rapid.SampledFrom([]time.Time{{}, before, day}).Draw(t, "date"),
			Automatic:  rapid.Bool().Draw(t, "automatic"),
			NoReply:    rapid.Bool().Draw(t, "no reply"),
			List:       rapid.Bool().Draw(t, "list"),
		}
		if rapid.Bool().Draw(t, "calendar") {
			m.Calendar = [][]byte{[]byte("ORGANIZER:mailto:priya@globex.example")}
		}
		kind := letter.Classify(m, globex())
		threaded := false
		for _, id := range append(m.InReplyTo, m.References...) {
			threaded = threaded || id != "other@x.example"
		}
		own := m.From.Email == "ada@example.org"
		switch {
		case own != (kind == letter.KindOwnCopy):
			t.Fatalf("own %v is %s", own, kind)
		case m.Automatic && (kind == letter.KindReply || kind == letter.KindHiringSystem || kind == letter.KindInvitation):
			t.Fatalf("an automatic mail is %s", kind)
		case !m.Automatic && kind == letter.KindAutoReply:
			t.Fatal("a person's mail is an automatic reply")
		case threaded && !own && kind == letter.KindUnrelated:
			t.Fatal("an answer in our thread is overlooked")
		}
	})
}

// TestSenderTraits: which addresses and fields mark departments, systems and lists.
func TestSenderTraits(t *testing.T) {
	for _, c := range []struct {
		head          string
		noReply, list bool
	}{
		{"From: no-reply@globex.example", true, false},
		{"From: noreply-apps@globex.example", true, false},
		{"From: Do Not Reply <donotreply@globex.example>", true, false},
		{"From: careers@globex.example", true, false},
		{"From: Globex Talent <talent-acquisition@globex.example>", true, false},
		{"From: bewerbung@globex.example", true, false},
		{"From: Globex <mail@eu.greenhouse-mail.io>", true, false},
		{"From: talentsdóttir@globex.example", false, false},
		{"From: Wei Chen <wei.chen@globex.example>", false, false},
		{"From: Jo Careersson <jo@globex.example>", false, false},
		{"From: peopleson@globex.example", false, false},
		{"From: Wei <wei.chen@globex.example>\nSender: x@hire.lever.co", false, false},
		{"From: Globex <news@globex.example>\nReturn-Path: <bounce-1@hire.lever.co>", true, false},
		{"From: news@globex.example\nList-Id: <news.globex.example>", false, true},
		{"From: news@globex.example\nList-Unsubscribe: <https://globex.example/u>\nPrecedence: bulk", false, true},
		{"From: wei.chen@globex.example\nList-Unsubscribe: <https://globex.example/u>", false, false},
	} {
		mail, err := letter.Parse([]byte(c.head + "\nSubject: Hello\n\nHello\n"))
		if err != nil {
			t.Fatal(err)
		}
		if mail.NoReply != c.noReply || mail.List != c.list {
			t.Errorf("%q: no reply %v, list %v", c.head, mail.NoReply, mail.List)
		}
	}
}
