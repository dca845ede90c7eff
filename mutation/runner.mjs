/**
 * A test runner for Stryker that loads tests and code once and runs them in this process, mutant after mutant: some
 * milliseconds each, where a thread and modules for each mutant take a second. It is for packages that keep no state between
 * tests, and for mutants that are reached within tests.
 */
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { register as registerTypes } from 'tsx/esm/api';
import { begin, told } from './vitest.mjs';

/** What instrumented code looks at: which mutant is active, and how often it may be met. */
globalThis.__stryker__ ??= {};

class Runner {
  #instrument = globalThis.__stryker__;

  /** Nothing is loaded anew, nor need it be: no mutant is tried that is met only while modules are loaded. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Loads the test files that the environment names, from the sandbox in which this process stands. */
  async init() {
    registerTypes();
    register('./hooks.mjs', import.meta.url);
    // One seed, so that figures repeat; and a counterexample need not be small.
    fc.configureGlobal({ seed: 1, endOnFailure: true });
    for (const file of process.env.PARLEY_TESTS.split(',')) {
      const path = join(process.cwd(), file);
      begin(path);
      await import(pathToFileURL(path).href);
    }
  }

  async dryRun() {
    this.#instrument.activeMutant = undefined;
    const tests = await this.#run(told, false);
    return { status: 'complete', tests, mutantCoverage: this.#instrument.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    Object.assign(this.#instrument, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const tests = await this.#run(testFilter ? told.filter(({ id }) => testFilter.includes(id)) : told, !disableBail);
    this.#instrument.activeMutant = undefined;
    const endless = determineHitLimitReached(this.#instrument.hitCount, hitLimit);
    return toMutantRunResult(endless ?? { status: 'complete', tests });
  }

  /** The results of tests, those first that have taken least; up to the first that fails if `bail`. */
  async #run(tests, bail) {
    const results = [];
    for (const test of tests.toSorted((left, right) => left.timeSpentMs - right.timeSpentMs)) {
      this.#instrument.currentTestId = test.id;
      const since = performance.now();
      const failure = await failureOf(test.run);
      if (failure === undefined) test.timeSpentMs = performance.now() - since;
      const { id, name, fileName, timeSpentMs } = test;
      results.push({ id, name, fileName, timeSpentMs, ...verdict(failure) });
      if (failure !== undefined && bail) break;
    }
    this.#instrument.currentTestId = undefined;
    return results;
  }
}

async function failureOf(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error ?? 'failed';
  }
}

const verdict = (failure) =>
  failure === undefined
    ? { status: TestStatus.Success }
    : { status: TestStatus.Failed, failureMessage: String(failure?.message ?? failure) };

const make = () => new Runner();
make.inject = [];
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'parley', make)];
