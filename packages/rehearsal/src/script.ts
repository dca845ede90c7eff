/** What became of a scenario's steps: their answers, refusals and marks, and how later steps name earlier ones. */
import { type Hex, textHash, toHex } from '@parley/record';
import { type Answer, findPaper, type Node } from '@parley/room';
import type { ActStep } from './scenario.ts';

/** Whence an entry of a replay comes. */
export type Mark = { readonly source: string } | { readonly invented: true };

export type Script = {
  /** By the scenario's name of the node. */
  readonly seats: ReadonlyMap<string, { readonly name: Hex; readonly node: Node }>;
  /** What each step with an id was answered. */
  readonly outcomes: Map<string, Answer>;
  /** Steps that were refused, with the refusal; a scenario expects them or is wrong. */
  readonly refusals: { readonly step: string; readonly refused: string }[];
  readonly marks: Map<Hex, Mark>;
};

export function note(script: Script, one: Omit<ActStep, 'at'>, called: string, answer: Answer): void {
  if (one.id !== undefined) script.outcomes.set(one.id, answer);
  if (!answer.done) {
    const where = answer.fields?.map(({ path, message }) => `${path} ${message}`).join('; ');
    script.refusals.push({ step: called, refused: where ? `${answer.refused} (${where})` : answer.refused });
    return;
  }
  const mark = one.source !== undefined ? { source: one.source } : ({ invented: true } as const);
  script.marks.set(answer.entry, mark);
  // A paper's own mark, which its confirmation bears too; a conveyance leaves it as it is.
  if (!script.marks.has(answer.id)) script.marks.set(answer.id, mark);
}

/**
 * What a scenario writes shortly: `$step` is what that step's act is called by, `#step` the hash of its exact text on
 * paper, `@node` a node's key, and in a list `P-1..40` are forty cases.
 */
export function resolve(script: Script, value: unknown): unknown {
  if (typeof value === 'string' && /^\$[a-z]/.test(value)) {
    const outcome = script.outcomes.get(value.slice(1));
    return outcome?.done ? outcome.id : value;
  }
  if (typeof value === 'string' && /^#[a-z]/.test(value)) {
    const outcome = script.outcomes.get(value.slice(1));
    return (outcome?.done && textHashOf(script, outcome.id)) || value;
  }
  if (typeof value === 'string' && /^@[a-z]/.test(value)) return script.seats.get(value.slice(1))?.name ?? value;
  if (Array.isArray(value)) return value.flatMap((one): readonly unknown[] => casesIn(one) ?? [resolve(script, one)]);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(script, one)]));
}

/** The cases of a run such as `P-1..40`; undefined for anything else. */
function casesIn(value: unknown): readonly string[] | undefined {
  const run = typeof value === 'string' ? /^([A-Z]{1,4}-)([1-9]\d{0,4})\.\.([1-9]\d{0,4})$/.exec(value) : null;
  if (!run) return undefined;
  const [, series, from, to] = run;
  return Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, i) => `${series}${Number(from) + i}`);
}

/** Of a paper that some node of the room holds. */
function textHashOf({ seats }: Script, id: Hex): Hex | undefined {
  for (const { node } of seats.values()) {
    const paper = findPaper(node, id);
    if (paper) return toHex(textHash(node.crypto, paper.text));
  }
  return undefined;
}
