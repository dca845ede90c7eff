import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkFork } from './forks/fork-proof.ts';
import { fromHex, toHex } from './format/bytes.ts';
import { decode, encode } from './format/cbor.ts';
import { contexts } from './format/contexts.ts';
import { checkEvidence } from './history/check-evidence.ts';
import { erasedIn } from './history/erasures.ts';
import { append, emptyTree, root } from './history/tree.ts';
import { verifyExport } from './history/verify.ts';
import { annexId, openAnnex } from './objects/annex.ts';
import { decodeBody } from './objects/body.ts';
import { commitmentOf, entryKey, openBox } from './objects/box.ts';
import { cutLeaf, openCut } from './objects/cuts.ts';
import { openEntry, readEntry, signatureHolds } from './objects/entry.ts';
import { contextOf, openEnvelope, openingInfo, readEnvelope, readOpening } from './objects/envelope.ts';
import { decodeWraps, epochId, wrapInfo } from './objects/epoch.ts';
import { readPaper } from './objects/instrument.ts';
import { readSign1, signedBy } from './objects/sign1.ts';
import { crypto } from './testing/room-of-three.ts';
import type { Vector } from './testing/vector.ts';
import { makers, written } from './testing/vectors.ts';

const folder = new URL('../../../docs/formats/vectors/', import.meta.url);
const committed = (file: string) => readFileSync(new URL(`${file}.json`, folder), 'utf8');
const bytes = (vector: Vector, field = 'bytes') => fromHex(String(vector[field])) as Uint8Array;

