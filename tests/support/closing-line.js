/** Ends a run with one line for people and machines: every test of every project is in it. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    // A file that cannot even be loaded holds tests that did not pass.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const skipped = results.numPendingTests + results.numTodoTests
    const why = skipped > 0 && globalThis.whySkipped ? `\n${globalThis.whySkipped}\n` : ''
    // Jest's own summary and what the tear-downs have to say come after the reporters.
    process.once('exit', () => {
      process.stdout.write(`${why}\n${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`)
    })
  }
}
