"""What the desk does about people in discussions."""

from django.urls import path

from onrecord.discussion.views.badges import badges

urlpatterns = [path("", badges, name="badges")]
