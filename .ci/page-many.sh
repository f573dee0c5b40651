#!/usr/bin/env bash
# Looks at the index of a report on many events in Chromium: what the search
# finds, how much is laid out, where links lead, that all is there without scripts.
#
#   .ci/page-many.sh TOLL [EVENTS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
toll=$(realpath "$1")
events=${2:-600}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf 'page-many: %s\n' "$1" >&2; exit 1; }
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || fail 'Chromium is not here: NOT checked'

awk -v n="$events" 'BEGIN {
  print "event,event_name,place,source,measure,best"
  for (i = 1; i <= n; i++) for (s = 0; s < 3; s++)
    printf "incident-%04d,Strike at Town %d,Town %d,Source %d,killed,%d\n", i, i % 50, i % 50, (i + s) % 20, i % 7 + s
}' >"$work/many.csv"
(cd "$work" && "$toll" report many.csv -o report) 2>"$work/said"
grep -q "writing index.html and [0-9]* pages of events: about " "$work/said" || fail 'the size is not said before'
page=$work/report/index.html
[ "$(grep -o '<tr id="event-' "$page" | wc -l)" = "$events" ] || fail 'without scripts not every event is in the index'

{ sed -E 's/<meta http-equiv="Content-Security-Policy"[^>]*>//; s/<\/body>//; s/<\/html>//' "$page"
  printf '<script>'; cat "$here/page-many.js"; printf '</script></body></html>\n'; } >"$work/report/probed.html"
timeout 180 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --virtual-time-budget=60000 \
  --dump-dom "file://$work/report/probed.html#event-incident-$(printf %04d "$events")" 2>/dev/null >"$work/dom"
said=$(sed -n '/<pre id="probe">BEGIN/,/^END/p' "$work/dom" | sed '1d;$d')
printf '%s events: %s\n' "$events" "$said"
[[ $said == 'all right'* ]] || fail 'see above'
