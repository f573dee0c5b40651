# Completion of toll for bash: eval "$(toll completion bash)"

# bash cuts words at = and :, which belong to flags and to keys of events:
# _toll_words joins what stands together on the line, without its quotes.
_toll_words() {
  local i word rest=${COMP_LINE}
  words=() at=0
  for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
    word=${COMP_WORDS[i]}
    if ((i > 1)) && [[ $rest != [[:space:]]* && ($word == [=:]* || ${COMP_WORDS[i - 1]} == *[=:]) ]]; then
      words[${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    rest=${rest#"${rest%%[![:space:]]*}"}
    rest=${rest#"$word"}
    ((i != COMP_CWORD)) || at=$((${#words[@]} - 1))
  done
}

_toll() {
  local words at cur=${COMP_WORDS[COMP_CWORD]} word about head kind i
  _toll_words
  [[ $cur != [=:] ]] || cur=
  for i in "${!words[@]}"; do
    word=${words[i]#[\"\']}
    word=${word%[\"\']}
    words[i]=${word//\\/}
  done
  # What is typed behind the cursor is no part of the word.
  head=${words[at]}
  cur=${cur#[\"\']}
  cur=${cur//\\/}
  head=${head%"$cur"}
  COMPREPLY=()
  {
    read -r kind
    while IFS=$'\t' read -r word about; do
      COMPREPLY+=("${word#"$head"}")
    done
  } < <("${COMP_WORDS[0]}" __complete $((at - 1)) "${words[@]:1}" 2>/dev/null)
  if [[ $kind == files ]]; then
    ((${#COMPREPLY[@]} == 0)) || while read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")
    compopt -o filenames 2>/dev/null
  else
    compopt +o default +o bashdefault 2>/dev/null
    if [[ ${COMP_WORDS[COMP_CWORD]} != [\"\']* ]]; then
      for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]=$(printf %q "${COMPREPLY[i]}"); done
    fi
  fi
}
complete -o bashdefault -o default -F _toll toll
