package web

import "net/http"

// listView is the first page.
type listView struct {
	Going, Over []processView
	Needs       int
	NoMailbox   bool
}

// listProcesses is the first page: every process, those that go on first, and what each
// of them waits for.
func (s *site) listProcesses(w http.ResponseWriter, r *http.Request) error {
	views, err := s.Service.ListProcesses(r.Context(), accountOf(r.Context()))
	if err != nil {
		return err
	}
	c, err := s.circumstances(r.Context())
	if err != nil {
		return err
	}
	version, err := versionOf(c, views...)
	if err != nil {
		return err
	}
	list := listView{NoMailbox: c.noMailbox}
	for _, v := range views {
		p := viewOf(v, c, turn{})
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
