package caldav_test

import (
	"encoding/pem"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"afterword/internal/caldav"
	"afterword/internal/calendar"
	"afterword/internal/followup"
)

// shelf is a server that keeps what it is given and names it as it is told: what real
// servers do that Radicale does not.
type shelf struct {
	mu    sync.Mutex
	lies  map[string]string
	etag  string // sent with everything, whatever it holds; may be empty
	asked []string
}

func (s *shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, there := s.lies[r.URL.Path]
	s.asked = append(s.asked, r.Method+" "+r.Header.Get("If-Match")+r.Header.Get("If-None-Match"))
	if r.Header.Get("If-None-Match") == "*" && there || r.Header.Get("If-Match") != "" && !there {
		w.WriteHeader(http.StatusPreconditionFailed)
		return
	}
	if s.etag != "" {
		w.Header().Set("ETag", s.etag)
	}
	w.Header().Set("Last-Modified", "yesterday") // nobody can read that
	switch r.Method {
	case http.MethodPut:
		body, err := io.ReadAll(r.Body)
		if err != nil || r.ContentLength != int64(len(body)) {
			w.WriteHeader(http.StatusLengthRequired)
			return
		}
		s.lies[r.URL.Path] = string(body)
		w.WriteHeader(http.StatusCreated)
	case http.MethodDelete:
		delete(s.lies, r.URL.Path)
		w.WriteHeader(http.StatusNoContent)
	case http.MethodGet:
		if !there {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		_, _ = io.WriteString(w, s.lies[r.URL.Path])
	}
}

// push pushes one entry and returns what is known of it then.
func pushTo(t *testing.T, url string, e calendar.Entry, was followup.Pushed) followup.Pushed {
	t.Helper()
	var now followup.Pushed
	err := caldav.Client{}.Push(t.Context(), followup.CalendarServer{URL: url, Username: "ada", Password: "p"},
		[]followup.CalendarEntry{{Entry: e, Pushed: was}}, func(_ string, p followup.Pushed) error {
			now = p
			return nil
		})
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// TestServersThatDoNotNameVersions: without an ETag that can be compared, every write still
// says whether something must lie there.
func TestServersThatDoNotNameVersions(t *testing.T) {
	for name, etag := range map[string]string{"none": "", "weak": `W/"1"`} {
		t.Run(name, func(t *testing.T) {
			s := &shelf{lies: map[string]string{}, etag: etag}
			server := httptest.NewServer(s)
			defer server.Close()
			url := server.URL + "/ada/work/"
			place := "/ada/work/" + checkIn.UID + ".ics"
			now := pushTo(t, url, checkIn, followup.Pushed{})
			if now != (followup.Pushed{There: true}) {
				t.Errorf("put: %+v", now)
			}
			for line := range strings.Lines(s.lies[place]) {
				if len(line) > 77 {
					t.Errorf("a line of %d bytes: %q", len(line), line)
				}
			}
			now = pushTo(t, url, changed(checkIn, moved), now)
			if now != (followup.Pushed{There: true, Sequence: 1}) || !strings.Contains(s.lies[place], "DTSTART:20261203T150000Z") {
				t.Errorf("moved: %+v\n%s", now, s.lies[place])
			}
			kept := s.lies[place]
			delete(s.lies, place)
			if gone := pushTo(t, url, changed(checkIn, moved), now); !gone.Gone || len(s.lies) != 0 {
				t.Errorf("deleted there: %+v", gone)
			}
			s.lies[place] = kept
			if now = pushTo(t, url, changed(checkIn, cancelled), now); now != (followup.Pushed{}) || len(s.lies) != 0 {
				t.Errorf("cancelled: %+v", now)
			}
			for _, asked := range s.asked {
				if method, condition, _ := strings.Cut(asked, " "); method != http.MethodGet && condition != "*" {
					t.Errorf("a write without a condition: %q", asked)
				}
			}
		})
	}
}

// TestWhatServersRefuse holds what each refusal means, and that none tells the password.
func TestWhatServersRefuse(t *testing.T) {
	const secret = "correct horse"
	for _, row := range []struct {
		code   int
		header http.Header
		says   string
	}{
		{401, http.Header{"Www-Authenticate": {`Basic realm="x"`}}, "does not take the user name ada or its password"},
		{401, http.Header{"Www-Authenticate": {`Digest realm="x"`}}, "HTTP Basic authentication"},
		{403, nil, "does not let you write to"},
		{404, nil, "there is no calendar at"},
		{301, http.Header{"Location": {"https://elsewhere.example/dav/?x=1"}}, "points to another address: give https://elsewhere.example/dav/ "},
		{429, nil, "is busy: try again later"},
		{500, nil, "failed: try again later"},
		{507, nil, "no room left"},
		{400, nil, "refused it (the server answered 400 Bad Request)"},
		{200, nil, "was not understood"},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			for name, values := range row.header {
				w.Header()[name] = values
			}
			w.WriteHeader(row.code)
			_, password, _ := r.BasicAuth()
			_, _ = io.WriteString(w, "you said "+password)
		}))
		access := followup.CalendarServer{URL: server.URL + "/ada/", Username: "ada", Password: secret}
		_, findErr := caldav.Client{}.Find(t.Context(), access)
		pushErr := caldav.Client{}.Push(t.Context(), access, []followup.CalendarEntry{{Entry: checkIn}}, func(string, followup.Pushed) error { return nil })
		server.Close()
		for what, err := range map[string]error{"find": findErr, "push": pushErr} {
			switch {
			case what == "push" && row.code == 200: // it says that it took it, and shows another event
			case err == nil || !strings.Contains(err.Error()+" ", row.says):
				t.Errorf("%d: %s says %v, want %q in it", row.code, what, err, row.says)
			case strings.Contains(err.Error(), "horse"):
				t.Errorf("%d: %s tells the password: %v", row.code, what, err)
			}
		}
	}
}

