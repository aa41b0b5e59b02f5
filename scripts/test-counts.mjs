// Reads how many tests passed and failed from the reports of the two test runners.

/**
 * @param {unknown} value
 * @param {string} name
 */
function member(value, name) {
  return typeof value === 'object' && value !== null
    ? /** @type {unknown} */ (Reflect.get(value, name))
    : undefined;
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function count(value, name) {
  const number = member(value, name);
  if (typeof number !== 'number')
    throw new Error(`The report has no number ${name}: has the test runner changed?`);
  return number;
}

/**
 * A file that cannot be loaded has no test, and counts as one that failed.
 *
 * @param {unknown} report of Vitest's json reporter
 */
export function countVitest(report) {
  const files = member(report, 'testResults');
  if (!Array.isArray(files)) throw new Error('The report has no testResults: has Vitest changed?');
  const unloaded = files.filter((file) => {
    const tests = member(file, 'assertionResults');
    return member(file, 'status') === 'failed' && Array.isArray(tests) && tests.length === 0;
  });
  return {
    passed: count(report, 'numPassedTests'),
    failed: count(report, 'numFailedTests') + unloaded.length,
  };
}

/**
 * A test that passes only when it is repeated counts as failed: it would fail for somebody else.
 *
 * @param {unknown} report of Playwright's json reporter
 */
export function countPlaywright(report) {
  const stats = member(report, 'stats');
  const errors = member(report, 'errors');
  return {
    passed: count(stats, 'expected'),
    failed: count(stats, 'unexpected') + count(stats, 'flaky') + (Array.isArray(errors) ? errors.length : 0),
  };
}
