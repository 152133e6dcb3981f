"""Writes the tables of a new site down: `make tables`, after every new migration."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from onrecord.delivery.tables import WRITTEN, statements

with tempfile.TemporaryDirectory() as folder:
    subprocess.run(
        [sys.executable, "-m", "onrecord", "migrate", "--verbosity", "0"],
        env=os.environ | {"ONRECORD_DATA": folder},
        check=True,
    )
    with closing(sqlite3.connect(Path(folder) / "onrecord.sqlite3")) as database:
        WRITTEN.write_text("\n".join(statements(database)) + "\n", encoding="utf-8")
