/** Who may open this node, each with a passphrase of their own, and what they may do here. */
import type { SettingsView } from '@parley/server/contract';
import { useState } from 'react';
import { useNamePerson, useRemovePerson } from '../../api/settings.ts';
import blocks from '../../look/blocks.module.css';
import { cx } from '../../signs/cx.ts';
import { useFacts } from '../../signs/Facts.ts';
import { Party } from '../../signs/Party.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';
import { LookAlike } from '../../writing/LookAlike.tsx';
import { OnThisNode } from '../OnThisNode.tsx';
import { Refused } from '../Refused.tsx';
import styles from '../settings.module.css';
import { NewPerson } from './NewPerson.tsx';
import { PersonName } from './PersonName.tsx';
import { Sessions } from './Sessions.tsx';
import { Sheet } from './Sheet.tsx';

type Person = NonNullable<SettingsView['people']>[number];

export function PeoplePart({ view }: { view: SettingsView }) {
  const { people, node } = view;
  const { delegations } = useFacts();
  const word = useWord();
  const own = delegations.find((one) => one.id === node.delegation);
  if (people === null) return null;
  return (
    <>
      <OnThisNode />
      <ul className={blocks.rows}>
        {people.map((one) => (
          <li key={one.person}>
            <Row one={one} />
          </li>
        ))}
      </ul>
      <p className={cx(blocks.small, blocks.measure)}>
        {own ? (
          <T
            id="people.roles"
            values={{
              who: <Party id={own.id} />,
              capacities: own.capacities.map((one) => word([`capacity.${one}`], one)).join(', '),
            }}
          />
        ) : (
          <T id="people.ranks" />
        )}
      </p>
      <Naming key={people.find((one) => one.you)?.name} view={view} />
      <Sheet view={view} />
      <NewPerson view={view} />
      <Sessions view={view} />
    </>
  );
}

function Row({ one }: { one: Person }) {
  const remove = useRemovePerson();
  const [asked, setAsked] = useState(false);
  return (
    <div className={blocks.section}>
      <p className={blocks.row}>
        <strong>
          <PersonName one={one} />
        </strong>
        {one.you ? (
          <span className={blocks.small}>
            <T id="people.you" />
          </span>
        ) : (
          <button type="button" aria-expanded={asked} onClick={() => setAsked(!asked)}>
            <T id="people.remove" values={{ name: <PersonName one={one} /> }} />
          </button>
        )}
      </p>
      {asked ? (
        <div className={cx(blocks.notice, blocks.section)}>
          <p className={blocks.measure}>
            <T id="people.removeText" />
          </p>
          <p className={blocks.row}>
            <button
              type="button"
              className={blocks.primary}
              disabled={remove.isPending}
              onClick={() => remove.mutate(one.person)}
            >
              <T id="people.remove" values={{ name: <PersonName one={one} /> }} />
            </button>
            <button type="button" onClick={() => setAsked(false)}>
              <T id="settings.leave" />
            </button>
          </p>
          <Refused error={remove.error} />
        </div>
      ) : null}
    </div>
  );
}

function Naming({ view }: { view: SettingsView }) {
  const own = view.people?.find((one) => one.you);
  const naming = useNamePerson();
  const [name, setName] = useState(own?.name ?? '');
  if (!own) return null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') naming.mutate({ person: own.person, name: name.trim() });
      }}
    >
      <label>
        <T id="people.yourName" />
        <input
          dir="auto"
          required
          maxLength={64}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <LookAlike typed={name} />
      <Refused error={naming.error} />
      <button type="submit" disabled={naming.isPending || name.trim() === (own.name ?? '')}>
        <T id="people.keepName" />
      </button>
    </form>
  );
}
