"""LibreOffice opens our documents without repair, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from education.formats.documents.files import documents_of
from tests.education.documents.opened import as_pdf
from tests.factories.education import source

OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
#: The part that opens slides is a package of its own; without it LibreOffice makes nothing of them.
OPENS_SLIDES = (Path(OFFICE).resolve().parent / "libsdlo.so").exists()


@pytest.mark.deep
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_each_and_keeps_the_language(tmp_path):
    pack = source()
    made = [each for each in documents_of(pack) if each.code != "pdf" and (OPENS_SLIDES or each.code != "pptx")]
    names = {f"{number}.{each.code}": each for number, each in enumerate(made)}
    for name, each in names.items():
        (tmp_path / name).write_bytes(each.write(pack))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", "out", *names]
    subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True, timeout=240)

    for name in names:
        opened = as_pdf((tmp_path / "out" / name).with_suffix(".pdf").read_bytes())
        assert len(opened.pages) >= 1
        assert str(opened.docinfo["/Title"]).endswith("18 worden: wat komt er op je af?")
