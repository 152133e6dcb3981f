"""The desk's addresses for what is asked by law, below /desk/law/."""

from django.urls import path

from onrecord.law.views import answering, erasing

app_name = "law"
urlpatterns = [
    path("erasures/", erasing.erasures, name="erasures"),
    path("notices/", answering.notices, name="notices"),
    path("notices/<int:notice_id>/", answering.notice, name="notice"),
]
