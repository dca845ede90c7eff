/** What a command ends with: 0 it holds, 1 it does not hold, 2 it was asked wrongly or a file cannot be read. */
export const exit = { holds: 0, doesNotHold: 1, usage: 2 } as const;

/** A mistake of whoever asked: said in one sentence, never as a stack. */
export class UsageError extends Error {}

export type Output = {
  /** Lines for a person; left out with `--json`. */
  readonly say: (text: string) => void;
  /** The answer itself, one JSON document. */
  readonly json: (value: unknown) => void;
};

export function outputTo(write: (text: string) => void): Output {
  return {
    say: (text) => write(`${text}\n`),
    json: (value) => write(`${JSON.stringify(value, null, 2)}\n`),
  };
}
