/** Vectors of what stands in a history: entries, their boxes, the tree of a log, and an export. */
import {
  append,
  commitmentOf,
  contexts,
  destroyBox,
  type Entry,
  emptyTree,
  encode,
  encodeHeader,
  entryKey,
  join,
  makeSign1,
  order,
  root,
  sealBox,
  verifyExport,
  writeErasure,
  writeExport,
  writeWraps,
} from '../index.ts';
import { forkedRoom, inOrder, settle } from './forked.ts';
import { wrapList } from './object-vectors.ts';
import { bytesFrom, crypto, draftFor, emptyRoom, epoch, note, someEntry, take, unsigned } from './room-of-three.ts';
import { bytes, flipped, hex, north, type Vector } from './vector.ts';

function described(entry: Entry): Vector {
  const { header } = entry;
  return {
    name: '',
    room: hex(header.room),
    channel: hex(header.channel),
    node: hex(header.node),
    position: header.position,
    prev: hex(header.prev),
    seen: header.seen.map((head) => [hex(head.node), head.position, hex(head.hash)]),
    pin: header.pin.map(hex),
    claimed: header.claimed,
    sealing: header.sealing.kind,
    boxHash: hex(header.boxHash),
    boxSize: header.boxSize,
    hash: entry.name,
    bytes: hex(entry.bytes),
    box: hex(entry.box),
  };
}

export function entries(): Vector[] {
  const seen = [{ node: bytesFrom('another node'), position: 7, hash: bytesFrom('its entry') }];
  const later = someEntry(north, { seen });
  const twin = { node: bytesFrom('another node'), position: 4, hash: bytesFrom('its other entry') };
  const branches = someEntry(north, { seen: [...seen, twin].sort((left, right) => order(left.hash, right.hash)) });
  const none = new Uint8Array(0);
  const first = someEntry(north, { room: none, channel: none, position: 0, prev: none, pin: [] });
  const wraps = writeWraps(crypto, north.signer, later.header, epoch.id, wrapList());
  const erasure = writeErasure(crypto, north.signer, later.header, bytesFrom('its entry'));
  const signed = (header: Partial<typeof later.header>, box = later.box) => ({
    bytes: hex(makeSign1(north.signer, contexts.entry, encodeHeader({ ...later.header, ...header }))),
    box: hex(box),
  });
  const head = (position: number) => ({ node: bytesFrom('another node'), position, hash: bytesFrom('its entry') });
  return [
    { ...described(later), name: 'a sealed entry', epochKey: hex(epoch.key), body: hex(note('The line is open.')) },
    {
      ...described(first),
      name: 'the first of a charter',
      epochKey: hex(epoch.key),
      body: hex(note('The line is open.')),
    },
    { ...described(wraps), name: 'a wrap list' },
    { ...described(branches), name: 'two branches of a forked log seen' },
    { ...described(erasure), name: 'an erasure', of: hex(bytesFrom('its entry')) },
    {
      name: 'a signature that fails',
      bytes: hex(unsigned(later).bytes),
      box: hex(later.box),
      refused: 'bad-signature',
    },
    { name: 'another box', bytes: hex(later.bytes), box: hex(flipped(later.box, 0)), refused: 'box-differs' },
    { name: 'a first position after something', ...signed({ position: 0 }), refused: 'wrong-prev' },
    { name: 'a later entry of no channel', ...signed({ channel: none }), refused: 'foreign-channel' },
    { name: 'a position below zero', ...signed({ position: -1 }), refused: 'integer-out-of-range' },
    { name: 'a claimed time below zero', ...signed({ claimed: -1 }), refused: 'integer-out-of-range' },
    { name: 'one entry seen twice', ...signed({ seen: [head(1), head(2)] }), refused: 'seen-unordered' },
    {
      name: 'its own log seen',
      ...signed({ seen: [{ ...head(1), node: north.signer.publicKey }] }),
      refused: 'seen-own-log',
    },
    { name: 'a pin twice', ...signed({ pin: [bytesFrom('pin'), bytesFrom('pin')] }), refused: 'not-canonical' },
    { name: 'a node of 31 bytes', ...signed({ node: new Uint8Array(31) }), refused: 'wrong-shape' },
    {
      name: 'an erasure with a box',
      ...signed({ sealing: { kind: 'erasure', of: bytesFrom('its entry') } }),
      refused: 'wrong-shape',
    },
    { name: 'a sealed entry without its box', bytes: hex(later.bytes), box: '', refused: 'box-differs' },
    { name: 'a box too large', ...signed({ boxSize: 65_537 }), refused: 'integer-out-of-range' },
    {
      name: 'a wrap list without wraps',
      ...signed(
        { sealing: { kind: 'wraps', epoch: epoch.id }, boxHash: crypto.sha256(bytes('80')), boxSize: 1 },
        bytes('80'),
      ),
      refused: 'wrong-shape',
    },
  ];
}

