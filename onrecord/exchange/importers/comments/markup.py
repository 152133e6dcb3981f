"""HTML of other systems as the text that a person here would type: Markdown with our few marks."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html

from onrecord.shared.comment_text import LONGEST

_BLOCKS = {
    *("p", "div", "ul", "ol", "pre", "blockquote", "table", "tr", "section", "article", "dl"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "figure", "dt", "dd", "details", "center"),
}
_UNSEEN = {"script", "style", "head", "template", "noscript", "iframe", "object", "svg", "math"}
_MARKS = {
    **dict.fromkeys(("strong", "b"), "**"),
    **dict.fromkeys(("em", "i", "cite"), "*"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
}
_SPECIAL = re.compile(r"([\\`*_\[\]~<>]|&(?=[#\w]))")
_MADE_PLAIN = re.compile(r"\\([\\`*_\[\]~<>&+.)-])")
_OPENS_A_BLOCK = re.compile(r"^([^\S\n]*)([-+]|\d{1,9}[.)](?=\s|$))", re.MULTILINE)
_PLAIN = re.compile(r"[^<&]*")
_PARAGRAPHS_ONLY = re.compile(r"[^<]*(?:<(?:/?p|br ?/?)>[^<]*)*", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?p>", re.IGNORECASE)
_LINE = re.compile(r"<br ?/?>", re.IGNORECASE)
# Begun at each space of a long row it would walk the rest of the row each time.
_BEHIND_SPACES = re.compile("(?<!\\s)(\\s*)(\\*\\*?|~~)\1")
_ADDRESS = re.compile(r"https?://\S+|mailto:\S+")


def as_typed(markup: str, *, lines_count: bool = False) -> str:
    """The text with our marks; ``lines_count`` where the HTML's line ends are shown to readers.

    What is too long to be read as Markdown here is shown as it stands, so no sign in it is escaped.
    """
    typed = _marked(markup, lines_count=lines_count)
    return typed if len(typed) <= LONGEST else _MADE_PLAIN.sub(r"\1", typed)


def _marked(markup: str, *, lines_count: bool) -> str:
    if _PLAIN.fullmatch(markup):
        text = markup if lines_count else " ".join(markup.split())
        return escaped(text).strip()
    if _PARAGRAPHS_ONLY.fullmatch(markup):
        return _of_paragraphs(markup, lines_count=lines_count)
    writing = _Writing(lines_count=lines_count)
    try:
        body = html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except (etree.ParserError, ValueError):
        return escaped(unescape(re.sub(r"<[^>]*>", " ", markup))).strip()
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        writing.take(event, element)
    return writing.text()


def _of_paragraphs(markup: str, *, lines_count: bool) -> str:
    """What most comments are, without the cost of a tree."""
    text = markup if lines_count else re.sub(r"\s+", " ", markup)
    text = _PARAGRAPH.sub("\n\n", _LINE.sub("\n", text))
    lines = [line.strip() for line in escaped(unescape(text)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def escaped(text: str) -> str:
    """Plain text as one types it so that no sign in it is taken for a mark; addresses stay."""
    if "://" not in text and "mailto:" not in text:
        return _OPENS_A_BLOCK.sub(_escaped_start, _SPECIAL.sub(r"\\\1", text))
    pieces, end = [], 0
    for address in _ADDRESS.finditer(text):
        pieces.append(_SPECIAL.sub(r"\\\1", text[end : address.start()]))
        pieces.append(address[0])
        end = address.end()
    pieces.append(_SPECIAL.sub(r"\\\1", text[end:]))
    return _OPENS_A_BLOCK.sub(_escaped_start, "".join(pieces))


def _escaped_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign[:-1]}\\{sign[-1]}"


class _Writing:
    """The text so far; a quotation or a list is a level of its own until it ends."""

    def __init__(self, *, lines_count: bool) -> None:
        self._levels: list[list[str]] = [[]]
        self._hrefs: list[tuple[str, int]] = []
        self._lists: list[tuple[str, int]] = []
        self._unseen = 0
        self._verbatim = self._pre = 0
        self._lines_count = lines_count

    def take(self, event: str, element: etree._Element) -> None:
        """One step of the walk."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            self._start(tag, element)
            self._say(element.text)
        elif event == "end":
            self._end(tag)
            self._say(element.tail)
        else:
            self._say(element.tail)

    def text(self) -> str:
        """All of it, with at most one empty line between paragraphs."""
        return _paragraphs("".join(self._levels[0]))

    def _start(self, tag: str, element: etree._Element) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in ("blockquote", "li"):
            self._levels.append([])
        elif tag in _MARKS and not self._verbatim:
            self._write("\0" + _MARKS[tag])
        elif tag == "a":
            self._hrefs.append((element.get("href") or "", len(self._levels[-1])))
        else:
            self._start_other(tag, element)

    def _start_other(self, tag: str, element: etree._Element) -> None:
        if tag == "br":
            self._write("\n")
        elif tag in ("ul", "ol"):
            self._lists.append((tag, 0))
            self._write("\n\n")
        elif tag == "pre":
            self._verbatim += 1
            self._pre += 1
            self._write("\n\n```\n")
        elif tag == "code" and not self._verbatim:
            self._verbatim += 1
            self._write("`")
        elif tag == "img":
            self._say(element.get("alt") or "")
            if (source := element.get("src") or "").startswith(("http://", "https://")):
                self._write(f" {source} ")
        elif tag in _BLOCKS:
            self._write("\n\n")

    def _end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        elif tag == "blockquote":
            quoted = _paragraphs("".join(self._levels.pop()))
            self._write("\n\n" + "\n".join(f"> {line}".rstrip() for line in quoted.split("\n")))
            self._write("\n\n")
        elif tag == "li":
            self._end_item()
        elif tag in _MARKS and not self._verbatim:
            self._write(_MARKS[tag] + "\1")
        elif tag == "a" and self._hrefs:
            self._end_link()
        else:
            self._end_other(tag)

    def _end_other(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "pre":
            self._verbatim -= 1
            self._pre -= 1
            self._write("\n```\n\n")
        elif tag == "code" and self._verbatim and not self._pre:
            self._verbatim -= 1
            self._write("`")
        elif tag in _BLOCKS:
            self._write("\n\n")

    def _end_item(self) -> None:
        words = _paragraphs("".join(self._levels.pop()))
        kind, number = self._lists.pop() if self._lists else ("ul", 0)
        sign = f"{number + 1}. " if kind == "ol" else "- "
        self._lists.append((kind, number + 1))
        self._write("\n" + sign + words.replace("\n", "\n" + " " * len(sign)))

    def _end_link(self) -> None:
        href, start = self._hrefs.pop()
        level = self._levels[-1]
        words = "".join(level[start:]).strip(" \n")
        if not href.startswith(("http://", "https://", "mailto:")) or self._verbatim:
            return
        safe = re.sub(r"[\s<>()\\]", _percent, href)
        del level[start:]
        # Disqus shortens the words of a long address and adds its title behind a colon.
        is_bare = not words or href.startswith(words.rstrip("….")) or words.startswith(href)
        self._write(safe if is_bare else f"[{words}]({safe})")

    def _say(self, text: str | None) -> None:
        if not text or self._unseen:
            return
        if self._verbatim:
            self._write(text.replace("`", "'"))
        else:
            self._write(escaped(text if self._lines_count else re.sub(r"\s+", " ", text)))

    def _write(self, text: str) -> None:
        if not self._unseen:
            self._levels[-1].append(text)


def _percent(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode())


def _paragraphs(text: str) -> str:
    """Marks moved inside their spaces and taken away where they hold nothing; lines tidied."""
    text = re.sub("\0([*~]+)(\\s*)", r"\2\1", text)
    text = _BEHIND_SPACES.sub(r"\2\1", text)
    text = re.sub(r"(?<![*~\\])(\*\*|~~)(\s*)\1(?![*~])", r"\2", text)
    lines, is_verbatim = [], False
    for line in text.split("\n"):
        if line.startswith("```"):
            is_verbatim = not is_verbatim
        lines.append(line.rstrip() if is_verbatim else _tidy_start(line.rstrip()))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _tidy_start(line: str) -> str:
    """Spaces that begin a line make no block of code; those of a list's items stay."""
    bare = line.lstrip(" ")
    return line if len(line) - len(bare) in (2, 3) else bare
