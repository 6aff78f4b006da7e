package review_test

import (
	"testing"

	"afterword/internal/review"
)

// TestAnotherLanguage: on a note that is not in English only what can read it runs.
func TestAnotherLanguage(t *testing.T) {
	find := func(*review.Doc) []review.Finding { return []review.Finding{{Message: "ran"}} }
	for _, row := range []struct {
		check           review.Check
		english, german bool
	}{
		{review.Check{ID: "a", Group: review.People}, true, true},
		{review.Check{ID: "b", Group: review.Form}, true, true},
		{review.Check{ID: "c", Group: review.Form, Reads: review.English}, true, false},
		{review.Check{ID: "d", Group: review.Personal}, true, false},
		{review.Check{ID: "e", Group: review.Personal, Reads: review.AnyLanguage}, true, true},
		{review.Check{ID: "f", Group: review.Tact}, true, false},
		{review.Check{ID: "g", Group: review.Voice}, true, false},
		{review.Check{ID: "h", Group: review.Timing}, true, false},
	} {
		row.check.Find = find
		ran := func(body string) bool {
			return len(review.Run([]review.Check{row.check}, review.Draft{Body: body}, review.Context{}, review.Options{})) > 0
		}
		if got := ran("Dear Wei,\n\nthank you for the open talk about the night shift and the new ward."); got != row.english {
			t.Errorf("%s on English: ran is %v", row.check.ID, got)
		}
		if got := ran("Hallo Wei,\n\nvielen Dank für das offene Gespräch über die Nachtschicht und die neue Station."); got != row.german {
			t.Errorf("%s on German: ran is %v", row.check.ID, got)
		}
	}
}

func TestNotEnglish(t *testing.T) {
	for body, want := range map[string]bool{
		"":          false,
		"Hi Wei,":   false,
		"Danke dir": false,
		"Hei Aino,\n\nkiitos keskustelusta maanantaina, oli hienoa kuulla miten te ja tiimi teette töitä, ja että asia etenee.":     true,
		"Szia Péter,\n\nköszönöm a beszélgetést, nagyon érdekes volt, hogy az új rendszer nem csak gyors, és egy kis csapat építi.": true,
		"Hi Ana,\n\nthank you for the tour of La Casa de las Flores, and for el café con leche. It was the best of the day.":        false,
	} {
		if got := review.NewDoc(review.Draft{Body: body}, review.Context{}).NotEnglish; got != want {
			t.Errorf("%q: NotEnglish is %v", body, got)
		}
	}
}
