package channel

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"afterword/internal/cadence/workdays"
)

// Post is how long a letter takes.
type Post struct {
	From, To string // countries, ISO 3166; empty where nobody knows
	Days     int    // business days at the place it goes to
	Said     bool   // the candidate said it for this process
	// Assumed says that nobody knows where the candidate posts from, so the same country
	// was taken.
	Assumed bool
}

// Table is how long letters take between countries. The zero value is the built-in one.
type Table struct {
	own []row // before the built-in ones
}

// row is a line of a table: from and to are countries, "*" for any, "=" for the same and
// "EU" for any of the European Union.
type row struct {
	from, to string
	days     int
}

//go:embed postdays.txt
var builtIn string

// maxDays is longer than any letter that still arrives as thanks.
const maxDays = 60

// ReadTable reads a table of the candidate's own, in the form that the built-in
// postdays.txt describes. name is how errors call it. Its lines count before the
// built-in ones.
func ReadTable(name string, r io.Reader) (Table, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return Table{}, fmt.Errorf("reading %s: %w", name, err)
	}
	rows, err := readRows(name, string(text))
	return Table{rows}, err
}

// Before returns a table whose lines count before those of another one.
func (t Table) Before(other Table) Table { return Table{slices.Concat(t.own, other.own)} }

func readRows(name, text string) ([]row, error) {
	var rows []row
	for n, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		wrong := func(format string, args ...any) error {
			return fmt.Errorf("%s:%d: %s", name, n+1, fmt.Sprintf(format, args...))
		}
		if len(fields) != 3 {
			return nil, wrong("write FROM, TO and DAYS, such as: US GB 8")
		}
		from, to := strings.ToUpper(fields[0]), strings.ToUpper(fields[1])
		for i, country := range []string{from, to} {
			if country == "*" || country == "EU" || country == "=" && i == 1 {
				continue
			}
			if _, ok := workdays.Of(country); !ok || len(country) != 2 {
				return nil, wrong("%q is not a country of ISO 3166, such as US or DE; * is any, EU one of the European Union, and = after it the same", fields[i])
			}
		}
		days, err := strconv.Atoi(fields[2])
		if err != nil || days < 1 || days > maxDays {
			return nil, wrong("%q is not a number of business days from 1 to %d", fields[2], maxDays)
		}
		rows = append(rows, row{from, to, days})
	}
	return rows, nil
}

// between is how long a letter takes from one country to another; either may be empty.
func (t Table) between(from, to string) Post {
	p := Post{From: from, To: to}
	rows, err := readRows("postdays.txt", builtIn)
	if err != nil {
		panic(err) // a test reads it
	}
	for _, r := range slices.Concat(t.own, rows) {
		if fits(r.from, from, "") && fits(r.to, to, from) {
			p.Days = r.days
			break
		}
	}
	return p
}

func fits(pattern, country, from string) bool {
	switch pattern {
	case "*":
		return true
	case "=":
		return country == from
	case "EU":
		return isEU(country)
	}
	return country != "" && pattern == country
}

func isEU(country string) bool {
	const members = " AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE "
	return len(country) == 2 && strings.Contains(members, " "+country+" ")
}
