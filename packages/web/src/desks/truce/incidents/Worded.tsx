/** Who said what, when, in which words. */

import type { ReactNode } from 'react';
import blocks from '../../../look/blocks.module.css';
import { Person } from '../../../people/Person.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';

type Props = {
  said: { readonly by: string; readonly at: string; readonly wording: string };
  children?: ReactNode;
};

export function Worded({ said, children }: Props) {
  return (
    <p className={blocks.row}>
      <Party id={said.by} />
      {children ? <span>{children}</span> : null}
      <Time at={said.at} shape="utc" />
      {said.wording === '' ? null : (
        <span>
          <T id="quoted" values={{ words: <Person>{said.wording}</Person> }} />
        </span>
      )}
    </p>
  );
}
