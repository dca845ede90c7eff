/**
 * Every door of the record answers with what it read or with a refusal by name. Nothing that arrives from outside makes
 * a door throw.
 */
export const refusals = [
  // format
  'too-large',
  'too-deep',
  'not-canonical',
  'truncated',
  'bytes-left-over',
  'integer-out-of-range',
  'not-utf8',
  'unknown-type',
  'wrong-shape',
  'unknown-version',
  'unknown-algorithm',
  // entries and logs
  'bad-signature',
  'foreign-room',
  'foreign-channel',
  'foreign-log',
  'wrong-position',
  'wrong-prev',
  'another-entry-here',
  'log-ended',
  'seen-unordered',
  'seen-own-log',
  'seen-goes-back',
  'seen-missing',
  'seen-differs',
  'pin-missing',
  'pin-goes-back',
  'box-missing',
  'box-differs',
  // seals
  'wrong-key',
  'bad-padding',
  'bad-seal',
  // envelopes
  'another-receiver',
  // instruments
  'text-differs',
  // cuts
  'cut-not-listed',
  // annexes
  'annex-differs',
  // exports
  'not-an-export',
  'manifest-missing',
  'manifest-differs',
  'digest-differs',
  'another-room',
  // proofs
  'not-a-proof',
  'not-a-fork',
  'no-witness',
] as const;

export type Refusal = (typeof refusals)[number];

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refused: Refusal };

export const ok = <T>(value: T): Read<T> => ({ ok: true, value });
export const refused = (reason: Refusal): { readonly ok: false; readonly refused: Refusal } => ({
  ok: false,
  refused: reason,
});
