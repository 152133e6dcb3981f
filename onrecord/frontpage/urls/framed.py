"""Entries, measures and discussions, each with its page for a frame on another site."""

from __future__ import annotations

from onrecord.delivery.routes import baked, none
from onrecord.exchange.pages import everything as everything_of_record
from onrecord.frontpage.pages import embeds, entries
from onrecord.frontpage.views.framed import framed_discussion, framed_page, script_for_others
from onrecord.shared import converters

converters.register()

urlpatterns = [
    *(
        pattern
        for kind, page, framed, every in (
            ("statement", entries.statement, embeds.statement, everything_of_record.statements),
            ("figure", entries.figure, embeds.figure, everything_of_record.figures),
            ("check", entries.check, embeds.check, everything_of_record.checks),
        )
        for pattern in (
            baked(f"{kind}s/<entry:pk>/", page, name=kind, every=every),
            baked(
                f"{kind}s/<entry:pk>/embed/",
                framed,
                name=f"{kind}_embed",
                every=every,
                view=framed_page,
            ),
        )
    ),
    baked(
        "measures/<slug:slug>/embed/",
        embeds.measure,
        name="measure_embed",
        every=everything_of_record.measures,
        view=framed_page,
    ),
    # By the short id, which stays whatever becomes of headline and section.
    baked(
        "discussion/<short:short_id>/embed/",
        embeds.discussion,
        name="discussion_embed",
        every=none,
        view=framed_discussion,
    ),
    baked(
        "discussion/embed.js",
        embeds.script,
        name="discussion_script",
        every=none,
        view=script_for_others,
    ),
]
