#compdef toll
# Completion of toll for zsh: eval "$(toll completion zsh)", behind compinit

_toll() {
  local -a lines plain described
  local line
  lines=("${(@f)$("${(Q)words[1]}" __complete $((CURRENT - 2)) "${(@Q)words[2,-1]}" 2>/dev/null)}")
  for line in "${(@)lines[2,-1]}"; do
    [[ -n $line ]] || continue
    described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  if (( $#described )); then _describe -V toll described; fi
  if [[ $lines[1] == files ]]; then
    compset -P 1 '*='
    _files
  fi
}
compdef _toll toll
