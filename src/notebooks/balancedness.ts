import experiment, { stepSizes, units } from '../experiments/balancedness.ts';
import { code, defineNotebook, text } from './define-notebook.ts';

const { seed } = experiment.defaults;

export default defineNotebook({
  id: 'balancedness',
  cells: [
    text(`
# What gradient flow conserves, and gradient descent does not

Du, Hu and Lee (2018), *Algorithmic regularization in learning deep homogeneous models*: along gradient flow each ReLU unit
keeps ‖w‖² + b² − a², with w, b its incoming weights and bias and a its outgoing weight. Here one network, 2–${units}–1, is trained
from one start to one time with smaller and smaller steps. The settings are those of the course's figure; the random numbers are
PyTorch's, so single drifts differ.
`),
    code(`
import math
import torch

torch.set_default_dtype(torch.float64)
UNITS, TIME, SEED = ${units}, 20, ${seed}
STEPS = [${stepSizes.join(', ')}]

generator = torch.Generator().manual_seed(SEED)
label = torch.arange(100) % 2
radius = torch.where(label == 0, 0.45, 1.1) + 0.09 * torch.randn(100, generator=generator)
angle = 2 * math.pi * torch.rand(100, generator=generator)
x = torch.stack([radius * torch.cos(angle), radius * torch.sin(angle)], dim=1)
y = label.double()

def start():
    g = torch.Generator().manual_seed(SEED)
    w = torch.randn(UNITS, 2, generator=g) / math.sqrt(2)
    a = torch.randn(UNITS, generator=g) / math.sqrt(UNITS)
    return [p.requires_grad_() for p in (w, torch.zeros(UNITS), a, torch.zeros(1))]

def sizes(w, b, a, k):
    return ((w ** 2).sum(1) + b ** 2 - k * a ** 2).detach().clone()

def drift(f, step, k=1, make=torch.optim.SGD, time=TIME):
    """Mean over the units of how far the difference of sizes has come from its start."""
    w, b, a, c = parameters = start()
    before = sizes(w, b, a, k)
    optimiser = make(parameters, lr=step)
    for _ in range(round(time / step)):
        logits = f(x @ w.T + b) @ a + c
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return (sizes(w, b, a, k) - before).abs().mean().item()

def order(f, k=1, steps=STEPS[2:], **rest):
    drifts = [drift(f, step, k, **rest) for step in steps]
    print("  ".join(f"{step}: {d:.2g}" for step, d in zip(steps, drifts)))
    logs = torch.tensor([[math.log(s), math.log(d)] for s, d in zip(steps, drifts)])
    logs = logs - logs.mean(0)
    return ((logs[:, 0] * logs[:, 1]).sum() / (logs[:, 0] ** 2).sum()).item()
`),
    text('## ReLU\n\nThe drift goes with the step: an order of 1.'),
    code(`
relu = order(torch.relu, steps=STEPS)
print(f"order {relu:.3f}")
assert abs(relu - 1) < 0.03
`),
    text('## GELU\n\nIt is not homogeneous: nothing is conserved, and smaller steps do not help.'),
    code(`
gelu = order(torch.nn.functional.gelu, steps=[0.1, 0.02])
print(f"order {gelu:.3f}")
assert abs(gelu) < 0.03
`),
    text('## Squared ReLU\n\nHomogeneous of degree 2: ‖w‖² + b² − 2a² is what it keeps.'),
    code(`
squared = lambda z: torch.relu(z) ** 2
one, two = order(squared, 1, [0.1, 0.02]), order(squared, 2, [0.1, 0.02])
print(f"order {one:.3f} with a², {two:.3f} with 2a²")
assert abs(one) < 0.05 and abs(two - 1) < 0.05
`),
    text('## Adam\n\nIt follows another flow, which does not keep the difference at any step size.'),
    code(`
adam = order(torch.relu, steps=[0.05, 0.01], make=torch.optim.Adam, time=4)
print(f"order {adam:.3f}")
assert abs(adam) < 0.5 and drift(torch.relu, 0.01, make=torch.optim.Adam, time=4) > 0.5
`),
  ],
});
