"""Names that a text calls with ``@``: where they may stand, and the link that Markdown makes."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

LONGEST_NAME = 60
MOST_CALLS = 20
"""Signs in one text that are looked at; the rest stay words."""

_OPENS = re.compile(r"""[\s(\[{"'“‘„«¿¡*_~—–>]""")
_CALL = re.compile(rf"@([^\s@][^\n@]{{0,{LONGEST_NAME - 1}}})")


def calls(text: str) -> list[list[str]]:
    """For each ``@`` what may be the name behind it, as it is written, the longest first."""
    found = [call for call in _CALL.finditer(text) if _may_begin(text, call.start())]
    return [_beginnings(call[1]) for call in found[:MOST_CALLS]]


def add_mentions(markdown: MarkdownIt) -> None:
    """Link ``@name`` where the environment's ``people`` has the name, in lower case."""
    markdown.inline.ruler.before("link", "mention", _mention)


def _mention(state: StateInline, silent: bool) -> bool:
    people: dict[str, str] = state.env.get("people") or {}
    if not people or state.linkLevel or not state.src.startswith("@", state.pos):
        return False
    name = _name_at(state.src, state.pos, people)
    if not name:
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": people[name.lower()]}
        state.push("text", "", 0).content = f"@{name}"
        state.push("link_close", "a", -1)
    state.pos += 1 + len(name)
    return True


def _name_at(text: str, at: int, people: dict[str, str]) -> str:
    """The longest name that stands whole behind the sign."""
    if not _may_begin(text, at):
        return ""
    call = _CALL.match(text, at)
    names = _beginnings(call[1]) if call else []
    return next((name for name in names if name.lower() in people), "")


def _may_begin(text: str, at: int) -> bool:
    """Not within a word, a mail address or a web address."""
    return at == 0 or bool(_OPENS.match(text[at - 1]))


def _beginnings(words: str) -> list[str]:
    """The words up to each end of a word or sign, the longest first."""
    ends = [end for end in range(len(words), 0, -1) if _is_end(words, end)]
    return [words[:end] for end in ends]


def _is_end(words: str, end: int) -> bool:
    before, after = words[end - 1], words[end : end + 1]
    return not before.isspace() and not (before.isalnum() and after.isalnum())
