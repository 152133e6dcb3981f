"""Each system's export is read as that system writes it."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from onrecord.reports.models import Report
from tests.exchange.test_moving_comments_in import by_words, check_counts, take_in


def test_wordpress_comes_in(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "wp.xml"
    comments = [
        _wp(1, "Line one\nline two &amp; more", approved="1"),
        _wp(2, "Waits", approved="0", parent=1),
        _wp(3, "Ping", kind="pingback"),
        _wp(4, "Bad byte \x0b here", approved="1", parent=2),
    ]
    path.write_text(
        f"""<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Paper</title><link>https://paper.example</link>
<item><title>647 leave</title><link>{report.get_absolute_url()}</link><wp:post_id>9</wp:post_id>
{"".join(comments)}</item></channel></rss>""",
        encoding="utf-8",
    )

    said = take_in(path)

    found = by_words()
    assert said["skipped"] == {"a pingback or trackback, not a comment": 1}
    assert (
        found["Line one\nline two & more"].body_html == "<p>Line one<br>\nline two &amp; more</p>"
    )
    assert (found["Waits"].status, found["Waits"].held_because) == ("held", "waited_elsewhere")
    assert found["Bad byte   here"].parent == found["Waits"]
    assert found["Waits"].captured_name == "Wim & Co"
    check_counts()


def _wp(
    number: int, words: str, *, approved: str = "1", parent: int = 0, kind: str = "comment"
) -> str:
    return f"""<wp:comment><wp:comment_id>{number}</wp:comment_id>
