package door_test

import (
	"errors"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/door"
	"afterword/internal/followup"
	"afterword/internal/store"
	"afterword/internal/store/postgrestest"
)

func TestMain(m *testing.M) { os.Exit(postgrestest.Main(m)) }

// cheap is a cost for tests; TestUsualCost holds the real one.
var cheap = door.Cost{Passes: 1, Memory: 64, Threads: 1}

var (
	home   = netip.MustParseAddr("203.0.113.7")
	abroad = netip.MustParseAddr("198.51.100.9")
)

// clock is wound by the test.
type clock struct{ now time.Time }

func (c *clock) wind(d time.Duration) { c.now = c.now.Add(d) }

func newClock() *clock { return &clock{time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)} }

// onBoth runs a test with a door for people on each kind of database.
func onBoth(t *testing.T, test func(t *testing.T, d *door.Door, c *clock)) {
	t.Helper()
	for name, database := range map[string]func(t *testing.T) string{
		"SQLite":     func(t *testing.T) string { return filepath.Join(t.TempDir(), "afterword.db") },
		"PostgreSQL": func(t *testing.T) string { return postgrestest.Database(t) },
	} {
		t.Run(name, func(t *testing.T) {
			s, err := store.OpenWithKey(t.Context(), database(t), filepath.Join(t.TempDir(), "afterword.key"))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
			c := newClock()
			test(t, &door.Door{
				Store: s.Door(), Now: func() time.Time { return c.now }, People: true, Cost: cheap,
				Origin: &url.URL{Scheme: "https", Host: "afterword.example.org"},
			}, c)
		})
	}
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// invited adds somebody and returns the secret of their invitation.
func invited(t *testing.T, d *door.Door, email string) string {
	t.Helper()
	_, path, err := d.AddPerson(t.Context(), email, "", false)
	if err != nil {
		t.Fatal(err)
	}
	secret, ok := strings.CutPrefix(path, door.JoinPath)
	if !ok {
		t.Fatalf("the invitation is at %q", path)
	}
	return secret
}

const (
	ada    = "ada@example.org"
	phrase = "seven kestrels over the weir"
)

func TestInvitation(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, c *clock) {
		secret := invited(t, d, " Ada@Example.ORG ")
		for range 2 { // looking uses nothing up
			if p := must[door.Person](t)(d.Invited(t.Context(), secret)); p.Email != ada {
				t.Errorf("the invitation is for %q", p.Email)
			}
		}
		var weak *door.WeakError
		for _, bad := range []string{"", "short", strings.Repeat("a", 20), strings.Repeat("long ", 60), "ada@example.org"} {
			if _, err := d.Join(t.Context(), secret, bad); !errors.As(err, &weak) {
				t.Errorf("the password %q: %v", bad, err)
			}
		}
		p := must[door.Person](t)(d.Join(t.Context(), secret, phrase))
		if p.Generation == 0 || p.Password == "" || strings.Contains(p.Password, phrase) {
			t.Errorf("after joining the person is %+v", p)
		}
		if _, err := d.Join(t.Context(), secret, "another good password"); !errors.Is(err, door.ErrSpent) {
			t.Errorf("an invitation opened twice: %v", err)
		}
		if in := must[door.Person](t)(d.SignIn(t.Context(), home, "ADA@example.org", phrase)); in.ID != p.ID {
			t.Errorf("signed in as %s, want %s", in.ID, p.ID)
		}

		// A new one ends the older; time ends both.
		_, first, err := d.Invite(t.Context(), ada)
		if err != nil {
			t.Fatal(err)
		}
		_, second, err := d.Invite(t.Context(), ada)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Invited(t.Context(), strings.TrimPrefix(first, door.JoinPath)); !errors.Is(err, door.ErrSpent) {
			t.Errorf("the older invitation: %v", err)
		}
		c.wind(3*24*time.Hour + time.Second)
		if _, err := d.Invited(t.Context(), strings.TrimPrefix(second, door.JoinPath)); !errors.Is(err, door.ErrSpent) {
			t.Errorf("an invitation after its time: %v", err)
		}
	})
}

