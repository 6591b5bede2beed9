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
        if contains -- "$__clusterctl_words $token" 'plan validate' 'plan show' 'plan gantt' 'git setup'
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
        string replace -rf '^.*/((19|20|21)[0-9]{2}(-((19|20|21)[0-9]{2}|0[1-9]|1[0-2]))?)\.yaml\z' '$1' -- $paths
    end
    return 0
end

# HEAD, branches and tags, as far as their names need no quotes.
function __clusterctl_from_revisions
    set -l root (__clusterctl_root); or return 0
    command -sq git; or return 0
    set -l references (command git -C $root --no-pager --no-optional-locks -c core.fsmonitor=false -c core.hooksPath=/dev/null -c safe.bareRepository=explicit \
        for-each-ref --format='%(refname)' refs/heads refs/tags </dev/null 2>/dev/null)
    set -q references[1]; or return 0
    echo HEAD
    for reference in $references
        set -l name (string replace -r '^refs/[^/]*/' '' -- $reference)
        if string match -qr '^(19|20|21)[0-9]{2}(-((19|20|21)[0-9]{2}|0[1-9]|1[0-2]))?\z' -- $name
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
        case ' -C' ' --rev' ' --at' ' --today' 'init --name' 'init --id' 'init --country' 'init --state' 'init --place' 'init --product' 'init --currency' 'init --agency' 'init --start' 'init --end' 'init --year' 'init --association' 'init --support' 'init --broker' 'init -C' 'validate --format' 'validate --select' 'validate --ignore' 'validate --since' 'validate --fail-on' 'validate --reason' 'validate -C' 'validate --rev' 'validate --at' 'validate --today' 'score --format' 'score --what-if' 'score --target' 'score --min' 'score -C' 'score --rev' 'score --at' 'score --today' 'funding --by' 'funding --format' 'funding -C' 'funding --rev' 'funding --at' 'funding --today' 'stage --format' 'stage -C' 'stage --rev' 'stage --at' 'stage --today' 'map --compare' 'map --format' 'map -o' 'map --output' 'map -C' 'map --rev' 'map --at' 'map --today' 'results --by' 'results --format' 'results -C' 'results --rev' 'results --at' 'results --today' 'bds --format' 'bds -C' 'bds --rev' 'bds --at' 'bds --today' 'trace --from' 'trace --format' 'trace -C' 'trace --rev' 'trace --at' 'trace --today' 'process --format' 'process -C' 'process --rev' 'process --at' 'process --today' 'exit --format' 'exit -C' 'exit --rev' 'exit --at' 'exit --today' 'plan -C' 'plan --rev' 'plan --at' 'plan --today' 'plan validate --format' 'plan validate --select' 'plan validate --ignore' 'plan validate --fail-on' 'plan validate -C' 'plan validate --rev' 'plan validate --at' 'plan validate --today' 'plan show --by' 'plan show --format' 'plan show -C' 'plan show --rev' 'plan show --at' 'plan show --today' 'plan gantt --format' 'plan gantt -C' 'plan gantt --rev' 'plan gantt --at' 'plan gantt --today' 'diff --only' 'diff --format' 'diff -o' 'diff --output' 'diff -C' 'diff --rev' 'diff --at' 'diff --today' 'where --format' 'where -C' 'where --rev' 'where --at' 'where --today' 'blame --field' 'blame --format' 'blame -C' 'blame --rev' 'blame --at' 'blame --today' 'log --by' 'log -n' 'log --last' 'log --format' 'log -o' 'log --output' 'log -C' 'log --rev' 'log --at' 'log --today' 'report --template' 'report --for' 'report --format' 'report -o' 'report --output' 'report --lang' 'report -C' 'report --rev' 'report --at' 'report --today' 'explain --format' 'explain -C' 'git -C' 'git setup -C' 'schema -C' 'completion -C'
            return 0
    end
    return 1
end

