"""The private addresses of what a person is told and tied to, and the one-click end of mail."""

from django.urls import path

from onrecord.people import views
from onrecord.shared import converters

converters.register()

urlpatterns = [
    path("account/notices/", views.notices, name="notices"),
    path("account/notices/mail/", views.mail_choices, name="mail_choices"),
    path("account/following/", views.following, name="following"),
    path("account/ignore/<entry:person_id>/", views.ignore, name="ignore"),
    path("mail/stop/<str:token>/", views.stop_mail, name="stop_mail"),
    path("media/faces/<face:name>", views.face, name="face"),
    path("healthz/mail", views.mail_health, name="mail_health"),
]
