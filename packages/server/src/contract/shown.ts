/** What every view is made of: instants as ISO 8601 in UTC, delegations by their id, and the frame that names its reader. */
import { z } from '@hono/zod-openapi';

export const iso = z.iso.datetime().describe('ISO 8601, UTC, with milliseconds');
export const delegation = z.string();
/** A delegation's word: an instant that it claimed. */
export const word = z.object({ by: delegation, at: iso });
export const account = z.object({ by: delegation, says: z.string() });
export const frame = { as: delegation, at: iso };

/** When each delegation was last heard, by claimed time of its latest entry held here. */
export const heardFrom = z.record(delegation, iso);

/** What was typed in after it happened says so, with both times. */
export const entered = { at: iso, enteredAt: iso, enteredLater: z.boolean() };
