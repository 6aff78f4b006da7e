package processfile

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"afterword/internal/interview"

	"go.yaml.in/yaml/v3"
)

// Remarks are comments to put beside values, by the path of the value:
// "interviews[0].panel[1].name". A remark of one line stands behind its value, one of
// several lines above its key, and one about an entry of a list ("interviews[0]") above
// the entry.
type Remarks map[string]string

// Write returns f as a process file: keys in the order of docs/process-file.md, nothing
// that is empty, quotes only where YAML needs them. Read returns the same f again,
// provided that f is one that Read could return. The error says which value cannot be
// written as text.
func Write(f File) ([]byte, error) { return WriteWithRemarks(f, nil) }

// WriteWithRemarks is Write with comments, for a file that a person is to look over and
// complete. Values that every process file needs are written even when they are empty.
// A remark about a value that is not written is an error.
func WriteWithRemarks(f File, remarks Remarks) ([]byte, error) {
	w := &writer{remarks: remarks, used: map[string]bool{}}
	p := f.Process
	w.section(w.head(p))
	w.section(w.entry("interviews", w.interviews(p.Interviews), needed))
	w.section(w.entry("offers", w.offers(p)))
	w.section(w.entry("sent", w.sent(f)))
	for path := range remarks {
		if !w.used[path] && w.err == nil {
			w.err = fmt.Errorf("a remark is about %s, which the process file does not have", path)
		}
	}
	if w.err != nil {
		return nil, w.err
	}
	return w.out.Bytes(), nil
}

// writer builds the tree of one file section by section, with an empty line between.
type writer struct {
	remarks Remarks
	used    map[string]bool
	out     bytes.Buffer
	err     error // the first
}

// pair is a key with its value, in the order they are written; nil means none.
type pair []*yaml.Node

// option says how a value is written.
type option int

const (
	needed option = iota + 1 // also when empty
	plain                    // as it is: a time, a date, a number, a yes
)

func (w *writer) section(pairs ...pair) {
	m := mappingOf(pairs...)
	if len(m.Content) == 0 || w.err != nil {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteByte('\n')
	}
	encoder := yaml.NewEncoder(&w.out)
	encoder.SetIndent(2)
	if err := encoder.Encode(m); err != nil {
		w.err = fmt.Errorf("writing the process file: %w", err)
		return
	}
	w.err = encoder.Close()
}

func (w *writer) head(p interview.Process) pair {
	me := mappingOf(
		w.text("me.name", p.Candidate.Name, needed),
		w.text("me.email", p.Candidate.Email),
		w.text("me.phone", p.Candidate.Phone),
		w.text("me.place", p.Candidate.Place),
		w.text("me.address", p.Candidate.Address),
	)
	return slices.Concat(
		w.entry("me", me, needed),
		w.text("employer", p.Employer, needed),
		w.text("employer_kind", string(p.Kind)),
		w.text("address", p.Address),
		w.count("post_days", p.PostDays),
		w.text("place", p.Place),
		w.text("role", p.Role, needed),
		w.yes("first_choice", p.FirstChoice),
	)
}

func (w *writer) interviews(rounds []interview.Interview) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for n, i := range rounds {
		at := fmt.Sprintf("interviews[%d]", n)
		list.Content = append(list.Content, w.item(at,
			w.text(at+".id", i.ID),
			w.text(at+".starts", moment(i.Starts, i.Zone), needed, plain),
			w.text(at+".ends", moment(i.Ends, i.Zone), needed, plain),
			w.text(at+".zone", i.Zone, needed),
			w.text(at+".region", i.Region),
			w.text(at+".form", string(i.Form)),
			w.text(at+".location", i.Location),
			w.promise(at+".promise", i.Promise),
			w.entry(at+".panel", w.panel(at+".panel", i.Panel), needed),
			w.missedQuestions(at, i),
			w.text(at+".organizer", i.Organizer),
			w.text(at+".calendar_uid", i.CalendarUID),
			w.count(at+".sequence", i.Sequence),
			w.text(at+".recurrence_id", i.RecurrenceID),
			w.text(at+".stamped", instant(i.Stamped), plain),
			w.entry(at+".blocks", w.blocks(at+".blocks", i)),
		))
	}
	return list
}

