"""Captured pages as HTML: the body, and what a body reader leaves out."""

import datetime as dt
from html import escape
from pathlib import Path

from onrecord.extraction import CapturedComment, read_page

PAGES = Path(__file__).parent / "pages"
PARAGRAPHS = [
    "Eastmouth's harbour ferry will run 28 crossings a day instead of 42 from June, the port "
    "authority said on Tuesday.",
    "The authority blamed a shortage of deckhands, saying that nine of its 31 posts were empty and "
    "that nobody had applied since the winter.",
    "“We would rather sail 28 times and be on time than promise 42 and fail,” said Helene Marsh, "
    "the head of the port authority.",
    "Commuters on the west bank called the cut a betrayal. More than 300 people signed a petition "
    "within a day of the announcement.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEADLINE = "Harbour ferry timetable cut by a third"


def page_with(*, head: str = "", above: str = "", below: str = "", after: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>{HEADLINE} | The Courier</title>{head}</head>"
        f"<body><header><a href='/'>Home</a> <a "
        f"href='/news'>News</a></header>{above}<main><article>"
        f"<h1>{HEADLINE}</h1>{below}<div class='body'>{BODY}</div></article></main>{after}"
        "<footer><p>© 2024 The Courier. All rights reserved.</p></footer></body></html>"
    )


def test_headline_and_body_are_found_without_any_metadata() -> None:
    page = read_page(page_with())

    assert page.headline == HEADLINE
    assert [page.text[start:end] for start, end in page.paragraphs] == PARAGRAPHS


def test_linked_data_tells_section_topics_authors_and_day() -> None:
    page = read_page(
        page_with(
            head="<script "
            'type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":'
            f""
            f'"NewsArticle","headline":"{HEADLINE}","articleSection":["Transport"],"keywords":'
            '"Harbour '
            'ferry, Port authority","author":[{"@type":"Person","name":"Miriam Castle"}],'
            '"datePublished":"2024-05-14T07:15:00+01:00","dateModified":"2024-05-15"}]}</script>'
        )
    )

    assert page.section == "Transport"
    assert page.topics == ("Harbour ferry", "Port authority")
    assert page.authors == ("Miriam Castle",)
    assert page.published == "2024-05-14"
    assert "datePublished" in page.published_basis


def test_markup_alone_tells_them_too() -> None:
    page = read_page(
        page_with(
            above="<nav class='breadcrumb'><a>Home</a><a>News</a><a>Transport</a></nav>",
            below="<p class='byline'>By Miriam Castle and Tobias Renn</p>"
            "<time datetime='2024-05-14T07:15'>14 May 2024</time>"
            "<figure><img src='f.jpg'><figcaption>The ferry Aurora at the pier. "
            "(File)</figcaption></figure>",
            after="<ul class='tags'><li><a>Harbour ferry</a></li><li><a>West bank</a></li></ul>"
            "<aside class='related'><h3>Related</h3><ul><li><a>Why the west bank still has "
            "no bridge</a></li>"
            "<li><a>Fares to stay frozen, port says</a></li></ul></aside>",
        )
    )

    assert page.section == "Transport"
    assert page.authors == ("Miriam Castle", "Tobias Renn")
    assert page.published == "2024-05-14"
    assert page.image_caption == "The ferry Aurora at the pier. (File)"
    assert page.image_is_file_photo
    assert page.topics == ("Harbour ferry", "West bank")
    assert page.related == (
        "Why the west bank still has no bridge",
        "Fares to stay frozen, port says",
    )
    assert "Aurora" not in page.text


def test_a_clock_in_the_masthead_is_when_the_page_was_saved() -> None:
    page = read_page(
        page_with(
            above="<div class='clock'>20:50 GMT +3<br>28 March 2025</div><div>20:50 GMT "
            "+3 28 March 2025</div>",
            below="<time datetime='2024-05-14'>14 May 2024</time>",
        )
    )

    assert page.captured == dt.datetime.fromisoformat("2025-03-28T20:50:00+03:00")
    assert page.published == "2024-05-14"


def test_what_the_saving_program_noted_is_when_the_page_was_saved() -> None:
    page = read_page(
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: "
        "https://news.example/2024/05/14/ferry \n"
        " saved date: Tue Jul 03 2024 14:05:09 GMT+0200 (Central European Summer Time)\n-->"
        + page_with().removeprefix("<!doctype html><html lang='en'>")
    )

    assert page.captured == dt.datetime.fromisoformat("2024-07-03T14:05:09+02:00")
    assert page.published == "2024-05-14"
    assert "address" in page.published_basis


COMMENTS = (
    CapturedComment(author="Dora", reply_to=None, text="They cut the bus last year and now this."),
    CapturedComment(author="sailor_77", reply_to="Dora", text="It is a pay problem.\nPay them."),
    CapturedComment(author="Eli Moss", reply_to=None, text="I will swim."),
)


def test_comments_in_a_nested_list_keep_author_and_parent() -> None:
    page = read_page(
        page_with(
            after="<section id='comments'><h2>3 Comments</h2><ol class='comment-list'>"
            "<li class='comment' id='comment-1'><div class='comment-meta'><cite "
            "class='fn'>Dora</cite> "
            "<time>14 May 2024</time></div><div class='comment-content'><p>They cut the bus "
            "last year and now "
            "this.</p></div><a class='reply'>Reply</a><ol class='children'><li "
            "class='comment' id='comment-2'>"
            "<div class='comment-meta'><cite class='fn'>sailor_77</cite></div><div "
            "class='comment-content'><p>It is a "
            "pay problem.</p><p>Pay them.</p></div></li></ol></li><li class='comment'><div "
            "class='comment-meta'>"
            "<cite class='fn'>Eli Moss</cite> says:</div><div class='comment-content'><p>I "
            "will swim.</p></div></li>"
            "</ol><form><textarea></textarea><button>Post comment</button></form></section>"
        )
    )

    assert page.comments == COMMENTS
    assert "pay problem" not in page.text


def test_comments_marked_with_microdata_are_found() -> None:
    page = read_page(
        page_with(
            after="<div class='talk'><div itemscope "
            "itemtype='https://schema.org/Comment'><span itemprop='author'>"
            "Dora</span><div itemprop='text'>They cut the bus last year and now "
            "this.</div></div></div>"
        )
    )

    assert page.comments == COMMENTS[:1]


def test_comments_folded_in_details_are_found() -> None:
    page = read_page(
        page_with(
            after="<details class='discussion'><summary>Comments (2)</summary><article "
            "class='comment'><b>Dora</b> "
            "<span class='date'>2 hours ago</span><p>They cut the bus last year and now "
            "this.</p><button>Reply</button>"
            "</article><article class='comment'><b>Eli Moss</b><p>I will "
            "swim.</p></article></details>"
        )
    )

    assert page.comments == (COMMENTS[0], COMMENTS[2])


def test_comments_without_telling_classes_are_read_by_their_lines() -> None:
    page = read_page(
        page_with(
            after="<div class='x1'><h3>Comments</h3><div class='x2'><div>Dora · 2 hours "
            "ago</div><div>They cut the "
            "bus last year and now this.</div><div>Reply</div></div><div class='x2'><div>Eli "
            "Moss · 1 hour ago</div>"
            "<div>I will swim.</div><div>Reply</div></div></div>"
        )
    )

    assert page.comments == (COMMENTS[0], COMMENTS[2])


def test_comments_in_linked_data_are_found() -> None:
    page = read_page(
        page_with(
            head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"'
            + HEADLINE
            + '","comment":[{"@type":"Comment","author":{"name":"Dora"},'
            '"text":"They cut the bus last year and now '
            ""
            'this.","comment":[{"@type":"Comment","author":{"name":"sailor_77"},'
            '"text":"It is a pay problem."}]}]}</script>'
        )
    )

    assert page.comments[0] == COMMENTS[0]
    assert page.comments[1].reply_to == "Dora"


def test_what_stands_nowhere_else_is_listed() -> None:
    page = read_page(
        page_with(
            after="<div><p>The Courier welcomes letters of any length from readers in "
            "the county.</p></div>"
        )
    )

    assert "Home News" in page.furniture
    assert "The Courier welcomes letters of any length from readers in the county." in {
        *page.unplaced,
        page.text,
    }


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    page = read_page(
        f""
        f"<html><body><h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}<div><p>{PARAGRAPHS[2]}"
    )

    assert page.headline == HEADLINE
    assert PARAGRAPHS[2] in page.text


def test_signs_that_no_markup_may_hold_change_nothing_of_what_is_read() -> None:
    sound = page_with()
    xhtml = '"-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/strict.dtd"'

    for unsound in (
        sound.replace("<p>", "<p>\x00\x0b\ufffe"),
        sound.replace("<html lang='en'>", "<html lang='en' />\n"),
        sound.replace("<!doctype html>", f"<!DOCTYPE html PUBLIC {xhtml}>\n"),
        sound.replace("<!doctype html>", "<?xml version='1.0' encoding='iso-8859-1'?>"),
    ):
        assert read_page(unsound) == read_page(sound)


def test_a_page_nested_a_hundred_thousand_deep_does_not_break_the_reading() -> None:
    page = read_page("<html><body>" + "<div>" * 100_000 + f"<p>{PARAGRAPHS[0]}</p>")

    assert isinstance(page.text, str)


def test_a_page_without_anything_is_empty() -> None:
    page = read_page("<!doctype html><html><head></head><body></body></html>")

    assert (page.headline, page.text, page.comments) == (None, "", ())


def test_a_page_saved_without_its_structure_is_read_as_its_text_is() -> None:
    text = (PAGES / "blocks.txt").read_text(encoding="utf-8")
    boxes = "".join(f"<div>{escape(line)}</div>" for line in text.splitlines())

    from_html, from_text = read_page(f"<html><body>{boxes}</body></html>"), read_page(text)

    for name in (
        "headline",
        "section",
        "captured",
        "published",
        "image_caption",
        "text",
        "related",
    ):
        assert getattr(from_html, name) == getattr(from_text, name), name
    assert (from_html.topics, from_html.comments) == (from_text.topics, from_text.comments)


def test_posts_that_a_report_quotes_are_not_its_comments() -> None:
    quoted = (
        "<blockquote><p>Lovely, really.</p>— Mike (@mike) November 18, 2019</blockquote>"
        "<blockquote><p>Not here.</p>— Sue (@sue) November 18, 2019</blockquote>"
    )
    html = page_with().replace("</div></article>", f"{quoted}{BODY}</div></article>")

    assert read_page(html).comments == ()
