"""The evidence: every relation behind what is chosen, with who says so, and how it is taken along.

`card`: a relation: what, when, the statement, who says so and where, and how to take it along
`copying`: where it is said that something was copied
`summary`: what is chosen in a few words, before all that is said of it is listed
`lists`: what the evidence lists: one list, or one for each side of a comparison
`jumps`: the ways through a long list: its years with their numbers, and where it begins
`listing`: relations year by year, a window of them at a time
`windows`: what the browser asks of a list: another part of it, or where a relation stands
`paper`: the evidence as a page for the printer, or for a PDF
`routes`: the evidence on paper at /evidence, with the same query as the atlas
"""
