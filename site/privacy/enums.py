"""Fixed codes with free labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What we ask leave for, beyond the use of an answer in the design itself. All default to no."""

    PUBLISH = "publish", _("Mijn woorden mogen op de website staan, zonder mijn naam")
    QUOTE = "quote", _("Een zin van mij mag in een rapport staan, zonder mijn naam")
    CONTACT = "contact", _("U mag mij later nog iets vragen")
    RECORDING = "recording", _("U mag een opname van mij gebruiken")
