"""Learn the weights of comparisons, from judged pairs or without any, and how far to trust them.

Main words: *judged pair* (two descriptions somebody held to be one person or not), *model* (for
each level of agreement, how often one person's and two persons' descriptions reach it) and
*calibration* (from the sum of weights to how often such pairs were one person).

Learning happens away from casework: it reads comparisons, never descriptions, and what it returns
is shown to a person before it is used.
"""
