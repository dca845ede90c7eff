/**
 * Behaviours of cuts: a hostile delegation takes in a second node, lets it speak, and then says that it was stolen. The
 * convening mediator, who cannot know better, approves.
 */
import type { Charter, Decision } from '@parley/desks';
import {
  type Body,
  cutList,
  cutsHash,
  type Draft,
  type Entry,
  type Fields,
  type Head,
  type Hex,
  limits,
  newHeads,
  nothing,
  type Signer,
  toBase64url,
  toHex,
} from '@parley/record';
import type { Seat } from '../../seat.ts';
import { forged, letterOf, message, pairOf, placeIn, write } from '../pen.ts';
import { channelAt, type Scene, voice } from '../scene.ts';
import { type Behaviour, drawn, isCharter, lettersTo, ruledOut, type Strike } from '../strike.ts';

const minute = 60_000;

type Drawn = NonNullable<ReturnType<typeof drawn>>;

/** The second node after its retirement: what it wrote, which everybody has seen, and the cut that the charter bears. */
type Disowned = {
  readonly one: Drawn;
  readonly signer: Signer;
  readonly said: Entry;
  readonly opening: Body;
};

/** Its log in this channel is cut at so many entries; undefined where a room does not let it come so far. */
async function disowned(scene: Scene, count: number): Promise<Disowned | undefined> {
  const { room, chance } = scene;
  const one = drawn(scene, 'voiced', (name) => !isCharter(scene, name));
  const keys = one && mintedByOthers(scene) ? await lastInOrder(scene) : undefined;
  if (!one || !keys) return undefined;
  const { signer, wrappingKey } = keys;
  const name = toHex(signer.publicKey);
  const node = { node: name, seal: toBase64url(wrappingKey) };
  if (!(await decided(scene, { kind: 'add-node', delegation: scene.hostile.delegation, node }))) return undefined;
  const seen = newHeads(one.channel.history, nothing, name, limits.seen);
  const first = { position: 0, prev: new Uint8Array(0), seen };
  const said = write(scene, one.channel, message('From the second node.'), { signer, draft: first });
  await deliver(scene, one.name, [said]);
  // Its own first node says that it has seen it.
  await deliver(scene, one.name, [write(scene, one.channel, message('So it is.'))]);
  const salt = chance.bytes('salt of a cut', 32);
  const cut = { channel: one.channel.history.channel, node: signer.publicKey, count, salt };
  const list = cutList(room.ground.cryptography, [cut], (n) => chance.bytes(`no cut ${n}`, 32)) as Uint8Array;
  const cuts = toHex(cutsHash(room.ground.cryptography, list));
  if (!(await decided(scene, { kind: 'retire-node', node: name, cuts, reason: 'stolen' }))) return undefined;
  const fields = { node: name, count, salt: toHex(salt), list: toBase64url(list) };
  return { one, signer, said, opening: { kind: 'node.cut-opened', fields, paper: null } };
}

/** Whether an honest node is the first of the writing nodes wherever the hostile one writes: the first mints new keys. */
function mintedByOthers(scene: Scene): boolean {
  const { room, hostile } = scene;
  return ['charter', ...voice(scene)].every((name) => {
    const members = room.scenario.channels[name]?.members;
    const writing = room.inside(name).filter((seat) => !members || members.includes(seat.delegation));
    return writing.some((seat) => seat.name < hostile.name);
  });
}

/** Keys whose node comes after all others: nobody sits at it, and it must not fall to it to mint. */
async function lastInOrder({ room, chance }: Scene) {
  for (let i = 0; i < 64; i++) {
    const keys = await room.ground.keysFrom(chance.bytes('second node', 32));
    const name = toHex(keys.signer.publicKey);
    if ([...room.seats.keys()].every((other) => other < name)) return keys;
  }
  return undefined;
}

/** Proposes this, and has all whose approval it needs approve. Whether it came to be decided. */
async function decided(scene: Scene, decision: Decision): Promise<boolean> {
  const { room, hostile } = scene;
  const charter = channelAt(room, hostile, 'charter');
  if (!charter) return false;
  const fields = { decision: decision as unknown as Fields, wording: 'So decided.' };
  const proposal = write(scene, charter, { kind: 'charter.decision-proposed', fields, paper: null });
  await deliver(scene, 'charter', [proposal]);
  for (const seat of approving(scene, proposal.name)) {
    const answer = await room.act(seat, 'charter', 'charter.decision-approved', { decision: proposal.name });
    if (!answer.done) return false;
  }
  await room.advance(3 * minute);
  const known = approvalsOf(hostile, proposal.name);
  return known !== undefined && known.asked.length === known.given.length;
}

