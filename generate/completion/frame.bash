# What TAB offers after clusterctl: a completion for bash, with or without the package bash-completion.
# Made from the program's table of commands: to renew it, run clusterctl completion install bash
# shellcheck shell=bash disable=SC2034,SC2088

# In the functions below `words` is the line as typed up to the cursor, `value` what stands in a place (each item a
# function here, with what it is told), `options` what a command takes (with its other names after |, + if repeatable).

_clusterctl() {
    local IFS=$' \t\n' command='' folder='' program='' pending='' given=' ' current='' cut=''
    local count=0 ended='' index last
    local -a words value options
    COMPREPLY=()
    compopt +o default 2>/dev/null || :
    _clusterctl_split
    last=$((${#words[@]} - 1))
    if [[ $last -lt 1 ]]; then
        return 0
    fi
    program=${words[0]}
    current=${words[last]}
    cut=${current%"${2-}"}
    for ((index = 1; index < last; index++)); do
        _clusterctl_step "${words[index]}"
    done
    _clusterctl_offer
    return 0
}

# Put COMP_WORDS together anew: bash cuts --format=json at the =, too.
_clusterctl_split() {
    local rest=${COMP_LINE:0:COMP_POINT} part bare before='' index
    words=()
    for ((index = 0; index <= COMP_CWORD; index++)); do
        part=${COMP_WORDS[index]-}
        bare=${rest#"${rest%%[![:space:]]*}"}
        if [[ $index -eq $COMP_CWORD && $part == "$bare"* ]]; then
            part=$bare # what stands after the cursor does not count
        fi
        if [[ $index -gt 0 && $bare == "$rest" && ($part == [=:]* || $before == *[=:]) ]]; then
            words[${#words[@]} - 1]+=$part
        else
            words[${#words[@]}]=$part
        fi
        before=$part
        rest=${bare#"$part"}
    done
}

# Take in one word that stands before the cursor.
_clusterctl_step() {
    local option=$1
    if [[ -n $pending ]]; then
        _clusterctl_note "$pending" "$1"
        pending=''
    elif [[ -z $ended && $1 == -- ]]; then
        ended=1
    elif [[ -z $ended && $1 == --?*=* ]]; then
        option=${1%%=*}
        given+="$option "
        _clusterctl_note "$option" "${1#*=}"
    elif [[ -z $ended && $1 == -?* ]]; then
        if [[ $1 != --* ]]; then
            option=${1:0:2}
        fi
        given+="$option "
        _clusterctl_value "$command" "$option"
        if [[ ${#value[@]} -eq 0 ]]; then
            return 0
        elif [[ $1 == "$option" ]]; then
            pending=$option
        else
            _clusterctl_note "$option" "${1#"$option"}"
        fi
    elif [[ -z $command ]]; then
        command=$1
    elif [[ $count -eq 0 ]] && _clusterctl_below "$command $1"; then
        command="$command $1"
    else
        count=$((count + 1))
    fi
}

_clusterctl_note() {
    if [[ $1 == -C ]]; then
        folder=$2
    fi
}

# Fill COMPREPLY for the place at the cursor.
_clusterctl_offer() {
    local option=${current%%=*}
    value=()
    if [[ -n $pending ]]; then
        _clusterctl_value "$command" "$pending"
        _clusterctl_reply ''
    elif [[ -z $ended && $current == --?*=* ]]; then
        _clusterctl_value "$command" "$option"
        _clusterctl_reply "$option="
    elif [[ -z $ended && $current == -* ]]; then
        _clusterctl_reply_options
    elif [[ -z $command ]]; then
        value=(commands)
        _clusterctl_reply ''
    else
        _clusterctl_argument "$command" $((count + 1))
        if [[ ${#value[@]} -gt 0 ]]; then
            _clusterctl_reply ''
        elif [[ -z $current && -z $ended ]]; then
            _clusterctl_reply_options
        fi
    fi
}

# Offer what `value` says, after what stands before it in the same word.
_clusterctl_reply() {
    local source found candidate
    local -a call
    for source in ${value[@]+"${value[@]}"}; do
        IFS=' ' read -r -a call <<<"$source"
        case ${call[0]} in
            files) compopt -o default 2>/dev/null || : ;;
            folders) compopt -o dirnames 2>/dev/null || : ;;
            anything) ;;
            *)
                found=$(set +eu && "_clusterctl_from_${call[0]}" "${call[@]:1}") || found=''
                while IFS= read -r candidate; do
                    _clusterctl_add "$1$candidate"
                done <<<"$found"
                ;;
        esac
    done
}

# Offer the options that the command takes and that are not given yet.
_clusterctl_reply_options() {
    local option name used
    local -a names
    _clusterctl_options "$command"
    for option in ${options[@]+"${options[@]}"}; do
        IFS='|' read -r -a names <<<"${option#+}"
        used=''
        for name in "${names[@]}"; do
            if [[ $option != +* && $given == *" $name "* ]]; then
                used=1
            fi
        done
        if [[ -z $used ]]; then
            for name in "${names[@]}"; do
                _clusterctl_add "$name"
            done
        fi
    done
}

# Add a word if it goes on from what is typed; readline sees only what stands after the last = or :
_clusterctl_add() {
    if [[ -n $1 && $1 == "$current"* ]]; then
        COMPREPLY[${#COMPREPLY[@]}]=${1#"$cut"}
        if [[ $1 == *= ]]; then
            compopt -o nospace 2>/dev/null || :
        fi
    fi
}

# -- what is asked at each TAB; these run in a process of their own, where they may set what they like ----------------

# Go to the cluster's folder, as the program would find it. Nothing that is typed is evaluated.
_clusterctl_enter() {
    local start=${folder:-${CLUSTERCTL_DIR:-.}}
    if [[ -n $folder ]]; then
        case $start in
            *[\$\`]*) return 1 ;;
            \'*\') start=${start:1:${#start}-2} ;;
            \"*\") start=${start:1:${#start}-2} ;;
            '~' | '~/'*) start=$HOME${start#\~} ;;
        esac
        start=${start//\\/}
    fi
    case $start in
        /*) ;;
        *) start=./$start ;;
    esac
    CDPATH='' builtin cd -P -- "$start" >/dev/null 2>&1 || return 1
    until [[ -e cluster.yaml || -L cluster.yaml ]]; do
        if [[ $PWD == / ]]; then
            return 1
        fi
        builtin cd -P .. >/dev/null 2>&1 || return 1
    done
}

# FOLDER...: the labels by which files are named there.
_clusterctl_from_labels() {
    local LC_ALL=C form path name part seen=' '
    form='^@LABEL@$'
    _clusterctl_enter || return 0
    set +f
    shopt -u failglob nocaseglob
    shopt -s nullglob
    unset GLOBIGNORE
    for part in "$@"; do
        for path in "$part"/*.yaml; do
            name=${path##*/}
            name=${name%.yaml}
            if [[ $name =~ $form && $seen != *" $name "* ]]; then
                seen+="$name "
                printf '%s\n' "$name"
            fi
        done
    done
}

# HEAD, branches and tags, as far as their names need no quotes.
_clusterctl_from_revisions() {
    local LC_ALL=C form reference name
    form='^@LABEL@$'
    _clusterctl_enter || return 0
    type -P git >/dev/null || return 0
    command git @GIT@ \
        for-each-ref --format='%(refname)' refs/heads refs/tags </dev/null 2>/dev/null |
        while IFS= read -r reference; do
            if [[ -z $name ]]; then
                printf 'HEAD\n'
            fi
            name=${reference#refs/*/}
            case $name in
                -* | *[!A-Za-z0-9._/@+-]*) ;;
                *)
                    if [[ $name =~ $form ]]; then
                        name=$reference # a word of that form would be a label
                    fi
                    printf '%s\n' "$name"
                    ;;
            esac
        done
}

# [SUFFIX]: the actors' ids, from the program itself.
_clusterctl_from_actors() {
    local id rest
    case $program in
        '~/'*) program=$HOME${program#\~} ;;
    esac
    program=$(type -P -- "$program") || return 0
    case $program in
        /*) ;;
        *) program=$PWD/$program ;;
    esac
    _clusterctl_enter || return 0
    "$program" --complete actors -C "$PWD" </dev/null 2>/dev/null |
        while IFS=$'\t' read -r id rest; do
            printf '%s\n' "$id${1-}"
        done
}

_clusterctl_from_words() {
    printf '%s\n' "$@"
}

# -- the table of commands --------------------------------------------------------------------------------------------

@TABLE@

complete -o default -F _clusterctl clusterctl
