/** Bodies at random, made from the acts' own schemas. */
import { z } from 'zod';
import { actOf, type Said } from '../index.ts';
import { convening, idOf, sealOf } from './given.ts';

type Shape = {
  readonly type?: string;
  readonly format?: string;
  readonly to?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly properties?: { readonly [name: string]: Shape };
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
};

const shapes = new Map<string, Shape>();

/** The schema as data. It is made once for each kind: it costs more than the body. */
function shapeOf(kind: string): Shape {
  const shape = shapes.get(kind) ?? (z.toJSONSchema(actOf(kind)?.fields as z.ZodType) as Shape);
  shapes.set(kind, shape);
  return shape;
}

/** A body for this act, its references mostly to acts that its author had seen. */
export function bodyOf(
  kind: string,
  dice: readonly number[],
  acts: readonly Said[],
  seen: ReadonlySet<number>,
): unknown {
  let thrown = 0;
  let referred: Said | undefined;
  const next = () => dice[thrown++ % dice.length] ?? 0;
  const fill = (shape: Shape): unknown => {
    const choices = shape.anyOf ?? shape.oneOf;
    if (choices) return fill(choose(choices, next()));
    if ('const' in shape) return shape.const;
    if (shape.enum) return choose(shape.enum, next());
    if (shape.format === 'reference') {
      const kinds = [shape.to ?? []].flat();
      const known = [...seen]
        .map((index) => acts[index] as Said)
        .filter((one) => kinds.length === 0 || kinds.includes(one.kind));
      referred = known.length > 0 && next() % 10 > 0 ? choose(known, next()) : undefined;
      return referred?.id ?? idOf(`act ${next()}`);
    }
    if (shape.format === 'text-hash') return (next() % 10 > 0 && referred?.hash) || 'a'.repeat(64);
    if (shape.format === 'article') return choose(['1', '2', '4.2'], next());
    if (shape.format === 'language') return choose(['en', 'en', 'ar'], next());
    if (shape.format === 'delegation') return choose([...convening.delegations, { id: 'stranger' }], next()).id;
    if (shape.format === 'instant') return next() * 20_000;
    if (shape.format === 'local-day') return '2023-11-24';
    if (shape.format === 'case-series') return choose(['P', 'Q'], next());
    if (shape.format === 'case-code') return `${choose(['P', 'Q'], next())}-${1 + (next() % 4)}`;
    if (shape.format === 'node-key' || shape.format === 'hash') return choose([...'ab34'], next()).repeat(64);
    if (shape.format === 'grid-cell') return choose(['36RXV', '36RXV12'], next());
    if (shape.format === 'zone') return 'Asia/Qatar';
    if (shape.format === 'seal-key') return sealOf(choose([...'ab34'], next()));
    if (shape.type === 'integer') return Math.max(shape.minimum ?? 0, next() % 4);
    if (shape.type === 'array')
      return Array.from({ length: Math.max(shape.minItems ?? 0, next() % 3) }, () => fill(shape.items ?? {}));
    if (shape.type === 'object') {
      const fields = Object.entries(shape.properties ?? {});
      const given = fields.filter(([name]) => shape.required?.includes(name) || next() % 2 === 0);
      return Object.fromEntries(given.map(([name, field]) => [name, fill(field)]));
    }
    return `words ${next() % 3}`;
  };
  return fill(shapeOf(kind));
}

export function choose<T>(values: readonly T[], index: number): T {
  return values[index % values.length] as T;
}
