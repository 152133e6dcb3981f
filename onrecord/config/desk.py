"""Every address below `/desk/`: Wagtail's and ours, with what we put before each."""

from csp.decorators import csp_replace
from django.conf import settings
from wagtail.admin import urls as desk_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from onrecord.shared.desk_search import search_for_words_alone
from onrecord.shared.refusals import refuse_broken_requests

# The public pages' policy is stricter than Wagtail's screens can bear.
urlpatterns = decorate_urlpatterns(
    # In this order: what fails below a wrapper of ours would count as a fault of ours.
    decorate_urlpatterns(
        decorate_urlpatterns(desk_urls.urlpatterns, refuse_broken_requests), search_for_words_alone
    ),
    csp_replace(settings.DESK_CONTENT_SECURITY_POLICY),
)
