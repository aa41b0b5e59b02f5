import { code, defineNotebook, text } from './define-notebook.ts';

export default defineNotebook({
  id: 'alexnet-at-full-size',
  cells: [
    text(`
# AlexNet’s convolutions at full size

Krizhevsky, Sutskever and Hinton (2012): five convolutions with weights N(0, 0.01²) and biases of 1 in the second, fourth and fifth.
How many ReLUs are closed before training, with these biases and with none? The picture is noise as strong as a photograph.
`),
    code(`
import time
import torch
from torch import nn

torch.manual_seed(1)
# PyTorch divides alpha by the number of neighbours: the paper's 1e-4 is 5e-4 here.
norm = lambda: nn.LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2)
net = nn.Sequential(
    nn.Conv2d(3, 96, 11, stride=4), nn.ReLU(), norm(), nn.MaxPool2d(3, 2),
    nn.Conv2d(96, 256, 5, padding=2, groups=2), nn.ReLU(), norm(), nn.MaxPool2d(3, 2),
    nn.Conv2d(256, 384, 3, padding=1), nn.ReLU(),
    nn.Conv2d(384, 384, 3, padding=1, groups=2), nn.ReLU(),
    nn.Conv2d(384, 256, 3, padding=1, groups=2), nn.ReLU(), nn.MaxPool2d(3, 2),
)
convolutions = [m for m in net if isinstance(m, nn.Conv2d)]
for m in convolutions:
    nn.init.normal_(m.weight, 0, 0.01)
print(sum(p.numel() for p in net.parameters()), "weights")

picture = 90 * torch.randn(1, 3, 227, 227)
zeros = {}
for one in (1.0, 0.0):
    for i, m in enumerate(convolutions, 1):
        nn.init.constant_(m.bias, one if i in (2, 4, 5) else 0.0)
    began, x, closed = time.time(), picture, []
    for layer in net:
        before = x
        x = layer(x)
        if isinstance(layer, nn.ReLU):
            closed.append((x == 0).float().mean().item())
        if isinstance(layer, nn.LocalResponseNorm):
            print(f"  response normalisation: {(x.norm() / before.norm()).item():.3f}, 2^(-3/4) is {2 ** -0.75:.3f}")
    net.zero_grad()
    x.backward(torch.randn_like(x))
    zeros[one] = closed
    print(f"biases {one:.0f}: zeros", *(f"{share:.1%}" for share in closed), f"in {time.time() - began:.1f} s")

assert max(zeros[1.0][3:]) < 0.03, "with biases of 1 ReLUs of convolutions 4 and 5 were closed"
assert all(abs(share - 0.5) < 0.06 for share in zeros[0.0]), "with biases of 0 it was not about half"
`),
    text(
      'The course’s figure shows the same with pictures of clothes, and compares what it makes of two of them.',
    ),
  ],
});
