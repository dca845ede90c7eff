/**
 * The talks, as the channels of this seat bear them: on a mediator's seat both sides' lines stand side by side; on a
 * party's its own, and what was conveyed to it. What a seat is not in is nowhere on this page.
 */
import { useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { cx } from '../../signs/cx.ts';
import { type Part, Parts, usePart } from '../../signs/Parts.tsx';
import { Heard } from '../../term/Heard.tsx';
import { T } from '../../words/T.tsx';
import { Offers } from './conveying/Offers.tsx';
import { Moving, Still } from './moving/Moving.tsx';
import { Said } from './said/Said.tsx';
import { TextPart } from './TextPart.tsx';
import styles from './talks.module.css';

export function TalksPage() {
  const view = useView('talks').data;
  const open = view?.handed.filter((one) => one.standing === 'open' || one.standing === 'countered').length ?? 0;
  const parts: readonly Part[] = [
    { id: 'text', name: 'talks.part.text' },
    { id: 'offers', name: 'talks.part.offers', count: open },
    { id: 'said', name: 'talks.part.said' },
    { id: 'moving', name: 'talks.part.moving' },
  ];
  const part = usePart(parts);
  if (!view) return null;
  return (
    <div className={cx(blocks.page, styles.page)}>
      <h1>
        <T id="talks.title" />
      </h1>
      <Parts all={parts} label="talks.parts" />
      {view.still !== null && part !== 'moving' ? <Still view={view} /> : null}
      {part === 'text' ? <TextPart view={view} /> : null}
      {part === 'offers' ? <Offers view={view} /> : null}
      {part === 'said' ? <Said view={view} /> : null}
      {part === 'moving' ? <Moving view={view} /> : null}
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
    </div>
  );
}
