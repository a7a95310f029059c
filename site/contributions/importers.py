"""Who takes in a file with forms for its kind of occasion. Filled in `ready()` of the app above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Protocol

from django.utils.translation import gettext as _

from .import_known import Known
from .import_report import Report
from .models import ImportedForm, Occasion, Participation
from .refusals import Refused


@dataclass(frozen=True, slots=True)
class Arrived:
    """One form of a file, without a problem. `content` is what the importer makes of it.

    `reference_hash` and `code_hash` are "" for a paper without a number or a printed code.
    """

    number: int
    received_on: date
    content: Any
    reference_hash: str = ""
    code_hash: str = ""


@dataclass(slots=True)
class Progress:
    """How far the reading is, from 0 to 1."""

    share: float = 0.0


class Importer(Protocol):
    """What an app can do with a file for its occasions."""

    def refusal(self, occasion: Occasion) -> str:
        """Why nothing can be taken in for this occasion now, as a sentence; "" when it can."""

    def read(
        self, occasion: Occasion, file: BinaryIO, report: Report, known: Known, progress: Progress
    ) -> Iterator[Arrived]:
        """Every form that is right, in order; what is wrong goes to the report. Writes nothing.

        Raises Refused when the file cannot be read as forms for this occasion at all.
        """

    def keep(self, occasion: Occasion, forms: Sequence[Arrived], *, entered_by_id: int | None) -> list[Participation]:
        """Keep these as drafts, in the transaction of the caller; a participation for each, in the same order."""

    def count(self, occasion: Occasion, forms: Sequence[ImportedForm]) -> None:
        """Hand in the drafts behind these, in the transaction of the caller."""


_importers: dict[str, Importer] = {}


def register_importer(occasion_kind: str, importer: Importer) -> None:
    """`importer` takes in files for occasions of this kind."""
    _importers[occasion_kind] = importer


def importer_of(occasion: Occasion) -> Importer:
    """Who takes in files for this occasion. Raises Refused when nobody does."""
    importer = _importers.get(occasion.kind)
    if importer is None:
        raise Refused(_("Voor deze soort gelegenheid kunt u geen bestand met formulieren opnemen."))
    return importer


def importer_now(occasion: Occasion) -> Importer:
    """The same, at a moment at which something can be taken in. Raises Refused when it cannot (now)."""
    importer = importer_of(occasion)
    if sentence := importer.refusal(occasion):
        raise Refused(sentence)
    return importer
