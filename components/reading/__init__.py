"""From a text to relations that a person accepts, mends or refuses.

`answered`: what a person did in the form of a reading, as a step that is kept
`growing`: the map that grows with each relation that is kept
`honest`: what suggests relations, how well that was measured to work, and what it misses
`listing`: all relations in question, by paragraph
`mending`: what else can be mended of a suggestion: both ends, whether it counts, its sentence
`page`: the page of a reading: the text, one suggestion, and the map
`pair`: two readers of one text: how far they agree, and all that they differ in
`passage`: the text around a suggestion, with who acts, what is done and toward whom marked
`question`: one suggestion as a form: kinds, status, direction and all else that can be mended
`routes`: the pages at /read
`rules`: the rule of the codebook for each choice
`seen`: what a reader looks at
`start`: the page on which a text is given
`suggested`: what is suggested of a text, as JSON and as a draft data set, for the command line
"""
