"""Sets that are there: as one file, whose they are, and how long they stay.

`gone`: what is taken from the shelf, by whoever may, or as its days are over
`owner`: who may change a set: on a server whoever opened it first, and nobody else
`project`: a set as one file, which opens again as the set that it was
`proof`: whether a set is what its name says: that file, read that way
`steps`: a story of one's own, step by step, as a reader writes it in the page
"""
