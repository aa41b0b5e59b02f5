"""Golden steps of PyTorch's optimisers, and ten training steps of a small network.

    python3 tests/golden/optimisers.py > tests/golden/optimisers.json

Made with PyTorch 1.13 (Debian's python3-torch). The tests read the JSON and need no Python.
"""

import json

import torch

torch.manual_seed(2010)


def numbers(tensor):
    return tensor.detach().flatten().tolist()


def optimiser_steps(make, steps=6):
    """Values after each step, from given gradients, in float64."""
    start = torch.randn(4, dtype=torch.float64)
    gradients = torch.randn(steps, 4, dtype=torch.float64)
    parameter = start.clone().requires_grad_()
    optimiser = make([parameter])
    values = []
    for gradient in gradients:
        parameter.grad = gradient.clone()
        optimiser.step()
        values.append(numbers(parameter))
    return {'start': numbers(start), 'gradients': [numbers(g) for g in gradients], 'values': values}


def training(activation, make, batch=16, sizes=(7, 12, 9, 4), steps=10):
    """Losses, and the parameters before and after; float32, the same batch each step."""
    layers = []
    for i in range(1, len(sizes)):
        layers.append(torch.nn.Linear(sizes[i - 1], sizes[i]))
        if i < len(sizes) - 1:
            layers.append(activation())
    network = torch.nn.Sequential(*layers)
    x = torch.randn(batch, sizes[0])
    labels = torch.randint(sizes[-1], (batch,))
    before = [numbers(p) for p in network.parameters()]
    optimiser = make(network.parameters())
    losses = []
    for _ in range(steps):
        optimiser.zero_grad()
        loss = torch.nn.functional.cross_entropy(network(x), labels)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return {
        'sizes': sizes,
        'x': numbers(x),
        'labels': labels.tolist(),
        'before': before,
        'losses': losses,
        'after': [numbers(p) for p in network.parameters()],
    }


def sgd(**options):
    return lambda parameters: torch.optim.SGD(parameters, **options)


def adam(**options):
    return lambda parameters: torch.optim.Adam(parameters, **options)


print(
    json.dumps(
        {
            'torch': torch.__version__,
            'optimisers': {
                'sgd': optimiser_steps(sgd(lr=0.1)),
                'momentum': optimiser_steps(sgd(lr=0.1, momentum=0.9)),
                'decay': optimiser_steps(sgd(lr=0.1, momentum=0.9, weight_decay=0.01)),
                'adam': optimiser_steps(adam(lr=0.1)),
                'adamDecay': optimiser_steps(adam(lr=0.1, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.01)),
            },
            'training': {
                'relu': training(torch.nn.ReLU, sgd(lr=0.1, momentum=0.9)),
                'tanh': training(torch.nn.Tanh, sgd(lr=0.1, momentum=0.9)),
                'gelu': training(torch.nn.GELU, adam(lr=0.01)),
            },
        },
        indent=1,
    )
)
