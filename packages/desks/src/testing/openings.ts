/** Acts that all have seen at the start of a random history, so that the random ones find something to act on. */
import { opening as exchangeOpening } from './exchange-acts.ts';
import { idOf, sealOf } from './given.ts';
import { opening as talksOpening } from './talks-acts.ts';

type Opening = readonly (readonly [by: string, kind: string, body: object])[];

const madeLines = [{ text: 'A line.', entries: [] }];

export const openings: { readonly [desk: string]: Opening } = {
  charter: [
    // More than half is enough here, or few random decisions would ever be taken.
    [
      'mediator',
      'charter.decision-proposed',
      {
        decision: {
          kind: 'change-rule',
          rule: { deciding: ['mediator', 'north', 'south'], consents: 'more-than-half' },
        },
        wording: 'Two of three.',
      },
    ],
    ['north', 'charter.decision-approved', { decision: refAt(1) }],
    ['south', 'charter.decision-approved', { decision: refAt(1) }],
    [
      'north',
      'charter.decision-proposed',
      {
        decision: { kind: 'add-node', delegation: 'north', node: { node: 'a'.repeat(64), seal: sealOf('a') } },
        wording: 'A second node.',
      },
    ],
    ['mediator', 'charter.decision-approved', { decision: refAt(4) }],
    ['observer', 'charter.participation-declared', { status: 'suspended', wording: 'For now.' }],
  ],
  truce: [
    [
      'mediator',
      'truce.proposed',
      {
        text: 'A truce.',
        plannedStart: 1,
        startWording: 'soon',
        hours: 1,
        releasing: 'south',
        extension: { model: 'performance', hoursPer: 1, personsPer: 1 },
      },
    ],
    ['north', 'truce.accepted', { truce: refAt(1) }],
    ['south', 'truce.accepted', { truce: refAt(1) }],
    ['mediator', 'truce.start-set', { truce: refAt(1), start: 10_000_000, wording: 'then' }],
    ['south', 'truce.list-handed-in', { truce: refAt(1), living: 3, remains: 0, hours: 3, wording: 'A list.' }],
    ['south', 'truce.list-handed-in', { truce: refAt(1), living: 1, remains: 1, hours: 2, wording: 'Another.' }],
    // A second one, renewed by consent and by silence; random instants would hardly ever name one of its ends.
    [
      'mediator',
      'truce.proposed',
      {
        text: 'Another truce.',
        plannedStart: 1,
        startWording: 'soon',
        hours: 1,
        releasing: 'south',
        extension: {
          model: 'combined',
          of: [
            { model: 'consent', noticeHours: 1 },
            { model: 'tacit', hours: 2, noticeHours: 1 },
          ],
        },
      },
    ],
    ['north', 'truce.accepted', { truce: refAt(7) }],
    ['south', 'truce.accepted', { truce: refAt(7) }],
    ['mediator', 'truce.start-set', { truce: refAt(7), start: 10_000_000, wording: 'then' }],
    ['north', 'truce.extension-proposed', { truce: refAt(7), hours: 1, wording: 'An hour.' }],
    ['south', 'truce.extension-consented', { proposal: refAt(11), wording: 'Yes.' }],
    ['south', 'truce.extension-declared', { truce: refAt(7), from: 17_200_000, hours: 5, wording: 'Five.' }],
    ['south', 'truce.extension-proposed', { truce: refAt(7), hours: 2, wording: 'Two more.' }],
    [
      'mediator',
      'truce.obligation-recorded',
      {
        truce: refAt(7),
        expectedFrom: 'south',
        track: 'aid',
        what: 'Aid',
        quantity: 2,
        unit: 'trucks',
        countingRule: 'Each truck once.',
        due: 11_000_000,
        everyHours: 1,
      },
    ],
    ['south', 'truce.count-given', { obligation: refAt(15), due: 11_000_000, quantity: 2, asOf: 1 }],
    ['north', 'truce.renewal-objected', { truce: refAt(7), from: 17_200_000, wording: 'No.' }],
    ['north', 'truce.own-announced', { text: 'Alone.', start: 10_000_000, hours: 24 }],
  ],
  exchange: exchangeOpening,
  talks: talksOpening,
  teams: [
    ['north', 'teams.posted', { team: 'A team', site: 'Site C', mandate: 'Talks' }],
    ['north', 'teams.recall-ordered', { posting: refAt(1), orderedBy: 'Minister', wording: 'Home.' }],
    ['north', 'teams.shift-set', { post: 'Duty', officer: 'words 0', from: 1, until: 20_000_000 }],
    ['north', 'teams.shift-handed-over', { shift: refAt(3), incoming: 'words 1', summary: 'So.', openItems: ['One'] }],
    ['north', 'teams.shift-set', { post: 'Duty', officer: 'words 1', from: 1, until: 20_000_000 }],
    ['north', 'teams.task-set', { what: 'Report', role: 'words 1' }],
    ['north', 'teams.template-kept', { name: 'Leaving', steps: ['One', 'Two', 'Three'] }],
    ['north', 'teams.checklist-opened', { template: refAt(7), title: 'Leaving Site C' }],
  ],
  incidents: [
    [
      'north',
      'incidents.reported',
      {
        place: { as: 'named-place', name: 'The crossing' },
        occurredAt: 0,
        severity: 'minor',
        intent: 'not-known',
        source: 'own-observation',
        text: 'Shots were heard.',
      },
    ],
    [
      'mediator',
      'incidents.inquiry-opened',
      { incident: refAt(1), mandate: 'To see.', members: ['mediator', 'guide', 'north', 'south', 'observer'] },
    ],
    ['mediator', 'incidents.finding-made', { inquiry: refAt(2), text: 'It was so.' }],
    ['north', 'incidents.remedy-proposed', { incident: refAt(1), expectedFrom: 'south', text: 'A call.' }],
  ],
  notifications: [
    [
      'mediator',
      'notifications.passed-on',
      {
        to: 'north',
        givenBy: 'south',
        of: 'site',
        place: { as: 'named-place', name: 'The clinic' },
        from: 1,
        until: 20_000_000,
        wording: 'A clinic.',
      },
    ],
  ],
  hotline: [
    [
      'north',
      'hotline.call-logged',
      { from: 'north', to: 'south', onLine: 'The direct line', at: 0, call: 'spoken', about: 'The crossing' },
    ],
  ],
  principals: [
    ['mediator', 'principals.report-drafted', { asOf: 1, generated: madeLines, lines: [{ text: 'A line.', of: 1 }] }],
    [
      'mediator',
      'principals.report-signed',
      { asOf: 1, office: 'words 0', generated: madeLines, lines: [{ text: 'Another.' }] },
    ],
    [
      'mediator',
      'principals.decision-requested',
      { question: 'Yes?', options: ['Yes', 'No', 'Later'], of: { delegation: 'north', office: 'words 1' }, due: 10 },
    ],
    [
      'mediator',
      'principals.information-requested',
      { question: 'How many?', of: { delegation: 'north', office: 'words 1' }, due: 10 },
    ],
    [
      'south',
      'principals.due-out-set',
      { what: 'A list.', basis: 'Minutes', of: { delegation: 'south', office: 'words 2' }, due: 10 },
    ],
    [
      'mediator',
      'principals.acknowledgement-asked',
      {
        text: 'Line open.',
        of: [
          { delegation: 'north', office: 'words 0' },
          { delegation: 'south', office: 'words 1' },
        ],
      },
    ],
    [
      'north',
      'principals.authority-delegated',
      { from: 'words 1', to: 'words 2', scope: 'All.', limits: 'None.', begins: 0, ends: 9_000_000 },
    ],
  ],
  statements: [
    ['mediator', 'statements.drafted', ownText('at-once')],
    ['north', 'statements.clearance-given', { text: refAt(1), answer: 'cleared' }],
    ['mediator', 'statements.released', { text: refAt(1), at: 1, outlet: 'Press room' }],
    ['mediator', 'statements.redrafted', { ...redraftOf(1), wording: 'Better.' }],
    ['north', 'statements.clearance-given', { text: refAt(4), answer: 'cleared' }],
    ['mediator', 'statements.drafted', ownText('at-once')],
    ['north', 'statements.clearance-given', { text: refAt(6), answer: 'cleared' }],
    ['mediator', 'statements.drafted', ownText('on-a-condition')],
    ['guide', 'statements.embargo-broken', { text: refAt(8), seenAt: 1, outlet: 'Agency', wording: 'Seen.' }],
  ],
};

function ownText(lifts: string) {
  return { title: 'Statement', ...textWith(lifts) };
}

function redraftOf(index: number) {
  return { statement: refAt(index), ...textWith('at-once') };
}

function textWith(lifts: string) {
  return {
    speaker: 'Office',
    groundRule: 'on-record',
    prevailing: 'en',
    versions: [{ language: 'en', paragraphs: ['Welcome.'] }],
    embargo: lifts === 'at-once' ? { lifts } : { lifts, wording: 'When received' },
    clearedBy: ['north'],
  };
}

/** The id of an opening's nth act, from one; random acts go on from there. */
export function refAt(index: number): string {
  return idOf(`act ${index}`);
}
