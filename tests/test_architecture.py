"""What points where: layers, panels, the one writer of the address, the one home of colours."""

import ast
import re
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
# Folders from the lowest to the highest: each imports only what stands before it, and itself.
# A module that stands right under `components` or `data` is a step of its own; so is what is named.
ORDER = (
    *(
        "data.reading",
        "data.languages",
        "data.glossary",
        "data.pages",
        "data.states",
        "data.former_states",
        "data.state_codes",
        "data.dates",
        "data.model",
        "data.columns",
    ),
    "data.relation",
    "data.engines",
    *("data.chosen", "data.vouching", "data.listing", "data.periods"),
    *(
        "data.rights",
        "data.dataset",
        "data.finding",
        "data.description",
        "data.load",
        "data.balance",
        "data.positions",
    ),
    *("data.parameters", "data.selection", "data.filtering", "data.address"),
    *("data.comparison", "data.story"),
    *("data.results", "data.density", "data.camps", "data.catalogue", "data.library"),
    "data.files",
    # What reading a text shares with opening a table.
    *("data.opening.missing", "data.opening.naming", "data.opening.dating"),
    *(f"data.opening.tables.{name}" for name in ("reasons", "content", "decoding")),
    "data.coder",
    "data.opening",
    "data.readings",
    *(
        "components.ids",
        "components.accepted",
        "components.elements",
        "components.markup",
        "components.addresses",
    ),
    *("components.language", "components.fields", "components.widgets", "components.drawing"),
    *("components.view", "components.scene"),
    *(
        "components.wording",
        "components.evidence",
        "components.views",
        "components.panels",
        "components.takeaway",
    ),
    *("components.worksheet", "components.documents", "components.shipped", "components.controls"),
    *(
        "components.embed",
        "components.finding",
        "components.header",
        "components.page",
        "components.redraw",
        "components.answers",
        "components.first",
        "components.callbacks",
    ),
    "components.server",
    "components.opening",
    "components.reading",
    "app",
)
LONGEST = 40  # lines of a function, its docstring not counted
NO_DASH = {"dash", "plotly", "flask", "dash_mantine_components", "dash_ag_grid", "babel"}
MODULES = sorted([ROOT / "app.py", *ROOT.glob("components/**/*.py"), *ROOT.glob("data/**/*.py")])
STYLES = sorted(ROOT.glob("assets/**/*.css"))
SCRIPTS = sorted(path for path in ROOT.glob("assets/**/*.js") if path.parent.name != "vendor")
COLOUR = re.compile(
    r"""(?<![\w&/.-])\#(?:[0-9a-fA-F]{3,4}){1,2}\b(?!\w)   # hex
      | \b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch)\(   # functions
      | (?<![\w-])(?:white|black|red|green|blue|gr[ae]y|orange|yellow|purple|pink|brown)(?![\w-])
    """,
    re.VERBOSE,
)
# No colour at all: the sheet behind a chart is the page's, a shadow is the absence of light.
COLOURLESS = ("rgba(0,0,0,0)", "rgb(0 0 0 / ")


