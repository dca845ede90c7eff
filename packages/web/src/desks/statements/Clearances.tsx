/** Which delegations clear this exact text, and what each has said. Nothing is released before all have. */
import blocks from '../../look/blocks.module.css';
import { Party } from '../../signs/Party.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';
import { signOfAnswer, type Text } from './status.ts';

export function Clearances({ text }: { text: Text }) {
  const word = useWord();
  return (
    <div className={blocks.section}>
      <h3>
        <T id="statements.clearances" />
      </h3>
      <ul className={blocks.row}>
        {text.clearances.map(({ by, answer, wordings }) => (
          <li key={by} className={blocks.row}>
            <Party id={by} />
            <Stated as={signOfAnswer(answer)}>{word([`value.answer.${answer}`], answer)}</Stated>
            {wordings.map((wording) => (
              <Verbatim key={wording}>{wording}</Verbatim>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