function __clusterctl_from_commands
    printf '%s\t%s\n' \
        'init' 'Begin a cluster: a folder of small commented files that are valid from the first day' \
        'validate' 'Check the files: shape, references, the method\'s rules' \
        'score' 'Show the sustainability index: groups, bodies, bands, what the next band asks' \
        'funding' 'Show who pays: shares by group, leverage, planned beside actual' \
        'stage' 'Show each year\'s stage of implementation, inferred beside declared' \
        'map' 'Show actors and links of a year, what holds them together, what changed' \
        'results' 'Show what came of it: indicators, impact areas, benefits over costs' \
        'bds' 'Show business services: firms served, outreach, what is new, cost recovery' \
        'trace' 'Trace each constraint to activities, outputs and values; find broken chains' \
        'process' 'Show who leads, works and pays year by year: does responsibility move to the cluster?' \
        'exit' 'Show whether the programme could leave, and what is still missing' \
        'plan' 'Check or look at an annual action plan: its activities one by one, or along the months' \
        'diff' 'Show what changed between two years or two revisions, and why the index moved' \
        'where' 'Show the fields that a figure comes from, and who set each, when' \
        'blame' 'Show who set each field of a file, when, in which commit' \
        'log' 'Show how index, shares and stage moved, commit by commit, tag by tag or year by year' \
        'report' 'Write the report of a year for one of nine kinds of readers, as one HTML page or Markdown' \
        'explain' 'Explain a rule\'s code or a kind of actor; without a word, list the rules' \
        'git' 'Let git work with clusters' \
        'schema' 'Print the files\' JSON Schemas, or wire them into an editor' \
        'completion' 'Let TAB complete commands, options, labels and ids in bash, zsh or fish'
end

function __clusterctl_from_families
    printf '%s\t%s\n' \
        'YML' 'the file as text' \
        'SCH' 'the shape of the data' \
        'REF' 'ids, labels, files and settings' \
        'SUM' 'arithmetic' \
        'SUP' 'support' \
        'SEQ' 'the sequence of activities' \
        'ACT' 'what an activity says and who carries it' \
        'TIM' 'dates and their order' \
        'SCO' 'the scores behind the index' \
        'TRC' 'the chain from constraint to value' \
        'LOG' 'the log-frame and what was measured' \
        'GOV' 'governance and exit' \
        'MAP' 'the cluster map' \
        'PRV' 'private data'
end

