"""Who read the example rounds before they opened."""

READERS = "Leesgroep Taal voor Iedereen (VOORBEELD)"
