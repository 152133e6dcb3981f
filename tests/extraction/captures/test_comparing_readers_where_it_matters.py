"""A page's report is the one trafilatura chooses, though readers are compared for few pages."""

from __future__ import annotations

import pytest
import trafilatura
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fromstring
from trafilatura.xpaths import OVERALL_DISCARD_XPATH

from onrecord.extraction.captures.web_reading import read_strictly


def _said(count: int, *, first: int) -> str:
    """Sentences of which no two are alike."""
    return " ".join(
        f"The council of Odenvik said on day {n} that it would spend {n + 7} million on schools."
        for n in range(first, first + count)
    )


def _prose(count: int, *, first: int = 100, sentences: int = 1) -> str:
    starts = range(first, first + count * sentences, sentences)
    return "".join(f"<p>{_said(sentences, first=start)}</p>" for start in starts)


def _listed(item: str, count: int) -> str:
    return f"<ul>{f'<li>{item}</li>' * count}</ul>"


REPORT = f"<div class='story-body'>{_prose(4, first=500)}</div>"
FRAMES = "<iframe src='https://www.youtube.com/embed/1'></iframe>" * 120
CALLS = _listed("<a>Roads, schools, and the port</a>", 60)
ROWS = "".join(f"<table><tr><td>{_said(1, first=n)}</td></tr></table>" for n in range(700, 725, 5))
PIECES = {
    "a longer text beside the report": f"{REPORT}<div>{_prose(6)}</div>",
    "a list without links": f"{REPORT}<div>{_listed(_prose(3), 12)}</div>",
    "a list of links": f"{REPORT}<div>{_listed('<a>The port is closed again</a>', 40)}</div>",
    "links with commas": f"<article>{_prose(2)}{CALLS}{_prose(5, first=300)}</article>",
    "no paragraph": f"<main class='story-body'><blockquote>{_said(9, first=1)}</blockquote></main>",
    "more tables than paragraphs": f"<article>{_prose(1)}{ROWS}</article>{_prose(3, first=200)}",
    "a short report": f"<article>{_prose(1)}</article><section>{_said(2, first=300)}</section>",
    "a teaser": f"<p class='teaser'><span><table><tr><td>{_said(6, first=1)}</td></tr></table>",
    "a time within a time": (
        "<time>1<time>2</time></time><article>"
        f"{_prose(3, sentences=2)}<h2>Roads <time>9:00</time> and schools</h2>"
        f"{_prose(3, first=200, sentences=2)}<p>Short.</p></article>"
    ),
    "films in frames": f"<section>{_prose(3)}<p>{FRAMES}</p></section>{_prose(2, first=300)}",
    "words as they stand": f"<article>{_prose(4)}</article><div><xmp>{'<&, ' * 50}</xmp></div>",
    "a box about the author": f"{REPORT}<div class='author-info'>{_prose(9)}</div>",
    "an accent of its own": f"<article>{_prose(4)}<p>In the Cafe\u0301.</p></article>",
}


def _page(*pieces: str) -> str:
    return (
        "<!doctype html><html><head><title>Roads</title></head><body><h1>Roads</h1>"
        f"{''.join(pieces)}</body></html>"
    )


def _chosen(page: str) -> str:
    tree = fromstring(page)
    return trafilatura.extract(tree, include_comments=False, favor_precision=True) or ""


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_the_report_is_the_one_that_comparing_all_readers_gives(piece: str) -> None:
    page = _page(piece)

    assert read_strictly(fromstring(page), source=page) == _chosen(page)


@given(st.lists(st.sampled_from([*PIECES.values()]), min_size=2, max_size=5))
@settings(max_examples=60, deadline=None)
def test_so_it_is_on_any_page_of_these(pieces: list[str]) -> None:
    page = _page(*pieces)

    assert read_strictly(fromstring(page), source=page) == _chosen(page)


@pytest.mark.parametrize(
    "name",
    [
        "navbar",
        "menu",
        "widget",
        "Related",
        "meta",
        "footer",
        "Footer",
        "social",
        "button",
        "slide",
    ],
)
def test_boxes_that_no_reader_is_given_are_furniture_to_trafilatura(name: str) -> None:
    tree = fromstring(f"<body><p>Prose.</p><div class='x-{name}-x'>Words.</div></body>")

    assert [found.tag for found in OVERALL_DISCARD_XPATH[0](tree)] == ["div"]
