"""From a text to relations that a person accepts, mends or refuses.

`suggested`: what is suggested of a text, as JSON and as a draft data set, for the command line
"""
