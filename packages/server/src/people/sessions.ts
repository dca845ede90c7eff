/** Who is signed in, in memory only: a restart signs everybody out. Tokens are kept as hashes, compared by hash. */
import { createHash } from 'node:crypto';

export type Sessions = {
  open(person: number): string;
  holds(token: string | undefined): boolean;
  person(token: string | undefined): number | undefined;
  close(token: string): void;
};

const lifetime = 12 * 60 * 60_000;
const most = 256;

const hashed = (token: string) => createHash('sha256').update(token).digest('hex');

export function createSessions(clock: () => number, random: (length: number) => Uint8Array): Sessions {
  const until = new Map<string, number>();
  const people = new Map<string, number>();
  const forget = (name: string) => {
    until.delete(name);
    people.delete(name);
  };
  const holds = (token: string | undefined) => token !== undefined && (until.get(hashed(token)) ?? 0) > clock();
  return {
    open(person) {
      for (const [name, end] of until) if (end <= clock()) forget(name);
      const [oldest] = until.keys();
      if (until.size >= most && oldest !== undefined) forget(oldest);
      const token = Buffer.from(random(32)).toString('base64url');
      until.set(hashed(token), clock() + lifetime);
      people.set(hashed(token), person);
      return token;
    },
    holds,
    person: (token) => (token !== undefined && holds(token) ? people.get(hashed(token)) : undefined),
    close: (token) => forget(hashed(token)),
  };
}
