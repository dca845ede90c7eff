/** What people's tools ask of a node besides views: where they may write, what they may say, what they may refer to. */
import { desks, isoOf } from '@parley/desks';
import { writeExport } from '@parley/record';
import { z } from 'zod';
import { chosenRoomActs, roomActs } from './acts.ts';
import type { Node } from './state.ts';
import { charterNow } from './states.ts';
import { now } from './views/frame.ts';
import { recordView } from './views/record.ts';
import { actOf } from './words.ts';

/** The channels that this node's delegation is in, the charter first. */
export function channelsOf(node: Node) {
  const own = node.identity.delegation;
  return [...node.channels.values()].flatMap(({ id, terms }) =>
    terms ? [{ id, ...terms, writes: terms.members.includes(own) }] : [],
  );
}

/** Every act that a person may choose, as data for forms, API and command line. `schema` is JSON Schema. */
export function actForms() {
  const chosen = [
    ...desks.flatMap((desk) => Object.entries(desk.acts).map(([kind, act]) => ({ desk: desk.name, kind, act }))),
    ...chosenRoomActs.map((kind) => ({ desk: 'room', kind, act: roomActs[kind] })),
  ];
  return chosen.map(({ desk, kind, act }) => ({
    kind,
    desk,
    paper: act.paper,
    final: act.final,
    by: [...act.by],
    rules: [...act.rules],
    schema: z.toJSONSchema(act.fields, { io: 'input' }) as { [key: string]: unknown },
  }));
}

export const roomRefusals = [
  'another-paper-under-this-id',
  'another-root',
  'belongs-in-another-channel',
  'catching-up',
  'confirmed-already',
  'conveyed-already',
  'in-a-room-already',
  'in-no-room',
  'keys-not-wrapped',
  'malformed-body',
  'no-key-for-this-channel',
  'no-such-channel',
  'no-such-paper',
  'not-a-node-of-this-room',
  'not-conveyed',
  'not-for-this-audience',
  'not-for-this-capacity',
  'not-in-this-channel',
  'not-in-this-room',
  'not-ones-own-paper',
  'paper-no-longer-valid',
  'paper-not-signed',
  'paper-of-another-room',
  'readers-do-not-write',
  'too-large',
  'unknown-act',
  'unknown-epoch',
  'withdrawn',
  'withdrawn-already',
  'wraps-differ',
] as const;

/** Every refusal that a judge of a desk or of the room may speak. */
export function refusalsOf(): readonly string[] {
  return [...new Set([...roomRefusals, ...desks.flatMap((desk) => desk.refusals as readonly string[])])].sort();
}

/** Earlier acts that a form may refer to, newest first. */
export function referencesOf(node: Node, at: number) {
  const lines = recordView(node, now(at)).entries.filter((line) => line.verdict === 'stands');
  const seen = new Set<string>();
  return lines.reverse().flatMap((line) => {
    const kind = line.conveyed?.kind ?? line.kind;
    if (seen.has(line.id) || !actOf(kind)) return [];
    seen.add(line.id);
    const summary = summaryOf(line.body);
    const by = line.conveyed?.by ?? line.by;
    return [{ id: line.id, kind, reference: line.reference, by, at: line.claimed, channel: line.channel, summary }];
  });
}

const mostSummary = 80;

/** The first words of a body, so that one offer is told from another. */
function summaryOf(body: unknown): string {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>);
  const told = fields.flatMap(([key, value]) =>
    typeof value === 'number' && value > 1e11
      ? [`${key} ${isoOf(value)}`]
      : typeof value === 'string' && value.length !== 64 && value.length !== 32
        ? [value]
        : [],
  );
  const text = told.join(' · ');
  return text.length > mostSummary ? `${text.slice(0, mostSummary)}…` : text;
}

/** All that this node holds, as one file that anyone can verify without keys. */
export function exportOf(node: Node): Uint8Array {
  const histories = [...node.channels.values()].filter((channel) => channel.terms).map((channel) => channel.history);
  return writeExport(node.crypto, node.identity.signer, histories);
}

export function delegationsOf(node: Node) {
  return charterNow(node).delegations.map(({ id, label, capacities }) => ({ id, label, capacities: [...capacities] }));
}
