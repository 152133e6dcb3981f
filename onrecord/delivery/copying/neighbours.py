"""Finds the pages that a changed page leads to: that is how a copy hears of new addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import Resolver404, resolve

from onrecord.delivery.baking import Baked
from onrecord.delivery.routes import BakedPage, none, register

LINK = re.compile(rb"""(?:href="|<loc>)([^"#?<\s]+)""")


class Found(NamedTuple):
    """A page of the register, and the parameters of one of its addresses."""

    page: BakedPage
    parameters: dict[str, Any]


def page_at(address: str) -> Found | None:
    """What stands at an address, if it is a page that a copy holds."""
    try:
        found = resolve(address)
    except Resolver404:
        return None
    page = register().get(found.url_name or "")
    return Found(page, found.kwargs) if page and page.every is not none else None


def neighbours(address: str, made: Baked) -> Iterator[str]:
    """The addresses of pages that stand beside this one, and of those that it links to."""
    found = page_at(address)
    if found:
        yield from _beside(found)
    for link in set(LINK.findall(made.body)):
        there = unescape(link.decode(errors="replace")).removeprefix(settings.ONRECORD_ADDRESS)
        if there.startswith("/") and not there.startswith("//") and page_at(there):
            yield there


def _beside(found: Found) -> Iterator[str]:
    """Kinds that are listed by the same function stand at the same parameters: a report's page
    and its record, a speaker's page and what it holds as data."""
    for other in register().values():
        if other.every is found.page.every and other is not found.page:
            yield other.address(found.parameters)
