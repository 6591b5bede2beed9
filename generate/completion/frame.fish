# What TAB offers after clusterctl: a completion for fish.
# Made from the program's table of commands: to renew it, run clusterctl completion install fish

# -- what stands in the line before the cursor -------------------------------------------------------------------------

# Set __clusterctl_words to the command and its arguments, once for each state of the line.
function __clusterctl_scan
    set -l tokens (commandline -opc)
    test "$tokens" = "$__clusterctl_tokens"; and return
    set -g __clusterctl_tokens $tokens
    set -g __clusterctl_words
    set -g __clusterctl_ended
    set -l pending
    for token in $tokens[2..-1]
        if set -q pending[1]
            set -e pending[1]
            continue
        end
        if not set -q __clusterctl_ended[1]
            switch $token
                case --
                    set __clusterctl_ended 1
                    continue
                case '--*=*'
                    continue
                case '-?*'
                    if __clusterctl_takes_value "$__clusterctl_words[1]" $token
                        set pending 1
                    end
                    continue
            end
        end
        if contains -- "$__clusterctl_words $token" @BELOW@
            set __clusterctl_words "$__clusterctl_words $token"
        else
            set -a __clusterctl_words $token
        end
    end
end

# COMMAND: whether it is the command; '' where there is none yet, * for any.
function __clusterctl_at
    __clusterctl_scan
    test "$argv[1]" = '*'; or test "$__clusterctl_words[1]" = "$argv[1]"
end

# COMMAND LOW HIGH: whether an argument is to be typed whose number is not below one number nor above the other.
function __clusterctl_argument
    __clusterctl_at $argv[1]; or return 1
    set -l number (count $__clusterctl_words)
    test $number -ge $argv[2]; and test $number -le $argv[3]
end

# COMMAND [NAME...]: whether an option of the command may be given, and is not given yet.
function __clusterctl_new
    __clusterctl_at $argv[1]; or return 1
    set -q __clusterctl_ended[1]; and return 1
    for name in $argv[2..-1]
        contains -- $name $__clusterctl_tokens; and return 1
        string match -q -- "$name=*" $__clusterctl_tokens; and return 1
    end
    return 0
end

# COMMAND NAME...: the same of an option that takes a value; or whether it has just been given, and awaits one.
function __clusterctl_valued
    __clusterctl_at $argv[1]; or return 1
    contains -- $__clusterctl_tokens[-1] $argv[2..-1]; or __clusterctl_new $argv
end

# -- where words come from ---------------------------------------------------------------------------------------------

# Print the cluster's folder, as the program would find it. Nothing that is typed is evaluated.
function __clusterctl_root
    set -l tokens (commandline -opc)
    set -l start $CLUSTERCTL_DIR
    for at in (seq 2 (count $tokens))
        if test "$tokens[$at]" = -C
            set start $tokens[(math $at + 1)]
        else if string match -q -- '-C?*' $tokens[$at]
            set start (string sub -s 3 -- $tokens[$at])
        end
    end
    if string match -qr '^~(/|$)' -- "$start"
        set start $HOME(string sub -s 2 -- $start)
    end
    test -n "$start"; or set start .
    set start (builtin realpath -- $start 2>/dev/null); or return 1
    test -d "$start"; or return 1
    while not test -e $start/cluster.yaml; and not test -L $start/cluster.yaml
        test $start = /; and return 1
        set start (string replace -r '/[^/]*$' '' -- $start)
        test -n "$start"; or set start /
    end
    echo -- $start
end

# FOLDER...: the labels by which files are named there.
function __clusterctl_from_labels
    set -l root (__clusterctl_root); or return 0
    for folder in $argv
        set -l paths $root/$folder/*.yaml
        string replace -rf '^.*/(@LABEL@)\.yaml\z' '$1' -- $paths
    end
    return 0
end

# HEAD, branches and tags, as far as their names need no quotes.
function __clusterctl_from_revisions
    set -l root (__clusterctl_root); or return 0
    command -sq git; or return 0
    set -l references (command git -C $root @GIT@ \
        for-each-ref --format='%(refname)' refs/heads refs/tags </dev/null 2>/dev/null)
    set -q references[1]; or return 0
    echo HEAD
    for reference in $references
        set -l name (string replace -r '^refs/[^/]*/' '' -- $reference)
        if string match -qr '^@LABEL@\z' -- $name
            echo -- $reference # a word of that form would be a label
        else if string match -qr '^[A-Za-z0-9._/@+][A-Za-z0-9._/@+-]*\z' -- $name
            echo -- $name
        end
    end
end

# [SUFFIX]: the actors' ids, from the program itself.
function __clusterctl_from_actors
    set -l root (__clusterctl_root); or return 0
    set -l program (commandline -opc)[1]
    if string match -q '~/*' -- $program
        set program $HOME(string sub -s 2 -- $program)
    end
    set program (command -s -- $program); or return 0
    $program --complete actors -C $root </dev/null 2>/dev/null | string replace \t "$argv[1]"\t
end

function __clusterctl_from_words
    printf '%s\n' $argv
end

# -- the table of commands ---------------------------------------------------------------------------------------------

# COMMAND OPTION: whether the option takes its value from the next word.
function __clusterctl_takes_value
    switch "$argv[1] $argv[2]"
        case @VALUED@
            return 0
    end
    return 1
end

@LISTS@

complete -c clusterctl -f
@COMPLETE@
