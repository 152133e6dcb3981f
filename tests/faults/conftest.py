"""Faults are tried on a site of its own, in processes of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.faults.disks import NOT_ALLOWED
from tests.faults.newsroom import environment_of

Try = Callable[..., str]


@pytest.fixture
def try_out(tmp_path_factory: pytest.TempPathFactory) -> Try:
    """Runs one of the commands of this folder, and gives back the figure that it prints last."""

    def try_out(module: str, *options: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", f"tests.faults.{module}", *options],
            env=environment_of(tmp_path_factory.mktemp("unused")),
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode == NOT_ALLOWED and not os.environ.get("CI"):
            pytest.skip(done.stdout)
        assert done.returncode == 0, done.stdout
        return done.stdout.splitlines()[-1]

    return try_out
