"""The same paper or the same code twice: in this file, or in the platform already, by whichever door it came."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from contributions.service import Arrived, Known, Report

from .columns import CODE, REFERENCE, Column


class Twice:
    """Lets through whom nobody knows yet. Three queries per batch, however many forms it holds.

    `typed` are the papers that colleagues typed in. A number that we printed stands for the code on its strip: whoever
    holds that strip can read back what came of this form.
    """

    def __init__(
        self, known: Known, columns: Mapping[int, Column], report: Report, *, typed: Collection[str] = ()
    ) -> None:
        self._known, self._report, self._typed = known, report, typed
        self._at = {column.key: (place, column.title) for place, column in columns.items()}
        self._first: dict[str, int] = {}

    def fresh(self, batch: Sequence[Arrived]) -> Iterator[Arrived]:
        """Those of the batch that are in for the first time."""
        papers = self._known.references({form.reference_hash for form in batch if form.reference_hash})
        printed = self._known.printed({form.content.printed_number for form in batch if form.content.printed_number})
        wanted = {form.code_hash for form in batch if form.code_hash} | set(printed.values())
        codes = self._known.codes(wanted)
        for form in batch:
            number_of = printed.get(form.content.printed_number, "")
            is_new = [
                self._is_new(form, REFERENCE, form.reference_hash, self._about_paper(form, papers, number_of, codes)),
                self._is_new(form, CODE, form.code_hash, self._about_code(form, codes, number_of)),
            ]
            if all(is_new):
                yield replace(form, code_hash=form.code_hash or number_of)

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

    def _about_paper(self, form: Arrived, papers: set[str], number_of: str, codes: Mapping[str, bool]) -> str:
        if form.content.printed_number and not number_of:
            return _("Dit nummer hebben wij niet gedrukt. Kijk nog eens goed naar de letters en cijfers.")
        if form.reference_hash in self._typed:
            return _("Een collega voerde een formulier met dit nummer al in. Haal de rij weg, of verbeter het nummer.")
        if form.reference_hash in papers or (number_of and not codes.get(number_of)):
            return _("Een formulier met dit nummer is al opgenomen. Haal de rij weg, of verbeter het nummer.")
        return ""

    def _about_code(self, form: Arrived, codes: Mapping[str, bool], number_of: str) -> str:
        if number_of and form.code_hash and form.code_hash != number_of:
            return _("Deze code hoort niet bij het nummer op het papier. Kijk beide nog eens na.")
        if not form.code_hash or codes.get(form.code_hash):
            return ""
        if form.code_hash in codes:
            return _("Met deze code is al iets ingestuurd of begonnen. Haal de rij weg, of verbeter de code.")
        return _("Deze code kennen wij niet. Kijk op het papier of alle woorden en cijfers kloppen.")
