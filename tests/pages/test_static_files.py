"""Styles and scripts as production serves them: compressed, and fetched once in the life of a version."""

import gzip
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings as house
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from config.settings import base

#: The settings of the tests have another one, in the very same dictionary.
STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
FILES = ("css/reisgenoot.css", "js/base.js")


def test_a_file_is_fetched_once_and_compressed(settings: Any, tmp_path: Path) -> None:
    assert f'"staticfiles": {{"BACKEND": "{STORAGE}"}}' in Path(str(base.__file__)).read_text(), "production has it"
    for name in FILES:
        (tmp_path / "ours" / name).parent.mkdir(parents=True)
        shutil.copy(house.BASE_DIR / "static" / name, tmp_path / "ours" / name)
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": STORAGE}}
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [tmp_path / "ours"], tmp_path / "collected"
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    call_command("collectstatic", interactive=False, verbosity=0)
    serve = WhiteNoiseMiddleware(lambda _request: HttpResponse(status=404))
    for name in FILES:
        address = staticfiles_storage.url(name)
        assert address != f"/static/{name}", "the address changes with what is in the file"
        answer = serve(RequestFactory().get(address, headers={"accept-encoding": "gzip"}))
        assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
        assert answer.headers["Content-Encoding"] == "gzip"
        sent = b"".join(answer.streaming_content)
        assert len(sent) < len(gzip.decompress(sent)) / 2
