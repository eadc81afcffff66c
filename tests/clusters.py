"""Settings of the executor to test with, and a Dask cluster of two worker processes on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

SETTINGS = ("none", "processes:2", "dask")


@contextmanager
def settings_here(kind: str) -> Iterator[str]:
    """The setting of one kind, with a cluster where it asks for one."""
    if kind != "dask":
        yield kind
        return
    distributed = pytest.importorskip("distributed", reason="needs the extra `dask`; requirements/test.lock has it")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=40
    ) as cluster:
        yield f"dask:{cluster.scheduler_address}"
