// Package spill keeps blocks of bytes in memory up to a limit and in a temporary
// file beyond it.
package spill

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
)

// Store keeps blocks. It is safe for use by several goroutines. A nil *Store
// keeps everything in memory.
type Store struct {
	limit int64
	dir   string
	held  atomic.Int64 // bytes of the blocks in memory

	lock  sync.Mutex
	spare [][]byte // memory of blocks that were dropped
	slab  Slab

	open sync.Mutex
	file *os.File // nil until a block is spilled
	name string   // of the file, where it must be removed in the end
	end  atomic.Int64
}

// NewStore returns a store that holds limit bytes in memory. What is beyond goes
// into a file in dir, which is that of the system's temporary files where it is
// empty. The file has no name where the system allows that, so that a run that
// is killed leaves nothing behind.
func NewStore(limit int64, dir string) *Store { return &Store{limit: limit, dir: dir} }

// Error says that the temporary file could not be made, written or read.
type Error struct {
	doing string
	dir   string
	err   error
}

// Error names the folder: the file itself has no name, or one that nobody gave it.
func (e *Error) Error() string {
	err := e.err
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Sprintf("%s a temporary file in %q: %v", e.doing, cmp.Or(e.dir, os.TempDir()), err)
}

func (e *Error) Unwrap() error { return e.err }

// Block is a block that a store keeps. The zero value is an empty one.
type Block struct {
	mem []byte
	at  int64 // in the file, where mem is nil
	n   int
}

// Len is the number of bytes of the block.
func (b Block) Len() int { return b.n }

// InMemory reports whether the store holds the bytes themselves.
func (b Block) InMemory() bool { return b.mem != nil }

// Keep takes a block. inMemory tells that the store holds b itself from now on;
// else it has been written and b may be used again. The error is that of the
// file.
func (s *Store) Keep(b []byte) (block Block, inMemory bool, err error) {
	if s == nil || s.held.Add(int64(cap(b))) <= s.limit {
		return Block{mem: b, n: len(b)}, true, nil
	}
	s.held.Add(-int64(cap(b)))
	f, err := s.temporary()
	if err != nil {
		return Block{}, false, err
	}
	at := s.end.Add(int64(len(b))) - int64(len(b))
	if _, err := f.WriteAt(b, at); err != nil {
		return Block{}, false, &Error{"keeping claims in", s.dir, err}
	}
	return Block{at: at, n: len(b)}, false, nil
}

// Read returns the bytes of a block: those held in memory, or a copy read from
// the file into buf, or into new memory where that is too small.
func (s *Store) Read(b Block, buf []byte) ([]byte, error) {
	if b.mem != nil || b.n == 0 {
		return b.mem, nil
	}
	if cap(buf) < b.n {
		buf = make([]byte, b.n)
	}
	buf = buf[:b.n]
	if _, err := s.file.ReadAt(buf, b.at); err != nil {
		return nil, &Error{"reading claims from", s.dir, err}
	}
	return buf, nil
}

// Drop lets go of a block. Its bytes are not to be read again.
func (s *Store) Drop(b Block) {
	if s != nil && b.mem != nil {
		s.held.Add(-int64(cap(b.mem)))
		s.Reuse(b.mem)
	}
}

// Piece is how much memory most blocks have. Only as much is used again.
const Piece = 8 << 10

// Reuse gives the store memory that nobody uses any more, for Memory to give
// out.
func (s *Store) Reuse(b []byte) {
	if s == nil || cap(b) < Piece {
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.spare = append(s.spare, b[:0])
}

// Memory returns an empty piece of memory for at least n bytes: that of a block
// that was dropped, where one is large enough.
func (s *Store) Memory(n int) []byte {
	if s == nil {
		return make([]byte, 0, n)
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if last := len(s.spare) - 1; last >= 0 && cap(s.spare[last]) >= n {
		b := s.spare[last]
		s.spare[last], s.spare = nil, s.spare[:last]
		return b
	}
	return s.slab.Memory(n)
}

// Spilled is the number of bytes that went into the file.
func (s *Store) Spilled() int64 {
	if s == nil {
		return 0
	}
	return s.end.Load()
}

// temporary returns the file, which is made when the first block needs it.
func (s *Store) temporary() (*os.File, error) {
	s.open.Lock()
	defer s.open.Unlock()
	if s.file != nil {
		return s.file, nil
	}
	if f, ok := nameless(s.dir); ok {
		s.file = f
		return f, nil
	}
	f, err := os.CreateTemp(s.dir, "toll-*.tmp")
	if err != nil {
		return nil, &Error{"keeping claims in", s.dir, err}
	}
	if os.Remove(f.Name()) != nil { // Windows keeps the name of an open file
		s.name = f.Name()
	}
	s.file = f
	return f, nil
}

// Close removes the file. No block can be read afterwards.
func (s *Store) Close() error {
	if s == nil || s.file == nil {
		return nil
	}
	err := s.file.Close()
	if s.name != "" {
		err = os.Remove(s.name)
	}
	s.file = nil
	return err
}
