/** The guided walk: chapters, where to look, and what can be pressed. */
import type { DemoState } from '@parley/server/contract';
import { useCommand } from '../api/demo.ts';
import { Failed } from '../api/fetching.ts';
import blocks from '../look/blocks.module.css';
import { cx } from '../signs/cx.ts';
import { Party } from '../signs/Party.tsx';
import { Sign } from '../signs/Sign.tsx';
import { Time } from '../signs/Time.tsx';
import { T } from '../words/T.tsx';
import { useSay, useWord } from '../words/useWord.ts';
import { useLanguage } from '../words/Words.tsx';
import { Check } from './Check.tsx';
import styles from './chooser.module.css';
import { inWords } from './inWords.ts';
import { Links } from './Seats.tsx';

export function Walk({ state }: { state: DemoState }) {
  const command = useCommand();
  const say = useSay();
  const word = useWord();
  const { language } = useLanguage();
  const chapter = state.chapters[state.chapter];
  const failed = command.error instanceof Failed ? refusedOf(command.error.body) : null;
  return (
    <section className={styles.walk} aria-label={say('chooser.walk')}>
      <ol className={styles.chapters}>
        {state.chapters.map((one, place) => (
          <li key={one.at}>
            <button
              type="button"
              aria-current={place === state.chapter ? 'step' : undefined}
              disabled={command.isPending}
              onClick={() => command.mutate({ do: 'chapter', chapter: place })}
            >
              <bdi>{inWords(one.title, language)}</bdi>
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.chapter}>
        {chapter ? (
          <div aria-live="polite" className={styles.text}>
            <h2>
              <bdi>{inWords(chapter.title, language)}</bdi>
            </h2>
            <p className={blocks.small}>
              <Time at={chapter.at} />
            </p>
            <p className={cx(blocks.measure, styles.story)}>
              <bdi>{inWords(chapter.text, language)}</bdi>
            </p>
          </div>
        ) : null}
        <p className={blocks.row}>
          <button
            type="button"
            disabled={command.isPending}
            onClick={() =>
              command.mutate({ do: 'chapter', chapter: Math.min(state.chapter + 1, state.chapters.length - 1) })
            }
            className={blocks.primary}
          >
            <T id="chooser.nextChapter" />
          </button>
          <button type="button" disabled={command.isPending} onClick={() => command.mutate({ do: 'next' })}>
            <T id="chooser.next" />
          </button>
          <button
            type="button"
            aria-pressed={state.playing}
            disabled={command.isPending}
            onClick={() => command.mutate({ do: state.playing ? 'pause' : 'play' })}
          >
            <T id={state.playing ? 'chooser.pause' : 'chooser.play'} />
          </button>
        </p>
        {chapter && chapter.look.length > 0 ? (
          <div className={blocks.section}>
            <h3>
              <T id="chooser.look" />
            </h3>
            <ul className={blocks.row}>
              {chapter.look.map(({ seat, page }) => (
                <li key={`${seat} ${page}`}>
                  <a
                    className={styles.look}
                    href={`/seat/${seat}/${page.replace(/^\//, '')}`}
                    target={`seat-${seat}`}
                    rel="opener"
                  >
                    <Party id={seat} /> {word([`nav.${page.replace(/^\//, '').split('?')[0]}`], page)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {chapter && chapter.presses.length > 0 ? (
          <div className={blocks.section}>
            <h3>
              <T id="chooser.presses" />
            </h3>
            <p className={blocks.small}>
              <T id="chooser.pressesNote" />
            </p>
            <ul className={styles.presses}>
              {chapter.presses.map((one) => (
                <li key={one.id}>
                  <button
                    type="button"
                    disabled={one.done || !one.ready || command.isPending}
                    onClick={() => command.mutate({ do: 'press', press: one.id })}
                  >
                    {one.seat === null ? null : <Party id={one.seat} />} <bdi>{inWords(one.label, language)}</bdi>
                  </button>
                  {one.done ? (
                    <span className={blocks.small}>
                      <Sign of="met" /> <T id="chooser.pressed" />
                    </span>
                  ) : null}
                  {!one.done && !one.ready ? (
                    <span className={blocks.small}>
                      <T id="chooser.notReady" />
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {chapter?.presses.map((one) =>
          one.check !== null && one.done ? <Check key={one.id} state={state} of={one.check} /> : null,
        )}
        {command.isError ? (
          <p role="alert" className={cx(blocks.notice, blocks.blocking)}>
            {failed === null ? <T id="chooser.failed" /> : word([`refusal.${failed}`], failed)}
          </p>
        ) : null}
        <Links state={state} />
      </div>
    </section>
  );
}

function refusedOf(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'refused' in body ? String(body.refused) : null;
}
