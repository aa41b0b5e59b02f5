"""Golden values of the layers, forward and backward, and ten training steps of small networks.

    /usr/bin/python3 tests/golden/layers.py

Made with PyTorch 1.13 (Debian's python3-torch) in double precision; writes layers.json beside itself. Inputs and
weights are not stored: both sides compute them from the same formula (`wave`). Of large arrays only some
numbers, evenly spaced, are kept.
"""

import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)
CASES = {}
TRAINING = {}
OPTIMISERS = {}


def wave(shape, seed):
    """Numbers from -1 to 1 without pattern to the eye; tests/unit/networks/wave.ts has the same."""
    count = math.prod(shape)
    return torch.tensor([math.sin(12.9898 * (i + 1) + 78.233 * seed) for i in range(count)]).reshape(shape)


def numbers(tensor):
    return [float(f"{v:.12g}") for v in tensor.detach().flatten().tolist()]


def some(tensor, count=24):
    """Evenly spaced numbers, the first always among them."""
    flat = numbers(tensor)
    return flat[:: max(1, math.ceil(len(flat) / count))]


def layer(name, function, x_shape, parameter_shapes=(), keep=10**9):
    """The input is wave 1, parameter i is wave 2 + i, the output's gradient is wave 0."""
    x = wave(x_shape, 1).requires_grad_()
    parameters = [wave(shape, 2 + i).requires_grad_() for i, shape in enumerate(parameter_shapes)]
    y = function(x, *parameters)
    y.backward(wave(tuple(y.shape), 0))
    CASES[name] = {
        "y": some(y, keep),
        "dx": some(x.grad, keep),
        "gradients": [some(p.grad, keep) for p in parameters],
    }


def start(parameter, index, scale, centre):
    parameter.data = centre + scale * wave(tuple(parameter.shape), 2 + index)


def training(name, network, x_shape, loss_of, make, starts=None, steps=10, before_step=None, x=None):
    """Ten steps on one batch, which is wave 1. `starts` gives [scale, centre] of each parameter."""
    parameters = list(network.parameters())
    starts = starts or [
        [1.5 / math.sqrt(math.prod(p.shape[1:])) if p.dim() > 1 else 0.1, 0.0] for p in parameters
    ]
    for index, (parameter, (scale, centre)) in enumerate(zip(parameters, starts)):
        start(parameter, index, scale, centre)
    x = wave(x_shape, 1) if x is None else x
    optimiser = make(parameters)
    losses = []
    for _ in range(steps):
        optimiser.zero_grad()
        loss = loss_of(network(x))
        loss.backward()
        if before_step:
            before_step(parameters)
        optimiser.step()
        losses.append(loss.item())
    TRAINING[name] = {
        "starts": starts,
        "losses": [float(f"{v:.12g}") for v in losses],
        "after": [some(p) for p in parameters],
    }


