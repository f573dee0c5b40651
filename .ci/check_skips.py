#!/usr/bin/env python3
"""Reads `go test -json` and fails where a test failed, or skipped for another
reason than that only root can do it, that it only writes pictures, or that a
seed of a fuzz target is no input of it. Standard library only."""
import json
import sys

said, bad, passed = {}, [], 0
for line in sys.stdin:
    try:
        e = json.loads(line)
    except ValueError:
        print(line, end="")
        continue
    key = (e.get("Package", ""), e.get("Test", ""))
    if e["Action"] in ("output", "build-output"):
        said[key] = said.get(key, "") + e["Output"]
    elif e["Action"] == "pass" and key[1]:
        passed += 1
    elif e["Action"] == "skip" and (key[1].startswith("Fuzz") or "TOLL_PAGES is not set" in said.get(key, "")):
        pass
    elif e["Action"] == "skip" and "only root can" in said.get(key, ""):
        print(said[key], end="")
    elif e["Action"] in ("fail", "skip") and (key[1] or e["Action"] == "fail"):
        bad.append(f"{key[0]} {key[1]}: {e['Action']}\n{said.get(key, '')}")
print("\n".join(bad) + f"{passed} tests passed, {len(bad)} failed or skipped")
sys.exit(1 if bad or not passed else 0)