export function boxes(): Vector[] {
  const place = {
    room: bytesFrom('room'),
    channel: bytesFrom('channel'),
    node: north.signer.publicKey,
    position: 3,
    epoch: epoch.id,
  };
  const salt = bytesFrom('salt');
  const secret = entryKey(crypto, epoch.key, salt, place);
  const common = {
    epochKey: hex(epoch.key),
    salt: hex(salt),
    room: hex(place.room),
    channel: hex(place.channel),
    node: hex(place.node),
    position: place.position,
    epoch: hex(place.epoch),
    secret: hex(secret),
    commitment: hex(commitmentOf(crypto, secret)),
  };
  const sealed = (padded: Uint8Array) =>
    hex(
      crypto.seal(secret.subarray(0, 32), secret.subarray(32), encode([contexts.box, ...Object.values(place)]), padded),
    );
  const padded = (size: number, length: number, last = 0) => {
    const all = new Uint8Array(size);
    new DataView(all.buffer).setUint32(0, length);
    all[size - 1] = last;
    return all;
  };
  const box = (body: Uint8Array) => sealBox(crypto, secret, place, body);
  const body = note('The line is open.');
  return [
    { name: 'a short body', ...common, body: hex(body), box: hex(box(body)) },
    { name: 'an empty body', ...common, body: '', box: hex(box(new Uint8Array(0))) },
    {
      name: 'the longest body of the first bucket',
      ...common,
      body: '07'.repeat(236),
      box: hex(box(new Uint8Array(236).fill(7))),
    },
    { name: 'one byte more', ...common, body: '07'.repeat(237), box: hex(box(new Uint8Array(237).fill(7))) },
    {
      name: 'another key than committed to',
      ...common,
      commitment: hex(bytesFrom('another')),
      box: hex(box(body)),
      refused: 'wrong-key',
    },
    { name: 'a byte changed', ...common, box: hex(flipped(box(body), 9)), refused: 'bad-seal' },
    {
      name: 'another position',
      ...common,
      box: hex(sealBox(crypto, secret, { ...place, position: 4 }, body)),
      refused: 'bad-seal',
    },
    { name: 'padding that is not zero', ...common, box: sealed(padded(240, 10, 1)), refused: 'bad-padding' },
    { name: 'a bucket too large', ...common, box: sealed(padded(496, 10)), refused: 'bad-padding' },
    { name: 'no bucket', ...common, box: sealed(padded(284, 250)), refused: 'bad-padding' },
  ];
}

export function trees(): Vector[] {
  let tree = emptyTree;
  const roots = [hex(root(crypto, tree))];
  const leaves = Array.from({ length: 9 }, (_, i) => bytesFrom(`leaf ${i}`));
  for (const leaf of leaves) {
    tree = append(crypto, tree, leaf);
    roots.push(hex(root(crypto, tree)));
  }
  return [{ name: 'the roots of a log of 0 to 9 entries', leaves: leaves.map(hex), roots }];
}

/** A room in which North has spilled something, with an erasure or without. */
function withVoid(declared: boolean) {
  const room = emptyRoom();
  const { mediator, north: party, charter, talks, say, receipt } = room;
  const { entry } = say(party, talks, 'A name that nobody was to enter.');
  if (declared) take(talks, charter, writeErasure(crypto, party.signer, draftFor(talks, charter, party), entry.hash));
  receipt(mediator, talks);
  destroyBox(entry);
  return { ...room, file: writeExport(crypto, mediator.signer, [charter, talks]) };
}

export function exports(): Vector[] {
  const room = emptyRoom();
  const { mediator, north: party, charter, talks, say, receipt } = room;
  say(party, talks, 'We ask for a pause.');
  receipt(mediator, talks);
  const file = writeExport(crypto, mediator.signer, [charter, talks]);
  const roots = [charter, talks].flatMap((history) => history.logs.map((log) => hex(root(crypto, log.tree))));
  const log = talks.logs[1];
  if (!log) throw new Error('North has no log');
  const short = { ...talks, logs: [talks.logs[0] as typeof log] };
  const { charter: law, souths, mediators, mediator: exporter, north: forker } = forkedRoom(1, 1);
  settle(souths, law, inOrder(mediators));
  const forked = writeExport(crypto, exporter.signer, [law, souths]);
  const voided = withVoid(true);
  const { file: missing } = withVoid(false);
  const refused = (name: string, changed: Uint8Array): Vector => {
    const { first } = verifyExport(crypto, changed);
    return {
      name,
      bytes: hex(changed),
      refused: first?.reason ?? 'nothing',
      log: first?.log ?? null,
      position: first?.position ?? null,
    };
  };
  return [
    { name: 'a charter and one channel', room: hex(charter.room), logs: 3, entries: 4, roots, bytes: hex(file) },
    {
      name: 'a channel in which a log has forked',
      room: hex(law.room),
      logs: 4,
      entries: 7,
      forks: [[hex(souths.channel), forker.node, 1]],
      bytes: hex(forked),
    },
    {
      name: 'an entry declared void',
      room: hex(voided.charter.room),
      logs: 3,
      entries: 5,
      voids: [[hex(voided.talks.channel), voided.north.node, 0, voided.north.node, 1, true]],
      bytes: hex(voided.file),
    },
    refused('a box missing that nothing declares void', missing),
    refused('the last byte changed', flipped(file, file.length - 1)),
    refused('half of it', file.subarray(0, file.length >> 1)),
    refused('a log left out by the exporter', writeExport(crypto, mediator.signer, [charter, short])),
    refused('a byte too many', join(file, bytes('00'))),
  ];
}