function __clusterctl_from_rules
    printf '%s\t%s\n' \
        'YML001' 'A line cannot be read as YAML' \
        'YML002' 'A line is indented with a tab' \
        'YML003' 'A key stands twice in one record' \
        'YML004' 'A value begins with `!`, which YAML takes for a tag' \
        'YML005' 'A value begins with `&`, which YAML takes for an anchor' \
        'YML006' 'A value begins with `*`, which YAML takes for a copy of another' \
        'YML007' 'A `<<` takes over the keys of another record' \
        'YML008' 'A line begins with `%`, which YAML takes for an instruction' \
        'YML009' 'A line `---` begins a second document in the file' \
        'YML010' 'A word is missing before a colon' \
        'YML011' 'Lists or records stand inside one another more than 64 deep' \
        'YML012' 'A file is larger than 2 MB or holds more than 200,000 values' \
        'YML013' 'A number has more than 40 digits' \
        'YML014' 'A value is a number to some programs and something else to others' \
        'YML015' 'A number is infinite, undefined or out of all proportion' \
        'YML016' 'A file is not saved as UTF-8' \
        'YML017' 'An invisible control character stands in the text' \
        'YML018' 'A line break stands in the text that editors do not show' \
        'YML019' 'An invisible character turns the direction of the text' \
        'YML020' 'A line ends with a carriage return alone' \
        'YML021' 'A file holds nothing' \
        'YML022' 'A file holds a list or a text where keys belong' \
        'YML023' 'A folder, or something else that is no file, has the name of a file' \
        'YML024' 'A link in the place of a file leads nowhere, or out of the cluster\'s folder' \
        'YML025' 'A file can\'t be opened' \
        'YML026' 'An item of a list is empty' \
        'SCH001' 'A key has no meaning where it stands' \
        'SCH002' 'A key that must be there is missing or empty' \
        'SCH003' 'A list, a record or a single value stands where another is wanted' \
        'SCH004' 'A text is a bare number, true or false' \
        'SCH005' 'Something else stands where a number is wanted' \
        'SCH006' 'A number is too small, too large, or not whole' \
        'SCH007' 'Something else stands where a date is wanted' \
        'SCH008' 'A word is not one of those that may stand here' \
        'SCH009' 'An id is not made of small letters, digits and hyphens, or is reserved' \
        'SCH010' 'A text has not the form that is wanted' \
        'SCH011' 'Something else than true or false stands where one of them is wanted' \
        'SCH012' 'The cluster is kept in a newer format than this version reads' \
        'REF001' 'An id points nowhere' \
        'REF002' 'An id points to a thing of another kind' \
        'REF003' 'Ids are used whose file is not there' \
        'REF004' 'An id stands for two things' \
        'REF005' 'Two items of a list cannot be told apart' \
        'REF006' 'A body is scored in two groups of the index' \
        'REF007' 'Evidence names a file that is not in this repository' \
        'REF008' 'A YAML file in the cluster\'s folder is read by nothing' \
        'REF009' 'A file\'s name keeps it from being read' \
        'REF010' 'Two files of one kind hold the same days' \
        'REF011' 'An assessment\'s date lies outside the time of its file' \
        'REF012' 'A setting or a comment names a rule that does not exist' \
        'REF013' 'A rule is switched off or ignored without a reason' \
        'REF014' 'A comment ignores a rule that finds nothing there' \
        'REF015' 'A setting or a comment tries to silence a fact' \
        'SUM001' 'The shares of an activity\'s cost do not add up to 100' \
        'SUM002' 'Shares or amounts miss the whole, though not by more than rounding explains' \
        'SUM003' 'What all give does not come to the cost' \
        'SUM004' 'A cost, a contribution, a number of people or days is below 0' \
        'SUM005' 'A figure that is stated differs from what the figures of the file make' \
        'SUM006' 'An activity is for more firms than the bodies named have members' \
        'SUM007' 'A part is more than the whole that it belongs to' \
        'SUM008' 'A contribution says an amount and a share that do not fit' \
        'SUM009' 'Two finance records hold money of the same days' \
        'SUM010' 'The activities of a year do not come to what its finance records say' \
        'SUP001' 'Activities near to a gain get more support than those that build the cluster' \
        'SUP002' 'The agency\'s share of a repeated activity falls too little, or not at all' \
        'SUP003' 'The agency pays less of a repeated activity, and others from outside pay more' \
        'SUP004' 'Those with limited means get less support than others for a like activity' \
        'SUP005' 'An activity for a single firm is supported from outside the cluster' \
        'SUP006' 'Actors asked for an activity and leave nearly all of the cost to the programme' \
        'SUP007' 'Those who asked for an activity and gain from it give nothing in any form' \
        'SUP008' 'The agency\'s money goes to a firm and not to a provider of services' \
        'SUP009' 'The agency pays more than the norm of assistance allows' \
        'SUP010' 'The agency supports like activities of several networks differently' \
        'SUP011' 'The agency pays more of what has been tried before than of what is new' \
        'SEQ001' 'A complex joint activity comes before anything simple for the same actors' \
        'SEQ002' 'A long-term activity begins before anything simpler is done' \
        'SEQ003' 'A network leads something very complex before it has done simple things' \
        'SEQ004' 'A complex activity lasts longer than a year and has no deliverables' \
        'SEQ005' 'The first plan touches none of the pressure points' \
        'SEQ006' 'An activity multiplies one that was given up or that begins later' \
        'ACT001' 'Activities of a new plan lack what the method asks for' \
        'ACT002' 'Activities of an approved or closed plan lack what the method asks for' \
        'ACT003' 'An activity was dropped or postponed, and nothing says why' \
        'ACT004' 'Nobody who helps with an activity is strong in its area' \
        'ACT005' 'What is held again and again is still run by the CDA or the agency' \
        'ACT006' 'A support institution pays, and nothing linked it to the cluster before' \
        'TIM001' 'Something ends before it begins' \
        'TIM002' 'A result\'s dates say something else than its status' \
        'TIM003' 'A phase, a plan or an activity lies outside the programme\'s dates' \
        'TIM004' 'An activity lies outside the year of its plan' \
        'TIM005' 'Somebody has a part in an activity that was not there at its time' \
        'TIM006' 'Activities wait for one another in a circle' \
        'TIM007' 'An activity begins before one that it comes after' \
        'TIM008' 'A repetition begins before the one that it repeats' \
        'TIM009' 'Two activities are the same repetition of a series' \
        'TIM010' 'A deliverable is due after its activity is over' \
        'TIM011' 'The decisions on a plan do not follow one another, or its status lags behind' \
        'TIM012' 'Activities of a plan begin before it is approved' \
        'TIM013' 'The exit strategy is not prepared some months before the programme\'s end' \
        'TIM014' 'Stage 3 is declared, and there is no exit strategy yet' \
        'TIM015' 'A new plan rests on a diagnostic study that was not revised for long' \
        'TIM016' 'A phase begins after its whole usual span' \
        'TIM017' 'The time of activities is over, and nothing says what became of them' \
        'SCO001' 'The weights of a group\'s bodies do not make 100' \
        'SCO002' 'The weights of the three groups do not make 100' \
        'SCO003' 'A body weighs less than one that is less critical and reaches no more' \
        'SCO004' 'Scores above 0 rest on nothing that anyone could check' \
        'SCO005' 'A score is higher than the features that are listed for it carry' \
        'SCO006' 'A feature of membership is claimed that the numbers contradict' \
        'SCO007' 'Evidence is dated after the assessment that rests on it' \
        'SCO008' 'A body has a score above 0 at a time at which it did not exist' \
        'SCO009' 'A body is scored in a group of the index that is not that of its kind' \
        'SCO010' 'An actor is put into another group of the index without a reason' \
        'SCO011' 'The assessors of a body are far apart' \
        'SCO012' 'A whole calendar year has no assessment' \
        'SCO013' 'A score rose far within one assessment, without a reason' \
        'SCO014' 'Bodies of a group weigh other than the time before, without a reason' \
        'SCO015' 'The groups weigh other than the time before, or than 60, 30 and 10, unexplained' \
        'TRC001' 'A constraint of high priority is addressed by no objective' \
        'TRC002' 'Nothing is planned or done for an objective of the vision' \
        'TRC003' 'Activities of a plan serve no objective of the vision' \
        'TRC004' 'An objective addresses nothing that the diagnostic study found' \
        'TRC005' 'Outputs of the log-frame are measured by no indicator' \
        'TRC006' 'Activities of a plan lead to no output of the log-frame' \
        'TRC007' 'Outputs of the log-frame come of no activity of any plan' \
        'TRC008' 'Indicators of outputs or activities do not say which they measure' \
        'LOG001' 'A year into implementation nothing above the outputs is measured' \
        'LOG002' 'Costs are recorded without benefits, or benefits without costs' \
        'LOG003' 'No indicator tells whether results will last' \
        'LOG004' 'Indicators lack a baseline, a target or a source of verification' \
        'LOG005' 'Too many of the activities that were carried out were not planned' \
        'LOG006' 'A value is of a later day than the year under which it is filed' \
        'LOG007' 'A target was due, and no value tells whether it was reached' \
        'LOG008' 'A target lies on the wrong side of the baseline' \
        'LOG009' 'A count since the programme began is smaller than before' \
        'LOG010' 'A group of a value is more than the whole' \
        'LOG011' 'A value does not tell of a group for which the log-frame asks' \
        'LOG012' 'The baseline is later than the first value' \
        'GOV001' 'Agency and CDA lead as large a part of the activities as in the first year' \
        'GOV002' 'Agency and CDA work as large a part of the person-days as in the first year' \
        'GOV003' 'One network gets most of a year\'s support' \
        'GOV004' 'The declared stage is later than the one that the money tells of' \
        'GOV005' 'It is nowhere recorded that the actors were told what is going on' \
        'GOV006' 'The actors were told nothing for longer than a quarter' \
        'GOV007' 'A weighty body has no counterpart of the CDA in the second stage' \
        'GOV008' 'An item of the exit strategy does not say who does it, or by when' \
        'GOV009' 'A future activity does not say where its resources come from' \
        'GOV010' 'A plan that was approved has changed, and no amendment says so' \
        'MAP001' 'A key actor is linked with nobody' \
        'MAP002' 'Stage 3 is declared while key actors meet only through the agency or the CDA' \
        'MAP003' 'An actor is linked with itself, or part of itself' \
        'MAP004' 'A link holds only when one of its ends is not there' \
        'PRV001' 'A telephone number stands outside `contact`' \
        'PRV002' 'An e-mail address stands outside `contact`' \
        'PRV003' 'A number that looks like an Aadhaar number stands in the files' \
        'PRV004' 'A number that looks like a PAN stands in the files'
