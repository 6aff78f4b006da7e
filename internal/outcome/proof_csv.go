package outcome

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// BeginsCSV is how the header line of every proof begins.
const BeginsCSV = "Date,Employer,"

// WriteCSV writes p as comma-separated values (RFC 4180, UTF-8), with a header line. A
// cell that a spreadsheet would take for a formula begins with an apostrophe.
func (p Proof) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	rows := [][]string{proofColumns()}
	for _, r := range p.Rows {
		rows = append(rows, r.cells())
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = defused(cell)
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("write the CSV file: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write the CSV file: %w", err)
	}
	return nil
}

func (r ProofRow) cells() []string {
	id := r.MessageID
	if id != "" {
		id = "<" + id + ">"
	}
	return []string{r.Date.String(), r.Employer, r.Role, r.Person, r.Step, id}
}

// defused is a cell on one line that no spreadsheet runs: it may begin with none of the
// signs of a formula, in their wide forms neither.
func defused(cell string) string {
	cell = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, cell)), " ")
	if strings.IndexFunc(cell, func(r rune) bool { return strings.ContainsRune("=+-@＝＋－＠|%", r) }) == 0 {
		return "'" + cell
	}
	return cell
}
