package web

import (
	"net/http"
	"slices"
	"strconv"
)

// overOnPage is how many processes that are over a page lists.
const overOnPage = 30

// listView is the list of processes.
type listView struct {
	Going, Over []processView
	Needs       int // with the invitations that belong to no process
	Found       int // how many these are
	NoMailbox   bool
	// From is how many of those that are over come before; Earlier and Later are the
	// addresses of the pages beside this one, empty where there is none.
	From           int
	Earlier, Later string
}

// listProcesses lists every process: those that go on first, and what each of them waits
// for; those that are over page by page.
func (s *site) listProcesses(w http.ResponseWriter, r *http.Request) error {
	from, err := strconv.Atoi(r.URL.Query().Get("from"))
	if err != nil || from < 0 {
		from = 0
	}
	page, err := s.Service.ListPage(r.Context(), accountOf(r.Context()), from, overOnPage)
	if err != nil {
		return err
	}
	c, err := s.circumstances(r.Context())
	if err != nil {
		return err
	}
	list := listView{NoMailbox: c.noMailbox, From: from, Needs: page.Found, Found: page.Found}
	for _, v := range page.Going {
		p := viewOf(v, c, turn{})
		list.Needs += p.Needs
		list.Going = append(list.Going, p)
	}
	for _, v := range page.Over {
		list.Over = append(list.Over, viewOf(v, c, turn{}))
	}
	if page.More {
		list.Earlier = "/processes?from=" + strconv.Itoa(from+overOnPage)
	}
	if from > 0 {
		list.Later = "/processes?from=" + strconv.Itoa(max(from-overOnPage, 0))
	}
	version, err := versionOf(c, slices.Concat(page.Going, page.Over)...)
	if err != nil {
		return err
	}
	body, err := render("list.html", list)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Processes", Body: body, Watch: "/processes/version?from=" + strconv.Itoa(from), Version: version})
	return nil
}
