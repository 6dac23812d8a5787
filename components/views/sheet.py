"""A sheet: a chart whose marks are placed in pixels of a nominal size, and stretched with it.

Type and lines keep their size. Where the language runs from the right, the sheet begins there.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from components.scene import Scene
from components.views import chart
from components.views.traces import Trace

HIDDEN = {"visible": False, "fixedrange": True}
EDGE = 6  # pixels around the sheet
NEAR = 60  # pixels from which a pointer finds a mark


class Sheet(NamedTuple):
    """The nominal size of a chart, and the size of its type, in pixels."""

    width: float
    height: float
    letters: float


def of(scene: Scene) -> Sheet:
    """Return the sheet of a scene, rather smaller than what it will be shown on."""
    letters = scene.style.letters(12)
    if scene.presented:
        return Sheet(1180, 560, letters)
    # Title, key and notes of a picture that is taken away leave less height than a page has.
    if scene.compact:
        return Sheet(350, 345 if scene.taken else 480, letters)
    return Sheet(720, 340 if scene.taken else 420, letters)


def figure(
    scene: Scene, name: str, drawn: Sequence[Trace], grows: tuple[float, float] | None = None
) -> dict[str, Any]:
    """Return the figure of what is drawn on the sheet of a scene; `name` is that of its view.

    What lies between the two heights that grow takes all that the window is higher than the sheet:
    see assets/views/sheet.js.
    """
    across, up = [0, of(scene).width], [0, of(scene).height]
    turned = scene.say.direction == "rtl"
    return {
        "data": list(drawn),
        "layout": chart.plotted(
            scene,
            name,
            margin=dict.fromkeys("lrtb", EDGE),
            dragmode=False,
            hoverdistance=NEAR,
            xaxis={**HIDDEN, "range": across[::-1] if turned else across},
            yaxis={**HIDDEN, "range": up},
            **({"meta": {"grows": [*grows], "nominal": of(scene).height}} if grows else {}),
        ),
    }
