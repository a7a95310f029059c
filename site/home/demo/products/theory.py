"""The theory of change of the demo: from the problem to what people notice."""

from .shape import Part, Product, Version


def _node(code: str, title: str, node: str, *leads_to: str, indicator: str = "", explanation: str = "") -> Part:
    details: dict[str, object] = {"node": node}
    if leads_to:
        details["leads_to"] = list(leads_to)
    if indicator:
        details["indicator"] = indicator
    return Part(code, title, explanation, details)


THEORY = Product(
    slug="verandertheorie",
    kind="theory",
    title="Verandertheorie",
    introduction="Waarom denken wij dat dit helpt? En waaraan merken mensen dat het beter gaat?",
    agenda=(1,),
    versions=(
        Version(
            "Dit is de eerste versie. Helpers vulden aan waaraan zij iets zouden merken.",
            (
                _node("stuck", "Mensen lopen vast", "problem", "break_through", "evenings"),
                _node("same_mistakes", "Dezelfde fouten komen terug", "problem", "signal"),
                _node("no_help", "Hulp is ver weg", "problem", "helpers_line"),
                _node(
                    "break_through",
                    "Vastgelopen zaken losmaken",
                    "activity",
                    "solved",
                    indicator="Hoeveel zaken binnen drie maanden verder zijn.",
                ),
                _node("signal", "Fouten laten zien en laten herstellen", "activity", "fixed"),
                _node("helpers_line", "Een vaste lijn voor helpers", "activity", "found"),
                _node("evenings", "Avonden in het land", "activity", "found", "heard"),
                _node(
                    "solved",
                    "Iemand kan weer vooruit",
                    "result",
                    "trust",
                    indicator="Iemand zegt zelf: ik kan verder.",
                ),
                _node(
                    "fixed",
                    "De fout is weg, ook voor anderen",
                    "result",
                    "trust",
                    "fewer",
                    indicator="Hoe vaak dezelfde fout terugkomt.",
                ),
                _node(
                    "found", "Mensen vinden hulp dichtbij", "result", "fewer", indicator="Hoe ver iemand moet reizen."
                ),
                _node("heard", "Mensen merken dat er geluisterd wordt", "result", "trust"),
                _node(
                    "trust",
                    "Mensen durven weer te bellen",
                    "change",
                    indicator="Hoeveel mensen zelf bellen, en hoe vroeg.",
                ),
                _node("fewer", "Minder mensen lopen vast", "change", indicator="Nieuwe zaken per maand."),
            ),
            days_ago=60,
        ),
    ),
)
