// Command reading learns the table of weights that package reading embeds, from the
// sentences of internal/review/testdata. The same sentences give the same table.
//
//	go run ./tools/reading            writes internal/review/reading/weights.bin
//	go run ./tools/reading -cross     says how well it reads lines that it has not learned from
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
	for k, name := range reading.Names {
		if err := l.readBank(filepath.Join(data, "training", name+".txt"), "training", reading.Kind(k)); err != nil {
			return nil, err
		}
		if err := l.readBank(filepath.Join(data, "bank", "open", name+".txt"), "open", reading.Kind(k)); err != nil {
			return nil, err
		}
	}
	if err := l.readFine(filepath.Join(data, "training", "fine.txt")); err != nil {
		return nil, err
	}
	for _, dir := range [...]string{"careful/*.txtar", "second/*.txtar", "labelled/labelled_a/*.txtar"} {
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
	all := func(*example) bool { return true }
	seen := l.linesPerFeature(all)
	var models [reading.Kinds]model
	for k := range models {
		models[k] = l.learn(reading.Kind(k), seen, all)
		t := l.threshold(reading.Kind(k))
		models[k].bias -= t
		fmt.Printf("%s reads from %.2f\n", reading.Names[k], t)
	}
	type entry struct {
		key uint32
		row [reading.Kinds]int8
	}
	var entries []entry
	for key, f := range l.index {
		e, some := entry{key: key}, false
		for k := range models {
			q := math.Round(models[k].w[f] * reading.Unit)
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
	for k := range models {
		b = binary.LittleEndian.AppendUint32(b, uint32(int32(math.Round(models[k].bias*reading.Unit))))
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
const leastWeight = 3

const folds = 5

// cross reads each fifth of the lines with what was learned from the others.
func (l *learner) cross(show bool) {
	thresholds := [...]float64{-1, 0, 0.5, 1, 1.5, 2, 2.5, 3}
	for k := range reading.Kind(reading.Kinds) {
		type counts struct{ faults, fine, careful, openFaults, openFine int }
		var all counts
		var found [len(thresholds)]counts
		for fold := range folds {
			in := func(e *example) bool { return e.group%folds != fold }
			m := l.learn(k, l.linesPerFeature(in), in)
			for i := range l.examples {
				e := &l.examples[i]
				if in(e) || e.is[k] == 0 {
					continue
				}
				score := m.score(e)
				count := func(c *counts) {
					switch {
					case e.is[k] > 0 && e.source == "open":
						c.openFaults++
					case e.is[k] > 0:
						c.faults++
					case e.source == "careful":
						c.careful++
					case e.source == "open":
						c.openFine++
					default:
						c.fine++
					}
				}
				count(&all)
				for t, threshold := range thresholds {
					if score > threshold {
						count(&found[t])
					}
				}
				if show && (e.source == "open" && e.is[k] > 0 && score < 0 || e.is[k] < 0 && score > 1) {
					fmt.Printf("   %5.1f %-16s %s: %s\n", score, reading.Names[k], e.source, e.text)
				}
			}
		}
		fmt.Printf("%-17s faults of %5d (open %3d), fine of %5d (open %4d), careful of %d\n", reading.Names[k], all.faults, all.openFaults, all.fine, all.openFine, all.careful)
		for t, threshold := range thresholds {
			c := found[t]
			fmt.Printf("   over %4.1f: %5.1f %% (%5.1f %%)  %5.2f %% (%5.2f %%)  %5.2f %%\n", threshold, percent(c.faults, all.faults), percent(c.openFaults, all.openFaults),
				percent(c.fine, all.fine), percent(c.openFine, all.openFine), percent(c.careful, all.careful))
		}
	}
}

func percent(n, of int) float64 { return 100 * float64(n) / math.Max(float64(of), 1) }