def name_of(path):
    return str(path.relative_to(ROOT))


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path):
    """Return every module that a file imports, also inside functions, with full names."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def code_of(path):
    """Return the code of a module without its docstrings and comments."""
    found = ast.parse(path.read_text(encoding="utf-8"))  # its own: it is changed
    for node in ast.walk(found):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(
            node
        ):
            node.body[0].value.value = ""
    return ast.unparse(found)


def each(paths):
    """Hold a test of one file for many, as one test: so many would take longer to tell of."""

    def of_all(test):
        def every():
            wrong = []
            for path in paths:
                try:
                    test(path)
                except AssertionError as error:
                    wrong.append(f"{name_of(path)}: {error}")
            assert not wrong, "\n".join(wrong)

        every.__doc__ = test.__doc__
        return every

    return of_all


each_module = each(MODULES)


def step_of(module):
    """Return the step of ORDER that a module belongs to, and nothing where it is none of ours."""
    parts = module.split(".")
    steps = (".".join(parts[:n]) for n in range(len(parts), 0, -1))
    return next((step for step in steps if step in ORDER), None)


@each_module
def test_imports_only_point_down(path):
    own = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    if path.name == "__init__.py" and path.parent.parent == ROOT:  # components, data: say only
        assert not imported(path)
        return
    assert step_of(own), f"{own} has no place in ORDER"
    reach = ORDER.index(step_of(own))
    above = [
        name for name in imported(path) if (step := step_of(name)) and ORDER.index(step) > reach
    ]
    assert not above, f"{own} imports {', '.join(above)}"


def test_an_engine_imports_only_what_stands_above_it_in_the_list():
    said = ast.get_docstring(tree(ROOT / "data" / "engines" / "__init__.py"))
    order = re.findall(r"^`(\w+)`", said, re.MULTILINE)
    for at, name in enumerate(order):
        found = imported(ROOT / "data" / "engines" / f"{name}.py")
        ours = {one.split(".")[2] for one in found if one.startswith("data.engines.")}
        assert ours <= {*order[:at]}, name


def test_the_science_does_not_know_the_address():
    for path in ROOT.glob("data/balance/*.py"):
        ours = {name for name in imported(path) if name.startswith("data.")}
        assert not ours & {"data.address", "data.selection"}, name_of(path)


# What neighbours share; any other import would tie two pictures, or two panels, together.
SHARED = {
    "views": {
        *("alignments", "bars", "bins", "by_actor", "by_class", "chart", "diagram", "difference"),
        *("explore", "fits", "heat", "lanes", "lasting", "notes", "partners", "rulers", "scored"),
        *("sheet", "stacks", "time_axis", "traces", "tray", "turning"),
    },
    "panels": {"choice", "dialog"},
}
LIST = "catalogue.py"  # of the views: the one module that knows them all


@pytest.mark.parametrize("folder", SHARED)
def test_pictures_and_panels_do_not_import_one_another(folder):
    for path in ROOT.glob(f"components/{folder}/*.py"):
        prefix = f"components.{folder}."
        ours = {name[len(prefix) :].split(".")[0] for name in imported(path) if prefix in name}
        assert ours <= SHARED[folder] or path.name == LIST, name_of(path)


TABLES = {"pandas", "polars", "duckdb", "pyarrow", "narwhals", "ibis", "pyspark"}


@each_module
def test_only_the_engine_knows_a_library_of_tables(path):
    """Everybody else asks Relations, so that any engine can answer."""
    known = {module.split(".")[0] for module in imported(path)} & TABLES
    ours = (
        "engines/table",
        "engines/grouping",
        "opening/in_place/cells",
        "opening/in_place/columns",
    )
    allowed = name_of(path) in [f"data/{one}.py" for one in ours]
    formats = ("data/opening/tables/columnar.py", "data/engines/parquet.py")
    reads = {"duckdb"} if name_of(path) in formats else set()
    if name_of(path) == "data/opening/in_place/connected.py":
        reads = {"duckdb", "ibis", "pyspark", "pyarrow"}
    assert known <= ({"narwhals"} if allowed else reads)


def test_the_column_of_a_tie_is_spelled_once():
    spelled = [
        name_of(path) for path in MODULES if re.search(r"tie_(\{|countries|actors)", code_of(path))
    ]
    assert spelled == ["data/engines/coded.py"]


@each(sorted(ROOT.glob("data/**/*.py")))
def test_the_data_know_nothing_of_what_draws_them(path):
    assert not {module.split(".")[0] for module in imported(path)} & NO_DASH


def test_there_are_no_circles():
    graph = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): imported(path) for path in MODULES
    }
    done, doing = set(), []

    def visit(module):
        assert module not in doing, f"circle: {' → '.join([*doing, module])}"
        if module in done:
            return
        doing.append(module)
        for other in sorted(graph[module] & graph.keys()):
            visit(other)
        done.add(doing.pop())

    for module in graph:
        visit(module)


@each_module
def test_only_the_controls_write_the_address(path):
    """The address is `url.search`: an output of one module's callback, or of none."""
    if name_of(path) == "components/controls.py":
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Output", "set_props"):
            target = ast.unparse(node.args[0])
            assert target not in ("ids.URL", "'url'", "URL"), f"line {node.lineno}"


