package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
)

// errandKind is what an errand does.
type errandKind string

const (
	backupErrand  errandKind = "backup"
	readingErrand errandKind = "reading"
	exportErrand  errandKind = "export"
)

// errandWords are what the pages of a kind say.
var errandWords = map[errandKind]struct {
	path, back    string // of the page, and of where it was begun
	title, lead   string
	done, stopped string
	again         string // the button
}{
	backupErrand: {
		"/settings/backup", "/settings#take", "A backup", "The database is copied while you go on, and the copy is opened and checked before you get it.",
		"The backup is made and was checked. It lies here for an hour.", "Stopped. Nothing of the copy is kept.", "Make another",
	},
	exportErrand: {
		"/settings/archive", "/settings#take", "Everything, to take along", "Each process, your notes as mails, what came in, and your settings are written into one archive. No password is in it.",
		"The archive is made. It lies here for an hour.", "Stopped. Nothing of the archive is kept.", "Make another",
	},
	readingErrand: {
		"/settings/mailbox/reading", "/settings#mailbox", "Reading your mailbox", "Afterword looks for answers in your Inbox, Junk, archive and Sent. Nothing in them is changed: your mail stays unread.",
		"Your mailbox is read. What came in for your processes stands in the inbox.", "Stopped. What was read until then stays known, and the next look goes on from there.", "Read it again",
	},
}

// errandView is the page of an errand.
type errandView struct {
	Title, Lead, Path, Back string
	Running                 bool
	Said                    string // what it does right now
	Value                   string // of the bar, from 0 to 1000; empty where nobody knows
	Flash, Alert            string
	File, KeyOut            bool
	Again                   string
}

// errandNews is what a page hears of an errand while it runs.
type errandNews struct {
	Running bool   `json:"running"`
	Value   string `json:"value,omitzero"`
	Said    string `json:"said"`
	Number  int    `json:"number"`
}

// showErrand is the page of an errand. It can be left and opened again.
func (s *site) showErrand(kind errandKind) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		words := errandWords[kind]
		one := s.errands.of(accountOf(r.Context()), kind)
		if one == nil {
			http.Redirect(w, r, words.back, http.StatusSeeOther)
			return nil
		}
		state := one.state()
		v := errandView{Title: words.title, Lead: words.lead, Path: words.path, Back: words.back, Running: !state.Ended, Again: words.again, File: state.File != ""}
		v.KeyOut = kind == backupErrand
		v.Said, v.Value = farWords(state.far), farValue(state.far)
		page := Page{Title: words.title, Styles: []string{"settings.css", "errand.css"}}
		switch {
		case v.Running:
			page.Again, page.Scripts = errandAgain, []string{"errand.js"}
		case state.Stopped:
			v.Flash = words.stopped
		case state.Err != nil:
			v.Again, v.Alert = "Try again", failedWords(kind, state.Err)
		case kind != readingErrand && !v.File:
			v.Flash = "It lay here for an hour and is deleted. Make another."
		default:
			v.Flash = words.done
		}
		body, err := render("errand.html", v)
		if err != nil {
			return err
		}
		page.Body = body
		RenderPage(w, r, page)
		return nil
	}
}

// failedWords say that an errand failed, and what that leaves.
func failedWords(kind errandKind, err error) string {
	const known = "What was read until then stays known."
	switch {
	case kind != readingErrand && errors.Is(err, errFault):
		return "Nothing was made; your data is as it was. That is a fault in Afterword, please report it: the log says more."
	case kind != readingErrand:
		return "Nothing was made; your data is as it was. Is there room on the disk? The log says more."
	case errors.Is(err, errFault):
		return "That did not work. " + known + " It is a fault in Afterword, please report it: the log says more."
	case errors.Is(err, context.DeadlineExceeded):
		return "It took longer than " + durationWords(readTime) + ", so Afterword stopped it. " + known + " The next look goes on from there."
	}
	return "That did not work. " + known + " " + sentence(rootWords(err))
}

// errandAgain is after how many seconds the page is shown anew where no script runs.
const errandAgain = 3

// errandVersion tells how far an errand is.
func (s *site) errandVersion(kind errandKind) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		return SendVersion(w, r, func(r *http.Request) (string, error) {
			state := s.errands.of(accountOf(r.Context()), kind).state()
			data, err := json.Marshal(errandNews{!state.Ended && state.number > 0, farValue(state.far), farWords(state.far), state.number})
			return string(data), err
		})
	}
}

// stopErrand stops an errand.
func (s *site) stopErrand(kind errandKind) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		one := s.errands.of(accountOf(r.Context()), kind)
		if one == nil {
			http.Redirect(w, r, errandWords[kind].back, http.StatusSeeOther)
			return nil
		}
		one.stop()
		http.Redirect(w, r, errandWords[kind].path, http.StatusSeeOther)
		return nil
	}
}

func farWords(f far) string {
	if f.Step == "" {
		return "It begins."
	}
	return f.Step
}

func farValue(f far) string {
	if f.Total <= 0 {
		return ""
	}
	return strconv.FormatInt(min(f.Done*1000/f.Total, 1000), 10)
}

// bytesWords says a size: "12.4 MB".
func bytesWords(n int64) string {
	const kilo = 1000
	switch {
	case n < kilo:
		return fmt.Sprintf("%d bytes", n)
	case n < kilo*kilo:
		return fmt.Sprintf("%d kB", n/kilo)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(kilo*kilo))
}
