"""The engine that runs rules over records: registration, context, selection, ignore comments and fixes.

The rules themselves are in `geobrief.rules`.
"""
