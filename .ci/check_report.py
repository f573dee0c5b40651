#!/usr/bin/env python3
"""Looks at a folder that `toll report` made from the embedded claims.

usage: check_report.py FOLDER data/syria-2017.csv

Every file has something in it; every CSV parses, has a header and rows of one
length; every PNG and SVG is whole; what the Markdown and the page show is there,
and the page loads nothing else; no NaN and no infinity; every claim leads back
to its line. Standard library only.
"""
import csv
import html.parser
import json
import re
import struct
import sys
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


def check_csv(path):
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f, strict=True))
    if not rows:
        return ["no header"]
    bad = [f"row {i}: {len(r)} fields, header has {len(rows[0])}" for i, r in enumerate(rows, 1) if len(r) != len(rows[0])]
    if len(set(rows[0])) != len(rows[0]):
        bad.append("a column name stands twice")
    bad += [f"cell {c!r}" for r in rows for c in r if re.fullmatch(r"[+-]?(nan|inf|infinity)", c, re.I)]
    return bad


def check_png(path):
    data = path.read_bytes()
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        return ["not a PNG"]
    pos, pixels, size, kind = 8, b"", (0, 0), b""
    while pos < len(data):
        length, kind = struct.unpack(">I4s", data[pos:pos + 8])
        body = data[pos + 8:pos + 8 + length]
        if zlib.crc32(kind + body) != struct.unpack(">I", data[pos + 8 + length:pos + 12 + length])[0]:
            return ["a chunk is damaged"]
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        if kind == b"IDAT":
            pixels += body
        pos += 12 + length
    if kind != b"IEND":
        return ["cut off"]
    if min(size) < 100:
        return [f"{size[0]} by {size[1]} pixels"]
    return [] if len(set(zlib.decompress(pixels))) > 2 else ["nothing is drawn"]


def check_svg(path):
    root = ET.parse(path).getroot()
    bad = [] if root.tag == SVG + "svg" else ["the root is no <svg>"]
    bad += [f"no <{tag}>" for tag in ("title", "desc") if not (root.findtext(f"{SVG}{tag}") or "").strip()]
    if root.find(f".//{SVG}text") is None:
        bad.append("no text")
    if root.find(f".//{SVG}script") is not None:
        bad.append("a script")
    bad += [f"{k}={v}" for e in root.iter() for k, v in e.attrib.items() if re.search(r"\b(NaN|[+-]?Inf)\b", v)]
    return bad


def check_markdown(path):
    links = re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    here = [x for x in links if not re.match(r"[a-z]+:|#", x)]
    return [f"shows {x}, which is not there" for x in here if not (path.parent / x).exists()]


class Page(html.parser.HTMLParser):
    """What a page loads, where it leads, and the names it has for places."""

    def __init__(self):
        super().__init__()
        self.loads, self.links, self.ids, self.policy = [], [], set(), False

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.ids.add(a.get("id"))
        if tag == "a" and a.get("href"):
            self.links.append(a["href"])
        if tag in ("script", "img", "iframe", "object", "embed", "source", "link"):
            self.loads += [x for x in (a.get("src"), a.get("href"), a.get("data")) if x and not x.startswith("data:")]
        self.policy = self.policy or tag == "meta" and a.get("http-equiv", "").lower() == "content-security-policy"


def check_html(path):
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    bad = [] if page.policy else ["no content security policy"]
    bad += [f"loads {x}" for x in page.loads if re.match(r"([a-z]+:)?//", x) or not (path.parent / x).exists()]
    for x in page.links:
        if x.startswith("#"):
            bad += [] if x[1:] in page.ids or x == "#" else [f"leads to {x}, which is not there"]
        elif not re.match(r"https?://", x) and not (path.parent / x.split("#")[0]).exists():
            bad.append(f"leads to {x}, which is not there")
    return bad


def check_json(path):
    value = json.loads(path.read_text(encoding="utf-8"))
    resources = value.get("resources", []) if isinstance(value, dict) else []
    return [f"names {r['path']}, which is not there" for r in resources if not (path.parent / r["path"]).exists()]


def check_positions(claims, source):
    """Every claim's line in the table holds what the claim says."""
    with open(source, encoding="utf-8", newline="") as f:
        lines = f.read().split("\n")
    header = next(csv.reader([lines[0]]))
    bad = []
    with open(claims, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    for r in rows:
        # Parsed from its line on, since a field may go over several lines.
        row = dict(zip(header, next(csv.reader("\n".join(lines[int(r["line"]) - 1:]).splitlines(True)))))
        if (row["event"], row["url"]) != (r["event"], r["url"]):
            bad.append(f"line {r['line']} is another claim")
    want = sum(1 for _ in csv.DictReader(open(source, encoding="utf-8", newline="")))
    if len({r["line"] for r in rows}) != want:
        bad.append(f"claims from {len({r['line'] for r in rows})} lines, the table has {want}")
    return bad


CHECKS = {".csv": check_csv, ".png": check_png, ".svg": check_svg, ".md": check_markdown}
WHERE_THERE = {".html": check_html, ".json": check_json}


def main(folder, source):
    folder = Path(folder)
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    bad = [f"no {kind} file" for kind in CHECKS if not any(p.suffix == kind for p in files)]
    for p in files:
        if p.stat().st_size == 0:
            bad.append(f"{p}: empty")
            continue
        try:
            bad += [f"{p}: {x}" for x in ({**CHECKS, **WHERE_THERE}).get(p.suffix, lambda _: [])(p)]
        except (ET.ParseError, ValueError, csv.Error, struct.error, zlib.error) as e:
            bad.append(f"{p}: {e}")
    claims = folder / "tables/claims.csv"
    bad += [f"{claims}: {x}" for x in (check_positions(claims, source) if claims.exists() else ["not there"])]
    for x in bad:
        print(x, file=sys.stderr)
    print(f"{len(files)} files looked at, {len(bad)} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
