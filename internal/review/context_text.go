package review

// contextText is what is known of a text of the context.
type contextText struct {
	text string

	split        bool
	words        []Word // see Doc.Split
	stems, folds WordBits

	derived []derived
	people  []Person // who have it for a name
}

const (
	// keptTexts and keptText bound what is remembered: texts, and bytes of each.
	keptTexts, keptText = 1 << 14, 4096
	// recentTexts is how many texts are found without hashing them. The same few are asked
	// for again and again while a note is read.
	recentTexts = 256
)

// about returns what is known of a text of the context.
func (s *scratch) about(text string) *contextText {
	n := len(text)
	if n > keptText {
		return &contextText{text: text}
	}
	recent := &s.recent[n%recentTexts]
	if n > 0 { // names of one length mostly differ at their ends
		recent = &s.recent[(5*n+37*int(text[0])+11*int(text[n/2])+3*int(text[n-1]))%recentTexts]
	}
	if *recent != nil && (*recent).text == text {
		return *recent
	}
	about, ok := s.texts[text]
	if !ok {
		if len(s.texts) >= keptTexts {
			clear(s.texts)
		}
		if s.texts == nil {
			s.texts = map[string]*contextText{}
		}
		about = &contextText{text: text}
		s.texts[text] = about
	}
	*recent = about
	return about
}

// splitText is about, with the words.
func (s *scratch) splitText(text string) *contextText {
	about := s.about(text)
	if about.split {
		return about
	}
	about.words, about.split = appendWords(make([]Word, 0, len(text)/5+1), text, s.lexicon), true
	for i := range about.words {
		w := &about.words[i]
		about.stems.Add(w.StemHash())
		about.folds.Add(w.Hash)
	}
	return about
}

// Split is SplitWords for a text of the context, which many notes share: it is taken apart
// once. Callers must not change the words.
func (d *Doc) Split(text string) []Word { return d.s.splitText(text).words }

// contextWords are the words of several texts of the context.
type contextWords struct {
	texts        []*contextText
	stems, folds WordBits
}

func (c *contextWords) reset() { *c = contextWords{texts: c.texts[:0]} }

// addText adds the words of a text of the context; most that may be written down are not.
func (c *contextWords) addText(s *scratch, text string) {
	if text == "" {
		return
	}
	about := s.splitText(text)
	c.texts = append(c.texts, about)
	c.stems.AddAll(&about.stems)
	c.folds.AddAll(&about.folds)
}

// hasStem reports a stem of one of the words.
func (c *contextWords) hasStem(stem string) bool {
	h := Hash(stem)
	if !c.stems.Has(h) {
		return false
	}
	for _, about := range c.texts {
		for i := 0; i < len(about.words) && about.stems.Has(h); i++ {
			if w := &about.words[i]; w.StemHash() == h && w.Stem() == stem {
				return true
			}
		}
	}
	return false
}

// has reports one of the words.
func (c *contextWords) has(fold string) bool {
	h := Hash(fold)
	if !c.folds.Has(h) {
		return false
	}
	for _, about := range c.texts {
		for i := 0; i < len(about.words) && about.folds.Has(h); i++ {
			if w := &about.words[i]; w.Hash == h && w.Fold == fold {
				return true
			}
		}
	}
	return false
}
