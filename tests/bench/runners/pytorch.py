"""Trains a network of tests/bench/work on one thread of PyTorch and prints, as JSON, the milliseconds of an epoch
of 10,000 images from each of many short rounds.

Arguments: mlp or lenet; a file of float32 images, 784 numbers each; a file of labels, one byte each.
"""
import json
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)
kind, images, labels = sys.argv[1:]
x = torch.frombuffer(bytearray(open(images, "rb").read()), dtype=torch.float32).reshape(-1, 784)
y = torch.frombuffer(bytearray(open(labels, "rb").read()), dtype=torch.uint8).long()

if kind == "mlp":
    network = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))
else:
    network = nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    )
optimiser = torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9)
rounds, count = (100, 8) if kind == "mlp" else (60, 2)
times = []
for round in range(rounds):
    begin = time.perf_counter()
    for batch in range(count):
        start = 64 * ((round * count + batch) % (len(x) // 64))
        loss = nn.functional.cross_entropy(network(x[start : start + 64]), y[start : start + 64])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
    times.append(1000 * (time.perf_counter() - begin) * 10_000 / (64 * count))
print(json.dumps({"version": torch.__version__, "batches": count, "milliseconds": times[5:]}))
