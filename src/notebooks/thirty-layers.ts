import experiment from '../experiments/thirty-layers.ts';
import { code, defineNotebook, readImages, text } from './define-notebook.ts';

const { depth, learningRate, steps, batchSize, seed, set } = experiment.defaults;

export default defineNotebook({
  id: 'thirty-layers',
  cells: [
    text(`
# Thirty rectifier layers

He, Zhang, Ren and Sun (2015), *Delving deep into rectifiers*, figure 3, at a small size: two dense networks of
${depth} layers that differ by a factor of √2 in every weight. The settings are those of the course's figure; the random
numbers are PyTorch's, so single losses differ.
`),
    readImages(set),
    code(`
from torch import nn

DEPTH, WIDTH, STEPS, BATCH, RATE, SEED = ${depth}, 64, ${steps}, ${batchSize}, ${learningRate}, ${seed}

def network(variance, seed):
    """DEPTH layers with ReLU between them; weights N(0, variance / fan-in), biases 0."""
    torch.manual_seed(seed)
    sizes = [pixels] + [WIDTH] * (DEPTH - 1) + [10]
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layer = nn.Linear(inputs, outputs)
        nn.init.normal_(layer.weight, 0, (variance / inputs) ** 0.5)
        nn.init.zeros_(layer.bias)
        layers += [layer, nn.ReLU()]
    return nn.Sequential(*layers[:-1])

def train(variance, make=lambda p: torch.optim.SGD(p, lr=RATE), seed=SEED):
    net = network(variance, seed)
    optimiser = make(net.parameters())
    order = torch.randperm(len(train_x), generator=torch.Generator().manual_seed(seed))
    losses = []
    for step in range(STEPS):
        chosen = order[(step * BATCH) % len(order):][:BATCH]
        loss = nn.functional.cross_entropy(net(train_x[chosen]), train_y[chosen])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    with torch.no_grad():
        right = (net(test_x).argmax(1) == test_y).float().mean().item()
    return sum(losses[-20:]) / 20, right
`),
    text(`
## Plain gradient descent

The paper: with variance 1/n (Glorot's, for layers of one width) it stalls, with 2/n it converges.
`),
    code(`
sgd = {}
for variance in (1, 2):
    sgd[variance] = train(variance)
    print(f"variance {variance}/n: loss {sgd[variance][0]:.3f}, read right {sgd[variance][1]:.1%}")

assert abs(sgd[1][0] - 2.303) < 0.02, "1/n moved"
assert sgd[2][0] < 1.9, "2/n did not move"
`),
    text('## Adam\n\nIt divides each step by the gradient’s own size, and 1/n trains after all.'),
    code(`
adam = {}
for variance in (1, 2):
    adam[variance] = train(variance, lambda p: torch.optim.Adam(p, lr=1e-3))
    print(f"variance {variance}/n: loss {adam[variance][0]:.3f}, read right {adam[variance][1]:.1%}")

assert adam[1][0] < 2, "Adam did not move 1/n"
assert adam[2][0] < adam[1][0]
`),
  ],
});
