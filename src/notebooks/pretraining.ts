import experiment from '../experiments/pretraining.ts';
import { batchSize, goodRates } from '../experiments/training/boltzmann.ts';
import { code, defineNotebook, readImages, text } from './define-notebook.ts';

const { labels, machineSteps, steps, seed, set } = experiment.defaults;
const { binary, noisyRectified } = goodRates(set);

export default defineNotebook({
  id: 'pretraining',
  cells: [
    text(`
# With and without pre-training

Nair and Hinton (2010), *Rectified linear units improve restricted Boltzmann machines*, at a small size: a hidden layer of
128 binary or noisy rectified units, on this course's digits in place of NORB. The settings are those of the course's
figure; the random numbers are PyTorch's, so single results differ.
`),
    readImages(set),
    text(`
## Two Boltzmann machines

Pixels from 0 to 1 are taken for probabilities. CD-1: up (sampled), down (means), up.
`),
    code(`
from torch import nn

HIDDEN, BATCH, SEED = 128, ${batchSize}, ${seed}
MACHINE_STEPS, STEPS, LABELS = ${machineSteps}, ${steps}, ${labels}
RATES = {"binary": ${binary}, "noisy rectified": ${noisyRectified}}

grey = lambda x: (x * info["deviation"] + info["mean"]).clamp(0, 1)
train_v, test_v = grey(train_x), grey(test_x)

def sample(kind, z):
    if kind == "binary":
        return torch.bernoulli(torch.sigmoid(z))
    # sigmoid(z) is the variance.
    return torch.relu(z + torch.sigmoid(z).sqrt() * torch.randn_like(z))

def counted(kind, z):
    """What enters the statistics: probabilities of binary units, samples of rectified ones."""
    return torch.sigmoid(z) if kind == "binary" else sample(kind, z)

def batches(count, steps, seed):
    generator = torch.Generator().manual_seed(seed)
    order = torch.empty(0, dtype=torch.long)
    for _ in range(steps):
        if len(order) == 0:
            order = torch.randperm(count, generator=generator)
        yield order[:BATCH]
        order = order[BATCH:]

def machine(kind, seed=SEED):
    torch.manual_seed(seed)
    w = 0.01 * torch.randn(HIDDEN, pixels)
    mean = train_v[:1000].mean(0).clamp(0.01, 0.99)
    b, c = torch.log(mean / (1 - mean)), torch.zeros(HIDDEN)
    velocities = [torch.zeros_like(p) for p in (w, b, c)]
    error = 0.0
    for step, chosen in enumerate(batches(len(train_v), MACHINE_STEPS, seed)):
        v = train_v[chosen]
        z = v @ w.T + c
        h = sample(kind, z)
        first = torch.sigmoid(z) if kind == "binary" else h
        down = torch.sigmoid(h @ w + b)
        last = counted(kind, down @ w.T + c)
        gradients = (last.T @ down - first.T @ v, (down - v).sum(0), (last - first).sum(0))
        momentum = 0.5 if step < 0.4 * MACHINE_STEPS else 0.9
        for p, velocity, gradient in zip((w, b, c), velocities, gradients):
            velocity.mul_(momentum).add_(gradient / len(v) + 0.0002 * p)
            p.sub_(RATES[kind] * velocity)
        error = 0.95 * error + 0.05 * ((v - down) ** 2).sum(1).mean().item()
    zeros = (sample(kind, test_v @ w.T + c) == 0).float().mean().item()
    print(f"{kind}: squared error of a reconstruction {error:.1f}, {zeros:.0%} of the units at zero")
    return w, c, error, zeros

machines = {kind: machine(kind) for kind in RATES}

assert machines["noisy rectified"][2] < machines["binary"][2], "rectified units should reconstruct better"
assert machines["noisy rectified"][3] < machines["binary"][3], "and be the less sparse ones"
`),
    text(`
## Four classifiers

The paper: on NORB both kinds gain by pre-training, and rectified without it beats binary with it.
`),
    code(`
def classifier(kind, start, seed=SEED):
    torch.manual_seed(seed)
    hidden, out = nn.Linear(pixels, HIDDEN), nn.Linear(HIDDEN, 10)
    with torch.no_grad():
        if start is None:
            nn.init.normal_(hidden.weight, 0, ((1 if kind == "binary" else 2) / pixels) ** 0.5)
            nn.init.zeros_(hidden.bias)
        else:
            hidden.weight.copy_(start[0])
            hidden.bias.copy_(start[1])
        nn.init.normal_(out.weight, 0, (1 / HIDDEN) ** 0.5)
        nn.init.zeros_(out.bias)
    net = nn.Sequential(hidden, nn.Sigmoid() if kind == "binary" else nn.ReLU(), out)
    optimiser = torch.optim.Adam(net.parameters(), lr=1e-3)
    for chosen in batches(LABELS, STEPS, seed + 1):
        loss = nn.functional.cross_entropy(net(train_v[chosen]), train_y[chosen])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        return (net(test_v).argmax(1) != test_y).float().mean().item()

wrong = {}
for kind in RATES:
    for name, start in (("from random", None), ("pre-trained", machines[kind])):
        wrong[kind, name] = classifier(kind, start)
        print(f"{kind}, {name}: {wrong[kind, name]:.1%} wrong")

assert wrong["noisy rectified", "from random"] < wrong["binary", "pre-trained"]
`),
  ],
});
