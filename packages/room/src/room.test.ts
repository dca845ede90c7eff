import { encode, encodeWraps, fromHex, type Hex, none, order } from '@parley/record';
import { memoryStore, viewAs } from '@parley/rehearsal';
import { beforeEach, describe, expect, test } from 'vitest';
import { arrived } from './carrying/sync.ts';
import {
  createNode,
  gapsOf,
  now,
  openAfresh,
  openNode,
  recordView,
  restoredStanding,
  sixWords,
  step,
  takeSnapshot,
  truceView,
} from './index.ts';
import { forged, forgedWraps, hand, rulingsIn } from './testing/forge.ts';
import { agree, ground, hour, list, minute, morning, openRoom, proposal, say } from './testing/north-and-south.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
});

const refused = (answer: { done: boolean; refused?: string }) => (answer.done ? 'stands' : answer.refused);
const truce = (as: string, at = room.now) => viewAs(room, as, 'truce', at) as ReturnType<typeof truceView>;

describe('who may say what, where', () => {
  test('[RO3] what everybody would refuse is not signed, stored or sent', async () => {
    await room.advance(room.now + hour);
    const before = room.rowsOf('north').length;
    const body = { truce: '0'.repeat(64) };
    const answer = await room.performed({ by: 'north', channel: 'line-north', act: 'truce.accepted', body });
    expect(answer.done).toBe(false);
    expect(room.rowsOf('north').length).toBe(before);
  });

  test('[RO4] a channel is opened by a member, for delegations of the charter, each once', async () => {
    const { node } = room.seat('north');
    const open = (members: string[], readers: string[] = []) => {
      const terms = { name: 'new', purpose: 'other', members, readers, withoutPrejudice: false } as const;
      const effects = step(
        node,
        { type: 'open-channel', ask: 'q', terms },
        { at: room.now, random: new Uint8Array(32) },
      );
      const answer = effects.find((effect) => effect.type === 'answer');
      return answer?.type === 'answer' && !answer.answer.done ? answer.answer.refused : 'asks for keys';
    };
    expect(open(['south'])).toBe('not-in-this-channel');
    expect(open(['north', 'nobody'])).toBe('not-in-this-room');
    expect(open(['north', 'south'], ['south'])).toBe('malformed-body');
    expect(open(['north', 'observer'])).toBe('asks for keys');
  });

  test('[RO51] what is kept off the notice board is refused there', async () => {
    const stations = ['south', 'north'].map((holder) => ({ holder, place: 'crossing' }));
    const body = { track: 'living', under: 'tranche', stations, cases: ['P-1'] };
    const plan = async (channel: string) =>
      refused(await room.performed({ by: 'mediator', channel, act: 'exchange.handover-planned', body }));
    expect(await plan('notice')).toBe('belongs-in-another-channel');
    expect(await plan('line-north')).toBe('stands');
  });

  test('[RO5] entries of a node outside the channel do not come in', async () => {
    const outsider = room.seat('observer');
    const inside = room.seat('mediator');
    const channel = inside.node.channels.get(room.channels.get('line-north') as Hex);
    // The observer never had the channel; it is given the key and the history, and still may not write.
    outsider.node.channels.set(channel?.id as Hex, channel as never);
    const message = forged(room, outsider, 'line-north', {
      kind: 'talks.message-sent',
      fields: { text: 'x' },
      paper: null,
    });
    const size = channel?.history.byName.size;
    const effects = hand(room, room.seat('north'), message);
    expect(effects.filter((effect) => effect.type === 'store')).toEqual([]);
    expect(channel?.history.byName.size).toBe(size);
    expect([...rulingsIn(room, 'north', 'line-north').values()].every((one) => one === 'stands')).toBe(true);
  });

  test('[RO6] a reader writes receipts and acts about its own instruments only', async () => {
    const body = {
      text: 'x',
      plannedStart: morning,
      startWording: 'x',
      hours: 1,
      releasing: 'south',
      extension: { model: 'none' },
    };
    expect(refused(await say(room, 'north', 'notice', 'truce.proposed', body))).toBe('readers-do-not-write');
    const message = forged(room, room.seat('north'), 'notice', {
      kind: 'talks.message-sent',
      fields: { text: 'x' },
      paper: null,
    });
    hand(room, room.seat('south'), message);
    expect([...rulingsIn(room, 'south', 'notice').values()]).toContain('readers-do-not-write');
  });

  test('[RO21] a body that cannot be read, or an unknown act, is refused and moves nothing', async () => {
    await agree(room);
    const term = () => JSON.stringify({ ...truce('south'), heardFrom: {}, outstanding: [] });
    const before = term();
    const mediator = room.seat('mediator');
    const odd = [
      { kind: 'truce.lost', fields: {}, paper: null },
      { kind: 'truce.start-set', fields: { truce: 'x' }, paper: null },
      { kind: 'talks.impasse-declared', fields: {}, paper: { instrument: Uint8Array.of(1), text: Uint8Array.of(2) } },
    ];
    const reasons = odd.map((body, i) => {
      const message = forged(room, mediator, 'notice', body, i + 1);
      hand(room, mediator, message);
      hand(room, room.seat('south'), message);
      return [...rulingsIn(room, 'south', 'notice').values()].at(-1);
    });
    expect(reasons).toEqual(['unknown-act', 'malformed-body', 'malformed-body']);
    expect(term()).toBe(before);
  });
});

