/** May this act stand? Asked in what its author had seen. */
import { admit } from '../admission.ts';
import type { Charter, DecisionRule, Delegation, DelegationId, Member, NodeKeys, Verdict } from '../desk.ts';
import { holds } from '../desk.ts';
import { read } from '../register.ts';
import { readDecisions, rivalsOf, spareOf, standing, takesPart } from './decisions.ts';
import { acts, type CharterRefusal, type CharterSaid } from './words.ts';

type SaidAs<Kind extends CharterSaid['kind']> = Extract<CharterSaid, { kind: Kind }>;
type Ruling = Verdict<CharterRefusal>;

export function judge(_charter: Charter, state: Charter, said: CharterSaid): Ruling {
  // Before the room is convened nobody holds a capacity, so the first act answers for its own author.
  if (said.kind === 'charter.convened') return state.delegations.length > 0 ? 'convened-already' : convened(said); // CH1
  const admitted = admit(state, acts, said, 'own'); // CH5
  if (admitted !== 'stands') return admitted;
  const author = state.delegations.find((one) => one.id === said.by) as Delegation;
  switch (said.kind) {
    case 'charter.consented':
      return author.consented ? 'consented-already' : 'stands'; // CH6
    case 'charter.participation-declared':
      return declares(author, said);
    case 'charter.decision-proposed':
      // Its own stolen node endangers a delegation, and every channel it is in, also while it takes no part. CH16
      if (said.body.decision.kind !== 'retire-node' && !takesPart(author)) return frozen(author);
      return proposes(state, said);
    case 'charter.decision-approved':
      return takesPart(author) ? approves(state, said) : frozen(author); // CH16
  }
}

function convened({ by, body }: SaidAs<'charter.convened'>): Ruling {
  const convener = body.delegations.find((one) => one.id === body.convener);
  if (by !== body.convener) return 'not-the-convener'; // CH2
  if (!convener?.capacities.includes('mediator')) return 'convener-is-not-a-mediator'; // CH2
  const labels = body.delegations.map((one) => one.label);
  // One label for two delegations would show a text to a wrong reader as much as one id would. CH3
  if (repeats(body.delegations.map((one) => one.id)) || repeats(labels)) return 'duplicate-delegation';
  if (body.delegations.some((one) => repeats(one.capacities))) return 'duplicate-capacity'; // CH3
  const nodes = body.delegations.flatMap((one) => one.nodes);
  if (repeatsKeys(nodes)) return 'duplicate-node'; // CH4
  return nodes.every(isSealKey) ? 'stands' : 'not-a-seal-key'; // CH27
}

function declares(author: Delegation, { body }: SaidAs<'charter.participation-declared'>): Ruling {
  const reading = read(author.participation);
  const now = reading.state === 'empty' ? 'active' : reading.state === 'settled' ? reading.value : null;
  if (now === body.status) return 'already-so'; // CH7
  if (body.status === 'active') return body.cuts === undefined ? 'stands' : 'cuts-of-a-return'; // CH9
  return body.wording === undefined ? 'wording-missing' : 'stands'; // CH9
}

function frozen(author: Delegation): Ruling {
  return author.participation.every((one) => one.value === 'withdrawn') ? 'has-withdrawn' : 'is-suspended';
}

function proposes(
  state: Charter,
  { by, at, notBefore, body: { decision } }: SaidAs<'charter.decision-proposed'>,
): Ruling {
  if (decision.kind === 'add-node' || decision.kind === 'retire-node') return aboutNodes(state, by, decision);
  if (!holds(state, by, ['party', 'mediator'])) return 'proposes-no-decisions'; // CH21
  switch (decision.kind) {
    case 'admit-delegation':
      return admits(state, by, decision);
    case 'change-rule':
      return changesRule(state, decision.rule);
    case 'reduced-procedure': {
      const absent = state.delegations.some((one) => one.participation.some((version) => version.value !== 'active'));
      if (!absent) return 'nobody-is-suspended'; // CH25
      return decision.until > Math.max(at, notBefore) ? 'stands' : 'until-is-past'; // CH25
    }
    case 'name-board':
      // The charter's channel bears the id of the room: the entry that convened it.
      return state.facts.some((fact) => fact.fact === 'convened' && fact.ref === decision.channel)
        ? 'board-is-the-charter' // CH28
        : 'stands'; // CH26
  }
}

