"""The list of views: a new one is its own module and a line here."""

from components.view import Views
from components.views import camps, matrix, network, per_year, table, timeline, world, years

VIEWS = Views(
    (
        world.VIEW,
        network.VIEW,
        matrix.VIEW,
        camps.VIEW,
        per_year.VIEW,
        table.VIEW,
        years.VIEW,
        timeline.VIEW,
    )
)
