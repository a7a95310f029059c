"""Plain words for the codes of the register."""

from django.utils.translation import gettext_lazy as _

from .register import Basis, Nomination

BASIS_LABELS = {
    Basis.PUBLIC_TASK: _("taak van algemeen belang (AVG artikel 6, lid 1, onder e)"),
    Basis.CONSENT: _("toestemming (AVG artikel 6, lid 1, onder a)"),
    Basis.LEGAL_DUTY: _("wettelijke plicht (AVG artikel 6, lid 1, onder c)"),
}

NOMINATION_LABELS = {
    Nomination.KEEP: _("blijvend bewaren"),
    Nomination.DESTROY: _("vernietigen"),
}
