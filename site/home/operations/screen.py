"""The operator's page: what runs, what waits, what failed, and what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from pages.service import ScannerState
from people.service import staff_may

from .facts import Facts, look

_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Line:
    """One fact: what it is, how it stands, and what to do when it is wrong (empty when nothing)."""

    label: str
    value: str
    advice: str = ""
    url: str = ""


class OperationsView(WagtailAdminTemplateMixin, TemplateView):
    """/beheer/hoe-draait-het/, for who looks after the platform."""

    permission = "pages.view_operations"
    template_name = "home/admin/operations.html"
    page_title = gettext_lazy("Hoe draait het?")
    header_icon = "cogs"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check, then go on."""
        if not staff_may(request.user, self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Straight under the desk."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Measured at this moment."""
        facts = look()
        groups = (
            (_("Werk op de achtergrond"), list(_work(facts))),
            (_("Berichten"), list(_mail(facts))),
            (_("Opslag"), list(_storage(facts))),
            (_("Het logboek"), list(_trail(facts))),
            (_("Versies"), list(_versions(facts))),
        )
        return super().get_context_data(groups=groups, is_well=not facts.troubles, **kwargs)


def _work(facts: Facts) -> Iterator[Line]:
    silent = facts.worker_silent_seconds
    yield Line(
        _("De werker liet van zich horen"),
        _("nog nooit") if silent is None else _("%(when)s geleden") % {"when": _lasting(silent)},
        _("Start de werker opnieuw: manage.py qcluster.") if "worker" in facts.troubles else "",
    )
    yield Line(_("Taken die wachten"), str(facts.tasks_waiting))
    yield Line(
        _("Taken die mislukten, laatste dag"),
        str(facts.tasks_failed),
        _("Kijk in het logboek van de werker wat er misging.") if facts.tasks_failed else "",
    )
    yield Line(
        _("Vaste taken die te laat zijn"),
        str(facts.schedules_late),
        _("De werker houdt het niet bij. Zet WORKERS hoger of start een tweede.") if facts.schedules_late else "",
    )
    yield Line(_("Dossiers die wachten of bezig zijn"), str(facts.dossiers_busy))
    yield Line(
        _("Dossiers die mislukten, laatste dag"),
        str(facts.dossiers_failed),
        _("Open het dossier: daar staat waarom.") if facts.dossiers_failed else "",
    )


def _mail(facts: Facts) -> Iterator[Line]:
    yield Line(_("Berichten die wachten"), str(facts.mail_waiting))
    if facts.mail_oldest_seconds is not None:
        yield Line(
            _("Het oudste wacht al"),
            _lasting(facts.mail_oldest_seconds),
            _("Kijk of de mailserver antwoordt.") if "mail_oldest" in facts.troubles else "",
        )
    yield Line(
        _("Berichten die niet lukten"),
        str(facts.mail_failed),
        _("Verstuur ze opnieuw, of zoek een ander adres.") if facts.mail_failed else "",
        reverse("berichten:index") if facts.mail_failed else "",
    )


def _storage(facts: Facts) -> Iterator[Line]:
    yield Line(_("Grootte van de database"), filesizeformat(facts.database_bytes))
    free = facts.free_bytes
    yield Line(
        _("Vrije ruimte voor bestanden"),
        _("op een server voor opslag") if free is None else filesizeformat(free),
        _("Maak ruimte. Straks kan niemand nog een opname of een dossier maken.") if "free" in facts.troubles else "",
    )
    yield Line(
        _("Het tijdelijke geheugen (cache)"),
        _("werkt") if facts.cache_works else _("werkt niet"),
        "" if facts.cache_works else _("Start de cache opnieuw. Zonder cache is er geen rem op raden."),
    )
    yield _scanner(facts.scanner)
    yield _backup(facts)
    if facts.erasures_wait:
        yield Line(
            _("Een reservekopie is teruggezet"),
            _("wat sinds de kopie gewist is, staat er weer"),
            _("Draai manage.py reapply_erasures --apply. Tot dan gaat er geen bericht weg."),
        )


def _scanner(state: ScannerState) -> Line:
    says, advice = {
        ScannerState.WORKS: (_("kijkt elk bestand na"), ""),
        ScannerState.GONE: (_("antwoordt niet"), _("Start ClamAV opnieuw. Tot dan nemen wij geen bestanden aan.")),
        ScannerState.MISSING: (
            _("is niet ingesteld"),
            _("Zet CLAMD_URL in de omgeving. Tot dan nemen wij geen bestanden aan."),
        ),
        ScannerState.WITHOUT: (_("staat uit: bestanden worden niet nagekeken"), ""),
    }[state]
    return Line(_("De virusscanner"), says, advice)


def _backup(facts: Facts) -> Line:
    age = facts.backup_age_seconds
    advice = (
        _("Maak er nu een: manage.py backup. Laat dat daarna elke nacht gebeuren.")
        if age is None
        else _("Kijk waarom er geen nieuwe kwam: manage.py backup.")
    )
    return Line(
        _("De laatste reservekopie"),
        _("nog nooit gemaakt") if age is None else _("%(when)s geleden") % {"when": _lasting(age)},
        advice if "backup" in facts.troubles else "",
    )


def _trail(facts: Facts) -> Iterator[Line]:
    seconds, problems = facts.trail_verified_seconds, facts.trail_problems
    yield Line(
        _("Laatst gecontroleerd"),
        _("nog nooit") if seconds is None else _("%(when)s geleden") % {"when": _lasting(seconds)},
        _("Draai manage.py verify_trail. Kijk waarom de werker dat niet deed.")
        if "trail_verified" in facts.troubles
        else "",
    )
    yield Line(
        _("Plaatsen die niet kloppen"),
        _("nog niet bekend") if problems is None else str(problems),
        _("Draai manage.py verify_trail en bel de privacyfunctionaris.") if problems else "",
    )
    if "trail_unsealed" in facts.troubles:
        yield Line(
            _("Regels zonder zegel, al"),
            _lasting(facts.trail_unsealed_seconds or 0),
            _("Kijk of de werker draait en of hij bestanden kan schrijven."),
        )


def _versions(facts: Facts) -> Iterator[Line]:
    yield Line("Reisgenoot", facts.version)
    yield Line("Wagtail", facts.wagtail)
    yield Line("Django", facts.django)
    yield Line("Python", facts.python)
    yield Line(_("Database"), {"postgresql": "PostgreSQL", "sqlite": "SQLite"}.get(facts.database, facts.database))


def _lasting(seconds: float) -> str:
    """So many minutes, or hours above two of them."""
    if seconds < 2 * _HOUR:
        minutes = round(seconds / 60)
        return ngettext("%(n)d minuut", "%(n)d minuten", minutes) % {"n": minutes}
    hours = round(seconds / _HOUR)
    return _("%(n)d uur") % {"n": hours}
