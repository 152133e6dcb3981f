"""The private addresses of discussions and of one's own account."""

from django.urls import path

from onrecord.discussion import views
from onrecord.shared import converters

converters.register()

urlpatterns = [
    path("discussion/<slug:report_id>/write/", views.write, name="comment_write"),
    path("discussion/comment/<slug:short_id>/edit/", views.edit, name="comment_edit"),
    path("discussion/comment/<slug:short_id>/withdraw/", views.withdraw, name="comment_withdraw"),
    path("discussion/comment/<slug:short_id>/flag/", views.flag, name="comment_flag"),
    path(
        "discussion/comment/<slug:short_id>/recommend/", views.recommend, name="comment_recommend"
    ),
    path("discussion/comment/<slug:short_id>/pick/", views.pick, name="comment_pick"),
    path("discussion/<slug:report_id>/follow/", views.follow_discussion, name="follow_discussion"),
    path("discussion/<slug:report_id>/people.json", views.people_here, name="people_here"),
    path("account/follow/<entry:person_id>/", views.follow_person, name="follow_person"),
    path(
        "account/follow/statements/<entry:statement_id>/",
        views.follow_statement,
        name="follow_statement",
    ),
    path("account/", views.profile, name="profile"),
    path("account/earlier-comments/", views.earlier_names, name="earlier_names"),
]
