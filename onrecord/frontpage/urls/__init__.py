"""Every public address: baked pages, and the few answers made for one question or one person."""

from __future__ import annotations

from functools import partial

from django.urls import path

from onrecord.delivery.media import media
from onrecord.delivery.routes import baked, missing, none
from onrecord.delivery.views import alive, metrics, ready, working
from onrecord.discussion.pages import WAYS, order_url
from onrecord.exchange.pages import everything as everything_of_record
from onrecord.exchange.pages import reports as records
from onrecord.exchange.views.data import baked_page as data_page
from onrecord.frontpage.pages import (
    archive,
    clauses,
    corrections,
    discussions,
    everything,
    feeds,
    finding,
    home,
    measures,
    moderation_log,
    people,
    report,
    sections,
    sitemaps,
    speakers,
    standing,
    topics,
    versions,
)
from onrecord.frontpage.urls import framed
from onrecord.frontpage.views.desk_link import desk_link
from onrecord.frontpage.views.live import live
from onrecord.frontpage.views.me import me
from onrecord.frontpage.views.search import search
from onrecord.shared import converters

converters.register()
missing(standing.not_found)

REPORT = "<slug:section>/<day:day>-<slug:slug>-<short:short_id>/"
COMMENTS = f"{REPORT}discussion/"