func (w *writer) panel(at string, panel []interview.Interviewer) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for n, p := range panel {
		at := fmt.Sprintf("%s[%d]", at, n)
		list.Content = append(list.Content, w.item(at,
			w.text(at+".name", p.Name, needed),
			w.yes(at+".name_guessed", p.NameGuessed),
			w.text(at+".title", p.Title),
			w.text(at+".address_as", p.AddressAs),
			w.text(at+".email", p.Email),
			w.text(at+".place", p.Place),
			w.text(at+".role", string(p.Role)),
			w.text(at+".tone", string(p.Debrief.Tone)),
			w.text(at+".anchor", p.Debrief.Anchor),
			w.text(at+".need", p.Debrief.Need),
			w.text(at+".value", p.Debrief.Value),
			w.text(at+".card", p.Debrief.Card),
		))
	}
	return list
}

func (w *writer) blocks(at string, i interview.Interview) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for n, b := range i.Blocks {
		at := fmt.Sprintf("%s[%d]", at, n)
		list.Content = append(list.Content, w.item(at,
			w.text(at+".starts", moment(b.Starts, i.Zone), needed, plain),
			w.text(at+".ends", moment(b.Ends, i.Zone), needed, plain),
			w.text(at+".calendar_uid", b.CalendarUID),
			w.count(at+".sequence", b.Sequence),
			w.text(at+".recurrence_id", b.RecurrenceID),
			w.text(at+".stamped", instant(b.Stamped), plain),
		))
	}
	return list
}

func (w *writer) promise(at string, p *interview.Promise) pair {
	if p == nil || p.Date.IsZero() { // a promise of a process file names its day
		return nil
	}
	return w.entry(at, mappingOf(
		w.text(at+".date", p.Date.String(), plain),
		w.text(at+".said", p.Said),
	))
}

// missedQuestions writes one question under "missed_question" and several as a list.
func (w *writer) missedQuestions(at string, i interview.Interview) pair {
	all := i.MissedQuestions()
	if len(all) == 1 {
		at += ".missed_question"
		return w.entry(at, mappingOf(w.missedQuestion(at, all[0])...))
	}
	at += ".missed_questions"
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for n, q := range all {
		at := fmt.Sprintf("%s[%d]", at, n)
		list.Content = append(list.Content, w.item(at, w.missedQuestion(at, q)...))
	}
	return w.entry(at, list)
}

func (w *writer) missedQuestion(at string, q interview.MissedQuestion) []pair {
	return []pair{
		w.text(at+".asked_by", q.AskedBy),
		w.text(at+".question", q.Question),
		w.text(at+".said", q.Said),
		w.text(at+".better_answer", q.BetterAnswer),
		w.text(at+".link", q.Link),
		w.text(at+".choice", string(q.Choice)),
	}
}

// offers writes those that stand first.
func (w *writer) offers(p interview.Process) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for n, o := range slices.Concat(p.Offers, p.WithdrawnOffers) {
		at := fmt.Sprintf("offers[%d]", n)
		list.Content = append(list.Content, w.item(at,
			w.text(at+".employer", o.Employer),
			w.text(at+".expires", o.Expires.String(), plain),
			w.text(at+".place", o.Place),
			w.yes(at+".withdrawn", n >= len(p.Offers)),
		))
	}
	return list
}

func (w *writer) sent(f File) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for n, t := range f.Touches {
		at := fmt.Sprintf("sent[%d]", n)
		list.Content = append(list.Content, w.item(at,
			w.text(at+".to", t.To),
			w.text(at+".at", t.At.Format(time.RFC3339Nano), plain),
			w.text(at+".phase", string(t.Phase)),
			w.text(at+".interview", t.InterviewID),
			w.text(at+".message_id", t.MessageID),
			w.text(at+".subject", t.Subject),
		))
	}
	return list
}

