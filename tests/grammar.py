"""What an address may say where some data sets are installed."""

from components.views.catalogue import VIEWS
from data.address.grammar import Grammar


def grammar(data_sets, default="article"):
    return Grammar(data_sets, default, VIEWS.names)
