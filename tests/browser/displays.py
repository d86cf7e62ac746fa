"""A notebook in which everything that shows itself in notebooks does so, run and written as HTML."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "panels" / "data"

TEXT = (
    "Chile and Peru signed a border treaty on 3 June 1929. <script>document.title = 'changed'</script>\n"
    "President Augusto Leguía of Peru praised it. Bolivia protested on 10 June 1929."
)
CELLS = {
    "brief": f"""import geobrief
text = {TEXT!r}
brief = geobrief.read(text, published="1929-06-12")
brief""",
    "scenario": f"geobrief.load({str(ROOT / 'tests' / 'scenarios' / 'wrong.yaml')!r})",
    "findings": "_.findings",
    "grounded": """geobrief.ground(
    {"events": [{"type": "ACCUSE", "actors": ["Peru"], "recipients": ["Chile"], "evidence": ["Bolivia protested"]}]},
    text, published="1929-06-12",
)""",
    "explanation": "brief.explain(brief.agreements[0])",
    "world": "world = geobrief.world()\nworld",
    "state": 'world.state("Burma")',
    "person": 'world.person("Margaret Thatcher")',
    "agreement": 'world.agreements["warsaw-pact-1955"]',
    "dispute": 'world.dispute("Falklands War")',
    "organization": 'world.organizations["org:NATO"]',
    "event": "brief.events[0]",
    "resolution": 'world.resolve("Congo")',
    "unknown name": 'world.resolve("Phillipines")',
    "states": 'world.on("1989-11-09").states',
    "tenures": 'world.tenures(state="Chile")',
    "agreements": 'world.agreements(kind="alliance", on="1985-01-01")',
    "disputes": 'world.disputes(party="Ecuador")',
    "empty": "world.states[:0]",
    "coverage": 'world.coverage("tenures")',
    "codes": 'world.codes(["Peru", "Congo", "Atlantis"], to="cow", on="1995-01-01")',
    "several codes": 'world.codes(["Chile", "Bermuda"], to=["cow", "iso3", "region", "name_fr"])',
    "leaders": 'world.leaders(["France", "Kiribati"], on=[1960, 1960])',
    "system": 'world.system("cow")',
    "dataset": f'geobrief.datasets.read("auto", {str(DATA / "mid-b.csv")!r})',
    "panel": f"""from geobrief import panels
pairs = panels.dyad_years("cow", 1950, 1960).add_alliances({str(DATA / "alliances.csv")!r})
pairs = pairs.add_disputes({str(DATA / "mid-b.csv")!r})
pairs""",
    "network": 'world.network("alliances", on="1955-07-01")',
    "leaders chart": 'world.leaders_chart("Chile", during="1960/2000")',
    "timeline": 'world.agreements["warsaw-pact-1955"].timeline()',
    "chart": 'pairs.plot("dispute_ongoing", statistic="sum")',
}


def executed() -> object:
    """The notebook with its outputs."""
    from nbclient import NotebookClient
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    cells = [cell for title, code in CELLS.items() for cell in (new_markdown_cell(f"## {title}"), new_code_cell(code))]
    notebook = new_notebook(cells=cells, metadata={"title": "Everything that shows itself"})
    return NotebookClient(notebook, timeout=300, kernel_name="python3").execute()


def page(notebook: object, theme: str) -> str:
    """The notebook as JupyterLab shows it in a theme, light or dark, without what would be loaded from elsewhere."""
    from nbconvert import HTMLExporter

    addresses = dict.fromkeys(("mathjax_url", "require_js_url", "jquery_url", "mermaid_js_url"), "")
    exporter = HTMLExporter(template_name="lab", theme=theme, **addresses)
    return str(exporter.from_notebook_node(notebook)[0])
