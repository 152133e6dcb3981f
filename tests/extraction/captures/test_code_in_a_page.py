"""Scripts, styles and a page's head change nothing in what is read as its report."""

from __future__ import annotations

import pytest

from onrecord.extraction import read_page

PARAGRAPHS = [
    "The harbour at Odenvik was closed on Monday after a storm that had lasted for three days.",
    "“No boat will leave before Thursday,” harbour master Ida Voss said in front of her office.",
    "Of the 40 boats in the harbour 12 were damaged, more than in any storm since it was built.",
] * 4
CODE = (
    "<script>if (a < b) { say('no word of the report'); }</script><style>p { color: red }</style>"
)
HEAD = "".join(
    f'<meta name="part-{n}" content="{n}"><link rel="icon" href="/{n}.png">' for n in range(9)
)


def _page(*, head: str, between: str, body: str = "") -> str:
    words = "".join(f"<p>{text[:40]}{between}{text[40:]}</p>{between}" for text in PARAGRAPHS)
    return (
        f"<!doctype html><html><head><title>Harbour closed</title>{head}</head><body{body}>"
        f"<article><h1>Harbour closed</h1>{words}</article></body></html>"
    )


@pytest.mark.parametrize("body", ["", ' class="comment"'])
def test_code_and_metadata_change_no_word_of_the_report(body: str) -> None:
    bare = read_page(_page(head="", between="", body=body))
    full = read_page(_page(head=HEAD + CODE, between=CODE, body=body))

    assert bare.text
    assert full.text == bare.text


def test_what_a_head_links_to_leaves_a_page_of_bare_paragraphs_as_it_is() -> None:
    words = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = "<html><head><title>Harbour</title>{}</head><body class='comment'>{}</body></html>"
    one = read_page(page.format('<link rel="icon" href="/1.png">', words))

    assert read_page(page.format(HEAD, words)).text == one.text