func TestPeople(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, _ *clock) {
		invited(t, d, ada)
		if _, _, err := d.AddPerson(t.Context(), "ADA@example.org", "", false); !errors.Is(err, door.ErrTaken) {
			t.Errorf("one address twice: %v", err)
		}
		for _, bad := range []string{"", "ada", "Ada <ada@example.org>", "ada@", "a b@example.org"} {
			if _, _, err := d.AddPerson(t.Context(), bad, "", false); err == nil {
				t.Errorf("%q was taken for an address", bad)
			}
		}
		mine, _, err := d.AddPerson(t.Context(), "bo@example.org", "Bo", true)
		if err != nil || mine.ID != followup.Local {
			t.Errorf("--mine gave %q, %v", mine.ID, err)
		}
		if _, _, err := d.AddPerson(t.Context(), "cy@example.org", "Cy", true); !errors.Is(err, door.ErrTaken) {
			t.Errorf("two people got what the command line has: %v", err)
		}
		if people := must[[]door.Person](t)(d.ListPeople(t.Context())); len(people) != 2 || people[0].Email != ada || people[1].Name != "Bo" {
			t.Errorf("the list is %+v", people)
		}
		if err := d.RemovePerson(t.Context(), ada); err != nil {
			t.Fatal(err)
		}
		if err := d.RemovePerson(t.Context(), ada); !errors.Is(err, door.ErrNotFound) {
			t.Errorf("removed twice: %v", err)
		}
		if people := must[[]door.Person](t)(d.ListPeople(t.Context())); len(people) != 1 {
			t.Errorf("after removing the list is %+v", people)
		}
	})
}

// TestGenerationOfTheNext: the next with the id of somebody removed, and whoever takes over
// what one person's machine had, shares no generation with the one before.
func TestGenerationOfTheNext(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, c *clock) {
		alone := door.Person{ID: followup.Local, Generation: 7, AddedAt: c.now}
		if err := d.Store.AddPerson(t.Context(), alone); err != nil {
			t.Fatal(err)
		}
		last := alone.Generation
		for _, email := range []string{ada, "bo@example.org", "cy@example.org"} {
			added, _, err := d.AddPerson(t.Context(), email, "", true)
			if err != nil {
				t.Fatal(err)
			}
			stored := must[door.Person](t)(d.Store.Person(t.Context(), added.ID))
			if stored.ID != followup.Local || stored.Generation <= last {
				t.Errorf("%s has the id %q and begins in generation %d, after %d", email, stored.ID, stored.Generation, last)
			}
			_, path, err := d.Invite(t.Context(), email)
			if err != nil {
				t.Fatal(err)
			}
			last = must[door.Person](t)(d.Join(t.Context(), strings.TrimPrefix(path, door.JoinPath), phrase)).Generation
			if err := d.RemovePerson(t.Context(), email); err != nil {
				t.Fatal(err)
			}
			c.wind(time.Second)
		}
	})
}

// TestNobodyLearnsWhoHasAnAccount: whatever is wrong, the answer is one and the same, and so
// is the limit.
func TestNobodyLearnsWhoHasAnAccount(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, _ *clock) {
		if _, err := d.Join(t.Context(), invited(t, d, ada), phrase); err != nil {
			t.Fatal(err)
		}
		invited(t, d, "bo@example.org") // has no password yet
		for _, row := range []struct{ email, password string }{
			{ada, "not the password at all"},
			{ada, ""},
			{ada, strings.Repeat("x", 10_000)},
			{"bo@example.org", phrase},
			{"bo@example.org", ""},
			{"nobody@example.org", phrase},
			{"", ""},
			{"' OR 1=1 --", phrase},
			{"\x00", "\x00"},
		} {
			_, err := d.SignIn(t.Context(), home, row.email, row.password)
			if err != door.ErrRefused { // the very same, without anything around it
				t.Errorf("%q with %q: %v", row.email, row.password, err)
			}
		}
	})
}

