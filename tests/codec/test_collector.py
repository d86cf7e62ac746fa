"""The garbage collector pauses while a file is loaded, and is afterwards as it was."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor

import pytest

import geobrief
from geobrief.codec.collector import paused


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_restored(was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    try:
        with paused(), paused():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
        with pytest.raises(ZeroDivisionError), paused():
            raise ZeroDivisionError
        assert gc.isenabled() is was_on
        assert geobrief.load("events: [{type: AID, actors: [FRA], recipients: [ITA]}]\n").findings == ()
        assert gc.isenabled() is was_on
    finally:
        gc.enable()


def test_pauses_of_several_threads_end_together() -> None:
    def load(number: int) -> int:
        return len(geobrief.load(f"title: a{number}\n").findings)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(load, range(100))) == {0}
    assert gc.isenabled()
