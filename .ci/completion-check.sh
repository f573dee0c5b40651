#!/usr/bin/env bash
# Completes command lines of toll in real shells, on a terminal, with the tab
# key: bash, zsh and fish, those of them that are here.
#
#   .ci/completion-check.sh TOLL
#
# Each line is typed up to the tab and then run, with a toll that prints its
# arguments: what arrives there is what the shell made of the completion.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
toll=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/home" "$work/files"
cat >"$work/bin/toll" <<END
#!/bin/sh
case \$1 in __complete | completion) exec "$toll" "\$@" ;; esac
printf 'GOT'
printf '|%s' "\$@"
echo '|'
END
chmod +x "$work/bin/toll"
cd "$work/files"
printf 'event,source,killed\n"Ain al-Arab: east",A,3\nain-two,Radio,4\n' >odd.csv
printf 'event,source,killed\nx,A,3\n' >'two words.csv'
export PATH=$work/bin:$PATH HOME=$work/home ZDOTDIR=$work/home XDG_CONFIG_HOME=$work/home XDG_DATA_HOME=$work/home
export LC_ALL=C.UTF-8 TERM=dumb PS1='> ' HISTFILE=
unset BASH_ENV ENV
failed=0
for shell in bash zsh fish; do
  if command -v "$shell" >/dev/null; then
    python3 "$here/completion_check.py" "$shell" || failed=1
  else
    echo "$shell is not here: its completion was NOT tried"
  fi
done
exit "$failed"
