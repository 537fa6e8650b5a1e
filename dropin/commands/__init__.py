"""What the program does without a window, by topic: one module, several commands.

To add a command, ``ballot`` say, or a sheet, ``print sign-in``:

1. In the module of its topic write what it takes and what it does, and name it there:

       def _take_ballot(parser: ArgumentParser) -> None: ...
       def _ballot(options: Namespace) -> None: ...

       COMMANDS = {"ballot": Command(_take_ballot, _ballot)}

2. In ``dropin/cli.py`` add one line to ``COMMANDS``: its name, what it is for, and the module.

A name of two words makes the first a group: ``print --list`` tells all whose name begins with
``print``. A module is loaded only when one of its commands is called; what only one of them needs
is imported inside it, so that a scheduled print stays quick.

    command.py      what a command is, and arguments that several commands take
    centre_file.py  opening the file, who and when it is
    terminal.py     saying things where somebody, or some pipe, reads them
"""
