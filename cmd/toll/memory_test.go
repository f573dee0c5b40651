package main

import "testing"

func TestMemorySize(t *testing.T) {
	for text, want := range map[string]int64{"512MiB": 512 << 20, "2GiB": 2 << 30, "2g": 2 << 30, "4096": 4096, "64k": 64 << 10,
		"": 0, "-1": 0, "1.5GiB": 0, "GiB": 0, "9223372036854775807GiB": 0, "3 apples": 0} {
		var m memorySize
		if err := m.Set(text); (err == nil) != (want > 0) || m.bytes != want {
			t.Errorf("%q: %d bytes, %v, want %d", text, m.bytes, err, want)
		}
	}
}
