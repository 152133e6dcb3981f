"""The one renderer: a few marks of Markdown, links to the open web, and nothing that runs."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.shared.comment_text import LONGEST, clean, is_web_address, render
from tests.timing import is_done_within

ALLOWED = {"p", "br", "strong", "em", "del", "blockquote", "ul", "ol", "li", "code", "pre", "a"}
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](\u00a0javascript:alert(1))",
    "[x](\u3000javascript:alert(1))",
    "[x](java\u2028script:alert(1))",
    "[x](java\u200bscript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\\\nscript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:image/svg+xml,<svg onload=alert(1)>)",
    "[x](//evil.example)",
    "[x](/desk/logout/)",
    "[x](\\\\evil.example)",
    "[x](https:evil)",
    "[x](http:///evil)",
    "[x](https://[::1)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://a.example/1)",
    "[x](feed:javascript:alert(1))",
    "[x](view-source:javascript:alert(1))",
    "<javascript:alert(1)>",
    "<data:text/html,<script>alert(1)</script>>",
    "![x](javascript:alert(1))",
    '![x](https://e.example/x.png" onerror="alert(1))',
    '[x](https://e.example/"onmouseover=alert(1)//)',
    "[x](https://e.example 'title\" onclick=\"alert(1)')",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "`<script>alert(1)</script>`",
    '```"><script>alert(1)</script>\n<script>alert(1)</script>\n```',
    "> > > <iframe srcdoc='<script>alert(1)</script>'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x00<scr\x00ipt>",
    "<style>@import 'https://e.example'</style>",
    "<base href=https://e.example>",
    "<form action=https://e.example><button>x",
]
LONG = [
    *(
        "[",
        "[a](",
        "-![]([+",
        "![",
        "*~",
        "*",
        "*a ",
        "**a",
        "_a_",
        "`",
        "`a ``b ",
        ">",
        "> ",
        "<",
        "<a@",
        "@",
        "a@a.",
    ),
    *(
        "http://",
        "www.",
        "a.",
        "- ",
        "1. ",
        "- a\n  ",
        "```\n",
        "~~a",
        "\\",
        "&",
        "&amp;",
        "]",
        "[]",
    ),
    *("mailto:a@", "http://a.b/(", "//a.b", " a\n", "**_", "*a**", "> - ", "[[a](b)", "[a](<"),
    *("http://a.b/[", "[^", '[a](http://b "', "\u3000", "a\u0301", "\u0661", "http://a.com/ "),
]


class Seen(HTMLParser):
    """Every tag and attribute that a browser would find."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.links: list[dict[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "a":
            self.links.append(dict(attrs))


def assert_harmless(html: str) -> None:
    seen = Seen(html)
    assert seen.tags <= ALLOWED
    for tag, name, value in seen.attributes:
        assert (tag, name) in {("a", "href"), ("a", "rel")}
        if name == "href":
            assert re.match(r"(?i)https?://[^/]|mailto:.", value)
        else:
            assert value == "ugc nofollow noopener"
    assert "<!--" not in html
    assert all(link.get("rel") == "ugc nofollow noopener" for link in seen.links)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("frame", ["{}", "> {}", "- {}\n- {}", "**{}**", "*a*{}\n\n{}", "[{}]({})"])
def test_an_attack_becomes_words(attack: str, frame: str) -> None:
    html = render(frame.replace("{}", attack))

    assert_harmless(html)
    assert clean(html) == html


@given(
    st.text(
        alphabet=st.sampled_from("<>[]()*_`~\\&;:#x/\"'=!-. \n\u00a0javscriptdhlf@1"), max_size=200
    )
)
def test_whatever_is_typed_is_harmless_and_cleaning_twice_is_once(text: str) -> None:
    html = render(text)

    assert_harmless(html)
    assert clean(html) == html
    assert render(text) == html


@given(st.text(max_size=200))
def test_whatever_html_comes_the_cleaner_leaves_nothing_else(text: str) -> None:
    html = clean(f"<p>{text}<a href='{text}'>{text}</a>")

    assert_harmless(html)
    assert clean(html) == html


@pytest.mark.parametrize("piece", LONG)
def test_the_longest_text_is_rendered_in_a_tenth_of_a_second(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]

    # A tracer that counts covered lines makes each line several times as slow.
    allowed = 1.0 if sys.gettrace() else 0.1
    assert is_done_within(lambda: render(text), seconds=allowed)


def test_the_marks_that_help_show_the_marks(db: None) -> None:
    html = render("*soft* **loud** ~~gone~~ `code`\n> said\n\n1. one\n\n- two\n\nline\nline")

    for tag in ("em", "strong", "del", "code", "blockquote", "ol", "ul", "li", "br"):
        assert f"<{tag}>" in html


def test_written_out_addresses_become_links_and_names_do_not() -> None:
    assert '<a href="https://example.org/a?b=1&amp;c=2"' in render("https://example.org/a?b=1&c=2")
    assert "<a " not in render("At the end.So he said, to me@example.org or example.com")


def test_hundreds_of_addresses_stay_words_and_written_links_stay_links() -> None:
    many = "http://a.example/ " * 101

    assert "<a " not in render(many)
    assert render(f"[here](http://b.example/) {many}").count("<a ") == 1


def test_two_hundred_written_links_are_links_and_of_more_all_stay_words() -> None:
    link = "[a](http://b.example) "

    assert render(link * 100 + "[" * 100).count("<a ") == 100
    assert "<a " not in render("[a](http://b.example)" * 201)


def test_headings_pictures_and_html_stay_words() -> None:
    assert "# Loud" in render("# Loud")
    assert "<img" not in render("![a](https://example.org/a.png)")
    assert "&lt;b&gt;" in render("<b>")


def test_longer_text_than_is_read_as_markdown_is_shown_as_it_is() -> None:
    html = render("*a* <b>\n\n" + "x" * LONGEST)

    assert html.startswith("<p>*a* &lt;b&gt;</p><p>xxx")


@pytest.mark.parametrize(
    ("url", "may_lead_there"),
    [
        ("https://example.org", True),
        ("HTTP://EXAMPLE.ORG/x", True),
        ("mailto:a@example.org", True),
        ("mailto:", False),
        ("https://", False),
        ("example.org", False),
        ("ftp://example.org", False),
        ("\u2003javascript:alert(1)", False),
        ("https://[", False),
    ],
)
def test_links_lead_to_the_open_web_only(url: str, may_lead_there: bool) -> None:
    assert is_web_address(url) is may_lead_there


NAMES = {"rosa": "/people/3/", "rosa lee": "/people/4/", "o'neill_x": "/people/5/"}


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("@Rosa Lee, hi", ["4"]),
        ("hi (@ROSA)!", ["3"]),
        ("**@rosa** and\n@Rosa", ["3", "3"]),
        ("@O'Neill_X said _so_", ["5"]),
        ("@Rosalind x@rosa https://e.org/@rosa `@rosa`", []),
        ("[@rosa](https://e.org) [x](/people/3/)", []),
    ],
)
def test_names_that_are_known_are_linked(typed: str, named: list[str]) -> None:
    html = render(typed, people=NAMES)

    assert re.findall(r'href="/people/(\d+)/"', html) == named
    assert "/people/" not in html or render(typed).count('"/people/') == 0
    assert re.sub(r'<a href="/people/[^>]+>(.*?)</a>', r"\1", html) == render(typed)
