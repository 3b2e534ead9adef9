"""The project package. Whoever imports it (manage.py, a server, pytest) can import the apps too."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
