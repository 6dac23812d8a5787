"""Whose the data are, in words: their authors and their licence, or that none is stated."""

from components.language.texts import Words
from data.dataset import DataSet


def author(say: Words, data_set: DataSet) -> str:
    """Name the authors of a data set."""
    names = data_set.authors(say.language)
    return say.listing(map(say.name, names)) if names else say("rights.no_author")


def licence(say: Words, data_set: DataSet, *, whole: bool = False) -> str:
    """Name the licences of a data set, in short or by their whole titles."""
    names = [one.title if whole else one.name for one in data_set.rights.licences]
    return say.listing(map(say.name, names)) if names else say("rights.no_licence")
