"""Names and codes of states in tables of all kinds, known exactly or not at all.

`aliases`: what states are called in tables of all kinds
`lookup`: whom a name means, exactly
`names`: from what a cell says to the state that is meant, without ever guessing
`spelling`: names of states, without what differs from one table to the next
`within`: states within a longer text: several in one cell, or the one whose army or people it is
"""
