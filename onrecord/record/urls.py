"""The desk's addresses for the record, below /desk/record/."""

from django.urls import path

from onrecord.record.views import deciding, editing, measuring, merging, screen, wording

app_name = "record"
urlpatterns = [
    path("<int:report_id>/", screen.show_record, name="screen"),
    path("<int:report_id>/decide/", deciding.decide, name="decide"),
    path("<int:report_id>/words/", wording.take_words, name="words"),
    path("<int:report_id>/speakers/", wording.complete_names, name="names"),
    path("<int:report_id>/statements/add/", editing.add_statement, name="add_statement"),
    path("<int:report_id>/figures/add/", editing.add_figure, name="add_figure"),
    path("statements/<int:statement_id>/", editing.edit_statement, name="edit_statement"),
    path("statements/<int:statement_id>/split/", wording.split, name="split"),
    path("statements/<int:statement_id>/speaker/", wording.reassign, name="reassign"),
    path("figures/<int:figure_id>/", editing.edit_figure, name="edit_figure"),
    path("measures/", measuring.suggested_measures, name="suggested_measures"),
    path("times/<int:time_id>/", editing.edit_time, name="edit_time"),
    path("speakers/<int:speaker_id>/merge/", merging.merge, name="merge"),
    path("merges/<int:merge_id>/undo/", merging.undo, name="undo_merge"),
    path("checks/<int:check_id>/answer/", deciding.answer, name="answer"),
]
