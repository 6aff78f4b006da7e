package letter_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/letter"
)

// TestParseGolden reads every mail of testdata/parse and compares the whole value with the
// file beside it.
func TestParseGolden(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "parse", "*.eml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no mails in testdata/parse: %v", err)
	}
	for _, file := range files {
		mail, err := letter.Parse(readFile(t, file))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		got := portrait(t, mail)
		golden := strings.TrimSuffix(file, ".eml") + ".json"
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := readFile(t, golden); !bytes.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
		}
	}
}

// portrait returns m as JSON that a person can read.
func portrait(t *testing.T, m letter.Mail) []byte {
	t.Helper()
	calendars := []string{}
	for _, c := range m.Calendar {
		calendars = append(calendars, string(c))
	}
	m.Calendar = nil
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(struct {
		letter.Mail
		Calendar []string
	}{m, calendars}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestParseRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		raw  []byte
		want error
	}{
		"nothing":          {nil, letter.ErrNoHeader},
		"prose":            {[]byte("Dear Ada,\n\nthank you: we will see.\n"), letter.ErrNoHeader},
		"a picture":        {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), letter.ErrNoHeader},
		"more than 25 MB":  {append([]byte("From: a@b.example\n\n"), make([]byte, letter.MaxMail)...), letter.ErrTooLarge},
		"an empty heading": {[]byte("\r\n\r\nFrom: a@b.example\r\n"), letter.ErrNoHeader},
	} {
		if _, err := letter.Parse(c.raw); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

// TestParseIsBounded: nesting, thousands of parts and endless quoting cost little time and
// nothing fails.
func TestParseIsBounded(t *testing.T) {
	var nested strings.Builder
	nested.WriteString("From: a@b.example\nSubject: deep\n")
	for i := range 5000 {
		fmt.Fprintf(&nested, "Content-Type: multipart/mixed; boundary=\"b%d\"\n\n--b%d\n", i, i)
	}
	nested.WriteString("Content-Type: text/plain\n\nbottom\n")
	many := "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nhello\n", 100_000) + "--b--\n"
	html := "From: a@b.example\nContent-Type: text/html\n\n" + strings.Repeat("<blockquote>", 100_000) + "x"
	heads := "From: a@b.example\n" + strings.Repeat("X: y\n z\n", 100_000) + "\nhello\n"
	colons := "From: a@b.example\n\n" + strings.Repeat("On Monday 3 wrote a@b.example <a@b.example> wrote:\n", 20_000)
	encoded := "From: a@b.example\nSubject: " + strings.Repeat("=?utf-8?q?=C3=BC?= ", 50_000) + "\n\nhello\n"
	line := "From: a@b.example\n\n" + strings.Repeat("a@", 500_000) + ":\n"
	for name, raw := range map[string]string{"nested": nested.String(), "many parts": many, "html": html, "heads": heads, "intros": colons, "encoded": encoded, "long line": line} {
		start := time.Now()
		mail, err := letter.Parse([]byte(raw))
		if err != nil || mail.From.Email != "a@b.example" {
			t.Errorf("%s: from %q, error %v", name, mail.From.Email, err)
		}
		// Generous: what this guards against takes minutes.
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s of %d bytes took %v", name, len(raw), took)
		} else {
			t.Logf("%s: %d KB in %v", name, len(raw)>>10, took)
		}
	}
}

