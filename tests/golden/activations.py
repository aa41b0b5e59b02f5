"""Golden values of the activations: value and first to third derivative at many points.

    python3 tests/golden/activations.py            (all of them: a few minutes)
    python3 tests/golden/activations.py relu elu   (these only; the others stay as they are)

Needs mpmath (Debian: python3-mpmath) and writes activations.json beside itself. The oracle shares nothing
with the TypeScript: formulas are the textbook ones, evaluated with 400 digits so that no cancellation
matters, and the derivatives are numerical, not our formulas. Each number is then rounded once to a double.

A new activation needs a formula here: add it to FORMULAS and run the script again.
"""

import json
import math
import random
import re
import sys
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 400
HERE = Path(__file__).resolve().parent
ACTIVATIONS = HERE.parent.parent / "src" / "activations"


class Formula:
    """Analytic pieces from left to right, the borders between them, and the parameters to try."""

    def __init__(self, *pieces, borders=(), parameters=({},), extra=()):
        self.pieces, self.borders = pieces, [mpf(str(b)) for b in borders]
        self.parameters, self.extra = parameters, list(extra)

    def at(self, x, side=-1):
        """The piece to use at x; on a border the one to its left (side -1) or right (1)."""
        return self.pieces[sum(x > b or (x == b and side > 0) for b in self.borders)]


def sig(x):
    return 1 / (1 + mp.exp(-x))


def softplus(x):
    return mp.log(1 + mp.exp(x))


def number(text):
    return mpf(text)


def times(slope):
    return lambda x: number(slope) * x


zero = lambda x: mpf(0)
one = lambda x: mpf(1)
same = lambda x: x

SELU_ALPHA = number("1.6732632423543772848170429916717")
SELU_SCALE = number("1.0507009873554804934193349852946")


def bent(below, above, **more):
    """Two pieces that meet at 0."""
    return Formula(below, above, borders=(0,), **more)


def gated(gate):
    """A gate times a value, from the formula of the gate."""

    def times_value(value):
        pieces = [lambda x, piece=piece: number(value) * piece(x) for piece in gate.pieces]
        return Formula(*pieces, borders=gate.borders)

    return times_value, [{"value": v} for v in ("1", "-0.5")]


def hinges(slope1, knot1, slope2, knot2):
    """max(0, x) + a max(0, b - x) + c max(0, d - x), one straight piece between any two corners."""
    corners = sorted({mpf(0), number(knot1), number(knot2)})
    ends = [corners[0] - 1, *corners, corners[-1] + 1]

    def piece(middle):
        def at(x):
            y = x if middle > 0 else mpf(0)
            for slope, knot in ((number(slope1), number(knot1)), (number(slope2), number(knot2))):
                y += slope * (knot - x) if middle < knot else 0
            return y

        return at

    return Formula(*(piece((p + q) / 2) for p, q in zip(ends, ends[1:])), borders=corners)


def largest(borders):
    """Three straight pieces, whose ties are given."""

    def pieces(slope1, bias1, slope2, bias2, slope3, bias3):
        lines = ((slope1, bias1), (slope2, bias2), (slope3, bias3))
        return Formula(
            *(lambda x, w=number(w), b=number(b): w * x + b for w, b in lines), borders=borders[(slope1, bias1)]
        )

    return pieces


def noisy(x):
    s = mp.sqrt(sig(x))
    if x / s < -1000:
        # Below exp(-500000): nothing of it is left in a double, and mpmath's erfc gives up.
        return mpf(0)
    return x * mp.erfc(-x / s / mp.sqrt(2)) / 2 + s * mp.exp(-x * x / s / s / 2) / mp.sqrt(2 * mp.pi)


def deformed(alpha, t):
    # The double nearest to t, since it decides where the power ends.
    alpha, t = number(alpha), mpf(float(t))
    if t == 1:
        return bent(lambda x: alpha * (mp.exp(x) - 1), same)
    # Differences at the zero of the base step over it: the size of the base is as smooth there as is needed.
    power = lambda x: alpha * (abs(1 + (1 - t) * x) ** (1 / (1 - t)) - 1)
    if t > 1:
        return bent(power, same)
    return Formula(lambda x: -alpha, power, same, borders=(-1 / (1 - t), 0))


def pade(a0, a1, a2, a3, a4, a5, b1, b2, b3, b4):
    """For denominators that have no zero but 0."""
    above = [number(a) for a in (a5, a4, a3, a2, a1, a0)]
    below = [number(b) for b in (b4, b3, b2, b1, "1")]
    return Formula(lambda x: mp.polyval(above, x) / mp.polyval(below, x))


def xielu(alphaP, alphaN, beta):
    p, b = softplus(number(alphaP)), number(beta)
    n = b + softplus(number(alphaN))
    return bent(lambda x: n * (mp.exp(x) - 1 - x) + b * x, lambda x: p * x * x + b * x)


