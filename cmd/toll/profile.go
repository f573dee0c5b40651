package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/pprof"

	"github.com/spf13/pflag"

	"toll/cmd/toll/internal/outfile"
)

// declareProfile gives every command the hidden flag --profile, for those who
// make toll faster.
func declareProfile(fs *pflag.FlagSet) *string {
	name := fs.String("profile", "", "write a processor profile to `FILE` and a memory profile to FILE.mem")
	fs.Lookup("profile").Hidden = true
	return name
}

// profiled runs do and writes its profiles.
func profiled(disk outfile.Disk, name string, do func() error) error {
	if name == "" {
		return do()
	}
	err := disk.WriteFile(name, outfile.Options{Force: true}, func(w io.Writer) error {
		if err := pprof.StartCPUProfile(w); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
		return do()
	})
	if err != nil {
		return err
	}
	return disk.WriteFile(name+".mem", outfile.Options{Force: true}, func(w io.Writer) error {
		runtime.GC()
		if err := pprof.Lookup("allocs").WriteTo(w, 0); err != nil {
			return fmt.Errorf("memory profile: %w", err)
		}
		return nil
	})
}
