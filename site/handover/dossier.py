"""The dossier: every sheet, read from one moment, written in one form."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from consultation.models import Round
from contributions.models import Occasion
from contributions.service import Refused, Scope, Sheet

from .catalogue import sheets_of
from .models import Audience
from .snapshot import snapshot

__all__ = ["FORMATS", "KNOWN_FORMATS", "Format", "Order", "Refused", "write"]

Rows = Iterable[Sequence[Any]]
#: (percent, what it is busy with)
OnProgress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One form a dossier can have. `module` is imported when it is used: writers are heavy."""

    label: str
    suffix: str
    media_type: str
    module: str


#: The interface names all of these; what is not in FORMATS does not exist yet.
KNOWN_FORMATS = ("xlsx", "ods", "csv", "json", "docx", "pdf", "qdpx", "zip")
FORMATS: dict[str, Format] = {
    "xlsx": Format(
        "Werkboek voor Excel",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "handover.formats.xlsx",
    ),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks for: a form, for whom, of which round ("" is everything)."""

    format: str
    audience: str
    round_slug: str = ""

    def check(self) -> None:
        """Raise :class:`Refused` when this cannot be made."""
        if self.format not in FORMATS:
            raise Refused(
                _("De vorm ‘%(format)s’ is er nog niet: wel %(known)s.")
                % {"format": self.format, "known": ", ".join(sorted(FORMATS))}
            )
        if self.audience not in Audience.values:
            raise Refused(_("Kies voor wie het is: intern of openbaar."))
        if self.round_slug and not Round.objects.filter(slug=self.round_slug).exists():
            raise Refused(
                _("Er is geen ronde met het adres ‘%(slug)s’. Kijk bij Rondes in het beheer.")
                % {"slug": self.round_slug}
            )

    def occasion_ids(self, using: str = "default") -> frozenset[int] | None:
        """The occasion of the round and those that are part of it; None is everything."""
        if not self.round_slug:
            return None
        own = Round.objects.using(using).filter(slug=self.round_slug).values("occasion_id")
        occasions = Occasion.objects.using(using).filter(Q(pk__in=own) | Q(part_of__in=own))
        return frozenset(occasions.values_list("pk", flat=True))

    def title(self) -> str:
        """What stands on the cover."""
        if not self.round_slug:
            return _("Dossier voor de inrichtingsfase")
        return _("Dossier voor de inrichtingsfase, ronde ‘%(slug)s’") % {"slug": self.round_slug}


def write(order: Order, output: BinaryIO, *, number: str, on_progress: OnProgress | None = None) -> dict[str, int]:
    """Write the dossier to `output`; returns the number of rows per sheet title.

    Everything is read from one moment, on a connection that cannot write and holds nobody up.
    """
    order.check()
    writer = import_module(FORMATS[order.format].module)
    with snapshot() as using:
        scope = Scope(
            audience=order.audience,
            round_slug=order.round_slug or None,
            occasion_ids=order.occasion_ids(using),
            using=using,
        )
        moment = timezone.now()
        sheets = sheets_of(scope, title=order.title(), number=number, moment=moment)
        counts: dict[str, int] = {}
        writer.write_workbook(_read(sheets, scope, counts, on_progress), output, title=order.title(), made_on=moment)
    return counts


def _read(
    sheets: Sequence[Sheet], scope: Scope, counts: dict[str, int], on_progress: OnProgress | None
) -> Iterator[tuple[Sheet, Rows]]:
    for place, sheet in enumerate(sheets):
        if on_progress:
            on_progress(100 * place // len(sheets), sheet.title)
        yield sheet, _counted(sheet, scope, counts, on_progress, 100 * place // len(sheets))


def _counted(
    sheet: Sheet, scope: Scope, counts: dict[str, int], on_progress: OnProgress | None, percent: int
) -> Iterator[Sequence[Any]]:
    number = 0
    for number, row in enumerate(sheet.rows(scope), start=1):
        if on_progress and number % 1000 == 0:
            on_progress(percent, f"{sheet.title}: {number}")
        yield row
    counts[sheet.title] = number
