"""The command line: the table of commands, one thin file a command, one handler of errors.

The only place that asks the clock, the environment and the terminal.
"""
