/** "due 15:30", "2 h past due", "accounts differ": never who is at fault for it. */
import type { TruceView } from '@parley/server/contract';
import type { Status } from '../../../signs/Sign.tsx';
import { HourOrDay } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';

type One = TruceView['outstanding'][number];

const minute = 60_000;

export function dueStatus(one: One, now: number): Status {
  if (new Set(one.accounts.map((account) => account.by)).size > 1) return 'disputed';
  return now >= Date.parse(one.due) ? 'outstanding' : 'due';
}

export function DueWords({ one, now }: { one: One; now: number }) {
  const passed = Math.floor((now - Date.parse(one.due)) / minute);
  if (dueStatus(one, now) === 'disputed') return <T id="due.accounts" />;
  if (passed < 0) return <T id="due.at" values={{ time: <HourOrDay at={one.due} beside={now} /> }} />;
  return <T id="due.past" values={{ hours: Math.floor(passed / 60), minutes: passed % 60 }} />;
}