def functions(path):
    """Yield name and length of each function, in lines without its docstring."""
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = node.end_lineno - node.lineno + 1
            if ast.get_docstring(node):
                length -= node.body[0].end_lineno - node.body[0].lineno + 1
            yield node.name, length


@each_module
def test_no_function_is_longer_than_can_be_seen_at_once(path):
    assert [name for name, length in functions(path) if length > LONGEST] == []


def test_most_functions_are_read_at_a_glance():
    lengths = sorted(length for path in MODULES for _, length in functions(path))
    assert median(lengths) <= 6
    assert lengths[len(lengths) * 9 // 10] <= 15


def test_a_module_has_one_subject_and_is_as_long_as_that_needs():
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in MODULES}
    assert median(lengths.values()) <= 120
    assert [name for name, length in lengths.items() if length > 300] == []


def test_a_scene_only_holds_things_together():
    (scene,) = (
        node
        for node in tree(ROOT / "components" / "scene.py").body
        if isinstance(node, ast.ClassDef) and node.name == "Scene"
    )
    assert sum(isinstance(part, (ast.AnnAssign, ast.FunctionDef)) for part in scene.body) <= 20


def test_no_module_is_a_drawer_for_everything():
    names = {path.stem for path in ROOT.glob("**/*.py") if ".venv" not in path.parts}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


@each_module
def test_every_module_says_what_it_is_for(path):
    assert ast.get_docstring(tree(path))


PACKAGES = [path for path in MODULES if path.name == "__init__.py"]


@each(PACKAGES)
def test_a_package_says_what_each_of_its_modules_is_for(package):
    said = ast.get_docstring(tree(package))
    modules = {path.stem for path in package.parent.glob("*.py")} - {"__init__"}
    assert modules == set(re.findall(r"^`(\w+)`", said, re.MULTILINE)), name_of(package)


@each([path for path in [*MODULES, *STYLES, *SCRIPTS] if path.name != "theme.py"])
def test_colours_are_written_in_the_theme_only(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        strings = [n.value for n in ast.walk(tree(path)) if isinstance(n, ast.Constant)]
        text = "\n".join(s for s in strings if isinstance(s, str) and " " not in s.strip())
    if path.suffix == ".css":
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        text = re.sub(r"white-space|url\([^)]*\)", "", text)
    if path.suffix == ".js":
        text = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)
    for harmless in COLOURLESS:
        text = text.replace(harmless, "")
    assert COLOUR.findall(text) == []


# Private parts of Dash and Plotly; tests/browser/test_internals.py tells when one of them moves.
PRIVATE = re.compile(r"dash_stores|_full[A-Z]|__data__|\._subplot|\._offset|\.d2p\b|\bPlots\b")


@each(SCRIPTS)
def test_one_script_leans_on_private_parts_of_the_libraries(path):
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert bool(PRIVATE.search(text)) == (path.name == "internals.js")


@each_module
def test_nothing_is_read_with_namibia_taken_for_nothing(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("read_csv"):
            assert any(key.arg == "keep_default_na" for key in node.keywords), f"line {node.lineno}"


@each_module
def test_callbacks_belong_to_an_app(path):
    """A bare @callback is registered for the first app only."""
    assert "dash.callback" not in imported(path)
    assert "dash.clientside_callback" not in imported(path)


@each_module
def test_nothing_is_shown_as_markup(path):
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"dangerously|DangerouslySet|dcc\.Markdown|Markup\(", source)
