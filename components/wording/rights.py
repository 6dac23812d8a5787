"""Whose the data are, in words: their authors and their licence, or that none is stated."""

from components.language.texts import Words
from data.dataset import DataSet
from data.rights import UNKNOWN


def author(say: Words, data_set: DataSet) -> str:
    """Name the authors of a data set."""
    names = data_set.authors(say.language)
    return say.listing(map(say.name, names)) if names else say("rights.no_author")


def licence(say: Words, data_set: DataSet, *, whole: bool = False) -> str:
    """Name the licences of a data set, in short or by their whole titles."""
    names = [one.title if whole else one.name for one in data_set.rights.licences]
    return say.listing(map(say.name, names)) if names else say("rights.no_licence")


def passing_on(say: Words, data_set: DataSet) -> str:
    """Say why a data set is not passed on, or that nobody knows whether it may be; else nothing."""
    rights = data_set.rights
    if rights.is_withheld:
        return say("rights.withheld")
    unknown = rights.redistribution == UNKNOWN and not rights.licences
    return say("rights.unknown") if unknown else ""
