"""Home's models in the register of personal data."""

from privacy.service import declare_without

from .models import HelpSettings, HomePage, NewsPage, StandardPage

declare_without("pagina's van de redactie: geen gegevens van deelnemers", HomePage, NewsPage, StandardPage)
declare_without("gegevens van het team dat zich hier openbaar bereikbaar maakt", HelpSettings)
