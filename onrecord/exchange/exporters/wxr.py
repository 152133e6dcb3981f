"""WXR, which WordPress, Disqus, Isso, Remark42 and many others take in.

WordPress 1.2 with the identifier that Disqus asks for (https://help.disqus.com, "Custom XML Import
Format"). It holds no decisions and no earlier wordings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterable
from xml.sax.saxutils import escape

from onrecord.discussion.models import Comment, Discussion
from onrecord.exchange.exporters.rows import address_of, comments_of
from onrecord.shared.links import absolute

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dsq="http://www.disqus.com/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<wp:wxr_version>1.2</wp:wxr_version>
"""
_APPROVED = {
    Comment.Status.PUBLISHED: "1",
    Comment.Status.HELD: "0",
    Comment.Status.RECEIVED: "0",
    Comment.Status.SPAM: "spam",
}
_GONE = "trash"


def pieces(
    discussions: Iterable[Discussion], *, with_addresses: bool
) -> Generator[bytes, None, None]:
    """The file, an item for each report, piece by piece."""
    yield _HEAD.encode()
    for discussion in discussions:
        yield _item(discussion).encode()
        for comment in comments_of(discussion):
            yield _comment(comment, with_addresses=with_addresses).encode()
        yield b"</item>\n"
    yield b"</channel>\n</rss>\n"


def _item(discussion: Discussion) -> str:
    report = discussion.report
    is_open = discussion.state == Discussion.State.OPEN
    return f"""<item>
<title>{escape(report.headline)}</title>
<link>{escape(absolute(report.get_absolute_url()))}</link>
<content:encoded></content:encoded>
<dsq:thread_identifier>{report.short_id}</dsq:thread_identifier>
<wp:post_id>{report.pk}</wp:post_id>
<wp:post_date_gmt>{_time(report.first_published_at)}</wp:post_date_gmt>
<wp:comment_status>{"open" if is_open else "closed"}</wp:comment_status>
"""


def _comment(comment: Comment, *, with_addresses: bool) -> str:
    """Its words as HTML; of what is gone no more than its place."""
    is_gone = comment.status not in _APPROVED
    words = "" if is_gone else comment.body_html.replace("]]>", "]]]]><![CDATA[>")
    name = "" if is_gone else comment.shown_author
    address = address_of(comment) if with_addresses and not is_gone else ""
    return f"""<wp:comment>
<wp:comment_id>{comment.pk}</wp:comment_id>
<wp:comment_author>{escape(name)}</wp:comment_author>
<wp:comment_author_email>{escape(address)}</wp:comment_author_email>
<wp:comment_author_url></wp:comment_author_url>
<wp:comment_author_IP></wp:comment_author_IP>
<wp:comment_date_gmt>{_time(comment.created_at)}</wp:comment_date_gmt>
<wp:comment_content><![CDATA[{words}]]></wp:comment_content>
<wp:comment_approved>{_APPROVED.get(Comment.Status(comment.status), _GONE)}</wp:comment_approved>
<wp:comment_parent>{comment.parent_id or 0}</wp:comment_parent>
</wp:comment>
"""


def _time(at: dt.datetime | None) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S") if at else ""
