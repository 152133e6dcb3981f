"""Every address of the site, most particular first; Wagtail's own view comes last."""

from allauth import urls as account_urls
from csp.decorators import csp_replace
from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as desk_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from onrecord.reports.requests import of_this_newsroom
from onrecord.shared.desk_search import search_for_words_alone
from onrecord.shared.refusals import refuse_broken_requests

# The public pages' policy is stricter than Wagtail's screens can bear.
desk = decorate_urlpatterns(
    # In this order: what fails below a wrapper of ours would count as a fault of ours.
    decorate_urlpatterns(
        decorate_urlpatterns(desk_urls.urlpatterns, refuse_broken_requests), search_for_words_alone
    ),
    csp_replace(settings.DESK_CONTENT_SECURITY_POLICY),
)
account = decorate_urlpatterns(account_urls.urlpatterns, of_this_newsroom)

urlpatterns = [
    path("desk/", include(desk)),
    path("", include("onrecord.people.urls")),
    path("", include("onrecord.discussion.urls")),
    path("", include("onrecord.law.urls")),
    path("", include("onrecord.moderation.urls")),
    path("", include("onrecord.frontpage.urls.data")),
    path("", include("onrecord.exchange.urls")),
    path("", include("onrecord.frontpage.urls")),
    path("account/", include(account)),
    # Only so that the desk knows where a standing page stands: readers get the baked one.
    path("", include(wagtail_urls)),
]

handler400 = "onrecord.frontpage.views.errors.not_understood"
handler403 = "onrecord.frontpage.views.errors.refused"
handler404 = "onrecord.frontpage.views.errors.not_found"
handler500 = "onrecord.frontpage.views.errors.broken"