// entry is the pair at path with the given value; nothing when the value is empty and
// not needed.
func (w *writer) entry(path string, value *yaml.Node, opts ...option) pair {
	if len(value.Content) == 0 && value.Value == "" {
		if !slices.Contains(opts, needed) {
			return nil
		}
		value = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
	}
	key := &yaml.Node{Kind: yaml.ScalarNode, Value: path[strings.LastIndexByte(path, '.')+1:]}
	if remark, ok := w.remarks[path]; ok {
		w.used[path] = true
		switch {
		case strings.Contains(remark, "\n") || value.Kind == yaml.MappingNode || strings.Contains(value.Value, "\n"):
			key.HeadComment = commented(remark)
		case value.Kind == yaml.SequenceNode:
			key.LineComment = commented(remark)
		default:
			value.LineComment = commented(remark)
		}
	}
	return pair{key, value}
}

// commented puts a comment sign before each line, and takes out what could end one.
func commented(remark string) string {
	lines := strings.Split(remark, "\n")
	for i, line := range lines {
		line = strings.Map(func(c rune) rune {
			if unicode.IsControl(c) || c == '\u2028' || c == '\u2029' {
				return ' '
			}
			return c
		}, strings.ToValidUTF8(line, "?"))
		lines[i] = strings.TrimRight("# "+line, " ")
	}
	return strings.Join(lines, "\n")
}

func (w *writer) text(path, s string, opts ...option) pair {
	for _, c := range s {
		if unicode.IsControl(c) && c != '\n' && c != '\t' && w.err == nil {
			w.err = fmt.Errorf("%s has a control character (%U) in it and cannot be written to a process file", path, c)
		}
	}
	if !utf8.ValidString(s) && w.err == nil {
		w.err = fmt.Errorf("%s is not UTF-8 text and cannot be written to a process file", path)
	}
	value := &yaml.Node{Kind: yaml.ScalarNode, Value: s}
	if !slices.Contains(opts, plain) {
		value.Tag = "!!str" // the encoder then quotes what would read as something else
		value.Style = style(s)
	}
	return w.entry(path, value, opts...)
}

// style keeps paragraphs readable as a block, and quotes what a block or a bare text
// would not keep.
func style(s string) yaml.Style {
	for _, c := range s {
		if c != '\n' && (unicode.IsControl(c) || !unicode.IsPrint(c)) {
			return yaml.DoubleQuotedStyle
		}
	}
	if !strings.Contains(s, "\n") {
		return 0
	}
	for _, line := range strings.Split(s, "\n") {
		if strings.TrimSpace(line) != line {
			return yaml.DoubleQuotedStyle
		}
	}
	return yaml.LiteralStyle
}

func (w *writer) yes(path string, is bool) pair {
	if !is {
		return nil
	}
	return w.text(path, "true", plain)
}

func (w *writer) count(path string, n int) pair {
	if n == 0 {
		return nil
	}
	return w.text(path, strconv.Itoa(n), plain)
}

// moment writes t as the clock of its zone shows it; with the offset where the clock
// alone would not say which instant it is. The zero time is written as nothing.
func moment(t time.Time, zone string) string {
	if t.IsZero() {
		return ""
	}
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	if read, ok := onClock(wall, t.Location()); !ok || !read.Equal(t) || t.Location().String() != zone {
		return t.Format(time.RFC3339)
	}
	return t.Format("2006-01-02T15:04:05")
}

// instant is t as a time with its offset; empty for none.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// item is an entry of a list, with the remark about it as a whole above it.
func (w *writer) item(path string, pairs ...pair) *yaml.Node {
	m := mappingOf(pairs...)
	if remark, ok := w.remarks[path]; ok {
		w.used[path] = true
		m.HeadComment = commented(remark)
	}
	return m
}

func mappingOf(pairs ...pair) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Content: slices.Concat(pairs...)}
}
