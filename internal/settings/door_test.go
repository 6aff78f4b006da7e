package settings_test

import (
	"strings"
	"testing"

	"afterword/internal/settings"
)

// TestWhichDoor says who comes in by which settings, and what they type.
func TestWhichDoor(t *testing.T) {
	for _, row := range []struct {
		name, text string
		people     bool
		address    string // empty where there must be an error
	}{
		{"nothing said", "", false, "http://127.0.0.1:8420"},
		{"another port", `listen = "localhost:9000"`, false, "http://localhost:9000"},
		{"IPv6", `listen = "[::1]:9000"`, false, "http://[::1]:9000"},
		{"an origin, by a proxy", `origin = "https://afterword.example.org"`, true, "https://afterword.example.org"},
		{"a slash at its end", `origin = "https://afterword.example.org:8443/"`, true, "https://afterword.example.org:8443"},
		{"the network, nobody said where", `listen = "0.0.0.0:8420"`, true, ""},
		{"every address", `listen = ":8420"`, true, ""},
		{"the network", "listen = \"192.0.2.1:8420\"\norigin = \"https://afterword.example.org\"", true, "https://afterword.example.org"},
		{"a database, on this machine", `database = "postgres://afterword@localhost/x"`, true, "http://localhost:8420"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s, err := settings.Load(writeFile(t, row.text+"\n"), env(nil))
			if err != nil {
				t.Fatal(err)
			}
			if s.People() != row.people {
				t.Errorf("people: %v", s.People())
			}
			address, err := s.Address()
			if row.address == "" {
				if err == nil || !strings.Contains(err.Error(), "origin = ") {
					t.Errorf("address %v, %v", address, err)
				}
				return
			}
			if err != nil || address.String() != row.address {
				t.Errorf("address %v, %v, want %s", address, err, row.address)
			}
		})
	}
}

func TestDoorIsReadStrictly(t *testing.T) {
	const house = "[oidc]\nname = \"Example University\"\nissuer = \"https://login.example.edu\"\nclient_id = \"afterword\"\n"
	for _, row := range []struct{ name, text, want string }{
		{"no TLS", `origin = "http://afterword.example.org"`, "must begin with https://: passwords would go"},
		{"a path", `origin = "https://example.org/afterword"`, "without a path"},
		{"somebody's name in it", `origin = "https://ada@example.org"`, "without a path"},
		{"no scheme", `origin = "afterword.example.org"`, "must be the address people type"},
		{"another scheme", `origin = "ftp://afterword.example.org"`, "must begin with https://"},
		{"no network", `proxies = ["everywhere"]`, `the proxy "everywhere" must be an address or a network`},
		{"half a provider", "[oidc]\nname = \"X\"\n", "need name, issuer and client_id"},
		{"a provider without TLS", strings.Replace(house, "https://", "http://", 1), "must begin with https://"},
		{"a slip in the provider", house + "clientid = \"x\"\n", "unknown key"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if _, err := settings.Load(writeFile(t, row.text+"\n"), env(nil)); err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("Load: %v, want an error with %q", err, row.want)
			}
		})
	}
	s, err := settings.Load(writeFile(t, "proxies = [\"10.0.0.7\", \"fd00::/8\"]\n"+house), env(map[string]string{"AFTERWORD_OIDC_SECRET": "hidden", "AFTERWORD_ORIGIN": "https://a.example.org"}))
	if err != nil {
		t.Fatal(err)
	}
	if s.Provider.ClientSecret != "hidden" || len(s.Proxies) != 2 || s.Proxies[0].String() != "10.0.0.7/32" || s.Origin.String() != "https://a.example.org" {
		t.Errorf("read %+v, %+v", s, s.Provider)
	}
}
