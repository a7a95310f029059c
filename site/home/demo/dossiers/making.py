"""The dossiers of the demo. They are made at once, as the worker would: whoever starts the demo finds their files."""

from handover.service import (
    Audience,
    Order,
    Publication,
    Run,
    adopt_dossier,
    ask_dossier,
    make_dossier,
    publish_dossier,
)
from people.models import User

from ..decisions import OWNER

TITLE = "Wat wij hoorden en besloten, tot nu toe (VOORBEELD)"
SUMMARY = (
    "Per actie van de agenda leest u wat mensen zeiden, wat wij besloten en wat nog open staat. "
    "Het gaat over rondes op het web, gespreksgroepen, bijeenkomsten en klassen. Alles is een VOORBEELD."
)


def first_concept(analyst: User) -> None:
    """A workbook from before the findings: what came later, is seen when two dossiers are compared."""
    if not Run.objects.exists():
        _made(Order("xlsx", Audience.INTERNAL), analyst)


def adopted_for_the_team(*, analyst: User, organiser: User) -> None:
    """The report as a concept, and after reading adopted by name."""
    if not Run.objects.filter(audience=Audience.INTERNAL).exclude(adopted_by_name="").exists():
        _adopted(_made(Order("docx", Audience.INTERNAL), analyst), organiser)


def published_for_everybody(organiser: User) -> None:
    """The same for everybody, adopted and on the website: once, and only where its PDF can be made."""
    if Publication.objects.exists() or not _makes_pdf():
        return
    adopted = _adopted(_made(Order("docx", Audience.PUBLIC), organiser), organiser)
    if adopted.file:
        publication = publish_dossier(adopted, TITLE, SUMMARY, by=organiser)
        make_dossier(publication.run_id)


def _makes_pdf() -> bool:
    try:
        import weasyprint  # noqa: F401, PLC0415 -- slow, and needs system libraries
    except (ImportError, OSError):
        return False
    return True


def _adopted(concept: Run, organiser: User) -> Run:
    """The same, adopted; the concept itself when it could not be made."""
    if not concept.file:
        return concept
    run = adopt_dossier(concept, OWNER, by=organiser)
    make_dossier(run.pk)
    run.refresh_from_db()
    return run


def _made(order: Order, by: User) -> Run:
    run = ask_dossier(order, by=by)
    make_dossier(run.pk)
    run.refresh_from_db()
    return run
