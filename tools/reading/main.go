// Command reading learns the table of weights that package reading embeds, from the
// sentences of internal/review/testdata. The same sentences give the same table.
//
//	go run ./tools/reading            writes internal/review/reading/weights.bin
//	go run ./tools/reading -cross     says how well it reads authors that it has not learned from
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"afterword/internal/review/reading"
)

func main() {
	data := flag.String("data", "internal/review/testdata", "the folder with the sentences")
	out := flag.String("out", "internal/review/reading/weights.bin", "the table to write")
	cross := flag.Bool("cross", false, "measure by cross-validation, write nothing")
	show := flag.Bool("show", false, "with -cross: list what is read wrongly")
	flag.Parse()
	if err := run(*data, *out, *cross, *show); err != nil {
		fmt.Fprintln(os.Stderr, "reading:", err)
		os.Exit(1)
	}
}

func run(data, out string, cross, show bool) error {
	l, err := gather(data)
	if err != nil {
		return err
	}
	if cross {
		l.cross(show)
		return nil
	}
	return os.WriteFile(out, l.table(), 0o644)
}

// gather reads all sentences.
func gather(data string) (*learner, error) {
	l := &learner{index: map[uint32]int32{}, digest: digestOf(data)}
	for k, name := range reading.Names[:reading.Faults] { // of the next step there are natural lines alone
		if err := l.readBank(filepath.Join(data, "training", name+".txt"), "training", reading.Kind(k)); err != nil {
			return nil, err
		}
		if err := l.readBank(filepath.Join(data, "bank", "open", name+".txt"), "open", reading.Kind(k)); err != nil {
			return nil, err
		}
	}
	if err := l.readBank(filepath.Join(data, "bank", "open", "no-next-step.txt"), "open", reading.NextStep); err != nil {
		return nil, err
	}
	if err := l.readNatural(filepath.Join(data, "training", "natural")); err != nil {
		return nil, err
	}
	if err := l.readFine(filepath.Join(data, "training", "fine.txt")); err != nil {
		return nil, err
	}
	for _, dir := range [...]string{"careful/*.txtar", "second/*.txtar", "labelled/labelled_a/*.txtar", "labelled/labelled_c/*.txtar", "labelled/labelled_d/*.txtar", "labelled/labelled_e/*.txtar", "labelled/labelled_f/*.txtar", "labelled/labelled_g/*.txtar", "labelled/labelled_h/*.txtar", "labelled/labelled_j/*.txtar", "labelled/labelled_k/*.txtar"} {
		if err := l.readNotes(filepath.Join(data, dir)); err != nil {
			return nil, err
		}
	}
	if err := l.readCases(filepath.Join(data, "..", "checks", "testdata")); err != nil {
		return nil, err
	}
	for _, file := range [...]string{"sentences/planted.txt", "mutation/open.txtar"} {
		if err := l.readSections(filepath.Join(data, file)); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// table is the weights as package reading unpacks them.
func (l *learner) table() []byte {
	m := l.learnWell(func(*example) bool { return true })
	for k, t := range l.thresholds() {
		m.bias[k] -= t
		fmt.Printf("%s reads from %.2f\n", reading.Names[k], t)
	}
	type entry struct {
		key uint32
		row [reading.Kinds]int8
	}
	var entries []entry
	for key, f := range l.index {
		e, some := entry{key: key}, false
		for k := range e.row {
			q := math.Round(float64(m.w[f][k]) * reading.Unit)
			e.row[k] = int8(max(-127, min(127, q)))
			some = some || q >= leastWeight || q <= -leastWeight
		}
		if some {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return int(int64(a.key) - int64(b.key)) })
	b := binary.LittleEndian.AppendUint32(nil, l.digest)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(entries)))
	for k := range m.bias {
		b = binary.LittleEndian.AppendUint32(b, uint32(int32(math.Round(float64(m.bias[k])*reading.Unit))))
	}
	for _, e := range entries {
		b = binary.LittleEndian.AppendUint32(b, e.key)
		for _, w := range e.row {
			b = append(b, byte(w))
		}
	}
	fmt.Printf("%d sentences, %d weights, %d bytes\n", len(l.examples), len(entries), len(b))
	return b
}

// leastWeight is the weight, in units of a score, that a feature has for some kind at least to
// be kept.
const leastWeight = 6
