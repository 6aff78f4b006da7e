package store

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"afterword/internal/followup"
)

// keyFile is the path of the 32 random bytes that secrets are sealed under. It lies
// beside the database and not in it, so that one can be copied without the other.
type keyFile string

const (
	keyName = "afterword.key"
	keySize = 32 // AES-256
	// sealMark opens every sealed text, so that another way of sealing can follow.
	sealMark = "v1:"
)

// errNoKey means that the key file is not there.
var errNoKey = errors.New("the key file is missing")

func keyFileBeside(database string) keyFile {
	return keyFile(filepath.Join(filepath.Dir(database), keyName))
}

// seal encrypts a secret with AES-256-GCM under a random nonce. The sealed text opens
// only for the same account and column.
func (k keyFile) seal(account followup.AccountID, column, secret string) (string, error) {
	box, err := k.box()
	if err != nil {
		return "", err
	}
	sealed := box.Seal(nil, nil, []byte(secret), placeOf(account, column))
	return sealMark + base64.StdEncoding.EncodeToString(sealed), nil
}

// open is the reverse of seal.
func (k keyFile) open(account followup.AccountID, column, sealed string) (string, error) {
	box, err := k.box()
	if err != nil {
		return "", err
	}
	text, marked := strings.CutPrefix(sealed, sealMark)
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil || !marked {
		return "", errors.New("the sealed text is damaged")
	}
	secret, err := box.Open(nil, nil, raw, placeOf(account, column))
	if err != nil {
		return "", fmt.Errorf("the key file %s is not the one it was sealed with", k)
	}
	return string(secret), nil
}

// placeOf is what a sealed text is bound to. A column's name has no NUL, so that no two
// places read the same.
func placeOf(account followup.AccountID, column string) []byte {
	return []byte(column + "\x00" + string(account))
}

func (k keyFile) box() (cipher.AEAD, error) {
	key, err := k.read()
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

func (k keyFile) read() ([]byte, error) {
	if k == "" {
		return nil, errors.New("no key file is set, and a password is only kept sealed")
	}
	info, err := os.Stat(string(k))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s", errNoKey, k)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the key file: %w", err)
	}
	// Windows has no such permission bits.
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("the key file %s can be read by others: run chmod 600 on it and change the mailbox's password", k)
	}
	key, err := os.ReadFile(string(k))
	if err != nil {
		return nil, fmt.Errorf("cannot read the key file: %w", err)
	}
	if len(key) != keySize {
		return nil, fmt.Errorf("the key file %s has %d bytes instead of %d: restore it from a backup", k, len(key), keySize)
	}
	return key, nil
}

// make writes a new key file. It must be called inside a writing transaction: that lock
// is what keeps a second program from making another one meanwhile. A crash leaves
// either the whole key or none.
func (k keyFile) make() error {
	file, err := os.CreateTemp(filepath.Dir(string(k)), keyName+".*") // mode 0600
	if err != nil {
		return fmt.Errorf("cannot make the key file: %w", err)
	}
	key := make([]byte, keySize)
	rand.Read(key) // never fails
	_, err = file.Write(key)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), string(k))
	}
	if err != nil {
		return fmt.Errorf("cannot make the key file: %w", errors.Join(err, os.Remove(file.Name())))
	}
	return syncDir(filepath.Dir(string(k)))
}

// syncDir puts the renamed entry on disk before the secrets that need it.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // it has no such call
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("cannot make the key file: %w", err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return fmt.Errorf("cannot make the key file: %w", err)
	}
	return nil
}
