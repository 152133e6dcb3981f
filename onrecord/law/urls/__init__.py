"""The addresses of notices and of one's own data; the desk’s stand in ``urls.desk``."""

from django.urls import path

from onrecord.law.views import noticing, own

urlpatterns = [
    path("account/delete/", own.leave, name="account_delete"),
    path("account/data/", own.data, name="account_data"),
    path("account/data/archive.zip", own.archive, name="account_archive"),
    path("notice/", noticing.give_notice, name="notice"),
    path("notice/<str:secret>/", noticing.notice, name="notice_state"),
]
