"""Pieces: parts of which a page shows many, written in Jinja, each a macro of its file's name.

Jinja makes Python of a template, once; Django walks through its own at each use, which takes ten
times as long. The page of a report has more than a hundred such parts, all others one of each.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from django.template import Library, engines
from django.template.defaultfilters import pluralize, truncatechars
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import get_language
from jinja2 import Environment, StrictUndefined

register = Library()  # known to every template, see config.templates


@register.simple_tag
def piece(path: str, **facts: Any) -> str:
    """The piece ``pieces/<path>.html``: ``{% piece "record/checks" checks=record.checks %}``."""
    pieces: Any = engines["pieces"]
    module = pieces.env.get_template(f"{path}.html").module
    written: str = getattr(module, path.rpartition("/")[2])(**facts)
    return written


def environment(*, auto_reload: bool, **options: Any) -> Environment:
    """Jinja as pieces need it; a name that nobody gave is an error, not an empty place."""
    options["undefined"] = StrictUndefined
    # Pieces take in other pieces, of which Jinja would not see that they changed.
    made = Environment(  # noqa: S701  Django's backend asks for escaping, in ``options``
        auto_reload=auto_reload, cache_size=0 if auto_reload else -1, **options
    )
    made.filters |= {
        "here": timezone.localtime,
        "day_and_time": _day_and_time,
        "pluralize": pluralize,
        "truncatechars": truncatechars,
    }
    return made


def _day_and_time(at: dt.datetime) -> str:
    """As Django writes "j F Y, H:i", in a fifth of the time."""
    month = _month(at.month, language=get_language())
    return f"{at.day} {month} {at.year}, {at.hour:02}:{at.minute:02}"


@cache
def _month(number: int, *, language: str | None) -> str:
    return str(MONTHS[number])