// TestLimits winds the clock over the windows.
func TestLimits(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, c *clock) {
		if _, err := d.Join(t.Context(), invited(t, d, ada), phrase); err != nil {
			t.Fatal(err)
		}
		var tooMany *door.TooManyError
		for _, email := range []string{ada, "nobody@example.org"} { // known or not
			for n := 1; n <= 8; n++ {
				if _, err := d.SignIn(t.Context(), home, email, "wrong wrong wrong"); !errors.Is(err, door.ErrRefused) {
					t.Fatalf("try %d to %s: %v", n, email, err)
				}
			}
			c.wind(5 * time.Minute)
			_, err := d.SignIn(t.Context(), abroad, email, phrase)
			if !errors.As(err, &tooMany) || tooMany.Minutes() != 10 {
				t.Fatalf("the ninth try to %s, from elsewhere and right: %v", email, err)
			}
			c.wind(-5 * time.Minute)
		}
		c.wind(15 * time.Minute)
		if _, err := d.SignIn(t.Context(), home, ada, phrase); err != nil {
			t.Fatalf("after the window: %v", err)
		}
		for range 7 {
			_, _ = d.SignIn(t.Context(), home, ada, "wrong wrong wrong")
		}
		if _, err := d.SignIn(t.Context(), home, ada, phrase); err != nil {
			t.Fatalf("the eighth try was right: %v", err)
		}
		if _, err := d.SignIn(t.Context(), home, ada, "wrong wrong wrong"); !errors.Is(err, door.ErrRefused) {
			t.Errorf("getting in did not forget the tries: %v", err)
		}

		c.wind(time.Hour)
		for n := 1; n <= 40; n++ { // one place, many people
			if _, err := d.SignIn(t.Context(), home, strings.Repeat("x", n)+"@example.org", phrase); !errors.Is(err, door.ErrRefused) {
				t.Fatalf("try %d from one place: %v", n, err)
			}
		}
		if _, err := d.SignIn(t.Context(), home, ada, phrase); !errors.As(err, &tooMany) {
			t.Errorf("the 41st try from one place: %v", err)
		}
		if _, err := d.SignIn(t.Context(), abroad, ada, phrase); err != nil {
			t.Errorf("from elsewhere: %v", err)
		}
	})
}

// TestNeighbours counts one house as one, whatever of its addresses it uses.
func TestNeighbours(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, _ *clock) {
		var tooMany *door.TooManyError
		for n := range 120 {
			from := netip.AddrFrom16([16]byte{0x20, 0x01, 0x0d, 0xb8, 15: byte(n)})
			if err := d.AdmitAsk(t.Context(), from); err != nil {
				t.Fatalf("%s: %v", from, err)
			}
		}
		if err := d.AdmitAsk(t.Context(), netip.MustParseAddr("2001:db8::ffff")); !errors.As(err, &tooMany) {
			t.Errorf("one network has as many tries as addresses: %v", err)
		}
		if err := d.AdmitAsk(t.Context(), netip.MustParseAddr("2001:db8:0:1::1")); err != nil {
			t.Errorf("the network beside it: %v", err)
		}
	})
}

// TestCostRises hashes a password anew when somebody signs in after the cost has changed.
func TestCostRises(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, _ *clock) {
		p := must[door.Person](t)(d.Join(t.Context(), invited(t, d, ada), phrase))
		d.Cost = door.Cost{Passes: 2, Memory: 128, Threads: 2}
		if _, err := d.SignIn(t.Context(), home, ada, "wrong wrong wrong"); !errors.Is(err, door.ErrRefused) {
			t.Fatal(err)
		}
		if now := must[door.Person](t)(d.Store.Person(t.Context(), p.ID)); now.Password != p.Password {
			t.Error("a wrong password changed the hash")
		}
		after := must[door.Person](t)(d.SignIn(t.Context(), home, ada, phrase))
		if !strings.Contains(after.Password, "$m=128,t=2,p=2$") || after.Generation != p.Generation {
			t.Errorf("the hash is %q in generation %d", after.Password, after.Generation)
		}
		if again := must[door.Person](t)(d.SignIn(t.Context(), home, ada, phrase)); again.Password != after.Password {
			t.Error("it was hashed again for nothing")
		}
	})
}

