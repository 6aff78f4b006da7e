package processfile

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// mapping is one level of keys of the file.
type mapping struct {
	r      *reader
	node   *yaml.Node
	what   string // how sentences call it: "an interview"
	keys   map[string]*yaml.Node
	values map[string]*yaml.Node
	meant  map[string]bool // keys that an unknown key was taken for
}

// mapping reads n as keys out of known; ok is false, and the reason recorded, when n is
// something else. Unknown and repeated keys are recorded and left out.
func (r *reader) mapping(n *yaml.Node, what string, known ...string) (m mapping, ok bool) {
	if n.Kind != yaml.MappingNode {
		r.problem(n, "%s cannot be %s: write keys with values, such as %q", what, kindOf(n), known[0]+": …")
		return mapping{}, false
	}
	m = mapping{r, n, what, map[string]*yaml.Node{}, map[string]*yaml.Node{}, map[string]bool{}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch first := m.keys[key.Value]; {
		case key.Kind != yaml.ScalarNode:
			r.problem(key, "a key must be one word, this is %s: %s has the keys %s", kindOf(key), what, strings.Join(known, ", "))
		case !slices.Contains(known, key.Value):
			m.unknownKey(key, known)
		case first != nil:
			r.problem(key, "the key %q stands here twice, first on line %d: keep one of them", key.Value, first.Line)
		default:
			m.keys[key.Value], m.values[key.Value] = key, value
		}
	}
	return m, true
}

func (m mapping) unknownKey(key *yaml.Node, known []string) {
	if meant, ok := nearest(key.Value, known); ok {
		m.meant[meant] = true
		m.r.problem(key, "unknown key %q: did you mean %q?", short(key.Value), meant)
		return
	}
	m.r.problem(key, "unknown key %q: %s has the keys %s", short(key.Value), m.what, strings.Join(known, ", "))
}

// has reports whether key stands there with something in it.
func (m mapping) has(key string) bool {
	v := m.values[key]
	return v != nil && !empty(v)
}

// at returns the node to point at in a problem about key: its value, else the key, else
// the whole mapping.
func (m mapping) at(key string) *yaml.Node {
	switch {
	case m.has(key):
		return m.values[key]
	case m.keys[key] != nil:
		return m.keys[key]
	}
	return m.node
}

// need records that key is missing or empty, with what to do, and reports whether it is
// there. A key that stands there misspelt is recorded already.
func (m mapping) need(key, ask string) bool {
	switch {
	case m.has(key):
		return true
	case m.keys[key] != nil:
		m.r.problem(m.keys[key], "%q is empty: %s", key, ask)
	case !m.meant[key]:
		m.r.problem(m.node, "%s has no %q: %s", m.what, key, ask)
	}
	return false
}

// list returns the entries of a list, nil when key is absent or empty.
func (m mapping) list(key, entry string) []*yaml.Node {
	if !m.has(key) {
		return nil
	}
	v := m.values[key]
	if v.Kind != yaml.SequenceNode {
		m.r.problem(v, "%q is %s: it is a list, so begin each %s with \"- \"", key, kindOf(v), entry)
		return nil
	}
	return v.Content
}

// kindOf says in words what stands at a node.
func kindOf(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a set of keys"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case empty(n):
		return "empty"
	}
	return "a text"
}

// empty reports whether nothing stands at n: no text, a null, no entries.
func empty(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode {
		return len(n.Content) == 0
	}
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		return strings.TrimSpace(n.Value) == ""
	}
	v := strings.TrimSpace(n.Value)
	return v == "" || v == "~" || v == "null"
}
