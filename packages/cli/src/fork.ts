/** `parley proof fork`: the proof that a log which this node holds has forked, as a file for anybody. */
import { type Channel, forkProof, forksOf, type Node } from '@parley/room';
import { withData } from '@parley/server';
import { keep, passphraseIn } from './files.ts';
import { exit, type Output, UsageError } from './outcome.ts';

export type ForkOptions = {
  readonly data: string;
  readonly channel?: string;
  readonly node?: string;
  readonly passphraseFile?: string;
  readonly out: string;
  readonly json?: boolean;
};

type Made = { readonly fork: ReturnType<typeof forksOf>[number]; readonly bytes: Uint8Array | undefined };

export async function proofForkCommand(options: ForkOptions, output: Output): Promise<number> {
  const passphrase = passphraseIn(options.passphraseFile);
  if (passphrase === undefined) throw new UsageError('A data folder is locked: say --passphrase-file FILE.');
  const made = await withData({ dataDir: options.data, passphrase }, (node) => forkIn(node, options));
  if (!made?.bytes) {
    const refused = made ? 'proof-too-large' : 'no-fork';
    if (options.json) output.json({ made: false, refused });
    else output.say(whyNot[refused]);
    return exit.doesNotHold;
  }
  const { fork, bytes } = made;
  await keep(options.out, bytes);
  if (options.json) output.json({ made: true, ...fork, out: options.out, bytes: bytes.length });
  else {
    output.say(`${options.out}: ${bytes.length} bytes. Check it anywhere: parley proof check ${options.out}`);
    output.say(
      `The log of ${fork.node}${fork.of === '' ? '' : ` (${fork.of})`} has two entries at position ${fork.position}.`,
    );
    output.say('It bears the headers of both, and of what vouches for them, and no words.');
  }
  return exit.holds;
}

const whyNot = {
  'no-fork': 'No proof is made: no log that is here has forked.',
  'proof-too-large': 'No proof is made: what vouches for these entries is longer than a proof may be.',
} as const;

/** The one fork that is meant; of several in one log the first. */
function forkIn(node: Node, { channel: asked, node: of }: ForkOptions): Made | undefined {
  const channels = asked === undefined ? undefined : channelsCalled(node, asked);
  const forks = forksOf(node).filter(
    (fork) =>
      (channels?.some((one) => one.id === fork.channel) ?? true) && fork.node.startsWith(of?.toLowerCase() ?? ''),
  );
  const logs = new Map(forks.map((fork) => [`${fork.channel} ${fork.node}`, fork]));
  if (logs.size > 1) {
    const named = [...logs.values()].map((fork) => `  --channel ${fork.channel} --node ${fork.node}`);
    throw new UsageError(`Several logs have forked. Say which:\n${named.join('\n')}`);
  }
  const fork = forks.sort((left, right) => left.position - right.position)[0];
  return fork && { fork, bytes: forkProof(node, fork) };
}

/** By its id, its name or its purpose. */
function channelsCalled({ channels }: Node, asked: string): readonly Channel[] {
  const all = [...channels.values()];
  const found = [
    all.filter((one) => one.id === asked.toLowerCase()),
    all.filter((one) => one.terms?.name === asked),
    all.filter((one) => one.terms?.purpose === asked),
  ].find((some) => some.length > 0);
  if (found) return found;
  throw new UsageError(
    `No channel is called ${asked}. There are: ${all.map((one) => one.terms?.name ?? one.id).join(', ')}.`,
  );
}
