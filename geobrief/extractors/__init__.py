"""Extraction by language models: asked for records, held against the text, and asked again.

`Chat` takes any client or function of the user's; nothing of a vendor is imported.
"""

from geobrief.extractors.chat import Chat
from geobrief.extractors.extraction import Attempt, Comparison, Extraction
from geobrief.extractors.protocol import Extractor, as_extractor

__all__ = ["Attempt", "Chat", "Comparison", "Extraction", "Extractor", "as_extractor"]
