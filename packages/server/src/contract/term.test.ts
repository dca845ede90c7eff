import { describe, expect, it } from 'vitest';
import { termAt, turningPoints } from './term.ts';
import type { TruceView } from './views.ts';

const start = '2023-11-24T05:00:00.000Z';
const end = '2023-12-01T05:00:00.000Z';

const view = (changes: Partial<TruceView>): TruceView => ({
  view: 'truce',
  as: 'party-a',
  at: start,
  truce: null,
  phase: 'in-force',
  start: { planned: start, set: start, actual: start, slipped: false },
  expiresAt: end,
  expiries: { 'party-a': end, 'party-b': end },
  extensions: [],
  stated: [],
  outstanding: [],
  lists: [],
  signatures: [],
  notificationUntil: null,
  models: ['performance'],
  proposals: [],
  objections: [],
  ownWords: [],
  ownTruces: [],
  obligations: [],
  reminders: [],
  disputed: [],
  declarations: [],
  endDeclaredBy: [],
  awaitingConfirmation: [],
  impasses: [],
  lateChanges: [],
  heardFrom: {},
  ...changes,
});

describe('term', () => {
  it('is in force from its start up to its end, and not at the end itself', () => {
    expect(termAt(view({}), Date.parse(end) - 1).state).toBe('in-force');
    expect(termAt(view({}), Date.parse(end)).state).toBe('term-ended');
  });

  it('shows both ends while an extension by telephone awaits its writing', () => {
    const later = '2023-12-02T05:00:00.000Z';
    const stated = {
      hours: 24,
      newExpiry: later,
      saidBy: 'party-b',
      recordedBy: 'mediator',
      onLine: 'line 2',
      saidAt: start,
      heardBy: [],
      awaiting: true,
    };
    const term = termAt(view({ stated: [stated] }), Date.parse(end) - 1);
    expect(term).toMatchObject({ state: 'telephone', ends: [{ of: 'agreed' }, { of: 'telephone', by: 'party-b' }] });
    expect(termAt(view({ stated: [{ ...stated, awaiting: false }] }), Date.parse(start)).state).toBe('in-force');
  });

  it('prefers no side where the ends differ', () => {
    const expiries = { 'party-a': end, 'party-b': '2023-12-03T05:00:00.000Z' };
    const term = termAt(view({ expiresAt: null, expiries }), Date.parse(end));
    expect(term).toMatchObject({ state: 'differing', ends: [{ by: 'party-a' }, { by: 'party-b' }] });
  });

  it('asks again at every moment at which time alone changes the page', () => {
    expect(turningPoints(view({}))).toContain(Date.parse(end));
  });
});
