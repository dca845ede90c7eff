/** Vectors of what stands by itself: encodings, envelopes, bodies, epochs and instruments. */
import {
  contexts,
  encode,
  encodeBody,
  encodeWraps,
  epochId,
  join,
  makeSign1,
  order,
  readSign1,
  textHash,
  toBeSigned,
  type Value,
  wrapInfo,
  wrapSize,
  writePaper,
} from '../index.ts';
import { bytesFrom, crypto, person } from './room-of-three.ts';
import { bytes, flipped, hex, north, utf8, type Vector } from './vector.ts';

export function cbor(): Vector[] {
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

export function sign1(): Vector[] {
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

export function bodies(): Vector[] {
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

/** Two wraps of the right size; what they seal is no matter here. */
export function wrapList(): Uint8Array {
  const wraps = [north, person('South')].map(({ signer }, i) => ({
    node: signer.publicKey,
    wrapped: new Uint8Array(wrapSize).fill(i),
  }));
  return encodeWraps(wraps.sort((left, right) => order(left.node, right.node)));
}

export function epochs(): Vector[] {
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

export function instruments(): Vector[] {
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
