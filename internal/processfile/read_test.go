package processfile_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/zone"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestBadFiles holds the errors of every file in testdata/bad against its golden.
func TestBadFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(files) < 40 {
		t.Fatalf("found %d bad files, %v; want 40 or more", len(files), err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			_, err := processfile.Read(name, contents(t, file), zone.Load)
			if err == nil {
				t.Fatal("reads without an error")
			}
			var problems processfile.Problems
			if !errors.As(err, &problems) || len(problems) == 0 || len(problems) > 10 {
				t.Fatalf("error is %T with %d problems", err, len(problems))
			}
			golden(t, strings.TrimSuffix(file, ".yaml")+".golden", err.Error()+"\n")
		})
	}
}

// TestDesignExample reads the contract's own example and holds every value of it.
func TestDesignExample(t *testing.T) {
	f := mustRead(t, "testdata/design.yaml")
	newYork, err := zone.Load("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	want := processfile.File{
		Process: interview.Process{
			Candidate:   interview.Candidate{Name: "Ada Park", Email: "ada@example.org", Phone: "+1 555 0100"},
			Employer:    "Globex",
			Role:        "Senior Software Engineer",
			FirstChoice: true,
			Interviews: []interview.Interview{{
				ID:     "onsite",
				Starts: time.Date(2026, 11, 23, 14, 0, 0, 0, newYork),
				Ends:   time.Date(2026, 11, 23, 15, 30, 0, 0, newYork),
				Zone:   "America/New_York",
				Region: "US-NY",
				Form:   interview.Video,
				Promise: &interview.Promise{
					Date: interview.Date{Year: 2026, Month: 12, Day: 1}, Said: "we will decide by early next week",
				},
				Panel: []interview.Interviewer{{
					Name: "Wei Chen", Title: "Dr.", AddressAs: "Dr. Chen", Email: "wei.chen@globex.example",
					Role: interview.HiringManager,
					Debrief: interview.Debrief{
						Anchor: "why the nightly reindex takes nine hours",
						Need:   "the reindex blocks every release",
						Value:  "At Initech I cut a comparable reindex from six hours to twenty minutes.",
					},
				}},
				Missed: &interview.MissedQuestion{AskedBy: "Wei Chen", Question: "...", BetterAnswer: "...", Link: "https://..."},
			}},
			Offers: []interview.Offer{{Employer: "Initech", Expires: interview.Date{Year: 2026, Month: 12, Day: 4}}},
		},
		Touches: []note.Touch{{
			Phase: note.Anchor, To: "wei.chen@globex.example",
			At: time.Date(2026, 11, 24, 9, 12, 0, 0, time.FixedZone("", -5*60*60)),
		}},
	}
	if !same(f, want) {
		t.Errorf("read %+v\nwant %+v", f, want)
	}
	out, err := processfile.Write(f)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/design.golden", string(out))
}

// TestTolerated are spellings that mean one thing only and so are read.
func TestTolerated(t *testing.T) {
	const file = `me: {name: Ada Park}
employer: 3M
role: Null
first_choice: Yes
interviews:
  - starts: 2026-11-23 14:00
    ends: 2026-11-23T20:30:00Z
    zone: America/New_York
    region: us-ny
    form: On-Site
    panel: [{name: "  Wei Chen ", role: Hiring-Manager, tone: first name}]
    missed_question: {asked_by: WEI CHEN, question: "Why?"}
  - starts: 2026-11-20T09:00[Europe/Berlin]
    ends: 2026-11-20T10:00[Europe/Berlin]
    panel: [{name: Rae}]
`
	f, err := processfile.Read("p.yaml", []byte("\uFEFF"+strings.ReplaceAll(file, "\n", "\r\n")), zone.Load)
	if err != nil {
		t.Fatal(err)
	}
	p := f.Process
	if p.Employer != "3M" || p.Role != "Null" || !p.FirstChoice {
		t.Errorf("read employer %q, role %q, first choice %v", p.Employer, p.Role, p.FirstChoice)
	}
	if len(p.Interviews) != 2 || p.Interviews[0].ID != "2026-11-20T0900" || p.Interviews[0].Zone != "Europe/Berlin" {
		t.Fatalf("the earlier interview must come first, with its zone out of brackets: %+v", p.Interviews)
	}
	i := p.Interviews[1]
	if i.ID != "2026-11-23T1400" || i.Ends.Format(time.RFC3339) != "2026-11-23T15:30:00-05:00" || i.Region != "US-NY" || i.Form != interview.OnSite {
		t.Errorf("read id %q, end %s, region %q, form %q", i.ID, i.Ends, i.Region, i.Form)
	}
	who := i.Panel[0]
	if who.Name != "Wei Chen" || who.Role != interview.HiringManager || who.Debrief.Tone != interview.FirstName {
		t.Errorf("read interviewer %+v", who)
	}
	if i.Missed.AskedBy != "Wei Chen" {
		t.Errorf("asked by %q, want the name as the panel has it", i.Missed.AskedBy)
	}
}

