package invite_test

import (
	"flag"
	"os"
	"testing"
	"time"

	"afterword/internal/interview"
	"afterword/internal/processfile"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// completed is f as after the person answered every question.
func completed(f processfile.File) processfile.File {
	p := &f.Process
	fill := func(s *string, with string) {
		if *s == "" {
			*s = with
		}
	}
	fill(&p.Candidate.Name, "Ada Park")
	fill(&p.Employer, "Globex")
	fill(&p.Role, "Engineer")
	for n := range p.Interviews {
		i := &p.Interviews[n]
		if i.Zone == "" {
			i.Zone = "UTC"
		}
		if i.Starts.Year() < 1990 {
			i.Starts = time.Date(2026, 11, 23, 14, n, 0, 0, time.UTC)
			i.Ends = i.Starts.Add(time.Hour)
		}
		if i.Ends.Sub(i.Starts) > 24*time.Hour {
			i.Ends = i.Starts.Add(time.Hour)
		}
		if len(i.Panel) == 0 {
			i.Panel = []interview.Interviewer{{Name: "Wei Chen"}}
		}
	}
	return f
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
