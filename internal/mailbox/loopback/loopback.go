// Package loopback makes the certificate of a mail server that runs on 127.0.0.1: in the
// demo's mail world and in tests. The program checks certificates always, so a server on
// this machine needs one that can be checked too.
//
// Each call makes a new authority, signs one server certificate with it and forgets the
// authority's key: nobody can sign another one later.
package loopback

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"time"
)

// Host is the name that the certificate and the servers go by.
const Host = "127.0.0.1"

// Identity is a server certificate and whom to trust for it.
type Identity struct {
	// Authority, Certificate and Key are in PEM form; Authority is the file to name as
	// a mailbox's CAFile.
	Authority, Certificate, Key []byte
}

// New makes an identity for servers on 127.0.0.1 and localhost, valid from an hour before
// now for ten years.
func New(now time.Time) (Identity, error) {
	root, rootKey, err := template(now, "Afterword loopback authority")
	if err != nil {
		return Identity{}, err
	}
	root.IsCA, root.BasicConstraintsValid = true, true
	root.KeyUsage = x509.KeyUsageCertSign
	rootDER, err := x509.CreateCertificate(rand.Reader, root, root, rootKey.Public(), rootKey)
	if err != nil {
		return Identity{}, fmt.Errorf("make the authority: %w", err)
	}
	leaf, leafKey, err := template(now, "localhost")
	if err != nil {
		return Identity{}, err
	}
	leaf.KeyUsage = x509.KeyUsageDigitalSignature
	leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	leaf.DNSNames = []string{"localhost"}
	leaf.IPAddresses = []net.IP{net.ParseIP(Host)}
	leafDER, err := x509.CreateCertificate(rand.Reader, leaf, root, leafKey.Public(), rootKey)
	if err != nil {
		return Identity{}, fmt.Errorf("make the certificate: %w", err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(leafKey)
	if err != nil {
		return Identity{}, fmt.Errorf("write the key: %w", err)
	}
	return Identity{
		Authority:   pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: rootDER}),
		Certificate: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: leafDER}),
		Key:         pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: keyDER}),
	}, nil
}

// TLS returns the configuration of a server with this identity.
func (i Identity) TLS() (*tls.Config, error) {
	pair, err := tls.X509KeyPair(i.Certificate, i.Key)
	if err != nil {
		return nil, fmt.Errorf("read the certificate: %w", err)
	}
	return &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}, nil
}

// template returns what both certificates have in common, and a key.
func template(now time.Time, name string) (*x509.Certificate, *ecdsa.PrivateKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, fmt.Errorf("make a key: %w", err)
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return nil, nil, fmt.Errorf("make a serial number: %w", err)
	}
	return &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    now.Add(-time.Hour),
		NotAfter:     now.AddDate(10, 0, 0),
	}, key, nil
}
