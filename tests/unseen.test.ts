/**
 * Indirect talks: whether the other side has sent the mediator an offer is nowhere in what a party holds. Two rooms that
 * differ in that alone are compared from the first party's seat: every page, its disk, and what it would export.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Rehearsal, readScenario, type Scenario } from '@parley/rehearsal';
import { exportOf } from '@parley/room';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { expect, test } from 'vitest';
import { shownTo } from './leaks/shown.ts';

const ground = { cryptography, keysFrom: nodeKeysFrom };
const hour = 3_600_000;
const read = readScenario(readFileSync(join(import.meta.dirname, 'browser/desks.yaml'), 'utf8'));
if (!read.ok) throw new Error(read.problems.join('\n'));
const { scenario } = read;
const offered = scenario.steps.find((step) => 'act' in step && step.id === 'offer-south')?.at ?? 0;

/** The room up to the other side's offer and an hour on, with nothing that answers it; `with` or without the offer itself. */
async function room(withOffer: boolean): Promise<Rehearsal> {
  const isOffer = (step: Scenario['steps'][number]) => 'act' in step && step.id === 'offer-south';
  const steps = scenario.steps.filter((step) => step.at <= offered && (withOffer || !isOffer(step)));
  const rehearsal = await Rehearsal.open({ ...scenario, steps, expect: [] }, ground);
  await rehearsal.advance(offered + hour);
  return rehearsal;
}

test('from party A’s wall, pages, disk and export nobody can tell whether party B has sent an offer', async () => {
  const [sent, silent] = [await room(true), await room(false)];
  const seen = (one: Rehearsal, seat: string) =>
    shownTo(
      one,
      seat,
      [-1, 0, 1, 60].map((minutes) => offered + minutes * 60_000),
    );
  const size = (one: Rehearsal, seat: string) => exportOf(one.seat(seat).node).length;
  const rows = (one: Rehearsal, seat: string) =>
    one.rowsOf(seat).map((row) => ('bytes' in row ? `${row.row} ${row.bytes.length}` : row.row));

  expect(seen(sent, 'northbank')).toEqual(seen(silent, 'northbank'));
  expect(size(sent, 'northbank')).toBe(size(silent, 'northbank'));
  expect(rows(sent, 'northbank')).toEqual(rows(silent, 'northbank'));
  // The mediator, who has it, is shown it: the comparison can tell.
  expect(seen(sent, 'mediator')).not.toEqual(seen(silent, 'mediator'));
  expect(size(sent, 'mediator')).toBeGreaterThan(size(silent, 'mediator'));
});