describe('paper', () => {
  test('[RO7] on a line it moves no desk; on the board it counts once its author confirms', async () => {
    await say(room, 'mediator', 'notice', 'truce.proposed', proposal, 'proposal');
    await say(room, 'north', 'line-north', 'truce.accepted', { truce: '$proposal' }, 'yes-north');
    await say(room, 'south', 'line-south', 'truce.accepted', { truce: '$proposal' }, 'yes-south');
    expect(truce('mediator').phase).toBe('proposed');
    await room.setCut('south', true);
    await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$yes-north' });
    await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$yes-south' });
    expect(truce('mediator').phase).toBe('proposed');
    expect(truce('north').awaitingConfirmation.map((one) => one.by)).toEqual(['south']);
    await room.setCut('south', false);
    await room.advance(room.now + 5 * minute);
    expect(truce('mediator').phase).toBe('agreed');
    expect(truce('north').awaitingConfirmation).toEqual([]);
  });

  test('[RO8] only a mediator conveys, once, signed paper of this room', async () => {
    await agree(room);
    await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
    expect(refused(await say(room, 'south', 'line-south', 'instrument.conveyed', { of: '$list' }))).toBe(
      'not-for-this-capacity',
    );
    expect(refused(await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: 'ab'.repeat(16) }))).toBe(
      'no-such-paper',
    );
    expect((await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' })).done).toBe(true);
    expect(refused(await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' }))).toBe(
      'conveyed-already',
    );
    // A conveyance that bears another's words under the author's name: the signature is not over them.
    const line = room.seat('mediator').node.channels.get(room.channels.get('line-south') as Hex);
    const paper = [...(line?.bodies.values() ?? [])].find((body) => body.paper)?.paper;
    const altered = { instrument: paper?.instrument as Uint8Array, text: encode({ other: 1 }) };
    const fields = { of: 'cd'.repeat(16), answers: 'held' };
    const message = forged(room, room.seat('mediator'), 'notice', {
      kind: 'instrument.conveyed',
      fields,
      paper: altered,
    });
    hand(room, room.seat('north'), message);
    expect([...rulingsIn(room, 'north', 'notice').values()].at(-1)).toBe('malformed-body');
  });

  test('[RO9] a node confirms its own paper by itself, and nobody confirms for another', async () => {
    await agree(room);
    const confirmed = recordView(room.seat('north').node, now(room.now)).entries;
    expect(
      confirmed
        .filter((line) => line.kind === 'instrument.confirmed')
        .map((line) => line.by)
        .sort(),
    ).toEqual(['north', 'south']);
    await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
    await room.setCut('south', true);
    const conveyed = await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' });
    const of = conveyed.done ? conveyed.id : '';
    expect(refused(await say(room, 'north', 'notice', 'instrument.confirmed', { of }))).toBe('not-ones-own-paper');
  });

  test('[RO10] withdrawal beats what is not confirmed; what is confirmed cannot be withdrawn', async () => {
    await agree(room);
    await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
    await say(room, 'south', 'line-south', 'instrument.withdrawn', { of: '$list' });
    await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' });
    await room.advance(room.now + 5 * minute);
    expect(truce('north').lists).toEqual([]);
    expect(refused(await say(room, 'south', 'notice', 'instrument.confirmed', { of: '$list' }))).toBe('withdrawn');
    expect(refused(await say(room, 'south', 'notice', 'instrument.withdrawn', { of: '$accepted-south' }))).toBe(
      'confirmed-already',
    );
  });

  test('[RO11] answers go on verbatim where the mediator has said so', async () => {
    await agree(room);
    await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
    await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list', answers: 'verbatim' });
    const before = truce('south').expiresAt;
    await say(room, 'north', 'line-north', 'truce.extension-agreed', { list: '$list', hours: 24, wording: 'Agreed.' });
    await room.advance(room.now + 2 * minute);
    expect(before).toBe(new Date(morning + 98 * hour).toISOString());
    expect(truce('south').expiresAt).toBe(new Date(morning + 122 * hour).toISOString());
  });
});

describe('time, keeping, carrying', () => {
  test('[RO12] a receipt is given for what is new, bears the root of the own log, and a false root is refused', async () => {
    await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'Good morning.' });
    await room.advance(room.now + 10 * minute);
    const count = () => room.rowsOf('north').length;
    const settled = count();
    await room.advance(room.now + hour);
    expect(count()).toBe(settled);
    const lying = forged(room, room.seat('north'), 'line-north', {
      kind: 'receipt.given',
      fields: { root: new Uint8Array(32) },
      paper: null,
    });
    hand(room, room.seat('mediator'), lying);
    expect([...rulingsIn(room, 'mediator', 'line-north').values()].at(-1)).toBe('another-root');
  });

  test('[RO13] a key wrapped to more or fewer nodes than the channel has is refused, and what is sealed under it', async () => {
    const mediator = room.seat('mediator');
    const wraps = (...to: readonly string[]) => {
      const nodes = to.map((one) => room.seat(one).signer.publicKey).sort(order);
      return encodeWraps(nodes.map((node) => ({ node, wrapped: new Uint8Array(1168) })));
    };
    const ruled = (list: Uint8Array, fill: number) => {
      const letter = forgedWraps(room, mediator, 'line-north', new Uint8Array(32).fill(fill), list);
      for (const seat of [mediator, room.seat('north')]) hand(room, seat, letter);
      return [...rulingsIn(room, 'north', 'line-north').values()].at(-1);
    };
    expect(ruled(wraps('mediator', 'north', 'observer'), 5)).toBe('wraps-differ');
    expect(ruled(wraps('mediator'), 6)).toBe('wraps-differ');
    expect(ruled(wraps('mediator', 'observer'), 7)).toBe('wraps-differ');
    expect(ruled(wraps('mediator', 'north'), 8)).toBe('stands');
  });

  test('[RO14] nothing is sent or answered before the own disk has it', async () => {
    const { node } = room.seat('mediator');
    const channel = room.channels.get('line-north') as Hex;
    const event = { type: 'act', ask: 'q', channel, kind: 'talks.message-sent', fields: { text: 'x' } } as const;
    const first = step(node, event, { at: room.now, random: new Uint8Array(32).fill(3) });
    expect(first.some((effect) => effect.type === 'send' || effect.type === 'answer')).toBe(false);
    const stored = first.find((effect) => effect.type === 'store');
    const ticket = stored?.type === 'store' ? stored.ticket : 0;
    const second = step(node, { type: 'stored', ticket }, { at: room.now, random: new Uint8Array(32).fill(4) });
    expect(second.map((effect) => effect.type).sort()).toEqual(['answer', 'send']);
  });

  test('[RO15] nothing of a channel goes outside it, and foreign and unknown channels get the same answer', async () => {
    await agree(room);
    const known = new Set([...room.seat('north').node.channels.keys()]);
    expect(known.has(room.channels.get('line-south') as Hex)).toBe(false);
    const asking = (channel: Uint8Array) =>
      hand(room, room.seat('mediator'), encode(['lengths', none, 0, [[channel, []]]]))
        .filter((effect) => effect.type === 'send')
        .map((effect) => (effect.type === 'send' ? effect.bytes.length : 0));
    const foreign = asking(fromHex(room.channels.get('line-south') as Hex) as Uint8Array);
    expect(foreign).toEqual(asking(new Uint8Array(32).fill(7)));
  });

  test('[RO16] a node opened from its disk shows what it showed, with a snapshot or without', async () => {
    await agree(room);
    for (const delegation of ['north', 'south', 'mediator', 'observer']) {
      const seat = room.seat(delegation);
      const shown = (node: typeof seat.node) => JSON.stringify([truceView(node, now(room.now)), viewOf(node)]);
      const viewOf = (node: typeof seat.node) => [...node.channels.values()].map((one) => [...one.rulings]);
      const identity = seat.node.identity;
      const plain = openAfresh(ground.cryptography, identity, seat.store.read());
      const bytes = takeSnapshot(seat.node);
      const shot = openNode(
        ground.cryptography,
        identity,
        memoryStore([...seat.store.read(), { row: 'snapshot', bytes }]),
      );
      expect(shown(plain.node)).toBe(shown(seat.node));
      expect(shown(shot.node)).toBe(shown(seat.node));
      expect(plain.setAside).toBe(0);
      // With the snapshot no box was opened but the channels' first.
      for (const channel of shot.node.channels.values())
        expect(channel.bodies.size).toBeLessThan(channel.judged.length);
    }
  });

  test('[RO18] as of a past moment a view shows what this node held then', async () => {
    await room.advance(morning + 10 * minute);
    await agree(room);
    const { node } = room.seat('north');
    const before = morning + 5 * minute;
    expect(truceView(node, { at: before, held: before }).phase).toBe('none');
    expect(truceView(node, { at: room.now, held: before }).phase).toBe('none');
    expect(truceView(node, now(room.now)).phase).toBe('in-force');
  });

  test('[RO19] claimed times never go back in a log', async () => {
    await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'One.' });
    room.seat('mediator').offset = -24 * hour;
    await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'Two.' });
    const channel = room.seat('mediator').node.channels.get(room.channels.get('line-north') as Hex);
    for (const log of channel?.history.logs ?? []) {
      const claimed = log.entries.map((held) => held.entry.header.claimed);
      expect(claimed).toEqual([...claimed].sort((left, right) => left - right));
    }
  });

  test('[RO20] what rests on entries that are not here waits, bounded, and comes in when they do', async () => {
    await agree(room);
    const source = room.seat('north').node;
    const target = createNode(ground.cryptography, room.seat('north').node.identity, room.seat('north').name);
    const messages = [...source.channels.values()].flatMap((channel) =>
      channel.history.logs.map((log) =>
        encode([
          'entries',
          fromHex(channel.id) as Uint8Array,
          log.entries.slice(0, 30).map((held) => [held.entry.bytes, held.entry.box]),
        ]),
      ),
    );
    expect(messages.length).toBeGreaterThan(4);
    for (const bytes of [...messages, ...messages].reverse()) arrived(target, room.seat('mediator').name, bytes, 1);
    for (const [id, channel] of target.channels) {
      expect(channel.history.byName.size).toBeGreaterThan(0);
      expect([...channel.anteroom.values()].every((run) => run.length <= 256)).toBe(true);
      expect(source.channels.has(id)).toBe(true);
    }
  });

  test('[RO22] a node on a restored disk signs nothing, asks, and takes back what its disk has lost', async () => {
    await agree(room);
    const backup = [...room.rowsOf('north')];
    await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'After the backup.' });
    const held = room.rowsOf('north').length;
    await room.restore('north', backup);
    const body = { text: 'x' };
    const answer = await room.performed({ by: 'north', channel: 'line-north', act: 'talks.message-sent', body });
    expect(refused(answer)).toBe('restored-read-only');
    await room.advance(room.now + 5 * minute);
    expect(room.rowsOf('north').length).toBeGreaterThanOrEqual(held);
    const line = restoredStanding(room.seat('north').node)?.find(
      (one) => one.channel === room.channels.get('line-north'),
    );
    expect(line?.toldBy).toEqual(['mediator']);
    expect(line?.held).toBe(line?.longest);
  });

  test('[RO23] a node whose key is in use elsewhere signs nothing from the moment that it is shown so', async () => {
    const seat = room.seat('north');
    const clone = openAfresh(ground.cryptography, seat.node.identity, seat.store.read()).node;
    const channel = room.channels.get('line-north') as Hex;
    const event = {
      type: 'act',
      ask: 'q',
      channel,
      kind: 'talks.message-sent',
      fields: { text: 'From the clone.' },
    } as const;
    const moment = { at: room.now, random: new Uint8Array(32).fill(8) };
    const stored = step(clone, event, moment).find((effect) => effect.type === 'store');
    const [row] = stored?.type === 'store' ? stored.rows : [];
    expect(seat.node.standing.state).toBe('whole');
    const run = row?.row === 'entry' ? [[row.bytes, row.box]] : [];
    hand(room, seat, encode(['entries', fromHex(channel) as Uint8Array, run]));
    expect(seat.node.standing.state).toBe('restored');
    const answer = await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'x' });
    expect(refused(answer)).toBe('restored-read-only');
  });

  test('[RO34] what others say they hold and is not here is named, with who says so', async () => {
    const line = fromHex(room.channels.get('line-north') as Hex) as Uint8Array;
    const north = room.seat('north');
    const { name } = room.seat('mediator');
    const told = encode(['lengths', none, 0, [[line, [[fromHex(name) as Uint8Array, 41]]]]]);
    expect(gapsOf(north.node)).toEqual([]);
    hand(room, north, told);
    expect(gapsOf(north.node)).toMatchObject([{ of: 'mediator', told: 41, toldBy: ['mediator'] }]);
    // Of a channel that this node is not in nothing is named, whatever anybody says.
    const foreign = fromHex(room.channels.get('line-south') as Hex) as Uint8Array;
    hand(room, north, encode(['lengths', none, 0, [[foreign, [[fromHex(name) as Uint8Array, 9]]]]]));
    expect(gapsOf(north.node)).toHaveLength(1);
  });

  test('[RO35] the same acts of charter and board are the same six words, others are others', async () => {
    await agree(room);
    await room.advance(room.now + 10 * minute);
    const words = (who: string) => sixWords(room.seat(who).node).join(' ');
    expect(words('north').split(' ')).toHaveLength(6);
    expect(words('south')).toBe(words('north'));
    expect(words('mediator')).toBe(words('north'));
    await room.setCut('south', true);
    await say(room, 'mediator', 'notice', 'talks.message-sent', { text: 'One more.' });
    expect(words('south')).not.toBe(words('north'));
    // What is said in a line changes nobody's words.
    const before = words('north');
    await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'Between us.' });
    expect(words('north')).toBe(before);
  });
});
