"""Which system a file comes from, by its first bytes; the names of all that are read."""

from __future__ import annotations

from pathlib import Path

from onrecord.exchange.importers.comments import coral, disqus, isso, own, remark42, wxr
from onrecord.exchange.importers.comments.foreign import Reader
from onrecord.exchange.importers.comments.lines import opened
from onrecord.exchange.importers.sources import CannotRead

READERS: dict[str, Reader] = {
    "disqus": disqus.read,
    "wxr": wxr.read,
    "isso": isso.read,
    "remark42": remark42.read,
    "coral": coral.read,
    "onrecord": own.read,
}
_SAY = f"Say which system it comes from with --from ({', '.join(READERS)})."
_ZIP = b"PK\x03\x04"
_SIGNS = (
    (b"disqus.com/disqus-internals", "disqus"),
    (b"wordpress.org/export/", "wxr"),
    (b"SQLite format 3", "isso"),
    (own.SIGN, "onrecord"),
    (b'"locator"', "remark42"),
    (b'"version":1', "remark42"),
    (b'"storyID"', "coral"),
)


def system_of(place: str) -> str:
    """The system's name; ``CannotRead`` where there is nothing, or nothing that is known."""
    path = Path(place)
    if path.is_dir():
        return "coral"
    try:
        with opened(place) as file:
            start = file.read(65_536)
    except (OSError, EOFError) as why:
        raise CannotRead(place, f"it cannot be opened ({_reason(why)}). Check its name.") from why
    if start.startswith(_ZIP):
        raise CannotRead(place, "this is a ZIP archive. Unpack it, and give each file in it.")
    for sign, name in _SIGNS:
        if sign in start:
            return name
    if path.name.startswith(("comments.csv", "comments.json")):
        return "coral"
    raise CannotRead(place, f"this is no export of comments that is known. {_SAY}")


def _reason(why: Exception) -> str:
    return getattr(why, "strerror", None) or "it is not whole"
