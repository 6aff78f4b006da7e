package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"afterword/internal/channel"
)

// PostTable reads a person's own lines of how long post takes. Without a file there it is
// the built-in table.
func PostTable(path string) (channel.Table, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return channel.Table{}, nil
	}
	if err != nil {
		return channel.Table{}, fmt.Errorf("read the table of post days: %w", err)
	}
	defer file.Close()
	return channel.ReadTable(path, file)
}
