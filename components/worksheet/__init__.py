"""The worksheet for a class: a page for the printer with questions and a sketch.

`ink`: the drawing as SVG, with its ties or without
`page`: a worksheet: a page with a blank picture and questions, and another with the answers
`questions`: the questions of a worksheet, from easy to hard
`routes`: the worksheet at /worksheet, its answers below: for the printer, asked as the atlas is
`sheet`: the busiest actors of a selection, and the ties between them
`sketch`: a drawing for paper: where places, names and ties stand, with or without a map
"""