// TestUsualCost holds what a password costs where nobody says otherwise: RFC 9106 section
// 4, the second choice.
func TestUsualCost(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, _ *clock) {
		d.Cost = door.Cost{}
		p := must[door.Person](t)(d.Join(t.Context(), invited(t, d, ada), phrase))
		if !strings.HasPrefix(p.Password, "$argon2id$v=19$m=65536,t=3,p=4$") {
			t.Errorf("the hash is %q", p.Password)
		}
	})
}

func TestChangePassword(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, _ *clock) {
		p := must[door.Person](t)(d.Join(t.Context(), invited(t, d, ada), phrase))
		const next = "a heron under the bridge"
		if _, err := d.ChangePassword(t.Context(), p.ID, "wrong wrong wrong", next); !errors.Is(err, door.ErrRefused) {
			t.Errorf("without the one before: %v", err)
		}
		after := must[door.Person](t)(d.ChangePassword(t.Context(), p.ID, phrase, next))
		if after.Generation <= p.Generation {
			t.Error("the other sessions go on")
		}
		if _, err := d.SignIn(t.Context(), home, ada, phrase); !errors.Is(err, door.ErrRefused) {
			t.Errorf("the password of before: %v", err)
		}
		if _, err := d.SignIn(t.Context(), home, ada, next); err != nil {
			t.Error(err)
		}
		if err := d.SetPassword(t.Context(), "Ada@example.org", phrase); err != nil {
			t.Fatal(err)
		}
		if in := must[door.Person](t)(d.SignIn(t.Context(), home, ada, phrase)); in.Generation <= after.Generation {
			t.Error("the administrator's new password ended no session")
		}
		// A keyboard may write ö as one letter or as two.
		if err := d.SetPassword(t.Context(), ada, "zwölf kraniche"); err != nil {
			t.Fatal(err)
		}
		if _, err := d.SignIn(t.Context(), home, ada, "zwo\u0308lf kraniche"); err != nil {
			t.Errorf("the same letters, written otherwise: %v", err)
		}
	})
}

// TestLink is the door of one person's machine.
func TestLink(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, c *clock) {
		if _, err := d.NewLink(t.Context()); !errors.Is(err, door.ErrOff) {
			t.Errorf("a link where people sign in: %v", err)
		}
		d.People = false
		secret := func() string {
			return strings.TrimPrefix(must[string](t)(d.NewLink(t.Context())), door.EnterPath)
		}
		first, second := secret(), secret()
		for _, link := range []string{second, first} { // an older link still holds
			if p := must[door.Person](t)(d.Enter(t.Context(), link)); p.ID != followup.Local {
				t.Errorf("the link let %q in", p.ID)
			}
			if _, err := d.Enter(t.Context(), link); !errors.Is(err, door.ErrSpent) {
				t.Errorf("a link opened twice: %v", err)
			}
		}
		late := secret()
		c.wind(15 * time.Minute)
		for _, bad := range []string{late, "", "x", "../../etc/passwd", strings.Repeat("A", 52)} {
			if _, err := d.Enter(t.Context(), bad); !errors.Is(err, door.ErrSpent) {
				t.Errorf("%q: %v", bad, err)
			}
		}
		if _, err := d.SignIn(t.Context(), home, "", ""); !errors.Is(err, door.ErrOff) {
			t.Errorf("signing in on one person's machine: %v", err)
		}
		d.LinkStays = true
		staying := secret()
		for range 3 {
			if _, err := d.Enter(t.Context(), staying); err != nil {
				t.Errorf("a link that stays: %v", err)
			}
		}
	})
}

