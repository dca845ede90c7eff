import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordView, SeatRoom } from '@parley/server/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type Running, seats, startDemo } from './browser/demo.ts';

let demo: Running;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.stop());

type Channel = SeatRoom['channels'][number];

/** One word as it might lie about: plain, wide, base64 at any offset, hex. */
function guises(word: string): Buffer[] {
  const bytes = Buffer.from(word);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift ? 4 : 0, -4),
  );
  const wide = Buffer.from(word, 'utf16le');
  return [
    bytes,
    wide,
    Buffer.from(bytes.toString('hex')),
    ...base64.filter((one) => one.length > 8).map((one) => Buffer.from(one)),
  ];
}

const contains = (where: Buffer, word: string) => guises(word).some((guise) => where.includes(guise));

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function say(seat: string, channel: string, text: string): Promise<number> {
  const answer = await fetch(`${demo.address}seat/${seat}/api/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-parley': '1' },
    body: JSON.stringify({ channel, kind: 'talks.message-sent', body: { text } }),
  });
  return answer.status;
}

/** What every seat is answered alike: forms, which name the sorts of channels. */
const alike = 'acts';

/** Everything else that a seat's node answers, as bytes. */
async function answersOf(seat: string): Promise<Buffer> {
  const paths = [
    'room',
    'views/truce',
    'views/exchange',
    'views/talks',
    'views/charter',
    'views/teams',
    'views/incidents',
    'views/record',
    'views/timeline?count=500',
    'references',
    'check',
    'export',
  ];
  const parts = await Promise.all(
    paths.map(async (path) =>
      Buffer.from(await (await fetch(`${demo.address}seat/${seat}/api/${path}`)).arrayBuffer()),
    ),
  );
  return Buffer.concat(parts);
}

test('no seat answers, stores, logs or exports anything of a channel that it is not in', async () => {
  const rooms = new Map<string, SeatRoom>();
  for (const seat of seats) rooms.set(seat, await ask<SeatRoom>(demo, `/seat/${seat}/api/room`));
  const channels = new Map<string, Channel>();
  for (const room of rooms.values()) for (const channel of room.channels) channels.set(channel.id, channel);
  expect(channels.size).toBeGreaterThan(8);

  const canaries = new Map<string, string>();
  for (const [id, channel] of channels) {
    const canary = `canary-${Math.random().toString(36).slice(2)}-${Math.random().toString(36).slice(2)}`;
    const author = channel.members.find((one) => rooms.get(one)?.channels.find((own) => own.id === id)?.writes);
    if (channel.purpose === 'charter' || author === undefined) continue;
    expect(await say(author, id, canary), channel.name).toBe(200);
    canaries.set(id, canary);
  }

  const forms = await Promise.all(seats.map((seat) => ask<object>(demo, `/seat/${seat}/api/${alike}`)));
  for (const one of forms) expect(one).toEqual(forms[0]);

  for (const seat of seats) {
    const answers = await answersOf(seat);
    const ownFiles = filesUnder(demo.data).filter((file) => file.includes(`${seat}.db`));
    expect(ownFiles.length, seat).toBeGreaterThan(0);
    const stored = Buffer.concat(ownFiles.map((file) => readFileSync(file)));
    for (const [id, channel] of channels) {
      const inside = [...channel.members, ...channel.readers].includes(seat);
      const canary = canaries.get(id);
      if (canary !== undefined) {
        // Of one's own channels too, no body lies on the disk in plain.
        expect(contains(stored, canary), `${seat} stores ${channel.name}`).toBe(false);
        expect(contains(answers, canary), `${seat} answers ${channel.name}`).toBe(inside);
        expect(contains(Buffer.from(demo.log()), canary)).toBe(false);
      }
      if (inside) continue;
      expect(contains(answers, id), `${seat} knows the id of ${channel.name}`).toBe(false);
      expect(stored.includes(Buffer.from(id, 'hex')), `${seat} stores the id of ${channel.name}`).toBe(false);
      expect(answers.includes(Buffer.from(id, 'hex'))).toBe(false);
      expect(
        answers.includes(Buffer.from(JSON.stringify(channel.name))),
        `${seat} knows the name ${channel.name}`,
      ).toBe(false);
    }
  }
}, 120_000);

test('what a seat is shown does not change by a byte when others write where it is not', async () => {
  const line = (await ask<SeatRoom>(demo, '/seat/party-b/api/room')).channels.find((one) => one.purpose === 'line');
  const shown = async () => {
    const views = ['truce', 'incidents', 'exchange', 'charter', 'teams', 'record'].map((name) =>
      ask<object>(demo, `/seat/party-a/api/views/${name}`),
    );
    return JSON.stringify(await Promise.all(views));
  };
  const before = await shown();
  expect(await say('party-b', line?.id as string, 'Nothing that concerns others.')).toBe(200);
  expect(await shown()).toBe(before);
  const record = await ask<RecordView>(demo, '/seat/party-b/api/views/record');
  expect(record.entries.at(-1)?.kind).toBe('talks.message-sent');
});

test('an unknown seat and a foreign channel are answered alike', async () => {
  const foreign = (await ask<SeatRoom>(demo, '/seat/party-b/api/room')).channels.find((one) => one.purpose === 'line')
    ?.id as string;
  const post = async (channel: string) => {
    const answer = await fetch(`${demo.address}seat/party-a/api/acts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-parley': '1' },
      body: JSON.stringify({ channel, kind: 'talks.message-sent', body: { text: 'x' } }),
    });
    return [answer.status, await answer.text()];
  };
  expect(await post(foreign)).toEqual(await post('0'.repeat(64)));
  const status = async (path: string) => (await fetch(`${demo.address}${path}`)).status;
  expect(await status('seat/party-c/api/room')).toBe(404);
});
