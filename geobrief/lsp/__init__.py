"""A language server for scenario files: findings, completions, hovers, quick fixes, outline and definitions.

Only `geobrief lsp` imports this package. It reads a clock only to wait until typing stops and to time the checks.
"""
