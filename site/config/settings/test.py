"""For the tests: as production where it matters, quick where it does not."""

import os
import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES, Q_CLUSTER, STORAGES, VAR_DIR

# As the worker has it, and before anything loads numpy: the threads of a small sum wait for each other, and busily.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

SECRET_KEY = "geheim-voor-de-tests-en-nergens-anders-gebruikt-0123456789"
RECEIPT_KEY = "sleutel-voor-de-tests-van-bewijzen"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", "[::1]"]
BASE_URL = "http://localhost:8000"
IS_DEMO = False

VAR_DIR.mkdir(exist_ok=True)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because --reuse-db cannot keep a database in memory, and because the live server shares it.
    # Safe from a power cut it need not be; the tests with real processes run on the development settings.
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;"
    )
    DATABASES["default"]["TEST"] = {"NAME": os.environ.get("TEST_DB") or VAR_DIR / "test.sqlite3"}

TEST_DIR = Path(tempfile.mkdtemp(prefix="reisgenoot-"))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MEDIA_ROOT = TEST_DIR / "media"
PRIVATE_ROOT = TEST_DIR / "private"
STORAGES["default"] = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MEDIA_ROOT}}
STORAGES["private"] = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}}
for alias in ("erasures", "seals"):
    STORAGES[alias] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": TEST_DIR / alias},
    }
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
Q_CLUSTER["sync"] = True
# Only who tests it asks (tests/pages/test_closed.py): every other request asks as many questions as it says.
RESTORED_SEEN_WITHIN = float("inf")
# Who searches asks for an index (tests/home/test_search.py); all other tests do without one per page they make.
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
