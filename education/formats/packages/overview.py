"""What a teacher reads first: how long, for whom, what pupils learn, the steps, the figures, the licence."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from education.enums import GroupForm, Level, Reading, Subject
from education.source import Fact, Source, Step

from .html import E, bullets, link, paragraph, table
from .licences import licence_of


def overview(source: Source) -> list[Any]:
    """The overview of a pack, as parts of a page."""
    return [
        paragraph(source.summary),
        _in_short(source),
        *_listed(_("Wat leerlingen leren"), source.aims),
        *_told(_("Wat u vooraf doet"), source.preparation),
        *_steps(source.steps),
        *_facts(source.facts),
        *_told(_("Wat er veranderd is"), source.changes),
        E.h2(_("Wat u hiermee mag")),
        *_licence(source),
    ]


def labels(kind: Any, codes: Iterable[str]) -> str:
    """Codes as people read them, one after another; an unknown code as it is."""
    known = dict(kind.choices)
    return ", ".join(str(known.get(code, code)) for code in codes)


def minutes(count: int) -> str:
    """A length of time as people read it."""
    return ngettext("%(count)d minuut", "%(count)d minuten", count) % {"count": count}


def day_of(code: str) -> str:
    """A day such as "2026-11-27" as people read it; what is no such day as it is."""
    try:
        return date_format(date.fromisoformat(code), "j F Y")
    except ValueError:
        return code


def _in_short(source: Source) -> Any:
    rows = [
        (_("Voor wie"), labels(Level, source.levels)),
        (_("Leerjaar"), ", ".join(str(year) for year in source.years)),
        (_("Vak"), labels(Subject, source.subjects)),
        (_("Tijd"), minutes(source.minutes)),
        (_("Hoe"), labels(GroupForm, [source.group_form])),
        (_("Taal"), labels(Reading, [source.reading])),
        (_("Versie"), f"{source.number} ({date_format(source.day, 'j F Y')})"),
    ]
    return E.table(E.tbody(*(E.tr(E.th({"scope": "row"}, name), E.td(says)) for name, says in rows if says)))


def _listed(title: str, items: tuple[str, ...]) -> list[Any]:
    listed = bullets(items)
    return [E.h2(title), *listed] if listed else []


def _told(title: str, text: str) -> list[Any]:
    return [E.h2(title), paragraph(text)] if text.strip() else []


def _steps(steps: tuple[Step, ...]) -> list[Any]:
    if not steps:
        return []
    head = (_("Stap"), _("Tijd"), _("Hoe"), _("Wat u doet"), _("Wat leerlingen doen"))
    rows = [
        (step.title, minutes(step.minutes), labels(GroupForm, [step.group_form]), step.teacher_does, step.pupils_do)
        for step in steps
    ]
    return [E.h2(_("De les")), table(head, rows)]


def _facts(facts: tuple[Fact, ...]) -> list[Any]:
    if not facts:
        return []
    rows = [_fact(fact) for fact in facts]
    head = E.tr(*(E.th({"scope": "col"}, name) for name in (_("Wat"), _("Getal"), _("Bron"), _("Klopt tot en met"))))
    return [E.h2(_("Getallen in deze les")), E.table(E.thead(head), E.tbody(*rows))]


def _fact(fact: Fact) -> Any:
    source = link(fact.source_url, fact.source) if fact.source_url else E.span(fact.source)
    return E.tr(E.td(fact.says), E.td(fact.value), E.td(source), E.td(day_of(fact.valid_until)))


def _licence(source: Source) -> list[Any]:
    licence = licence_of(source)
    return [E.p(licence.says, " ", E.a({"href": licence.url}, licence.name)), E.p(link(source.url, source.url))]