// TestOwnAuthority signs in to a server whose authority only the person trusts.
func TestOwnAuthority(t *testing.T) {
	server := httptest.NewTLSServer(&shelf{lies: map[string]string{}, etag: `"1"`})
	defer server.Close()
	access := followup.CalendarServer{URL: server.URL + "/ada/", Username: "ada", Password: "p"}
	push := func() error {
		return caldav.Client{}.Push(t.Context(), access, []followup.CalendarEntry{{Entry: checkIn}}, func(string, followup.Pushed) error { return nil })
	}
	if err := push(); err == nil || !strings.Contains(err.Error(), "give the certificate of its authority with --ca") {
		t.Errorf("without its authority: %v", err)
	}
	access.CAFile = filepath.Join(t.TempDir(), "ca.pem")
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := errors.Join(os.WriteFile(access.CAFile, certificate, 0o600), push()); err != nil {
		t.Errorf("with it: %v", err)
	}
}

// TestWellKnownAddress finds the calendars of a server that shows them elsewhere (RFC 6764).
func TestWellKnownAddress(t *testing.T) {
	const answer = `<?xml version="1.0"?><multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><response><href>%HREF%</href><propstat><prop>%PROP%</prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>`
	props := map[string][2]string{
		"/dav":      {"/dav", `<resourcetype><collection/></resourcetype><current-user-principal><href>/dav/ada/</href></current-user-principal>`},
		"/dav/ada/": {"/dav/ada/", `<C:calendar-home-set><href>/dav/home/</href></C:calendar-home-set>`},
		"/dav/home/": {"/dav/home/work/", `<resourcetype><collection/><C:calendar/></resourcetype><displayname>Work</displayname>` +
			`<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>`},
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/.well-known/caldav" {
			http.Redirect(w, r, "/dav", http.StatusMovedPermanently)
			return
		}
		found, ok := props[r.URL.Path]
		if !ok || r.Method != "PROPFIND" {
			w.WriteHeader(http.StatusMethodNotAllowed)
			return
		}
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(http.StatusMultiStatus)
		_, _ = io.WriteString(w, strings.NewReplacer("%HREF%", found[0], "%PROP%", found[1]).Replace(answer))
	}))
	defer server.Close()
	found, err := caldav.Client{}.Find(t.Context(), followup.CalendarServer{URL: server.URL, Username: "ada", Password: "p"})
	if want := (followup.FoundCalendar{URL: server.URL + "/dav/home/work/", Name: "Work"}); err != nil || found != want {
		t.Errorf("found %+v (%v), want %+v", found, err, want)
	}
}

// FuzzWhatLiesThere pushes over whatever somebody left in our place. An event of ours is
// replaced by one that reads back, anything else is left alone.
func FuzzWhatLiesThere(f *testing.F) {
	for _, seed := range []string{
		"", theirs, "UID:" + checkIn.UID, "uid;x=\"a:b\":" + checkIn.UID + "\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n",
		"BEGIN:VALARM\nBEGIN:VALARM\nUID:" + checkIn.UID + "\nEND:VALARM\n:x\nEND:VALARM", "BEGIN:VALARM\r\nA\r:b\x00\xff\r\n\tc\r\nEND:VALARM\r\nUID:" + checkIn.UID,
	} {
		f.Add(seed)
	}
	s := &shelf{lies: map[string]string{}, etag: `"1"`}
	server := httptest.NewServer(s)
	f.Cleanup(server.Close)
	place := "/ada/" + checkIn.UID + ".ics"
	f.Fuzz(func(t *testing.T, lies string) {
		s.lies[place] = lies
		now := pushTo(t, server.URL+"/ada/", checkIn, followup.Pushed{}) // refused: something lies there
		if now.Gone {
			if s.lies[place] != lies {
				t.Errorf("%q was replaced, and is not ours", lies)
			}
			return
		}
		text := s.lies[place]
		if !now.There || strings.Count(text, "BEGIN:VEVENT\r\n") != 1 || !strings.HasSuffix(text, "END:VEVENT\r\nEND:VCALENDAR\r\n") ||
			strings.Count(text, "BEGIN:VALARM\r\n") != strings.Count(text, "END:VALARM\r\n") {
			t.Errorf("%q became\n%s", lies, text)
		}
		for line := range strings.Lines(text) {
			if body, ended := strings.CutSuffix(line, "\r\n"); !ended || len(body) > 75 || strings.ContainsAny(body, "\r\n") {
				t.Errorf("%q became a line %q", lies, line)
			}
		}
	})
}
