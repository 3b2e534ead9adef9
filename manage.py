#!/usr/bin/env python
"""The one door for commands."""

import os
import sys
from pathlib import Path


def main():
    # `site` is also a module of Python itself, so site/ is a plain folder on the path, never a package.
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
