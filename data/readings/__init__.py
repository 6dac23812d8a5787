"""A text that a person reads, with all that they decide on: kept, taken back, made a data set.

`apart`: a stranger's text is read in a process of its own
`asked`: what such a process is asked, and what it answers
`codes`: what a person may say of a relation, as it is kept and as a form sends it
`endpoint`: a better coder, if whoever runs the atlas names one: asked within limits
`files`: a text out of a file: TXT, HTML, DOCX, PDF
`grounded`: what such a coder answers, as far as its words stand in the text
`items`: relations in question, and what became of each
`kept`: readings on this machine: the text, what was suggested, and every step of a reader
`own_words`: whether a statement has been copied from the text
`pdf`: the text of a PDF
`results`: the data set of a reading
`steps`: every step of a reader, and what is left of them after those that were taken back
`stored`: a reading as JSON
`two`: two readers of one text: where they agree, and what was settled
`word_document`: the text of a DOCX
"""
