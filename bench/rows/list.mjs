/** A scenario whose one list has so many cases, each with an answer: what an exchange list looks like at its longest. */
const most = 500;
const answers = ['held', 'not-held', 'held-by-an-ally', 'unknown'];

export function listScenario(cases) {
  const acts = Array.from({ length: Math.ceil(cases / most) }, (_, part) => {
    const [from, to] = [part * most + 1, Math.min(cases, (part + 1) * most)];
    const at = new Date(Date.UTC(2031, 4, 1, 8, part)).toISOString();
    return `  - { at: ${at}, by: southbank, channel: list-desks, act: exchange.cases-answered, body: { cases: [N-${from}..${to}], answer: ${answers[part % answers.length]} } }`;
  });
  const list = (side, series, count) =>
    `{ side: ${side}, series: ${series}, version: 1, cases: ${count}, purpose: To establish where persons are, basis: The talks, retainUntil: 2031-12-31T00:00:00Z, digest: '${'1'.repeat(64)}' }`;
  return `room:
  title: A long list
  terms: A measurement. The parties and every word are invented.
  seed: 5
  starts: 2031-05-01T06:00:00Z
  convener: mediator
  demo: { at: 2031-05-01T14:00:00Z }
delegations:
  northbank: { label: Northbank, capacities: [party], nodes: [n1] }
  southbank: { label: Southbank, capacities: [party], nodes: [s1] }
  mediator: { label: Mediator, capacities: [mediator], nodes: [m1] }
  intermediary: { label: Neutral intermediary, capacities: [intermediary], nodes: [i1] }
channels:
  notice: { purpose: notice-board, members: [mediator], readers: [northbank, southbank, intermediary] }
  list-desks: { purpose: intermediary, members: [intermediary, mediator, northbank, southbank] }
steps:
  - at: 2031-05-01T07:30:00Z
    by: mediator
    channel: list-desks
    act: exchange.lists-given-out
    body: { lists: [${list('northbank', 'N', cases)}, ${list('southbank', 'S', 10)}] }
${acts.join('\n')}
expect: []
`;
}
