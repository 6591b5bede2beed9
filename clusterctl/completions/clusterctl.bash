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
    form='^(19|20|21)[0-9]{2}(-((19|20|21)[0-9]{2}|0[1-9]|1[0-2]))?$'
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
    form='^(19|20|21)[0-9]{2}(-((19|20|21)[0-9]{2}|0[1-9]|1[0-2]))?$'
    _clusterctl_enter || return 0
    type -P git >/dev/null || return 0
    command git --no-pager --no-optional-locks -c core.fsmonitor=false -c core.hooksPath=/dev/null -c safe.bareRepository=explicit \
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

# COMMANDS: whether this is a command below another
_clusterctl_below() {
    case "$1" in
        'plan validate' | 'plan show' | 'plan gantt' | 'git setup') return 0 ;;
        *) return 1 ;;
    esac
}

# COMMAND: sets `options`
_clusterctl_options() {
    case "$1" in
        '') options=(-C --rev --at --today --no-color --help '--version|-V') ;;
        init) options=(--name --id --country --state +--place +--product --currency --agency --start --end --year --association --support --broker --yes --no-git -C --no-color --help) ;;
        validate) options=(--format +--select +--ignore --since --fail-on --statistics --fix --diff --add-ignore --reason -C --rev --at --today --no-color --help) ;;
        score) options=(--format --details --history +--what-if --target --min -C --rev --at --today --no-color --help) ;;
        funding) options=(--by --format -C --rev --at --today --no-color --help) ;;
        stage) options=(--format -C --rev --at --today --no-color --help) ;;
        map) options=(--compare --format '-o|--output' -C --rev --at --today --no-color --help) ;;
        results) options=(--by --format -C --rev --at --today --no-color --help) ;;
        bds) options=(--format -C --rev --at --today --no-color --help) ;;
        trace) options=(--from --broken --format -C --rev --at --today --no-color --help) ;;
        process) options=(--format -C --rev --at --today --no-color --help) ;;
        exit) options=(--format -C --rev --at --today --no-color --help) ;;
        plan) options=(-C --rev --at --today --no-color --help) ;;
        'plan validate') options=(--format +--select +--ignore --fail-on -C --rev --at --today --no-color --help) ;;
        'plan show') options=(--by --format -C --rev --at --today --no-color --help) ;;
        'plan gantt') options=(--format -C --rev --at --today --no-color --help) ;;
        diff) options=(--only --format '-o|--output' --since-approval --exit-code -C --rev --at --today --no-color --help) ;;
        where) options=(--format -C --rev --at --today --no-color --help) ;;
        blame) options=(+--field --all --format -C --rev --at --today --no-color --help) ;;
        log) options=(--by '-n|--last' --findings --format '-o|--output' --no-cache -C --rev --at --today --no-color --help) ;;
        report) options=(--template --for --format '-o|--output' --lang --draft -C --rev --at --today --no-color --help) ;;
        explain) options=(--format -C --no-color --help) ;;
        git) options=(-C --no-color --help) ;;
        'git setup') options=(--hooks -C --no-color --help) ;;
        schema) options=(--comments -C --no-color --help) ;;
        completion) options=(-C --no-color --help) ;;
        *) options=() ;;
    esac
}