// TestTitleInTheName reads a title off the front of a name; one under its own key wins.
func TestTitleInTheName(t *testing.T) {
	for entry, want := range map[string][2]string{
		`{name: Dr. Ulrike Müller}`:               {"Dr.", "Ulrike Müller"},
		`{name: Prof. Dr. Anna Schmidt}`:          {"Prof. Dr.", "Anna Schmidt"},
		`{name: Dr. med. Ulrike Müller}`:          {"Dr.", "Ulrike Müller"},
		`{name: Dr Chen, title: Prof.}`:           {"Prof.", "Chen"},
		`{name: Ulrike Müller}`:                   {"", "Ulrike Müller"},
		`{name: Hon Chi Wai}`:                     {"", "Hon Chi Wai"},
		`{name: Dr.}`:                             {"", "Dr."},
		`{name: Ms Priya Nair, tone: first-name}`: {"Ms", "Priya Nair"},
	} {
		file := "me: {name: A}\nemployer: B\nrole: C\ninterviews: [{starts: 2026-11-23T14:00, ends: 2026-11-23T15:00, zone: Europe/Berlin, panel: [" + entry + "]}]\n"
		f, err := processfile.Read("p.yaml", []byte(file), zone.Load)
		if err != nil {
			t.Errorf("%s: %v", entry, err)
			continue
		}
		if who := f.Process.Interviews[0].Panel[0]; who.Title != want[0] || who.Name != want[1] {
			t.Errorf("%s: title %q, name %q, want %q", entry, who.Title, who.Name, want)
		}
	}
}

// TestRegions reads codes of ISO 3166 in any case, and the regions that have holidays and
// no code.
func TestRegions(t *testing.T) {
	for written, want := range map[string]string{
		"us-ny": "US-NY", "FR-75": "FR-75", "de-augsburg": "DE-Augsburg", "CH-Stadt Zurich": "CH-Stadt Zurich", "": "",
	} {
		file := "me: {name: A}\nemployer: B\nrole: C\ninterviews: [{starts: 2026-11-23T14:00, ends: 2026-11-23T15:00, zone: Europe/Berlin, region: \"" +
			written + "\", panel: [{name: D}]}]\n"
		f, err := processfile.Read("p.yaml", []byte(file), zone.Load)
		if err != nil {
			t.Errorf("%q: %v", written, err)
			continue
		}
		if got := f.Process.Interviews[0].Region; got != want {
			t.Errorf("%q is read as %q, want %q", written, got, want)
		}
	}
}

