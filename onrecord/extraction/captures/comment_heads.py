"""Reads the line above a comment: who wrote it, whom it answers, and what is only a button."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extraction.captures.lines import BULLET, Line, name_like
from onrecord.extraction.captures.stamps import stamp, trailing_stamp
from onrecord.extraction.captures.widgets import plain, widget

AVATAR = re.compile(
    r"^(?:user |default )?(?:avatar|userpic|profile (?:picture|photo|image|pic)|"
    r"profilbild|photo de profil|"
    r"foto de perfil|аватар|صورة المستخدم|الصورة الرمزية)(?: (?:of|for|von|"
    r"de) (?P<of>.+))?$|^(?P<whose>.+?)['’]s avatar$",
    re.IGNORECASE,
)
ANSWERS = (
    r"(?:(?:in )?reply(?:ing)? to|replied to|replies to|responding to|responded to|"
    r"answers?|antwortet(?: auf)?|"
    r"antwortete|antwort an|als antwort auf|en réponse à|répond à|en respuesta a|"
    r"responde a|ответил[аи]?|"
    r"в ответ на|ردا على|رداً على|رد على)"
)
REPLY = re.compile(
    rf"^(?P<author>[^\n:]{{1,40}}?)[\s|·•,]*(?:\s{ANSWERS}\s*|\s*[→▸►▶>»]\s*)@?(?P<parent>[^():]{{1,40}}?)"
    r"\s*(?P<buttons>\([^)]*\)?)?\s*:?$",
    re.IGNORECASE,
)
ANSWERING = re.compile(
    rf"^[↳↪⤷|\s]*{ANSWERS}\s*:?\s*@?(?P<parent>[^():]{{1,40}}?)\s*(?P<buttons>\(.*)?:?$",
    re.IGNORECASE,
)
SAYS = re.compile(
    r"^(?P<author>[^:]{1,40}?)\s+(?:says|said|writes|wrote|commented|posted|replied|"
    r"schrieb|schreibt|sagt|meint|kommentierte|a écrit|"
    r"a dit|dit|dijo|escribió|dice|написала?|пишет|كتب|يقول|قال)\b(?:\s*[:,(|]\s*|"
    r"\s*$|\s+(?=on |at |am |um |le |vor |\d))(?P<rest>.*)$",
    re.IGNORECASE,
)
POSTED_BY = re.compile(
    r"^(?:comment(?:ed)?(?: (?:posted|left))?|posted|written|submitted|geschrieben|"
    r"verfasst|publié|publicado|نشر)(?: (?:by|von|par|por)|\s+بواسطة)"
    r"\s*:?\s+(?P<author>.+)$",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^(?:#\s?\d+|\d{1,4}[.)])\s+(?=\S)")
INLINE = re.compile(r"^(?P<author>[^\s:][^:]{0,38}?):\s+(?P<text>\S.*)$")
BADGES = re.compile(
    r"\s*[\[(]?\b(?:top commenter|verified|moderator|staff|subscriber|author|guest|"
    r"gast|mod|op|edited)\b[\])]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a comment. ``author`` is None where the page shows only an avatar."""

    author: str | None
    reply_to: str | None = None
    is_avatar: bool = False


def head(line: Line) -> Head | None:
    """What a line begins, where its words alone show that a comment begins here."""
    bare = NUMBERED.sub("", BULLET.sub("", line.text))
    if len(bare) > 140:
        return None
    if avatar := AVATAR.match(bare):
        return Head(author=avatar["of"] or avatar["whose"], is_avatar=True)
    if posted := POSTED_BY.match(bare):
        return _with_answer(_before_stamp(posted["author"]))
    if _sentence(bare):
        return None
    return _reply(bare) or _says(bare) or _dated(bare)


def answering(text: str) -> str | None:
    """Whom a comment answers, on a line that says only that."""
    match = ANSWERING.match(BULLET.sub("", text))
    return match["parent"].strip() if match and name_like(match["parent"].strip()) else None


def is_button(line: Line) -> bool:
    """Whether a line in a discussion is only something to press, or a count."""
    return widget(line.text) is not None or bool(re.fullmatch(r"[\W\d_]{1,12}", line.text))


def is_date(line: Line) -> bool:
    """Whether a line in a discussion is only the time of a comment, buttons beside it allowed."""
    if stamp(line.bare):
        return True
    parts = [p for p in re.split(r"\s*[·•|]\s*|\s{2,}", line.bare) if p]
    return len(parts) > 1 and any(map(stamp, parts)) and all(stamp(p) or widget(p) for p in parts)


def inline(line: Line) -> tuple[str, str] | None:
    """Author and text of "Jane Doe: I was there." on one line."""
    match = INLINE.match(line.bare)
    if not match or not name_like(match["author"]) or len(match["author"].split()) > 3:
        return None
    return match["author"], match["text"]


def _sentence(text: str) -> bool:
    ends = text.endswith((".", "!", "?", "…", "؟"))
    return ends and not re.search(r"\b(?:[ap]\.m|ago|[A-ZÄÖÜ])\.$", text)


def _reply(text: str) -> Head | None:
    found = trailing_stamp(text)
    match = REPLY.match(found[0] if found and found[0] else text)
    if not match or (match["buttons"] and not widget(match["buttons"])):
        return None
    author, parent = (
        BADGES.sub("", match["author"]).strip(" ·•|,-"),
        match["parent"].strip(" ·•|,-"),
    )
    if name_like(author) and name_like(parent):
        return Head(author=author, reply_to=parent)
    return None


def _says(text: str) -> Head | None:
    match = SAYS.match(text)
    if not match or not name_like(match["author"]):
        return None
    rest = match["rest"].strip(" :()")
    return Head(author=match["author"]) if not rest or stamp(rest) else None


def _dated(text: str) -> Head | None:
    """ "Jane Doe · 3 hours ago", buttons after it allowed."""
    parts = re.split(r"\s+[·•|]\s+", text)
    while len(parts) > 2 and widget(parts[-1]):
        parts.pop()
    found = trailing_stamp(" · ".join(parts))
    if not found or not found[0]:
        return None
    return _with_answer(found[0])


def _before_stamp(text: str) -> str:
    found = trailing_stamp(text)
    return found[0] if found and found[0] else text.rstrip(" :")


def _with_answer(who: str) -> Head | None:
    who = BADGES.sub("", who.strip(" ·•|,-–—(@"))
    if match := REPLY.match(who):
        return _reply(who) if match["parent"] else None
    who = re.split(r"\s*[·•|]\s*|,\s(?=[A-Z])|\s\(", who, maxsplit=1)[0]
    if not name_like(who) or plain(who) in _NO_NAMES:
        return None
    return Head(author=who)


_NO_NAMES = frozenset("updated published posted last modified edited since until from by".split())
