#compdef clusterctl
# What TAB offers after clusterctl: a completion for zsh.
# Made from the program's table of commands: to renew it, run clusterctl completion install zsh

# zsh sets its own options before it asks for completion: those of the user do not reach these functions.

_clusterctl() {
    local curcontext=$curcontext context state state_descr line command ret=1
    local -a typed=("${(@)words[1,CURRENT-1]}") specs given
    local -A opt_args
    _clusterctl_specs ''
    _arguments -C -s -S : "$specs[@]" '(-)1: : _clusterctl_from commands' '(-)*:: :->rest' && ret=0
    if [[ $state == rest ]]; then
        command=$words[1]
        curcontext=${curcontext%:*:*}:clusterctl-$command:
        state=''
        _clusterctl_specs "$command"
        _arguments -C -s -S : "$specs[@]" && ret=0
    fi
    if [[ $state == below ]]; then
        curcontext=${curcontext%:*:*}:clusterctl-$command-$words[1]:
        _clusterctl_specs "$command $words[1]"
        _arguments -s -S : "$specs[@]" && ret=0
    fi
    return ret
}

# COMMAND: sets `specs` to what it takes, less the options that stand before it.
_clusterctl_specs() {
    local name
    case $1 in
@SPECS@
        *) specs=() ;;
    esac
    given+=("${(@k)opt_args}")
    for name in "$given[@]"; do
        specs=("${(@)specs:#(|\(*\))${name}(|=|+)\[*}")
    done
}

# Offer the words of each source: a function here, with what it is told.
_clusterctl_from() {
    local source ret=1
    local -a call
    for source; do
        call=(${=source})
        "_clusterctl_from_$call[1]" "${(@)call[2,-1]}" && ret=0
    done
    return ret
}

# Sets `root` to the cluster's folder, as the program would find it. Nothing that is typed is evaluated.
_clusterctl_root() {
    local start=$CLUSTERCTL_DIR
    integer at
    for ((at = 2; at <= $#typed; at++)); do
        if [[ $typed[at] == -C ]]; then
            start=$typed[at+1]
        elif [[ $typed[at] == -C?* ]]; then
            start=${typed[at]#-C}
        fi
    done
    start=${(Q)start}
    if [[ $start == '~'(|/*) ]]; then
        start=$HOME${start#\~}
    fi
    root=${start:-.}
    root=${root:A}
    [[ -d $root ]] || return 1
    until [[ -e $root/cluster.yaml || -L $root/cluster.yaml ]]; do
        [[ $root != / ]] || return 1
        root=${root:h}
    done
}

# FOLDER...: the labels by which files are named there.
_clusterctl_from_labels() {
    setopt localoptions no_rematch_pcre
    local root name expl
    local -aU found
    _clusterctl_root || return 1
    for name in $root/${^@}/*.yaml(N:t:r); do
        if [[ $name =~ '^@LABEL@$' ]]; then
            found+=($name)
        fi
    done
    _wanted labels expl label compadd -a found
}

# HEAD, branches and tags, as far as their names need no quotes.
_clusterctl_from_revisions() {
    setopt localoptions no_rematch_pcre
    local root reference name expl
    local -a found
    _clusterctl_root && (( $+commands[git] )) || return 1
    for reference in ${(f)"$(command git -C $root @GIT@ \
        for-each-ref --format='%(refname)' refs/heads refs/tags </dev/null 2>/dev/null)"}; do
        (( $#found )) || found=(HEAD)
        name=${reference#refs/*/}
        if [[ $name =~ '^@LABEL@$' ]]; then
            found+=($reference) # a word of that form would be a label
        elif [[ $name =~ '^[A-Za-z0-9._/@+][A-Za-z0-9._/@+-]*$' ]]; then
            found+=($name)
        fi
    done
    _wanted revisions expl revision compadd -a found
}

# [SUFFIX]: the actors' ids, from the program itself.
_clusterctl_from_actors() {
    local root actor program=${(Q)typed[1]}
    local -a found
    if [[ -n $1 ]] && compset -P "*$1"; then
        _message value
        return 1
    fi
    if [[ $program == '~/'* ]]; then
        program=$HOME${program#\~}
    elif [[ $program != */* ]]; then
        program=$commands[$program]
    fi
    [[ -x $program ]] && _clusterctl_root || return 1
    for actor in ${(f)"$($program --complete actors -C $root </dev/null 2>/dev/null)"}; do
        found+=("${actor/$'\t'/:}")
    done
    _describe -t actors actor found ${1:+-S} ${1:+$1}
}

_clusterctl_from_words() {
    local -a found=("$@")
    local expl
    _wanted words expl word compadd -a found
}

@LISTS@

if [[ ${ZSH_EVAL_CONTEXT##*:} == loadautofunc ]]; then
    _clusterctl "$@"
elif (( ${+functions[compdef]} )); then
    compdef _clusterctl clusterctl
fi
