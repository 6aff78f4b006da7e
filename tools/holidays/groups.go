package main

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// The kinds of day, as workdays/table.go numbers them.
const (
	public  = iota
	soft    // counts as a business day
	makeUp  // worked in exchange for another
	dropped // a holiday of the country that a region does not have
)

// group is the days of one place that share kind and name.
type group struct {
	kind int
	name string
	days []int // days after the first of the table, ascending
}

// groupsOf sorts the days of a country by kind and name.
func groupsOf(c country, firstYear int) ([]group, error) {
	s := newSorter(firstYear)
	for date, name := range c.Public {
		s.add(public, date, name)
	}
	for date, name := range c.Soft {
		if _, both := c.Public[date]; both {
			return nil, fmt.Errorf("%s is both a public holiday and a soft day", date)
		}
		s.add(soft, date, name)
	}
	for _, date := range c.Workdays {
		if _, both := c.Public[date]; both || c.Soft[date] != "" {
			return nil, fmt.Errorf("%s is both a make-up day and a holiday", date)
		}
		s.add(makeUp, date, "")
	}
	return s.groups()
}

// regionGroups sorts what a region has otherwise than its country.
func regionGroups(c country, r region, firstYear int) ([]group, error) {
	s := newSorter(firstYear)
	for date, name := range r.Add {
		if slices.Contains(c.Workdays, date) {
			return nil, fmt.Errorf("%s is both a make-up day of the country and a holiday", date)
		}
		s.add(public, date, name)
	}
	for _, date := range r.Drop {
		if _, has := c.Public[date]; !has {
			return nil, fmt.Errorf("%s is dropped and is no public holiday of the country", date)
		}
		if _, both := r.Add[date]; both {
			return nil, fmt.Errorf("%s is both added and dropped", date)
		}
		s.add(dropped, date, "")
	}
	return s.groups()
}

// sorter puts days to their kind and name.
type sorter struct {
	first time.Time
	days  [dropped + 1]map[string][]int
	err   error
}

func newSorter(firstYear int) *sorter {
	s := &sorter{first: time.Date(firstYear, time.January, 1, 0, 0, 0, 0, time.UTC)}
	for kind := range s.days {
		s.days[kind] = map[string][]int{}
	}
	return s
}

func (s *sorter) add(kind int, date, name string) {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		s.err = err
		return
	}
	s.days[kind][name] = append(s.days[kind][name], int(t.Sub(s.first)/(24*time.Hour)))
}

func (s *sorter) groups() ([]group, error) {
	if s.err != nil {
		return nil, s.err
	}
	var groups []group
	for kind, named := range s.days {
		for _, name := range slices.Sorted(maps.Keys(named)) {
			of := named[name]
			slices.Sort(of)
			if of[0] < 0 {
				return nil, fmt.Errorf("%q falls before %d", name, s.first.Year())
			}
			groups = append(groups, group{kind, name, of})
		}
	}
	return groups, nil
}
