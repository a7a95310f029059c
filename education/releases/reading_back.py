"""Every PDF that we make is read back: one that is not for everybody is not released."""

from django.utils.translation import gettext as _

from contributions.service import Refused

from ..formats.pdf_reading import faults_in, faults_in_words
from ..models import ReleaseFile


def judge_pdf(file: ReleaseFile, pdf: bytes) -> None:
    """Raises Refused when a screen reader lacks something in this PDF."""
    if faults := faults_in(pdf):
        said = _(
            "De PDF van ‘%(title)s’ is niet voor iedereen te lezen. In deze PDF %(faults)s. "
            "Vraag de beheerder om hulp."
        )
        raise Refused(said % {"title": file.title, "faults": faults_in_words(faults)})
