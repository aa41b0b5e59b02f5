/** `node tests/bench/elementwise.ts`: activations, forward and backward, beside loops with Math's functions. */
import { report } from './runners/report.ts';
import { plain } from './work/work.ts';

await report({ name: 'elementwise', goals: [{ than: plain, times: 3 }] });
