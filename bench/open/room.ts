/**
 * The measured room: a charter of ten delegations and one channel of all ten, with one log each, written through the
 * record's own functions with real keys. Everything follows from fixed seeds, so it is written once and cut to size.
 */
import {
  admit,
  type Draft,
  type Entry,
  type EpochKey,
  encodeBody,
  encodeWraps,
  epochId,
  type Fields,
  type History,
  historyOf,
  limits,
  logOf,
  newHeads,
  nothing,
  order,
  pinOf,
  type Signer,
  toBase64url,
  toHex,
  wrapSize,
  writeEntry,
  writeWraps,
} from '@parley/record';
import type { Identity, Row } from '@parley/room';
import { createSigner, cryptography } from '@parley/vault';
import { actors, bursts, textOf } from './words.ts';

const none = new Uint8Array(0);
const utf8 = new TextEncoder();
const bytesFrom = (word: string) => cryptography.sha256(utf8.encode(word));
/** The generator has checked nothing that it has just signed itself; whoever opens the room checks. */
const trusting = { ...cryptography, verify: () => true };

const ids = Array.from({ length: actors }, (_, i) => `delegation-${i}`);
const signers: readonly Signer[] = ids.map((id) => createSigner(bytesFrom(`seed of ${id}`)));
const seal = (id: string) => new Uint8Array(1216).fill(bytesFrom(`seal of ${id}`)[0] ?? 0);

/** The node whose disk is opened: the first delegation's. */
export const identity: Identity = {
  delegation: ids[0] as string,
  signer: signers[0] as Signer,
  seal: seal(ids[0] as string),
};

const starts = Date.UTC(2030, 4, 1, 6);

export function writeRoom(size: number): Row[] {
  const rows: Row[] = [];
  let salts = 0;
  let clock = starts;
  const salt = () => bytesFrom(`salt ${salts++}`);

  function keep(history: History, charter: History | undefined, entry: Entry): void {
    const { admitted } = admit(history, charter, trusting, [entry]);
    if (!admitted[0]) throw new Error('the measured room would not admit its own entry');
    rows.push({
      row: 'entry',
      channel: toHex(history.channel),
      name: entry.name,
      bytes: entry.bytes,
      box: entry.box,
      heldAt: entry.header.claimed,
    });
  }

  function draftFor(history: History, charter: History | undefined, by: Signer, looks: boolean): Draft {
    const node = toHex(by.publicKey);
    const last = logOf(history, node)?.entries.at(-1);
    clock += 1000;
    return {
      room: history.room,
      channel: history.channel,
      position: last ? last.entry.header.position + 1 : 0,
      prev: last?.entry.hash ?? none,
      seen: looks ? newHeads(history, last?.past ?? nothing, node, limits.seen) : [],
      pin: charter ? pinOf(charter, limits.pin) : [],
      claimed: clock,
    };
  }

  function found(kind: string, fields: Fields, charter: History | undefined): { history: History; epoch: EpochKey } {
    const by = signers[0] as Signer;
    const key = bytesFrom(`epoch of ${kind}`);
    const epoch = { id: epochId(cryptography, key), key };
    const pin = charter ? pinOf(charter, limits.pin) : [];
    const draft = {
      room: charter?.room ?? none,
      channel: none,
      position: 0,
      prev: none,
      seen: [],
      pin,
      claimed: clock,
    };
    const first = writeEntry(cryptography, by, draft, epoch, salt(), encodeBody({ kind, fields, paper: null }));
    const history = historyOf(first);
    rows.push({ row: 'key', channel: first.name, epoch: toHex(epoch.id), key });
    keep(history, charter, first);
    // The key lies on this disk already, so the wraps are never undone and need be no more than of the right size.
    const wraps = signers
      .map(({ publicKey }) => ({ node: publicKey, wrapped: new Uint8Array(wrapSize) }))
      .sort((left, right) => order(left.node, right.node));
    const second = draftFor(history, charter, by, false);
    keep(history, charter, writeWraps(cryptography, by, second, epoch.id, encodeWraps(wraps)));
    return { history, epoch };
  }

  const delegations = ids.map((id, i) => ({
    id,
    label: `Delegation ${i}`,
    capacities: [i === 0 ? 'mediator' : 'party'],
    nodes: [{ node: toHex((signers[i] as Signer).publicKey), seal: toBase64url(seal(id)) }],
  }));
  const convened = { title: 'Measured', terms: 'Practice.', convener: ids[0] as string, delegations };
  const { history: charter } = found('charter.convened', convened as unknown as Fields, undefined);
  const terms = { name: 'talks', purpose: 'other', members: ids, readers: [], withoutPrejudice: false };
  const { history: talks, epoch } = found('channel.opened', terms, charter);

  for (const [actor, burst] of bursts()) {
    for (let i = 0; i < burst; i++) {
      if (rows.length >= size) return rows;
      const by = signers[actor] as Signer;
      const draft = draftFor(talks, charter, by, i === 0);
      const body = encodeBody({ kind: 'talks.message-sent', fields: { text: textOf(rows.length) }, paper: null });
      keep(talks, charter, writeEntry(cryptography, by, draft, epoch, salt(), body));
    }
  }
  return rows;
}