# COMMAND OPTION: sets `value` to what the option takes, to nothing for one that takes nothing
_clusterctl_value() {
    case "$1 $2" in
        ' -C') value=(folders) ;;
        ' --rev') value=(revisions) ;;
        ' --at') value=('labels plans scores monitoring') ;;
        ' --today') value=(anything) ;;
        'init --name') value=(anything) ;;
        'init --id') value=(anything) ;;
        'init --country') value=(anything) ;;
        'init --state') value=(anything) ;;
        'init --place') value=(anything) ;;
        'init --product') value=(anything) ;;
        'init --currency') value=(anything) ;;
        'init --agency') value=(anything) ;;
        'init --start') value=(anything) ;;
        'init --end') value=(anything) ;;
        'init --year') value=(anything) ;;
        'init --association') value=(anything) ;;
        'init --support') value=(anything) ;;
        'init --broker') value=(anything) ;;
        'init -C') value=(folders) ;;
        'validate --format') value=('words text json sarif github junit') ;;
        'validate --select') value=(families rules) ;;
        'validate --ignore') value=(families rules) ;;
        'validate --since') value=(revisions) ;;
        'validate --fail-on') value=('words error warning advice') ;;
        'validate --reason') value=(anything) ;;
        'validate -C') value=(folders) ;;
        'validate --rev') value=(revisions) ;;
        'validate --at') value=('labels plans scores monitoring') ;;
        'validate --today') value=(anything) ;;
        'score --format') value=('words text json') ;;
        'score --what-if') value=('actors =') ;;
        'score --target') value=(anything) ;;
        'score --min') value=(anything) ;;
        'score -C') value=(folders) ;;
        'score --rev') value=(revisions) ;;
        'score --at') value=('labels plans scores monitoring') ;;
        'score --today') value=(anything) ;;
        'funding --by') value=('words year series nature network area activity') ;;
        'funding --format') value=('words text json') ;;
        'funding -C') value=(folders) ;;
        'funding --rev') value=(revisions) ;;
        'funding --at') value=('labels plans scores monitoring') ;;
        'funding --today') value=(anything) ;;
        'stage --format') value=('words text json') ;;
        'stage -C') value=(folders) ;;
        'stage --rev') value=(revisions) ;;
        'stage --at') value=('labels plans scores monitoring') ;;
        'stage --today') value=(anything) ;;
        'map --compare') value=('labels plans scores monitoring') ;;
        'map --format') value=('words text svg mermaid json') ;;
        'map -o' | 'map --output') value=(files) ;;
        'map -C') value=(folders) ;;
        'map --rev') value=(revisions) ;;
        'map --at') value=('labels plans scores monitoring') ;;
        'map --today') value=(anything) ;;
        'results --by') value=('words level area') ;;
        'results --format') value=('words text json') ;;
        'results -C') value=(folders) ;;
        'results --rev') value=(revisions) ;;
        'results --at') value=('labels plans scores monitoring') ;;
        'results --today') value=(anything) ;;
        'bds --format') value=('words text json') ;;
        'bds -C') value=(folders) ;;
        'bds --rev') value=(revisions) ;;
        'bds --at') value=('labels plans scores monitoring') ;;
        'bds --today') value=(anything) ;;
        'trace --from') value=(anything) ;;
        'trace --format') value=('words text json') ;;
        'trace -C') value=(folders) ;;
        'trace --rev') value=(revisions) ;;
        'trace --at') value=('labels plans scores monitoring') ;;
        'trace --today') value=(anything) ;;
        'process --format') value=('words text json') ;;
        'process -C') value=(folders) ;;
        'process --rev') value=(revisions) ;;
        'process --at') value=('labels plans scores monitoring') ;;
        'process --today') value=(anything) ;;
        'exit --format') value=('words text json') ;;
        'exit -C') value=(folders) ;;
        'exit --rev') value=(revisions) ;;
        'exit --at') value=('labels plans scores monitoring') ;;
        'exit --today') value=(anything) ;;
        'plan -C') value=(folders) ;;
        'plan --rev') value=(revisions) ;;
        'plan --at') value=('labels plans scores monitoring') ;;
        'plan --today') value=(anything) ;;
        'plan validate --format') value=('words text json sarif github junit') ;;
        'plan validate --select') value=(families rules) ;;
        'plan validate --ignore') value=(families rules) ;;
        'plan validate --fail-on') value=('words error warning advice') ;;
        'plan validate -C') value=(folders) ;;
        'plan validate --rev') value=(revisions) ;;
        'plan validate --at') value=('labels plans scores monitoring') ;;
        'plan validate --today') value=(anything) ;;
        'plan show --by') value=('words area date') ;;
        'plan show --format') value=('words text json') ;;
        'plan show -C') value=(folders) ;;
        'plan show --rev') value=(revisions) ;;
        'plan show --at') value=('labels plans scores monitoring') ;;
        'plan show --today') value=(anything) ;;
        'plan gantt --format') value=('words text json') ;;
        'plan gantt -C') value=(folders) ;;
        'plan gantt --rev') value=(revisions) ;;
        'plan gantt --at') value=('labels plans scores monitoring') ;;
        'plan gantt --today') value=(anything) ;;
        'diff --only') value=('words scores funding leads stage plan map results cluster diagnostic vision logframe exit monitoring') ;;
        'diff --format') value=('words text markdown html json') ;;
        'diff -o' | 'diff --output') value=(files) ;;
        'diff -C') value=(folders) ;;
        'diff --rev') value=(revisions) ;;
        'diff --at') value=('labels plans scores monitoring') ;;
        'diff --today') value=(anything) ;;
        'where --format') value=('words text json') ;;
        'where -C') value=(folders) ;;
        'where --rev') value=(revisions) ;;
        'where --at') value=('labels plans scores monitoring') ;;
        'where --today') value=(anything) ;;
        'blame --field') value=(anything) ;;
        'blame --format') value=('words text json csv') ;;
        'blame -C') value=(folders) ;;
        'blame --rev') value=(revisions) ;;
        'blame --at') value=('labels plans scores monitoring') ;;
        'blame --today') value=(anything) ;;
        'log --by') value=('words commit tag label') ;;
        'log -n' | 'log --last') value=(anything) ;;
        'log --format') value=('words text json csv html') ;;
        'log -o' | 'log --output') value=(files) ;;
        'log -C') value=(folders) ;;
        'log --rev') value=(revisions) ;;
        'log --at') value=('labels plans scores monitoring') ;;
        'log --today') value=(anything) ;;
        'report --template') value=('words donor eu-annex-vi sfurti-format-iii manager government provider community action-plan exit') ;;
        'report --for') value=('words internal donor public') ;;
        'report --format') value=('words md html text json') ;;
        'report -o' | 'report --output') value=(files) ;;
        'report --lang') value=('words en en-IN') ;;
        'report -C') value=(folders) ;;
        'report --rev') value=(revisions) ;;
        'report --at') value=('labels plans scores monitoring') ;;
        'report --today') value=(anything) ;;
        'explain --format') value=('words text json markdown') ;;
        'explain -C') value=(folders) ;;
        'git -C') value=(folders) ;;
        'git setup -C') value=(folders) ;;
        'schema -C') value=(folders) ;;
        'completion -C') value=(folders) ;;
        *) value=() ;;
    esac
}

