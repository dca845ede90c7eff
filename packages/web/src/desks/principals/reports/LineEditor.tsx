/** The lines of a report under the pen. What is left out stays in sight and can be put back. */
import { useId } from 'react';
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useSay } from '../../../words/useWord.ts';
import { addedAfter, changed, type Generated, type Lines, leftOut, missing, moved } from './editing.ts';
import styles from './reports.module.css';

type Props = { generated: Generated; lines: Lines; change: (lines: Lines) => void };

export function LineEditor({ generated, lines, change }: Props) {
  const say = useSay();
  const id = useId();
  const gone = missing(generated, lines);
  return (
    <>
      <ol className={styles.editor}>
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place until it is signed
          <li key={place}>
            <label htmlFor={`${id}-${place}`} className={blocks.small}>
              {line.of === null ? (
                <T id="reports.addedLine" values={{ n: <Num>{place + 1}</Num> }} />
              ) : (
                <T
                  id={generated[line.of - 1]?.text === line.text ? 'reports.madeLine' : 'reports.rewordedLine'}
                  values={{ n: <Num>{place + 1}</Num> }}
                />
              )}
            </label>
            <textarea
              id={`${id}-${place}`}
              dir="auto"
              rows={2}
              maxLength={1000}
              value={line.text}
              onChange={(event) => change(changed(lines, place, event.target.value))}
            />
            <p className={blocks.row}>
              <button type="button" disabled={place === 0} onClick={() => change(moved(lines, place, -1))}>
                <T id="reports.up" />
              </button>
              <button
                type="button"
                disabled={place === lines.length - 1}
                onClick={() => change(moved(lines, place, 1))}
              >
                <T id="reports.down" />
              </button>
              <button type="button" onClick={() => change(addedAfter(lines, place))}>
                <T id="reports.add" />
              </button>
              <button type="button" onClick={() => change(leftOut(lines, place))}>
                <T id={line.of === null ? 'form.remove' : 'reports.leaveOut'} />
              </button>
            </p>
          </li>
        ))}
      </ol>
      {gone.length > 0 ? (
        <section className={blocks.section} aria-label={say('reports.leftOut')}>
          <h3>
            <T id="reports.leftOut" />
          </h3>
          <ul className={blocks.rows}>
            {gone.map((number) => (
              <li key={number} className={blocks.row}>
                <Verbatim>{generated[number - 1]?.text ?? ''}</Verbatim>
                <button
                  type="button"
                  onClick={() => change([...lines, { text: generated[number - 1]?.text ?? '', of: number }])}
                >
                  <T id="reports.putBack" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
