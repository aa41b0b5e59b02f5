"""What PyTorch makes of each activation: runs the very call that its page prints.

    python3 tests/golden/kinks.py

Needs torch (Debian: python3-torch) and writes kinks.json beside itself: value and derivative at the kinks
and at a few ordinary points, in double precision. The scalar and the vectorised code of PyTorch are two
programs, so each point is tried alone and in a long tensor.
"""

import json
import re
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
ACTIVATIONS = HERE.parent.parent / "src" / "activations"
GOLDEN = json.loads((HERE / "activations.json").read_text())
ORDINARY = [-4.5, -2.25, -0.7, -0.1, 0.1, 0.7, 2.25, 4.5]


def run(call, x, copies):
    """Value and derivative at x, from the last of so many copies."""
    tensor = torch.full((copies,), x, dtype=torch.float64, requires_grad=True)
    y = eval(call, {"torch": torch, "x": tensor, **PARAMETERS})
    if y.requires_grad:
        y.sum().backward()
    slope = tensor.grad[-1].item() if tensor.grad is not None else None
    return [y[-1].item(), slope]


# Names that a call may use for a parameter of the network, at the defaults of our files.
PARAMETERS = {
    "weight": torch.tensor([0.25], dtype=torch.float64),
    "beta": torch.tensor(1.0, dtype=torch.float64),
    "a": torch.tensor(1.0, dtype=torch.float64),
}

blocks = []
for path in sorted(ACTIVATIONS.glob("*.ts")):
    text = path.read_text()
    found = re.search(r"defineActivation\(\{\s*id: '([^']+)'", text)
    if not found:
        continue
    name = found.group(1)
    call = re.search(r"pytorch: '([^']+)'", text).group(1)
    # Places where something may jump: the borders of the oracle's pieces, whose neighbours it lists too.
    xs = sorted({kink["x"] for case in GOLDEN[name] for kink in case["kinks"]} | {0.0})
    rows = {}
    for x in xs + ORDINARY:
        rows[repr(x)] = {"alone": run(call, x, 1), "vector": run(call, x, 64)}
    points = ",\n".join(f'  "{x}": {json.dumps(row)}' for x, row in rows.items())
    blocks.append(f'"{name}": {{ "call": {json.dumps(call)}, "points": {{\n{points}\n}} }}')
    print(name, call)
(HERE / "kinks.json").write_text(f'{{\n"torch": "{torch.__version__}",\n' + ",\n".join(blocks) + "\n}\n")
