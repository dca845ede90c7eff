/**
 * The format's vectors, made from fixed seeds: what another implementation must write, read and refuse. The committed
 * files in docs/formats/vectors are exactly these.
 */
import {
  append,
  commitmentOf,
  contexts,
  type Entry,
  emptyTree,
  encode,
  encodeBody,
  encodeHeader,
  encodeWraps,
  entryKey,
  epochId,
  fromHex,
  join,
  makeSign1,
  order,
  readSign1,
  root,
  sealBox,
  textHash,
  toBeSigned,
  toHex,
  type Value,
  verifyExport,
  wrapInfo,
  wrapSize,
  writeExport,
  writePaper,
  writeWraps,
} from '../index.ts';
import { bytesFrom, crypto, emptyRoom, epoch, note, person, someEntry, unsigned } from './room-of-three.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Vector = { readonly name: string; readonly refused?: string; readonly [field: string]: Json | undefined };

const utf8 = new TextEncoder();
const hex = (bytes: Uint8Array) => toHex(bytes);
const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array;
const north = person('North');
const flipped = (of: Uint8Array, at: number) => of.map((byte, i) => (i === at ? byte ^ 1 : byte));

function cbor(): Vector[] {
  const values: readonly [string, Value][] = [
    ['null', null],
    ['true', true],
    ['zero', 0],
    ['24', 24],
    ['minus one', -1],
    ['the largest integer', Number.MAX_SAFE_INTEGER],
    ['the smallest integer', -Number.MAX_SAFE_INTEGER],
    ['bytes', bytes('00ff')],
    ['text', 'é'],
    ['a list', [1, [], 'a']],
    ['a map, by its encoded keys', { bb: 1, c: 2, '': 3 }],
  ];
  const refused: readonly [string, string, string][] = [
    ['an integer longer than needed', '1817', 'not-canonical'],
    ['an indefinite length', '9fff', 'not-canonical'],
    ['keys unsorted', 'a2616200616100', 'not-canonical'],
    ['a key twice', 'a2616100616100', 'not-canonical'],
    ['text after a byte order mark', '64efbbbf61', 'not-canonical'],
    ['2^53', '1b0020000000000000', 'integer-out-of-range'],
    ['-2^53', '3b001fffffffffffff', 'integer-out-of-range'],
    ['a float', 'f93c00', 'unknown-type'],
    ['a tag', 'c000', 'unknown-type'],
    ['undefined', 'f7', 'unknown-type'],
    ['a surrogate', '63eda080', 'not-utf8'],
    ['a number as a key', 'a10102', 'wrong-shape'],
    ['the key __proto__', 'a1695f5f70726f746f5f5f01', 'wrong-shape'],
    ['too few bytes', '4200', 'truncated'],
    ['too many bytes', '0000', 'bytes-left-over'],
    ['thirteen lists in each other', `${'81'.repeat(12)}80`, 'too-deep'],
  ];
  return [
    ...values.map(([name, value]) => ({ name, bytes: hex(encode(value)) })),
    ...refused.map(([name, text, why]) => ({ name, bytes: text, refused: why })),
  ];
}

function sign1(): Vector[] {
  const payload = utf8.encode('The line is open from 06:00.');
  const made = makeSign1(north.signer, contexts.entry, payload);
  const common = { context: 'parley/1/entry', publicKey: north.node };
  const read = readSign1(made, made.length);
  if (!read.ok) throw new Error(read.refused);
  const part = (...values: Value[]) => hex(join(bytes('d2'), encode(values)));
  const { signature } = read.value;
  const edDsa = bytes('a10127');
  return [
    {
      name: 'signed by North',
      ...common,
      seed: hex(bytesFrom('seed of North')),
      payload: hex(payload),
      toBeSigned: hex(toBeSigned(contexts.entry, payload)),
      bytes: hex(made),
    },
    {
      name: 'signed for another use',
      ...common,
      bytes: hex(makeSign1(north.signer, contexts.instrument, payload)),
      refused: 'bad-signature',
    },
    { name: 'a signature changed', ...common, bytes: hex(flipped(made, made.length - 1)), refused: 'bad-signature' },
    { name: 'without its tag', ...common, bytes: hex(made.subarray(1)), refused: 'wrong-shape' },
    { name: 'ES256', ...common, bytes: part(bytes('a10126'), {}, payload, signature), refused: 'unknown-algorithm' },
    {
      name: 'no algorithm',
      ...common,
      bytes: part(new Uint8Array(0), {}, payload, signature),
      refused: 'unknown-algorithm',
    },
    {
      name: 'an unprotected header',
      ...common,
      bytes: part(edDsa, { kid: 'North' }, payload, signature),
      refused: 'wrong-shape',
    },
    { name: 'its payload elsewhere', ...common, bytes: part(edDsa, {}, null, signature), refused: 'wrong-shape' },
  ];
}

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

