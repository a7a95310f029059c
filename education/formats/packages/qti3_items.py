"""One question as an item of QTI 3.0: what is asked, what is right, how it is scored, what is said afterwards."""

from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from education.enums import QuestionKind
from education.source import Question, Source

from ..text import one_line
from .names import identifier
from .quiz import Choice, choices, right_sides, several_may_be_chosen
from .xml import LANG, XSI, Namespace, to_bytes

QTI = Namespace("http://www.imsglobal.org/xsd/imsqtiasi_v3p0")
SCHEMA = f"{QTI.uri} https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
#: The kind of interaction of each kind of question, as the metadata of a package calls it.
INTERACTIONS = {
    QuestionKind.CHOICE: "choiceInteraction",
    QuestionKind.SEVERAL: "choiceInteraction",
    QuestionKind.TRUE_FALSE: "choiceInteraction",
    QuestionKind.MATCH: "matchInteraction",
    QuestionKind.OPEN: "extendedTextInteraction",
}
_EXPLAINED = "UITLEG"


def item(source: Source, question: Question) -> bytes:
    """The file of one question. Its texts are clean already."""
    root = QTI.root("qti-assessment-item", {"xsi": XSI}, identifier=identifier(source, "qti", question.key))
    root.set(f"{{{XSI}}}schemaLocation", SCHEMA)
    root.set("title", one_line(question.text, _("Vraag"))[:80])
    root.set(LANG, "nl")
    for name in ("adaptive", "time-dependent"):
        root.set(name, "false")
    _response(root, question)
    _outcomes(root, question)
    body = QTI.add(root, "qti-item-body")
    if question.kind == QuestionKind.OPEN:
        _open(body, question)
        return to_bytes(root)
    if question.kind == QuestionKind.MATCH:
        _match(body, question)
    else:
        _choices(body, question)
    _processing(root, question)
    _feedback(root, question)
    return to_bytes(root)


def has_feedback(question: Question) -> bool:
    """Whether something is said after an answer."""
    return question.kind != QuestionKind.OPEN and bool(question.explanation or _said(question))


def _said(question: Question) -> list[Choice]:
    return [choice for choice in choices(question) if choice.says]


def _cardinality(question: Question) -> str:
    return "multiple" if question.kind == QuestionKind.MATCH or several_may_be_chosen(question) else "single"


def _response(root: Any, question: Question) -> None:
    kinds = {QuestionKind.OPEN: "string", QuestionKind.MATCH: "directedPair"}
    base = kinds.get(QuestionKind(question.kind), "identifier")
    declared = QTI.add(root, "qti-response-declaration", identifier="RESPONSE", cardinality=_cardinality(question))
    declared.set("base-type", base)
    if right := _right(question):
        correct = QTI.add(declared, "qti-correct-response")
        for value in right:
            QTI.add(correct, "qti-value", value)


def _right(question: Question) -> list[str]:
    if question.kind == QuestionKind.MATCH:
        rights = right_sides(question)
        return [f"L{row} R{rights.index(right) + 1}" for row, (_left, right) in enumerate(question.pairs, 1)]
    return [choice.code for choice in choices(question) if choice.correct]


def _outcomes(root: Any, question: Question) -> None:
    score = _outcome(root, "SCORE", "float", "0")
    score.set("normal-maximum", "1")
    if question.kind == QuestionKind.OPEN:
        score.set("external-scored", "human")
    _outcome(root, "MAXSCORE", "float", "1")
    if question.explanation and question.kind != QuestionKind.OPEN:
        _outcome(root, _EXPLAINED, "identifier")
    if _said(question):
        _outcome(root, "FEEDBACK", "identifier").set("cardinality", _cardinality(question))


def _outcome(root: Any, name: str, base: str, default: str = "") -> Any:
    outcome = QTI.add(root, "qti-outcome-declaration", identifier=name, cardinality="single", base_type=base)
    if default:
        QTI.add(QTI.add(outcome, "qti-default-value"), "qti-value", default)
    return outcome


def _choices(body: Any, question: Question) -> None:
    several = several_may_be_chosen(question)
    interaction = QTI.add(body, "qti-choice-interaction", response_identifier="RESPONSE")
    interaction.set("max-choices", "0" if several else "1")
    interaction.set("shuffle", "false" if question.kind == QuestionKind.TRUE_FALSE else "true")
    _lines(QTI.add(interaction, "qti-prompt"), question.text)
    for choice in choices(question):
        _lines(QTI.add(interaction, "qti-simple-choice", identifier=choice.code), choice.text)


def _match(body: Any, question: Question) -> None:
    count = str(len(question.pairs))
    interaction = QTI.add(body, "qti-match-interaction", response_identifier="RESPONSE", shuffle="true")
    interaction.set("max-associations", count)
    _lines(QTI.add(interaction, "qti-prompt"), question.text)
    lefts, rights = (QTI.add(interaction, "qti-simple-match-set") for _side in range(2))
    for row, (left, _right) in enumerate(question.pairs, 1):
        _associable(lefts, f"L{row}", left, "1")
    for place, right in enumerate(right_sides(question), 1):
        # The same right half may belong to more than one left half.
        _associable(rights, f"R{place}", right, count)


def _associable(side: Any, code: str, text: str, most: str) -> None:
    _lines(QTI.add(side, "qti-simple-associable-choice", identifier=code, match_max=most), text)


def _open(body: Any, question: Question) -> None:
    model = "\n".join(text for text in (question.model_answer, question.explanation) if text)
    if model:
        rubric = QTI.add(body, "qti-rubric-block", use="scoring", view="scorer")
        _lines(QTI.add(QTI.add(rubric, "qti-content-body"), "p"), model)
    interaction = QTI.add(body, "qti-extended-text-interaction", response_identifier="RESPONSE", expected_lines="4")
    _lines(QTI.add(interaction, "qti-prompt"), question.text)


def _processing(root: Any, question: Question) -> None:
    processing = QTI.add(root, "qti-response-processing")
    condition = QTI.add(processing, "qti-response-condition")
    when = QTI.add(condition, "qti-response-if")
    match = QTI.add(when, "qti-match")
    QTI.add(match, "qti-variable", identifier="RESPONSE")
    QTI.add(match, "qti-correct", identifier="RESPONSE")
    _set(when, "SCORE", "float", "1")
    _set(QTI.add(condition, "qti-response-else"), "SCORE", "float", "0")
    if question.explanation:
        _set(processing, _EXPLAINED, "identifier", "ja")
    if _said(question):
        target = QTI.add(processing, "qti-set-outcome-value", identifier="FEEDBACK")
        QTI.add(target, "qti-variable", identifier="RESPONSE")


def _set(parent: Any, name: str, base: str, value: str) -> None:
    target = QTI.add(parent, "qti-set-outcome-value", identifier=name)
    QTI.add(target, "qti-base-value", value, base_type=base)


def _feedback(root: Any, question: Question) -> None:
    for choice in _said(question):
        _modal(root, "FEEDBACK", choice.code, choice.says)
    if question.explanation:
        _modal(root, _EXPLAINED, "ja", question.explanation)


def _modal(root: Any, outcome: str, code: str, text: str) -> None:
    modal = QTI.add(root, "qti-modal-feedback", outcome_identifier=outcome, identifier=code, show_hide="show")
    _lines(QTI.add(QTI.add(modal, "qti-content-body"), "p"), text)


def _lines(element: Any, text: str) -> None:
    """A text with the line ends that were typed."""
    first, *others = text.split("\n")
    element.text = first
    for line in others:
        end = etree.SubElement(element, f"{{{QTI.uri}}}br")
        end.tail = line