// TestReplyInManyTongues: the line that introduces a quote is recognised as programs
// write it, and the words above it are all that remains.
func TestReplyInManyTongues(t *testing.T) {
	for _, intro := range []string{
		"On Mon, 23 Nov 2026 at 17:05, Ada Park <ada@example.org> wrote:",
		"On 23/11/2026 17:05, Ada Park wrote:",
		"On Nov 23, 2026, at 5:05 PM, Ada Park <ada@example.org> wrote:",
		"Am Mo., 23. Nov. 2026 um 17:05 Uhr schrieb Ada Park <ada@example.org>:",
		"Am 23.11.2026 um 17:05 schrieb Ada Park:",
		"Le lun. 23 nov. 2026 à 17:05, Ada Park <ada@example.org> a écrit :",
		"El lun, 23 nov 2026 a las 17:05, Ada Park (<ada@example.org>) escribió:",
		"Op ma 23 nov 2026 om 17:05 schreef Ada Park <ada@example.org>:",
		"Il giorno lun 23 nov 2026 alle ore 17:05 Ada Park <ada@example.org> ha scritto:",
		"Il 23/11/2026 17:05, Ada Park ha scritto:",
		"Em seg., 23 de nov. de 2026 às 17:05, Ada Park <ada@example.org> escreveu:",
		"Den mån 23 nov. 2026 kl 17:05 skrev Ada Park <ada@example.org>:",
		"man. 23. nov. 2026 kl. 17:05 skrev Ada Park <ada@example.org>:",
		"ma 23. marrask. 2026 klo 17.05 Ada Park (ada@example.org) kirjoitti:",
		"pon., 23 lis 2026 o 17:05 Ada Park <ada@example.org> napisał(a):",
		"po 23. 11. 2026 v 17:05 odesílatel Ada Park <ada@example.org> napsal:",
		"пн, 23 нояб. 2026 г. в 17:05, Ada Park <ada@example.org>:",
		"Ada Park <ada@example.org>, 23 Kas 2026 Pzt, 17:05 tarihinde şunu yazdı:",
		"2026年11月23日(月) 17:05 Ada Park <ada@example.org>:",
		"-----Original Message-----",
		"---------- Forwarded message ---------",
		"Begin forwarded message:",
		"-----Ursprüngliche Nachricht-----",
		"________________________________",
		"From: Ada Park <ada@example.org>\nSent: Monday, November 23, 2026 5:05 PM\nTo: Wei Chen\nSubject: Thank you",
		"De : Ada Park <ada@example.org>\nEnvoyé : lundi 23 novembre 2026 17:05\nÀ : Wei Chen\nObjet : Thank you",
	} {
		for _, quote := range []string{"> Dear Wei,\n> thank you.", "Dear Wei,\n\nthank you."} {
			mail, err := letter.Parse(mailOf([]byte("Thank you, Ada.\n\nWe decide on Friday.\n\n" + intro + "\n\n" + quote + "\n")))
			if err != nil {
				t.Fatal(err)
			}
			if want := "Thank you, Ada.\n\nWe decide on Friday."; mail.Reply != want {
				t.Errorf("%s: got\n%s", intro, mail.Reply)
			}
		}
	}
}

