package review

// Derived is what checks make of a text of the context: the words that tell an employer's
// name from others, the stems of an anchor. It depends on that text alone and is made once
// for all notes that share the text. Declare one as a variable and ask it in Find; what it
// returns must not be changed.
type Derived[T any] struct{ from func(text string) T }

// DerivedFrom returns a Derived that is made by from.
func DerivedFrom[T any](from func(text string) T) *Derived[T] { return &Derived[T]{from} }

type derivedKey struct {
	of   any
	text string
}

// keptDerived bounds what is remembered: context texts times what is made of them.
const keptDerived = 1 << 13

// Of returns what is made of a text of the context of d.
func (k *Derived[T]) Of(d *Doc, text string) T {
	key := derivedKey{k, text}
	if made, ok := d.s.derived[key]; ok {
		return made.(T)
	}
	made := k.from(text)
	if len(text) <= keptText {
		if d.s.derived == nil {
			d.s.derived = map[derivedKey]any{}
		}
		if len(d.s.derived) >= keptDerived {
			clear(d.s.derived)
		}
		d.s.derived[key] = made
	}
	return made
}

// PerNote is what several checks need of a note: the names that it greets, the words that
// are its own. It is worked out when the first check asks, in the memory of the note before.
type PerNote[T any] struct{ fill func(d *Doc, into *T) }

// OncePerNote returns a PerNote that fill works out. What into held for another note is
// still in it: fill sets all of it, and may use its slices again.
func OncePerNote[T any](fill func(d *Doc, into *T)) *PerNote[T] { return &PerNote[T]{fill} }

type perNote struct {
	of, value any
	done      bool
}

// Of returns what is worked out of d. It is good until the end of the review and must not
// be changed.
func (k *PerNote[T]) Of(d *Doc) *T {
	for i := range d.s.perNote {
		known := &d.s.perNote[i]
		if known.of != any(k) {
			continue
		}
		value := known.value.(*T)
		if !known.done {
			k.fill(d, value)
			d.s.perNote[i].done = true // by its index: fill may have added others
		}
		return value
	}
	value := new(T)
	k.fill(d, value)
	d.s.perNote = append(d.s.perNote, perNote{of: k, value: value, done: true})
	return value
}

// PerWord is what a word is to the checks, as bits: grammar, courtesy, a name of many. It
// depends on Fold and Stem alone and is worked out once for each word that notes use.
type PerWord struct{ of func(w Word) uint32 }

// OncePerWord returns a PerWord that of works out.
func OncePerWord(of func(w Word) uint32) *PerWord { return &PerWord{of} }

// Of returns what w is.
func (k *PerWord) Of(w *Word) uint32 {
	for i := range w.lexeme.known {
		if known := &w.lexeme.known[i]; known.of == k {
			return known.value
		}
	}
	return k.workOut(w)
}

func (k *PerWord) workOut(w *Word) uint32 {
	value := k.of(*w)
	if w.lexeme.lone {
		return value
	}
	for i := range w.lexeme.known {
		if known := &w.lexeme.known[i]; known.of == nil {
			known.of, known.value = k, value
			break
		}
	}
	return value
}
