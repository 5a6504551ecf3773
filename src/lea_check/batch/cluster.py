"""A cluster as workers: those of a running Dask scheduler. They need this program, but no disk in common with us."""

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager

from lea_check.batch.executors import CHUNK, CHUNK_OF_REPORTS, WorkerPool, WorkersGone

SECONDS_TO_CONNECT = 10


@contextmanager
def cluster(address: str, *, reports: bool = False) -> Iterator[WorkerPool]:
    """The workers of the Dask scheduler at an address such as tcp://10.0.0.5:8786.

    Raises ImportError without the extra `cluster`, and WorkersGone where no scheduler with workers is found.
    """
    from distributed import Client, KilledWorker

    fatal_errors = (OSError, CancelledError)
    logging.disable()  # what goes wrong is told in our own words
    try:
        client = Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (*fatal_errors, ValueError) as error:
        raise WorkersGone(str(error)) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
        except fatal_errors as error:
            raise WorkersGone(str(error)) from error
        yield WorkerPool(
            start=lambda: client.get_executor(pure=False),
            workers=max(1, sum(client.nthreads().values())),  # also where one that was there has just left
            lost_error=KilledWorker,
            fatal_errors=fatal_errors,
            sends_data=True,
            chunk=CHUNK_OF_REPORTS if reports else CHUNK,
        )
