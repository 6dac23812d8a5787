"""The long pages: about, methods, accessibility.

`colophon`: what the page about the atlas draws from the project itself: data sets, codebooks
`methods_counts`: what the methods page counts in every data set
`page`: a long page as HTML: head, contents, prose, and the links between the pages
`formulas`: formulas, in MathML: those of data/pages/formulas.xml
`prose`: markdown as HTML: anchors, links that keep the reader's language
`routes`: the documents of the atlas at /about, /methods and /accessibility: plain pages
`methods_rules`: the rules of the methods page as the code has them
`methods`: what the methods page works out of one data set
"""
