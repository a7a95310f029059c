"""How long something waits, in working days, and whether that is longer than was promised."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column

from ..working_days import is_late, working_days_between


@dataclass(frozen=True, slots=True)
class Age:
    """Since a day; `days` is None for what waits for nobody any more."""

    day: date
    days: int | None = None
    late: bool = False

    @classmethod
    def since(cls, day: date) -> Self:
        """Of something that waits today."""
        today = timezone.localdate()
        return cls(day, working_days_between(day, today), is_late(day, today))

    def __str__(self) -> str:
        if self.days is None:
            return date_format(self.day, "j F Y")
        if self.days == 0:
            return _("sinds vandaag")
        return ngettext("%(days)d werkdag", "%(days)d werkdagen", self.days) % {"days": self.days}


class AgeColumn(Column):
    """An Age, with TE LAAT in words and not in colour alone."""

    cell_template_name = "contributions/admin/age_cell.html"