end

function __clusterctl_from_file_kinds
    printf '%s\t%s\n' \
        'cluster' 'the cluster and its programme' \
        'actors' 'actors and links' \
        'diagnostic' 'the diagnostic study' \
        'vision' 'vision and objectives' \
        'logframe' 'the log-frame' \
        'exit' 'the exit strategy' \
        'plan' 'an annual action plan' \
        'scores' 'an assessment for the index' \
        'monitoring' 'what was observed in a year'
end

function __clusterctl_from_actor_kinds
    printf '%s\t%s\n' \
        'enterprise' 'Enterprise' \
        'large_enterprise' 'Large enterprise' \
        'service_enterprise' 'Service enterprise' \
        'supplier' 'Supplier' \
        'trader' 'Trader' \
        'buyer' 'Buyer' \
        'association' 'Association' \
        'network' 'Network' \
        'consortium' 'Consortium' \
        'cooperative' 'Cooperative' \
        'self_help_group' 'Self-help group' \
        'producer_company' 'Producer company' \
        'workers_association' 'Workers\' association' \
        'network_development_agent' 'Network development agent' \
        'bds_provider' 'Business development service provider' \
        'technical_institution' 'Technical institution' \
        'higher_education' 'Centre of higher education or research' \
        'financial_institution' 'Financial institution' \
        'ngo' 'Non-governmental organisation' \
        'government_local' 'Local government' \
        'government_state' 'State government' \
        'government_central' 'Central government' \
        'coordination_body' 'Coordination body' \
        'umbrella_organisation' 'Umbrella organisation' \
        'implementing_agency' 'Implementing agency' \
        'cda' 'Cluster development agent' \
        'donor' 'Donor' \
        'external_cluster' 'Other cluster'
