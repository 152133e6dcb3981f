"""Says whether a source is markup or plain text."""

from __future__ import annotations

import re
from itertools import islice

MARKUP = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|ul|li|article|section|meta|script|br|img|table|td)\b[^<>]*>",
    re.IGNORECASE,
)


def is_html(source: str) -> bool:
    """Whether a source is markup, even a piece without its <html>."""
    if MARKUP.match(source[:5000]):
        return True
    return len(list(islice(TAG.finditer(source, 0, 20_000), 5))) == 5
