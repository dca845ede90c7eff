/** The places whose hours are shown beside UTC; and the check of this node's clock against one that people trust. */
import type { SettingsView } from '@parley/server/contract';
import { type FormEvent, useId, useState } from 'react';
import { useSet } from '../api/settings.ts';
import blocks from '../look/blocks.module.css';
import { T } from '../words/T.tsx';
import { hourMinute } from '../words/times.ts';
import { useSay } from '../words/useWord.ts';
import { useLanguage } from '../words/Words.tsx';
import { LookAlike } from '../writing/LookAlike.tsx';
import { ClockCheck } from './ClockCheck.tsx';
import { OnThisNode } from './OnThisNode.tsx';
import { Refused } from './Refused.tsx';
import styles from './settings.module.css';

const most = 6;
const zonesKnown: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

export function SitesPart({ view }: { view: SettingsView }) {
  const set = useSet();
  const { sites } = view.chosen;
  const { language } = useLanguage();
  const now = Date.parse(view.now);
  return (
    <>
      <OnThisNode />
      {sites.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="sites.none" />
        </p>
      ) : (
        <ul className={blocks.rows}>
          {sites.map((site) => (
            <li key={site.label} className={blocks.row}>
              <bdi className={blocks.strong}>{site.label}</bdi>
              <bdi dir="ltr">{site.zone}</bdi>
              <bdi dir="ltr">{hourMinute(language, site.zone, now)}</bdi>
              <button
                type="button"
                disabled={set.isPending}
                onClick={() => set.mutate({ sites: sites.filter((one) => one.label !== site.label) })}
              >
                <T id="sites.remove" values={{ site: <bdi>{site.label}</bdi> }} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {sites.length < most ? <NewSite view={view} /> : null}
      <ClockCheck view={view} />
    </>
  );
}

function NewSite({ view }: { view: SettingsView }) {
  const set = useSet();
  const id = useId();
  const say = useSay();
  const [label, setLabel] = useState('');
  const [zone, setZone] = useState('');
  const { sites } = view.chosen;
  const isTaken = sites.some((one) => one.label === label.trim());
  const isKnown = zonesKnown.includes(zone);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() === '' || isTaken || !isKnown) return;
    set.mutate(
      { sites: [...sites, { label: label.trim(), zone }] },
      {
        onSuccess: () => {
          setLabel('');
          setZone('');
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={add}>
      <div className={styles.sides}>
        <label>
          <T id="sites.name" />
          <input dir="auto" required maxLength={24} value={label} onChange={(event) => setLabel(event.target.value)} />
        </label>
        <label>
          <T id="sites.zone" />
          <input
            dir="ltr"
            required
            list={id}
            value={zone}
            aria-describedby={`${id}-zone`}
            onChange={(event) => setZone(event.target.value)}
          />
        </label>
      </div>
      <datalist id={id} aria-label={say('sites.zone')}>
        {zonesKnown.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <p id={`${id}-zone`} className={blocks.small}>
        <T id={zone !== '' && !isKnown ? 'sites.unknownZone' : 'sites.hint'} />
      </p>
      <LookAlike typed={label} besides={sites.map((one) => one.label)} />
      {isTaken ? (
        <p role="alert" className={styles.wrong}>
          <T id="sites.taken" />
        </p>
      ) : null}
      <Refused error={set.error} />
      <button type="submit" disabled={set.isPending || isTaken || !isKnown}>
        <T id="sites.add" />
      </button>
    </form>
  );
}
