/**
 * Acting from another process: over the node's own door where it runs, or by opening its folder where it does not. Either
 * way the act is judged, signed and on this node's disk before it is answered.
 */
import { readWritten } from '@parley/desks';
import type { Fields } from '@parley/record';
import { type Answer, actOf, annexesListed, channelsOf } from '@parley/room';
import type { ActDone, AnnexContent, AnnexList, RefusedAct, SeatRoom } from './contract/index.ts';
import { addressOf, keyFileIn, recordIn, stateFolder } from './folder.ts';
import { stderrLog } from './log.ts';
import { delegationIn, openKeys } from './people/key-file.ts';
import { StartRefused } from './start-refused.ts';
import { type Claim, claimStore, StoreRefused } from './store/sqlite.ts';
import { openSeat } from './up.ts';

export type ActingOptions = {
  readonly dataDir: string;
  readonly passphrase: string;
  /** As for `startNode`. */
  readonly guardDir?: string;
};

export type Outcome = ({ readonly done: true } & ActDone) | ({ readonly done: false } & RefusedAct);

/** One annex as it is listed. */
export type AnnexLine = AnnexList['annexes'][number];

/** What is kept, with its purpose and until when, ms UTC. */
export type AnnexKept = { readonly content: Uint8Array; readonly purpose: string; readonly retainUntil: number };

export type Acting = {
  readonly channels: readonly Pick<SeatRoom['channels'][number], 'id' | 'name' | 'purpose'>[];
  /** `body` as a form gives it: instants are written in ISO 8601. */
  act(channel: string, kind: string, body: object): Promise<Outcome>;
  annexes(): Promise<readonly AnnexLine[]>;
  keepAnnex(channel: string, annex: AnnexKept): Promise<Outcome>;
  /** The content; who opened it is noted first. Undefined where this node does not hold it. */
  openAnnex(entry: string): Promise<Uint8Array | undefined>;
};

/** Signs in to the node of a folder, lets `use` act there, and signs out again. */
export async function withActing<T>(options: ActingOptions, use: (acting: Acting) => Promise<T>): Promise<T> {
  if (delegationIn(keyFileIn(options.dataDir)) === undefined)
    throw new StartRefused('There is no node in that folder.');
  const claim = claimIfStopped(recordIn(options.dataDir));
  return claim ? inFolder(claim, options, use) : overItsDoor(options, use);
}

/** The record, or undefined where a running node holds it. */
function claimIfStopped(path: string): Claim | undefined {
  try {
    return claimStore(path);
  } catch (error) {
    if (error instanceof StoreRefused && error.reason === 'in-use') return undefined;
    throw error;
  }
}

async function inFolder<T>(
  claim: Claim,
  { dataDir, passphrase, guardDir = stateFolder() }: ActingOptions,
  use: (acting: Acting) => Promise<T>,
): Promise<T> {
  let close = () => claim.close();
  try {
    const keys = await openKeys(keyFileIn(dataDir), passphrase);
    if (!keys) throw new StartRefused('That passphrase does not open this node.');
    const open = await openSeat(claim, keys, { log: stderrLog, dataDir, guardDir });
    close = open.close;
    await open.foundAlone();
    const { seat } = open;
    const outcomeOf = (answer: Answer): Outcome => {
      if (!answer.done)
        return { done: false, refused: answer.refused, ...(answer.fields && { fields: [...answer.fields] }) };
      const verdict = seat.node().channels.get(answer.channel)?.rulings.get(answer.entry) ?? 'stands';
      return { done: true, entry: answer.entry, id: answer.id, verdict };
    };
    return await use({
      channels: channelsOf(seat.node()),
      async act(channel, kind, body) {
        const fields = actOf(kind)?.fields;
        if (!fields) return { done: false, refused: 'unknown-act' };
        return outcomeOf(await seat.act(channel, kind, readWritten(fields, body) as Fields));
      },
      annexes: async () =>
        annexesListed(seat.node()).map((one) => ({ ...one, retainUntil: new Date(one.retainUntil).toISOString() })),
      async keepAnnex(channel, annex) {
        if (!seat.annexes) return { done: false, refused: 'annexes-need-sign-in' };
        return outcomeOf(await seat.annexes.keep(channel, annex));
      },
      openAnnex: async (entry) => seat.annexes?.open(entry, keys.person),
    });
  } finally {
    close();
  }
}

/** The passphrase goes to whoever holds the record, on this machine, and to nobody else. */
async function overItsDoor<T>({ dataDir, passphrase }: ActingOptions, use: (acting: Acting) => Promise<T>): Promise<T> {
  const address = addressOf(dataDir);
  if (address === undefined || !/^http:\/\/127\.0\.0\.1:\d{1,5}\/seat\/[a-z0-9-]+\/$/.test(address))
    throw new StartRefused('Another process has this node open, and does not say where it serves it.');
  const own = { 'X-Parley': '1', 'Content-Type': 'application/json' };
  const session = await fetch(`${address}api/session`, {
    method: 'POST',
    headers: own,
    body: JSON.stringify({ passphrase }),
  });
  if (session.status === 429)
    throw new StartRefused('This node was asked too often with a wrong passphrase. Wait, then try again.');
  if (!session.ok) throw new StartRefused('That passphrase does not open this node.');
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const headers = { ...own, Cookie: cookie };
  const posted = async (path: string, body: object): Promise<Outcome> => {
    const answer = await fetch(`${address}api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const said = (await answer.json()) as ActDone | RefusedAct;
    return 'refused' in said ? { done: false, ...said } : { done: true, ...said };
  };
  try {
    const answered = await fetch(`${address}api/room`, { headers });
    if (answered.status === 409)
      throw new StartRefused('This node is in no room yet. Open its pages and found one, then act.');
    const { channels } = (await answered.json()) as SeatRoom;
    return await use({
      channels,
      async act(channel, kind, body) {
        return posted('acts', { channel, kind, body });
      },
      async annexes() {
        const { annexes } = (await (await fetch(`${address}api/annexes`, { headers })).json()) as AnnexList;
        return annexes;
      },
      keepAnnex(channel, { content, purpose, retainUntil }) {
        const until = new Date(retainUntil).toISOString();
        const body = { channel, purpose, retainUntil: until, content: Buffer.from(content).toString('base64') };
        return posted('annexes', body);
      },
      async openAnnex(entry) {
        const answer = await fetch(`${address}api/annexes/${entry}`, { headers });
        if (!answer.ok) return undefined;
        return Uint8Array.from(Buffer.from(((await answer.json()) as AnnexContent).content, 'base64'));
      },
    });
  } finally {
    await fetch(`${address}api/session`, { method: 'DELETE', headers });
  }
}
