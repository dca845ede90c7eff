/** What only one's own delegation is shown of its teams: postings and recalls, cover, duty and tasks. */
import { z } from '@hono/zod-openapi';
import { delegation, entered, frame, iso } from './shown.ts';

const journey = {
  decided: iso.nullable(),
  announced: iso.nullable(),
  departed: iso.nullable(),
  arrived: iso.nullable(),
};
const shift = z.object({
  id: z.string(),
  post: z.string(),
  officer: z.string(),
  site: z.string().nullable(),
  from: iso,
  until: iso,
});
const done = z.array(z.object({ wording: z.string(), ...entered }));

const recall = z.object({
  id: z.string(),
  orderedBy: z.string(),
  ...journey,
  enteredLater: z.array(z.string()).describe('The steps whose time was typed in later'),
  nodes: z
    .array(
      z.object({
        node: z.string(),
        state: z.enum(['in-force', 'retirement-proposed', 'retired', 'not-of-this-room']),
      }),
    )
    .describe('What the charter says of the nodes that the team had with it'),
  exit: z.array(
    z.object({
      item: z.enum(['devices', 'keys', 'papers', 'open-tasks', 'successor']),
      settled: z.array(z.object({ wording: z.string(), takenOverBy: z.string().nullable() })),
    }),
  ),
});

export const teamsView = z
  .object({
    view: z.literal('teams'),
    ...frame,
    postings: z.array(
      z.object({
        id: z.string(),
        team: z.string(),
        site: z.string(),
        mandate: z.string(),
        mandateEnded: z.enum(['recalled', 'until-passed']).nullable(),
        orderedBy: z.string().nullable(),
        comesFrom: z.string().nullable(),
        premisesOf: delegation.nullable(),
        until: iso.nullable(),
        roles: z.array(z.string()),
        lines: z.array(z.string()),
        ...journey,
        recalls: z.array(recall).describe('More than one only where two were ordered at once'),
      }),
    ),
    sites: z.array(
      z.object({
        site: z.string(),
        cover: z.boolean(),
        since: iso.nullable(),
        zones: z.array(z.string()),
        hostedBy: z.array(delegation),
      }),
    ),
    lines: z.array(z.object({ line: z.string(), cover: z.boolean(), keptBy: z.array(z.string()) })),
    posts: z.array(
      z.object({
        post: z.string(),
        now: z.array(shift),
        next: shift.nullable(),
        openItems: z.array(z.object({ handover: z.string(), item: z.number(), what: z.string() })),
      }),
    ),
    handovers: z.array(
      z.object({
        id: z.string(),
        post: z.string(),
        outgoing: z.string(),
        incoming: z.string(),
        summary: z.string(),
        countersigned: z.object(entered).nullable(),
        items: z.array(z.object({ what: z.string(), closed: z.array(z.string()) })),
        ...entered,
      }),
    ),
    presence: z.array(
      z.object({
        officer: z.string(),
        site: z.string(),
        presence: z.enum(['present', 'away', 'travelling']),
        ...entered,
      }),
    ),
    movements: z.array(
      z.object({
        id: z.string(),
        who: z.string(),
        from: z.string(),
        to: z.string(),
        leaves: iso,
        arrives: iso.nullable(),
        underWay: z.boolean(),
        ...entered,
      }),
    ),
    tasks: z.array(
      z.object({
        id: z.string(),
        what: z.string(),
        due: iso.nullable(),
        roles: z.array(z.string()),
        filledBy: z.array(z.string()).describe('Teams that fill the role now; empty: nobody has it'),
        done,
        at: iso,
      }),
    ),
    checklists: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        steps: z.array(z.object({ what: z.string(), done })),
      }),
    ),
    templates: z.array(z.object({ id: z.string(), name: z.string(), steps: z.array(z.string()) })),
    pairs: z.array(
      z.object({
        id: z.string(),
        officer: z.string(),
        site: z.string(),
        with: delegation,
        counterpart: z.string(),
        ended: z.boolean(),
      }),
    ),
  })
  .openapi('TeamsView');
export type TeamsView = z.infer<typeof teamsView>;
