/**
 * Instants as people write them and as acts hold them. Outside they are ISO 8601 with an offset, because an instant
 * without one means another moment at every site; inside they are milliseconds UTC.
 */
import { z } from 'zod';

const written = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;
const MINUTE = 60_000;
/** No zone was ever further from UTC than 15:59; ISO 8601 forbids an offset of minus nothing. */
const FURTHEST_OFFSET = 16 * 60;

/** The instant in ms UTC, or undefined where the text is no instant: no offset, or a date that does not exist. */
export function parseInstant(text: string): number | undefined {
  const parts = written.exec(text);
  if (!parts) return undefined;
  const number = (index: number) => Number(parts[index] ?? '0');
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(number) as Six;
  const fraction = Number((parts[7] ?? '').padEnd(3, '0'));
  const offset = number(9) * 60 + number(10);
  if (number(10) > 59 || offset >= FURTHEST_OFFSET || (parts[8] === '-' && offset === 0)) return undefined;
  // Below the year 100 Date.UTC reads another century; no act of a room is that old.
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, fraction);
  return local - (parts[8] === '-' ? -offset : offset) * MINUTE;
}

type Six = [number, number, number, number, number, number];

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** UTC with milliseconds, as in `2023-11-24T05:00:00.000Z`. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** The part of JSON Schema in which an act's fields are described. */
type Shape = {
  readonly format?: string;
  readonly const?: unknown;
  readonly properties?: { readonly [name: string]: Shape };
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
};

/**
 * Turns the instants written in an act's draft into ms, wherever the schema has an instant, and leaves the rest alone:
 * what is not a real instant stays as it was written, and the schema refuses it.
 */
export function readWritten(schema: z.ZodType, value: unknown): unknown {
  return converted(z.toJSONSchema(schema) as Shape, value);
}

function converted(shape: Shape, value: unknown): unknown {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) {
    const fitting = choices.filter((choice) => fits(choice, value));
    return fitting.reduce((read, choice) => converted(choice, read), value);
  }
  if (typeof value === 'string') return shape.format === 'instant' ? (parseInstant(value) ?? value) : value;
  const { items, properties } = shape;
  if (Array.isArray(value)) return items ? value.map((item) => converted(items, item)) : value;
  if (typeof value !== 'object' || value === null || !properties) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      const inner = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, inner ? converted(inner, field) : field];
    }),
  );
}

/** Whether this branch of a union is meant: its constants, such as a model's name, are the value's own. */
function fits(choice: Shape, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(choice.properties ?? {}).every(
    ([name, field]) => !('const' in field) || Object.getOwnPropertyDescriptor(value, name)?.value === field.const,
  );
}
