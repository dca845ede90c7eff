/** What tests ask of vitest, for the runner's process: `test`, `describe`, and vitest's own `expect`. */
import { format } from 'node:util';
import { GLOBAL_EXPECT, getState, JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from '@vitest/expect';
import * as chai from 'chai';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect);
expect.getState = () => getState(expect);
expect.setState = (state) => setState(state, expect);
setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true });

/** Tests in the order in which files told them. */
export const told = [];
const where = { file: '', within: [] };

/** What is told from now on stands in this file. */
export function begin(file) {
  where.file = file;
  where.within = [];
}

export function test(title, run) {
  const name = [...where.within, title].join(' ');
  told.push({ id: `${where.file}#${name}`, name, fileName: where.file, run, timeSpentMs: 0 });
}

export function describe(title, body) {
  where.within.push(title);
  body();
  where.within.pop();
}

/** A title of a table's row; the row's number makes it one of a kind. */
function titled(title, values, index) {
  const filled = title.replace(/\$([\w.]+)/g, (_, path) => path.split('.').reduce((one, key) => one?.[key], values[0]));
  return `${filled.includes('%') ? format(filled.replaceAll('%#', index), ...values) : filled} (${index})`;
}

const each = (one) => (rows) => (title, body) => {
  for (const [index, row] of rows.entries()) {
    const values = Array.isArray(row) ? row : [row];
    one(titled(title, values, index), () => body(...values));
  }
};
test.each = each(test);
describe.each = each(describe);
export const it = test;
