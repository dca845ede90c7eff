/** What a person is called here; who has given no name is known by a number. */
import type { SettingsView } from '@parley/server/contract';
import { Num } from '../../signs/Code.tsx';
import { T } from '../../words/T.tsx';

type Person = Pick<NonNullable<SettingsView['people']>[number], 'person' | 'name' | 'sheet'>;

export function PersonName({ one }: { one: Person }) {
  if (one.sheet) return <T id="people.sheet" />;
  if (one.name !== null) return <bdi>{one.name}</bdi>;
  return <T id="people.numbered" values={{ number: <Num>{one.person}</Num> }} />;
}