/** What this code makes of a committed vector: undefined where it is as it says, or the refusal. */
const judged: { readonly [file: string]: (vector: Vector) => string | undefined } = {
  cbor(vector) {
    const read = decode(bytes(vector), { bytes: 65_536, depth: 12 });
    if (!read.ok) return read.refused;
    expect(toHex(encode(read.value))).toBe(vector['bytes']);
    return undefined;
  },
  sign1(vector) {
    const read = readSign1(bytes(vector), 4224);
    if (!read.ok) return read.refused;
    const context = Object.values(contexts).find(
      (one) => new TextDecoder().decode(one) === vector['context'],
    ) as Uint8Array;
    return signedBy(crypto, read.value, context, bytes(vector, 'publicKey')) ? undefined : 'bad-signature';
  },
  entry(vector) {
    const read = readEntry(crypto, bytes(vector), bytes(vector, 'box'));
    if (!read.ok) return read.refused;
    if (!signatureHolds(crypto, read.value)) return 'bad-signature';
    expect(read.value.name).toBe(vector['hash']);
    expect(erasedIn(read.value)).toBe(vector['of']);
    if (vector['epochKey'])
      expect(openEntry(crypto, read.value, bytes(vector, 'epochKey'))).toEqual({
        ok: true,
        value: bytes(vector, 'body'),
      });
    return undefined;
  },
  box(vector) {
    const of = (field: string) => bytes(vector, field);
    const place = {
      room: of('room'),
      channel: of('channel'),
      node: of('node'),
      position: Number(vector['position']),
      epoch: of('epoch'),
    };
    const secret = entryKey(crypto, of('epochKey'), of('salt'), place);
    expect(toHex(secret)).toBe(vector['secret']);
    const read = openBox(crypto, secret, of('commitment'), place, of('box'));
    if (!read.ok) return read.refused;
    expect(toHex(commitmentOf(crypto, secret))).toBe(vector['commitment']);
    expect(toHex(read.value)).toBe(vector['body']);
    return undefined;
  },
  epoch(vector) {
    if (vector['wraps'] !== undefined) {
      const read = decodeWraps(bytes(vector, 'wraps'));
      return read.ok ? undefined : read.refused;
    }
    const [key, room, channel, recipient] = ['key', 'room', 'channel', 'recipient'].map((field) =>
      bytes(vector, field),
    ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    expect(toHex(epochId(crypto, key))).toBe(vector['id']);
    expect(toHex(wrapInfo(room, channel, bytes(vector, 'id'), recipient))).toBe(vector['wrapInfo']);
    return undefined;
  },
  envelope(vector) {
    const of = (field: string) => bytes(vector, field);
    if (vector['opening'] !== undefined) {
      const read = readOpening(crypto, of('opening'), of('to'), of('mailbox'));
      if (!read.ok) return read.refused;
      expect([toHex(read.value.from), toHex(read.value.id)]).toEqual([vector['from'], vector['context']]);
      expect(toHex(openingInfo(of('to'), of('mailbox')))).toBe(vector['info']);
      return undefined;
    }
    const envelope = readEnvelope(bytes(vector));
    if (!envelope.ok) return envelope.refused;
    const way = { from: of('from'), to: of('to') };
    const letters = openEnvelope(crypto, contextOf(crypto, of('secret')), way, envelope.value);
    if (!letters.ok) return letters.refused;
    expect(letters.value.map(toHex)).toEqual(vector['letters']);
    return undefined;
  },
  instrument(vector) {
    const read = readPaper(crypto, bytes(vector), bytes(vector, 'text'));
    return read.ok ? undefined : read.refused;
  },
  body(vector) {
    const read = decodeBody(bytes(vector));
    if (!read.ok) return read.refused;
    expect(read.value.kind).toBe(vector['kind']);
    return undefined;
  },
  annex(vector) {
    const of = (field: string) => bytes(vector, field);
    const place = { room: of('room'), channel: of('channel'), node: of('node') };
    const read = openAnnex(crypto, place, of('id'), of('key'), of('sealed'));
    if (!read.ok) return read.refused;
    expect(toHex(read.value)).toBe(vector['content']);
    expect(toHex(annexId(crypto, place, of('salt'), read.value))).toBe(vector['id']);
    return undefined;
  },
  cuts(vector) {
    const [channel, node, salt] = ['channel', 'node', 'salt'].map((field) => bytes(vector, field)) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const cut = { channel, node, count: Number(vector['count']), salt };
    const read = openCut(crypto, cut, bytes(vector, 'list'));
    if (!read.ok) return read.refused;
    expect(toHex(cutLeaf(crypto, cut))).toBe(vector['leaf']);
    expect(toHex(read.value)).toBe(vector['hash']);
    return undefined;
  },
  export(vector) {
    const { holds, first, room, forks, voids, logs, entries } = verifyExport(crypto, bytes(vector));
    if (holds) {
      expect([room, logs, entries]).toEqual([vector['room'], vector['logs'], vector['entries']]);
      const named = forks.map(({ channel, node, position }) => [channel, node, position]);
      expect(named).toEqual(vector['forks'] ?? []);
      const gone = voids.map(({ channel, node, position, by, at, own }) => [channel, node, position, by, at, own]);
      expect(gone).toEqual(vector['voids'] ?? []);
    } else expect([first?.log, first?.position]).toEqual([vector['log'], vector['position']]);
    return first?.reason;
  },
  fork(vector) {
    const read = checkFork(crypto, bytes(vector));
    if (!read.ok) return read.refused;
    const { room, channel, node, position, entries } = read.value;
    expect([toHex(room), toHex(channel), toHex(node), position, entries.map((entry) => entry.name)]).toEqual(
      ['room', 'channel', 'node', 'position', 'entries'].map((field) => vector[field]),
    );
    return undefined;
  },
  proof(vector) {
    const read = checkEvidence(crypto, bytes(vector));
    if (!read.ok) return read.refused;
    const { evidence, room, channel } = read.value;
    const { entry, links, witnesses, body } = evidence;
    expect({
      room: toHex(room),
      channel: toHex(channel),
      entry: entry.name,
      node: toHex(entry.header.node),
      position: entry.header.position,
      text: body?.fields['text'] ?? null,
      links: links.map((one) => one.name),
      witnesses: witnesses.map((one) => one.name),
    }).toEqual(Object.fromEntries(Object.entries(vector).filter(([field]) => field !== 'name' && field !== 'bytes')));
    return undefined;
  },
  tree(vector) {
    const roots = vector['roots'] as readonly string[];
    let tree = emptyTree;
    expect(toHex(root(crypto, tree))).toBe(roots[0]);
    (vector['leaves'] as readonly string[]).forEach((leaf, i) => {
      tree = append(crypto, tree, fromHex(leaf) as Uint8Array);
      expect(toHex(root(crypto, tree))).toBe(roots[i + 1]);
    });
    return undefined;
  },
};

test('[RE46] the files of vectors are all there, and all judged', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files.sort()).toEqual(
    Object.keys(makers)
      .map((file) => `${file}.json`)
      .sort(),
  );
  expect(Object.keys(judged).sort()).toEqual(Object.keys(makers).sort());
});

describe.each(Object.keys(makers))('[RE46] %s', (file) => {
  test('is what this code writes', () => expect(committed(file)).toBe(written(makers[file]?.() ?? [])));

  test('is read or refused as it says', () => {
    for (const vector of JSON.parse(committed(file)) as readonly Vector[])
      expect(judged[file]?.(vector), vector.name).toBe(vector.refused);
  });
});
