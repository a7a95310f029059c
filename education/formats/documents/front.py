"""What a teacher guide says before and after its own text: filled in from the pack, so that it never differs."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from ...enums import GroupForm, Level, Reading, Subject
from ...source import Block, Source, Step

#: A figure of at most so many characters fits in its column.
_SHORT = 20


def before_the_guide(source: Source, own: tuple[Block, ...]) -> tuple[Block, ...]:
    """For whom and how long, aims, what to prepare, and the lesson step by step. `own` is the guide as written.

    What it says under a heading of its own (in short, aims) is not said twice.
    """
    headings = [block.text.lower() for block in own if block.kind == "heading"]
    says_summary = any("in het kort" in heading for heading in headings)
    aims = () if any("doel" in heading.split(" ")[0] for heading in headings) else source.aims
    return (
        Block("heading", _("Over deze les")),
        Block("paragraph", "" if says_summary else source.summary),
        Block("bullets", items=tuple(_in_short(source))),
        *_under(_("Wat leren leerlingen?"), Block("bullets", items=aims), aims),
        *_under(_("Zet dit klaar"), Block("paragraph", source.preparation), source.preparation),
        *_under(_("De les, stap voor stap"), _plan(source.steps), source.steps),
    )


def after_the_guide(source: Source) -> tuple[Block, ...]:
    """The figures with where they come from, and what is new."""
    return (
        *_under(_("Cijfers in deze les"), _figures(source), source.facts),
        *_under(_("Wat is er nieuw in deze uitgave?"), Block("paragraph", source.changes), source.changes),
    )


def label_of(choices: type[Level | Subject | GroupForm | Reading], code: str) -> str:
    """The label of a code; a code of an older release that is gone stays itself."""
    return str(choices(code).label) if code in choices.values else code


def _in_short(source: Source) -> Iterable[str]:
    yield _("Voor: %(levels)s") % {"levels": _in_a_row(label_of(Level, code) for code in source.levels)}
    if source.years:
        yield _("Leerjaar: %(years)s") % {"years": _list(map(str, source.years))}
    subjects = _in_a_row(label_of(Subject, code) for code in source.subjects)
    yield _("Vak of thema: %(subjects)s") % {"subjects": subjects}
    yield _("Tijd: %(minutes)s minuten") % {"minutes": source.minutes}
    yield _("Werkvorm: %(form)s") % {"form": label_of(GroupForm, source.group_form)}
    yield _("Leesniveau: %(level)s") % {"level": label_of(Reading, source.reading)}


def _in_a_row(labels: Iterable[str]) -> str:
    """Labels in one sentence: only the first keeps its capital, and the name of a language."""
    languages = {str(Subject.DUTCH.label)}
    first, *others = [*labels] or [""]
    return _list([first, *(each if each in languages else each[:1].lower() + each[1:] for each in others)])


def _list(words: Iterable[str]) -> str:
    return get_text_list(list(words), _("en"))


def _under(heading: str, block: Block, is_there: object) -> tuple[Block, ...]:
    return (Block("heading", heading), block) if is_there else ()


def _plan(steps: tuple[Step, ...]) -> Block:
    head = (_("Minuten"), _("Stap"), _("Wat doet u?"), _("Wat doen leerlingen?"))
    return Block("table", items=head, rows=tuple(map(_row, steps)))


def _row(step: Step) -> tuple[str, ...]:
    return (
        str(step.minutes),
        f"{step.title}\n{label_of(GroupForm, step.group_form)}",
        step.teacher_does,
        step.pupils_do,
    )


def _in_short_address(address: str) -> str:
    """As people type it."""
    return address.removeprefix("https://").removeprefix("www.").rstrip("/")


def _unbroken(value: str) -> str:
    """A number stays on one line, as people dial or read it."""
    return value.replace(" ", "\u00a0") if len(value) <= _SHORT else value


def _figures(source: Source) -> Block:
    head = (_("Cijfer"), _("Wat is het?"), _("Bron"), _("Geldt tot en met"))
    rows = tuple(
        (
            _unbroken(fact.value),
            fact.says,
            "\n".join(filter(None, (fact.source, _in_short_address(fact.source_url)))),
            date_format(date.fromisoformat(fact.valid_until), "j F Y"),
        )
        for fact in source.facts
    )
    return Block("table", items=head, rows=rows)
