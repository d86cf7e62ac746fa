"""Settings of the documentation: `sphinx-build docs docs/_build`, with the packages of the extra `docs`."""

from __future__ import annotations

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
