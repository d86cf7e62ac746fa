"""A scenario as a person types it, with four errors."""

from __future__ import annotations

import pytest

TYPED = """\
title: Rapprochement
published: 2015-03-27
states:
  - {id: ARG, name: Argentina}
agreements:
  - {kind: aliance, parties: [Argentina, EU]}
  - {kind: trade, parties: [Argentina, EU], signed: 2015-03-18}
  - {kind: border, parties: [Norway],
     signed: 2010-09-15}
events:
  - {type: CONSULT, actors: [Fooland], recipients: [Argentina]}
  - {type: AGREE, actors: [Congo], recipients: [NO], date: 2005}
"""


@pytest.fixture
def typed() -> str:
    return TYPED
