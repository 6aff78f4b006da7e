package web_test

import (
	"net/http"
	"net/url"
	"testing"
)

// TestPlaceInterviewer says where somebody works, on the page of the process.
func TestPlaceInterviewer(t *testing.T) {
	const wei = "wei.chen@globex.example"
	for _, row := range []struct {
		name     string
		who      string
		where    string
		status   int
		wanted   []string
		unwanted []string
		place    string // what is stored of Wei
	}{
		{name: "a city", who: wei, where: " Munich ", status: http.StatusSeeOther, place: "Munich"},
		{name: "a zone", who: wei, where: "Asia/Tokyo", status: http.StatusSeeOther, place: "Asia/Tokyo"},
		{name: "nothing", who: wei, where: "", status: http.StatusSeeOther},
		{
			name: "no place", who: wei, where: "<b>Atlantis</b>", status: http.StatusUnprocessableEntity,
			wanted: []string{"That is no place Afterword knows."}, unwanted: []string{"<b>Atlantis"},
		},
		{
			name: "nobody", who: "ada@example.org", where: "Munich", status: http.StatusUnprocessableEntity,
			wanted: []string{"Nothing was saved: nobody who interviewed you is called so."},
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			id := d.record(globex())
			d.get("/processes/"+id).says(t, []string{"Where they work", "America/New_York", "the zone of the interview"}, nil)
			a := d.post("/processes/"+id+"/place", url.Values{"who": {row.who}, "where": {row.where}})
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d: %s", a.StatusCode, row.status, textOf(a.body))
			}
			if row.status == http.StatusSeeOther && a.Header.Get("Location") != "/processes/"+id+"?done=placed" {
				t.Errorf("redirects to %q", a.Header.Get("Location"))
			}
			a.says(t, row.wanted, row.unwanted)
			if got := d.show(id).Interviews[0].Panel[0].Place; got != row.place {
				t.Errorf("stored is %q, want %q", got, row.place)
			}
			if d.mail.Sent() != 0 {
				t.Errorf("%d mails sent", d.mail.Sent())
			}
		})
	}
	t.Run("the page says it", func(t *testing.T) {
		d := newDesk(t)
		id := d.record(globex())
		d.post("/processes/"+id+"/place", url.Values{"who": {wei}, "where": {"Munich"}})
		d.get("/processes/"+id+"?done=placed").says(t, []string{
			"Noted. The plan goes by their clock and their holidays.", "Europe/Berlin, holidays of DE-BY you said so: Munich", "Change it",
		}, nil)
	})
}
