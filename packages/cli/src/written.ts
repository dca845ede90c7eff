/**
 * An act's body as it is written on a command line: `field=value`, `of.office=Minister` inside a field, the same field
 * again for a list, `field=@file` for a longer text, and JSON wherever a field is made of several.
 */
import { readFileSync } from 'node:fs';
import { UsageError } from './outcome.ts';

type Shape = {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: Shape };
  readonly items?: Shape;
  readonly oneOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
};

/** A value before it is known what it stands for: as written, written several times, or made of named parts. */
type Written = { readonly texts: string[]; readonly parts: Map<string, Written> };

const nothing = (): Written => ({ texts: [], parts: new Map() });

/** `schema` is the act's JSON Schema. What does not fit it is left to the act itself to refuse, but for unknown names. */
export function bodyFrom(words: readonly string[], schema: object): object {
  const root = nothing();
  for (const word of words) {
    const [, path, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (path === undefined || value === undefined) throw new UsageError(`"${word}" is not of the form field=value.`);
    put(root, path.split('.'), value.startsWith('@') ? textIn(value.slice(1)) : value);
  }
  return read(root, schema as Shape, '') as object;
}

function put(into: Written, [name = '', ...rest]: readonly string[], value: string): void {
  const part = into.parts.get(name) ?? nothing();
  into.parts.set(name, part);
  if (rest.length > 0) put(part, rest, value);
  else part.texts.push(value);
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw new UsageError(`${path} cannot be read. Nothing was signed.`);
  }
}

function read({ texts, parts }: Written, shape: Shape, path: string): unknown {
  if (shape.type === 'array') return listFrom({ texts, parts }, shape.items ?? {}, path);
  if (texts.length > 1) throw new UsageError(`${path} is given more than once.`);
  const [text] = texts;
  if (parts.size === 0 && text !== undefined) return single(text, shape, path);
  const choices = shape.oneOf ?? shape.anyOf ?? [shape];
  const known = Object.assign({}, ...choices.map((one) => one.properties ?? {})) as { readonly [name: string]: Shape };
  return Object.fromEntries(
    [...parts].map(([name, part]) => {
      const inner = Object.hasOwn(known, name) ? known[name] : undefined;
      const whole = path === '' ? name : `${path}.${name}`;
      if (!inner) throw new UsageError(`There is no field ${whole}. There are: ${Object.keys(known).join(', ')}.`);
      return [name, read(part, inner, whole)];
    }),
  );
}

function listFrom({ texts, parts }: Written, item: Shape, path: string): unknown {
  const [first] = texts;
  if (texts.length === 1 && first?.startsWith('[')) return json(first, path);
  const whole = texts.map((text) => single(text, item, path));
  // Parts by name make one item: enough for the usual list of one.
  return parts.size > 0 ? [...whole, read({ texts: [], parts }, item, path)] : whole;
}

function single(text: string, shape: Shape, path: string): unknown {
  const made = shape.type === 'object' || shape.oneOf !== undefined || shape.anyOf !== undefined;
  if (made) return json(text, path);
  if (shape.type === 'integer' || shape.type === 'number') {
    // An instant is an integer in the schema and a date here: the schema's own reader takes it from there.
    return /^-?\d+$/.test(text) ? Number(text) : text;
  }
  return shape.type === 'boolean' ? text === 'true' || (text === 'false' ? false : text) : text;
}

function json(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is made of several parts: write ${path}.PART=VALUE, or JSON.`);
  }
}