// TestOneLinkOneBrowser lets many browsers open one link at once.
func TestOneLinkOneBrowser(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, _ *clock) {
		d.People = false
		secret := strings.TrimPrefix(must[string](t)(d.NewLink(t.Context())), door.EnterPath)
		const browsers = 8
		in := make(chan error, browsers)
		for range browsers {
			go func() {
				_, err := d.Enter(t.Context(), secret)
				in <- err
			}()
		}
		let := 0
		for range browsers {
			switch err := <-in; {
			case err == nil:
				let++
			case !errors.Is(err, door.ErrSpent):
				t.Error(err)
			}
		}
		if let != 1 {
			t.Errorf("%d browsers came in by one link", let)
		}
	})
}

// TestSessionsAreKept holds the store of sessions to what its manager needs.
func TestSessionsAreKept(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, c *clock) {
		data := []byte{0, 1, 0xff, '\n'}
		for _, ends := range []time.Duration{time.Minute, time.Hour} { // saved over
			if err := d.Store.SaveSession(t.Context(), "digest", data, c.now.Add(ends), c.now); err != nil {
				t.Fatal(err)
			}
		}
		find := func(want bool) {
			t.Helper()
			got, found, err := d.Store.FindSession(t.Context(), "digest", c.now)
			if err != nil || found != want || found && string(got) != string(data) {
				t.Errorf("found %v %q, %v", found, got, err)
			}
		}
		c.wind(time.Hour - time.Millisecond)
		find(true)
		c.wind(time.Millisecond)
		find(false)
		c.wind(-time.Minute)
		if err := d.Store.DropSession(t.Context(), "digest"); err != nil {
			t.Fatal(err)
		}
		find(false)
	})
}

// TestPasskeysHaveOwners: nobody replaces or removes a passkey of somebody else.
func TestPasskeysHaveOwners(t *testing.T) {
	onBoth(t, func(t *testing.T, d *door.Door, c *clock) {
		people := map[string]door.Person{}
		for _, email := range []string{ada, "bo@example.org"} {
			people[email] = must[door.Person](t)(d.Join(t.Context(), invited(t, d, email), phrase))
		}
		hers := door.Passkey{ID: "key", Person: people[ada].ID, Name: "hers", Document: `{"n":1}`, AddedAt: c.now}
		if err := d.Store.SavePasskey(t.Context(), hers); err != nil {
			t.Fatal(err)
		}
		stolen := hers
		stolen.Person, stolen.Document = people["bo@example.org"].ID, `{"n":666}`
		if err := d.Store.SavePasskey(t.Context(), stolen); !errors.Is(err, door.ErrNotFound) {
			t.Errorf("a passkey of somebody else was saved over: %v", err)
		}
		if err := d.RemovePasskey(t.Context(), stolen.Person, "key"); !errors.Is(err, door.ErrNotFound) {
			t.Errorf("a passkey of somebody else was removed: %v", err)
		}
		if keys := must[[]door.Passkey](t)(d.Passkeys(t.Context(), hers.Person)); len(keys) != 1 || keys[0] != hers {
			t.Errorf("her passkeys are %+v", keys)
		}
		hers.UsedAt = c.now
		if err := d.Store.SavePasskey(t.Context(), hers); err != nil {
			t.Fatal(err)
		}
		if keys := must[[]door.Passkey](t)(d.Passkeys(t.Context(), hers.Person)); len(keys) != 1 || keys[0] != hers {
			t.Errorf("after using it her passkeys are %+v", keys)
		}
		if err := d.RemovePerson(t.Context(), ada); err != nil {
			t.Fatal(err)
		}
		if keys := must[[]door.Passkey](t)(d.Passkeys(t.Context(), hers.Person)); len(keys) != 0 {
			t.Errorf("whoever was removed has passkeys: %+v", keys)
		}
	})
}
