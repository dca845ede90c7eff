/** Who is signed in, in memory only: a restart signs everybody out. Tokens are kept as hashes, compared by hash. */
import { createHash } from 'node:crypto';

export type Sessions = {
  open(): string;
  holds(token: string | undefined): boolean;
  close(token: string): void;
};

const lifetime = 12 * 60 * 60_000;
const most = 256;

const hashed = (token: string) => createHash('sha256').update(token).digest('hex');

export function createSessions(clock: () => number, random: (length: number) => Uint8Array): Sessions {
  const until = new Map<string, number>();
  return {
    open() {
      for (const [name, end] of until) if (end <= clock()) until.delete(name);
      const [oldest] = until.keys();
      if (until.size >= most && oldest !== undefined) until.delete(oldest);
      const token = Buffer.from(random(32)).toString('base64url');
      until.set(hashed(token), clock() + lifetime);
      return token;
    },
    holds: (token) => token !== undefined && (until.get(hashed(token)) ?? 0) > clock(),
    close: (token) => void until.delete(hashed(token)),
  };
}
