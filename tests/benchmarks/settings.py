"""As production, on plain HTTP at this machine, with the floor beside our pages."""

import os
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "alleen-voor-de-meting-0123456789-0123456789-0123456789")
os.environ.setdefault("RECEIPT_KEY", "sleutel-voor-de-meting")
os.environ.setdefault("SSL_REDIRECT", "0")

from config.settings.production import *  # noqa: F403
from config.settings.production import INSTALLED_APPS, STORAGES

FOLDER = Path(os.environ["BENCH_FOLDER"])
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.benchmarks.floor"]
ROOT_URLCONF = "tests.benchmarks.floor.urls"
SECURE_SSL_REDIRECT = False
COOKIE_PREFIX = ""
COOKIE_SECURE = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "sessie", "csrf"
STAFF_SECOND_FACTOR_REQUIRED = False
MEDIA_ROOT = FOLDER / "media"
PRIVATE_ROOT = FOLDER / "private"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": FOLDER / "cache"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
