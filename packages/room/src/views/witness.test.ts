import { beforeEach, expect, test } from 'vitest';
import { now, recordView, truceView } from '../index.ts';
import { agree, hour, list, minute, morning, openRoom, say } from '../testing/north-and-south.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
  await agree(room);
});

const truce = (as: string) => truceView(room.seat(as).node, now(room.now));
const iso = (ms: number) => new Date(ms).toISOString();
const agreedEnd = morning + 98 * hour;

test('[RO29] the time of an act is an interval whose bounds name their witnesses', async () => {
  const before = room.now;
  await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'First.' });
  // North's clock runs a day fast: its claim is shown, and so is what others had seen.
  room.seat('north').offset = 24 * hour;
  await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'Second.' });
  await room.advance(room.now + 5 * minute);
  const lines = recordView(room.seat('mediator').node, now(room.now)).entries.filter(
    (line) => line.kind === 'talks.message-sent',
  );
  const [first, second] = lines;
  expect(Date.parse(second?.claimed ?? '') - before).toBeGreaterThan(23 * hour);
  for (const line of [first, second]) {
    const [after] = line?.after ?? [];
    const [by] = line?.witnessed ?? [];
    expect([after?.by, by?.by]).toEqual(['mediator', 'mediator']);
    expect(Date.parse(after?.at ?? '')).toBeLessThan(Date.parse(by?.at ?? ''));
    expect(Date.parse(by?.at ?? '')).toBeLessThan(before + 5 * minute);
  }
  // A moment of the past bears no witness of what came later.
  const then = recordView(room.seat('mediator').node, { at: before + 30_000, held: before + 30_000 });
  expect(then.entries.at(-1)?.witnessed).toEqual([]);
});

test('[RO30] what is awaited is absent as far as held, and firm only with a witness past the due time', async () => {
  await room.setCut('south', true);
  await room.advance(agreedEnd + minute);
  const open = truce('south').outstanding[0];
  expect(open).toMatchObject({ due: iso(agreedEnd), firm: false });
  expect(open?.asFarAsHeld.map((one) => one.by)).toEqual(['mediator', 'south']);
  expect(open?.asFarAsHeld.every((one) => Date.parse(one.at) < agreedEnd)).toBe(true);
  // The mediator's own page is no firmer: nobody bears witness to a log that went no further.
  expect(truce('mediator').outstanding[0]?.firm).toBe(false);
  await say(room, 'mediator', 'notice', 'talks.message-sent', { text: 'Nothing new.' });
  await room.advance(room.now + 3 * minute);
  expect(truce('north').outstanding[0]?.firm).toBe(true);
  expect(truce('south').outstanding[0]?.firm).toBe(false);
  await room.setCut('south', false);
  await room.advance(room.now + 5 * minute);
  expect(truce('south').outstanding[0]?.firm).toBe(true);
});

test('[RO31] what comes in late says what the page showed, until when, and who changed it', async () => {
  await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
  await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' });
  await room.advance(agreedEnd - 10 * minute);
  await say(
    room,
    'north',
    'line-north',
    'truce.extension-agreed',
    { list: '$list', hours: 24, wording: 'Yes.' },
    'yes',
  );
  await room.setCut('north', true);
  await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$yes' });
  await room.advance(agreedEnd + 30 * minute);
  expect(truce('south')).toMatchObject({ phase: 'term-ended', lateChanges: [] });
  await room.setCut('north', false);
  await room.advance(room.now + 5 * minute);
  const shown = truce('south');
  expect(shown.phase).toBe('in-force');
  const [change, ...others] = shown.lateChanges;
  expect(others).toEqual([]);
  expect(change).toMatchObject({
    by: 'north',
    was: { phase: 'term-ended', expiresAt: iso(agreedEnd) },
    is: { phase: 'in-force', expiresAt: iso(agreedEnd + 24 * hour) },
  });
  expect(Date.parse(change?.at ?? '')).toBeGreaterThan(agreedEnd + 30 * minute);
});
