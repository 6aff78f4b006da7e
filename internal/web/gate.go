package web

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"afterword/internal/door"
	"afterword/internal/followup"
)

// access is who may ask for a route.
type access string

const (
	// private is for whoever is in; what they see is theirs.
	private access = "private"
	// atTheDoor is for everybody, and knows the session: signing in.
	atTheDoor access = "at the door"
	// public is for everybody and has nothing of anybody, or asks for a secret of its own in
	// the address.
	public access = "public"
)

// route is one line of the table of the site.
type route struct {
	pattern string // of http.ServeMux
	access  access
	serve   http.Handler
}

// quiet are the routes that a page asks by itself: asking keeps no session alive.
func (r route) quiet() bool { return strings.HasSuffix(r.pattern, "/version") }

// gate lets through who may ask for a route. Without a door everybody is the account that
// Options names.
func (s *site) gate(r route) http.Handler {
	if s.Door == nil || r.access == public {
		return r.serve
	}
	return s.sessions.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		who, err := s.whoIsIn(req.Context(), r.quiet())
		switch {
		case err == nil:
			req = req.WithContext(context.WithValue(req.Context(), whoKey{}, who))
		case !errors.Is(err, errNobody):
			RenderError(w, req, err)
			return
		case r.access == private:
			s.turnAway(w, req, r.quiet())
			return
		}
		r.serve.ServeHTTP(w, req)
	}))
}

// whoKey is where a request carries who is in.
type whoKey struct{}

// visitor is who is in.
type visitor struct {
	door.Person
	fresh bool // they signed in a moment ago
}

func visitorOf(ctx context.Context) (visitor, bool) {
	v, ok := ctx.Value(whoKey{}).(visitor)
	return v, ok
}

// accountOf is whose data a request may see; nobody's where nobody is in. It is the one
// place that says so.
func accountOf(ctx context.Context) followup.AccountID {
	s := siteOf(ctx)
	if s.Door == nil {
		return s.Account
	}
	v, _ := visitorOf(ctx)
	return v.ID
}

// turnAway answers whoever is not in, without a word about what lies behind the door.
func (s *site) turnAway(w http.ResponseWriter, r *http.Request, quiet bool) {
	looks := r.Method == http.MethodGet || r.Method == http.MethodHead
	switch {
	case quiet:
		http.Error(w, "Sign in first.", http.StatusForbidden)
	case !s.Door.People:
		RenderError(w, r, s.needsLink())
	case looks:
		address := "/sign-in"
		if next := safeNext(r.URL.RequestURI()); next != "/" {
			address += "?next=" + url.QueryEscape(next)
		}
		http.Redirect(w, r, address, http.StatusSeeOther)
	default:
		RenderError(w, r, &Problem{
			Status: http.StatusForbidden, Title: "You are signed out",
			Sentence: "Nothing was changed. Sign in in another window, come back here and send the form again: what you typed is still there when you go back.",
		})
	}
}

// needsLink tells how to get in on one's own machine.
func (s *site) needsLink() error {
	if s.World != "" {
		return &Problem{
			Status: http.StatusForbidden, Title: "Open the address that the demo printed",
			Sentence: "It lets this browser in. You find it in the terminal in which you started the demo.",
		}
	}
	return &Problem{
		Status: http.StatusForbidden, Title: "This page is for one person",
		Sentence: "If that is you, run “afterword link” in a terminal and open the address that it prints. It lets this browser in, once.",
	}
}

// safeNext is a path of this site to go on to; the first page where next is anything else.
func safeNext(next string) string {
	const first = "/"
	if len(next) > 2000 || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") {
		return first
	}
	if strings.ContainsFunc(next, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7f }) {
		return first
	}
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil {
		return first
	}
	for _, own := range []string{"/sign-in", "/sign-out", door.EnterPath, door.JoinPath, permissionAnswerPath} {
		if strings.HasPrefix(u.Path, own) {
			return first
		}
	}
	return u.RequestURI()
}

// from is the address a request comes from. Of what proxies say, only the word of those
// that stand where one may is taken, from the nearest on.
func (s *site) from(r *http.Request) netip.Addr {
	nearest, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	address := nearest.Addr().Unmap()
	said := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, one := range slices.Backward(said) {
		if !slices.ContainsFunc(s.Door.Proxies, func(p netip.Prefix) bool { return p.Contains(address) }) {
			break
		}
		before, err := netip.ParseAddr(strings.TrimSpace(one))
		if err != nil {
			break
		}
		address = before.Unmap()
	}
	return address
}

// forMachines keeps figures to this machine where people come in by network. Probes of
// health say nothing and stay open to who keeps the site running.
func (s *site) forMachines(pattern string, page http.Handler) http.Handler {
	if s.Door == nil || !s.Door.People || !strings.HasSuffix(pattern, "/metrics") {
		return page
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nearest, err := netip.ParseAddrPort(r.RemoteAddr)
		if err != nil || !nearest.Addr().Unmap().IsLoopback() || !followup.IsLoopback(hostName(r.Host)) {
			RenderError(w, r, followup.ErrNotFound)
			return
		}
		page.ServeHTTP(w, r)
	})
}
