package checks_test

import (
	"strings"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestAddressThatIsNotTheOneNoted holds the address of a note against the one that the process
// has for the person: it may have been put right since the note was drafted.
func TestAddressThatIsNotTheOneNoted(t *testing.T) {
	wei := interview.Interviewer{Name: "Wei Chen", Email: "wei.chen@globex.example"}
	round := interview.Interview{ID: "r1", Panel: []interview.Interviewer{wei}}
	about := review.Context{Process: interview.Process{Employer: "Globex", Interviews: []interview.Interview{round}}, Interview: round}
	for _, c := range []struct {
		address string
		want    bool
	}{
		{"wei.chen@globex.example", false},
		{"Wei.Chen@Globex.example", false},
		{"wei.chen@mail.other.example", true},
		{"wchen@globex.example", true},
	} {
		to := wei
		to.Email = c.address
		found := review.Run(checks.All(), review.Draft{Phase: note.Anchor, To: to, Body: "Hi Wei,\n\nthank you."}, about, review.Options{})
		told := false
		for _, f := range found {
			told = told || f.Check == "address-unfit" && f.Severity == review.Warn && strings.Contains(f.Message, "wei.chen@globex.example")
		}
		if told != c.want {
			t.Errorf("%s: told %t, want %t: %v", c.address, told, c.want, found)
		}
	}
}

// TestAddressWithoutADot: what is said of it names what is not there.
func TestAddressWithoutADot(t *testing.T) {
	to := interview.Interviewer{Name: "Wei Chen", Email: "wei.chen@localhost"}
	found := review.Run(checks.All(), review.Draft{Phase: note.Anchor, To: to, Body: "Hi Wei,\n\nthank you."}, review.Context{}, review.Options{})
	for _, f := range found {
		if f.Check == "address-unfit" {
			if want := `wei.chen@localhost has no dot in "localhost": is a part of it missing?`; f.Message != want {
				t.Errorf("said %q, want %q", f.Message, want)
			}
			return
		}
	}
	t.Error("nothing is said of it")
}
