"""How long a piece of work takes, told alike on a busy machine and in a process full of other tests' objects."""

import gc
import time
from collections.abc import Callable


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The least CPU seconds of some runs. The garbage collector waits: its time grows with what all tests have left."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(work) for _ in range(runs))
    finally:
        gc.enable()


def _once(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
