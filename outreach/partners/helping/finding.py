"""The list "Waar vindt u hulp?": what somebody asks for, and who fits."""

from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import QueryDict
from django.utils.translation import gettext as _

from people.service import Province

from ...enums import PartnerOffer, YesNoUnknown
from ...languages import LANGUAGES
from ...models import Partner
from .. import describing
from ..searching import offering, speaking, working_in

PER_PAGE = 15


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for, by the names in the address; "" is everything. What does not exist asks nothing."""

    provincie: str = ""
    wat: str = ""
    taal: str = ""
    bedrijf: str = ""

    @classmethod
    def read(cls, given: QueryDict) -> "Asked":
        """From the address."""
        return cls(
            provincie=_known(given.get("provincie", ""), Province.values),
            wat=_known(given.get("wat", ""), PartnerOffer.values),
            taal=_known(given.get("taal", ""), LANGUAGES),
            bedrijf=_known(given.get("bedrijf", ""), ("ja",)),
        )

    @property
    def query(self) -> str:
        """For in an address."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Whether something was chosen."""
        return any(asdict(self).values())


def _known(value: str, codes: Any) -> str:
    return value if value in codes else ""


@dataclass(frozen=True, slots=True)
class Helper:
    """One organisation as somebody who looks for help reads it."""

    name: str
    town: str
    kind: str
    where: str
    offers: list[str]
    helps: list[str]
    languages: str
    limits: list[str]
    costs: str
    waiting: str
    partner: Partner = field(repr=False)

    @property
    def telephone(self) -> str:
        """For a link that dials."""
        return describing.dialable(self.partner.phone)


def page_of(asked: Asked, number: str | None) -> Page[Any]:
    """The page of organisations that fit; those near first, then those for the whole country. Three queries."""
    page: Page[Any] = Paginator(fitting(asked), PER_PAGE).get_page(number)
    page.object_list = [_told(each, asked) for each in page.object_list]
    return page


def fitting(asked: Asked) -> QuerySet[Partner]:
    """Who fits. For entrepreneurs those we are sure of first, and nobody who says no."""
    found: QuerySet[Partner] = Partner.objects.public().prefetch_related("helps")
    order = ["nationwide", "name", "pk"]
    if asked.provincie:
        found = working_in(found, asked.provincie)
    if asked.wat:
        found = offering(found, asked.wat)
    if asked.taal:
        found = speaking(found, asked.taal)
    if asked.bedrijf:
        surely = Case(
            When(helps_entrepreneurs=YesNoUnknown.YES, then=Value(0)), default=Value(1), output_field=IntegerField()
        )
        found = found.exclude(helps_entrepreneurs=YesNoUnknown.NO).annotate(surely=surely)
        order.insert(0, "surely")
    return found.order_by(*order)


def _told(partner: Partner, asked: Asked) -> Helper:
    limits = describing.not_for(partner)
    if asked.bedrijf and partner.helps_entrepreneurs == YesNoUnknown.UNKNOWN:
        limits.append(_("Wij weten niet of zij ondernemers helpen. Vraag dat eerst."))
    return Helper(
        name=partner.name,
        town=partner.town,
        kind=partner.get_kind_display(),
        where=describing.where(partner),
        offers=describing.offers_of(partner),
        helps=[each.label for each in partner.helps.all()],
        languages=describing.listed(describing.languages_of(partner)),
        limits=limits,
        costs=describing.costs(partner),
        waiting=describing.waiting(partner),
        partner=partner,
    )
