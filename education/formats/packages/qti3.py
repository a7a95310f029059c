"""QTI 3.0: the quiz for a system that takes tests, such as Wikiwijs. A package of one test and its items."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from education.enums import QuestionKind
from education.source import Question, Source

from ..text import cleaned, one_line
from .archive import zip_of
from .names import identifier
from .qti3_items import INTERACTIONS, QTI, SCHEMA, has_feedback, item
from .quiz import questions_of
from .xml import XSI, Namespace, to_bytes

CP = Namespace("http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1")
META = Namespace("http://www.imsglobal.org/xsd/imsqti_metadata_v3p0")
_SCHEMAS = f"{CP.uri} https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
_TEST = "toets.xml"


@override("nl")
def write_qti3(source: Source) -> bytes:
    """The package. Raises ValueError when there is no question."""
    source = cleaned(source)
    questions = questions_of(source)
    if not questions:
        raise ValueError("a test needs a question")
    paths = {f"vragen/vraag-{place:02d}.xml": question for place, question in enumerate(questions, 1)}
    items = {path: item(source, question) for path, question in paths.items()}
    return zip_of({"imsmanifest.xml": _manifest(source, paths), _TEST: _test(source, paths), **items}, source.day)


def _manifest(source: Source, paths: dict[str, Question]) -> bytes:
    root = CP.root("manifest", {"imsqmd": META.uri, "xsi": XSI}, identifier=identifier(source, "qti package"))
    root.set(f"{{{XSI}}}schemaLocation", _SCHEMAS)
    metadata = CP.add(root, "metadata")
    CP.add(metadata, "schema", "QTI Package")
    CP.add(metadata, "schemaversion", "3.0.0")
    CP.add(root, "organizations")
    resources = CP.add(root, "resources")
    test = _resource(resources, identifier(source, "qti test resource"), "imsqti_test_xmlv3p0", _TEST)
    for path, question in paths.items():
        ident = identifier(source, "qti resource", question.key)
        CP.add(test, "dependency", identifierref=ident)
        _resource(resources, ident, "imsqti_item_xmlv3p0", path, question)
    return to_bytes(root)


def _resource(resources: Any, ident: str, kind: str, path: str, question: Question | None = None) -> Any:
    resource = CP.add(resources, "resource", identifier=ident, type=kind, href=path)
    if question:
        metadata = META.add(CP.add(resource, "metadata"), "qtiMetadata")
        META.add(metadata, "timeDependent", "false")
        META.add(metadata, "interactionType", INTERACTIONS[QuestionKind(question.kind)])
        META.add(metadata, "feedbackType", "nonadaptive" if has_feedback(question) else "none")
        META.add(metadata, "scoringMode", "human" if question.kind == QuestionKind.OPEN else "responseprocessing")
    CP.add(resource, "file", href=path)
    return resource


def _test(source: Source, paths: dict[str, Question]) -> bytes:
    title = one_line(source.title, _("Zonder titel"))
    root = QTI.root("qti-assessment-test", {"xsi": XSI}, identifier=identifier(source, "qti test"), title=title)
    root.set(f"{{{XSI}}}schemaLocation", SCHEMA)
    _total(root, "SCORE")
    _total(root, "MAXSCORE")
    part = QTI.add(root, "qti-test-part", identifier="deel", navigation_mode="nonlinear")
    part.set("submission-mode", "individual")
    section = QTI.add(part, "qti-assessment-section", identifier="vragen", title=title, visible="true")
    for path, question in paths.items():
        QTI.add(section, "qti-assessment-item-ref", identifier=identifier(source, "qti", question.key), href=path)
    processing = QTI.add(root, "qti-outcome-processing")
    for name in ("SCORE", "MAXSCORE"):
        total = QTI.add(QTI.add(processing, "qti-set-outcome-value", identifier=name), "qti-sum")
        QTI.add(total, "qti-test-variables", variable_identifier=name)
    return to_bytes(root)


def _total(root: Any, name: str) -> None:
    declared = QTI.add(root, "qti-outcome-declaration", identifier=name, cardinality="single", base_type="float")
    QTI.add(QTI.add(declared, "qti-default-value"), "qti-value", "0")