function entries(): Vector[] {
  const seen = [{ node: bytesFrom('another node'), position: 7, hash: bytesFrom('its entry') }];
  const later = someEntry(north, { seen });
  const none = new Uint8Array(0);
  const first = someEntry(north, { room: none, channel: none, position: 0, prev: none, pin: [] });
  const wraps = writeWraps(crypto, north.signer, later.header, epoch.id, wrapList());
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
    { name: 'one log seen twice', ...signed({ seen: [head(1), head(2)] }), refused: 'seen-unordered' },
    {
      name: 'its own log seen',
      ...signed({ seen: [{ ...head(1), node: north.signer.publicKey }] }),
      refused: 'seen-own-log',
    },
    { name: 'a pin twice', ...signed({ pin: [bytesFrom('pin'), bytesFrom('pin')] }), refused: 'not-canonical' },
    { name: 'a node of 31 bytes', ...signed({ node: new Uint8Array(31) }), refused: 'wrong-shape' },
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

function boxes(): Vector[] {
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

/** Two wraps of the right size; what they seal is no matter here. */
function wrapList(): Uint8Array {
  const wraps = [north, person('South')].map(({ signer }, i) => ({
    node: signer.publicKey,
    wrapped: new Uint8Array(wrapSize).fill(i),
  }));
  return encodeWraps(wraps.sort((left, right) => order(left.node, right.node)));
}

function epochs(): Vector[] {
  const key = bytesFrom('key');
  const [room, channel] = [bytesFrom('room'), bytesFrom('channel')];
  const wrap = new Uint8Array(wrapSize);
  const id = epochId(crypto, key);
  return [
    {
      name: 'a key and its id',
      key: hex(key),
      id: hex(id),
      room: hex(room),
      channel: hex(channel),
      recipient: north.node,
      wrapInfo: hex(wrapInfo(room, channel, id, north.signer.publicKey)),
    },
    { name: 'two wraps', wraps: hex(wrapList()) },
    { name: 'no wrap', wraps: '80', refused: 'wrong-shape' },
    {
      name: 'a wrap too short',
      wraps: hex(encode([[north.signer.publicKey, wrap.subarray(1)]])),
      refused: 'wrong-shape',
    },
    {
      name: 'a node twice',
      wraps: hex(
        encode([
          [north.signer.publicKey, wrap],
          [north.signer.publicKey, wrap],
        ]),
      ),
      refused: 'not-canonical',
    },
  ];
}

function instruments(): Vector[] {
  const text = utf8.encode('A pause from 06:00 to 18:00.');
  const terms = {
    room: bytesFrom('room'),
    delegation: 'north',
    kind: 'truce.offered',
    id: bytesFrom('id').subarray(0, 16),
    serial: 1,
    answers: [bytesFrom('answered').subarray(0, 16)],
    audience: ['mediator', 'south'],
    validUntil: 1_700_000_000_000,
    pin: [bytesFrom('pin')],
  };
  const paper = writePaper(crypto, north.signer, terms, text);
  const payload = (changed: { readonly [field: string]: Value }) =>
    encode(
      Object.values({
        version: 1,
        room: terms.room,
        delegation: terms.delegation,
        node: north.signer.publicKey,
        kind: terms.kind,
        id: terms.id,
        serial: terms.serial,
        answers: terms.answers,
        textHash: textHash(crypto, text),
        audience: terms.audience,
        validUntil: terms.validUntil,
        pin: terms.pin,
        ...changed,
      }),
    );
  const signed = (changed: { readonly [field: string]: Value }, context: Uint8Array = contexts.instrument) => ({
    bytes: hex(makeSign1(north.signer, context, payload(changed))),
    text: hex(text),
  });
  return [
    {
      name: 'an offer',
      room: hex(terms.room),
      delegation: terms.delegation,
      node: north.node,
      kind: terms.kind,
      id: hex(terms.id),
      serial: terms.serial,
      answers: terms.answers.map(hex),
      textHash: hex(paper.instrument.textHash),
      audience: terms.audience,
      validUntil: terms.validUntil,
      pin: terms.pin.map(hex),
      bytes: hex(paper.bytes),
      text: hex(text),
    },
    {
      name: 'another text',
      bytes: hex(paper.bytes),
      text: hex(utf8.encode('A pause from 06:00.')),
      refused: 'text-differs',
    },
    { name: 'signed as an entry', ...signed({}, contexts.entry), refused: 'bad-signature' },
    { name: 'a version to come', ...signed({ version: 2 }), refused: 'unknown-version' },
    { name: 'a serial below zero', ...signed({ serial: -1 }), refused: 'integer-out-of-range' },
    { name: 'readers unsorted', ...signed({ audience: ['south', 'mediator'] }), refused: 'not-canonical' },
    { name: 'no delegation', ...signed({ delegation: '' }), refused: 'wrong-shape' },
    { name: 'a channel named', ...signed({ channel: bytesFrom('channel') }), refused: 'wrong-shape' },
  ];
}

function bodies(): Vector[] {
  const plain = encodeBody({
    kind: 'note.written',
    fields: { text: 'The line is open.', at: 1, from: null },
    paper: null,
  });
  const paper = encodeBody({
    kind: 'truce.offered',
    fields: {},
    paper: { instrument: bytes('01'), text: bytes('02') },
  });
  return [
    { name: 'fields', kind: 'note.written', bytes: hex(plain) },
    { name: 'paper', kind: 'truce.offered', bytes: hex(paper) },
    { name: 'no kind', bytes: hex(encode(['', {}, null])), refused: 'wrong-shape' },
    { name: 'a kind of 65 bytes', bytes: hex(encode(['k'.repeat(65), {}, null])), refused: 'wrong-shape' },
    { name: 'a list of fields', bytes: hex(encode(['k', [], null])), refused: 'wrong-shape' },
    { name: 'half a paper', bytes: hex(encode(['k', {}, [bytes('01')]])), refused: 'wrong-shape' },
  ];
}

function exports(): Vector[] {
  const room = emptyRoom();
  const { mediator, north: party, charter, talks, say, receipt } = room;
  say(party, talks, 'We ask for a pause.');
  receipt(mediator, talks);
  const file = writeExport(crypto, mediator.signer, [charter, talks]);
  const roots = [charter, talks].flatMap((history) => history.logs.map((log) => hex(root(crypto, log.tree))));
  const log = talks.logs[1];
  if (!log) throw new Error('North has no log');
  const short = { ...talks, logs: [talks.logs[0] as typeof log] };
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
    refused('the last byte changed', flipped(file, file.length - 1)),
    refused('half of it', file.subarray(0, file.length >> 1)),
    refused('a log left out by the exporter', writeExport(crypto, mediator.signer, [charter, short])),
    refused('a byte too many', join(file, bytes('00'))),
  ];
}

function trees(): Vector[] {
  let tree = emptyTree;
  const roots = [hex(root(crypto, tree))];
  const leaves = Array.from({ length: 9 }, (_, i) => bytesFrom(`leaf ${i}`));
  for (const leaf of leaves) {
    tree = append(crypto, tree, leaf);
    roots.push(hex(root(crypto, tree)));
  }
  return [{ name: 'the roots of a log of 0 to 9 entries', leaves: leaves.map(hex), roots }];
}

/** Every file of vectors, by its name. */
export function allVectors(): { readonly [file: string]: readonly Vector[] } {
  return {
    body: bodies(),
    box: boxes(),
    cbor: cbor(),
    entry: entries(),
    epoch: epochs(),
    export: exports(),
    instrument: instruments(),
    sign1: sign1(),
    tree: trees(),
  };
}

export const written = (vectors: readonly Vector[]): string => `${JSON.stringify(vectors, null, 1)}\n`;
