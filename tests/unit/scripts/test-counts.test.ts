import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../../../scripts/test-counts.mjs';

describe('the counts of npm test', () => {
  it('count a test file that cannot be loaded as a failure', () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 7, failed: 2 });
  });

  it('forgive three browser tests that pass only at the second try, and no fourth', () => {
    const report = (flaky: number) => ({
      stats: { expected: 5, unexpected: 1, flaky, skipped: 0 },
      errors: [],
    });
    expect(countPlaywright(report(3))).toEqual({ passed: 8, failed: 1 });
    expect(countPlaywright(report(4))).toEqual({ passed: 5, failed: 5 });
  });

  it('refuse a report they do not know', () => {
    expect(() => countPlaywright({})).toThrow(/has the test runner changed/);
  });
});
