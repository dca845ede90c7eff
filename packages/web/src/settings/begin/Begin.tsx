/**
 * The first run: from an empty folder to a room with a wall. Any step can be left and taken up again; what was done is kept
 * on the node, and what is left stands on the settings.
 */
import type { FirstStep, SettingsView } from '@parley/server/contract';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useKept, useParam } from '../../api/place.ts';
import { useSet, useSettings } from '../../api/settings.ts';
import frame from '../../frame/frame.module.css';
import { Silent } from '../../frame/Silent.tsx';
import { Switches } from '../../frame/Switches.tsx';
import blocks from '../../look/blocks.module.css';
import { Code } from '../../signs/Code.tsx';
import { T } from '../../words/T.tsx';
import { useSay } from '../../words/useWord.ts';
import { LanguagesPart } from '../LanguagesPart.tsx';
import { Where } from '../NodePart.tsx';
import { PracticePart } from '../PracticePart.tsx';
import { PeoplePart } from '../people/PeoplePart.tsx';
import { SitesPart } from '../SitesPart.tsx';
import styles from '../settings.module.css';
import { WallPart } from '../wall/WallPart.tsx';
import { RoomPart } from './Founding.tsx';
import { StepList } from './StepList.tsx';
import { isDone, openSteps, steps } from './steps.ts';

export function Begin() {
  const settings = useSettings();
  const [asked, ask] = useParam('step');
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  const view = settings.data;
  const first = view ? (openSteps(view)[0] ?? 'language') : 'language';
  const now = steps.find(({ id }) => id === asked) ?? steps.find(({ id }) => id === first);
  // The address names the step: what is done in it does not turn the page under somebody's hands.
  const unnamed = view !== undefined && asked === null;
  useEffect(() => {
    if (unnamed) ask(first);
  });
  useEffect(() => {
    document.title = say('frame.title', { page: say('nav.begin') });
  }, [say]);
  if (!view || !now) return settings.isLoading ? null : <Silent />;
  const goTo = (step: FirstStep | undefined) => {
    ask(step ?? null);
    heading.current?.focus();
  };
  return (
    <>
      <header className={styles.bar}>
        <p className={frame.brand}>
          <strong>
            <T id="frame.parley" />
          </strong>
          <Code>{view.node.delegation}</Code>
        </p>
        <Switches />
      </header>
      <div className={styles.begin}>
        <StepList view={view} now={now.id} />
        <main className={styles.step}>
          <h1 ref={heading} tabIndex={-1}>
            <T id={now.name} />
          </h1>
          <Step id={now.id} view={view} />
          <Onward key={now.id} step={now.id} view={view} goTo={goTo} />
        </main>
      </div>
    </>
  );
}

function Step({ id, view }: { id: FirstStep; view: SettingsView }) {
  switch (id) {
    case 'language':
      return <LanguagesPart />;
    case 'people':
      return (
        <>
          <PeoplePart view={view} />
          <section className={blocks.section}>
            <h2>
              <T id="node.where" />
            </h2>
            <Where />
          </section>
        </>
      );
    case 'room':
      return <RoomPart view={view} />;
    case 'sites':
      return <SitesPart view={view} />;
    case 'wall':
      return <WallPart view={view} />;
    case 'practice':
      return <PracticePart view={view} />;
  }
}

type OnwardProps = { step: FirstStep; view: SettingsView; goTo: (step: FirstStep | undefined) => void };

/** Whether a step is done is for its people to say, but for those that leave something behind: a room, a wall. */
function Onward({ step, view, goTo }: OnwardProps) {
  const set = useSet();
  const kept = useKept();
  const next = steps[steps.findIndex(({ id }) => id === step) + 1]?.id;
  const saysItself = step === 'room' || step === 'wall';
  const done = isDone(step, view);
  const close = () =>
    set.mutate({ done: [...view.chosen.done.filter((one) => one !== step), step] }, { onSuccess: () => goTo(next) });
  return (
    <div className={styles.on}>
      {saysItself ? null : (
        <button type="button" className={blocks.primary} disabled={set.isPending} onClick={close}>
          <T id="begin.close" />
        </button>
      )}
      {next === undefined ? null : (
        <button type="button" className={saysItself && done ? blocks.primary : undefined} onClick={() => goTo(next)}>
          <T id={done ? 'begin.next' : 'begin.later'} />
        </button>
      )}
      {view.founded ? (
        <Link className={styles.link} href={`/${kept}`}>
          <T id="begin.toRoom" />
        </Link>
      ) : null}
    </div>
  );
}
