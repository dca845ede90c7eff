/** Bodies for every act, made from its form: whatever may be written freely is hostile, all else is as it should be. */
import type { ActForm, ReferenceList, SeatRoom } from '@parley/server/contract';

type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly to?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

export type Ground = { readonly room: SeatRoom; readonly references: ReferenceList['references'] };

const hour = 3_600_000;
const known: Readonly<Record<string, string>> = {
  'local-day': '2031-05-01',
  zone: 'Asia/Qatar',
  language: 'en',
  article: '4.2',
  'case-series': 'Q',
  'case-code': 'N-1',
  'grid-cell': '36RXV',
  hash: 'a'.repeat(64),
  'text-hash': 'a'.repeat(64),
  'node-key': 'a'.repeat(64),
};

/** Cut to what the field takes, by UTF-16 units, and never within a pair. */
function within(text: string, most = Number.POSITIVE_INFINITY): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** `turn` chooses among what fits, so that several calls say different things. */
export function bodyFor(form: ActForm, ground: Ground, text: string, turn: number): Record<string, unknown> {
  const now = Date.parse(ground.room.now);
  const fill = (schema: Schema, name: string): unknown => {
    const branches = schema.oneOf ?? schema.anyOf;
    if (branches) return fill(branches[turn % branches.length] as Schema, name);
    if ('const' in schema) return schema.const;
    if (schema.enum) return schema.enum[turn % schema.enum.length];
    if (schema.format === 'reference') {
      const kinds = [schema.to ?? []].flat();
      const fitting = ground.references.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
      return fitting[turn % Math.max(1, fitting.length)]?.id ?? 'b'.repeat(64);
    }
    if (schema.format === 'delegation') {
      const others = ground.room.delegations.filter(({ id }) => id !== ground.room.seat);
      return others[turn % others.length]?.id;
    }
    if (schema.format === 'instant') return /due|until|expires|embargo|contact/i.test(name) ? now + hour : now - hour;
    if (schema.format !== undefined && schema.format in known) return known[schema.format];
    if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 0);
    if (schema.type === 'boolean') return false;
    if (schema.type === 'array')
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => fill(schema.items ?? {}, name));
    if (schema.type === 'object')
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([own, field]) => [own, fill(field, own)]));
    return within(text, schema.maxLength);
  };
  return fill(form.schema as Schema, '') as Record<string, unknown>;
}

/** A channel of this seat in which the act may be said. */
export function channelFor(form: ActForm, room: SeatRoom): string {
  const fits = room.channels.filter(({ writes, purpose }) =>
    form.within
      ? writes && form.within.includes(purpose)
      : writes && (purpose === 'charter') === (form.desk === 'charter'),
  );
  const alone = fits.find(({ members, readers }) => members.length + readers.length === 1);
  const line = fits.find(({ purpose }) => purpose === 'line');
  return (form.among === 'alone' ? alone : (line ?? fits[0]))?.id ?? room.channels[0]?.id ?? '';
}

/** Every text in a body, wherever it stands. */
export const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
