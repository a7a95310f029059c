"""What a teacher reads first: how long, for whom, what pupils learn, the steps, the figures, the licence."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from education.enums import GroupForm, Level, Reading, Subject
from education.source import Fact, Source, Step

from ..licences import licence_of
from .html import E, bullets, link, paragraph


def overview(source: Source, contents: Iterable[Any] = ()) -> list[Any]:
    """The overview of a pack, as parts of a page. `contents` comes after what it is in short."""
    return [
        paragraph(source.summary),
        _in_short(source),
        *contents,
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
    return [E.h2(_("De les")), E.ol(*(_step(step) for step in steps))] if steps else []


def _step(step: Step) -> Any:
    told = [paragraph(_("U: %(text)s") % {"text": step.teacher_does})] if step.teacher_does.strip() else []
    if step.pupils_do.strip():
        told.append(paragraph(_("Leerlingen: %(text)s") % {"text": step.pupils_do}))
    how = f"{minutes(step.minutes)}, {labels(GroupForm, [step.group_form]).lower()}"
    return E.li(E.p(E.strong(step.title)), E.p(how), *told)


def _facts(facts: tuple[Fact, ...]) -> list[Any]:
    return [E.h2(_("Getallen in deze les")), E.ul({"class": "facts"}, *map(_fact, facts))] if facts else []


def _fact(fact: Fact) -> Any:
    told = [E.p(fact.says, ": ", E.strong(fact.value))]
    if fact.source.strip():
        source = link(fact.source_url, fact.source) if fact.source_url else E.span(fact.source)
        told.append(E.p(_("Bron:"), " ", source))
    if fact.valid_until:
        told.append(E.p(_("Klopt tot en met %(day)s.") % {"day": day_of(fact.valid_until)}))
    return E.li(*told)


def _licence(source: Source) -> list[Any]:
    licence = licence_of(source)
    return [E.p(str(licence.says), " ", E.a({"href": licence.url}, licence.name)), E.p(link(source.url, source.url))]
