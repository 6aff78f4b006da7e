// Package processfile turns the YAML process file into domain values and back. The file
// is the public door for import, export and the stateless commands; docs/process-file.md
// explains its keys.
//
// The file is written by hand by people in a hurry and may come from strangers, so
// reading is strict and its errors are the point of the package: each names file, line
// and column, says what is wrong and what to do, and several are reported at once.
//
//  1. The bytes are checked: size, UTF-8, control characters (source.go).
//  2. They are parsed into a tree without aliases, tags, second documents or depth that a
//     process file has no use for (source.go).
//  3. The tree is walked key by key; unknown and repeated keys are refused (mapping.go).
//  4. Each value is checked on its own (value.go, moment.go), then against the others:
//     order of dates, names on the panel, addresses used twice (read.go, panel.go).
//
// Writing (write.go) is the reverse, in a fixed order of keys and in the layout a person
// would choose.
//
// It does no I/O: zones are looked up by the function it is given.
package processfile

import (
	"time"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// File is what a process file says.
type File struct {
	// Process has no ID: a process file does not know how it is stored.
	Process interview.Process
	// Touches are the notes that were sent already ("sent").
	Touches []note.Touch
}

// Zones finds a time zone by its IANA name.
type Zones func(name string) (*time.Location, error)

// Read reads a process file. name is how errors call the file. The error is of type
// Problems and lists up to ten of them in the order of the file.
func Read(name string, data []byte, zones Zones) (File, error) {
	r := &reader{file: name, zones: zones}
	var f File
	if root := r.parse(data); root != nil {
		f = r.document(root)
	}
	if err := r.err(); err != nil {
		return File{}, err
	}
	return f, nil
}
