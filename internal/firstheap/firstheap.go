// Package firstheap puts off the first collection of garbage in a new process.
//
// Before main begins, the packages of the program make some 3 MB of tables that they keep.
// That is where Go collects for the first time, and finds nearly nothing, which a command
// that ends after a few milliseconds pays a tenth of its time for. Go makes packages ready
// in the order of their paths as soon as all that they import is ready, so this one, which
// imports hardly anything, comes before those that make the most.
//
// A command that ends soon leaves it at that; all others call Usual.
package firstheap

import "runtime/debug"

// roomy lets the heap grow to 16 MB before the first collection (4 MB is Go's own).
const roomy = 400

var usual = debug.SetGCPercent(roomy)

// Usual collects from now on as often as Go does, or as GOGC in the environment says.
func Usual() { debug.SetGCPercent(usual) }
