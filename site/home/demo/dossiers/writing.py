"""What the example team wrote for the report."""

from contributions.models import AgendaItem
from handover.service import Place, ReportText, write_text
from people.models import User

from .texts import INTRODUCTION, METHOD, PER_ACTION

_PLACES = (Place.ACTION, Place.QUESTIONS, Place.NEXT_STEP)


def write_texts(by: User) -> None:
    """All texts, once; what somebody changed or took away stays so."""
    if ReportText.objects.exists():
        return
    write_text(ReportText(place=Place.INTRODUCTION, body=INTRODUCTION), by=by)
    write_text(ReportText(place=Place.METHOD, body=METHOD), by=by)
    agenda = {item.number: item for item in AgendaItem.objects.all()}
    for number, told in PER_ACTION.items():
        for place, body in zip(_PLACES, (told.begin, told.questions, told.next_step), strict=True):
            if body:
                write_text(ReportText(place=place, agenda_item=agenda[number], body=body), by=by)
