"""Gets saved pages from files, folders and addresses, or says why one cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.exchange.importers.decoding import WronglyEncoded, decode, is_binary
from onrecord.extraction.captures import is_html
from onrecord.shared.fetch import Fetched, FetchFailed, FetchRefused, fetch

LARGEST = 10_000_000
LONGEST = 1_000_000
SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text"})
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
KINDS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or a film",
    b"PK\x03\x04": "a ZIP archive or a Word document",
    b"\x1f\x8b": "a packed file",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"bplist": "a web archive of Safari",
    b"\xd0\xcf\x11\xe0": "a Word document",
    b"{\\rtf": "an RTF document",
}
SAVE_AGAIN = "Save the page as HTML, or as plain text, and give that file."
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Source:
    """A saved page as it came: its bytes, its text, and what had to be assumed."""

    name: str
    raw: bytes
    text: str
    url: str | None
    notes: tuple[str, ...]


class CannotRead(Exception):
    """A source cannot be read. The message names it and says what to do next."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)

    def __str__(self) -> str:
        return ": ".join(self.args)


def sources(place: str) -> Iterator[Source | CannotRead]:
    """The pages at a place, those that cannot be read as the reason why."""
    for name in names_at(place):
        try:
            yield name if isinstance(name, CannotRead) else read_source(name)
        except CannotRead as refusal:
            yield refusal


def names_at(place: str) -> list[str | CannotRead]:
    """The names of the pages at a place, in order; or why there are none."""
    try:
        return [place] if ADDRESS.match(place) else [*_pages_in(Path(place))]
    except CannotRead as refusal:
        return [refusal]


def read_source(name: str) -> Source:
    """One page; ``CannotRead`` where there is none."""
    if ADDRESS.match(name):
        return _from_address(name)
    raw = _bytes_of(Path(name))
    return _source(name, raw, url=None, content_type="")


def _pages_in(path: Path) -> list[str]:
    if not path.is_dir():
        return [str(path)]
    try:
        found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    except OSError as error:
        raise CannotRead(str(path), f"the folder cannot be opened ({error.strerror}).") from error
    pages = [str(p) for p in found if not _belongs_to_a_page(p.relative_to(path))]
    if not pages:
        raise CannotRead(
            str(path), "no saved page is in this folder. It should hold .html, .htm or .txt files."
        )
    return pages


def _belongs_to_a_page(path: Path) -> bool:
    """Browsers save a page's pictures and frames beside it in "page_files"."""
    return any(part.endswith("_files") or part.startswith(".") for part in path.parts)


def _bytes_of(path: Path) -> bytes:
    name = str(path)
    try:
        if not path.is_file():
            raise CannotRead(name, "there is no such file. Check the spelling of the path.")
        if path.stat().st_size > LARGEST:
            raise CannotRead(name, _too_large(path.stat().st_size))
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(name, f"it cannot be opened ({error.strerror}).") from error
    except ValueError as error:
        raise CannotRead(name[:80], "this is no path of a file. Check its spelling.") from error


def _too_large(size: int) -> str:
    return (
        f"it has {size / 1_000_000:.0f} MB; a page may have {LARGEST // 1_000_000}. Save the page "
        "without its pictures."
    )


def _from_address(url: str) -> Source:
    try:
        fetched: Fetched = fetch(url, limit_bytes=LARGEST)
    except (FetchRefused, FetchFailed) as error:
        raise CannotRead(url[:200], str(error)) from error
    kind = fetched.content_type.partition(";")[0].strip().lower()
    if kind not in ("text/html", "application/xhtml+xml", "text/plain", ""):
        raise CannotRead(
            url[:200], f"this is {kind[:60]}, not a page. Give the page's own address."
        )
    return _source(url, fetched.body, url=fetched.url, content_type=fetched.content_type)


def _source(name: str, raw: bytes, *, url: str | None, content_type: str) -> Source:
    if len(raw) > LARGEST:
        raise CannotRead(name, _too_large(len(raw)))
    for beginning, kind in KINDS.items():
        if raw.startswith(beginning):
            raise CannotRead(name, f"it is {kind}, not a saved page. {SAVE_AGAIN}")
    if is_binary(raw):
        raise CannotRead(name, f"it is not text. {SAVE_AGAIN}")
    try:
        text, note = decode(raw, content_type=content_type)
    except WronglyEncoded as error:
        raise CannotRead(name, str(error)) from error
    if reason := _reason_not_to_read(text):
        raise CannotRead(name, reason)
    return Source(name=name, raw=raw, text=text, url=url, notes=(note,) if note else ())


def _reason_not_to_read(text: str) -> str | None:
    if not text.strip("\ufeff \t\r\n\0"):
        return "it is empty. Save the page again."
    if len(CONTROL.findall(text)) * 200 > len(text):
        return f"it is not text. {SAVE_AGAIN}"
    if len(text) > LONGEST and not is_html(text):
        return (
            f"it has {len(text):,} characters of text; a page may have {LONGEST:,}. "
            "Cut it into the pages it is made of."
        )
    if is_cut_off(text):
        return "the page is cut off before its end. Save it again."
    return None


def is_cut_off(text: str) -> bool:
    """Whether HTML stops in the middle: in a tag, a comment or a script, or in its running text."""
    if not re.match(r"\s*<(?:!doctype|html|head|body|!--|\?xml)", text, re.IGNORECASE):
        return False
    tail = text[-200_000:].lower()
    if re.search(r"</(?:html|body)\s*>", tail):
        return False
    last_open, last_close = tail.rfind("<"), tail.rfind(">")
    if last_open > last_close or tail.rfind("<!--") > tail.rfind("-->"):
        return True
    if any(tail.rfind(f"<{kind}") > tail.rfind(f"</{kind}") for kind in ("script", "style")):
        return True
    return not tail.rstrip().endswith(">") and not re.search(r"[.!?\"”»)]\s*$", tail)
