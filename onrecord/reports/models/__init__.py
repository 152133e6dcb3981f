"""What a newsroom keeps: sections, topics, pictures, reports and their published versions."""

from onrecord.reports.models.correction import Correction
from onrecord.reports.models.picture import Picture, PictureRendition
from onrecord.reports.models.report import Report
from onrecord.reports.models.section import Section
from onrecord.reports.models.site import NewsroomSettings
from onrecord.reports.models.topic import Topic
from onrecord.reports.models.version import Version

__all__ = [
    "Correction",
    "NewsroomSettings",
    "Picture",
    "PictureRendition",
    "Report",
    "Section",
    "Topic",
    "Version",
]
