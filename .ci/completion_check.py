"""Types command lines and the tab key into a shell: completion_check.py SHELL"""
import os
import pty
import re
import select
import sys
import time

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"],
             ["bind 'set enable-bracketed-paste off'", 'eval "$(toll completion bash)"']),
    "zsh": (["zsh", "-f", "-i"],
            ["unsetopt zle_bracketed_paste; unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -D",
             'eval "$(toll completion zsh)"']),
    "fish": (["fish", "--no-config", "-i"],
             ["set -g fish_autosuggestion_enabled 0", "toll completion fish | source"]),
}

# What is typed before the tab, and the arguments that toll is to get.
CASES = [
    ("toll versi", "version"),
    ("toll ranges --measu", "ranges|--measure"),
    ("toll ranges --measure inj", "ranges|--measure|injured"),
    ("toll ranges --measure=inj", "ranges|--measure=injured"),
    ("toll chart compo", "chart|composition"),
    ("toll help exit", "help|exit-status"),
    ("toll help completi", "help|completion"),
    ("toll ranges --layout ucdp-ged-h", "ranges|--layout|ucdp-ged-hdx"),
    ("toll explain shay", "explain|shayrat-2017-04-07"),
    ("toll chart forest --event shay", "chart|forest|--event|shayrat-2017-04-07"),
    ("toll ranges odd.csv --event ain", "ranges|odd.csv|--event|ain-two"),
    ("toll ranges odd.csv --event Ain", "ranges|odd.csv|--event|Ain al-Arab: east"),
    ("toll ranges 'two words.csv' --event ", "ranges|two words.csv|--event|x"),
    ("toll ranges odd.csv --source Rad", "ranges|odd.csv|--source|Radio"),
    ("toll ranges --side all", "ranges|--side|all sides"),
    ("toll ranges odd.csv --source-column sou", "ranges|odd.csv|--source-column|source"),
    ("toll ranges --columns event,measure,best_med", "ranges|--columns|event,measure,best_median"),
    ("toll ranges --where governorate=Ham", "ranges|--where|governorate=Hama"),
    ("toll totals --by gover", "totals|--by|governorate"),
    ("toll check od", "check|odd.csv"),
    ("toll check tw", "check|two words.csv"),
    ("toll ranges --output od", "ranges|--output|odd.csv"),
    ("toll ranges --output=od", "ranges|--output=odd.csv"),
    ("toll check SANA=od", "check|SANA=odd.csv"),
    ("toll version od", "version|od"),
]


class Shell:
    def __init__(self, name):
        command, self.setup = SHELLS[name]
        pid, self.fd = pty.fork()
        if pid == 0:
            os.execvp(command[0], command)
        self.read(1.0)
        for line in self.setup:
            self.type(line + "\n")
            self.read(0.5)
        self.type("toll ready\n")
        if "GOT|ready|" not in self.read(20, "GOT|ready|"):
            sys.exit(f"{name} does not begin")
        self.read(0.3)

    def type(self, text):
        os.write(self.fd, text.encode())

    def read(self, seconds, until=None):
        """What the shell writes, until it has written that or the time is over."""
        text, end = "", time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not (until and until in text):
            if select.select([self.fd], [], [], left)[0]:
                try:
                    text += os.read(self.fd, 65536).decode(errors="replace")
                except OSError:
                    break
        return text

    def complete(self, line):
        self.type(line + "\t")
        self.read(0.5)
        self.type("\n")
        text, end = "", time.monotonic() + 10
        while not re.search(r"GOT\|[^\r\n]*\|\r?\n", text):
            if time.monotonic() > end:
                break
            text += self.read(0.2)
        found = re.findall(r"GOT\|([^\r\n]*)\|\r?\n", text)
        return found[-1] if found else text


def main(name):
    shell, wrong = Shell(name), 0
    for line, wanted in CASES:
        got = shell.complete(line)
        if got != wanted:
            wrong += 1
            print(f"{name}: {line}<TAB> gave {got!r}, want {wanted!r}", file=sys.stderr)
    print(f"{name}: {len(CASES) - wrong} of {len(CASES)} lines completed")
    sys.exit(wrong > 0)


main(sys.argv[1])
