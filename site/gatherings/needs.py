"""What people need to take part, in their own words."""

from django.utils.translation import gettext_lazy as _

from .enums import AccessNeed

#: What one reads at each need: plain, and what we do with it.
NEED_LABELS = {
    AccessNeed.STEP_FREE: _("Ik kan niet over een trap of drempel"),
    AccessNeed.ACCESSIBLE_TOILET: _("Ik heb een toilet nodig waar een rolstoel in past"),
    AccessNeed.HEARING_LOOP: _("Ik heb een ringleiding nodig, voor mijn hoortoestel"),
    AccessNeed.QUIET_SPACE: _("Ik wil even weg kunnen naar een rustige ruimte"),
    AccessNeed.NEAR_TRANSIT: _("Ik kom met de bus of trein en kan niet ver lopen"),
    AccessNeed.SIGN_LANGUAGE: _("Ik heb een tolk gebarentaal nodig"),
    AccessNeed.INTERPRETER: _("Ik heb een tolk in mijn taal nodig"),
    AccessNeed.WRITTEN_AS_SPOKEN: _("Ik heb een schrijftolk nodig: die typt wat er gezegd wordt"),
    AccessNeed.READING_HELP: _("Ik wil dat iemand mij voorleest wat er op papier staat"),
    AccessNeed.CHILDCARE: _("Ik heb opvang voor mijn kind nodig"),
    AccessNeed.DIET: _("Ik eet sommige dingen niet"),
}
