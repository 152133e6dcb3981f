"""Settings: works with nothing set; production sets ONRECORD_* and DATABASE_URL."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE

from onrecord.config import env
from onrecord.config.ages import minimum_ages
from onrecord.config.cdn import cdn
from onrecord.config.keys import signing_key
from onrecord.config.logs import log_settings
from onrecord.config.social import social_sign_in
from onrecord.config.stores import database, media_storage
from onrecord.config.templates import template_engines

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(env.text("ONRECORD_DATA", "onrecord-data")).resolve()

# The newsroom
ONRECORD_NAME = env.text("ONRECORD_NAME", "The Ledger")
ONRECORD_ADDRESS = env.site_address("ONRECORD_ADDRESS", "http://127.0.0.1:8000")
TIME_ZONE = env.time_zone("ONRECORD_TIME_ZONE", "UTC")
LANGUAGE_CODE = env.language("ONRECORD_LANGUAGE", "en")
# https://no-color.org: the commands then print without colours.
PLAIN_TERMINAL = bool(env.text("NO_COLOR"))
USE_TZ = True
USE_I18N = True

# Who may reach it
DEBUG = env.flag("ONRECORD_DEBUG")
IS_LOCAL = ONRECORD_ADDRESS.startswith(("http://127.0.0.1", "http://localhost"))
ALLOWED_HOSTS = env.words("ONRECORD_HOSTS") or [
    ONRECORD_ADDRESS.split("://", 1)[-1].rsplit(":", 1)[0],
    *(["127.0.0.1", "localhost", "[::1]"] if IS_LOCAL else []),
]
CSRF_TRUSTED_ORIGINS = [] if IS_LOCAL else [ONRECORD_ADDRESS]
SECRET_KEY = env.secret("ONRECORD_SECRET_KEY") or signing_key(DATA)

_social = social_sign_in()
INSTALLED_APPS = [
    # Ours from the bottom rung up: receivers run in the order in which apps are listed.
    "onrecord.delivery",
    "onrecord.people",
    "onrecord.reports",
    "onrecord.record",
    "onrecord.discussion",
    "onrecord.moderation",
    "onrecord.law",
    "onrecord.exchange",
    "onrecord.frontpage",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.contrib.typed_table_block",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    *_social.apps,
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "onrecord.delivery.counting.Counted",
    "onrecord.delivery.fast.finishing.finish_ready_answers",
    "django.middleware.security.SecurityMiddleware",
    "onrecord.delivery.static_files.StaticFiles",
    "onrecord.shared.content_policy.ContentSecurityPolicy",
    "onrecord.shared.nul_characters.DropNulCharacters",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "onrecord.frontpage.views.unstored.TellOfTrouble",
]

ROOT_URLCONF = "onrecord.config.urls"
ASGI_APPLICATION = "onrecord.config.asgi.application"
TEMPLATES = template_engines(PACKAGE)

# Storage
# A folder in which a copy of the public pages is kept current; none where it is unset.
ONRECORD_COPY = env.text("ONRECORD_COPY")
# A cache of others in front of the site, that is told what has changed.
CDN, CDN_PURGE_URL, CDN_KEY = cdn()
DATABASE_URL = env.text("DATABASE_URL")
DATABASES = {"default": database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = DATA / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES = {
    "default": media_storage(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# In the database, so that limits on attempts hold across all processes and machines.
CACHES = {
    "default": {
        "BACKEND": "onrecord.delivery.caching.StoreCache",
        "LOCATION": "onrecord_cache",
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# A language model that may add suggestions to the record; without an address none is asked.
LLM_URL = env.web_address("ONRECORD_LLM_URL")
LLM_MODEL = env.text("ONRECORD_LLM_MODEL", "default")
LLM_KEY = env.secret("ONRECORD_LLM_KEY")
LLM_TIMEOUT = env.number("ONRECORD_LLM_TIMEOUT", 60, least=1)
LLM_DAILY_TOKENS = env.number("ONRECORD_LLM_DAILY_TOKENS", 200_000)

# A classifier that may ask for a moderator's look at a comment; without an address none is asked.
CLASSIFIER_URL = env.web_address("ONRECORD_CLASSIFIER_URL")
CLASSIFIER_KEY = env.secret("ONRECORD_CLASSIFIER_KEY")
CLASSIFIER_TIMEOUT = env.number("ONRECORD_CLASSIFIER_TIMEOUT", 5, least=1)
CLASSIFIER_HOLDS_FROM = env.number("ONRECORD_CLASSIFIER_HOLDS_FROM", 70, most=100)
AKISMET_KEY = env.secret("ONRECORD_AKISMET_KEY")
AKISMET_URL = env.web_address("ONRECORD_AKISMET_URL", "https://rest.akismet.com/1.1/comment-check")

# People
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["onrecord.people.backends.AccountBackend"]
PASSWORD_HASHERS = [
    "onrecord.people.hashers.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "onrecord.people.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "onrecord.people.forms.SignUpForm"
# Asked as a declaration; no date of birth is asked for or kept.
ONRECORD_MINIMUM_AGES = minimum_ages(
    env.words("ONRECORD_MINIMUM_AGES"), setting="ONRECORD_MINIMUM_AGES"
)
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "onrecord.people.accounts.display_name"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
SESSION_ENGINE = "onrecord.people.sessions"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""  # the sender says whose mail it is
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = ONRECORD_ADDRESS.split(":", 1)[0]
SOCIALACCOUNT_PROVIDERS = _social.providers
SOCIALACCOUNT_AUTO_SIGNUP = False  # whoever comes chooses the name that is shown
# A passkey, and codes on paper for who loses it; TOTP as a second step for who wants one.
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = ONRECORD_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = IS_LOCAL
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("ONRECORD_TRUSTED_PROXIES", 0)

# Mail: printed in the terminal until a mail server is named
EMAIL_HOST = env.text("ONRECORD_SMTP_HOST")
EMAIL_PORT = env.number("ONRECORD_SMTP_PORT", 587, least=1, most=65_535)
EMAIL_HOST_USER = env.text("ONRECORD_SMTP_USER")
EMAIL_HOST_PASSWORD = env.secret("ONRECORD_SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("ONRECORD_SMTP_TLS", default=True)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.console.EmailBackend"
)
DEFAULT_FROM_EMAIL = env.text("ONRECORD_MAIL_FROM", f"{ONRECORD_NAME} <newsroom@localhost>")

# Desk
WAGTAIL_SITE_NAME = ONRECORD_NAME
WAGTAILADMIN_BASE_URL = ONRECORD_ADDRESS
WAGTAILADMIN_LOGIN_URL = "/account/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_AUTOSAVE_INTERVAL = 3000  # each autosave costs some thirty queries
WAGTAILIMAGES_IMAGE_MODEL = "reports.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "onrecord.reports.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no outside service is asked for a face
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # an embed is a link: no page asks a third party
WAGTAIL_I18N_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "onrecord.shared.search_index"}}

# Headers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "onrecord.frontpage.views.errors.no_token"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_LOCAL
SECURE_SSL_REDIRECT = env.flag("ONRECORD_HTTPS_REDIRECT", default=not IS_LOCAL)
# What asks these stands beside the site, and cannot say by which protocol readers come.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)\b"]
SECURE_HSTS_SECONDS = 0 if IS_LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not IS_LOCAL
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Browsers apply this to where a form's answer redirects: the sign-in elsewhere.
        "form-action": [SELF, *_social.origins],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
# Wagtail's choosers start themselves by scripts within the page, its editor by styles.
DESK_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LOGGING = log_settings(env.text("ONRECORD_LOG_FORMAT", "lines"))
# Who may read the numbers at /metrics from elsewhere than this machine; nobody where it is unset.
METRICS_TOKEN = env.secret("ONRECORD_METRICS_TOKEN")
