/** `node tests/bench/matmul.ts`: the matrix product beside a plain loop, and its share of the processor's peak. */
import { report } from './runners/report.ts';
import { operations } from './work/matmul.ts';
import { ours, plain } from './work/work.ts';

await report({
  name: 'matmul',
  goals: [{ than: plain, times: 15 }],
  comment(timings) {
    const of = (start: string) => timings.find(({ engine }) => engine === start)?.milliseconds ?? NaN;
    const gigaflops = (milliseconds: number) => (operations / milliseconds / 1e6).toFixed(1);
    const registers = timings.at(-1)?.milliseconds ?? NaN;
    return (
      `${gigaflops(of(ours))} GFLOP/s, ${((100 * registers) / of(ours)).toFixed(0)} % of the ` +
      `${gigaflops(registers)} that WebAssembly's SIMD reaches in registers alone`
    );
  },
});
