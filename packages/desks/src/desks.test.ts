/** What every desk keeps true, of a few random histories; of many in `desks.int.test.ts`. */
import { everyDeskKeepsTrue, singleDesksKeepTrue } from './testing/properties.ts';

const few = { orders: 2, others: 1 };
everyDeskKeepsTrue(few);
singleDesksKeepTrue(few);
