"""Marks go around characters, whatever tags they cross, and leave the text as it was."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from onrecord.shared.marks import Mark, mark, plain_text

VOID = {"br"}
words = st.text(alphabet="ab é\n<&\"'😀", min_size=0, max_size=6)


def _inline(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("<b>{}</b>".format, children),
        st.builds('<a href="/x?a=1&amp;b=2">{}</a>'.format, children),
        st.lists(children, max_size=3).map("".join),
    )


inline = st.recursive(
    st.one_of(words.map(lambda text: escape(text, quote=False)), st.just("<br>")),
    _inline,
    max_leaves=8,
)
block = st.one_of(
    inline.map("<p>{}</p>".format),
    st.lists(inline.map("<li>{}</li>".format), min_size=1, max_size=3).map(
        lambda items: f"<ul>{''.join(items)}</ul>"
    ),
)
html = st.one_of(inline, st.lists(block, min_size=1, max_size=3).map("\n".join))
spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5)


class Reader(HTMLParser):
    """Checks that tags nest, and collects the words inside each mark."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.marked: dict[str, str] = {}
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        facts = dict(attributes)
        if tag not in VOID:
            self.open.append((tag, facts.get("data-n") or ""))
        if "id" in facts:
            self.ids.append(facts["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for tag, number in self.open:
            if tag == "mark":
                self.marked[number] = self.marked.get(number, "") + data


@given(html=html, spans=spans)
def test_marked_html_is_well_formed_and_has_the_same_text(html, spans):
    marks = [
        Mark(start, end, attributes={"id": f"m{n}", "data-n": str(n)})
        for n, (start, end) in enumerate(spans)
    ]

    marked = mark(html, marks)

    assert plain_text(marked) == plain_text(html)
    reader = Reader()
    reader.feed(marked)
    reader.close()
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))


@given(html=html, spans=spans)
def test_a_mark_holds_the_characters_it_was_asked_for(html, spans):
    marks = [
        Mark(start, end, attributes={"data-n": str(n)}) for n, (start, end) in enumerate(spans)
    ]

    reader = Reader()
    reader.feed(mark(html, marks))
    reader.close()

    text = plain_text(html)
    for n, (start, end) in enumerate(spans):
        # Breaks between blocks are part of the text but of no element.
        wanted = text[start:end] if start < end else ""
        assert reader.marked.get(str(n), "").replace("\n", "") == wanted.replace("\n", "")


@given(html=html)
def test_html_without_marks_keeps_its_text_and_its_blocks(html):
    assert plain_text(mark(html, [])) == plain_text(html)


def test_a_mark_that_crosses_a_link_is_written_in_pieces():
    marked = mark('He <a href="/x">said so</a> twice.', [Mark(0, 7, attributes={"id": "s1"})])

    assert marked == ('<mark id="s1">He </mark><a href="/x"><mark>said</mark> so</a> twice.')


def test_a_figure_stands_inside_the_statement_that_gives_it():
    marked = mark(
        "<p>They said 647 people left.</p>",
        [Mark(10, 13, tag="data"), Mark(0, 26, tag="mark")],
    )

    assert marked == ("<p><mark>They said <data>647</data> people left.</mark></p>")


def test_paragraphs_stand_an_empty_line_apart_and_items_a_line():
    assert plain_text("<p>One</p>\n<p>two</p><ul><li>a</li><li>b</li></ul>") == "One\n\ntwo\n\na\nb"


def test_a_line_break_counts_as_one_character():
    assert mark("a<br>bc", [Mark(2, 3)]) == "a<br><mark>b</mark>c"


def test_a_sign_within_an_address_ends_no_tag():
    html = '<p>See <a href="/x?a&gt;b=1>2" rel="nofollow">the list</a> &amp; more.</p>'

    assert plain_text(html) == "See the list & more."
    assert mark(html, [Mark(13, 14)]).endswith("the list</a> <mark>&amp;</mark> more.</p>")
