import experiment from '../experiments/plain-or-residual.ts';
import { shallow } from '../experiments/plain-or-residual/set-up.ts';
import { code, defineNotebook, readImages, text } from './define-notebook.ts';

const { deep, steps, batchSize, seed, set } = experiment.defaults;

export default defineNotebook({
  id: 'plain-or-residual',
  cells: [
    text(`
# Plain or residual

He, Zhang, Ren and Sun (2016), *Deep residual learning for image recognition*, table 2 and figure 4, at a small size: dense
networks of ${shallow} and of ${deep} layers, plain and residual, with and without batch normalisation. The settings are those of
the course’s figure; the random numbers are PyTorch’s, so single losses differ.
`),
    readImages(set),
    code(`
import math
from torch import nn

SHALLOW, DEEP, WIDTH, STEPS, BATCH, SEED = ${shallow}, ${deep}, 64, ${steps}, ${batchSize}, ${seed}

def he(inputs, outputs, variance=2):
    layer = nn.Linear(inputs, outputs)
    nn.init.normal_(layer.weight, 0, (variance / inputs) ** 0.5)
    nn.init.zeros_(layer.bias)
    return layer

class Block(nn.Module):
    """ReLU and a layer, in the way or beside it; normalised before the ReLU if asked for."""
    def __init__(self, scale, normalise):
        super().__init__()
        self.scale = scale  # None: plain
        self.norm = nn.BatchNorm1d(WIDTH) if normalise else nn.Identity()
        self.layer = he(WIDTH, WIDTH)
    def forward(self, x):
        change = self.layer(torch.relu(self.norm(x)))
        return change if self.scale is None else x + self.scale * change

def network(depth, residual, normalise=False, scale=None):
    torch.manual_seed(SEED)
    scale = (scale or 1 / math.sqrt(depth - 1)) if residual else None
    end = [nn.BatchNorm1d(WIDTH)] if normalise else []
    return nn.Sequential(
        he(pixels, WIDTH), *[Block(scale, normalise) for _ in range(depth - 1)], *end, nn.ReLU(), he(WIDTH, 10, 1))

def train(net, rate):
    optimiser = torch.optim.SGD(net.parameters(), lr=rate)
    order = torch.randperm(len(train_x), generator=torch.Generator().manual_seed(SEED))
    losses = []
    for step in range(STEPS):
        chosen = order[torch.arange(step * BATCH, (step + 1) * BATCH) % len(order)]
        loss = nn.functional.cross_entropy(net(train_x[chosen]), train_y[chosen])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        if not math.isfinite(losses[-1]):
            return math.nan
    return sum(losses[-20:]) / 20

def first_over_last(net):
    """The gradient's size behind the first hidden layer, over that behind the last."""
    kept = []
    hooks = [m.register_forward_hook(lambda m, i, o: (o.retain_grad(), kept.append(o))[0]) for m in net[:1 + sum(isinstance(b, Block) for b in net)]]
    nn.functional.cross_entropy(net(train_x[:BATCH]), train_y[:BATCH]).backward()
    for hook in hooks:
        hook.remove()
    return (kept[0].grad.norm() / kept[-1].grad.norm()).item()
`),
    text('## Without normalisation\n\nThe plain network gets worse with depth, the residual one does not.'),
    code(`
loss = {}
for depth in (SHALLOW, DEEP):
    for residual in (False, True):
        rate = 0.1 if residual else 0.03 if depth <= 20 else 0.01
        net = network(depth, residual)
        ratio = first_over_last(net)
        loss[depth, residual] = train(net, rate)
        print(f"{'residual' if residual else 'plain'} {depth}: loss {loss[depth, residual]:.3f}, gradient {ratio:.3g}")

assert loss[DEEP, False] > 2.5 * loss[SHALLOW, False], "the deep plain network was not behind"
assert loss[DEEP, True] < loss[SHALLOW, True] + 0.1, "the deep residual network was behind"
assert math.isnan(train(network(DEEP, True, scale=1), 0.1)), "without a factor it did not run away"
`),
    text(`
## With batch normalisation

The plain network is no better, and now its gradients explode: by π/(π − 1) in mean square at each layer, if the theory of wide
networks holds.
`),
    code(`
for residual, rate in ((False, 0.1), (True, 0.3)):
    net = network(DEEP, residual, normalise=True)
    ratio = first_over_last(net)
    loss["norm", residual] = train(net, rate)
    print(f"{'residual' if residual else 'plain'} {DEEP}: loss {loss['norm', residual]:.3f}, gradient {ratio:.4g}")
    if not residual:
        theory = (math.pi / (math.pi - 1)) ** ((DEEP - 1) / 2)
        print(f"theory for the plain one: {theory:.4g}")
        assert 0.4 < ratio / theory < 2.5

assert loss["norm", False] > 1.2
assert loss["norm", True] < 0.4
`),
  ],
});