// TestClockChanges reads times around the end of summer time in New York (2026-11-01,
// 02:00 becomes 01:00) and on its two sides.
func TestClockChanges(t *testing.T) {
	tests := []struct{ starts, want string }{
		{"2026-11-01T00:59:00", "2026-11-01T04:59:00Z"},
		{"2026-11-01T01:30:00", "2026-11-01T05:30:00Z"}, // shown twice: the first time
		{"2026-11-01T01:30:00-05:00", "2026-11-01T06:30:00Z"},
		{"2026-11-01T02:00:00", "2026-11-01T07:00:00Z"},
		{"2026-03-08T01:59:00", "2026-03-08T06:59:00Z"},
		{"2026-03-08T03:00:00", "2026-03-08T07:00:00Z"},
	}
	for _, tt := range tests {
		day := tt.starts[:10]
		file := "me: {name: A}\nemployer: B\nrole: C\ninterviews: [{starts: " + tt.starts + ", ends: " + day + "T10:00:00, zone: America/New_York, panel: [{name: D}]}]\n"
		f, err := processfile.Read("p.yaml", []byte(file), zone.Load)
		if err != nil {
			t.Errorf("%s: %v", tt.starts, err)
			continue
		}
		if got := f.Process.Interviews[0].Starts.UTC().Format(time.RFC3339); got != tt.want {
			t.Errorf("%s is %s, want %s", tt.starts, got, tt.want)
		}
	}
}

// TestTooLarge refuses a file by its size before it looks at it.
func TestTooLarge(t *testing.T) {
	_, err := processfile.Read("p.yaml", make([]byte, 1<<20+1), zone.Load)
	const want = "p.yaml:1:1: the file is larger than 1 MB: is this a process file?"
	if err == nil || err.Error() != want {
		t.Errorf("error is %v, want %s", err, want)
	}
}

// TestDocumentation reads the example of docs/process-file.md and looks for every key
// there.
func TestDocumentation(t *testing.T) {
	doc := string(contents(t, "../../docs/process-file.md"))
	_, rest, found := strings.Cut(doc, "```yaml\n")
	example, _, closed := strings.Cut(rest, "```\n")
	if !found || !closed {
		t.Fatal("docs/process-file.md has no example")
	}
	f, err := processfile.Read("docs/process-file.md", []byte(example), zone.Load)
	if err != nil {
		t.Fatal(err)
	}
	// Every key that a full file has is written by Write, and must be explained.
	out, err := processfile.Write(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(out), "\n") {
		key, _, isKey := strings.Cut(strings.TrimLeft(line, " -"), ":")
		if isKey && !strings.Contains(doc, "`"+key+"`") {
			t.Errorf("docs/process-file.md does not explain %q", key)
		}
	}
	for _, key := range []string{"me", "name", "email", "phone", "address", "employer", "employer_kind", "post_days", "role", "first_choice", "interviews", "id", "starts", "ends", "zone", "region", "place", "location", "form", "promise", "date", "said", "panel", "name_guessed", "title", "address_as", "tone", "anchor", "need", "value", "card", "missed_question", "asked_by", "question", "better_answer", "link", "organizer", "calendar_uid", "sequence", "recurrence_id", "stamped", "blocks", "offers", "expires", "sent", "to", "at", "phase", "interview", "message_id"} {
		if !strings.Contains(doc, "`"+key+"`") {
			t.Errorf("docs/process-file.md does not explain %q", key)
		}
	}
}

func mustRead(t *testing.T, file string) processfile.File {
	t.Helper()
	f, err := processfile.Read(filepath.Base(file), contents(t, file), zone.Load)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func contents(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(contents(t, file)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// same compares two files; instants by value and offset, because locations are pointers.
func same(a, b processfile.File) bool { return reflect.DeepEqual(flat(a), flat(b)) }

// flat replaces the times in f by their text, in places of their own.
func flat(f processfile.File) any {
	type times struct{ starts, ends string }
	var of []times
	p := f.Process
	p.Interviews = append([]interview.Interview{}, p.Interviews...)
	for n := range p.Interviews {
		i := &p.Interviews[n]
		of = append(of, times{i.Starts.Format(time.RFC3339Nano) + i.Starts.Location().String(), i.Ends.Format(time.RFC3339Nano) + i.Ends.Location().String()})
		i.Starts, i.Ends = time.Time{}, time.Time{}
	}
	touches := append([]note.Touch{}, f.Touches...)
	var at []string
	for n := range touches {
		at = append(at, touches[n].At.Format(time.RFC3339Nano))
		touches[n].At = time.Time{}
	}
	return []any{p, of, touches, at}
}
