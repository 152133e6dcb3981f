"""Leaves out what Wagtail loads at each start and this site never serves: its API over HTTP.

Three of its apps register routes there and load pydantic, ninja and every desk screen for it:
a quarter of a start. None of its addresses are among ours; our own API is ``exchange``'s.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

APPS = ("documents", "images", "snippets")


def leave_out_wagtails_api() -> None:
    """Put empty modules in place of those that the apps ask for, before Django is set up."""
    _put("wagtail.api.v3.api", api=_NoApi())
    for app in APPS:
        package = f"wagtail.{app}.api.v3"
        for name in (package, f"{package}.registry"):
            _put(name, register_content_types=_nothing)
        _put(f"{package}.router", router=None)


class _NoApi:
    """Takes the routes that apps add, and keeps none."""

    def add_router(self, prefix: str, router: object) -> None:
        """Not served."""


def _nothing() -> None:
    """Register no type."""


def _put(name: str, **named: Any) -> None:
    module = ModuleType(name)
    module.__path__ = []  # so that modules below it can be asked for
    vars(module).update(named)
    sys.modules[name] = module
