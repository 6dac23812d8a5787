"""The worksheet for a class: a page for the printer with questions and a sketch.

`page`: a worksheet: one page with a blank picture and questions, and a page with the answers
`questions`: the questions of a worksheet, from easy to hard
`routes`: the worksheet at /worksheet: a page for the printer, with the same query as the atlas
`sheet`: the busiest actors of a selection, and the ties between them
`sketch`: a drawing for paper: named places, with the ties between them or without, as SVG
"""
