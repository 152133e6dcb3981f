"""The one way from text that people type to HTML: Markdown without HTML, then a cleaner of tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import urlsplit

import nh3
from linkify_it import LinkifyIt
from markdown_it import MarkdownIt

from onrecord.shared.mentions import add_mentions

LONGEST = 5000
"""Characters that are read as Markdown; anything longer is shown as plain paragraphs."""

MOST_ADDRESSES = 100
"""Addresses in a text up to which bare ones become links: looking for them costs most of all."""

MOST_BRACKETS = 200
"""``[`` in a text up to which written links are looked for: each costs a look ahead, and back."""

OF_READERS = "ugc nofollow noopener"
"""What search engines and browsers are told of a link that readers wrote."""

_TAGS = {"p", "br", "strong", "em", "del", "blockquote", "ul", "ol", "li", "code", "pre", "a"}
_SCHEMES = {"http", "https", "mailto"}
_RULES = [
    *("blockquote", "fence", "list"),
    *("autolink", "backticks", "emphasis", "entity", "escape", "link", "linkify", "newline"),
    *("strikethrough", "balance_pairs", "fragments_join"),
]
# Everything Unicode calls a space, a control or an unseen sign: browsers skip several of them
# inside an address, and a cleaner that does not lets "<no-break space>javascript:" through.
_SKIPPED_BY_BROWSERS = re.compile(
    "[\x00-\x20\x7f-\xa0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
# No sign of these is a mark, an address or written otherwise in HTML.
_WITHOUT_MARKS = re.compile(r"""(?:[^\W_]|[ \n.,;:?!'"()\u2010-\u201f\u2026-])*""")
_OF_A_PERSON = re.compile(r"/people/[1-9][0-9]{0,18}/")
_OPENS_A_LIST = re.compile(r"^\s*(?:-|\d{1,9}[.)])", re.MULTILINE)


def render(source: str, *, people: Mapping[str, str] | None = None) -> str:
    """HTML of a tidied text: safe to show as it is; the same text always gives the same HTML.

    ``people`` are the addresses here of those whom it names with ``@``, by name in lower case.
    """
    if _WITHOUT_MARKS.fullmatch(source) and not _OPENS_A_LIST.search(source):
        return _written_plainly(source)
    if len(source) > LONGEST:
        return clean(_plain(source))
    markdown = _reader_of[source.count("://") <= MOST_ADDRESSES, source.count("[") <= MOST_BRACKETS]
    if people:
        return _cleaner_of_names.clean(markdown.render(source, {"people": people})).strip()
    return clean(markdown.render(source))


def clean(html: str) -> str:
    """HTML with nothing left but our few tags and links to the open web; cleaning twice is once."""
    return _cleaner.clean(html).strip()


def is_web_address(url: str) -> bool:
    """Whether a link may lead there: an http, https or mailto address, written out in full."""
    bare = _SKIPPED_BY_BROWSERS.sub("", url)
    try:
        parts = urlsplit(bare)
    except ValueError:
        return False
    if parts.scheme.lower() not in _SCHEMES:
        return False
    return bool(parts.path if parts.scheme.lower() == "mailto" else parts.netloc)


def _written_plainly(text: str) -> str:
    """What the long way gives for text in which nothing is a mark, as most comments are."""
    paragraphs = (
        "<br>\n".join(line.strip() for line in part.split("\n"))
        for part in re.split(r"\n(?:\s*\n)+", text.strip())
    )
    return "\n".join(f"<p>{part}</p>" for part in paragraphs if part)


def _plain(text: str) -> str:
    paragraphs = (escape(part).replace("\n", "<br>") for part in re.split(r"\n{2,}", text))
    return "".join(f"<p>{part}</p>" for part in paragraphs)


def _only_web_addresses(tag: str, attribute: str, value: str) -> str | None:
    """Nothing but links stays: the cleaner lets ``title`` and ``lang`` pass everywhere.

    What it says of a link of its own it shows here too.
    """
    if attribute == "rel":
        return OF_READERS
    return value if attribute == "href" and is_web_address(value) else None


def _only_web_addresses_and_people(tag: str, attribute: str, value: str) -> str | None:
    """An address of this site stands only where a name was found: Markdown refuses to make one."""
    if attribute == "href" and _OF_A_PERSON.fullmatch(value):
        return value
    return _only_web_addresses(tag, attribute, value)


def _markdown_of_people() -> MarkdownIt:
    options = {"html": False, "linkify": True, "breaks": True, "maxNesting": 10}
    # An address counts as one only when written out in full: "end.So" is no link.
    markdown = MarkdownIt("zero", options).enable(_RULES)
    markdown.validateLink = is_web_address  # type: ignore[method-assign]  # meant to be replaced
    markdown.linkify = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False})
    markdown.add_render_rule("s_open", lambda *_: "<del>")
    markdown.add_render_rule("s_close", lambda *_: "</del>")
    add_mentions(markdown)
    return markdown


def _cleaner_by(attribute_filter: Callable[[str, str, str], str | None]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=attribute_filter,
        url_schemes=_SCHEMES,
        link_rel=OF_READERS,
        strip_comments=True,
    )


# By whether it finds bare addresses, and written links.
_reader_of = {
    (True, True): _markdown_of_people(),
    (False, True): _markdown_of_people().disable("linkify"),
    (True, False): _markdown_of_people().disable("link"),
    (False, False): _markdown_of_people().disable(["linkify", "link"]),
}
_cleaner = _cleaner_by(_only_web_addresses)
_cleaner_of_names = _cleaner_by(_only_web_addresses_and_people)
