"""The addresses of notices, for everybody; the desk’s stand in ``urls.desk``."""

from django.urls import path

from onrecord.law.views import noticing

urlpatterns = [
    path("notice/", noticing.give_notice, name="notice"),
    path("notice/<str:secret>/", noticing.notice, name="notice_state"),
]
