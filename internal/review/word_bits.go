package review

// WordBits has a bit for each of some words, one of 252, by their hashes: that a word is none of
// those is mostly told by one look. The uppermost bit of each of the four numbers is free.
type WordBits [4]uint64

// WordBit is a bit for the hash of a word, one of 63: most words that are none of a few are told
// by one look.
func WordBit(hash uint32) uint64 { return 1 << (hash >> 16 * 63 >> 16) }

// Add adds a word.
func (b *WordBits) Add(hash uint32) { b[hash>>22&3] |= WordBit(hash) }

// AddAll adds the words of o.
func (b *WordBits) AddAll(o *WordBits) {
	for i := range b {
		b[i] |= o[i]
	}
}

// Has reports a word that may be one of those; it is none of them where Has says no.
func (b *WordBits) Has(hash uint32) bool { return b[hash>>22&3]&WordBit(hash) != 0 }