end

complete -c clusterctl -f
complete -c clusterctl -n '__clusterctl_at \'\'' -n '__clusterctl_at \'\'' -a '(__clusterctl_from_commands)'
complete -c clusterctl -n '__clusterctl_at \'*\'' -n '__clusterctl_valued \'*\' -C' -s C -r -f -a '(__fish_complete_directories)' -d 'The cluster\'s folder; without it, the nearest one from here upward (or CLUSTERCTL_DIR)'
complete -c clusterctl -n '__clusterctl_at \'*\'' -n '__clusterctl_new \'*\' --no-color' -l no-color -d 'No colours, on a terminal too (as NO_COLOR does)'
complete -c clusterctl -n '__clusterctl_at \'*\'' -n '__clusterctl_new \'*\' --help' -l help -d 'Show this page'
complete -c clusterctl -n '__clusterctl_at \'\'' -n '__clusterctl_valued \'\' --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at \'\'' -n '__clusterctl_valued \'\' --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at \'\'' -n '__clusterctl_valued \'\' --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at \'\'' -n '__clusterctl_new \'\' --version -V' -l version -s V -d 'Show the version'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --name' -l name -r -f -d 'Name: what people call it, such as Brassware of Moradabad'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --id' -l id -r -f -d 'Short id: a word for other programs: small letters, digits, hyphens'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --country' -l country -r -f -d 'Country: its code, or its name in English'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --state' -l state -r -f -d 'State or province: shown in each report'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_new init' -l place -r -f -d 'Main places: towns and villages, with commas between them. May be repeated'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_new init' -l product -r -f -d 'Products: what the firms make, with commas between. May be repeated'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --currency' -l currency -r -f -d 'Currency: in which you report; three letters'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --agency' -l agency -r -f -d 'Implementing agency: who carries the programme out'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --start' -l start -r -f -d 'Start of the programme: a year, or a month such as 2026-04'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --end' -l end -r -f -d 'End of the programme: a year or a month; leave it out while it is open'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --year' -l year -r -f -d 'First year to plan: 2026 is January to December, 2026-2027 April to March'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --association' -l association -r -f -d 'Main association or network of firms: counts 60 % in the index'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --support' -l support -r -f -d 'A bank or other support institution: counts 30 %'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_valued init --broker' -l broker -r -f -d 'A body that brings all together: a committee, a federation; counts 10 %'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_new init --yes' -l yes -d 'Ask nothing: take the options, and what is proposed'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_new init --no-git' -l no-git -d 'Make no git repository of the folder'
complete -c clusterctl -n '__clusterctl_at init' -n '__clusterctl_argument init 1 1' -f -a '(__fish_complete_directories)'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_valued validate --format' -l format -r -f -a 'text json sarif github junit' -d 'How to write the findings'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_new validate' -l select -r -f -a '(__clusterctl_from_families; __clusterctl_from_rules)' -d 'Show only this code or family; may be repeated'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_new validate' -l ignore -r -f -a '(__clusterctl_from_families; __clusterctl_from_rules)' -d 'Leave this code or family out; may be repeated'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_valued validate --since' -l since -r -f -a '(__clusterctl_from_revisions)' -d 'Show only findings that the cluster did not have in this git revision'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_valued validate --fail-on' -l fail-on -r -f -a 'error warning advice' -d 'Exit with 1 from this severity on'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_new validate --statistics' -l statistics -d 'Show how many findings there are of each code, not each one'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_new validate --fix' -l fix -d 'Mend in the files what can only be meant in one way, then show the rest'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_new validate --diff' -l diff -d 'With --fix: write nothing; show what would change, with exit code 1'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_new validate --add-ignore' -l add-ignore -d 'Write a comment into the files that takes each finding back'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_valued validate --reason' -l reason -r -f -d 'With --add-ignore: why; without it, you are asked'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_valued validate --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_valued validate --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_valued validate --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at validate' -n '__clusterctl_argument validate 1 1000' -F
complete -c clusterctl -n '__clusterctl_at score' -n '__clusterctl_valued score --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at score' -n '__clusterctl_new score --details' -l details -d 'Show each body\'s evidence and what its next band asks'
complete -c clusterctl -n '__clusterctl_at score' -n '__clusterctl_new score --history' -l history -d 'Show the index over all assessments'
complete -c clusterctl -n '__clusterctl_at score' -n '__clusterctl_new score' -l what-if -r -f -a '(__clusterctl_from_actors =)' -d 'Show what the index would be if bodies had other scores'
complete -c clusterctl -n '__clusterctl_at score' -n '__clusterctl_valued score --target' -l target -r -f -d 'Show the ten cheapest ways to an index of N'
complete -c clusterctl -n '__clusterctl_at score' -n '__clusterctl_valued score --min' -l min -r -f -d 'Exit with 1 where the index is under N'
complete -c clusterctl -n '__clusterctl_at score' -n '__clusterctl_valued score --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at score' -n '__clusterctl_valued score --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at score' -n '__clusterctl_valued score --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at score' -n '__clusterctl_argument score 1 1000' -f -a '(__clusterctl_from_labels scores)'
complete -c clusterctl -n '__clusterctl_at funding' -n '__clusterctl_valued funding --by' -l by -r -f -a 'year series nature network area activity' -d 'Put the activities together by this'
complete -c clusterctl -n '__clusterctl_at funding' -n '__clusterctl_valued funding --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at funding' -n '__clusterctl_valued funding --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at funding' -n '__clusterctl_valued funding --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at funding' -n '__clusterctl_valued funding --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at funding' -n '__clusterctl_argument funding 1 1' -f -a '(__clusterctl_from_labels plans scores monitoring)'
complete -c clusterctl -n '__clusterctl_at stage' -n '__clusterctl_valued stage --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at stage' -n '__clusterctl_valued stage --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at stage' -n '__clusterctl_valued stage --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at stage' -n '__clusterctl_valued stage --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at stage' -n '__clusterctl_argument stage 1 1' -f -a '(__clusterctl_from_labels plans scores monitoring)'
complete -c clusterctl -n '__clusterctl_at map' -n '__clusterctl_valued map --compare' -l compare -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show what changed since the map of this one'
complete -c clusterctl -n '__clusterctl_at map' -n '__clusterctl_valued map --format' -l format -r -f -a 'text svg mermaid json' -d 'Tables, a picture, or data; without it, by FILE\'s suffix, else text'
complete -c clusterctl -n '__clusterctl_at map' -n '__clusterctl_valued map -o --output' -s o -l output -r -F -d 'Write here; - is standard output'
complete -c clusterctl -n '__clusterctl_at map' -n '__clusterctl_valued map --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at map' -n '__clusterctl_valued map --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at map' -n '__clusterctl_valued map --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at map' -n '__clusterctl_argument map 1 1' -f -a '(__clusterctl_from_labels plans scores monitoring)'
complete -c clusterctl -n '__clusterctl_at results' -n '__clusterctl_valued results --by' -l by -r -f -a 'level area' -d 'Put the indicators under this'
complete -c clusterctl -n '__clusterctl_at results' -n '__clusterctl_valued results --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at results' -n '__clusterctl_valued results --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at results' -n '__clusterctl_valued results --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at results' -n '__clusterctl_valued results --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at results' -n '__clusterctl_argument results 1 1' -f -a '(__clusterctl_from_labels plans scores monitoring)'
complete -c clusterctl -n '__clusterctl_at bds' -n '__clusterctl_valued bds --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at bds' -n '__clusterctl_valued bds --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at bds' -n '__clusterctl_valued bds --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at bds' -n '__clusterctl_valued bds --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at bds' -n '__clusterctl_argument bds 1 1' -f -a '(__clusterctl_from_labels plans scores monitoring)'
complete -c clusterctl -n '__clusterctl_at trace' -n '__clusterctl_valued trace --from' -l from -r -f -d 'Begin at this constraint, objective, activity, output or indicator'
complete -c clusterctl -n '__clusterctl_at trace' -n '__clusterctl_new trace --broken' -l broken -d 'Show the broken ends alone, and what they lack'
complete -c clusterctl -n '__clusterctl_at trace' -n '__clusterctl_valued trace --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at trace' -n '__clusterctl_valued trace --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at trace' -n '__clusterctl_valued trace --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at trace' -n '__clusterctl_valued trace --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at process' -n '__clusterctl_valued process --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at process' -n '__clusterctl_valued process --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at process' -n '__clusterctl_valued process --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at process' -n '__clusterctl_valued process --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at process' -n '__clusterctl_argument process 1 1' -f -a '(__clusterctl_from_labels plans scores monitoring)'
complete -c clusterctl -n '__clusterctl_at exit' -n '__clusterctl_valued exit --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at exit' -n '__clusterctl_valued exit --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at exit' -n '__clusterctl_valued exit --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at exit' -n '__clusterctl_valued exit --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at exit' -n '__clusterctl_argument exit 1 1' -f -a '(__clusterctl_from_labels plans scores monitoring)'
complete -c clusterctl -n '__clusterctl_at plan' -n '__clusterctl_valued plan --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at plan' -n '__clusterctl_valued plan --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at plan' -n '__clusterctl_valued plan --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at plan' -n '__clusterctl_argument plan 1 1' -f -a 'validate show gantt'
complete -c clusterctl -n '__clusterctl_at \'plan validate\'' -n '__clusterctl_valued \'plan validate\' --format' -l format -r -f -a 'text json sarif github junit' -d 'How to write the findings'
complete -c clusterctl -n '__clusterctl_at \'plan validate\'' -n '__clusterctl_new \'plan validate\'' -l select -r -f -a '(__clusterctl_from_families; __clusterctl_from_rules)' -d 'Show only this code or family; may be repeated'
complete -c clusterctl -n '__clusterctl_at \'plan validate\'' -n '__clusterctl_new \'plan validate\'' -l ignore -r -f -a '(__clusterctl_from_families; __clusterctl_from_rules)' -d 'Leave this code or family out; may be repeated'
complete -c clusterctl -n '__clusterctl_at \'plan validate\'' -n '__clusterctl_valued \'plan validate\' --fail-on' -l fail-on -r -f -a 'error warning advice' -d 'Exit with 1 from this severity on'
complete -c clusterctl -n '__clusterctl_at \'plan validate\'' -n '__clusterctl_valued \'plan validate\' --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at \'plan validate\'' -n '__clusterctl_valued \'plan validate\' --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at \'plan validate\'' -n '__clusterctl_valued \'plan validate\' --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at \'plan validate\'' -n '__clusterctl_argument \'plan validate\' 1 1' -f -a '(__clusterctl_from_labels plans scores monitoring)'
complete -c clusterctl -n '__clusterctl_at \'plan show\'' -n '__clusterctl_valued \'plan show\' --by' -l by -r -f -a 'area date' -d 'Put the activities together by this'
complete -c clusterctl -n '__clusterctl_at \'plan show\'' -n '__clusterctl_valued \'plan show\' --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at \'plan show\'' -n '__clusterctl_valued \'plan show\' --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at \'plan show\'' -n '__clusterctl_valued \'plan show\' --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at \'plan show\'' -n '__clusterctl_valued \'plan show\' --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at \'plan show\'' -n '__clusterctl_argument \'plan show\' 1 1' -f -a '(__clusterctl_from_labels plans)'
complete -c clusterctl -n '__clusterctl_at \'plan gantt\'' -n '__clusterctl_valued \'plan gantt\' --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at \'plan gantt\'' -n '__clusterctl_valued \'plan gantt\' --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at \'plan gantt\'' -n '__clusterctl_valued \'plan gantt\' --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at \'plan gantt\'' -n '__clusterctl_valued \'plan gantt\' --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at \'plan gantt\'' -n '__clusterctl_argument \'plan gantt\' 1 1' -f -a '(__clusterctl_from_labels plans)'
complete -c clusterctl -n '__clusterctl_at diff' -n '__clusterctl_valued diff --only' -l only -r -f -a 'scores funding leads stage plan map results cluster diagnostic vision logframe exit monitoring' -d 'Only these, with commas between: scores,plan,funding,map (a wrong word lists all)'
complete -c clusterctl -n '__clusterctl_at diff' -n '__clusterctl_valued diff --format' -l format -r -f -a 'text markdown html json' -d 'How to write it; without it, by FILE\'s suffix, else text'
complete -c clusterctl -n '__clusterctl_at diff' -n '__clusterctl_valued diff -o --output' -s o -l output -r -F -d 'Write here; - is standard output'
complete -c clusterctl -n '__clusterctl_at diff' -n '__clusterctl_new diff --since-approval' -l since-approval -d 'Show what moved in the plan A (else the last) after it was approved'
complete -c clusterctl -n '__clusterctl_at diff' -n '__clusterctl_new diff --exit-code' -l exit-code -d 'Exit with 1 where anything changed'
complete -c clusterctl -n '__clusterctl_at diff' -n '__clusterctl_valued diff --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at diff' -n '__clusterctl_valued diff --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at diff' -n '__clusterctl_valued diff --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at diff' -n '__clusterctl_argument diff 1 1' -f -a '(__clusterctl_from_labels plans scores monitoring; __clusterctl_from_revisions)'
complete -c clusterctl -n '__clusterctl_at diff' -n '__clusterctl_argument diff 2 2' -f -a '(__clusterctl_from_labels plans scores monitoring; __clusterctl_from_revisions)'
complete -c clusterctl -n '__clusterctl_at where' -n '__clusterctl_valued where --format' -l format -r -f -a 'text json' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at where' -n '__clusterctl_valued where --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at where' -n '__clusterctl_valued where --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at where' -n '__clusterctl_valued where --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at where' -n '__clusterctl_argument where 1 1' -f
complete -c clusterctl -n '__clusterctl_at blame' -n '__clusterctl_new blame' -l field -r -f -d 'Only these fields: score, calico, activities.fair.cost; may be repeated'
complete -c clusterctl -n '__clusterctl_at blame' -n '__clusterctl_new blame --all' -l all -d 'All fields, not only those that matter most'
complete -c clusterctl -n '__clusterctl_at blame' -n '__clusterctl_valued blame --format' -l format -r -f -a 'text json csv' -d 'How to write the answer'
complete -c clusterctl -n '__clusterctl_at blame' -n '__clusterctl_valued blame --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at blame' -n '__clusterctl_valued blame --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at blame' -n '__clusterctl_valued blame --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at blame' -n '__clusterctl_argument blame 1 1' -F
complete -c clusterctl -n '__clusterctl_at log' -n '__clusterctl_valued log --by' -l by -r -f -a 'commit tag label' -d 'A row for each commit that changed the cluster, tag, or year on file'
complete -c clusterctl -n '__clusterctl_at log' -n '__clusterctl_valued log -n --last' -s n -l last -r -f -d 'Only the last N rows'
complete -c clusterctl -n '__clusterctl_at log' -n '__clusterctl_new log --findings' -l findings -d 'Count errors, warnings and advice in each commit too; takes longer'
complete -c clusterctl -n '__clusterctl_at log' -n '__clusterctl_valued log --format' -l format -r -f -a 'text json csv html' -d 'How to write it; without it, by FILE\'s suffix, else text'
complete -c clusterctl -n '__clusterctl_at log' -n '__clusterctl_valued log -o --output' -s o -l output -r -F -d 'Write here; - is standard output'
complete -c clusterctl -n '__clusterctl_at log' -n '__clusterctl_new log --no-cache' -l no-cache -d 'Reckon all anew (as CLUSTERCTL_CACHE=off does)'
complete -c clusterctl -n '__clusterctl_at log' -n '__clusterctl_valued log --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at log' -n '__clusterctl_valued log --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at log' -n '__clusterctl_valued log --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_valued report --template' -l template -r -f -a 'donor eu-annex-vi sfurti-format-iii manager government provider community action-plan exit' -d 'Which report; `report list` tells of each'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_valued report --for' -l for -r -f -a 'internal donor public' -d 'Who may see it; without it, those for whom the template is'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_valued report --format' -l format -r -f -a 'md html text json' -d 'Markdown or one HTML page; without it, by FILE\'s suffix, else md'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_valued report -o --output' -s o -l output -r -F -d 'Write here; - is standard output'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_valued report --lang' -l lang -r -f -a 'en en-IN' -d 'The language: en, en-IN (lakh, crore)'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_new report --draft' -l draft -d 'Write it in spite of errors, marked as a draft'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_valued report --rev' -l rev -r -f -a '(__clusterctl_from_revisions)' -d 'Read the files as they are in this git revision; the disk is left alone (HEAD+: the disk)'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_valued report --at' -l at -r -f -a '(__clusterctl_from_labels plans scores monitoring)' -d 'Show the cluster as known at the end of this label: what begins later is left out'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_valued report --today' -l today -r -f -d 'Judge as of this day; without it, --at\'s last, else today or where the records end'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_argument report 1 1' -f -a '(__clusterctl_from_labels plans scores; __clusterctl_from_words list coverage show-data verify)'
complete -c clusterctl -n '__clusterctl_at report' -n '__clusterctl_argument report 2 2' -F
complete -c clusterctl -n '__clusterctl_at explain' -n '__clusterctl_valued explain --format' -l format -r -f -a 'text json markdown' -d 'How to write it'
complete -c clusterctl -n '__clusterctl_at explain' -n '__clusterctl_argument explain 1 1' -f -a '(__clusterctl_from_rules; __clusterctl_from_actor_kinds)'
complete -c clusterctl -n '__clusterctl_at git' -n '__clusterctl_argument git 1 1' -f -a 'setup'
complete -c clusterctl -n '__clusterctl_at \'git setup\'' -n '__clusterctl_new \'git setup\' --hooks' -l hooks -d 'Check the cluster before each commit; with errors there is none'
complete -c clusterctl -n '__clusterctl_at schema' -n '__clusterctl_new schema --comments' -l comments -d 'With install: each file\'s first line names its schema, too'
complete -c clusterctl -n '__clusterctl_at schema' -n '__clusterctl_argument schema 1 1' -f -a '(__clusterctl_from_file_kinds; __clusterctl_from_words install)'
complete -c clusterctl -n '__clusterctl_at completion' -n '__clusterctl_argument completion 1 1' -f -a 'bash zsh fish install'
complete -c clusterctl -n '__clusterctl_at completion' -n '__clusterctl_argument completion 2 2' -f -a 'bash zsh fish'
