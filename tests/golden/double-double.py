"""Golden values of src/numerics/precise.ts: each a sum of two doubles, as the arithmetic there holds it.

    python3 tests/golden/double-double.py

Needs mpmath (Debian: python3-mpmath) and writes double-double.json beside itself. Every argument is a double;
every value is computed with 80 digits and then rounded to a first double and the remainder to a second.
"""

import json
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 80


def pair(value):
    high = float(value)
    return [high, float(value - mpf(high))]


def values(function, points):
    return [[x, *pair(function(mpf(x)))] for x in points]


def both(points):
    return [s * x for x in points for s in (-1.0, 1.0)]


small = [10.0**-k for k in (18, 17, 16, 12, 8, 7, 4, 2)]
middle = [0.1, 0.3, 0.34, 0.36, 0.5, 0.7, 1.0, 1.7, 2.5, 3.9, 3.99, 4.0, 4.1, 5.0, 5.5]
far = [8.3, 10.0, 13.7, 20.0, 27.3, 36.0]

golden = {
    "constants": {"log2": pair(mp.log(2)), "inverseSqrtTwoPi": pair(1 / mp.sqrt(2 * mp.pi))},
    "exp": values(mp.exp, both(small + middle + far + [100.0, 650.0])),
    "expm1": values(mp.expm1, both(small + middle + far)),
    "log1p": values(mp.log1p, [x for x in small + middle if x <= 1] + [1e-40, 1e-200]),
    "normalTail": values(lambda x: mp.erfc(x / mp.sqrt(2)) / 2, [0.0, *small, *middle, *far]),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(golden, indent=0) + "\n")
