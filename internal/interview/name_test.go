package interview_test

import (
	"testing"

	"afterword/internal/interview"
)

// TestReadName: what a greeting is made of, and where it cannot be told, nothing.
func TestReadName(t *testing.T) {
	for _, c := range []struct{ written, given, family, called string }{
		{"Wei Chen", "Wei", "Chen", "Wei"},
		{"Chen Wei", "Wei", "Chen", "Wei"},
		{"Chen, Wei", "Wei", "Chen", "Wei"},
		{"CHEN Wei", "Wei", "Chen", "Wei"},
		{"Zhang Xiaoming", "Xiaoming", "Zhang", "Xiaoming"},
		{"Li Na", "", "", "Li Na"}, // either order
		{"Yang Liu", "", "", "Yang Liu"},
		{"Li Johnson", "Li", "Johnson", "Li"},
		{"Kim Min-jun", "Min-jun", "Kim", "Min-jun"},
		{"Kim Johnson", "Kim", "Johnson", "Kim"},
		{"Kim Lopez-Garcia", "Kim", "Lopez-Garcia", "Kim"},
		{"Tanaka Taro", "Taro", "Tanaka", "Taro"},
		{"Taro Tanaka", "Taro", "Tanaka", "Taro"},
		{"Nagy Péter", "Péter", "Nagy", "Péter"},
		{"Nguyễn Thị Hà", "Hà", "Nguyễn", "Hà"},
		{"田中 太郎", "", "田中", "田中 太郎"},
		{"田中太郎", "", "", "田中太郎"},
		{"김 민준", "", "김", "김 민준"},
		{"王伟", "", "", "王伟"},
		{"Anna van der Berg", "Anna", "van der Berg", "Anna"},
		{"Ahmed bin Rashid", "Ahmed", "bin Rashid", "Ahmed"},
		{"María García López", "María", "", "María"},
		{"J. Smith", "J.", "Smith", "J. Smith"},
		{"Ольга Петрова", "Ольга", "Петрова", "Ольга"},
		{"Prof. Dr. Anna Schmidt, PhD", "Anna", "Schmidt", "Anna"},
		{"Priya", "", "", "Priya"},
		{"...", "", "", ""},
		{"", "", "", ""},
	} {
		n := interview.ReadName(interview.Interviewer{Name: c.written})
		if n.Given != c.given || n.Family != c.family || n.Called() != c.called {
			t.Errorf("%q is read as given %q, family %q, called %q; want %q, %q, %q", c.written, n.Given, n.Family, n.Called(), c.given, c.family, c.called)
		}
	}
}
