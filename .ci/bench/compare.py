#!/usr/bin/env python3
"""Compare toll's ranges table with another tool's output of the benchmark, cell by cell.

usage: compare.py IN.csv TOLL.csv OTHER.csv [--all]

Columns are matched by columns.csv beside this file. Compared are the events in
which the two define the same: every row gives low, count and high, or words that
are one number; no source has two counts of one day; --all compares every event.
"""
import collections, csv, os, sys

here = os.path.dirname(os.path.abspath(__file__))
args = [a for a in sys.argv[1:] if a != "--all"]
with open(os.path.join(here, "columns.csv"), newline="", encoding="utf-8") as f:
    columns = [(r["bench"], r["toll"]) for r in csv.DictReader(f)][1:]

plain, said = {}, collections.defaultdict(set)
with open(args[0], newline="", encoding="utf-8") as f:
    for r in csv.DictReader(f):
        numbers = r["killed_low"], r["killed"], r["killed_high"]
        fits = all(numbers) or not any(numbers) and r["reported"].isdigit()
        key = r["event"], r["source"], r["published"]
        said[key].add(numbers if all(numbers) else (r["reported"],) * 3)
        plain[r["event"]] = plain.get(r["event"], True) and fits and len(said[key]) == 1


def rows(path):
    with open(path, newline="", encoding="utf-8") as f:
        return {r["event"]: r for r in csv.DictReader(f)}


def same(x, y):
    x, y = ({"yes": "true", "no": "false"}.get(v, v) for v in (x, y))
    if x == y: return True
    try: u, v = float(x), float(y)
    except ValueError: return False
    return abs(u - v) <= 1e-9 * max(1, abs(u), abs(v))


toll, other = rows(args[1]), rows(args[2])
events = [e for e in other if e in toll and ("--all" in sys.argv or plain[e])]
differ = collections.Counter()
shown = {}
for e in events:
    t, o = toll[e], other[e]
    for b, c in columns:
        if b == "gap" and t["origins"] < "2" and len(t["origins"]) == 1: continue
        if b == "open" and t["early"] != "0" and "--all" not in sys.argv: continue
        if not same(t[c], o[b]):
            differ[b] += 1
            shown.setdefault(b, f"{e}: toll {t[c]!r}, other {o[b]!r}")
print(f"{len(events)} of {len(other)} events, {len(columns)} columns compared; {len(set(other) - set(toll))} events only in the other")
for b, n in differ.items(): print(f"{b}: {n} differ, such as {shown[b]}")
print(f"{sum(differ.values())} cells differ")
sys.exit(bool(differ))
