import figure from '../figures/approximation-error.ts';
import { code, defineNotebook, text } from './define-notebook.ts';

const cubic = figure.controls.cubic.default;
const steepness = figure.controls.steepness.default;

export default defineNotebook({
  id: 'approximation-error',
  cells: [
    text(`
# Two approximations of GELU

Hendrycks and Gimpel (2016), *Gaussian error linear units*, give a form with tanh and one with a sigmoid. How far is each
from x·Φ(x)? Change the constants and see.
`),
    code(`
import math
import torch

CUBIC, STEEPNESS = ${cubic}, ${steepness}
x = torch.linspace(-6, 6, 3001, dtype=torch.float64)
exact = 0.5 * x * torch.special.erfc(-x / math.sqrt(2))
forms = {
    "tanh": 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + CUBIC * x ** 3))),
    "sigmoid": x * torch.sigmoid(STEEPNESS * x),
}
largest = {}
for name, values in forms.items():
    error = (values - exact).abs()
    largest[name] = error.max().item()
    print(f"{name}: {largest[name]:.5g} at {x[error.argmax()].item():.2f}")

if (CUBIC, STEEPNESS) == (0.044715, 1.702):
    assert abs(largest["tanh"] - 4.7323e-4) < 1e-7
    assert abs(largest["sigmoid"] - 0.0203348) < 1e-6
`),
    text('The course’s figure shows the same numbers, from the same grid.'),
  ],
});
