"""The form of a story in the editor: which conversations one chooses from."""

from typing import Any

from django.utils.formats import date_format
from wagtail.admin.forms import WagtailAdminPageForm

from contributions.models import Occasion

#: So many conversations to choose from, the newest; the one that was chosen before stays as well.
AT_MOST = 200


class PracticeForm(WagtailAdminPageForm):
    """Only conversations that took place, the newest first, each with its day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("dialogue")
        if field is not None:
            newest = field.queryset.order_by("-held_on", "-pk").values_list("pk", flat=True)[:AT_MOST]
            offered = {*newest, self.instance.dialogue_id} - {None}
            field.queryset = Occasion.objects.filter(pk__in=offered).order_by("-held_on", "-pk")
            field.label_from_instance = _label


def _label(dialogue: Occasion) -> str:
    day = date_format(dialogue.held_on, "j F Y") if dialogue.held_on else ""
    return f"{dialogue.title}, {day}" if day else dialogue.title
