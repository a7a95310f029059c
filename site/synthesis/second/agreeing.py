"""How well the two coders agree, per code. Pure sums over what was marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..measures.agreement import alpha, alpha_interval, raw_agreement
from ..models import AgreementSample, Code, SampleItem, SampleMark

#: With fewer contributions, or with a code that hardly ever came up, a figure says nothing.
FEWEST_ITEMS, FEWEST_MARKED = 10, 3
#: With fewer contributions an interval promises more than it knows: the figure is only an indication.
FEWEST_FOR_INTERVAL = 20
#: K. Krippendorff, *Content Analysis* (2004), p. 241: from .800 on reliable, from .667 on for careful conclusions.
RELIABLE, CAREFUL = 0.8, 0.667


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """One code: of `items` contributions `both`, only the `first` or only the `second` coder marked it."""

    code: Code
    items: int
    both: int
    first: int
    second: int
    observed: float | None = None
    alpha: float | None = None
    interval: tuple[float, float] | None = None
    kappa: float | None = None

    @property
    def neither(self) -> int:
        """Contributions that nobody marked with it."""
        return self.items - self.both - self.first - self.second

    @property
    def says_something(self) -> bool:
        """Whether there is enough to say anything by."""
        return self.items >= FEWEST_ITEMS and self.both + self.first + self.second >= FEWEST_MARKED

    @property
    def is_indicative(self) -> bool:
        """Whether the figure says something, but not how sure it is."""
        return self.says_something and self.items < FEWEST_FOR_INTERVAL

    @property
    def verdict(self) -> str:
        """reliable · careful · weak · unknown."""
        if not self.says_something or self.alpha is None:
            return "unknown"
        if self.alpha >= RELIABLE:
            return "reliable"
        return "careful" if self.alpha >= CAREFUL else "weak"


def cohens_kappa(both: int, first: int, second: int, neither: int) -> float | None:
    """Cohen's kappa for yes and no: (p_o - p_e) / (1 - p_e); None when chance alone would agree always.

    J. Cohen, *Educ. Psychol. Meas.* 20 (1960).
    """
    total = both + first + second + neither
    if not total:
        return None
    observed = (both + neither) / total
    yes = (both + first) * (both + second) / total**2
    no = (second + neither) * (first + neither) / total**2
    chance = yes + no
    return None if chance == 1 else (observed - chance) / (1 - chance)


def agreement_of(sample: AgreementSample) -> list[CodeAgreement]:
    """Every code of the sample, those with most differences first; over what both are done with. Three queries."""
    return agreements_of([sample])[sample.pk]


def agreements_of(samples: Sequence[AgreementSample], *, using: str = "default") -> dict[Any, list[CodeAgreement]]:
    """{sample: every code of it, those with most differences first}; three queries, however many samples."""
    items: dict[Any, set[int]] = {sample.pk: set() for sample in samples}
    done = SampleItem.objects.using(using).filter(sample__in=list(items), first_done=True, second_done=True)
    for sample_id, item in done.values_list("sample_id", "pk"):
        items[sample_id].add(item)
    marked: dict[tuple[Any, Any], dict[int, set[int]]] = {}
    marks = SampleMark.objects.using(using).filter(item__sample__in=list(items))
    for sample_id, item, code, place in marks.values_list("item__sample_id", "item", "code", "place"):
        if item in items[sample_id]:
            marked.setdefault((sample_id, code), {1: set(), 2: set()})[place].add(item)
    found: dict[Any, list[CodeAgreement]] = {sample.pk: [] for sample in samples}
    through = AgreementSample.codes.through._default_manager.using(using).filter(agreementsample__in=list(items))
    for each in through.select_related("code").order_by("code__name"):
        sample_id = each.agreementsample_id
        of_code = marked.get((sample_id, each.code.pk), {1: set(), 2: set()})
        found[sample_id].append(_of(each.code, len(items[sample_id]), of_code))
    for codes in found.values():
        codes.sort(key=lambda each: (-(each.first + each.second), -each.both, each.code.name))
    return found


def _of(code: Code, items: int, marked: dict[int, set[int]]) -> CodeAgreement:
    both = len(marked[1] & marked[2])
    first, second = len(marked[1]) - both, len(marked[2]) - both
    neither = items - both - first - second
    table = [[0, 2]] * both + [[1, 1]] * (first + second) + [[2, 0]] * neither
    interval = alpha_interval(table, resamples=500) if items >= FEWEST_FOR_INTERVAL and both + first + second else None
    return CodeAgreement(
        code,
        items,
        both,
        first,
        second,
        observed=raw_agreement(table),
        alpha=alpha(table),
        interval=(interval.low, interval.high) if interval else None,
        kappa=cohens_kappa(both, first, second, neither),
    )
