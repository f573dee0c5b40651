# Completion of toll for fish: toll completion fish | source

function __toll_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct | string unescape)
    set -l all (commandline -op)
    set -l behind
    set -l from (math (count $before) + 1)
    if test -n "$current"
        set from (math $from + 1)
    end
    if test $from -le (count $all)
        set behind $all[$from..-1]
    end
    set -l lines ($before[1] __complete (math (count $before) - 1) $before[2..-1] "$current" $behind 2>/dev/null)
    if test (count $lines) -gt 1
        printf '%s\n' $lines[2..-1]
    end
    if test "$lines[1]" = files
        if string match -q -- '*=*' $current
            set -l parts (string split -m 1 = -- $current)
            __fish_complete_path $parts[2] | string replace -r '^' -- "$parts[1]="
        else
            __fish_complete_path $current
        end
    end
end
complete -c toll -f -a '(__toll_complete)'
