"""Work spread over processes, through :class:`concurrent.futures.Executor`: on this machine or on a Dask cluster.

Work is a function of a context and an item. The context (the archive, the theme) is large and the same for all items:
processes that are forked have it already, others are sent it once. Results come in the order of the items, so that
what is made does not depend on who made it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from directive_archive.fingerprint import of_bytes
from directive_archive.packing import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_C = TypeVar("_C")
_T = TypeVar("_T")
_R = TypeVar("_R")
AUTO = "auto"
"""Processes, one a core, where there is enough to do."""
EXAMPLES = "auto, none, processes, processes:4, dask:tcp://10.0.0.5:8786"
_AT_LEAST = 400
"""Items (one to three milliseconds each) that pay for starting processes, which takes a few tenths of a second."""
_CHUNK = 32
_AHEAD = 3
"""Chunks a worker that are under way, so that results that wait for their turn stay few."""


class ExecutorError(Exception):
    """Work cannot be spread as the setting says. The message is for users, in two languages."""


class Workers:
    """Who does the work."""

    def __init__(self, setting: str = "none") -> None:
        """Take a setting.

        Args:
            setting: ``none``, ``processes``, ``processes:N``, ``dask:ADDRESS``, or ``auto``.

        Raises:
            ExecutorError: if there is no such setting.
        """
        self.setting = setting.strip()
        """As it was given."""
        self._kind, _, self._detail = self.setting.partition(":")
        sound = {
            AUTO: not self._detail,
            "none": not self._detail,
            "processes": not self._detail or (self._detail.isdecimal() and int(self._detail) > 0),
            "dask": bool(self._detail),
        }
        if not sound.get(self._kind, False):
            raise ExecutorError(f"executor: {setting!r} không dùng được / is not one of: {EXAMPLES}.")
        self._client: Any = None

    @property
    def _count(self) -> int:
        """Processes on this machine."""
        return int(self._detail) if self._detail else _cores()

    def spreads(self, count: int) -> bool:
        """Whether so many items go to other processes."""
        if self._kind == AUTO:
            return count >= _AT_LEAST and _cores() > 1
        return count > 0 and self._kind != "none"

    def each(self, work: Callable[[_C, _T], _R], context: _C, items: Sequence[_T]) -> Iterator[_R]:
        """The results of all items, in their order.

        Args:
            work: a function of a module, for other processes must find it by name.
            context: what all items need; :func:`~directive_archive.packing.pack` must understand it.
            items: what to work on; small, for they are sent to the processes.

        Raises:
            ExecutorError: if a process died or the cluster cannot be reached. What ``work`` raises comes through.
        """
        if not self.spreads(len(items)):
            for item in items:
                yield work(context, item)
            return
        starts = range(0, len(items), _CHUNK)
        opened = self._on_cluster(context) if self._kind == "dask" else self._on_machine(context, len(starts))
        with opened as (submit, count):
            waiting: deque[Future[list[_R]]] = deque()
            try:
                for start in starts:
                    waiting.append(submit(work, items[start : start + _CHUNK]))
                    if len(waiting) > count * _AHEAD:
                        yield from waiting.popleft().result()
                while waiting:
                    yield from waiting.popleft().result()
            except BrokenProcessPool as error:
                raise ExecutorError(
                    "Một tiến trình con đã chết (hết bộ nhớ?); thử executor: none."
                    " / A worker process died (out of memory?); try executor: none."
                ) from error
            finally:
                for each in waiting:
                    each.cancel()

    @contextmanager
    def _on_machine(self, context: object, chunks: int) -> Iterator[tuple[Callable[..., Future[Any]], int]]:
        """A pool of processes that have the context.

        Forked ones have it without a copy. That is not safe where threads run (``mkdocs serve``), nor possible
        everywhere: others are started anew and sent it.
        """
        forks = sys.platform == "linux" and threading.active_count() == 1
        count = min(self._count, chunks)
        gc.collect()
        gc.freeze()  # else collecting garbage would make copies of all pages of memory in every process
        try:
            pool = ProcessPoolExecutor(
                count,
                mp_context=multiprocessing.get_context("fork" if forks else "spawn"),
                initializer=_begin,
                initargs=(context if forks else pack(context), not forks),
            )
            try:
                yield lambda *work: pool.submit(_work_here, *work), count
            finally:  # leave no process behind, whatever happens: chunks under way end, others are never begun
                pool.shutdown(wait=True, cancel_futures=True)
        finally:
            gc.unfreeze()

    @contextmanager
    def _on_cluster(self, context: object) -> Iterator[tuple[Callable[..., Future[Any]], int]]:
        """The executor of a Dask cluster, whose workers see the same files under the same names."""
        client = self._connect()
        packed = pack(context)
        name = of_bytes(packed)
        sent = client.scatter(packed, broadcast=True, hash=False)
        executor = client.get_executor(retries=1)
        try:
            yield lambda *work: executor.submit(_work_there, sent, name, *work), sum(client.nthreads().values()) or 1
        finally:
            executor.shutdown()
            sent.release()

    def _connect(self) -> Any:  # noqa: ANN401 - a class of a library that need not be there
        if self._client is None:
            try:
                distributed = import_module("distributed")
            except ImportError as error:
                raise ExecutorError(
                    "executor: dask cần thư viện: pip install 'directive-archive[dask]'."
                    " / executor: dask needs a library: pip install 'directive-archive[dask]'."
                ) from error
            try:
                self._client = distributed.Client(self._detail, timeout=10, set_as_default=False)
            except (OSError, ValueError) as error:
                raise ExecutorError(
                    f"Không tới được cụm máy Dask {self._detail}. / The Dask cluster {self._detail} cannot be reached."
                ) from error
        return self._client

    def close(self) -> None:
        """Leave the cluster."""
        if self._client is not None:
            self._client.close()
            self._client = None


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# ---- in the worker ----

_context: Any = None


def _begin(context: Any, is_packed: bool) -> None:  # noqa: ANN401, FBT001 - an initializer takes what it is given
    global _context  # noqa: PLW0603 - the one thing that a worker keeps from chunk to chunk
    _context = unpack(context) if is_packed else context
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides, and says so once
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A process whose parent was killed has nobody to work for."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work_here(work: Callable[[Any, _T], _R], items: Sequence[_T]) -> list[_R]:
    return [work(_context, item) for item in items]


_there: tuple[str, Any] = ("", None)
_one_at_a_time = threading.Lock()
"""Workers of a cluster may have several threads, contexts are made for one."""


def _work_there(packed: bytes, name: str, work: Callable[[Any, _T], _R], items: Sequence[_T]) -> list[_R]:
    global _there  # noqa: PLW0603 - as above: a context is unpacked once
    with _one_at_a_time:
        if _there[0] != name:
            _there = (name, unpack(packed))
        return [work(_there[1], item) for item in items]
