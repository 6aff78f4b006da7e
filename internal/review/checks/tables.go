package checks

import "afterword/internal/review/reading"

// Tables make what nearly every note asks for and what takes longest to make: the frames and
// the weights of the reading. The first note makes them by itself; a program that reviews one
// note and ends calls these while it still reads its files, beside one another.
func Tables() []func() {
	return []func(){
		func() { everyNote().Compile() },
		reading.Load,
	}
}