/** Of every other delegation that is asked, its first node. */
function approving({ room, hostile }: Scene, proposal: Hex): readonly Seat[] {
  const asked = approvalsOf(hostile, proposal)?.asked ?? [];
  return asked
    .filter((delegation) => delegation !== hostile.delegation)
    .flatMap((delegation) => [...room.seats.values()].find((seat) => seat.delegation === delegation) ?? []);
}

function approvalsOf({ node }: Seat, proposal: Hex) {
  const charter = node.channels.get(node.room ?? '')?.live.state.desks['charter'] as Charter | undefined;
  const found = charter?.facts.find((fact) => fact.fact === 'proposed' && fact.id === proposal);
  if (!charter || found?.fact !== 'proposed') return undefined;
  const { asked, by } = found;
  const voices = charter.facts.flatMap((fact) =>
    fact.fact === 'approved' && fact.decision === proposal ? [fact.by] : [],
  );
  return { asked, given: asked.filter((one) => one === by || voices.includes(one)) };
}

/** To everybody in the channel, the hostile one's own node first. */
async function deliver(scene: Scene, name: string, entries: readonly Entry[]): Promise<void> {
  const { room, hostile } = scene;
  const to = [hostile, ...room.inside(name).filter((seat) => seat !== hostile)];
  const bytes = letterOf(room.channels.get(name) ?? '', entries.map(pairOf));
  for (const letter of lettersTo(scene, to, bytes)) room.put(letter);
  await room.advance(2 * minute);
}

/** What the second node goes on to say without the retirement, and the first, which knows it, acknowledges. */
async function acknowledgedLate(scene: Scene): Promise<Strike | undefined> {
  const stolen = await disowned(scene, 1);
  if (!stolen) return undefined;
  const { one, signer, said, opening } = stolen;
  await deliver(scene, one.name, [write(scene, one.channel, opening)]);
  const { pin, claimed } = said.header;
  const draft: Partial<Draft> = { position: 1, prev: said.hash, seen: [], pin, claimed };
  const late = write(scene, one.channel, message(forged), { signer, draft });
  const head: Head = { node: signer.publicKey, position: 1, hash: late.hash };
  const heads = placeIn(scene, one.channel).seen.filter((other) => toHex(other.node) !== toHex(head.node));
  const seen = [...heads, head].sort((left, right) => (toHex(left.node) < toHex(right.node) ? -1 : 1));
  const acknowledging = write(scene, one.channel, message('I rely on that.'), { draft: { seen } });
  const { id } = one.channel;
  const letters = [late, acknowledging, late].flatMap((entry) =>
    lettersTo(scene, [scene.hostile, ...one.to], letterOf(id, [pairOf(entry)])),
  );
  const wrong = () =>
    one.to.find((seat) => {
      const channel = seat.node.channels.get(id);
      return channel?.rulings.get(late.name) !== 'stands' || JSON.stringify(channel.live.state).includes(forged);
    });
  return {
    letters,
    at: one.to,
    expected: { outcome: 'stands', channel: id, entry: acknowledging.name },
    also: () => (wrong() ? `${wrong()?.label} does not dispute what a stolen node said` : undefined),
  };
}

export const cutBehaviours: readonly Behaviour[] = [
  {
    name: 'low cut',
    against: 'RO81',
    seldom: true,
    strike: async (scene) => {
      const stolen = await disowned(scene, 0);
      return stolen && ruledOut(scene, stolen.one, stolen.opening, ['cut-below-what-was-seen']);
    },
  },
  {
    name: 'cut with a wrong salt',
    against: 'RO81',
    seldom: true,
    strike: async (scene) => {
      const stolen = await disowned(scene, 1);
      if (!stolen) return undefined;
      const { opening, one } = stolen;
      const salt = toHex(scene.chance.bytes('another salt', 32));
      return ruledOut(scene, one, { ...opening, fields: { ...opening.fields, salt } }, ['cut-does-not-fit']);
    },
  },
  { name: 'late acknowledgement for a stolen node', against: 'RO82', seldom: true, strike: acknowledgedLate },
];