// TestReplyKeepsThePersonsWords: prose that looks a little like a mail program's lines.
func TestReplyKeepsThePersonsWords(t *testing.T) {
	for _, text := range []string{
		"Hi Ada,\n\nfrom: where I sit it looks good.\n\nWei",
		"Sent from my desk, for once: we would like to go on.\n\nWei",
		"Two things I wrote down on Monday 23:\n\n- the reindex\n- the index nobody drops",
		"On Friday, 27 November, we decide.\nI will call you.",
		"Yes.",
		"My answer is below.\n\n> Is there a new date?\n\nYes, Friday.",
		"To: be honest, we need more time.\nDate: unknown.\n\nWei",
	} {
		mail, err := letter.Parse(mailOf([]byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		if mail.Reply != text {
			t.Errorf("got\n%s\nwant\n%s", mail.Reply, text)
		}
	}
}

// TestReplyAboveANameAndAQuote: "Ada Park wrote:" introduces a quote only right above one.
func TestReplyAboveANameAndAQuote(t *testing.T) {
	for text, want := range map[string]string{
		"Yes, Friday.\n\nAda Park wrote:\n> Is there a date?":           "Yes, Friday.",
		"Our CTO wrote:\n\nwe need a second talk.\n\nWei":               "Our CTO wrote:\n\nwe need a second talk.\n\nWei",
		"Ada Park wrote:\n> Is there a date?\n\nYes, Friday.":           "Yes, Friday.",
		"> Is there a date?\nYes, Friday.\n> And a time?\nNoon.\n> Bye": "> Is there a date?\nYes, Friday.\n> And a time?\nNoon.",
	} {
		mail, err := letter.Parse(mailOf([]byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		if mail.Reply != want {
			t.Errorf("%q: got %q, want %q", text, mail.Reply, want)
		}
	}
}

// absences are notices as programs and people write them, with the day of return they
// name. All are dated Monday 23 November 2026.
var absences = []struct{ subject, body, want string }{
	{"Automatic reply: Thank you", "I am out of the office and will be back on 30 November 2026.", "2026-11-30"},
	{"Automatic reply: Thank you", "I am on leave until November 30. For urgent matters contact Priya.", "2026-11-30"},
	{"Automatic reply: Thank you", "I'm away from Mon 23 Nov through Fri 27 Nov, returning Monday, November 30th, 2026.", "2026-11-30"},
	{"Automatic reply: Thank you", "I will return on 2026-12-01.", "2026-12-01"},
	{"Automatic reply: Thank you", "Out of office until Monday.", "2026-11-30"},
	{"Automatic reply: Thank you", "I'm away until 4 January and will answer then.", "2027-01-04"},
	{"Automatic reply: Thank you", "I am out until 12/03/2026.", ""},
	{"Automatic reply: Thank you", "I am out until 11/30/2026.", "2026-11-30"},
	{"Automatic reply: Thank you", "I am out until 30/11.", "2026-11-30"},
	{"Automatic reply: Thank you", "I am out of the office from 23 to 27 November.", "2026-11-30"},
	{"Automatic reply: Thank you", "I'm out of the office Friday. For pressing matters call.", ""},
	{"Automatic reply: Thank you", "I was here until 31 February.", ""},
	{"Automatische Antwort: Thank you", "Ich bin bis einschließlich 27.11.2026 nicht im Büro und ab dem 30.11.2026 wieder erreichbar.", "2026-11-30"},
	{"Automatische Antwort: Thank you", "Ich bin bis zum 30. November im Urlaub. Ihre E-Mail wird nicht weitergeleitet.", "2026-11-30"},
	{"Abwesenheitsnotiz: Thank you", "Ich bin am Montag, den 30.11. wieder im Büro zurück.", "2026-11-30"},
	{"Abwesenheitsnotiz: Thank you", "Ich bin ab Montag, den 30.11., wieder im Büro.", "2026-11-30"},
	{"Réponse automatique : Thank you", "Je suis absente jusqu'au 30 novembre 2026 inclus.", "2026-12-01"},
	{"Réponse automatique : Thank you", "Je suis en congés, de retour le lundi 30 novembre.", "2026-11-30"},
	{"Réponse automatique : Thank you", "Absent du bureau jusqu'au 04/12/2026.", "2026-12-04"},
	{"Respuesta automática: Thank you", "Estaré fuera de la oficina hasta el 30 de noviembre de 2026.", "2026-11-30"},
	{"Respuesta automática: Thank you", "Estoy de vacaciones y regreso el lunes 30 de noviembre.", "2026-11-30"},
	{"Automatisch antwoord: Thank you", "Ik ben afwezig tot en met 27 november en maandag 30 november weer aanwezig.", "2026-11-30"},
	{"Automatisch antwoord: Thank you", "Ik ben met vakantie en vanaf maandag 30 november weer bereikbaar.", "2026-11-30"},
	{"Risposta automatica: Thank you", "Sono fuori ufficio fino al 30/11/2026.", "2026-11-30"},
	{"Risposta automatica: Thank you", "Sono in ferie, rientro il 1 dicembre.", "2026-12-01"},
	{"Resposta automática: Thank you", "Estou de férias até 30 de novembro de 2026.", "2026-11-30"},
	{"Resposta automática: Thank you", "Estarei ausente e regresso no dia 1 de dezembro.", "2026-12-01"},
	{"Re: Thank you", "This is an automated response. I am currently out of the office with limited access to e-mail and will respond upon my return on December 1.", "2026-12-01"},
	{"Re: Thank you", "Ich bin derzeit nicht im Büro. Nach meiner Rückkehr am 1. Dezember melde ich mich. In dringenden Fällen wenden Sie sich bitte an Frau Nair.", "2026-12-01"},
	// an end that is part of the absence
	{"Automatic reply: Thank you", "I am on vacation through Wednesday, November 25.", "2026-11-26"},
	{"Automatic reply: Thank you", "Out of office until 2 December 2026 inclusive.", "2026-12-03"},
	{"Automatic reply: Thank you", "I will be out of the office 11/23-11/27 with limited access to email.", "2026-11-30"},
	{"Automatische Antwort: Thank you", "Vom 23.11. bis 25.11.2026 bin ich nicht im Büro.", "2026-11-26"},
	{"Automatische Antwort: Thank you", "Ich bin bis einschließlich Donnerstag, 26. November abwesend.", "2026-11-27"},
	{"Automatische Antwort: Thank you", "Ich bin bis inkl. 1.12.2026 außer Haus.", "2026-12-02"},
	{"Automatisch antwoord: Thank you", "Ik ben afwezig t/m donderdag 26 november.", "2026-11-27"},
	{"Automatisch antwoord: Thank you", "Van 23 november tot en met 1 december ben ik met vakantie.", "2026-12-02"},
	{"Réponse automatique : Thank you", "Je suis en congés du 23 au 26 novembre inclus.", "2026-11-27"},
	{"Respuesta automática: Thank you", "Estaré ausente del 23 al 26 de noviembre.", "2026-11-27"},
	{"Risposta automatica: Thank you", "Sono in ferie dal 23 al 26 novembre compreso.", "2026-11-27"},
	{"Resposta automática: Thank you", "Estarei de férias até 26 de novembro, inclusive.", "2026-11-27"},
	// by distance
	{"Automatic reply: Thank you", "I'm out today and will be back tomorrow.", "2026-11-24"},
	{"Automatic reply: Thank you", "I am away and back in the office next Monday.", "2026-11-30"},
	{"Automatic reply: Thank you", "Travelling; I will return next week.", "2026-11-30"},
	{"Automatic reply: Thank you", "On leave, back on the 30th.", "2026-11-30"},
	{"Automatische Antwort: Thank you", "Ich bin heute nicht im Büro und ab morgen wieder erreichbar.", "2026-11-24"},
	{"Automatische Antwort: Thank you", "Ich bin abwesend und übermorgen wieder zurück.", ""},
	{"Automatische Antwort: Thank you", "Ab nächster Woche bin ich wieder für Sie da.", "2026-11-30"},
	{"Automatische Antwort: Thank you", "Ich bin im Urlaub und ab kommendem Montag wieder da.", "2026-11-30"},
	{"Réponse automatique : Thank you", "Absente aujourd'hui, je serai de retour demain.", "2026-11-24"},
	{"Réponse automatique : Thank you", "En congés, je serai de retour lundi prochain.", "2026-11-30"},
	{"Respuesta automática: Thank you", "Estoy fuera de la oficina. Vuelvo mañana.", "2026-11-24"},
	{"Respuesta automática: Thank you", "Estoy de vacaciones, regreso el próximo lunes.", "2026-11-30"},
	{"Risposta automatica: Thank you", "Sono fuori ufficio, rientro domani.", "2026-11-24"},
	{"Risposta automatica: Thank you", "Sono in ferie e rientrerò lunedì prossimo.", "2026-11-30"},
	{"Automatisch antwoord: Thank you", "Ik ben niet aanwezig en morgen weer bereikbaar.", ""},
	{"Automatisch antwoord: Thank you", "Ik ben afwezig en volgende week terug.", ""},
	{"Automatisch antwoord: Thank you", "Ik ben op maandag 30 november weer op kantoor.", "2026-11-30"},
	{"Resposta automática: Thank you", "Estou ausente hoje e volto amanhã.", "2026-11-24"},
	{"Resposta automática: Thank you", "Estou de férias e regresso na próxima segunda-feira.", "2026-11-30"},
	// "from" is the start of the absence here
	{"Automatische Antwort: Thank you", "Ab dem 25.11. bin ich im Urlaub bis zum 7.12.2026.", "2026-12-07"},
	{"Réponse automatique : Thank you", "À partir du 25 novembre je suis absent jusqu'au 7 décembre.", "2026-12-07"},
}

func absenceMail(subject, body, fields string) []byte {
	return []byte("From: Wei Chen <wei.chen@globex.example>\nTo: ada@example.org\nSubject: " + subject +
		"\nDate: Mon, 23 Nov 2026 18:00:00 -0500\nIn-Reply-To: <note1@example.org>\n" + fields + "Content-Type: text/plain; charset=utf-8\n\n" + body + "\n")
}

func TestAbsenceNotices(t *testing.T) {
	for _, c := range absences {
		mail, err := letter.Parse(absenceMail(c.subject, c.body, ""))
		if err != nil {
			t.Fatal(err)
		}
		if !mail.Automatic {
			t.Errorf("%q, %q: not called automatic", c.subject, c.body)
		}
		var want interview.Date
		if c.want != "" {
			if want, err = interview.ParseDate(c.want); err != nil {
				t.Fatal(err)
			}
		}
		if mail.Return != want {
			t.Errorf("%q: return %v, want %v", c.body, mail.Return, want)
		}
	}
}

// TestMachineFields: each field alone marks an automatic answer; none of those that other
// machines set does.
func TestMachineFields(t *testing.T) {
	for fields, want := range map[string]bool{
		"Auto-Submitted: auto-replied\n":                              true,
		"Auto-Submitted: auto-replied (vacation)\n":                   true,
		"Auto-Submitted: auto-replied; owner-email=\"x@y.example\"\n": true,
		"X-Autoreply: yes\n":                                          true,
		"X-Autorespond: Thank you\n":                                  true,
		"Precedence: auto_reply\n":                                    true,
		"Auto-Submitted: no\n":                                        false,
		"Auto-Submitted: auto-generated\n":                            false,
		"X-Auto-Response-Suppress: DR, OOF\n":                         false,
		"Precedence: bulk\n":                                          false,
		"X-Autoreply: no\n":                                           false,
		"Return-Path: <wei@globex.example>\n":                         false,
		"Content-Language: en\nX-Mailer: any\n":                       false,
	} {
		mail, err := letter.Parse(absenceMail("Re: Thank you", "Thank you, Ada. We decide on Friday.", fields))
		if err != nil {
			t.Fatal(err)
		}
		if mail.Automatic != want {
			t.Errorf("%q: automatic %v, want %v", fields, mail.Automatic, want)
		}
	}
}

// TestPeopleAreNotMachines: somebody who is away, or writes about bounces, and answers.
func TestPeopleAreNotMachines(t *testing.T) {
	for _, c := range []struct{ subject, body string }{
		{"Re: Thank you", "Hi Ada,\n\nI'm out of the office this week, but we decided: we would like to make you an offer.\n\nWei"},
		{"Re: Thank you", "I am on vacation until Monday, will get back to you then.\n\nWei"},
		{"Re: Automatic reply: Thank you", "Thanks, I saw your notice. Let us talk on Monday."},
		{"Out of office next week", "Can we talk before Friday? I am travelling afterwards."},
		{"Re: Undelivered Mail Returned to Sender", "My mail to you bounced: user unknown. Is this address right?"},
		{"Delivery problem", "I could not deliver my message to your other address, it bounced."},
		{"Re: Thank you", "Ich bin nächste Woche im Urlaub und melde mich am 30.11.\n\nJürgen"},
		{"Auto insurance role", "Thanks for applying."},
	} {
		mail, err := letter.Parse(absenceMail(c.subject, c.body, ""))
		if err != nil {
			t.Fatal(err)
		}
		if mail.Automatic || mail.Bounce != nil {
			t.Errorf("%q, %q: automatic %v, bounce %v", c.subject, c.body, mail.Automatic, mail.Bounce)
		}
	}
}

// TestDecisionsAreNotAbsence: what hiring systems send looks like a machine's mail, and is
// the employer's answer.
func TestDecisionsAreNotAbsence(t *testing.T) {
	for _, body := range []string{
		"Dear Ada,\n\nafter careful consideration we will not move forward.\n\nThis is an automated message. Please do not reply to this e-mail.",
		"Sehr geehrte Frau Park,\n\nwir haben uns anders entschieden.\n\nDies ist eine automatisch generierte Nachricht. In dringenden Fällen wenden Sie sich bitte an bewerbung@globex.example.",
	} {
		raw := "From: Globex <no-reply@greenhouse.io>\nTo: ada@example.org\nSubject: Your application at Globex\nDate: Wed, 25 Nov 2026 10:00:00 +0000\n" +
			"Return-Path: <>\nAuto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\nContent-Type: text/plain; charset=utf-8\n\n" + body + "\n"
		mail, err := letter.Parse([]byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		if got := letter.Classify(mail, globex()); got != letter.KindHiringSystem {
			t.Errorf("%q is %s, automatic %v", body, got, mail.Automatic)
		}
	}
}

// FuzzParse: any bytes give a mail or an error, and the same mail each time.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/parse/*.eml", filepath.Join(corpora, "bounces", "*-0[13].eml"), filepath.Join(corpora, "autoreply", "*.eml")} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			if raw := readFile(f, file); len(raw) < 8<<10 {
				f.Add(raw)
			}
		}
	}
	f.Add([]byte("From: a@b\nContent-Type: text/plain; charset=utf-7\n\n+AGE-"))
	f.Add(absenceMail("Abwesend", "bis 30.11. 2026-99-99 until 3/4 back on monday", ""))
	f.Fuzz(func(t *testing.T, raw []byte) {
		mail, err := letter.Parse(raw)
		if err != nil {
			return
		}
		if mail.Bounce != nil && mail.Automatic {
			t.Error("both a bounce and an automatic reply")
		}
		if strings.TrimSpace(mail.Text) != "" && strings.TrimSpace(mail.Reply) == "" {
			t.Errorf("text %q leaves no reply", mail.Text)
		}
		for _, s := range []string{mail.Subject, mail.From.Name, mail.Text, mail.Reply} {
			if strings.ToValidUTF8(s, "") != s {
				t.Errorf("%q is not UTF-8", s)
			}
		}
		again, err := letter.Parse(raw)
		if err != nil || fmt.Sprintf("%+v", again) != fmt.Sprintf("%+v", mail) && mail.Bounce == nil {
			t.Error("a second reading differs")
		}
		letter.Classify(mail, letter.Known{Own: []string{"ada@example.org"}, Interviewers: []string{"wei@globex.example"}, Employer: "Globex", MessageIDs: []string{"note1@example.org"}})
	})
}

func BenchmarkParse(b *testing.B) {
	for _, name := range []string{"gmail_alternative", "outlook_html_only", "bounce_hard", "absence_exchange"} {
		raw := readFile(b, filepath.Join("testdata", "parse", name+".eml"))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if _, err := letter.Parse(raw); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
