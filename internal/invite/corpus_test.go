package invite_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"afterword/internal/invite"
	"afterword/internal/processfile"
	"afterword/internal/zone"
)

const corpus = "../../../shared/corpora/ics"

// label is what the corpus says of one event.
type label struct {
	File      string
	Index     int `json:"idx"` // of the event within its calendar
	OK        bool
	UID       *string
	Attendees int `json:"natt"`
	Kind      string
	Wall      string
	TZID      string
	IANA      int64
	Win       int64
	VTZ       int64
	UTC       int64
}

// start is the true instant in Unix seconds, 0 where nobody can know it.
func (l label) start() int64 {
	for _, at := range []int64{l.UTC, l.IANA, l.Win, l.VTZ} {
		if at != 0 {
			return at
		}
	}
	return 0
}

// TestCorpus reads the calendar files of many programs and holds their events against
// the labels. A start is silently wrong when it is another than the true one, and nothing
// is asked about it.
func TestCorpus(t *testing.T) {
	labels := corpusLabels(t)
	files, err := filepath.Glob(filepath.Join(corpus, "*.*cs"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no calendar files in %s: %v", corpus, err)
	}
	var unreadable, events, attendees, wrongAttendees, zoned, right, asked, silent, unpaired int
	sources := map[invite.Source]int{}
	for _, file := range files {
		name := filepath.Base(file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := invite.Read(name, data, zone.Load)
		if err != nil {
			unreadable++
			for _, l := range labels[name] {
				if l.OK {
					t.Errorf("%s is not read: %v", name, err)
					break
				}
			}
			continue
		}
		for n, l := range labels[name] {
			// Labels stop at the 40th event and leave out events that their maker could
			// not read; then the index within the calendar finds the event.
			if len(labels[name]) != len(got) {
				n = l.Index
			}
			if n >= len(got) || !l.OK || l.UID != nil && *l.UID != got[n].UID {
				unpaired++
				continue
			}
			i := got[n]
			events++
			attendees += l.Attendees
			if len(i.Attendees) != l.Attendees {
				wrongAttendees++
				t.Errorf("%s: event on line %d has %d attendees, want %d", name, i.Line, len(i.Attendees), l.Attendees)
			}
			if l.start() == 0 || l.Kind == "floating" || l.Kind == "date" {
				if l.Kind == "tzid" && !i.Floating && !i.Zone.Guessed {
					t.Logf("%s:%d: %q resolved to %s by %s without a label", name, i.Line, l.TZID, i.Zone.Name, i.Zone.Source)
				}
				continue
			}
			zoned++
			sources[i.Zone.Source]++
			_, questions := i.Interview("")
			switch {
			case i.Starts.Unix() == l.start() && !i.Floating:
				right++
			case asksAbout(questions, "zone", "starts"):
				asked++
				t.Logf("%s:%d: %q at %s is asked about", name, i.Line, l.TZID, l.Wall)
			default:
				silent++
				t.Errorf("%s:%d: %q at %s starts at %d, want %d (%s)", name, i.Line, l.TZID, l.Wall, i.Starts.Unix(), l.start(), i.Zone.Source)
			}
		}
	}
	measured(t, "ics.attendees-counted", events-wrongAttendees, events, 1)
	measured(t, "ics.start-right", right, zoned, 0.995)
	measured(t, "ics.start-not-silently-wrong", zoned-silent, zoned, 1)
	t.Logf("files %d, without an event %d, labels not compared %d", len(files), unreadable, unpaired)
	t.Logf("events %d, attendees %d, wrong counts %d", events, attendees, wrongAttendees)
	t.Logf("starts known %d, right %d (%.2f %%), asked %d, silently wrong %d", zoned, right, 100*float64(right)/float64(max(zoned, 1)), asked, silent)
	for source, n := range sources {
		t.Logf("zone by %q: %d", source, n)
	}
	if silent > 0 || float64(right) < 0.995*float64(zoned) {
		t.Errorf("%d of %d starts are right and %d silently wrong; want 99.5 %% and 0", right, zoned, silent)
	}
}

// measured puts one figure into the test's output, where tools/corpora finds it. The bar
// is the share to reach.
func measured(t *testing.T, key string, n, all int, bar float64) {
	t.Helper()
	t.Attr("measured."+key, fmt.Sprintf("%d %d %g", n, all, bar))
}

// TestCorpusProposals makes a process file of every file of the corpus and reads it. It
// may lack what nobody knows, and nothing else.
func TestCorpusProposals(t *testing.T) {
	corpusLabels(t)
	files, err := filepath.Glob(filepath.Join(corpus, "*.*cs"))
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		invitations, err := invite.Read(filepath.Base(file), data, zone.Load)
		if err != nil {
			continue
		}
		for _, i := range invitations {
			p, err := invite.Propose([]invite.Invitation{i}, "")
			if err != nil {
				continue
			}
			made++
			checkProposal(t, p)
		}
	}
	t.Logf("%d proposals", made)
}

func asksAbout(questions []invite.Question, keys ...string) bool {
	for _, q := range questions {
		for _, key := range keys {
			if q.About == key {
				return true
			}
		}
	}
	return false
}

// checkProposal reads a proposal after filling in what it asks for.
func checkProposal(t *testing.T, p invite.Proposal) {
	t.Helper()
	if _, err := p.YAML(); err != nil {
		t.Error(err)
		return
	}
	out, err := processfile.Write(completed(p.File))
	if err != nil {
		t.Error(err)
		return
	}
	if _, err := processfile.Read("proposal.yaml", out, zone.Load); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func corpusLabels(t *testing.T) map[string][]label {
	t.Helper()
	file, err := os.Open(filepath.Join(corpus, "oracle.jsonl"))
	if err != nil {
		t.Skipf("the corpus of calendar files is not here: %v", err)
	}
	defer file.Close()
	labels := map[string][]label{}
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		var l label
		if err := json.Unmarshal(scanner.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		labels[l.File] = append(labels[l.File], l)
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return labels
}