# COMMAND NUMBER: sets `value` to what the argument may be
_clusterctl_argument() {
    case "$1 $2" in
        'init 1') value=(folders) ;;
        'validate '*) value=(files) ;;
        'score '*) value=('labels scores') ;;
        'funding 1') value=('labels plans scores monitoring') ;;
        'stage 1') value=('labels plans scores monitoring') ;;
        'map 1') value=('labels plans scores monitoring') ;;
        'results 1') value=('labels plans scores monitoring') ;;
        'bds 1') value=('labels plans scores monitoring') ;;
        'process 1') value=('labels plans scores monitoring') ;;
        'exit 1') value=('labels plans scores monitoring') ;;
        'plan 1') value=('words validate show gantt') ;;
        'plan validate 1') value=('labels plans scores monitoring') ;;
        'plan show 1') value=('labels plans') ;;
        'plan gantt 1') value=('labels plans') ;;
        'diff 1') value=('labels plans scores monitoring' revisions) ;;
        'diff 2') value=('labels plans scores monitoring' revisions) ;;
        'where 1') value=(anything) ;;
        'blame 1') value=(files) ;;
        'report 1') value=('labels plans scores' 'words list coverage show-data verify') ;;
        'report 2') value=(files) ;;
        'explain 1') value=(rules actor_kinds) ;;
        'git 1') value=('words setup') ;;
        'schema 1') value=(file_kinds 'words install') ;;
        'completion 1') value=('words bash zsh fish install') ;;
        'completion 2') value=('words bash zsh fish') ;;
        *) value=() ;;
    esac
}

_clusterctl_from_commands() {
    printf '%s\n' init validate score funding stage map results bds trace process exit plan diff where blame log report explain git schema completion
}

_clusterctl_from_families() {
    printf '%s\n' YML SCH REF SUM SUP SEQ ACT TIM SCO TRC LOG GOV MAP PRV
}

_clusterctl_from_rules() {
    printf '%s\n' YML001 YML002 YML003 YML004 YML005 YML006 YML007 YML008 YML009 YML010 YML011 YML012 YML013 YML014 YML015 YML016 YML017 YML018 YML019 YML020 YML021 YML022 YML023 YML024 YML025 YML026 SCH001 SCH002 SCH003 SCH004 SCH005 SCH006 SCH007 SCH008 SCH009 SCH010 SCH011 SCH012 REF001 REF002 REF003 REF004 REF005 REF006 REF007 REF008 REF009 REF010 REF011 REF012 REF013 REF014 REF015 SUM001 SUM002 SUM003 SUM004 SUM005 SUM006 SUM007 SUM008 SUM009 SUM010 SUP001 SUP002 SUP003 SUP004 SUP005 SUP006 SUP007 SUP008 SUP009 SUP010 SUP011 SEQ001 SEQ002 SEQ003 SEQ004 SEQ005 SEQ006 ACT001 ACT002 ACT003 ACT004 ACT005 ACT006 TIM001 TIM002 TIM003 TIM004 TIM005 TIM006 TIM007 TIM008 TIM009 TIM010 TIM011 TIM012 TIM013 TIM014 TIM015 TIM016 TIM017 SCO001 SCO002 SCO003 SCO004 SCO005 SCO006 SCO007 SCO008 SCO009 SCO010 SCO011 SCO012 SCO013 SCO014 SCO015 TRC001 TRC002 TRC003 TRC004 TRC005 TRC006 TRC007 TRC008 LOG001 LOG002 LOG003 LOG004 LOG005 LOG006 LOG007 LOG008 LOG009 LOG010 LOG011 LOG012 GOV001 GOV002 GOV003 GOV004 GOV005 GOV006 GOV007 GOV008 GOV009 GOV010 MAP001 MAP002 MAP003 MAP004 PRV001 PRV002 PRV003 PRV004
}

_clusterctl_from_file_kinds() {
    printf '%s\n' cluster actors diagnostic vision logframe exit plan scores monitoring
}

_clusterctl_from_actor_kinds() {
    printf '%s\n' enterprise large_enterprise service_enterprise supplier trader buyer association network consortium cooperative self_help_group producer_company workers_association network_development_agent bds_provider technical_institution higher_education financial_institution ngo government_local government_state government_central coordination_body umbrella_organisation implementing_agency cda donor external_cluster
}

complete -o default -F _clusterctl clusterctl
