"""What came out of the steps of a round: counted by the worker, kept as codes and numbers, read by pages.

`keeping` counts with the `count` of the method; `showing` decides who may see what, and hides small cells.
Who answers is always counted as a person (promise 4): the unit is a participation that was handed in and stands.
"""
