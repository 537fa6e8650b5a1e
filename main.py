"""Start from a checkout: ``python main.py`` (see README.md)."""

import sys

from dropin.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
