"""The same paper or the same code twice: in this file, or in the platform already."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from contributions.service import Arrived, Known, Report

from .columns import CODE, REFERENCE, Column


class Twice:
    """Lets through whom nobody knows yet. Two queries per batch, however many forms it holds."""

    def __init__(self, known: Known, columns: Mapping[int, Column], report: Report) -> None:
        self._known, self._report = known, report
        self._at = {column.key: (place, column.title) for place, column in columns.items()}
        self._first: dict[str, int] = {}

    def fresh(self, batch: Sequence[Arrived]) -> Iterator[Arrived]:
        """Those of the batch that are in for the first time."""
        papers = self._known.references({form.reference_hash for form in batch if form.reference_hash})
        codes = self._known.codes({form.code_hash for form in batch if form.code_hash})
        for form in batch:
            is_new = [
                self._is_new(form, REFERENCE, form.reference_hash, self._about_paper(form, papers)),
                self._is_new(form, CODE, form.code_hash, self._about_code(form, codes)),
            ]
            if all(is_new):
                yield form

    def _is_new(self, form: Arrived, key: str, digest: str, problem: str) -> bool:
        if not digest:
            return True
        first = self._first.setdefault(digest, form.number)
        if first != form.number:
            problem = _("Dit staat ook in rij %(row)d. Elk papier en elke code mag één keer in het bestand.") % {
                "row": first
            }
        if problem:
            place, title = self._at[key]
            self._report.add(problem, row=form.number, column=place, title=title)
        return not problem

    def _about_paper(self, form: Arrived, papers: set[str]) -> str:
        if form.reference_hash not in papers:
            return ""
        return _("Een formulier met dit nummer is al opgenomen. Haal de rij weg, of verbeter het nummer.")

    def _about_code(self, form: Arrived, codes: Mapping[str, bool]) -> str:
        if not form.code_hash or codes.get(form.code_hash):
            return ""
        if form.code_hash in codes:
            return _("Met deze code is al iets ingestuurd of begonnen. Haal de rij weg, of verbeter de code.")
        return _("Deze code kennen wij niet. Kijk op het papier of alle woorden en cijfers kloppen.")
