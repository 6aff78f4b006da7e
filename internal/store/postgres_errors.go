package store

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"

	"afterword/internal/followup"
)

// Codes of PostgreSQL's manual, appendix A, that mean something to us.
const (
	codeDivisionByZero = "22012" // see prepared.orFail
	codeForeignKey     = "23503"
	codeUnique         = "23505"
	codeReadOnly       = "25006"
	codeAuthorization  = "28000"
	codePassword       = "28P01"
	codeNoDatabase     = "3D000"
	codeNoSchema       = "3F000"
	codeSerialization  = "40001"
	codeDeadlock       = "40P01"
	codePrivilege      = "42501"
	codeDiskFull       = "53100"
	codeTooMany        = "53300"
	codeLockTimeout    = "55P03"
	codeShutdown       = "57P01"
	codeCrash          = "57P02"
	codeStarting       = "57P03"
	codeIdleInTransact = "25P03"
)

// refusal is what a row was refused for.
type refusal int

const (
	refusedNot refusal = iota
	refusedPrimaryKey
	refusedUnique
)

// postgresRefusal says which kind of key err is about. A primary key's index is named
// after its table by PostgreSQL, when nobody names it.
func postgresRefusal(err error) refusal {
	var failure *pgconn.PgError
	switch {
	case !errors.As(err, &failure) || failure.Code != codeUnique:
		return refusedNot
	case strings.HasSuffix(failure.ConstraintName, "_pkey"):
		return refusedPrimaryKey
	default:
		return refusedUnique
	}
}

// explainPostgres puts what PostgreSQL, or the way to it, says into words that tell what
// to do.
func explainPostgres(err error) error {
	switch code := postgresCode(err); code {
	case codeForeignKey:
		return fmt.Errorf("what the row belongs to is %w in this account", followup.ErrNotFound)
	case codeReadOnly:
		return fmt.Errorf("the server takes no changes, it may be a standby: name the primary server: %w", err)
	case codePassword, codeAuthorization:
		return fmt.Errorf("the server refuses the role or its password, check both in the database's URL, and the server's pg_hba.conf: %w", err)
	case codeNoDatabase:
		return fmt.Errorf("there is no such database on the server, make it with CREATE DATABASE … OWNER …: %w", err)
	case codeNoSchema:
		return fmt.Errorf("the database has no schema to put tables into, check the role's search_path: %w", err)
	case codePrivilege:
		return fmt.Errorf("the role lacks a right, it must own the database: ALTER DATABASE … OWNER TO …: %w", err)
	case codeDiskFull:
		return fmt.Errorf("the server's disk is full, make room and try again: %w", err)
	case codeTooMany:
		return fmt.Errorf("the server has no connection left, raise its max_connections or run fewer nodes: %w", err)
	case codeSerialization, codeDeadlock, codeLockTimeout:
		return fmt.Errorf("others are writing to the same rows, try again: %w", err)
	case codeShutdown, codeCrash, codeStarting, codeIdleInTransact:
		return fmt.Errorf("the server ended the connection or is starting, try again: %w", err)
	}
	var unreachable *pgconn.ConnectError
	if errors.As(err, &unreachable) {
		return fmt.Errorf("the server cannot be reached, check host, port and network: %w", err)
	}
	return err
}

// passes reports whether an error may be gone in a moment.
func passes(err error) bool {
	switch postgresCode(err) {
	case codeTooMany, codeSerialization, codeDeadlock, codeShutdown, codeCrash, codeStarting:
		return true
	case "":
		// The server is being restarted, or a connection of the pool broke with it.
		var network *net.OpError
		return errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) ||
			errors.As(err, &network) && network.Op != "dial"
	}
	return false
}

// postgresCode is the SQLSTATE of PostgreSQL, or empty.
func postgresCode(err error) string {
	var failure *pgconn.PgError
	if errors.As(err, &failure) {
		return failure.Code
	}
	return ""
}
