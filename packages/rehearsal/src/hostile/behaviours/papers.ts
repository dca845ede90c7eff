/** Behaviours of paper: somebody else's, altered, lapsed, for the wrong eyes. */
import { allWithIds } from '@parley/desks';
import { type Body, type Cryptography, fromHex, type Hex, readPaper, toHex } from '@parley/record';
import { contradictionsOf } from '@parley/room';
import { bent, deposit, forged, paperOf, write } from '../pen.ts';
import { below, capacityOf, pick, reached, type Scene } from '../scene.ts';
import { type Behaviour, drawn, isCharter, letIn, ruledOut, type Strike, voiced } from '../strike.ts';

export const paperBehaviours: readonly Behaviour[] = [
  {
    name: 'speaks for another delegation',
    against: 'RO8',
    strike: (scene) => {
      const one = capacityOf(scene) === 'mediator' || capacityOf(scene) === 'party' ? voiced(scene) : undefined;
      const as = pick(scene.chance, scene.honest)?.delegation;
      if (!one || as === undefined) return undefined;
      return ruledOut(scene, one, deposit(paperOf(scene, forged, { delegation: as })), ['paper-not-signed']);
    },
  },
  {
    name: 'paper with another text',
    against: 'RO8',
    strike: (scene) => {
      const one = capacityOf(scene) === 'mediator' || capacityOf(scene) === 'party' ? voiced(scene) : undefined;
      const paper = paperOf(scene, forged);
      return one && ruledOut(scene, one, deposit({ ...paper, text: bent(paper.text) }), ['malformed-body']);
    },
  },
  {
    name: 'another one’s paper as one’s own',
    against: 'RO9',
    seldom: true,
    strike: (scene) => {
      const { hostile } = scene;
      const papers = [...hostile.node.channels.values()].flatMap((channel) =>
        [...channel.bodies.values()].flatMap((body) =>
          body.paper && body.kind !== 'instrument.conveyed' ? [body] : [],
        ),
      );
      const theirs = papers.filter((body) => body.kind.startsWith('truce.') || body.kind.startsWith('talks.'));
      const others = theirs.filter((body) => isOthers(scene.room.ground.cryptography, body, hostile.name));
      const body = pick(scene.chance, others);
      const one = voiced(scene);
      return body && one && ruledOut(scene, one, body, ['not-ones-own-paper', 'not-for-this-capacity']);
    },
  },
  {
    // Said at once in one channel: whatever came first, every node keeps the same one.
    name: 'one id for two papers',
    against: 'RO2',
    seldom: true,
    strike: async (scene): Promise<Strike | undefined> => {
      const { room, hostile, honest } = scene;
      const may = capacityOf(scene) === 'party' || capacityOf(scene) === 'mediator';
      const channel = may ? reached(scene, 'table') : undefined;
      const author = honest.find((seat) => seat.delegation === 'north' || seat.delegation === 'south');
      if (!channel || !author) return undefined;
      const fields = { cause: 'The first.', owner: author.delegation, lastOffers: [] };
      const said = await room.act(author, 'table', 'talks.impasse-declared', fields);
      const id = said.done ? fromHex(said.id) : undefined;
      if (!id) return undefined;
      const entry = write(scene, channel, deposit(paperOf(scene, 'The second.', { id })));
      const to = room.inside('table').filter((seat) => seat !== hostile);
      return letIn(scene, { name: 'table', channel, to }, [entry], { outcome: 'nothing' });
    },
  },
  {
    // Both may be said; whoever holds both can show the one beside the other.
    name: 'contradiction under a serial',
    against: 'RO42',
    seldom: true,
    strike: (scene) => {
      const may = capacityOf(scene) === 'mediator' || capacityOf(scene) === 'party';
      const one = may ? drawn(scene, 'voiced', (name) => name !== 'charter' && name !== 'notice') : undefined;
      if (!one) return undefined;
      const serial = 1 + below(scene.chance, 1_000_000);
      const first = write(scene, one.channel, deposit(paperOf(scene, 'The one.', { serial })));
      const draft = { position: first.header.position + 1, prev: first.hash, seen: [] };
      const second = write(scene, one.channel, deposit(paperOf(scene, 'The other.', { serial })), { draft });
      const unnamed = () =>
        one.to.find(
          ({ node }) =>
            !contradictionsOf(node).some(
              ({ under, name, entries }) =>
                under === 'serial' && name === String(serial) && entries.includes(second.name),
            ),
        );
      return {
        ...letIn(scene, one, [first, second], { outcome: 'stands', channel: one.channel.id, entry: second.name }),
        also: () => unnamed() && `${unnamed()?.label} names no contradiction`,
      };
    },
  },
  {
    name: 'paper of another room',
    against: 'RO8',
    strike: (scene) => paperRuled(scene, { room: scene.chance.bytes('room', 32) }, 'paper-of-another-room'),
  },
  {
    name: 'paper no longer valid',
    against: 'RO8',
    strike: (scene) => paperRuled(scene, { validUntil: scene.room.now - 1 }, 'paper-no-longer-valid'),
  },
  {
    name: 'paper not for this audience',
    against: 'RO8',
    strike: (scene) => paperRuled(scene, { audience: [] }, 'not-for-this-audience'),
  },
  {
    name: 'conveys without the office',
    against: 'RO8',
    seldom: true,
    strike: (scene) => {
      const { chance } = scene;
      const one =
        capacityOf(scene) === 'mediator' ? undefined : drawn(scene, undefined, (name) => !isCharter(scene, name));
      const id = chance.bytes('paper', 16);
      const paper = paperOf(scene, forged, { id });
      const of = toHex(id);
      const body: Body = { kind: 'instrument.conveyed', fields: { of, answers: 'held' }, paper };
      return one && ruledOut(scene, one, body, ['not-for-this-capacity', 'readers-do-not-write']);
    },
  },
  {
    name: 'conveys altered paper',
    against: 'RO8',
    seldom: true,
    strike: (scene) => {
      const conveyed = capacityOf(scene) === 'mediator' ? conveyable(scene) : undefined;
      const one = drawn(scene, 'voiced', (name) => name === 'notice');
      if (!conveyed || !one) return undefined;
      const { of, paper } = conveyed;
      const text = Uint8Array.from(paper.text);
      text[text.length - 2] = (text.at(-2) ?? 0) ^ 1;
      const body: Body = { kind: 'instrument.conveyed', fields: { of, answers: 'held' }, paper: { ...paper, text } };
      return ruledOut(scene, one, body, ['malformed-body']);
    },
  },
  {
    name: 'conveys what is conveyed already',
    against: 'RO8',
    seldom: true,
    strike: (scene) => {
      const one = capacityOf(scene) === 'mediator' ? drawn(scene, 'voiced', (name) => name === 'notice') : undefined;
      const known = one && allWithIds(one.channel.live.state.papers).filter(([, paper]) => paper.conveyed);
      const [of, paper] = pick(scene.chance, known ?? []) ?? [];
      const held = one && paper && one.channel.bodies.get(paper.source)?.paper;
      if (!one || of === undefined || !held) return undefined;
      const body: Body = { kind: 'instrument.conveyed', fields: { of, answers: 'held' }, paper: held };
      return ruledOut(scene, one, body, ['conveyed-already']);
    },
  },
  {
    name: 'confirms or withdraws another one’s paper',
    against: 'RO9',
    seldom: true,
    strike: (scene) => {
      const { hostile, chance } = scene;
      const one = drawn(scene, undefined, (name) => !isCharter(scene, name));
      if (!one) return undefined;
      const papers = allWithIds(one.channel.live.state.papers).filter(([, paper]) => paper.by !== hostile.delegation);
      const of = pick(chance, papers)?.[0];
      if (of === undefined) return undefined;
      const kind = pick(chance, ['instrument.confirmed', 'instrument.withdrawn']) as string;
      return ruledOut(scene, one, { kind, fields: { of }, paper: null }, ['not-ones-own-paper', 'not-conveyed']);
    },
  },
  {
    name: 'confirms what was not conveyed',
    against: 'RO9',
    strike: (scene) => {
      const one = drawn(scene, undefined, (name) => !isCharter(scene, name));
      const of = 'ab'.repeat(16);
      const kind = pick(scene.chance, ['instrument.confirmed', 'instrument.withdrawn']) as string;
      return one && ruledOut(scene, one, { kind, fields: { of }, paper: null }, ['not-conveyed', 'no-such-paper']);
    },
  },
];

/** A deposit of one's own paper that is wrong in one of its terms. */
function paperRuled(scene: Scene, terms: Parameters<typeof paperOf>[2], ruling: string) {
  const one = capacityOf(scene) === 'mediator' || capacityOf(scene) === 'party' ? voiced(scene) : undefined;
  return one && ruledOut(scene, one, deposit(paperOf(scene, forged, terms)), [ruling]);
}

/** Somebody's paper that the hostile mediator holds from a line. */
function conveyable(scene: Scene) {
  const found = [...scene.hostile.node.channels.values()].flatMap((channel) =>
    allWithIds(channel.live.state.papers).flatMap(([of, paper]) => {
      const held = channel.bodies.get(paper.source)?.paper;
      return held ? [{ of, paper: held }] : [];
    }),
  );
  return pick(scene.chance, found);
}

/** Paper that is in order, and another's. */
function isOthers(crypto: Cryptography, body: Body, own: Hex): boolean {
  const read = body.paper && readPaper(crypto, body.paper.instrument, body.paper.text);
  return read?.ok === true && toHex(read.value.instrument.node) !== own;
}
