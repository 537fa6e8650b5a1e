"""Start from a checkout: ``python main.py`` (see README.md)."""

import sys

# Compiled modules are kept even where Python is told not to: without them a start takes twice
# as long, which on an old office PC is the difference one feels.
sys.dont_write_bytecode = False

from dropin.cli import main  # noqa: E402  after the line above, which is about this import

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
