"""What does an editor ask of a scenario file? A language server: findings as one types, and help with what to type.

Only `geobrief lsp` comes here. Nothing in this package reads a clock but to wait until somebody has stopped typing.
"""
