#!/usr/bin/env bash
# Looks at index.html of a report in Chromium, as readers have it: opened from
# disk, in several widths, light and dark, with scripts and without, on paper.
#
#   .ci/page-check.sh REPORT/index.html [FOLDER]
#
# FOLDER gets the screenshots and the PDF. With npm, axe-core is fetched into a
# temporary folder and finds what screen readers and keyboards would stumble on;
# AXE=FILE takes one that is there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
page=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${2:-$work}
mkdir -p "$out"
fail() { printf 'page-check: %s\n' "$1" >&2; exit 1; }

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || fail 'Chromium is not here: NOT checked'
chrome() { timeout 180 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" "$@"; }

[ "$(stat -c %s "$page")" -lt 2000000 ] || fail 'index.html has more than 2 MB'
if grep -qE '<[a-z]+[^>]* (hidden|style=|on[a-z]+=)' "$page"; then fail 'something is hidden, styled in place, or has a handler'; fi

echo 'as it is: no message, no request'
chrome --enable-logging=stderr --log-net-log="$work/net.json" --virtual-time-budget=3000 --dump-dom "file://$page" >"$work/dom" 2>"$work/said"
if grep CONSOLE "$work/said"; then fail 'the page says something on the console'; fi
grep -q 'id="details"' "$work/dom" || fail 'the script of the page did not run'
if grep -oE '"url":"https?://[^"]*"' "$work/net.json" | grep -vE 'google|gvt1|chrome' | sort -u | grep .; then fail 'the page asks the network for something'; fi

axe=${AXE:-}
if [ -z "$axe" ] && command -v npm >/dev/null; then
  (cd "$work" && npm install --silent --no-audit --no-fund --no-save axe-core@4 >/dev/null 2>&1) || true
  axe=$work/node_modules/axe-core/axe.min.js
fi
[ -s "$axe" ] || { axe=/dev/null; echo 'axe-core is not here: accessibility NOT checked'; }
# The copy has no policy, which would not let the probe in.
{ sed -E 's/<meta http-equiv="Content-Security-Policy"[^>]*>//; s/<\/body>//; s/<\/html>//' "$page"
  printf '<script>'; cat "$axe"; printf '</script>\n<script>'; cat "$here/page-probe.js"; printf '</script></body></html>\n'; } >"$work/probed.html"
for width in 360 800 1400; do
  for theme in light dark; do
    look=()
    [ "$theme" = light ] || look=(--force-dark-mode --blink-settings=preferredColorScheme=0)
    chrome "${look[@]}" --hide-scrollbars --window-size="$width,2400" --screenshot="$out/page-$width-$theme.png" "file://$page" 2>/dev/null
    [ -s "$out/page-$width-$theme.png" ] || fail "no screenshot at $width, $theme"
    case $width-$theme in 360-light | 800-light | 1400-dark) ;; *) continue ;; esac # probing takes long
    chrome "${look[@]}" --window-size="$width,900" --virtual-time-budget=90000 --dump-dom "file://$work/probed.html" 2>/dev/null >"$work/dom"
    said=$(sed -n '/<pre id="probe">BEGIN/,/^END/p' "$work/dom" | sed '1d;$d')
    printf '%s pixels, %s: %s\n' "$width" "$theme" "$said"
    [[ $said == 'all right'* ]] || fail 'see above'
  done
done

echo 'without scripts, and on paper'
sed -E '/^<script>/,/^<\/script>/d' "$page" >"$work/no-script.html"
! grep -q '<script' "$work/no-script.html" || fail 'the script cannot be taken out'
chrome --hide-scrollbars --window-size=1400,2400 --screenshot="$out/page-no-script.png" "file://$work/no-script.html" 2>/dev/null
chrome --no-pdf-header-footer --print-to-pdf="$out/page.pdf" "file://$page" 2>/dev/null
[ -s "$out/page-no-script.png" ] && [ -s "$out/page.pdf" ] || fail 'no picture without scripts, or no PDF'
echo 'page-check: all right'
