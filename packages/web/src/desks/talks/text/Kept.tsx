/** A delegation's own fallbacks and red lines on an article: said in a channel of that delegation alone. */
import type { TalksView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Num } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';

export function Kept({ view, number }: { view: TalksView; number: string }) {
  const lines = view.text.redLines.filter((one) => one.article === number);
  const fallbacks = view.text.fallbacks.filter((one) => one.article === number);
  if (lines.length + fallbacks.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="talks.kept" values={{ who: <Party id={view.as} /> }} />
      </h2>
      <ul className={blocks.rows}>
        {lines.map((one) => (
          <li key={`${one.at} ${one.text}`} className={blocks.row}>
            <span className={blocks.strong}>
              <T id="talks.redLine" />
            </span>
            <Verbatim>{one.text}</Verbatim>
            {one.changedIn === null ? null : (
              <Stated as="due">
                <T id="talks.redLineChanged" />
              </Stated>
            )}
          </li>
        ))}
        {fallbacks.map((one) => (
          <li key={`${one.at} ${one.text}`} className={blocks.row}>
            <span className={blocks.strong}>
              <T id="talks.fallback" values={{ rank: <Num>{one.rank}</Num> }} />
            </span>
            <Verbatim>{one.text}</Verbatim>
          </li>
        ))}
      </ul>
    </section>
  );
}
