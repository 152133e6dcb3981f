"""The desk's addresses for moderation, below /desk/moderation/."""

from django.urls import path

from onrecord.moderation import views

app_name = "moderation"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("comments/<int:comment_id>/", views.comment, name="comment"),
    path("comments/<int:comment_id>/decide/", views.decide, name="decide"),
    path("claim/", views.claim, name="claim"),
    path("many/", views.many, name="many"),
    path("undo/", views.undo, name="undo"),
    path("people/<int:person_id>/", views.person, name="person"),
    path("people/<int:person_id>/sanction/", views.sanction, name="sanction"),
    path("appeals/", views.appeals, name="appeals"),
    path("second-look/", views.second_look, name="second_look"),
    path("reports/<int:report_id>/", views.discussion, name="discussion"),
]
