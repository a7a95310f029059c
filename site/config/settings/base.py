"""What the platform is, wherever it runs. Where it runs is in the files beside this one.

Every value that may differ per installation comes from the environment; the full list with its
defaults is in docs/operations.md.
"""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.storing import file_storages

from .logs import LOGGING as LOGGING

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

# --- Who we are -----------------------------------------------------------------------------------
SITE_NAME = "Reisgenoot"
WAGTAIL_SITE_NAME = SITE_NAME
BASE_URL = env.str("BASE_URL", default="http://localhost:8000").rstrip("/")
WAGTAILADMIN_BASE_URL = BASE_URL
SECRET_KEY = env.str("SECRET_KEY", default="")
# Receipt codes are stored as a keyed hash. The key is apart from SECRET_KEY, so that a new
# SECRET_KEY does not cut everybody off from their own words.
RECEIPT_KEY = env.str("RECEIPT_KEY", default="") or SECRET_KEY
# The secrets of second factors are locked with the first of these, and opened with any; empty: with RECEIPT_KEY.
SECOND_FACTOR_KEYS = env.list("SECOND_FACTOR_KEY", default=[])
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
IS_DEMO = env.bool("DEMO", default=False)

# --- The rooms ------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "config",
    "home",
    "handover",
    "focusgroups",
    "outreach",
    "education",
    "consultation",
    "gatherings",
    "synthesis",
    "contributions",
    "privacy",
    "notices",
    "people",
    "pages",
    "audit",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "people.staff_screens.StaffScreensConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_q",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "config.log_format.RequestIdMiddleware",
    "home.operations.counting.RequestCountingMiddleware",
    "pages.middleware.SecurityHeadersMiddleware",  # outside the next one: its redirect to https is an answer too
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "pages.shared_caching.SharedCachingMiddleware",
    "csp.middleware.CSPMiddleware",
    "pages.middleware.AdminNonceMiddleware",
    "pages.closed.ClosedMiddleware",  # nobody comes in after a back-up was put back, until it was erased again
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "audit.refusals.RefusedAddressMiddleware",
    "people.middleware.StaffSecondFactorMiddleware",
    "people.fresh.FreshSignInMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "pages.method_refusal.MethodRefusalMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "pages.context_processors.site",
                "home.context_processors.contact",
            ],
        },
    },
]
FORM_RENDERER = "pages.forms_renderer.ReisgenootRenderer"

# --- Data -----------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a writer takes its turn at the start instead of failing halfway (docs/decisions/0009).
    # synchronous=FULL: after "dank u wel" not even a power cut may take the answer back.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Nobody waits forever for a server that is cut off: seconds, then milliseconds. The address may say otherwise.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "tcp_user_timeout": 20_000,
        **DATABASES["default"].get("OPTIONS", {}),
    }
# Opening costs more than a query: a login at PostgreSQL, reading what tables there are in SQLite (docs/speed.md).
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"

CACHES = {"default": env.cache("CACHE_URL", default=f"filecache://{VAR_DIR / 'cache'}")}
# Of Django, but no page fails when it falls away (docs/decisions/0088).
_STEADY = {"RedisCache": "pages.steady_redis.SteadyRedisCache", "FileBasedCache": "pages.steady_cache.SteadyFileCache"}
_cache_kind = CACHES["default"]["BACKEND"].rpartition(".")[2]
CACHES["default"]["BACKEND"] = _STEADY.get(_cache_kind, CACHES["default"]["BACKEND"])
# Django's own caches throw entries away above 300, and with them the counters of the rate limits.
# Redis and memcached have their own limit and do not start with this option.
if _cache_kind in ("FileBasedCache", "LocMemCache", "DatabaseCache"):
    CACHES["default"].setdefault("OPTIONS", {})["MAX_ENTRIES"] = 1_000_000

# Seconds after which a web server or worker knows that a back-up was put back, or that all was erased again.
RESTORED_SEEN_WITHIN: float = 10

# --- Language and time ----------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]

# --- Files ----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = BASE_DIR / "static-collected"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Exports hold people's words: they live outside MEDIA_ROOT and are served by a view that asks who you are.
PRIVATE_ROOT = VAR_DIR / "private"
# Whether all web servers and workers see the same folders; only the deploy check asks (pages/shared_checks.py).
FOLDERS_SHARED = env.bool("FOLDERS_SHARED", default=False)
STORAGES: dict[str, dict[str, Any]] = {
    **file_storages(env.str("STORAGE_URL", default=""), VAR_DIR, env.str("SEALS_URL", default="")),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
WAGTAILIMAGES_IMAGE_MODEL = "pages.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.file_forms.ScannedImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pages.file_forms.ScannedDocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10_000_000
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# Where the virus scanner listens. "none": deliberately without one. Empty: for real people, files are refused.
CLAMD_URL = env.str("CLAMD_URL", default="")
SCANNER_REQUIRED = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20_000_000
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "csv", "txt"]