<wp:comment_author><![CDATA[Wim &amp; Co]]></wp:comment_author>
<wp:comment_author_email>wim@example.org</wp:comment_author_email>
<wp:comment_date>2012-01-01 03:00:00</wp:comment_date>
<wp:comment_date_gmt>2012-01-01 02:00:0{number}</wp:comment_date_gmt>
<wp:comment_content>{words}</wp:comment_content><wp:comment_approved>{approved}
</wp:comment_approved><wp:comment_type>{kind}</wp:comment_type>
<wp:comment_parent>{parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id>
</wp:comment>"""


def test_isso_comes_in(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "isso.db"
    with sqlite3.connect(path) as store:
        store.executescript(
            "CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title TEXT);"
            "CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY,"
            " parent INTEGER, created FLOAT NOT NULL, modified FLOAT, mode INTEGER,"
            " remote_addr VARCHAR, text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR,"
            " likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL);"
        )
        store.execute("INSERT INTO threads VALUES (1, ?, 'T')", [report.get_absolute_url()])
        for number, parent, mode, text in [
            (1, None, 4, ""),
            (2, 1, 1, "Says **so**"),
            (3, 1, 2, "Waits"),
        ]:
            store.execute(
                "INSERT INTO comments (tid, id, parent, created, mode, text, author, voters)"
                " VALUES (1, ?, ?, 1400000000.5, ?, ?, 'Iva &lt;3', x'00')",
                [number, parent, mode, text],
            )

    said = take_in(path)

    assert said["statuses"] == {"withdrawn": 1, "published": 1, "held": 1}
    assert by_words()["Says **so**"].body_html == "<p>Says <strong>so</strong></p>"
    assert by_words()["Says **so**"].parent == by_words()[""]
    assert by_words()["Waits"].captured_name == "Iva <3"
    check_counts()


def test_remark42_comes_in_packed(tmp_path: Path, report: Report) -> None:
    url = f"https://old.example{report.get_absolute_url()}"
    user = {"name": "Rem", "id": "github_1", "picture": "", "ip": "x", "admin": False}
    common = {"user": user, "locator": {"site": "s", "url": url}, "score": 1, "votes": {}}
    lines = [
        {"version": 1, "users": [], "posts": []},
        {"id": "a", "pid": "", "text": "<p>Hi <em>x</em></p>", "time": "2017-12-20T15:18:22-06:00"},
        {
            "id": "b",
            "pid": "a",
            "text": "<p>x</p>",
            "orig": "*typed*",
            "time": "2018-01-01T00:00:00Z",
        },
        {"id": "c", "pid": "b", "text": "", "delete": True, "time": "2018-01-01T00:00:00Z"},
    ]
    path = tmp_path / "backup.gz"
    with gzip.open(path, "wt") as file:
        file.writelines(
            json.dumps(line | (common if "id" in line else {})) + "\n" for line in lines
        )

    said = take_in(path)

    found = by_words()
    assert said["made"] == 2
    assert found["*typed*"].parent == found["Hi *x*"]
    assert found["Hi *x*"].created_at == dt.datetime(2017, 12, 20, 21, 18, 22, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("orig", "typed"),
    [
        ("It&#39;s so &amp; so\n\n&gt; cited", "It's so & so\n\n> cited"),
        ("`a &lt; b &amp;&amp; c`", "`a < b && c`"),
        ("It's `&lt;`", "It's `&lt;`"),
        ("https://old.example/?a=1&copy=2", "https://old.example/?a=1&copy=2"),
    ],
)
def test_remark42_once_kept_what_was_typed_as_html(
    tmp_path: Path, report: Report, orig: str, typed: str
) -> None:
    entry = {
        "id": "a",
        "pid": "",
        "text": "<p>x</p>",
        "orig": orig,
        "user": {"name": "O&#39;Neill", "id": "anonymous_1"},
        "locator": {"site": "s", "url": report.get_absolute_url()},
        "time": "2020-01-01T00:00:00Z",
    }
    path = tmp_path / "backup"
    path.write_text(f"{json.dumps({'version': 1})}\n{json.dumps(entry)}\n")

    take_in(path, system="remark42")

    assert by_words()[typed].captured_name == "O'Neill"


@pytest.mark.parametrize("is_list", [False, True])
def test_coral_comes_in(tmp_path: Path, report: Report, is_list: bool) -> None:
    files = {
        "stories": [{"id": "s1", "url": report.get_absolute_url(), "metadata": {"title": "T"}}],
        "users": [{"id": "u1", "username": "cora", "email": "cora@example.org"}],
        "comments": [
            _coral("c1", [("Old", 1), ("<b>New</b>", 2)], status="APPROVED"),
            _coral("c2", [("Held", 1)], status="PREMOD", parentID="c1"),
            _coral("c3", [("No", 1)], status="REJECTED"),
        ],
        "archivedComments": [_coral("c0", [("Of old", 1)], status="NONE")],
    }
    for name, rows in files.items():
        texts = [json.dumps(row) for row in rows]
        text = f"[{', '.join(texts)}]" if is_list else "\n".join(texts)
        (tmp_path / f"{name}.json").write_text(text)

    said = take_in(tmp_path)

    found = by_words()
    assert said["statuses"] == {"published": 2, "held": 1, "rejected": 1}
    assert found["**New**"].shown_author == "cora"
    assert found["**New**"].edited_at == dt.datetime(2020, 1, 2, tzinfo=dt.UTC)
    assert found["Held"].parent == found["**New**"]


def _coral(number: str, revisions: list[tuple[str, int]], **facts: str) -> dict[str, Any]:
    made = [
        {"id": str(day), "body": body, "createdAt": {"$date": f"2020-01-0{day}T00:00:00.000Z"}}
        for body, day in revisions
    ]
    return {
        **{"id": number, "storyID": "s1", "authorID": "u1", "revisions": made},
        **{"createdAt": {"$date": "2020-01-01T00:00:00.000Z"}, **facts},
    }


def test_coral_comes_in_as_csv(tmp_path: Path, report: Report) -> None:
    (tmp_path / "users.csv").write_text("u1,cora@example.org,cora,,,\n")
    (tmp_path / "stories.csv").write_text(f"s1,{report.get_absolute_url()},T,,,,\n")
    (tmp_path / "comments.csv").write_text(
        'c1,u1,s1,2020-01-01T00:00:00Z,"Two\nlines, ""quoted""",,APPROVED,\n'
        "c2,u1,s1,2020-01-02T00:00:00Z,Reply,c1,NONE,\n"
    )

    take_in(tmp_path)

    assert by_words()["Reply"].parent == by_words()['Two lines, "quoted"']
