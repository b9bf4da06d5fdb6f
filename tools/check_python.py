"""Say in a sentence what is missing before a virtual environment can be made.

Run by `make` with the system's Python, so it uses nothing but the standard library.
"""

import importlib.util
import sys

NEEDED = (3, 10)


def main() -> None:
    """Exit with a sentence when this Python cannot run screenplay-ls."""
    if sys.version_info[:2] < NEEDED:
        have = ".".join(map(str, sys.version_info[:2]))
        sys.exit(
            f"screenplay-ls needs Python 3.10 or later, and this is Python {have}.\n"
            "Install a newer one and name it: make PYTHON=python3.12 demo"
        )
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        version = ".".join(map(str, sys.version_info[:2]))
        sys.exit(
            "This Python cannot make virtual environments.\n"
            f"On Debian and Ubuntu: sudo apt install python{version}-venv"
        )


if __name__ == "__main__":
    main()
