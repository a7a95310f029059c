"""For real people. Refuses to start without its secrets; everything else has a safe default."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import env

if not env.str("SECRET_KEY", default=""):
    raise ImproperlyConfigured("SECRET_KEY ontbreekt. Zet een lange, willekeurige waarde in de omgeving.")
if not env.str("RECEIPT_KEY", default=""):
    raise ImproperlyConfigured(
        "RECEIPT_KEY ontbreekt. Zet een lange, willekeurige waarde in de omgeving, bewaar hem apart, "
        "en verander hem nooit: zonder deze sleutel werkt geen enkele bewijscode meer."
    )

DEBUG = False
IS_DEMO = False
STAFF_SECOND_FACTOR_REQUIRED = True
SCANNER_REQUIRED = True

SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", default=True)
# Asked inside a cluster, over http; /metrics tells nothing to who has no token.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
# Being put on the browsers' own list cannot be undone: whoever runs this decides, with HSTS_PRELOAD.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
if env.int("TRUSTED_PROXY_COUNT", default=0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

COOKIE_PREFIX = "__Host-"
COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessie"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
