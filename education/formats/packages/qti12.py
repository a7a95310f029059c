"""The quiz as a Common Cartridge wants it: QTI 1.2, with the profile of each question.

A cartridge knows no question that matches. Each pair becomes a question with one answer: nothing is lost.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from django.utils.translation import gettext as _

from education.enums import QuestionKind
from education.source import Question, Source

from ..text import one_line
from .names import identifier
from .quiz import Choice, choices, questions_of, right_sides, several_may_be_chosen
from .xml import XSI, Namespace, to_bytes

QTI = Namespace("http://www.imsglobal.org/xsd/ims_qtiasiv1p2")
_SCHEMA = "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd"
_EXPLAINED = "general_fb"
_EXAM = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes",
    "qmd_hintspermitted": "No",
    "qmd_solutionspermitted": "Yes",
    "cc_maxattempts": "unlimited",
}


def assessment(source: Source) -> bytes:
    """The whole quiz as one file. The texts of `source` are clean already."""
    root = QTI.root("questestinterop", {"xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{QTI.uri} {_SCHEMA}")
    test = QTI.add(root, "assessment", ident=identifier(source, "assessment"), title=one_line(source.title))
    _metadata(test, _EXAM)
    section = QTI.add(test, "section", ident="root_section")
    for question in questions_of(source):
        _question(section, source, question)
    return to_bytes(root)


def _question(section: Any, source: Source, question: Question) -> None:
    ident = identifier(source, "question", question.key)
    if question.kind == QuestionKind.OPEN:
        _open(section, ident, question)
    elif question.kind == QuestionKind.MATCH:
        for place, (text, answers) in enumerate(_pairs(question), 1):
            _choice(section, f"{ident}_{place}", "multiple_choice", text, answers, question.explanation)
    else:
        _choice(section, ident, _profile(question), question.text, choices(question), question.explanation)


def _profile(question: Question) -> str:
    if question.kind == QuestionKind.TRUE_FALSE:
        return "true_false"
    return "multiple_response" if several_may_be_chosen(question) else "multiple_choice"


def _pairs(question: Question) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    rights = right_sides(question)
    for left, right in question.pairs:
        answers = tuple(Choice(f"a{place}", text, text == right) for place, text in enumerate(rights, 1))
        yield f"{question.text}\n{left}", answers


def _choice(section: Any, ident: str, profile: str, text: str, answers: tuple[Choice, ...], explanation: str) -> None:
    several = profile == "multiple_response"
    item = _item(section, ident, text, profile)
    asked = _asked(item, text)
    response = QTI.add(asked, "response_lid", ident="response1", rcardinality="Multiple" if several else "Single")
    shown = QTI.add(response, "render_choice")
    for answer in answers:
        _text(QTI.add(QTI.add(shown, "response_label", ident=answer.code), "material"), answer.text)
    _score(_scoring(item), answers, several, explanation)
    if explanation:
        _feedback(item, _EXPLAINED, explanation)
    for answer in answers:
        if answer.says:
            _feedback(item, f"{answer.code}_fb", answer.says)


def _score(scoring: Any, answers: tuple[Choice, ...], several: bool, explanation: str) -> None:
    """First what is right, and stop there: some readers take every answer named before that for a right one."""
    told = [_EXPLAINED] if explanation else []
    rights = [f"{answer.code}_fb" for answer in answers if answer.correct and answer.says]
    best = _condition(scoring, "No")
    _rights(best, answers, several)
    QTI.add(best.getparent(), "setvar", "100", action="Set", varname="SCORE")
    _show(best, *rights, *told)
    for answer in answers:
        if answer.says and (several or not answer.correct):
            chosen = _condition(scoring, "Yes")
            QTI.add(chosen, "varequal", answer.code, respident="response1")
            _show(chosen, f"{answer.code}_fb")
    if told:
        otherwise = _condition(scoring, "Yes")
        QTI.add(otherwise, "other")
        _show(otherwise, *told)


def _rights(condition: Any, answers: tuple[Choice, ...], several: bool) -> None:
    if not several:
        code = next(answer.code for answer in answers if answer.correct)
        QTI.add(condition, "varequal", code, respident="response1")
        return
    every = QTI.add(condition, "and")
    for answer in answers:
        QTI.add(every if answer.correct else QTI.add(every, "not"), "varequal", answer.code, respident="response1")


def _open(section: Any, ident: str, question: Question) -> None:
    item = _item(section, ident, question.text, "essay", qmd_computerscored="No")
    asked = _asked(item, question.text)
    QTI.add(QTI.add(asked, "response_str", ident="response1", rcardinality="Single"), "render_fib")
    always = _condition(_scoring(item), "No")
    QTI.add(always, "other")
    if answer := "\n".join(text for text in (question.model_answer, question.explanation) if text):
        _show(always, "solution", kind="Solution")
        feedback = QTI.add(item, "itemfeedback", ident="solution")
        solution = QTI.add(QTI.add(feedback, "solution"), "solutionmaterial")
        _text(QTI.add(QTI.add(solution, "flow_mat"), "material"), answer)


def _item(section: Any, ident: str, text: str, profile: str, **more: str) -> Any:
    item = QTI.add(section, "item", ident=ident, title=one_line(text, _("Vraag"))[:80])
    _metadata(QTI.add(item, "itemmetadata"), {"cc_profile": f"cc.{profile}.v0p1", **more})
    return item


def _metadata(parent: Any, fields: dict[str, str]) -> None:
    metadata = QTI.add(parent, "qtimetadata")
    for label, entry in fields.items():
        one = QTI.add(metadata, "qtimetadatafield")
        QTI.add(one, "fieldlabel", label)
        QTI.add(one, "fieldentry", entry)


def _asked(item: Any, text: str) -> Any:
    presentation = QTI.add(item, "presentation")
    _text(QTI.add(presentation, "material"), text)
    return presentation


def _scoring(item: Any) -> Any:
    scoring = QTI.add(item, "resprocessing")
    outcomes = QTI.add(scoring, "outcomes")
    QTI.add(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    return scoring


def _condition(scoring: Any, goes_on: str) -> Any:
    return QTI.add(QTI.add(scoring, "respcondition", **{"continue": goes_on}), "conditionvar")


def _show(condition: Any, *idents: str, kind: str = "Response") -> None:
    for ident in idents:
        QTI.add(condition.getparent(), "displayfeedback", feedbacktype=kind, linkrefid=ident)


def _feedback(item: Any, ident: str, text: str) -> None:
    feedback = QTI.add(item, "itemfeedback", ident=ident)
    _text(QTI.add(QTI.add(feedback, "flow_mat"), "material"), text)


def _text(material: Any, text: str) -> None:
    """A text as the HTML that readers of a cartridge expect: escaped, with its line ends."""
    QTI.add(material, "mattext", escape(text, quote=False).replace("\n", "<br/>"), texttype="text/html")
