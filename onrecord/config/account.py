"""Every address below `/account/` that allauth answers, in this newsroom's frame."""

from allauth import urls as account_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from onrecord.reports.requests import of_this_newsroom

urlpatterns = decorate_urlpatterns(account_urls.urlpatterns, of_this_newsroom)
