/**
 * The kinds of field that acts are made of. Each bounds what an opponent can put into it, and carries in its metadata
 * the `format` by which forms, the command line and scenario files know how to ask for it.
 */
import { z } from 'zod';

/** Milliseconds since 1970 UTC, before the year 2200. Written outside as ISO 8601 with an offset. */
export const instant = () => z.int().min(0).max(7_258_118_400_000).meta({ format: 'instant' });

/** A day of the local calendar as signed, `YYYY-MM-DD`; a label, not an instant. */
export const localDay = () =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .meta({ format: 'local-day' });

/**
 * The id of an earlier act: an instrument's id (32 hex digits) or an entry's hash (64). `to` are the kinds meant; none
 * means any act of this seat's record, which a desk cannot look up and only a view can show.
 */
export const reference = (...to: readonly string[]) =>
  z
    .string()
    .regex(/^([0-9a-f]{32}|[0-9a-f]{64})$/)
    .meta({ format: 'reference', ...(to.length > 0 && { to: to.length === 1 ? to[0] : to }) });

/** The letters of a list, under which its cases are numbered. */
export const caseSeries = () =>
  z
    .string()
    .regex(/^[A-Z]{1,4}$/)
    .meta({ format: 'case-series' });

/** A person's code in the room, such as `P-117`: the series of the list and the number in it. Never a name. */
export const caseCode = () =>
  z
    .string()
    .regex(/^[A-Z]{1,4}-[1-9]\d{0,4}$/)
    .meta({ format: 'case-code' });

/** SHA-256 of something that lies elsewhere, lower-case hex. */
export const digest = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ format: 'hash' });

/** The hash of the exact text of the paper that the same act refers to, lower-case hex. */
export const textHash = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ format: 'text-hash' });

export const delegation = () =>
  z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/)
    .meta({ format: 'delegation' });

/** A line of text, at most 200 characters. */
export const line = () => z.string().min(1).max(200);

/** A text of several lines, at most 20,000 characters. */
export const text = () => z.string().min(1).max(20_000).meta({ format: 'text' });

/** A count of persons or things. */
export const count = () => z.int().min(0).max(1_000_000);

/** A duration in whole hours: 72 h is not three days across a clock change, so days are never stored. */
export const hours = () =>
  z
    .int()
    .min(1)
    .max(24 * 366)
    .meta({ format: 'hours' });

/** A Unicode class, as Arabic-Indic digits are digits too. */
const noCoordinates = /^(?!.*\p{Nd}{4})(?!.*\p{Nd}[.,٫]\p{Nd}{2})[^°′″]*$/u;

/**
 * A place no finer than it has to be: by its name, or as a cell of at least ten kilometres of the military grid (MGRS).
 * Coordinates are refused, also inside a name; what a text says, no schema can hold back.
 */
export const place = () =>
  z.discriminatedUnion('as', [
    z.strictObject({ as: z.literal('named-place'), name: line().regex(noCoordinates) }),
    z.strictObject({
      as: z.literal('cell'),
      cell: z
        .string()
        .regex(/^\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}(\d{2})?$/)
        .meta({ format: 'grid-cell' }),
    }),
  ]);
export type Place = z.output<ReturnType<typeof place>>;

/** The name of a time zone as the zone lists have it, such as `Asia/Qatar`; a desk never reads it. */
export const zone = () =>
  z
    .string()
    .max(64)
    .regex(/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/)
    .meta({ format: 'zone' });

/** A node's public key, its name. */
export const nodeKey = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ format: 'node-key' });
