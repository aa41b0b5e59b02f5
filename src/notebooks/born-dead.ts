import figure from '../figures/born-dead.ts';
import { code, defineNotebook, text } from './define-notebook.ts';

const networks = figure.controls.networks.default;
const depth = figure.controls.depth.default;
const seed = figure.controls.seed.default;

export default defineNotebook({
  id: 'born-dead',
  cells: [
    text(`
# How many ReLU networks are born dead

Lu, Shin, Su and Karniadakis (2020), *Dying ReLU and initialization*: deep and narrow ReLU networks are a constant before they
have learned anything. Networks of one number, normal weights, no biases; the settings are those of the course’s figure, the
random numbers PyTorch’s. Without biases a network is homogeneous, so the inputs 1 and −1 stand for all.
`),
    code(`
import math
import torch

NETWORKS, DEPTH, SEED = ${networks}, ${depth}, ${seed}
WIDTHS = [2, 3, 4, 5, 6, 8, 10]

def share_dead(width, depth, networks=NETWORKS, seed=SEED):
    """The share of networks with \`depth\` layers of weights whose last hidden layer is zero for both inputs."""
    g = torch.Generator().manual_seed(seed)
    a = torch.tensor([1.0, -1.0], dtype=torch.float64).view(1, 1, 2).repeat(networks, 1, 1)
    for _ in range(depth - 1):
        w = torch.randn(networks, width, a.shape[1], generator=g, dtype=torch.float64) * (2 / a.shape[1]) ** 0.5
        a = torch.relu(w @ a)
    return (a == 0).all(dim=2).all(dim=1).double().mean().item()

def bound(width, depth):
    """The chance that one given input dies."""
    return 1 - (1 - 2.0 ** -width) ** (depth - 1)

def for_one_number(width, depth):
    """Sharper bounds from both sides, where there is one input number."""
    one = 1 - (1 - 2.0 ** -width) ** (depth - 2)
    first = 2 * 2.0 ** -width
    return first * one + (1 - first) * one ** 2, one

def wilson(share, n, z=1.959964):
    centre, reach = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (centre - reach) / (1 + z * z / n), (centre + reach) / (1 + z * z / n)
`),
    text('## Width by width'),
    code(`
for width in WIDTHS:
    share = share_dead(width, DEPTH)
    low, high = wilson(share, NETWORKS)
    below, above = for_one_number(width, DEPTH)
    print(f"width {width:2}: {share:6.1%} [{low:.1%}, {high:.1%}]   one number {below:.1%} to {above:.1%}   bound {bound(width, DEPTH):.1%}")
    assert high > below and low < above < bound(width, DEPTH)

if DEPTH == 10:
    # What a summary of the paper says of ten layers: width 10 under 1 %, width 5 over 10 %, width 3 about 60 %.
    assert share_dead(10, 10) < 0.01
    assert share_dead(5, 10) > 0.1
    assert abs(share_dead(3, 10) - 0.6) < 0.06
`),
    text(`
## Symmetric is what counts, not mean zero

Weights with mean 0 and the same variance, but two in three of them negative: an exponential variable less its mean.
`),
    code(`
def share_dead_skewed(width, depth, networks=NETWORKS, seed=SEED):
    g = torch.Generator().manual_seed(seed)
    a = torch.tensor([1.0, -1.0], dtype=torch.float64).view(1, 1, 2).repeat(networks, 1, 1)
    for _ in range(depth - 1):
        u = torch.rand(networks, width, a.shape[1], generator=g, dtype=torch.float64)
        w = (-torch.log1p(-u) - 1) * (2 / a.shape[1]) ** 0.5
        a = torch.relu(w @ a)
    return (a == 0).all(dim=2).all(dim=1).double().mean().item()

skewed = share_dead_skewed(3, 10)
print(f"width 3, ten layers: {skewed:.1%} dead, over the bound of {bound(3, 10):.1%}")
assert skewed > bound(3, 10) + 0.05
`),
  ],
});
