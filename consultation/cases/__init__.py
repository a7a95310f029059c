"""The case lab: a bank of made-up cases, who looks them over, and how they are put to people.

`bank` and `review` keep the bank, `lab` puts a set together at a step, `blocks` decides who meets which case,
`routing` says where answers are wanted, `others` tells somebody how others answered.
"""
