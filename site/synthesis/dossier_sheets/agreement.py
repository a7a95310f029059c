"""The sheet that tells how well two coders agreed, per code; only of samples that nobody codes any more."""

from collections.abc import Iterator
from typing import Any

from contributions.service import Column, ColumnKind, Scope, Sheet

from ..coding.sheets import WHICH_CODE
from ..enums import SampleState
from ..models import AgreementSample

#: With fewer contributions the bounds themselves are rough.
INDICATIVE_BELOW = 20
VERDICTS = {
    "reliable": "Betrouwbaar",
    "careful": "Voorzichtig: alleen voor een voorlopige conclusie",
    "weak": "Te weinig overeenstemming",
    "unknown": "Te weinig om iets te zeggen",
}


def agreement_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Every code of every sample that was coded twice."""
    states = [SampleState.SETTLING, SampleState.SETTLED]
    samples = list(AgreementSample.objects.using(scope.using).filter(state__in=states).order_by("made_on", "pk"))
    if not samples:
        return
    from ..second.agreeing import agreements_of  # noqa: PLC0415 -- numpy costs a process 30 MB: only when needed

    found = agreements_of(samples, using=scope.using)
    for sample in samples:
        for each in found[sample.pk]:
            low, high = each.interval or (None, None)
            is_told = each.says_something
            yield (
                str(sample.pk),
                sample.name,
                sample.made_on,
                str(each.code.pk),
                each.code.name,
                each.items,
                each.both,
                each.first,
                each.second,
                _rounded(each.observed),
                _rounded(each.alpha) if is_told else None,
                _rounded(low) if is_told else None,
                _rounded(high) if is_told else None,
                "ja" if each.items < INDICATIVE_BELOW else "nee",
                _rounded(each.kappa) if is_told else None,
                VERDICTS[each.verdict],
            )


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(float(number), 3)


_NUMBER = ColumnKind.NUMBER
_INTEGER = ColumnKind.INTEGER

AGREEMENT = Sheet(
    code="overeenstemming",
    title="Overeenstemming",
    description="Hoe vaak twee analisten los van elkaar dezelfde code gaven. Alleen voor het team.",
    order=64,
    identity=("sample", "code_id"),
    audiences=frozenset({"intern"}),
    columns=(
        Column("sample", "Nummer van de steekproef", "Welke trekking.", 38, ColumnKind.CODE),
        Column("name", "Steekproef", "De naam van de trekking.", 30, wrap=True),
        Column("made_on", "Getrokken op", "De dag van de trekking.", 14, ColumnKind.DATE),
        *WHICH_CODE,
        Column("items", "Bijdragen", "Hoeveel bijdragen allebei lazen.", 12, _INTEGER),
        Column("both", "Allebei", "Hoe vaak allebei de code gaven.", 10, _INTEGER),
        Column("first", "Alleen de eerste", "Hoe vaak alleen de eerste dat deed.", 10, _INTEGER),
        Column("second", "Alleen de tweede", "Hoe vaak alleen de tweede dat deed.", 10, _INTEGER),
        Column("observed", "Gelijk", "Welk deel zij gelijk deden, 0 tot 1.", 10, _NUMBER),
        Column("alpha", "Alfa", "Alfa van Krippendorff: gelijk, zonder toeval. Leeg bij te weinig.", 10, _NUMBER),
        Column("low", "Alfa: van", "Ondergrens van 95 procent, door hertrekken.", 10, _NUMBER),
        Column("high", "Alfa: tot", "Bovengrens van 95 procent, door hertrekken.", 10, _NUMBER),
        Column(
            "indicative",
            "Indicatief",
            f"‘ja’: minder dan {INDICATIVE_BELOW} bijdragen, de grenzen zijn ruw.",
            10,
            values="ja · nee",
        ),
        Column("kappa", "Kappa", "Kappa van Cohen: gelijk, zonder toeval. Leeg bij te weinig.", 10, _NUMBER),
        Column("verdict", "Oordeel", "Wat dit zegt.", 40, wrap=True, values=" · ".join(VERDICTS.values())),
    ),
    rows=agreement_rows,
)
