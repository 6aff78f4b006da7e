package outcome

import (
	"errors"
	"fmt"
	"io"

	"afterword/internal/card"
)

// WritePDF writes p as a table on paper. The same proof is the same bytes. A name in
// letters that no font here has is an error that says so.
func (p Proof) WritePDF(w io.Writer) error {
	list := card.List{
		Title: proofTitle, About: []string{p.heading(), proofMade}, None: proofNothing,
		Head: proofColumns(), Share: []float64{1.1, 1.7, 2, 2, 1.1, 3.1},
	}
	for _, r := range p.Rows {
		list.Rows = append(list.Rows, r.cells())
	}
	err := card.WriteList(w, list)
	var letters *card.MissingLettersError
	if errors.As(err, &letters) {
		return &UnprintableError{letters.Letters}
	}
	if err != nil {
		return fmt.Errorf("write the PDF file: %w", err)
	}
	return nil
}

// UnprintableError says that no font here has some of the letters of a proof.
type UnprintableError struct{ Letters []rune }

func (e *UnprintableError) Error() string {
	return fmt.Sprintf("no font here can print %q: take the CSV file, which holds every letter", string(e.Letters[:min(10, len(e.Letters))]))
}
