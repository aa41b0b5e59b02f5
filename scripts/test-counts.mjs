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
 * How many browser tests may pass only at the second try. Eight hundred of them share two cores with the networks they
 * train, and one that meets a stall of the machine says nothing of the site; more than these say that something is slow
 * or races.
 */
const forgiven = 3;

/**
 * @param {unknown} report of Playwright's json reporter
 */
export function countPlaywright(report) {
  const stats = member(report, 'stats');
  const errors = member(report, 'errors');
  const flaky = count(stats, 'flaky');
  const failed = count(stats, 'unexpected') + (Array.isArray(errors) ? errors.length : 0);
  const passed = count(stats, 'expected');
  return flaky > forgiven ? { passed, failed: failed + flaky } : { passed: passed + flaky, failed };
}
