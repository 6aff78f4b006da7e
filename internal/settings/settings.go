// Package settings says where Afterword keeps its data and how it behaves: defaults,
// then one TOML file, then the environment. Flags come last and belong to package cli.
//
// A complete settings file:
//
//	data = "~/.local/share/afterword"
//	listen = "127.0.0.1:8420"
//	undo = "10m"
//	database = "postgres://afterword@db.example.org/afterword?sslmode=verify-full"
//	role = "web,worker"
//	off = ["worn-phrase"]
//	words = "~/.config/afterword/words.txt"
//	post_days = "~/.config/afterword/post-days.txt"
//	origin = "https://afterword.example.org"
//	proxies = ["10.0.0.7"]
//
//	[assist]
//	off = false
//	time = "2m"
//
//	[oidc]
//	name = "Example University"
//	issuer = "https://login.example.edu"
//	client_id = "afterword"
//
// Database and role are for a career centre's many nodes; without them the database is a
// file in data, for one person. Off and words are for the review: the checks that do not
// run, and the list of words that are right as they are written. Post_days is a table of
// your own of how long letters take. The group assist is for help by a machine: it can be
// switched off for good, and time bounds one answer of a model. Origin, proxies and oidc are
// for the door (door.go): the address people type, where a proxy stands, and the sign-in of
// the house.
package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// Settings is everything that can be set.
type Settings struct {
	// Data is the directory of the database and its key.
	Data string
	// Listen is the address the web page is served on, "host:port".
	Listen string
	// Undo is how long an approved note is held so that approval can be taken back.
	Undo time.Duration
	// Database is the URL of a PostgreSQL database; empty means the file in Data.
	Database string
	// Role is what serve does on this node.
	Role Role
	// Off are the ids of checks of the review that do not run.
	Off []string
	// Words is the path of the person's own word list; there may be no file yet.
	Words string
	// PostDays is the path of the person's own lines of how long post takes; there may be no
	// file yet.
	PostDays string
	// Origin is the address that people type; nil where none was set. See Address.
	Origin *url.URL
	// Proxies are where a proxy may stand whose word about a visitor's address is taken;
	// without any it may stand on this machine.
	Proxies []netip.Prefix
	// Provider is the sign-in of the house; nil without one.
	Provider *Provider
	// Assist says how a machine may help with a note.
	Assist Assist
}

// Assist is the settings of help by a machine. Without a model there is none.
type Assist struct {
	// Off forbids it, whatever models were added.
	Off bool
	// Time bounds one answer of a model; zero means a usual time.
	Time time.Duration
}

// file is the shape of the settings file.
type file struct {
	Data   string `toml:"data"`
	Listen string `toml:"listen"`
	Undo   string `toml:"undo"`

	Database string `toml:"database"`
	Role     string `toml:"role"`

	Off   []string `toml:"off"`
	Words string   `toml:"words"`

	PostDays string `toml:"post_days"`
	Assist   struct {
		Off  bool   `toml:"off"`
		Time string `toml:"time"`
	} `toml:"assist"`
	Origin   string    `toml:"origin"`
	Proxies  []string  `toml:"proxies"`
	Provider *Provider `toml:"oidc"`
}

// DefaultListen is where the web page is served when nothing else is said: on this
// machine only.
const DefaultListen = "127.0.0.1:8420"

const defaultUndo = 10 * time.Minute

// Load returns the settings. path names the settings file; empty means the usual place,
// where no file at all is fine. getenv is os.Getenv outside tests.
func Load(path string, getenv func(string) string) (Settings, error) {
	home := getenv("HOME")
	s := Settings{
		Data:   filepath.Join(orElse(getenv("XDG_DATA_HOME"), filepath.Join(home, ".local", "share")), "afterword"),
		Listen: DefaultListen,
		Undo:   defaultUndo,
	}
	mustExist := path != ""
	config := filepath.Join(orElse(getenv("XDG_CONFIG_HOME"), filepath.Join(home, ".config")), "afterword")
	if !mustExist {
		path = filepath.Join(config, "settings.toml")
	}
	f, err := readFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !mustExist:
	case err != nil:
		return Settings{}, fmt.Errorf("read the settings: %w", err)
	}
	f.Data = orElse(getenv("AFTERWORD_DATA"), f.Data)
	f.Listen = orElse(getenv("AFTERWORD_LISTEN"), f.Listen)
	f.Undo = orElse(getenv("AFTERWORD_UNDO"), f.Undo)
	f.Database = orElse(getenv("AFTERWORD_DATABASE"), f.Database)
	f.Role = orElse(getenv("AFTERWORD_ROLE"), f.Role)

	f.Words = orElse(getenv("AFTERWORD_WORDS"), f.Words)

	f.PostDays = orElse(getenv("AFTERWORD_POST_DAYS"), f.PostDays)
	f.Origin = orElse(getenv("AFTERWORD_ORIGIN"), f.Origin)
	if secret := getenv("AFTERWORD_OIDC_SECRET"); secret != "" && f.Provider != nil {
		f.Provider.ClientSecret = secret
	}

	s.Off = f.Off
	s.PostDays = expandHome(orElse(f.PostDays, filepath.Join(config, "post-days.txt")), home)
	s.Assist.Off = f.Assist.Off
	if f.Assist.Time != "" {
		if s.Assist.Time, err = time.ParseDuration(f.Assist.Time); err != nil || s.Assist.Time <= 0 {
			return Settings{}, fmt.Errorf("assist.time is %q, which is no duration: write it as 2m or 90s", f.Assist.Time)
		}
	}
	s.Words = expandHome(orElse(f.Words, filepath.Join(config, "words.txt")), home)
	s.Data = expandHome(orElse(f.Data, s.Data), home)
	s.Listen = orElse(f.Listen, s.Listen)
	if f.Undo != "" {
		if s.Undo, err = time.ParseDuration(f.Undo); err != nil || s.Undo < 0 {
			return Settings{}, fmt.Errorf("the undo time %q is not a duration: write it as 10m or 90s", f.Undo)
		}
	}
	if s.Database, err = ParseDatabase(f.Database); err != nil {
		return Settings{}, err
	}
	if s.Role, err = ParseRole(f.Role); err != nil {
		return Settings{}, err
	}
	if s.Origin, err = ParseOrigin(f.Origin); err != nil {
		return Settings{}, err
	}
	if s.Proxies, err = parseProxies(f.Proxies); err != nil {
		return Settings{}, err
	}
	s.Provider = f.Provider
	return s, checkProvider(s.Provider)
}

func readFile(path string) (file, error) {
	var f file
	r, err := os.Open(path)
	if err != nil {
		return f, err
	}
	defer r.Close()
	err = toml.NewDecoder(r).DisallowUnknownFields().Decode(&f)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		row, column := unknown.Errors[0].Position()
		return f, fmt.Errorf("%s:%d:%d: unknown key %q: the keys are data, listen, undo, database, role, off, words, post_days, origin, proxies, and the groups assist and oidc",
			path, row, column, strings.Join(unknown.Errors[0].Key(), "."))
	case errors.As(err, &wrong):
		row, column := wrong.Position()
		return f, fmt.Errorf("%s:%d:%d: %w", path, row, column, wrong)
	case err != nil:
		return f, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

func orElse(s, otherwise string) string {
	if s != "" {
		return s
	}
	return otherwise
}

func expandHome(path, home string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		return filepath.Join(home, rest)
	}
	return path
}
