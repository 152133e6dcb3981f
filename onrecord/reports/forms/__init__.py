"""What editors are asked for at the desk."""

from onrecord.reports.forms.picture import PictureForm
from onrecord.reports.forms.report import CorrectionForm, ReportForm, TakeDownForm

__all__ = ["CorrectionForm", "PictureForm", "ReportForm", "TakeDownForm"]
