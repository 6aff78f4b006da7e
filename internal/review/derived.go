package review

// Derived is what checks make of a text of the context: the words that tell an employer's
// name from others, the stems of an anchor. It depends on that text alone and is made once
// for all notes that share the text. Declare one as a variable and ask it in Find; what it
// returns must not be changed.
type Derived[T any] struct {
	key  key
	from func(text string) T
}

// key tells what is remembered from each other, by its address.
type key struct{ _ byte }

// DerivedFrom returns a Derived that is made by from.
func DerivedFrom[T any](from func(text string) T) *Derived[T] { return &Derived[T]{from: from} }

// Of returns what is made of a text of the context of d.
func (k *Derived[T]) Of(d *Doc, text string) T {
	about := d.s.about(text)
	for i := range about.derived {
		if known := &about.derived[i]; known.of == &k.key {
			return known.value.(T)
		}
	}
	made := k.from(text)
	about.derived = append(about.derived, derived{of: &k.key, value: made})
	return made
}

type derived struct {
	of    *key
	value any
}

// PerNote is what several checks need of a note: the names that it greets, the words that
// are its own. It is worked out when the first check asks, in the memory of the note before.
type PerNote[T any] struct {
	key  key
	fill func(d *Doc, into *T)
}

// OncePerNote returns a PerNote that fill works out. What into held for another note is
// still in it: fill sets all of it, and may use its slices again.
func OncePerNote[T any](fill func(d *Doc, into *T)) *PerNote[T] { return &PerNote[T]{fill: fill} }

type perNote struct {
	of    *key
	value any
	done  bool
}

// Of returns what is worked out of d. It is good until the end of the review and must not
// be changed.
func (k *PerNote[T]) Of(d *Doc) *T {
	known := d.s.perNote
	for i := range known {
		if known[i].of != &k.key {
			continue
		}
		value := known[i].value.(*T)
		if !known[i].done {
			k.fill(d, value)
			d.s.perNote[i].done = true // in its place: fill may have added others
		}
		return value
	}
	value := new(T)
	k.fill(d, value)
	d.s.perNote = append(d.s.perNote, perNote{of: &k.key, value: value, done: true})
	return value
}

// PerWord is what a word is to the checks, as up to 31 bits: grammar, courtesy, a name of many. It
// depends on Fold and Stem alone and is worked out once for each word that notes use.
type PerWord struct {
	aspect Aspect
	of     func(w Word) uint32
}

// Aspect says where the answer of a PerWord is kept with the word: each has a place of its
// own, so that asking is a look and no search.
type Aspect uint8

// The aspects of a word.
const (
	Unkept         Aspect = iota // worked out anew whenever it is asked
	Kind                         // what it carries: grammar, courtesy, praise
	Marks                        // which checks look closer at it
	Standing                     // whether it is spelt right
	Frames                       // which turns of phrase it is a key of
	FollowUpFrames               // the same for those of later notes
	Sort                         // what it is to a reading
	Grammar                      // what it is to its neighbours
	Speech                       // what parts of speech it may be
	Starts                       // which rules of grammar start at it

	aspects
)

// OncePerWord returns a PerWord that of works out; no other has the same aspect.
func OncePerWord(aspect Aspect, of func(w Word) uint32) *PerWord { return &PerWord{aspect, of} }

// workedOut is the bit of an answer that is kept: what was not worked out is 0.
const workedOut = 1 << 31

// Of returns what w is.
func (k *PerWord) Of(w *Word) uint32 {
	if known := w.lexeme.aspects[k.aspect]; known != 0 {
		return known &^ workedOut
	}
	return k.workOut(w)
}

func (k *PerWord) workOut(w *Word) uint32 {
	value := k.of(*w)
	if l := w.lexeme; !l.lone && k.aspect != Unkept {
		l.aspects[k.aspect] = value | workedOut
	}
	return value
}
