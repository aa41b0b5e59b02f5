/** `node tests/bench/alexnet.ts`: AlexNet's convolutional layers; the goal is a second. */
import { report } from './runners/report.ts';

await report({ name: 'alexnet' });