type ByKind<Kind> = Extract<SaidAs<'charter.decision-proposed'>['body']['decision'], { kind: Kind }>;

function aboutNodes(state: Charter, by: DelegationId, decision: ByKind<'add-node' | 'retire-node'>): Ruling {
  const own = state.delegations.find((one) => one.id === by);
  if (decision.kind === 'add-node') {
    if (decision.delegation !== by) return 'not-own-node'; // CH17
    if (!isSealKey(decision.node)) return 'not-a-seal-key'; // CH27
    if (isKnown(state, decision.node)) return 'duplicate-node'; // CH19
    return spareOf(state, by, decision) < 0 ? 'too-many-nodes' : 'stands'; // CH19
  }
  const owner = state.delegations.find((one) => everNodeOf(one).includes(decision.node));
  if (!owner) return 'unknown-node'; // CH22
  if (owner !== own) return 'not-own-node'; // CH17, CH20
  if (decision.cuts === undefined && decision.reason !== 'replaced') return 'cuts-missing'; // CH22
  const before = own.retired.filter((one) => one.node === decision.node);
  if (before.some((one) => one.cuts === (decision.cuts ?? null))) return 'retired-already'; // CH22
  return before.length === 0 && own.nodes.length === 1 ? 'last-node' : 'stands'; // CH20
}

function admits(state: Charter, by: DelegationId, decision: ByKind<'admit-delegation'>): Ruling {
  const { id, label, capacities, nodes }: Member = decision.delegation;
  if (state.delegations.some((one) => one.id === id || one.label === label)) return 'duplicate-delegation'; // CH18
  if (repeats(capacities)) return 'duplicate-capacity'; // CH18
  if (!nodes.every(isSealKey)) return 'not-a-seal-key'; // CH27
  if (repeatsKeys(nodes) || nodes.some((keys) => isKnown(state, keys))) return 'duplicate-node'; // CH18, CH19
  return spareOf(state, by, decision) < 0 ? 'too-many-delegations' : 'stands'; // CH18
}

function changesRule(state: Charter, { deciding }: DecisionRule): Ruling {
  if (repeats(deciding)) return 'named-twice'; // CH14
  if (deciding.some((id) => !state.delegations.some((one) => one.id === id))) return 'unknown-delegation'; // CH14
  return deciding.every((id) => holds(state, id, ['party', 'mediator'])) ? 'stands' : 'never-decides'; // CH14
}

function approves(state: Charter, { by, body }: SaidAs<'charter.decision-approved'>): Ruling {
  const decisions = readDecisions(state.facts);
  const found = decisions.find((one) => one.proposed.id === body.decision);
  if (!found) return 'unknown-decision';
  const { proposed, approvedBy } = found;
  if (!proposed.deciding.includes(by)) return 'not-asked'; // CH14
  if (approvedBy.includes(by)) return 'approved-already'; // CH11
  // What was taken since the proposal cannot be overturned by finishing the older one. CH24
  const taken = decisions.filter((one) => one.taken).map((one) => one.proposed);
  return rivalsOf(proposed, taken).length > 0 ? 'decided-otherwise' : 'stands';
}

/** Whether either key stands in the charter or ever stood in it: what a thief may have never comes back. CH19 */
function isKnown(state: Charter, keys: NodeKeys): boolean {
  const convened = state.facts.flatMap((fact) => (fact.fact === 'convened' ? fact.delegations : []));
  const decided = standing(readDecisions(state.facts)).flatMap(({ decision }) => {
    if (decision.kind === 'add-node') return [decision.node];
    return decision.kind === 'admit-delegation' ? decision.delegation.nodes : [];
  });
  return [...convened.flatMap((one) => one.nodes), ...decided].some(
    (one) => one.node === keys.node || one.seal === keys.seal,
  );
}

const everNodeOf = (one: Delegation): readonly string[] => [...one.nodes, ...one.retired].map(({ node }) => node);

/** 1,216 bytes of an X-Wing public key: 1,622 letters, of which the last carries four bits that are zero. CH27 */
const sealKey = /^[A-Za-z0-9_-]{1621}[AQgw]$/;
const isSealKey = ({ seal }: NodeKeys): boolean => sealKey.test(seal);

function repeatsKeys(nodes: readonly NodeKeys[]): boolean {
  return repeats(nodes.map((one) => one.node)) || repeats(nodes.map((one) => one.seal));
}

function repeats(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}
