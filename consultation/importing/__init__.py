"""Forms that come in as a workbook: the template for a round, reading one that was filled in, and taking it in.

The rules for an answer are those of the website (consultation/methods); here is only what a sheet adds.
"""