def named(names, *choices):
    return [dict(zip(names.split(), choice.split())) for choice in choices]


# A formula, or a function of the parameters' values (as text, so that 0.01 means a hundredth) giving one.
FORMULAS = {
    "identity": Formula(same),
    "step": bent(zero, one),
    "sigmoid": Formula(sig),
    "tanh": Formula(mp.tanh),
    "lecun-tanh": Formula(lambda x: number("1.7159") * mp.tanh(2 * x / 3)),
    "softsign": bent(lambda x: x / (1 - x), lambda x: x / (1 + x)),
    "elliott": bent(lambda x: (1 + x / (1 - x)) / 2, lambda x: (1 + x / (1 + x)) / 2),
    "arctan": Formula(mp.atan),
    "hard-tanh": Formula(lambda x: -mpf(1), same, one, borders=(-1, 1)),
    "hard-sigmoid": Formula(zero, lambda x: (x + 3) / 6, one, borders=(-3, 3)),
    "log-sigmoid": Formula(lambda x: -softplus(-x)),
    "relu": bent(zero, same),
    "relu6": Formula(zero, same, lambda x: mpf(6), borders=(0, 6)),
    "leaky-relu": (
        lambda negativeSlope: bent(times(negativeSlope), same),
        [{"negativeSlope": a} for a in ("0.01", "0", "0.2", "1")],
    ),
    "prelu": (lambda weight: bent(times(weight), same), [{"weight": w} for w in ("0.25", "-0.5", "0")]),
    "squared-relu": bent(zero, lambda x: x * x),
    "softplus": (
        lambda beta: Formula(lambda x: softplus(number(beta) * x) / number(beta)),
        [{"beta": b} for b in ("1", "0.5", "10")],
    ),
    "squareplus": (
        lambda b: Formula(lambda x: (x + mp.sqrt(x * x + number(b))) / 2),
        [{"b": b} for b in ("4", "0.25")],
    ),
    "elu": (
        lambda alpha: bent(lambda x: number(alpha) * (mp.exp(x) - 1), same),
        [{"alpha": a} for a in ("1", "0.5", "2")],
    ),
    "celu": (
        lambda alpha: bent(lambda x: number(alpha) * (mp.exp(x / number(alpha)) - 1), same),
        [{"alpha": a} for a in ("1", "2", "0.5")],
    ),
    "selu": bent(lambda x: SELU_SCALE * SELU_ALPHA * (mp.exp(x) - 1), lambda x: SELU_SCALE * x),
    "gelu": Formula(
        lambda x: x * mp.erfc(-x / mp.sqrt(2)) / 2,
        extra=(-0.7517915246935645, math.sqrt(2), -math.sqrt(2), -8.3),
    ),
    "gelu-tanh": Formula(
        lambda x: x * (1 + mp.tanh(mp.sqrt(2 / mp.pi) * (x + number("0.044715") * x**3))) / 2,
        extra=(-0.7524614221, 1.4185040088),
    ),
    "gelu-sigmoid": Formula(lambda x: x * sig(number("1.702") * x), extra=(-0.7511542554,)),
    "silu": Formula(
        lambda x: x * sig(x), extra=(-1.2784645427610738, 2.399357280515468, -2.399357280515468)
    ),
    "swish": (
        lambda beta: Formula(lambda x: x * sig(number(beta) * x), extra=(-1.2784645427610738,)),
        [{"beta": b} for b in ("1", "2.5", "0.1")],
    ),
    "mish": Formula(
        lambda x: x * mp.tanh(softplus(x)),
        extra=(-1.1924312145154, 1.4905711794854, -2.2563763963607),
    ),
    "hard-swish": Formula(zero, lambda x: x * (x + 3) / 6, same, borders=(-3, 3), extra=(-1.5,)),
    "lisht": Formula(lambda x: x * mp.tanh(x)),
    "snake": (
        lambda a: Formula(lambda x: x + mp.sin(number(a) * x) ** 2 / number(a)),
        [{"a": a} for a in ("1", "0.5", "5")],
    ),
    "rrelu": (
        lambda lower, upper: bent(lambda x: (number(lower) + number(upper)) / 2 * x, same),
        named("lower upper", "0.125 0.3333333333333333", "0 0.5"),
    ),
    "nrelu": Formula(noisy),
    "abrelu": (
        lambda mean: Formula(zero, lambda x: x - number(mean), borders=(mean,)),
        [{"mean": m} for m in ("0", "0.5", "-1")],
    ),
    "crelu": bent(zero, same),
    "pdelu": (deformed, named("alpha t", "1 0.9", "2 0.5", "1 1", "0.5 1.5")),
    "srs": (
        lambda alpha, beta: Formula(lambda x: x / (x / number(alpha) + mp.exp(-x / number(beta)))),
        named("alpha beta", "2 3", "5 1"),
    ),
    "xielu": (
        xielu,
        named("alphaP alphaN beta", "0.2033823208110246 -1.0502256128148468 0.5", "-1 0.5 0.25"),
    ),
    "spline": (
        hinges,
        named("slope1 knot1 slope2 knot2", "0.25 -1 -0.25 1", "0.5 -2 1 0.5"),
    ),
    "maxout": (
        largest({("-0.5", "-1"): (-1.5, 1.5), ("-1", "0"): (-0.5, 0.75)}),
        named("slope1 bias1 slope2 bias2 slope3 bias3", "-0.5 -1 0.25 0.125 1 -1", "-1 0 0 0.5 2 -1"),
    ),
    "pade": (
        pade,
        named(
            "a0 a1 a2 a3 a4 a5 b1 b2 b3 b4",
            "0.0335583603 0.505000375 1.65343934 2.01001052 0.931901999 0.152424124 0 3.98021568 0 0.301830109",
            "-0.5 0.25 1 2 -0.5 0.75 0 1 0.25 0.5",
        ),
    ),
    "glu": gated(Formula(sig)),
    "reglu": gated(bent(zero, same)),
    "geglu": gated(Formula(lambda x: x * mp.erfc(-x / mp.sqrt(2)) / 2)),
    "swiglu": gated(Formula(lambda x: x * sig(x))),
}


