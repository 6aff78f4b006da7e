// Package authority says whose certificates are trusted: those of the system, and of one
// file besides, for people with a server of their own.
package authority

import (
	"crypto/x509"
	"fmt"
	"os"
)

// Pool returns the authorities to trust: nil, which means the system's, when file is empty,
// else the system's and those of the PEM file.
func Pool(file string) (*x509.CertPool, error) {
	if file == "" {
		return nil, nil
	}
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the certificate authorities: %w", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s holds no certificate in PEM form", file)
	}
	return pool, nil
}
