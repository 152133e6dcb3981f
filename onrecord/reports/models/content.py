"""Writes a version's content: all that is published, as JSON that anybody can hash again."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import nh3
from wagtail.rich_text import expand_db_html

from onrecord.shared.marks import BLOCKS

if TYPE_CHECKING:
    from onrecord.reports.models.picture import Picture

    Report = Any  # which imports this module for its preview

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
TAGS = {"a", "b", "br", "em", "i", "li", "ol", "p", "strong", "ul"}


def content_of(report: Report, *, number: int, at: dt.datetime) -> dict[str, Any]:
    """Everything that publishing this report now would publish, as plain data."""
    first = report.first_published_at or at
    content = {
        "short_id": report.short_id or "",
        "number": number,
        "headline": report.headline,
        "slug": report.slug,
        "section": {"name": report.section.name, "slug": report.section.slug},
        "summary": report.summary,
        "bylines": [
            {"name": byline.value["name"], "role": byline.value["role"] or ""}
            for byline in report.bylines
        ],
        "dateline": {
            "place": report.dateline_place,
            "date": report.dateline_date,
            "basis": report.dateline_basis,
        },
        "lead_image": _lead_image(report),
        "body": body_of(report),
        "topics": [{"name": topic.name, "slug": topic.slug} for topic in report.topics.all()],
        "related": [
            {"short_id": other.short_id, "headline": other.headline}
            for other in report.related.all()
        ],
        "language": report.language,
        "direction": report.direction,
        "first_published_at": _time(first),
        "published_at": _time(at),
    }
    printable: dict[str, Any] = _printable(content)
    return printable


def body_of(report: Report, *, with_pictures: bool = True) -> list[dict[str, Any]]:
    """The body's blocks as plain data; pictures hold no prose, and may have no sizes yet."""
    blocks: list[dict[str, Any]] = _printable(
        [_block(child) for child in report.body if with_pictures or child.block_type != "image"]
    )
    return blocks


def canonical(content: dict[str, Any]) -> str:
    """Canonical JSON: sorted keys, no spaces, letters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def chained_hash(content: str, *, previous: str) -> str:
    """SHA-256, in hexadecimal, of the content followed by the hash of the version before."""
    return hashlib.sha256((content + previous).encode()).hexdigest()


def _printable(value: Any) -> Any:
    """The same without control characters and halves of characters, which no reader can show."""
    if isinstance(value, dict):
        return {name: _printable(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_printable(inner) for inner in value]
    return UNPRINTABLE.sub("", value) if isinstance(value, str) else value


def _lead_image(report: Report) -> dict[str, Any] | None:
    if not report.lead_image:
        return None
    facts = _picture(report.lead_image, caption=report.lead_caption)
    return {**facts, "is_file_photo": facts["is_file_photo"] or report.lead_is_file_photo}


def _picture(picture: Picture, *, caption: str = "") -> dict[str, Any]:
    return {
        "picture_id": picture.pk,
        "sha1": picture.file_hash,
        "width": picture.width,
        "height": picture.height,
        "alt": picture.description,
        "caption": caption or picture.caption,
        "credit": picture.credit,
        "licence": picture.licence,
        "is_file_photo": picture.is_file_photo,
        "renditions": [
            {"file": one.file.name, "type": kind, "width": one.width, "height": one.height}
            for kind, one in picture.ready_renditions()
        ],
    }


def _block(child: Any) -> dict[str, Any]:
    facts = WRITERS[child.block_type](child.value)
    return {"id": str(child.id), "type": child.block_type, **facts}


def _table(value: Any) -> dict[str, Any]:
    return {
        "caption": value.caption or "",
        "header": [column["heading"] for column in value.columns],
        "rows": [
            ["" if cell is None else str(cell) for cell in row["values"]] for row in value.row_data
        ],
    }


def _html(source: str) -> str:
    """Rich text as it is shown: links resolved, only our tags, always within a block."""
    html = nh3.clean(
        expand_db_html(source),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    html = re.sub(r"[ \t\r\n\f]+", " ", html).strip()
    if any(f"<{tag}" in html for tag in BLOCKS):
        return html
    return f"<p>{html}</p>" if html else ""


def _inline(source: str) -> str:
    """Rich text of one line: what stands inside its paragraphs, joined by line breaks."""
    html = _html(source)
    return re.sub("</p> ?<p>", "<br>", html).removeprefix("<p>").removesuffix("</p>")


def _tidy(text: str) -> str:
    """Plain text with one kind of line end and no blank edges."""
    return "\n".join(text.splitlines()).strip()


def _time(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat()


WRITERS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "paragraph": lambda value: {"html": _html(value.source)},
    "heading": lambda value: {"text": _tidy(value)},
    "quotation": lambda value: {
        "text": _tidy(value["text"]),
        "attribution": value["attribution"],
    },
    "list": lambda value: {"items": [_inline(item.source) for item in value]},
    "image": lambda value: {"picture": _picture(value["picture"], caption=value["caption"])},
    "table": _table,
    "embed": lambda value: {"url": value["url"], "title": value["title"]},
    "fact_box": lambda value: {"title": value["title"], "html": _html(value["text"].source)},
}
