"""What a newsroom keeps: sections, topics, pictures, reports and their published versions."""

from onrecord.reports.models.correction import Correction
from onrecord.reports.models.gates import publishing_gates
from onrecord.reports.models.kept_files import files_proved, verify_files
from onrecord.reports.models.picture import Picture, PictureRendition
from onrecord.reports.models.published import PublishedReport
from onrecord.reports.models.refused import RefusedSchedule
from onrecord.reports.models.report import Report
from onrecord.reports.models.section import Section
from onrecord.reports.models.site import NewsroomSettings
from onrecord.reports.models.topic import Topic
from onrecord.reports.models.version import BrokenVersion, Version, verify_versions

__all__ = [
    "BrokenVersion",
    "Correction",
    "NewsroomSettings",
    "Picture",
    "PictureRendition",
    "PublishedReport",
    "RefusedSchedule",
    "Report",
    "Section",
    "Topic",
    "Version",
    "files_proved",
    "publishing_gates",
    "verify_files",
    "verify_versions",
]
