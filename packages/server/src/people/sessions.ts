/** Who is signed in, in memory only: a restart signs everybody out. Tokens are kept as hashes, compared by hash. */
import { createHash } from 'node:crypto';

export type Session = { readonly person: number; readonly since: number; readonly you: boolean };

export type Sessions = {
  open(person: number): string;
  holds(token: string | undefined): boolean;
  person(token: string | undefined): number | undefined;
  /** Who is signed in where, oldest first; `you`: with this token. */
  all(token: string | undefined): readonly Session[];
  close(token: string): void;
  closeAll(person?: number): void;
};

const lifetime = 12 * 60 * 60_000;
const most = 256;

const hashed = (token: string) => createHash('sha256').update(token).digest('hex');

export function createSessions(clock: () => number, random: (length: number) => Uint8Array): Sessions {
  const known = new Map<string, { readonly person: number; readonly since: number }>();
  const held = (token: string | undefined) => {
    const session = token === undefined ? undefined : known.get(hashed(token));
    return session && session.since + lifetime > clock() ? session : undefined;
  };
  const forgetPast = () => {
    for (const [name, { since }] of known) if (since + lifetime <= clock()) known.delete(name);
  };
  return {
    open(person) {
      forgetPast();
      const [oldest] = known.keys();
      if (known.size >= most && oldest !== undefined) known.delete(oldest);
      const token = Buffer.from(random(32)).toString('base64url');
      known.set(hashed(token), { person, since: clock() });
      return token;
    },
    holds: (token) => held(token) !== undefined,
    person: (token) => held(token)?.person,
    all(token) {
      forgetPast();
      const own = token === undefined ? undefined : hashed(token);
      return [...known].map(([name, session]) => ({ ...session, you: name === own }));
    },
    close: (token) => void known.delete(hashed(token)),
    closeAll(person) {
      for (const [name, session] of known) if (person === undefined || session.person === person) known.delete(name);
    },
  };
}
