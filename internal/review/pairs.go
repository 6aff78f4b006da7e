package review

// pairSet are the pairs of neighbouring words of a text, as numbers: two hashes beside each
// other. It is read again for every note in the same memory.
type pairSet struct {
	list  []uint64
	slots []uint64 // 0 is free
}

func (s *pairSet) read(words []Word) {
	s.slots, s.list = freeSlots(s.slots, len(words)), s.list[:0]
	for i := 1; i < len(words); i++ {
		pair := pairOf(&words[i-1], &words[i])
		if slot := s.find(pair); *slot == 0 {
			*slot = pair
			s.list = append(s.list, pair)
		}
	}
}

// pairOf is the number of a pair, never 0.
func pairOf(a, b *Word) uint64 { return uint64(a.Hash)<<32 | uint64(b.Hash) | 1 }

// freeSlots is a table of free slots for n entries, a quarter full at most, in the memory
// of an old one where that fits.
func freeSlots[T any](old []T, n int) []T {
	size := 64
	for size < 4*n {
		size *= 2
	}
	if len(old) < size || len(old) > 4*size {
		return make([]T, size)
	}
	clear(old)
	return old
}

// common counts the pairs that are in both sets.
func (s *pairSet) common(other *pairSet) (n int) {
	for _, pair := range other.list {
		if s.has(pair) {
			n++
		}
	}
	return n
}

func (s *pairSet) has(pair uint64) bool { return *s.find(pair) != 0 }

func (s *pairSet) find(pair uint64) *uint64 {
	mask := uint64(len(s.slots) - 1)
	for i := pair * 0x9E3779B97F4A7C15 >> 32 & mask; ; i = (i + 1) & mask {
		if slot := &s.slots[i]; *slot == 0 || *slot == pair {
			return slot
		}
	}
}
