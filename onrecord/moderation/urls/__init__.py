"""Where people see what was decided about them; the desk's addresses stand in ``urls.desk``."""

from django.urls import path

from onrecord.moderation.views import own

urlpatterns = [path("account/decisions/", own.decisions, name="own_decisions")]
