"""The marks of sources in a chart: a shape for each, so that colour is not needed."""

from __future__ import annotations

from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# An SVG element about the origin, for each mark from 1.
SHAPES: tuple[tuple[str, dict[str, str]], ...] = (
    ("circle", {"r": "5.5"}),
    ("path", {"d": "M-5-5H5V5H-5z"}),
    ("path", {"d": "M0-7 7 0 0 7-7 0z"}),
    ("path", {"d": "M0-6.5 6.5 5h-13z"}),
    ("path", {"d": "M-5-5 5 5M5-5-5 5", "class": "cross"}),
    ("path", {"d": "M0 6.5-6.5-5h13z"}),
)


def mark_of(number: int) -> int:
    """The mark of the source with that number, from 0; after the last they begin again."""
    return number % len(SHAPES) + 1


@cache
def key(mark: int) -> SafeString:
    """The mark alone, as it stands beside a name."""
    tag, attributes = SHAPES[mark - 1]
    return format_html(
        '<svg class="chart-dot mark-{}" viewBox="-8 -8 16 16" width="16" height="16"'
        ' aria-hidden="true"><{}{}/></svg>',
        mark,
        tag,
        format_html_join("", ' {}="{}"', attributes.items()),
    )
