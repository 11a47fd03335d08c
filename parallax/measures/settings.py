"""Settings: what measures depend on beside texts and codebook."""

from dataclasses import dataclass
from zlib import crc32

import numpy as np


@dataclass(frozen=True)
class Settings:
    """What measures depend on beyond texts and codebook: the parameters that notebooks declare."""

    confidence: float = 0.95
    resamples: int = 5000
    random_seed: int = 1
    minimum_count: int = 4

    def generator(self, purpose: str) -> np.random.Generator:
        """The random numbers of one purpose, the same whatever else is computed before."""
        return np.random.default_rng([self.random_seed, crc32(purpose.encode())])