class Function(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def cross_entropy(labels):
    target = torch.tensor(labels)
    return lambda logits: F.cross_entropy(logits, target)


def sgd(**options):
    return lambda parameters: torch.optim.SGD(parameters, **options)


# Convolutions and pooling.

layer("conv2d", lambda x, w, b: F.conv2d(x, w, b), (2, 2, 6, 5), [(3, 2, 3, 3), (3,)])
layer(
    "conv2d stride padding groups",
    lambda x, w, b: F.conv2d(x, w, b, stride=2, padding=1, groups=2),
    (2, 4, 7, 6),
    [(6, 2, 3, 3), (6,)],
)
layer(
    "conv2d wide padding",
    lambda x, w: F.conv2d(x, w, stride=3, padding=4),
    (1, 1, 5, 8),
    [(2, 1, 5, 5)],
)
layer("maxPool2d", lambda x: F.max_pool2d(x, 3, 2), (2, 2, 7, 8))
layer("averagePool2d", lambda x: F.avg_pool2d(x, 3, 2), (2, 2, 7, 8))
layer(
    "subSample",
    lambda x, c, b: F.avg_pool2d(x, 2) * c[None, :, None, None] + b[None, :, None, None],
    (2, 3, 6, 4),
    [(3,), (3,)],
)

TABLE = [[0, 1], [2], [0, 1, 2], [1, 2]]


def table_conv(x, weight, bias):
    full = torch.zeros(len(TABLE), 3, 3, 3)
    places = [(o, i) for o, seen in enumerate(TABLE) for i in seen]
    index = tuple(torch.tensor(side) for side in zip(*places))
    return F.conv2d(x, full.index_put(index, weight), bias)


layer("tableConv2d", table_conv, (2, 3, 5, 4), [(8, 3, 3), (4,)])


# Normalisations. PyTorch's alpha is for the mean of the squares, the paper's (and ours) for their sum.

layer(
    "localResponseNorm",
    lambda x: F.local_response_norm(x, 5, alpha=5 * 0.3, beta=0.75, k=2),
    (2, 7, 2, 3),
)
layer(
    "localResponseNorm narrow",
    lambda x: F.local_response_norm(x, 3, alpha=3 * 0.5, beta=0.6, k=1),
    (1, 2, 2, 2),
)
layer("batchNorm", lambda x, w, b: F.batch_norm(x, None, None, w, b, True), (3, 4, 2, 3), [(4,), (4,)])
layer(
    "batchNorm in use",
    lambda x, w, b: F.batch_norm(x, wave((4,), 20), 1.5 + wave((4,), 21), w, b, False),
    (3, 4, 2, 3),
    [(4,), (4,)],
)
layer("layerNorm", lambda x, w, b: F.layer_norm(x, (7,), w, b), (4, 7), [(7,), (7,)])


# Gates and attention.

layer("gate", lambda x: F.glu(x), (3, 8))
layer("gate gelu", lambda x: x[:, :4] * F.gelu(x[:, 4:]), (3, 8))


# Activations with parameters that are learned, with noise (wave 20 in place of random numbers), or that are no
# function of one number. Parameters are learned one a layer, or one a channel.


def each(parameter, x):
    """One for each channel of x."""
    return parameter[None, :, None] if parameter.numel() > 1 else parameter


def pade(x, *c):
    p = sum(each(a, x) * x**j for j, a in enumerate(c[:6]))
    return p / (1 + sum(each(b, x) * x ** (k + 1) for k, b in enumerate(c[6:])).abs())


def spline(x, slope1, knot1, slope2, knot2):
    return F.relu(x) + slope1 * F.relu(knot1 - x) + slope2 * F.relu(knot2 - x)


def xielu(x, p, n, beta=0.5):
    p, n = F.softplus(p), beta + F.softplus(n)
    return torch.where(x > 0, p * x * x + beta * x, n * (torch.expm1(x) - x) + beta * x)


def noisy(x):
    return F.relu(x + x.sigmoid().sqrt() * wave(tuple(x.shape), 20))


def doubled(x):
    return torch.cat((F.relu(x), F.relu(-x)), 1)


def centred(x, dims):
    return F.relu(x - x.mean(dims, keepdim=True))


layer("PReLU", F.prelu, (3, 8), [(1,)])
layer("PReLU a channel", F.prelu, (3, 4, 2), [(4,)])
layer("swish a channel", lambda x, beta: x * torch.sigmoid(each(beta, x) * x), (3, 4, 2), [(4,)])
layer("pade", pade, (3, 8), [(1,)] * 10)
layer("pade a channel", pade, (2, 2, 5), [(2,)] * 10)
layer("spline", spline, (3, 8), [(1,)] * 4)
layer("xielu", xielu, (3, 8), [(1,)] * 2)
layer(
    "pdelu a channel",
    lambda x, alpha: torch.where(x > 0, x, each(alpha, x) * (torch.clamp(1 + 0.1 * x, min=0) ** 10 - 1)),
    (3, 4, 2),
    [(4,)],
)
layer("snake", lambda x, a: x + torch.sin(a * x) ** 2 / a, (3, 8), [(1,)])
layer("nrelu", noisy, (3, 8))
layer("rrelu", lambda x: torch.where(x > 0, x, (1 / 8 + 5 / 24 * (wave((3, 8), 20) + 1) / 2) * x), (3, 8))
layer("rrelu in use", lambda x: F.rrelu(x, training=False), (3, 8))
layer("crelu", doubled, (3, 4, 2))
layer("abrelu", lambda x: centred(x, (1,)), (3, 8))
layer("abrelu over the batch", lambda x: centred(x, (0, 1)), (3, 8))
layer("maxPieces", lambda x: x.reshape(2, 2, 3, 2).max(2).values, (2, 6, 2))
layer("maxout", lambda x, w, b: F.linear(x, w, b).reshape(3, 4, 3).max(2).values, (3, 5), [(12, 5), (12,)])


def attention(x, heads):
    """Of (batch, positions, 3 * width)."""
    batch, positions, width = x.shape[0], x.shape[1], x.shape[2] // 3
    q, k, v = (
        part.reshape(batch, positions, heads, width // heads).transpose(1, 2) for part in x.chunk(3, dim=2)
    )
    scores = q @ k.transpose(2, 3) / math.sqrt(width // heads)
    mask = torch.triu(torch.ones(positions, positions, dtype=torch.bool), 1)
    found = scores.masked_fill(mask, -math.inf).softmax(3) @ v
    return found.transpose(1, 2).reshape(batch, positions, width)


layer("causalAttention", lambda x: attention(x, 2), (2, 5, 18))
layer(
    "selfAttention",
    lambda x, qkv, w: F.linear(attention(F.linear(x, qkv), 3), w),
    (2, 4, 6),
    [(18, 6), (6, 6)],
)


# Losses.


def rbf_penalties(x, codes):
    return ((x[:, None, :] - codes[None]) ** 2).sum(2)


def rbf_loss(labels, j=0.1):
    target = torch.tensor(labels)

    def loss(penalties):
        none = torch.full((len(labels), 1), -j)
        return F.cross_entropy(torch.cat([-penalties, none], 1), target)

    return loss


layer("rbfOutput", rbf_penalties, (3, 5), [(4, 5)])
layer("rbfLoss", lambda y: rbf_loss([1, 3, 0])(y), (3, 4))
layer("meanSquaredError", lambda y: F.mse_loss(y, wave((3, 4), 2)), (3, 4))


# LeNet-5 as published, but with codes from `wave`; and a small convolutional net.


class TableConv(nn.Module):
    def __init__(self, table, inputs, side):
        super().__init__()
        self.places = [(o, i) for o, seen in enumerate(table) for i in seen]
        self.shape = (len(table), inputs, side, side)
        self.weight = nn.Parameter(torch.zeros(len(self.places), side, side))
        self.bias = nn.Parameter(torch.zeros(len(table)))

    def forward(self, x):
        index = tuple(torch.tensor(side) for side in zip(*self.places))
        return F.conv2d(x, torch.zeros(self.shape).index_put(index, self.weight), self.bias)


class SubSample(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.coefficient = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x):
        return F.avg_pool2d(x, 2) * self.coefficient[:, None, None] + self.bias[:, None, None]


def squash(x):
    return 1.7159 * torch.tanh(2 * x / 3)


# fmt: off
C3 = [[0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5], [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5],
      [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5], [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5], [0, 1, 2, 3, 4, 5]]
# fmt: on

lenet5 = nn.Sequential(
    *(nn.Conv2d(1, 6, 5), Function(squash), SubSample(6), Function(squash)),
    *(TableConv(C3, 6, 5), Function(squash), SubSample(16), Function(squash)),
    *(nn.Conv2d(16, 120, 5), Function(squash), nn.Flatten(), nn.Linear(120, 84), Function(squash)),
    Function(lambda x: rbf_penalties(x, wave((10, 84), 90).sign())),
)
training(
    "LeNet-5",
    lenet5,
    (4, 1, 32, 32),
    rbf_loss([3, 1, 4, 1]),
    sgd(lr=0.0005, momentum=0.9),
    starts=[
        *([0.2, 0], [0.1, 0], [0.1, 1], [0.1, 0]),
        *([0.12, 0], [0.1, 0], [0.1, 1], [0.1, 0]),
        *([0.05, 0], [0.1, 0], [0.1, 0], [0.1, 0]),
    ],
)
training(
    "convolutional net",
    nn.Sequential(
        *(nn.Conv2d(1, 4, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2)),
        *(nn.Conv2d(4, 6, 3, groups=2), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(24, 5)),
    ),
    (8, 1, 14, 14),
    cross_entropy([0, 1, 2, 3, 4, 0, 1, 2]),
    sgd(lr=0.05, momentum=0.9, weight_decay=0.001),
)



class Residual(nn.Module):
    def __init__(self, branch, scale=1.0, stride=1, extra=0):
        super().__init__()
        self.branch, self.scale, self.stride, self.extra = branch, scale, stride, extra

    def forward(self, x):
        around = x
        if self.extra:
            around = F.pad(x[:, :, :: self.stride, :: self.stride], (0, 0, 0, 0, 0, self.extra))
        return around + self.scale * self.branch(x)


def normalised(inputs, outputs, stride=1):
    return nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs)


residual_net = nn.Sequential(
    *(*normalised(1, 2), nn.ReLU()),
    Residual(nn.Sequential(*normalised(2, 2), nn.ReLU(), *normalised(2, 2)), 0.5),
    nn.ReLU(),
    Residual(nn.Sequential(*normalised(2, 4, 2), nn.ReLU(), *normalised(4, 4)), 0.5, stride=2, extra=2),
    nn.ReLU(),
    *(nn.AvgPool2d(4), nn.Flatten(), nn.Linear(4, 3)),
)
training(
    "residual net",
    residual_net,
    (6, 1, 7, 7),
    cross_entropy([0, 1, 2, 0, 1, 2]),
    sgd(lr=0.1, momentum=0.9),
    starts=[*([0.5, 0], [0.2, 1], [0.2, 0]) * 5, [0.5, 0], [0.2, 0]],
)

training(
    "residual MLP",
    nn.Sequential(
        nn.Linear(6, 8),
        *(
            Residual(
                nn.Sequential(nn.LayerNorm(8, elementwise_affine=False), nn.GELU(), nn.Linear(8, 8)), 3**-0.5
            )
            for _ in range(3)
        ),
        *(nn.LayerNorm(8, elementwise_affine=False), nn.GELU(), nn.Linear(8, 3)),
    ),
    (6, 6),
    cross_entropy([0, 1, 2, 0, 1, 2]),
    sgd(lr=0.1, momentum=0.9),
)


class SelfAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.projection = nn.Linear(width, width, bias=False)

    def forward(self, x):
        return self.projection(attention(self.qkv(x), self.heads))


class Positions(nn.Module):
    def __init__(self, positions, width):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(positions, width))

    def forward(self, x):
        return x + self.weight


def transformer(vocabulary, context, width, heads, layers, hidden, gated):
    inner = 2 * hidden // 3 if gated else hidden
    parts = [nn.Embedding(vocabulary, width), Positions(context, width)]
    for _ in range(layers):
        if gated:
            feed = [nn.Linear(width, 2 * inner, bias=False), Function(lambda x: glu_silu(x))]
        else:
            feed = [nn.Linear(width, inner, bias=False), nn.GELU()]
        parts.append(Residual(nn.Sequential(nn.LayerNorm(width), SelfAttention(width, heads))))
        parts.append(
            Residual(nn.Sequential(nn.LayerNorm(width), *feed, nn.Linear(inner, width, bias=False)))
        )
    parts += [nn.LayerNorm(width), nn.Linear(width, vocabulary, bias=False)]
    return nn.Sequential(*parts, Function(lambda x: x.flatten(0, 1)))


def glu_silu(x):
    value, gate = x.chunk(2, dim=-1)
    return value * F.silu(gate)


def transformer_training(name, gated):
    network = transformer(7, 5, 8, 2, 2, 12, gated)
    # Token t of the batch is 3t mod 7, and the next one its label.
    tokens = torch.tensor([3 * t % 7 for t in range(15)]).reshape(3, 5)
    labels = [(3 * t + 3) % 7 for t in range(15)]
    starts = []
    for module_name, parameter in network.named_parameters():
        norm = parameter.dim() == 1 and module_name.endswith("weight")
        starts.append([0.1, 1.0] if norm else [0.1, 0.0] if parameter.dim() == 1 else [0.3, 0.0])
    schedulers = []

    def make(parameters):
        optimiser = torch.optim.AdamW(parameters, lr=0.01, weight_decay=0.1)
        # Warm-up over four steps to 0.01, then a cosine over eight.
        rate = lambda s: 0.25 + 0.75 * s / 4 if s < 4 else (1 + math.cos(math.pi * (s - 4) / 8)) / 2
        schedulers.append(torch.optim.lr_scheduler.LambdaLR(optimiser, rate))
        step = optimiser.step

        def step_and_schedule():
            step()
            schedulers[0].step()

        optimiser.step = step_and_schedule
        return optimiser

    training(
        name,
        network,
        None,
        cross_entropy(labels),
        make,
        starts=starts,
        before_step=lambda parameters: nn.utils.clip_grad_norm_(parameters, 0.5),
        x=tokens,
    )


transformer_training("transformer", False)
transformer_training("gated transformer", True)


# Optimisers, schedules, clipping.


def optimiser_steps(name, make, steps=5):
    """Parameters [5] and [2, 3] start as waves 2 and 3; their gradients at step s are waves 10 + s and 20 + s."""
    parameters = [wave((5,), 2).requires_grad_(), wave((2, 3), 3).requires_grad_()]
    optimiser = make(parameters)
    values = []
    for s in range(steps):
        for parameter, seed in zip(parameters, (10, 20)):
            parameter.grad = wave(tuple(parameter.shape), seed + s)
        optimiser.step()
        values.append([numbers(p) for p in parameters])
    OPTIMISERS[name] = values


def adamw(**options):
    return lambda parameters: torch.optim.AdamW(parameters, **options)


optimiser_steps("nesterov", sgd(lr=0.1, momentum=0.9, nesterov=True))
optimiser_steps("nesterovDecay", sgd(lr=0.1, momentum=0.5, nesterov=True, weight_decay=0.02))
optimiser_steps("adamW", adamw(lr=0.1))
optimiser_steps("adamWDecay", adamw(lr=0.1, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.3))


def mlp():
    return nn.Sequential(nn.Linear(6, 9), nn.Tanh(), nn.Linear(9, 3))


for name, make in {
    "sgd": sgd(lr=0.2),
    "momentum": sgd(lr=0.1, momentum=0.9),
    "nesterov": sgd(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
    "adam": lambda parameters: torch.optim.Adam(parameters, lr=0.02),
    "adamW": adamw(lr=0.02, weight_decay=0.1),
}.items():
    training(f"MLP with {name}", mlp(), (6, 6), cross_entropy([0, 1, 2, 0, 1, 2]), make)
training(
    "MLP, squared error, clipped values",
    mlp(),
    (6, 6),
    lambda y: F.mse_loss(y, wave((6, 3), 50)),
    sgd(lr=0.5, momentum=0.9),
    before_step=lambda parameters: nn.utils.clip_grad_value_(parameters, 0.05),
)


def clipped(maximum):
    parameters = [wave((5,), 2).requires_grad_(), wave((2, 3), 3).requires_grad_()]
    for parameter, seed in zip(parameters, (10, 20)):
        parameter.grad = wave(tuple(parameter.shape), seed)
    length = nn.utils.clip_grad_norm_(parameters, maximum).item()
    return {"length": length, "gradients": [numbers(p.grad) for p in parameters]}


def schedule(make, steps=14):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.2)
    scheduler = make(optimiser)
    rates = []
    for _ in range(steps):
        rates.append(float(f"{optimiser.param_groups[0]['lr']:.12g}"))
        optimiser.step()
        scheduler.step()
    return rates


S = torch.optim.lr_scheduler
MORE = {
    "clipped": {"0.5": clipped(0.5), "100": clipped(100.0)},
    "schedules": {
        "stepDecay": schedule(lambda o: S.StepLR(o, 4, 0.3)),
        "milestoneDecay": schedule(lambda o: S.MultiStepLR(o, [2, 5, 11])),
        # Beyond its steps PyTorch's goes up again.
        "cosine": schedule(lambda o: S.CosineAnnealingLR(o, 13, 0.02)),
        "warmUp": schedule(lambda o: S.LinearLR(o, total_iters=6)),
        "inTurn": schedule(
            lambda o: S.SequentialLR(o, [S.LinearLR(o, 0.1, total_iters=4), S.StepLR(o, 3, 0.5)], [4])
        ),
    },
}


# A Boltzmann machine, with random numbers that are a wave too.


def boltzmann(rectified, visible=6, hidden=4, batch=5, steps=10, k=2):
    """Contrastive divergence from given weights; the errors of the first reconstructions, and what was learned."""
    w, b, c = 0.5 * wave((hidden, visible), 2), 0.1 * wave((visible,), 3), 0.1 * wave((hidden,), 4)
    data = (wave((batch, visible), 1) + 1) / 2
    drawn = 0
    optimiser = torch.optim.SGD([w, b, c], lr=0.2, momentum=0.5)
    errors = []

    def sample(z):
        nonlocal drawn
        noise = torch.tensor([math.sin(12.9898 * (drawn + i + 1)) for i in range(z.numel())]).reshape(z.shape)
        drawn += z.numel()
        if rectified:
            return torch.relu(z + z.sigmoid().sqrt() * noise)
        return ((noise + 1) / 2 < z.sigmoid()).double()

    for _ in range(steps):
        v, grads = data, None
        for step in range(k + 1):
            z = F.linear(v, w, c)
            h = sample(z)
            counted = h if rectified else z.sigmoid()
            if step == 0:
                grads = [-(counted.T @ v) / batch, -v.mean(0), -counted.mean(0)]
            if step == k:
                grads[0] += counted.T @ v / batch
                grads[1] += v.mean(0)
                grads[2] += counted.mean(0)
                break
            v = torch.sigmoid(h @ w + b)
            if step == 0:
                errors.append(((data - v) ** 2).sum().item() / batch)
        for parameter, grad in zip((w, b, c), grads):
            parameter.grad = grad
        optimiser.step()
    return {"errors": errors, "after": [numbers(p) for p in (w, b, c)]}


MORE["boltzmann"] = {"binary": boltzmann(False), "noisyRectified": boltzmann(True)}

Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "torch": torch.__version__,
            "cases": CASES,
            "training": TRAINING,
            "optimisers": OPTIMISERS,
            **MORE,
        },
        indent=None,
    ).replace('}, "', '},\n"')
    + "\n"
)
