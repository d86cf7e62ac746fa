"""Settings of the documentation: `sphinx-build docs docs/_build`, with the packages of the extra `docs`."""

from __future__ import annotations

import re

from sphinx.application import Sphinx

from geobrief import __version__

project = "geobrief"
author = "The geobrief developers"
copyright = "The geobrief developers"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
default_role = "code"  # in docstrings `x` is code

autodoc_member_order = "bysource"
autodoc_typehints = "none"
autodoc_class_signature = "mixed"

html_theme = "furo"
html_title = f"geobrief {release}"


def _short_signature(
    app: object, what: str, name: str, thing: object, options: object, signature: str | None, returns: str | None
) -> tuple[str | None, str | None]:
    """The signature with defaults as one would write them: an empty list is `()`."""
    return re.sub(r"<0 \w+>", "()", signature or "").replace("NOTHING", "…") or None, returns


def setup(app: Sphinx) -> None:
    """Connect what changes signatures."""
    app.connect("autodoc-process-signature", _short_signature)
