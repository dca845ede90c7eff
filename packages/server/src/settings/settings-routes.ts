/** What a node's people set on it, who they are, and the founding of its first room; behind the sign-in, before any seat. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { isoOf } from '@parley/desks';
import { annexesListed, type Node } from '@parley/room';
import {
  actDone,
  foundingRequest,
  personAdded,
  personNamed,
  practiceStarted,
  refusedAct,
  type SettingsView,
  settingsChange,
  settingsView,
  sheetMade,
} from '../contract/index.ts';
import { answers, type Described, ofSeat, shared, under } from '../http/described.ts';
import { sessionOf } from '../people/session-routes.ts';
import type { Door } from '../seat.ts';

const json = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
});
const ofPerson = ofSeat.extend({ person: z.coerce.number().int().min(1).max(64) });
const notHere = { 422: answers(refusedAct, 'Refused: nothing was changed'), ...shared };

const get = createRoute({
  method: 'get',
  path: under('settings'),
  summary: 'What is set on this node, who may open it, and who is signed in',
  request: { params: ofSeat },
  responses: { 200: answers(settingsView, 'The settings'), ...shared },
});
const change = createRoute({
  method: 'post',
  path: under('settings'),
  summary: 'Change what is set on this node. It stays on it: no other node is told',
  request: { params: ofSeat, body: json(settingsChange) },
  responses: { 200: answers(settingsView, 'The settings after it'), ...shared },
});
const add = createRoute({
  method: 'post',
  path: under('people'),
  summary: 'Let a further person open this node, under a passphrase of their own',
  request: { params: ofSeat, body: json(personAdded) },
  responses: { 200: answers(settingsView, 'The settings after it'), ...notHere },
});
const name = createRoute({
  method: 'post',
  path: under('people/{person}'),
  summary: 'Name a person, for this node’s own people',
  request: { params: ofPerson, body: json(personNamed) },
  responses: { 200: answers(settingsView, 'The settings after it'), ...notHere },
});
const remove = createRoute({
  method: 'delete',
  path: under('people/{person}'),
  summary: 'Let a person, or the recovery sheet, open this node no more; their sessions end',
  request: { params: ofPerson },
  responses: { 200: answers(settingsView, 'The settings after it'), ...notHere },
});
const sheet = createRoute({
  method: 'post',
  path: under('people/sheet'),
  summary: 'Make a recovery sheet: a code that opens this node. The one before it then opens nothing more',
  request: { params: ofSeat },
  responses: { 200: answers(sheetMade, 'The code, told this once'), ...notHere },
});
const found = createRoute({
  method: 'post',
  path: under('founding'),
  summary: 'Found the room of which this node’s delegation is the convening mediator',
  request: { params: ofSeat, body: json(foundingRequest) },
  responses: { 200: answers(actDone.pick({ entry: true }), 'Founded, and on this node’s disk'), ...notHere },
});
const practise = createRoute({
  method: 'post',
  path: under('practice'),
  summary: 'Start a room of invented data beside this node, or say where it is',
  request: { params: ofSeat },
  responses: { 200: answers(practiceStarted, 'Where it is'), ...notHere },
});

export function settingsRoutes(app: OpenAPIHono<Described>, changed: (door: Door) => void): void {
  app.openapi(get, (context) => {
    const view = viewOf(context.var.door, sessionOf(context));
    return view ? context.json(view, 200) : context.json({ refused: 'not-found' }, 404);
  });

  app.openapi(change, (context) => {
    const { door } = context.var;
    const kept = door.settings?.();
    if (!kept) return context.json({ refused: 'not-found' }, 404);
    const now = kept.read();
    kept.keep({ ...now, chosen: { ...now.chosen, ...defined(context.req.valid('json')) } });
    changed(door);
    return context.json(viewOf(door, sessionOf(context)) as SettingsView, 200);
  });

  app.openapi(add, async (context) => {
    const { door } = context.var;
    const people = door.lock?.people();
    const kept = door.settings?.();
    if (!people || !kept) return context.json({ refused: 'nobody-signs-in' }, 422);
    const { name: called, passphrase } = context.req.valid('json');
    if (Object.values(kept.read().names).some((one) => same(one, called)))
      return context.json({ refused: 'name-taken' }, 422);
    const added = await people.add(passphrase);
    if ('refused' in added) return context.json({ refused: added.refused }, 422);
    const now = kept.read();
    kept.keep({ ...now, names: { ...now.names, [added.person]: called } });
    return context.json(viewOf(door, sessionOf(context)) as SettingsView, 200);
  });

  app.openapi(sheet, async (context) => {
    const { door } = context.var;
    const people = door.lock?.people();
    const kept = door.settings?.();
    if (!people || !kept) return context.json({ refused: 'nobody-signs-in' }, 422);
    const made = await people.sheet(kept.read().sheet);
    if ('refused' in made) return context.json({ refused: made.refused }, 422);
    kept.keep({ ...kept.read(), sheet: made.person });
    return context.json({ code: made.code, made: isoOf(Date.now()) }, 200);
  });

  app.openapi(name, (context) => {
    const { door } = context.var;
    const people = door.lock?.people();
    const kept = door.settings?.();
    if (!people || !kept) return context.json({ refused: 'nobody-signs-in' }, 422);
    const { person } = context.req.valid('param');
    const now = kept.read();
    const called = context.req.valid('json').name;
    if (!people.numbers().includes(person) || person === now.sheet)
      return context.json({ refused: 'no-such-person' }, 422);
    if (Object.entries(now.names).some(([number, one]) => Number(number) !== person && same(one, called)))
      return context.json({ refused: 'name-taken' }, 422);
    kept.keep({ ...now, names: { ...now.names, [person]: called } });
    return context.json(viewOf(door, sessionOf(context)) as SettingsView, 200);
  });

  app.openapi(remove, (context) => {
    const { door } = context.var;
    const { lock } = door;
    const people = lock?.people();
    const kept = door.settings?.();
    const by = lock?.person(sessionOf(context));
    if (!lock || !people || !kept || by === undefined) return context.json({ refused: 'nobody-signs-in' }, 422);
    const { person } = context.req.valid('param');
    const refused = people.remove(person, by);
    if (refused) return context.json({ refused }, 422);
    const { [String(person)]: _, ...names } = kept.read().names;
    const now = kept.read();
    kept.keep({ ...now, names, sheet: now.sheet === person ? null : now.sheet });
    lock.signOutAll(person);
    changed(door);
    return context.json(viewOf(door, sessionOf(context)) as SettingsView, 200);
  });

  app.openapi(found, async (context) => {
    const { founding } = context.var.door;
    if (!founding || founding.isFounded()) return context.json({ refused: 'in-a-room-already' }, 422);
    const answer = await founding.found(context.req.valid('json'));
    if (!answer.done) return context.json({ refused: answer.refused }, 422);
    return context.json({ entry: answer.entry }, 200);
  });

  app.openapi(practise, async (context) => {
    const { practice } = context.var.door;
    if (!practice) return context.json({ refused: 'no-practice-here' }, 422);
    const address = await practice().catch(() => undefined);
    if (address === undefined) return context.json({ refused: 'practice-did-not-start' }, 422);
    return context.json({ address }, 200);
  });
}

/** A key that is there without a value is a key that is not there. */
const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const same = (left: string, right: string) =>
  left.normalize('NFKC').trim().toLowerCase() === right.normalize('NFKC').trim().toLowerCase();

