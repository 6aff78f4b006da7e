package web

import "net/http"

// listView is the first page.
type listView struct {
	Going, Over []processView
	Needs       int
}

// listProcesses is the first page: every process, those that go on first, and what each
// of them waits for.
func (s *site) listProcesses(w http.ResponseWriter, r *http.Request) error {
	views, err := s.Service.ListProcesses(r.Context(), s.Account)
	if err != nil {
		return err
	}
	version, err := versionOf(views...)
	if err != nil {
		return err
	}
	var list listView
	for _, v := range views {
		p := viewOf(v, s.now(), turn{})
		list.Needs += p.Needs
		if p.Over {
			list.Over = append(list.Over, p)
		} else {
			list.Going = append(list.Going, p)
		}
	}
	body, err := render("list.html", list)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Processes", Body: body, Watch: "/version", Version: version})
	return nil
}