urlpatterns = [
    path("healthz", alive, name="alive"),
    path("metrics", metrics, name="metrics"),
    path("readyz", ready, name="ready"),
    path("healthz/work", working, name="working"),
    path("me.json", me, name="me"),
    path("live/<short:short_id>", live, name="live"),
    path("search/", search, name="search"),
    path("media/images/<path:path>", media, name="media"),
    path("account/desk-link/<str:token>/", desk_link, name="desk_link"),
    baked("", home.home, name="home"),
    baked("robots.txt", sitemaps.robots, name="robots"),
    baked("sitemap.xml", sitemaps.index, name="sitemap"),
    baked("sitemaps/lists.xml", sitemaps.lists, name="sitemap_lists"),
    baked("sitemaps/news.xml", sitemaps.news, name="sitemap_news"),
    baked(
        "sitemaps/<yyyy:year>-<two:month>.xml",
        sitemaps.month,
        name="sitemap_month",
        every=everything.months,
    ),
    baked("feeds/", feeds.feeds, name="feeds"),
    baked("feeds/all.<feed:kind>", feeds.everything, name="feed", every=everything.of_each_kind),
    baked(
        "feeds/corrections.<feed:kind>",
        feeds.corrections,
        name="corrections_feed",
        every=everything.of_each_kind,
    ),
    baked(
        "feeds/moderation-log.<feed:kind>",
        feeds.moderation_log,
        name="moderation_log_feed",
        every=everything.of_each_kind,
    ),
    baked(
        "feeds/sections/<slug:slug>.<feed:kind>",
        feeds.section,
        name="section_feed",
        every=everything.section_feeds,
    ),
    baked(
        "feeds/topics/<slug:slug>.<feed:kind>",
        feeds.topic,
        name="topic_feed",
        every=everything.topic_feeds,
    ),
    baked(
        "feeds/speakers/<slug:slug>.<feed:kind>",
        feeds.speaker,
        name="speaker_feed",
        every=everything.speaker_feeds,
    ),
    baked("topics/", topics.topics, name="topics"),
    baked("topics/<slug:slug>/", topics.topic, name="topic", every=everything.topics),
    baked(
        "topics/<slug:slug>/before/<short:before>/",
        topics.topic,
        name="topic_before",
        every=everything.later_topic_pages,
    ),
    baked("speakers/", speakers.speakers, name="speakers"),
    baked(
        "speakers/<slug:slug>/",
        speakers.speaker,
        name="speaker",
        every=everything_of_record.speakers,
    ),
    baked(
        "speakers/<slug:slug>/page/<number:page>/",
        speakers.speaker,
        name="speaker_page",
        every=everything.later_speaker_pages,
    ),
    baked(
        "speakers/<slug:slug>/<yyyy:year>/",
        speakers.speaker,
        name="speaker_year",
        every=everything.speaker_years,
    ),
    baked(
        "speakers/<slug:slug>/<yyyy:year>/page/<number:page>/",
        speakers.speaker,
        name="speaker_year_page",
        every=everything.later_speaker_year_pages,
    ),
    *framed.urlpatterns,
    baked("measures/", measures.measures, name="measures"),
    baked(
        "measures/<slug:slug>/",
        measures.measure,
        name="measure",
        every=everything_of_record.measures,
    ),
    baked(
        "measures/<slug:slug>/figures.csv",
        measures.table,
        name="measure_table",
        every=everything_of_record.measures,
    ),
    baked(
        "standards/clauses/<number:number>/",
        clauses.clause,
        name="clause",
        every=everything.clauses,
    ),
    baked(
        "moderation-log/<yyyy:year>/",
        moderation_log.year,
        name="moderation_year",
        every=everything.log_years,
    ),
    baked(
        "moderation-log/<yyyy:year>.csv",
        moderation_log.table,
        name="moderation_year_table",
        every=everything.log_years,
    ),
    baked("moderation-log/", moderation_log.newest, name="moderation_log"),
    baked(
        "moderation-log/before/<number:before>/",
        moderation_log.before,
        name="moderation_log_before",
        every=everything.log_blocks,
    ),
    baked(
        "moderation-log/before/<number:before>.json",
        moderation_log.data,
        name="moderation_log_data",
        every=everything.log_blocks,
    ),
    baked("people/<entry:pk>/", people.person, name="person", every=none),
    baked(
        "people/<entry:pk>/before/<entry:before>/", people.person, name="person_before", every=none
    ),
    baked("corrections/", corrections.corrections, name="corrections"),
    baked(
        "corrections/before/<int:before>/",
        corrections.corrections,
        name="corrections_before",
        every=everything.later_correction_pages,
    ),
    baked("archive/", archive.years, name="archive"),
    baked("archive/<yyyy:year>/", archive.period, name="archive_year", every=everything.years),
    baked(
        "archive/<yyyy:year>/<two:month>/",
        archive.period,
        name="archive_month",
        every=everything.months,
    ),
    baked(
        "archive/<yyyy:year>/<two:month>/<two:day>/",
        archive.day,
        name="archive_day",
        every=everything.days,
    ),
    baked(REPORT, report.report, name="report", every=everything.reports),
    baked(f"{REPORT}versions/", versions.versions, name="versions", every=everything.reports),
    baked(
        f"{REPORT}versions/<number:number>/",
        versions.version,
        name="version",
        every=everything.versions,
    ),
    baked(
        f"{REPORT}versions/<number:number>.json",
        versions.version_data,
        name="version_data",
        every=everything.versions,
    ),
    baked(
        f"{REPORT}versions/<number:number>.txt",
        records.text,
        name="version_text",
        every=everything.versions,
        view=data_page,
    ),
    baked(
        f"{REPORT}record.json",
        records.record_beside,
        name="record_data",
        every=everything.reports,
        view=data_page,
    ),
    baked(
        f"{REPORT}annotations.json",
        records.record_annotations,
        name="record_annotations",
        every=everything.reports,
        view=data_page,
    ),
    baked(COMMENTS, discussions.discussion, name="discussion", every=everything.discussions),
    *(
        baked(
            order_url(COMMENTS, view=view, order=order),
            partial(discussions.discussion, view=view, order=order),
            name=f"discussion_{view}_{order}",
            every=everything.discussions,
        )
        for view, order in WAYS[1:]
    ),
    baked(
        f"{COMMENTS}page/<str:cursor>/",
        discussions.page,
        name="discussion_page",
        every=everything.later_discussion_pages,
    ),
    baked(
        f"{COMMENTS}comment/<slug:comment>/",
        discussions.around,
        name="comment",
        every=everything.comments,
    ),
    baked(
        f"{COMMENTS}comment/<slug:comment>/earlier/",
        discussions.earlier,
        name="comment_earlier",
        every=none,
    ),
    baked(f"{COMMENTS}after/<int:seq>/", discussions.after, name="comments_after", every=none),
    baked(
        f"{COMMENTS}head.json",
        discussions.head,
        name="discussion_head",
        every=everything.discussions,
    ),
    baked(
        "<short:short_id>",
        finding.short_address,
        name="short_address",
        every=everything_of_record.reports,
    ),
    baked(
        "<slug:slug>/",
        sections.section_or_page,
        name="section",
        every=everything.sections_and_standing_pages,
    ),
    baked(
        "<slug:slug>/before/<short:before>/",
        sections.section,
        name="section_before",
        every=everything.later_section_pages,
    ),
]
