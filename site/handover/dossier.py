"""The dossier: every sheet, read from one moment, written in one form."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from typing import Any, BinaryIO

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from consultation.models import Round
from contributions.models import AgendaItem, Occasion
from contributions.service import HIDDEN, Refused, Scope, Sheet

from .catalogue import sheets_of, status_of
from .comparing.indexing import RunRecorder
from .forms_of_a_dossier import FORMATS, KNOWN_FORMATS, Format
from .guard.telling import suppressions_of
from .guard.watch import Watch
from .models import Audience
from .snapshot import snapshot
from .telling import at_each, telling

__all__ = ["FORMATS", "KNOWN_FORMATS", "Dossier", "Format", "Order", "Refused", "open_dossier", "write"]

#: (percent, what it is busy with)
OnProgress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks for: a form, for whom, of which round or which action of the agenda ("" is everything)."""

    format: str
    audience: str
    round_slug: str = ""
    adopted_by: str = ""
    agenda_code: str = ""

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
        if self.agenda_code:
            self._check_action()

    def _check_action(self) -> None:
        """For the team only: a public dossier per action beside the one per round would tell who is in both."""
        if not AgendaItem.objects.filter(code=self.agenda_code).exists():
            raise Refused(_("Deze actie staat niet op de agenda. Kies een andere."))
        if self.round_slug:
            raise Refused(_("Kies een ronde of een actie, niet allebei."))
        if self.audience == Audience.PUBLIC:
            raise Refused(_("Een openbaar dossier gaat over alles of over één ronde. Kies geen actie."))

    def occasion_ids(self, using: str = "default") -> frozenset[int] | None:
        """The occasions of the round or the action, and those that are part of them; None is everything."""
        own: Any
        if self.agenda_code:
            own = Occasion.objects.using(using).filter(agenda_items__code=self.agenda_code).values("pk")
        elif self.round_slug:
            own = Round.objects.using(using).filter(slug=self.round_slug).values("occasion_id")
        else:
            return None
        occasions = Occasion.objects.using(using).filter(Q(pk__in=own) | Q(part_of__in=own))
        return frozenset(occasions.values_list("pk", flat=True))

    def title(self) -> str:
        """What stands on the cover."""
        if self.agenda_code:
            return _("Dossier voor de inrichtingsfase, actie ‘%(code)s’") % {"code": self.agenda_code}
        if not self.round_slug:
            return _("Dossier voor de inrichtingsfase")
        return _("Dossier voor de inrichtingsfase, ronde ‘%(slug)s’") % {"slug": self.round_slug}


@dataclass(slots=True)
class Dossier:
    """One dossier while it is written: its sheets, all read from one moment. Writers of forms get this and an output.

    Filled while rows are read: `counts`, {title of a sheet: number of rows}, and `hidden`, {its code: hidden cells}.
    `part` is which form of how many this is, when there are more in one file.
    """

    title: str
    number: str
    made_on: datetime
    scope: Scope
    sheets: Sequence[Sheet]
    on_progress: OnProgress | None = None
    adopted_by: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    part: tuple[int, int] = (0, 1)
    hidden: dict[str, int] = field(default_factory=dict)
    _told: tuple[int, str] = field(default=(0, ""), init=False)
    recorder: RunRecorder | None = None

    def rows(self, sheet: Sheet) -> Iterator[Sequence[Any]]:
        """The rows of one sheet, streamed and counted, while progress is told."""
        percent = 100 * self.sheets.index(sheet) // len(self.sheets)
        number, hidden, hides = 0, 0, may_hide(sheet)
        self.tell(percent, sheet.title)
        read = sheet.rows(self.scope)
        for number, row in enumerate(self.recorder.watch(sheet, read) if self.recorder else read, start=1):
            if number % 1000 == 0:
                self.tell(percent, f"{sheet.title}: {number}")
            if hides:
                hidden += row.count(HIDDEN)
            yield row
        self.counts[sheet.title] = number
        self.hidden[sheet.code] = hidden

    @property
    def suppressions(self) -> list[dict[str, Any]]:
        """What is hidden, or told as it was, and why: [{sheet, reason, cells}], of the sheets read so far."""
        return suppressions_of(self.hidden, self.scope.guard)

    def all_suppressions(self) -> list[dict[str, Any]]:
        """The same of every sheet: those that were not read yet, in a form that has no sheets, are read for it."""
        for sheet in self.sheets:
            if sheet.code not in self.hidden and may_hide(sheet):
                rows = at_each(iter(sheet.rows(self.scope)), self.still)
                self.hidden[sheet.code] = sum(row.count(HIDDEN) for row in rows)
        return self.suppressions

    @property
    def status(self) -> str:
        """Whether somebody answers for it yet, in a sentence."""
        return status_of(self.adopted_by)

    def tell(self, percent: int, doing: str) -> None:
        """Tell how much of this form is done, and what is done now; whoever stopped it is heard here."""
        number, of = self.part
        self._told = (100 * number + percent) // of, doing
        self.still()

    def still(self) -> None:
        """Tell the same once more, from where no rows are read: a sign of life."""
        if self.on_progress:
            self.on_progress(*self._told)


def may_hide(sheet: Sheet) -> bool:
    """Whether a number on this sheet may be hidden."""
    return any(HIDDEN in column.values for column in sheet.columns)


@contextmanager
def open_dossier(
    order: Order, *, number: str, on_progress: OnProgress | None = None, guard: Watch | None = None
) -> Iterator[Dossier]:
    """The dossier that was asked for, at this moment, on a connection that cannot write and holds nobody up.

    For everybody a guard compares it with what was told before; whoever publishes it gives a `guard` of their own.
    """
    order.check()
    with snapshot() as using:
        scope = Scope(
            audience=order.audience,
            round_slug=order.round_slug or None,
            agenda_code=order.agenda_code or None,
            occasion_ids=order.occasion_ids(using),
            using=using,
            guard=watching(order, guard, using),
        )
        moment = timezone.now()
        sheets = sheets_of(scope, title=order.title(), number=number, moment=moment, adopted_by=order.adopted_by)
        yield Dossier(order.title(), number, moment, scope, tuple(sheets), on_progress, order.adopted_by)


def watching(order: Order, guard: Watch | None, using: str) -> Watch | None:
    """The guard of a public dossier, looking at this moment; none for the team."""
    if order.audience != Audience.PUBLIC:
        return None
    guard = guard or Watch()
    guard.using = using
    return guard


def write(
    order: Order,
    output: BinaryIO,
    *,
    number: str,
    on_progress: OnProgress | None = None,
    guard: Watch | None = None,
    recorder: RunRecorder | None = None,
) -> dict[str, int]:
    """Write the dossier to `output`; returns the number of rows per sheet title. `recorder` sees every row."""
    order.check()
    writer = import_module(FORMATS[order.format].module)
    with open_dossier(order, number=number, on_progress=on_progress, guard=guard) as dossier:
        dossier.recorder = recorder
        writer.write(dossier, telling(output, dossier.still))
        if recorder:
            recorder.finish(dossier)
    return dossier.counts
