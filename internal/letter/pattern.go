package letter

import (
	"regexp"
	"sync"
)

// pattern returns a regular expression, compiled when it is first asked for. There are some
// fifty here, and most commands read no mail: compiling them all took longer than all else
// that happens when the program starts.
type pattern func() *regexp.Regexp

func compiledOnce(expression string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