function viewOf(door: Door, session: string | undefined): SettingsView | undefined {
  const kept = door.settings?.();
  const node = nodeAt(door);
  if (!kept || !node) return undefined;
  const { chosen, names, sheet: sheetNumber } = kept.read();
  const { lock } = door;
  const own = lock?.person(session);
  const people = lock?.people()?.numbers() ?? [];
  const channels = [...node.channels.values()].map(({ history }) => history);
  return {
    chosen,
    now: isoOf(door.seat()?.now() ?? Date.now()),
    founded: node.room !== undefined,
    node: {
      delegation: door.delegation,
      key: node.name,
      logs: channels.reduce((sum, history) => sum + history.indexOf.size, 0),
      entries: channels.reduce((sum, history) => sum + history.byName.size, 0),
      annexes: annexesListed(node).length,
    },
    people: lock
      ? people.map((person) => ({
          person,
          name: names[person] ?? null,
          sheet: person === sheetNumber,
          you: person === own,
        }))
      : null,
    sessions: lock
      ? lock.sessions(session).map(({ person, since, you }) => ({ person, since: isoOf(since), you }))
      : null,
    practice: door.practice !== undefined,
  };
}

const nodeAt = (door: Door): Node | undefined => door.seat()?.node() ?? door.founding?.about()?.node();
