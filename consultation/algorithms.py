"""The algorithms of this app, as the Algoritmeregister asks for them."""

from privacy.service import Algorithm, declare_algorithm

declare_algorithm(
    Algorithm(
        key="opinion_groups",
        page="consultation:explained_groups",
        code=("site/synthesis/opinion_groups.py", "site/synthesis/measures"),
        name="Groepen van meningen vinden",
        short_description="Zoekt bij stellingen welke meningen vaak samengaan, als er genoeg mensen stemden.",
        goal=(
            "Laten zien waar mensen het over eens zijn, en waar verschillen liggen, naast de groepen die zij "
            "zelf kozen."
        ),
        impact=(
            "Het beïnvloedt hoe een uitkomst gelezen wordt. Niemand wordt ingedeeld: in welke groep iemand zit, "
            "wordt niet bewaard en is niemand bekend."
        ),
        proportionality=(
            "Een computer vindt altijd groepen, ook als ze er niet zijn. Daarom gelden strenge grenzen: "
            "minstens 300 mensen, en de groepen moeten bij een proef bijna steeds terugkomen. Anders zeggen wij "
            "dat er geen zijn."
        ),
        human_intervention=(
            "Een analist vraagt de berekening aan, leest haar en legt uit wat het team ermee doet. Een "
            "bevinding wordt door een mens geschreven en vastgesteld."
        ),
        risk_management=(
            "Vergeleken met Polis en red-dwarf op openbare gegevens (docs/methods-opinion.md). Twintig keer "
            "overdoen met tachtig procent. Correctie voor toeval bij veel stellingen. Groepen onder vijf worden "
            "niet getoond."
        ),
        source_data="Stemmen op stellingen (eens, oneens, geen van beide), zonder naam. Geen kenmerken van mensen.",
        methods_and_models=(
            "Hoofdcomponenten met ontbrekende stemmen, k-means met twee tot vijf groepen, silhouet, en de "
            "gecorrigeerde Rand-index voor de proef. Het leert niet van eerdere rondes."
        ),
    ),
)
