"""What is in already: numbers of papers and printed codes, so that nobody is counted twice."""

import hashlib
import hmac
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from .models import ImportedForm, Occasion, Receipt


def reference_hash(occasion: Occasion, reference: str) -> str:
    """The keyed hash of a number on a paper; capitals and spaces make no difference. "" without a number."""
    plain = "".join(unicodedata.normalize("NFKC", reference).casefold().split())
    if not plain:
        return ""
    return hmac.new(settings.RECEIPT_KEY.encode(), f"paper:{occasion.pk}:{plain}".encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Known:
    """Asks the database for many at once. What this run itself took in does not count: it may have been killed."""

    occasion: Occasion
    run_id: UUID | None = None

    def references(self, hashes: Collection[str]) -> set[str]:
        """Those of these papers that are in already. One query."""
        found = ImportedForm.objects.filter(occasion=self.occasion, reference_hash__in=hashes)
        return set(found.exclude(run=self.run_id).values_list("reference_hash", flat=True)) if hashes else set()

    def printed(self, numbers: Collection[str]) -> dict[str, str]:
        """The hash of the code that belongs to each of these printed numbers; ours only. One query."""
        found = Receipt.objects.filter(printed_as__in=numbers)
        return dict(found.values_list("printed_as", "code_hash")) if numbers else {}

    def codes(self, hashes: Collection[str]) -> dict[str, bool]:
        """Of those of these codes that are ours: whether one is free to use. One query."""
        if not hashes:
            return {}
        found = Receipt.objects.filter(code_hash__in=hashes)
        return {
            code: participation is None or (run is not None and run == self.run_id)
            for code, participation, run in found.values_list(
                "code_hash", "participation", "participation__imported_form__run"
            )
        }
