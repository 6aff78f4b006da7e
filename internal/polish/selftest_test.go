package polish_test

import (
	"strings"
	"testing"

	"afterword/internal/polish"
)

// TestTrials: a perfect model mends all that is wrong, and one that changes nothing nothing.
func TestTrials(t *testing.T) {
	for _, trial := range polish.Trials() {
		r, err := trial.Request()
		if err != nil {
			t.Fatalf("%s: %v", trial.Name, err)
		}
		perfect := r.Text
		for _, slip := range trial.Slips {
			wrong, right, _ := strings.Cut(slip, ">")
			if !strings.Contains(perfect, wrong) {
				t.Fatalf("%s: there is no %q in it", trial.Name, wrong)
			}
			perfect = strings.Replace(perfect, wrong, right, 1)
		}
		out, err := trial.Judge(perfect)
		if err != nil || out.Err != nil || out.Mended != len(trial.Slips) || len(out.Refused) > 0 {
			t.Errorf("%s: %+v, %v", trial.Name, out, err)
		}
		out, err = trial.Judge(r.Text)
		if err != nil || out.Err != nil || out.Mended != 0 || out.Offered != 0 {
			t.Errorf("%s, nothing changed: %+v, %v", trial.Name, out, err)
		}
		out, err = trial.Judge("I am the best candidate.")
		if err != nil || out.Err == nil {
			t.Errorf("%s, another text: %+v, %v", trial.Name, out, err)
		}
	}
}
