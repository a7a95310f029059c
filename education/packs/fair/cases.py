"""The made-up cases that a class weighs. No person in them exists; days are about how much work it is."""

CASES = """
> A. Rayan: achttien en meteen een schuld (5 dagen werk)
> Rayan woonde in een instelling. Niemand vertelde hem over een zorgverzekering. Nu heeft hij een schuld.
> Zijn begeleider zegt: dit zie ik vaker.

> B. De app met moeilijke woorden (6 dagen werk)
> Duizenden jongeren gebruiken een app voor toeslagen. Zij lezen woorden die zij niet kennen.
> Velen vullen iets verkeerd in. Later moeten zij geld terugbetalen.

> C. Finn: de brief ging naar zijn oude huis (1 dag werk)
> Finn verhuisde en gaf dat niet door. Nu moet hij 300 euro betalen. Hij heeft nog niemand gebeld.

> D. De bezorgers (12 dagen werk)
> Honderden jongeren brengen eten rond. Zij wisten niet dat zij zelf aangifte moesten doen.
> Nu krijgen zij een rekening en een boete.

> E. Amira: verwisseld met een ander (8 dagen werk)
> Amira heeft dezelfde naam als iemand anders. Haar toeslag stopte. Twee diensten wijzen naar elkaar.
> Zij kan haar studieboeken niet meer betalen.

> F. Mevrouw Bos: 78 jaar en geen internet (3 dagen werk)
> Mevrouw Bos kreeg een rekening van de Belastingdienst die niet klopt. Zij belde vier keer. Niemand belde terug.
"""
