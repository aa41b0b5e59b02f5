"""What PyTorch makes of each activation: runs the very call that its page prints.

    python3 tests/golden/kinks.py

Needs torch (Debian: python3-torch) and writes kinks.json beside itself: value and derivative at the kinks
and at a few ordinary points, in double precision. The scalar and the vectorised code of PyTorch are two
programs, so each point is tried alone and in a long tensor.
"""

import json
import re
from pathlib import Path

import numpy
import torch

HERE = Path(__file__).resolve().parent
ACTIVATIONS = HERE.parent.parent / "src" / "activations"
GOLDEN = json.loads((HERE / "activations.json").read_text())
ORDINARY = [-4.5, -2.25, -0.7, -0.1, 0.1, 0.7, 2.25, 4.5]


def run(call, x, copies, parameters):
    """Value and derivative at x, from the last of so many copies."""
    tensor = torch.full((copies,), x, dtype=torch.float64, requires_grad=True)
    y = eval(call, {"torch": torch, "x": tensor, **named(parameters, copies)})
    # A call that gives two outputs for each number gives all the first ones first.
    y = y[:copies]
    if y.requires_grad:
        y.sum().backward()
    slope = tensor.grad[-1].item() if tensor.grad is not None else None
    return [y[-1].item(), slope]


def named(parameters, copies):
    """The parameters as a call may name them: alphaP is alpha_p."""
    snake = {re.sub("[A-Z]", lambda c: "_" + c[0].lower(), key): value for key, value in parameters.items()}
    # As many as there are numbers, for calls that put the two side by side. PReLU wants its weight alone.
    size = lambda key: 1 if key == "weight" else copies
    return {k: torch.full((size(k),), v, dtype=torch.float64) for k, v in snake.items()}


def mean(call, x):
    """The mean over Gaussian noise, by the trapezoidal rule with a step of 10⁻⁵ in place of random numbers; no slope."""
    noise = torch.arange(-1_000_000, 1_000_001, dtype=torch.float64) / 100_000
    drawn, torch.randn_like = torch.randn_like, lambda _: noise
    y = eval(call, {"torch": torch, "x": torch.full_like(noise, x)})
    torch.randn_like = drawn
    return [(y * torch.exp(-noise * noise / 2)).sum().item() / (100_000 * (2 * torch.pi) ** 0.5), None]


class SciPy:
    """What the calls use of it, from PyTorch: SciPy need not be there."""

    class special:
        erfc = staticmethod(lambda x: torch.erfc(torch.as_tensor(x)).numpy())


class Noise:
    standard_normal = staticmethod(lambda shape: numpy.arange(-100_000, 100_001) / 10_000)


def in_numpy(call, x, parameters):
    """Its value; where it draws noise, the mean as above."""
    values = {k: v.item() for k, v in named(parameters, 1).items()}
    noise = Noise.standard_normal(1)
    given = numpy.full_like(noise, x) if "rng" in call else numpy.full(1, x)
    y = eval(call, {"numpy": numpy, "scipy": SciPy, "rng": Noise, "x": given, **values})
    if "rng" in call:
        return (y * numpy.exp(-noise * noise / 2)).sum().item() / (10_000 * (2 * numpy.pi) ** 0.5)
    return float(y[0])


blocks = []
for path in sorted(ACTIVATIONS.glob("*.ts")):
    text = path.read_text()
    found = re.search(r"defineActivation\(\{\s*id: '([^']+)'", text)
    if not found:
        continue
    name = found.group(1)
    call = re.search(r"pytorch:\s+'([^']+)'", text).group(1)
    parameters = GOLDEN[name][0]["parameters"]
    # Places where something may jump: the borders of the oracle's pieces, whose neighbours it lists too.
    xs = sorted({kink["x"] for case in GOLDEN[name] for kink in case["kinks"]} | {0.0})
    numpy_call = re.search(r"numpy:\s+'([^']+)'", text).group(1)
    rows = {}
    for x in xs + ORDINARY:
        if "randn_like" in call:
            rows[repr(x)] = {"alone": mean(call, x), "vector": mean(call, x)}
        else:
            rows[repr(x)] = {"alone": run(call, x, 1, parameters), "vector": run(call, x, 64, parameters)}
        rows[repr(x)]["numpy"] = in_numpy(numpy_call, x, parameters)
    points = ",\n".join(f'  "{x}": {json.dumps(row)}' for x, row in rows.items())
    calls = f'"call": {json.dumps(call)}, "numpyCall": {json.dumps(numpy_call)}'
    blocks.append(f'"{name}": {{ {calls}, "points": {{\n{points}\n}} }}')
    print(name, call)
(HERE / "kinks.json").write_text(f'{{\n"torch": "{torch.__version__}",\n' + ",\n".join(blocks) + "\n}\n")
