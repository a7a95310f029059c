"""The page of the self-test: questions, a look at each answer, a score. One file, with its own small script.

Without the script every question still shows, with its answer behind a fold. The page may load nothing and send
nothing, except to the system that shows it (SCORM's API, in looks/selftest.js).
"""

from base64 import b64encode
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from education.enums import QuestionKind
from education.source import Question, Source

from .html import E, document, looks, paragraph, with_lines
from .quiz import Choice, choices, questions_of, right_sides, several_may_be_chosen

_SCRIPT, _STYLE = "selftest.js", "selftest.css"


def page(source: Source) -> bytes:
    """The whole page. Raises ValueError when there is no question: a self-test without one helps nobody."""
    questions = questions_of(source)
    if not questions:
        raise ValueError("a self-test needs a question")
    asked = [_question(question, place, len(questions)) for place, question in enumerate(questions, 1)]
    guard = E.meta({"http-equiv": "Content-Security-Policy", "content": _policy()})
    return document(
        source.title, *_intro(), E.form(*asked), _end(), E.script(looks(_SCRIPT)), head=[guard], css=_STYLE
    )


def _policy() -> str:
    """What the page may do: its own style and script, by their checksums, and nothing else."""
    script, style = (b64encode(sha256(looks(name).encode()).digest()).decode() for name in (_SCRIPT, _STYLE))
    nothing = "default-src 'none'; base-uri 'none'; form-action 'none'"
    return f"{nothing}; script-src 'sha256-{script}'; style-src 'sha256-{style}'"


def _intro() -> list[Any]:
    return [
        E.p(_("Oefen met deze vragen. Kies een antwoord en kijk het na. U mag zo vaak oefenen als u wilt.")),
        E.p({"id": "alone"}, _("Uw antwoorden worden niet bewaard.")),
        E.p({"id": "kept", "hidden": "hidden"}, _("Uw beste score gaat naar het systeem van uw school.")),
        E.noscript(E.p(_("Nakijken gaat hier niet vanzelf. Open bij elke vraag het antwoord."))),
    ]


def _end() -> Any:
    score = {
        "id": "score",
        "role": "status",
        "data-template": _("U hebt {right} van de {total} vragen goed."),
        "data-left": _("Nog na te kijken: {left}."),
        "data-done": _("Alle vragen zijn nagekeken."),
    }
    again = E.button({"type": "button", "id": "again"}, _("Begin opnieuw"))
    return E.section({"id": "end", "hidden": "hidden", "aria-labelledby": "end-title"}, *_ending(score, again))


def _ending(score: dict[str, str], again: Any) -> list[Any]:
    return [E.h2({"id": "end-title"}, _("Uw score")), E.p(score), E.p(again)]


def _question(question: Question, place: int, total: int) -> Any:
    name = f"q{place}"
    count = E.span({"class": "count"}, _("Vraag %(place)d van %(total)d") % {"place": place, "total": total})
    legend = E.legend(count, with_lines(E.span(), question.text))
    field = E.fieldset(legend, *_answers(question, name))
    open_question = question.kind == QuestionKind.OPEN
    label = _("Bekijk een voorbeeld") if open_question else _("Kijk na")
    which = E.span({"class": "unseen"}, _("bij vraag %(place)d") % {"place": place})
    button = E.p(E.button({"type": "button", "class": "check", "hidden": "hidden"}, f"{label} ", which))
    fold = E.details(E.summary(_("Bekijk het antwoord")), *_answer(question))
    described = {"class": "question", "data-kind": "open" if open_question else "closed"}
    return E.section(described, field, button, _verdict(question), fold)


def _answers(question: Question, name: str) -> list[Any]:
    if question.kind == QuestionKind.OPEN:
        return [E.p(E.label({"for": name}, _("Uw antwoord"))), E.textarea({"id": name, "rows": "4"}, "")]
    if question.kind == QuestionKind.MATCH:
        rights = right_sides(question)
        return [_select(f"{name}-{row}", left, right, rights) for row, (left, right) in enumerate(question.pairs, 1)]
    several = several_may_be_chosen(question)
    hint = [E.p({"class": "hint"}, _("Meer antwoorden kunnen goed zijn."))] if several else []
    return [*hint, *(_option(choice, name, several) for choice in choices(question))]


def _option(choice: Choice, name: str, several: bool) -> Any:
    ident = f"{name}-{choice.code}"
    field = {"type": "checkbox" if several else "radio", "id": ident, "name": name, "value": choice.code}
    if choice.correct:
        field["data-correct"] = "yes"
    says = [with_lines(E.p({"class": "says", "hidden": "hidden"}), choice.says)] if choice.says else []
    return E.div({"class": "option"}, E.input(field), with_lines(E.label({"for": ident}), choice.text), *says)


def _select(ident: str, left: str, right: str, rights: tuple[str, ...]) -> Any:
    listed = [E.option({"value": ""}, _("Kies"))]
    listed += [E.option({"value": str(place)}, text) for place, text in enumerate(rights, 1)]
    correct = str(rights.index(right) + 1)
    return E.div(
        {"class": "pair"},
        with_lines(E.label({"for": ident}), left),
        E.select({"id": ident, "data-correct": correct, "autocomplete": "off"}, *listed),
    )


def _verdict(question: Question) -> Any:
    """What is read out after a look at the answer; the script shows what applies."""
    if question.kind == QuestionKind.OPEN:
        said = [E.div({"class": "shown", "hidden": "hidden"}, *_answer(question))]
    else:
        told = [paragraph(question.explanation)] if question.explanation else []
        said = [
            E.p({"class": "empty", "hidden": "hidden"}, _("Kies eerst een antwoord.")),
            E.p({"class": "right", "hidden": "hidden"}, E.strong(_("Goed."))),
            E.div({"class": "wrong", "hidden": "hidden"}, E.p(E.strong(_("Niet goed."))), *_right(question)),
            E.div({"class": "shown", "hidden": "hidden"}, *told),
        ]
    return E.div({"class": "verdict", "role": "status"}, *said)


def _answer(question: Question) -> list[Any]:
    if question.kind == QuestionKind.OPEN:
        model = question.model_answer or _("Er is niet één goed antwoord.")
        return [paragraph(text) for text in (model, question.explanation) if text]
    return [*_right(question), *([paragraph(question.explanation)] if question.explanation else [])]


def _right(question: Question) -> list[Any]:
    if question.kind == QuestionKind.MATCH:
        rights = [f"{left}: {right}" for left, right in question.pairs]
    else:
        rights = [choice.text for choice in choices(question) if choice.correct]
    return [E.p(_("Dit is goed:")), E.ul(*(with_lines(E.li(), text) for text in rights))]