# --- Mail and messages ----------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", default="Reisgenoot <noreply@reisgenoot.example>")
# Django's own mail (and allauth's) goes through our queue, so that a refusing mail server loses nothing.
DELIVERY_EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_BACKEND = "notices.backend.QueueingEmailBackend"

# --- Background work ------------------------------------------------------------------------------
Q_CLUSTER = {
    "name": "reisgenoot",
    "orm": "default",
    # Two, so that mail goes on beside what takes long: counting takes one of them at most (consultation/counting.py).
    "workers": env.int("WORKERS", default=2),
    "timeout": 900,
    "retry": 1000,
    "max_attempts": 5,
    "poll": 1,
    "recycle": 500,
    "catch_up": False,
    "save_limit": 250,  # finished task rows are trimmed: they may not become a log of who did what when
    "label": "Achtergrondtaken",
    "broker_class": "config.queue.WaitingQueue",
}

# The worker touches this file twice a second, so that who watches over its container sees that it goes on.
WORKER_BEAT_FILE = env.str("WORKER_BEAT_FILE", default="")

# --- Signing in -----------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/mijn-inbreng/"
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
ACCOUNT_ADAPTER = "people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_FORMS = {
    "login": "people.forms.LoginForm",
    "request_login_code": "people.forms.RequestLoginCodeForm",
    "signup": "people.forms.SignupForm",
    "add_email": "people.forms.AddEmailForm",
    "confirm_login_code": "people.forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "people.forms.ConfirmEmailForm",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_SESSION_REMEMBER = False
# A library or a classroom shares one address: room for thirty people at once (docs/decisions/0006).
# What goes to one address is counted in people/code_mail.py: no stranger keeps its owner out.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "60/m/ip",
    "signup": "60/m/ip",
    "login": "60/m/ip",
    "login_failed": "60/m/ip,5/300s/key",
    "confirm_email": "",
}
# Where to report a hole: in /.well-known/security.txt.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="mailto:veiligheid@reisgenoot.example")
# The page on which the organisation says what it promises to who reports a hole; empty: not told there.
SECURITY_POLICY = env.str("SECURITY_POLICY", default="")
# Whoever has it may read /metrics; without it that page does not exist.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
# Who publishes the dossiers: in their descriptions for machines and for the archive. The address may come from TOOI.
PUBLISHER_NAME = env.str("PUBLISHER_NAME", default="Team van de kwartiermaker")
PUBLISHER_URI = env.str("PUBLISHER_URI", default="")
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_ADAPTER = "people.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "people.forms.AuthenticateForm",
    "reauthenticate": "people.forms.ReauthenticateForm",
    "activate_totp": "people.forms.ActivateTOTPForm",
    "add_webauthn": "people.forms.AddWebAuthnForm",
    "edit_webauthn": "people.forms.EditWebAuthnForm",
}
# However busy, after so many hours staff sign in again.
STAFF_SESSION_HOURS = 10
# Weighty deeds on accounts (people/fresh.py) ask who one is when signing in was longer ago.
FRESH_SIGN_IN_MINUTES = env.int("FRESH_SIGN_IN_MINUTES", default=15)
# Only the demo may switch this off, and then every page of the admin says so.
STAFF_SECOND_FACTOR_REQUIRED = True
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# --- Safety ---------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [NONE],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# Our style sheets and scripts are for our own pages; whitenoise would open them to every website.
WHITENOISE_ALLOW_ALL_ORIGINS = False
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "pages.views.csrf_failure"
# Names without the "__Host-" prefix work over plain HTTP; production adds the prefix to all of them.
COOKIE_PREFIX = ""
MESSAGE_STORAGE = "config.message_storage.MessageStorage"
COOKIE_SECURE = False

# --- Wagtail --------------------------------------------------------------------------------------
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
# Nothing is fetched from an address that somebody typed: no film or map of another website can be put on a page.
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]},
    }
}

# --- Promises with a number ------------------------------------------------------------------------
DRAFT_DAYS = 30  # an unfinished form is deleted after this many days without a new answer
SMALLEST_CELL = 5  # smaller counts are not exported or published
SMALLEST_QUOTE_GROUP = 10  # a quote names a group only when at least this many people are in it
