// Package pattern keeps regular expressions that are compiled when they are first asked for.
//
// The program has some seventy, for mails, invitations and what a model may see, and most
// commands ask for none of them: compiling them all took longer than all else that happens
// when the program starts.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern returns its regular expression, the same each time.
type Pattern func() *regexp.Regexp

// Email finds addresses in running text.
var Email = Of(`[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?`)

// Of is the pattern of an expression. One that does not compile panics when it is first
// asked for; a test compiles all of them.
func Of(expression string) Pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
