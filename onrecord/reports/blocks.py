"""The blocks an editor writes a report with."""

from __future__ import annotations

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock

PROSE_FEATURES = ["bold", "italic", "link"]


class BylineBlock(blocks.StructBlock):
    """Who worked on the report, and as what."""

    name = blocks.CharBlock(max_length=80)
    role = blocks.CharBlock(max_length=60, required=False, help_text="Reporter, Photographer …")

    class Meta:
        icon = "user"


class QuotationBlock(blocks.StructBlock):
    """Somebody's words set apart from the prose."""

    text = blocks.TextBlock()
    attribution = blocks.CharBlock(max_length=160)

    class Meta:
        icon = "openquote"


class FigureBlock(blocks.StructBlock):
    """A picture within the report; an empty caption leaves the picture's own."""

    picture = ImageChooserBlock()
    caption = blocks.CharBlock(max_length=400, required=False)

    class Meta:
        icon = "image"
        label = "image"


class EmbedBlock(blocks.StructBlock):
    """Something to see elsewhere: shown as a link, so that no third party is asked for anything."""

    url = blocks.URLBlock()
    title = blocks.CharBlock(max_length=160)

    class Meta:
        icon = "media"


class FactBoxBlock(blocks.StructBlock):
    """Background beside the report."""

    title = blocks.CharBlock(max_length=120)
    text = blocks.RichTextBlock(features=[*PROSE_FEATURES, "ul", "ol"])

    class Meta:
        icon = "info-circle"


class BodyBlock(blocks.StreamBlock):
    """The body of a report."""

    paragraph = blocks.RichTextBlock(features=PROSE_FEATURES, icon="pilcrow")
    heading = blocks.CharBlock(max_length=160, icon="title")
    quotation = QuotationBlock()
    list = blocks.ListBlock(blocks.RichTextBlock(features=PROSE_FEATURES), icon="list-ul")
    image = FigureBlock()
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(required=False)),
            ("number", blocks.DecimalBlock(required=False)),
        ]
    )
    embed = EmbedBlock()
    fact_box = FactBoxBlock()