def points(formula):
    """Doubles on both sides of 0, to the ends of the range, thickly where things happen."""
    sizes = [5e-324, 2.0**-1022, 1e-300, 1e-100, 1e-20, 1e-16, 1e-12, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3]
    sizes += [0.01, 0.1, 0.25, 0.5, 0.75, 1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18]
    sizes += [19, 20, 21, 25, 30, 35, 37, 38, 40, 50, 88, 89, 100, 300, 355, 372, 700, 708, 710, 745, 1e3]
    dice = random.Random(1)
    sizes += [dice.uniform(0, 8) for _ in range(24)] + [dice.uniform(8, 40) for _ in range(8)]
    xs = {0.0} | {s * float(size) for size in sizes for s in (-1, 1)} | set(formula.extra)
    for border in map(float, formula.borders):
        xs |= {border, math.nextafter(border, -math.inf), math.nextafter(border, math.inf)}
        xs |= {border + s * d for d in (1e-12, 1e-8, 1e-3) for s in (-1, 1)}
    return sorted(xs)


def double(value):
    """Rounded to nearest; mpmath's own conversion truncates."""
    return float(mp.nstr(value, 40))


def case(formula, parameters):
    rows, kinks, bends = [], [], []
    for x in points(formula):
        exact = mpf(x)
        left, right = (
            [double(mp.diff(formula.at(exact, side), exact, n)) for n in (1, 2, 3)] for side in (-1, 1)
        )
        value = double(formula.at(exact)(exact))
        if left[0] == right[0] and double(formula.at(exact, 1)(exact)) == value:
            # Where the curvature jumps, the larger one bounds what rounding x can do.
            bend = max(left[1], right[1], key=abs)
            rows.append([x, value, left[0], bend, left[2] if left[1] == right[1] else None])
            if left[1] != right[1]:
                bends.append({"x": x, "left": left[1], "right": right[1]})
        else:
            rows.append([x, value, None, None, None])
            kinks.append({"x": x, "left": left[0], "right": right[0]})
    given = {k: float(v) for k, v in parameters.items()}
    return {"parameters": given, "kinks": kinks, "bends": bends, "points": rows}


def cases(entry):
    if isinstance(entry, Formula):
        return [case(entry, {})]
    make, choices = entry
    return [case(make(**choice), choice) for choice in choices]


def written():
    """The ids that have a file in src/activations."""
    for path in sorted(ACTIVATIONS.glob("*.ts")):
        found = re.search(r"defineActivation\(\{\s*id: '([^']+)'", path.read_text())
        if found:
            yield found.group(1)


def main():
    ids = list(written())
    missing = [i for i in ids if i not in FORMULAS]
    if missing:
        sys.exit(f"No formula for {', '.join(missing)}: add one to FORMULAS in {Path(__file__).name}.")
    path = HERE / "activations.json"
    kept = json.loads(path.read_text()) if sys.argv[1:] else {}
    blocks = []
    for i in ids:
        texts = []
        for c in cases(FORMULAS[i]) if i not in kept or i in sys.argv else kept[i]:
            head = json.dumps({k: v for k, v in c.items() if k != "points"})[1:-1]
            rows = ",\n".join(json.dumps(row) for row in c["points"])
            texts.append("{" + head + ',\n"points": [\n' + rows + "\n]}")
        blocks.append(f'"{i}": [\n' + ",\n".join(texts) + "\n]")
        print(i)
    path.write_text("{\n" + ",\n".join(blocks) + "\n}\n")


main()
