"""On your own machine: `make run`. Demo content, no second factor, and every page says so."""

from hashlib import sha256

from .base import *
from .base import DATABASES, LOGGING, STORAGES, VAR_DIR, env

SECRET_KEY = env.str("SECRET_KEY", default="alleen-voor-de-demo-op-uw-eigen-machine-nooit-voor-echt-gebruik")
RECEIPT_KEY = env.str("RECEIPT_KEY", default=SECRET_KEY)
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", ".localhost"])
IS_DEMO = env.bool("DEMO", default=True)
STAFF_SECOND_FACTOR_REQUIRED = env.bool("STAFF_SECOND_FACTOR", default=False)

VAR_DIR.mkdir(exist_ok=True)
# Mail of the demo lands as files in var/mail, where you can read the login codes.
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="filemail://")
vars().update(EMAIL_CONFIG)
DELIVERY_EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_BACKEND = "notices.backend.QueueingEmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"

# On one machine several databases live beside each other, often copies: each has seals and erasures of its own.
which = sha256(str(DATABASES["default"]["NAME"]).encode()).hexdigest()[:12]
for alias in ("seals", "erasures") if not env.str("SEALS_URL", default="") else ("erasures",):
    STORAGES[alias]["OPTIONS"]["location"] = f"{STORAGES[alias]['OPTIONS']['location']}/{which}"

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Nothing is collected here: whitenoise finds each file where it lives.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# The trail of who did what goes to a file here, so that the screen shows what you asked for.
LOGGING["handlers"]["audit"] = {
    "class": "logging.FileHandler",
    "filename": VAR_DIR / "audit.log",
    "formatter": "bare",
    "delay": True,
}

# On http://localhost a passkey can be tried; anywhere else it asks for https.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
