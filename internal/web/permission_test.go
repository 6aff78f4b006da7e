package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/store"
	"afterword/internal/web"
)

// permission is a row of the test: what a route is asked for, with names out of Ada's data,
// and what somebody else with an account is answered.
type permission struct {
	path string // {id}, {note} and {feed} stand for Ada's
	form url.Values
	file string // sent in place of the form
	json string // sent in place of the form
	// other is the status for somebody else who is in: 404 for what is Ada's, and
	// another where the page or the act is their own.
	other int
}

// permissions has a row for every route of the site. A route without one fails the test.
var permissions = map[string]permission{
	"/":                           {path: "/none", other: 404},
	"GET /{$}":                    {path: "/", other: 200},
	"GET /version":                {path: "/version", other: 200},
	"GET /offline":                {path: "/offline", other: 200},
	"GET /worker.js":              {path: "/worker.js", other: 200},
	"GET /manifest.webmanifest":   {path: "/manifest.webmanifest", other: 200},
	"GET /begin":                  {path: "/begin", other: 200},
	"POST /begin":                 {path: "/begin", form: url.Values{"employer": {"Initech"}}, other: 422},
	"POST /begin/read":            {path: "/begin/read", form: url.Values{"text": {"x"}}, other: 422},
	"POST /begin/ignore":          {path: "/begin/ignore", form: url.Values{"key": {"x"}}, other: 409},
	"GET /processes":              {path: "/processes", other: 200},
	"GET /processes/version":      {path: "/processes/version", other: 200},
	"GET /processes/{id}/debrief": {path: "/processes/{id}/debrief", other: 404},
	"GET /processes/{id}/debrief/{interview}":         {path: "/processes/{id}/debrief/onsite", other: 404},
	"POST /processes/{id}/debrief/{interview}":        {path: "/processes/{id}/debrief/onsite", form: url.Values{"promise": {"2026-12-09"}}, other: 404},
	"POST /processes/{id}/offers":                     {path: "/processes/{id}/offers", form: url.Values{"employer": {"Umbrella"}, "expires": {"2026-12-09"}}, other: 404},
	"POST /processes/{id}/offers/withdraw":            {path: "/processes/{id}/offers/withdraw", form: url.Values{"offer": {"1"}}, other: 404},
	"POST /processes/{id}/offers/reinstate":           {path: "/processes/{id}/offers/reinstate", form: url.Values{"offer": {"1"}}, other: 404},
	"POST /processes/{id}/first-choice":               {path: "/processes/{id}/first-choice", form: url.Values{"first": {"yes"}}, other: 404},
	"POST /processes/{id}/questions":                  {path: "/processes/{id}/questions", form: url.Values{"asked_by": {"Wei Chen"}, "question": {"How?"}}, other: 404},
	"POST /processes/{id}/questions/choose":           {path: "/processes/{id}/questions/choose", form: url.Values{"question": {"1"}}, other: 404},
	"GET /processes/{id}/write":                       {path: "/processes/{id}/write", other: 404},
	"POST /processes/{id}/review":                     {path: "/processes/{id}/review", json: `{"notes":[]}`, other: 404},
	"POST /processes/{id}/notes/{note}/save":          {path: "/processes/{id}/notes/{note}/save", json: `{"shown":"x","subject":"Hello","body":"Mallory was here."}`, other: 404},
	"POST /processes/{id}/notes/{note}/left":          {path: "/processes/{id}/notes/{note}/left", json: `{"act":"leave","key":"x"}`, other: 404},
	"POST /processes/{id}/nobody-called":              {path: "/processes/{id}/nobody-called", form: url.Values{"interview": {"onsite"}}, other: 404},
	"POST /processes/{id}/called-after-all":           {path: "/processes/{id}/called-after-all", other: 404},
	"POST /processes/{id}/gracious-reply":             {path: "/processes/{id}/gracious-reply", form: url.Values{"own": {"Thank you."}}, other: 404},
	"GET /processes/{id}/notes/{note}/assist":         {path: "/processes/{id}/notes/{note}/assist", other: 404},
	"POST /processes/{id}/notes/{note}/assist/ask":    {path: "/processes/{id}/notes/{note}/assist/ask", form: url.Values{"paragraph": {"2"}, "tone": {"grammar"}, "allow": {"x"}}, other: 404},
	"POST /processes/{id}/notes/{note}/assist/accept": {path: "/processes/{id}/notes/{note}/assist/accept", form: url.Values{"paragraph": {"2"}, "tone": {"grammar"}, "reply": {"x"}, "take": {"1"}}, other: 404},
	"GET /processes/{id}/card":                        {path: "/processes/{id}/card", other: 404},
	"POST /processes/{id}/card":                       {path: "/processes/{id}/card", form: url.Values{"to": {"wei.chen@globex.example"}, "text": {"x"}}, other: 404},
	"POST /processes/{id}/card.pdf":                   {path: "/processes/{id}/card.pdf", form: url.Values{"to": {"wei.chen@globex.example"}, "text": {"x"}}, other: 404},
	"POST /processes/{id}/employer-kind":              {path: "/processes/{id}/employer-kind", form: url.Values{"kind": {"law"}}, other: 404},
	"GET /processes/{id}":                             {path: "/processes/{id}", other: 404},
	"GET /processes/{id}/version":                     {path: "/processes/{id}/version", other: 404},
	"POST /processes/{id}/reply":                      {path: "/processes/{id}/reply", form: url.Values{"answer": {"rejection"}}, other: 404},
	"POST /processes/{id}/place":                      {path: "/processes/{id}/place", form: url.Values{"email": {"wei.chen@globex.example"}, "place": {"Tokyo"}}, other: 404},
	"POST /processes/{id}/invitation":                 {path: "/processes/{id}/invitation", form: url.Values{"key": {"x"}, "do": {"add"}}, other: 404},
	"POST /processes/{id}/file":                       {path: "/processes/{id}/file", file: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", other: 404},
	"POST /processes/{id}/postponed":                  {path: "/processes/{id}/postponed", other: 404},
	"GET /processes/{id}/approve":                     {path: "/processes/{id}/approve?interview=onsite&phase=anchor", other: 404},
	"POST /processes/{id}/approve":                    {path: "/processes/{id}/approve", form: url.Values{"note": {"x"}}, other: 404},
	"POST /processes/{id}/notes/{note}/edit":          {path: "/processes/{id}/notes/{note}/edit", form: noteWords, other: 404},
	"POST /processes/{id}/notes/{note}/approve":       {path: "/processes/{id}/notes/{note}/approve", form: noteWords, other: 404},
	"POST /processes/{id}/notes/{note}/use":           {path: "/processes/{id}/notes/{note}/use", form: noteWords, other: 404},
	"POST /processes/{id}/notes/{note}/leave":         {path: "/processes/{id}/notes/{note}/leave", form: noteWords, other: 404},
	"POST /processes/{id}/notes/{note}/undo":          {path: "/processes/{id}/notes/{note}/undo", form: noteWords, other: 404},
	"POST /processes/{id}/notes/{note}/settle":        {path: "/processes/{id}/notes/{note}/settle", form: url.Values{"answer": {"left"}}, other: 404},
	"GET /calendar":                                   {path: "/calendar", other: 200},
	"GET /calendar/{file}":                            {path: "/calendar/{feed}", other: 200}, // whoever knows the address
	"POST /calendar/new-address":                      {path: "/calendar/new-address", other: 303},
	"POST /calendar/close-address":                    {path: "/calendar/close-address", other: 303},
	"POST /calendar/interviews":                       {path: "/calendar/interviews", form: url.Values{"shown": {"yes"}}, other: 303},
	"GET /inbox":                                      {path: "/inbox", other: 200},
	"GET /inbox/version":                              {path: "/inbox/version", other: 200},
	"POST /inbox/correct":                             {path: "/inbox/correct", form: url.Values{"key": {"x"}, "kind": {"unrelated"}}, other: 404},
	"POST /inbox/undo":                                {path: "/inbox/undo", form: url.Values{"key": {"x"}}, other: 404},
	"GET /settings":                                   {path: "/settings", other: 200},
	"POST /settings/mailbox":                          {path: "/settings/mailbox", form: url.Values{"address": {"x"}}, other: 422},
	"POST /settings/mailbox/check":                    {path: "/settings/mailbox/check", other: 409},
	"POST /settings/mailbox/probe":                    {path: "/settings/mailbox/probe", other: 409},
	"GET /settings/mailbox/permission":                {path: "/settings/mailbox/permission", other: 200},
	"GET /settings/mailbox/permission/version":        {path: "/settings/mailbox/permission/version", other: 200},
	"GET /settings/mailbox/permission/answer":         {path: "/settings/mailbox/permission/answer?state=x&code=x", other: 400},
	"POST /settings/mailbox/permission":               {path: "/settings/mailbox/permission", form: url.Values{"address": {"x"}}, other: 422},
	"POST /settings/mailbox/permission/again":         {path: "/settings/mailbox/permission/again", other: 409},
	"POST /settings/mailbox/permission/cancel":        {path: "/settings/mailbox/permission/cancel", other: 303},
	"POST /settings/way":                              {path: "/settings/way", form: url.Values{"way": {"by-hand"}}, other: 409},
	"POST /settings/checks":                           {path: "/settings/checks", form: url.Values{"off": {"x"}}, other: 303},
	"GET /settings/export":                            {path: "/settings/export", other: 200},
	"POST /settings/archive":                          {path: "/settings/archive", other: 409},
	"GET /settings/archive":                           {path: "/settings/archive", other: 303},
	"GET /settings/archive/version":                   {path: "/settings/archive/version", other: 200},
	"GET /settings/archive/file":                      {path: "/settings/archive/file", other: 404},
	"POST /settings/archive/cancel":                   {path: "/settings/archive/cancel", other: 303},
	"GET /settings/backup":                            {path: "/settings/backup", other: 303},
	"GET /settings/backup/version":                    {path: "/settings/backup/version", other: 200},
	"GET /settings/backup/file":                       {path: "/settings/backup/file", other: 404},
	"POST /settings/backup/cancel":                    {path: "/settings/backup/cancel", other: 303},
	"POST /settings/mailbox/reading":                  {path: "/settings/mailbox/reading", other: 409},
	"GET /settings/mailbox/reading":                   {path: "/settings/mailbox/reading", other: 303},
	"GET /settings/mailbox/reading/version":           {path: "/settings/mailbox/reading/version", other: 200},
	"POST /settings/mailbox/reading/cancel":           {path: "/settings/mailbox/reading/cancel", other: 303},
	"POST /settings/backup":                           {path: "/settings/backup", other: 409},
	"POST /settings/delete":                           {path: "/settings/delete", form: url.Values{"confirm": {"delete everything"}}, other: 303},
	"GET /help":                                       {path: "/help", other: 200},
	"GET /help/{page...}":                             {path: "/help/delivery", other: 200},
	"GET /insight":                                    {path: "/insight", other: 200},
	"GET /insight/proof":                              {path: "/insight/proof?form=csv", other: 200},
	"GET /assets/{version}/{name}":                    {path: "/assets/0/page.css", other: 404},
	"GET /ways-in":                                    {path: "/ways-in", other: 200},
	"POST /ways-in/password":                          {path: "/ways-in/password", form: url.Values{"before": {adaWords}, "password": {"x"}, "again": {"x"}}, other: 403},
	"POST /ways-in/everywhere":                        {path: "/ways-in/everywhere", other: 303},
	"POST /ways-in/passkeys/{id}/remove":              {path: "/ways-in/passkeys/adas-key/remove", other: 404},
	"POST /ways-in/passkeys/ask":                      {path: "/ways-in/passkeys/ask", other: 200},
	"POST /ways-in/passkeys":                          {path: "/ways-in/passkeys", other: 403},
	"POST /sign-out":                                  {path: "/sign-out", other: 303},
	"GET /enter/{secret}":                             {path: "/enter/x", other: 404}, // for one person's machine only
	"GET /join/{secret}":                              {path: "/join/x", other: 403},
	"POST /join/{secret}":                             {path: "/join/x", form: url.Values{"password": {boWords}, "again": {boWords}}, other: 403},
	"GET /sign-in":                                    {path: "/sign-in", other: 303},
	"POST /sign-in":                                   {path: "/sign-in", form: url.Values{"email": {"ADA@example.org"}, "password": {boWords}}, other: 403},
	"GET /sign-in/provider":                           {path: "/sign-in/provider", other: 404}, // there is none here
	"GET /sign-in/provider/answer":                    {path: "/sign-in/provider/answer?state=x&code=x", other: 404},
	"POST /sign-in/passkey/ask":                       {path: "/sign-in/passkey/ask", other: 200},
	"POST /sign-in/passkey":                           {path: "/sign-in/passkey", other: 403},
	"/world/":                                         {path: "/world/", other: 200},
	"GET /metrics":                                    {path: "/metrics", other: 404}, // for this machine only
	"GET /healthz":                                    {path: "/healthz", other: 200},

	"GET /settings/programs":                                                 {path: "/settings/programs", other: 200},
	"POST /settings/programs/tokens":                                         {path: "/settings/programs/tokens", form: url.Values{"name": {"bo's"}, "scope": {"read"}}, other: 201},
	"POST /settings/programs/tokens/{token}/remove":                          {path: "/settings/programs/tokens/{token}/remove", other: 404},
	"POST /settings/programs/webhooks":                                       {path: "/settings/programs/webhooks", form: url.Values{"url": {"https://bo.example/"}, "kind": {"note.sent"}}, other: 201},
	"POST /settings/programs/webhooks/{webhook}/test":                        {path: "/settings/programs/webhooks/{webhook}/test", other: 404},
	"POST /settings/programs/webhooks/{webhook}/remove":                      {path: "/settings/programs/webhooks/{webhook}/remove", other: 404},
	"POST /settings/programs/webhooks/{webhook}/deliveries/{delivery}/retry": {path: "/settings/programs/webhooks/{webhook}/deliveries/{delivery}/retry", other: 404},
	"GET /settings/assist":                                                   {path: "/settings/assist", other: 200},
	"POST /settings/assist":                                                  {path: "/settings/assist", form: url.Values{"endpoint": {"https://bo.example/v1"}, "name": {""}}, other: 422},
	"POST /settings/assist/check":                                            {path: "/settings/assist/check", other: 409},
	"POST /settings/assist/allow":                                            {path: "/settings/assist/allow", form: url.Values{"model": {adaModel}}, other: 409},
	"POST /settings/assist/revoke":                                           {path: "/settings/assist/revoke", other: 303},
	"POST /settings/assist/remove":                                           {path: "/settings/assist/remove", form: url.Values{"endpoint": {"https://ada.models.example/v1"}, "name": {"adas"}}, other: 404},
	"GET /settings/words":                                                    {path: "/settings/words", other: 200},
	"POST /settings/words":                                                   {path: "/settings/words", form: url.Values{"words": {"Hadoop"}}, other: 303},
	"POST /settings/words/remove":                                            {path: "/settings/words/remove", form: url.Values{"word": {"Adaish"}}, other: 404},
	"POST /settings/undo":                                                    {path: "/settings/undo", form: url.Values{"undo": {"own"}, "minutes": {"0"}}, other: 303},
	"POST /settings/post-days":                                               {path: "/settings/post-days", form: url.Values{"lines": {"US GB 1"}}, other: 303},
}

var noteWords = url.Values{"shown": {"x"}, "subject": {"Hello"}, "body": {"Mallory was here."}}

// adas are words that only Ada may read.
var adas = []string{"Globex", "Wei Chen", "reindex", "wei.chen@", "Senior Software", "her passkey", adaEmail, "her script", "hooks.ada.example", "ada.models.example", "Adaish", "her aunt"}

// adaModel is Ada's model as a form names it.
const adaModel = "https://ada.models.example/v1 adas elsewhere"

// stage is a house with something in every place of Ada's.
type stage struct {
	*house
	id, note, feed           string
	token, webhook, delivery string
}

func newStage(t *testing.T) *stage {
	t.Helper()
	h := newHouse(t)
	page := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok")) })
	h.options.World, h.options.WorldPages = "/world/", page
	h.options.Machines = map[string]http.Handler{"GET /metrics": page, "GET /healthz": page}
	h.desk.pages = web.New(h.options)
	s := &stage{house: h, id: h.record(globex())}
	s.note = h.noteTo(s.id, "wei.chen@globex.example").ID
	h.answered("Wei Chen <wei.chen@globex.example>", "Re: Globex", "We need a little longer.")
	c, err := h.service.NewCalendarAddress(t.Context(), account)
	if err != nil {
		t.Fatal(err)
	}
	s.feed = string(account) + "." + c.Secret + ".ics"
	s.hasPrograms()
	s.put("INSERT INTO passkey (id, person_id, name, document, added_at) VALUES ('adas-key', 'local', 'her passkey', '{}', 0)")
	return s
}

// hasPrograms gives Ada something on every page below the settings.
func (s *stage) hasPrograms() {
	s.t.Helper()
	ctx := s.t.Context()
	token, _, err := s.service.AddAPIToken(ctx, account, "her script", followup.Scopes(), time.Time{})
	s.check(err)
	hook, err := s.service.AddWebhook(ctx, account, "https://hooks.ada.example/", nil, false)
	s.check(err)
	s.hooks.status = 503
	told, err := s.service.TestWebhook(ctx, account, hook.ID)
	s.check(err)
	s.service.Models = &fakeModels{}
	_, err = s.service.AddModel(ctx, account, followup.Model{Endpoint: "https://ada.models.example/v1", Name: "adas", Key: "sesame", Runs: followup.Elsewhere})
	s.check(err)
	_, err = s.service.AddWords(ctx, account, "Adaish")
	s.check(err)
	s.check(s.service.ChoosePostDays(ctx, account, "US GB 6 # her aunt"))
	s.token, s.webhook, s.delivery = token.ID, hook.ID, told.ID
}

func (s *stage) check(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) put(statement string) {
	s.t.Helper()
	if _, err := s.service.Store.(*store.Store).DB().Exec(statement); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) pathOf(p permission) string {
	return strings.NewReplacer("{id}", s.id, "{note}", s.note, "{feed}", s.feed, "{token}", s.token, "{webhook}", s.webhook, "{delivery}", s.delivery).Replace(p.path)
}

// ask sends what a row asks, as a browser in which somebody may be signed in.
func (s *stage) ask(b *browser, pattern string, p permission, headers ...string) answer {
	s.t.Helper()
	method, _, named := strings.Cut(pattern, " ")
	if !named {
		method = http.MethodGet
	}
	body, kind := p.form.Encode(), "application/x-www-form-urlencoded"
	if p.file != "" {
		body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.ics\"\r\n\r\n" + p.file + "\r\n--edge--\r\n"
		kind = "multipart/form-data; boundary=edge"
	}
	if p.json != "" {
		body, kind = p.json, "application/json"
	}
	r := httptest.NewRequest(method, s.pathOf(p), strings.NewReader(body))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return b.do(r)
}

// rows is every row of Ada's, as text.
func (s *stage) rows() string {
	s.t.Helper()
	db := s.service.Store.(*store.Store).DB()
	var all strings.Builder
	query := func(statement string) (rows [][]any) {
		found, err := db.Query(statement)
		if err != nil {
			s.t.Fatal(err)
		}
		defer found.Close()
		columns, err := found.Columns()
		if err != nil {
			s.t.Fatal(err)
		}
		for found.Next() {
			row, into := make([]any, len(columns)), make([]any, len(columns))
			for i := range row {
				into[i] = &row[i]
			}
			if err := found.Scan(into...); err != nil {
				s.t.Fatal(err)
			}
			rows = append(rows, row)
		}
		return rows
	}
	tables := query("SELECT DISTINCT m.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'account_id' ORDER BY m.name")
	if len(tables) < 8 {
		s.t.Fatalf("only %d tables have an account", len(tables))
	}
	for _, table := range tables {
		fmt.Fprintf(&all, "%s: %v\n", table[0], query(fmt.Sprintf("SELECT * FROM %q WHERE account_id = 'local' ORDER BY 1, 2", table[0])))
	}
	fmt.Fprintf(&all, "person: %v\npasskey: %v\n", query("SELECT * FROM person WHERE id = 'local'"), query("SELECT * FROM passkey WHERE person_id = 'local'"))
	return all.String()
}

// untouched fails when a request told something of Ada's, changed it, or sent a mail.
func (s *stage) untouched(t *testing.T, a answer, before string) {
	t.Helper()
	for _, word := range adas {
		if strings.Contains(a.body, word) || strings.Contains(fmt.Sprint(a.Header), url.QueryEscape(word)) {
			t.Errorf("the answer holds %q", word)
		}
	}
	if after := s.rows(); after != before {
		t.Errorf("rows were changed:\n%s\nwere\n%s", after, before)
	}
	if s.mail.Sent() != 0 {
		t.Errorf("%d mails sent, want 0 mails sent", s.mail.Sent())
	}
}

// TestPermissions asks every route as everybody who may not: nothing of Ada's is told or
// changed, and 0 mails are sent.
func TestPermissions(t *testing.T) {
	s := newStage(t)
	cy := s.add("cy@elsewhere.example", "an owl in the belfry", false)
	strangers := map[string]func() *browser{
		"anonymous": s.browser,
		"forged cookie": func() *browser {
			b := s.browser()
			b.cookies = []*http.Cookie{{Name: "__Host-afterword", Value: strings.Repeat("A", 43)}}
			return b
		},
	}
	// Each of these was let in once, and kept its cookie.
	kept := func(name string, b *browser, end func()) {
		cookies := slices.Clone(b.cookies)
		end()
		strangers[name] = func() *browser {
			again := s.browser()
			again.cookies = slices.Clone(cookies)
			return again
		}
	}
	kept("idle session", s.signedIn(adaEmail, adaWords), func() { *s.now = s.now.Add(12*time.Hour + time.Second) })
	old := s.signedIn(adaEmail, adaWords)
	for range 7*24/11 + 1 { // in use all the time
		*s.now = s.now.Add(11 * time.Hour)
		old.get("/")
	}
	if a := old.get("/"); a.StatusCode != http.StatusSeeOther {
		t.Errorf("a session of more than seven days: status %d", a.StatusCode)
	}
	// From here on time stands still: these are refused for what they are, not for their age.
	kept("signed out", s.signedIn(adaEmail, adaWords), func() {})
	out := strangers["signed out"]()
	out.post("/sign-out", nil)
	kept("signed out everywhere", s.signedIn(adaEmail, adaWords), func() {
		s.signedIn(adaEmail, adaWords).post("/ways-in/everywhere", nil)
	})
	kept("removed person", s.signedIn(cy.Email, "an owl in the belfry"), func() {
		if err := s.door.RemovePerson(t.Context(), cy.Email); err != nil {
			t.Fatal(err)
		}
	})

	seen := map[string]bool{}
	for _, route := range web.Routes(s.options) {
		p, known := permissions[route.Pattern]
		seen[route.Pattern] = true
		if !known {
			t.Errorf("the route %q has no row in the table of permissions", route.Pattern)
			continue
		}
		for name, stranger := range strangers {
			t.Run(route.Pattern+"/"+name, func(t *testing.T) {
				before := s.rows()
				a := s.ask(stranger(), route.Pattern, p)
				if route.Pattern == "GET /calendar/{file}" {
					return // TestFeedOfMany has its strangers
				}
				if refused := turnedAway(a); route.Access == "private" && !refused {
					t.Errorf("status %d to %q: somebody who is not in was let through", a.StatusCode, a.Header.Get("Location"))
				}
				s.untouched(t, a, before)
			})
		}
		t.Run(route.Pattern+"/other person", func(t *testing.T) {
			bo := s.signedIn(boEmail, boWords)
			before := s.rows()
			a := s.ask(bo, route.Pattern, p)
			if a.StatusCode != p.other {
				t.Errorf("status %d, want %d: %s", a.StatusCode, p.other, textOf(a.body))
			}
			if route.Pattern != "GET /calendar/{file}" {
				s.untouched(t, a, before)
			}
		})
		if strings.HasPrefix(route.Pattern, "POST ") {
			t.Run(route.Pattern+"/from another site", func(t *testing.T) {
				ada := s.signedIn(adaEmail, adaWords)
				before := s.rows()
				a := s.ask(ada, route.Pattern, p, "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
				if a.StatusCode != http.StatusForbidden {
					t.Errorf("status %d", a.StatusCode)
				}
				s.untouched(t, a, before)
			})
		}
	}
	for pattern := range permissions {
		if !seen[pattern] {
			t.Errorf("the table of permissions has a row for %q, which is no route", pattern)
		}
	}
	// The rows above could be in order because everything is refused: Ada herself sees hers.
	for path, word := range map[string]string{"/": "Globex", "/processes/" + s.id: "Wei Chen", "/insight": "Insight", "/ways-in": "her passkey"} {
		if a := s.signedIn(adaEmail, adaWords).get(path); a.StatusCode != http.StatusOK || !strings.Contains(a.body, word) {
			t.Errorf("Ada at %s: status %d", path, a.StatusCode)
		}
	}
}

// turnedAway reports whether an answer is that for somebody who is not in.
func turnedAway(a answer) bool {
	return a.StatusCode == http.StatusForbidden || a.StatusCode == http.StatusSeeOther && strings.HasPrefix(a.Header.Get("Location"), "/sign-in")
}

// TestNobodysPages: without a person nothing is anybody's, also where a wiring mistake
// leaves out both the door and the account.
func TestNobodysPages(t *testing.T) {
	s := newStage(t)
	s.desk.pages = web.New(web.Options{Service: s.service})
	before := s.rows()
	for pattern, p := range permissions {
		switch pattern {
		case "GET /metrics", "GET /healthz", "/world/", "GET /calendar/{file}":
			continue
		}
		a := s.ask(s.browser(), pattern, p)
		if a.StatusCode < 400 {
			t.Errorf("%s: status %d", pattern, a.StatusCode)
		}
		s.untouched(t, a, before)
	}
}

// TestFeedOfMany: the address of a feed opens one person's, and only while they have an
// account.
func TestFeedOfMany(t *testing.T) {
	s := newStage(t)
	bo, err := s.door.Store.PersonByEmail(t.Context(), boEmail)
	if err != nil {
		t.Fatal(err)
	}
	own, err := s.service.NewCalendarAddress(t.Context(), bo.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, hers, _ := strings.Cut(s.feed, ".")
	for file, want := range map[string]int{
		s.feed: 200, hers: 200, string(bo.ID) + "." + own.Secret + ".ics": 200,
		"local." + own.Secret + ".ics": 404, string(bo.ID) + "." + hers: 404, "nobody." + own.Secret + ".ics": 404,
		"." + hers: 404, "local..ics": 404, ".ics": 404, "local.ics": 404,
	} {
		a := s.browser().get("/calendar/" + file)
		if a.StatusCode != want {
			t.Errorf("%s: status %d, want %d", file, a.StatusCode, want)
		}
		if want != 200 || strings.HasPrefix(file, string(bo.ID)) {
			for _, word := range adas {
				if strings.Contains(a.body, word) {
					t.Errorf("%s tells %q", file, word)
				}
			}
		}
	}
	page := s.signedIn(boEmail, boWords).get("/calendar")
	if !strings.Contains(page.body, "https://afterword.example.org/calendar/"+string(bo.ID)+"."+own.Secret+".ics") {
		t.Error("Bo's page does not show Bo's address")
	}
	if err := s.door.RemovePerson(t.Context(), boEmail); err != nil {
		t.Fatal(err)
	}
	if a := s.browser().get("/calendar/" + string(bo.ID) + "." + own.Secret + ".ics"); a.StatusCode != 404 {
		t.Errorf("the feed of somebody who was removed: status %d", a.StatusCode)
	}
	if err := s.door.RemovePerson(t.Context(), adaEmail); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{s.feed, hers} {
		if a := s.browser().get("/calendar/" + file); a.StatusCode != 404 {
			t.Errorf("%s, when the person of the command line was removed: status %d", file, a.StatusCode)
		}
	}
}
