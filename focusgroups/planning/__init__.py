"""The planner: which moments go ahead and who sits where. It advises; a person decides and sends.

What is asked stands in `instance`, from the database by `reading`; `model` and `solving` look for the best answer;
`checking` holds every rule a second time and trusts nobody; `why_not` and `what_if` explain; `running`, `editing` and
`sending` are the deeds.
"""
