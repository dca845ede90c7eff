/** The signature, verified now by this node, and the entry's bytes as they were written. */
import type { WholeEntry } from '@parley/server/contract';
import blocks from '../../look/blocks.module.css';
import { Code, Num } from '../../signs/Code.tsx';
import { cx } from '../../signs/cx.ts';
import { Sign, Stated } from '../../signs/Sign.tsx';
import type { MessageId } from '../../words/languages.ts';
import { T } from '../../words/T.tsx';
import styles from './record.module.css';

export function Signed({ whole }: { whole: WholeEntry }) {
  const { signature, bytes, box, boxHash } = whole;
  return (
    <>
      <h3>
        <T id="record.signature" />
      </h3>
      {signature.holds ? (
        <p>
          <Stated as="met">
            <T id="record.signed" values={{ algorithm: signature.algorithm }} />
          </Stated>
        </p>
      ) : (
        <p role="alert" className={cx(blocks.notice, blocks.blocking)}>
          <Sign of="outstanding" /> <T id="record.signedNot" />
        </p>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>
            <T id="record.key" />
          </dt>
          <dd>
            <Code wrap>{signature.key}</Code>
          </dd>
        </div>
        <div>
          <dt>
            <T id="record.signatureBytes" />
          </dt>
          <dd>
            <Code wrap>{signature.value}</Code>
          </dd>
        </div>
        {boxHash === null ? null : (
          <div>
            <dt>
              <T id="record.boxHash" />
            </dt>
            <dd>
              <Code wrap>{boxHash}</Code>
            </dd>
          </div>
        )}
      </dl>
      <Bytes name="record.bytes" hex={bytes} />
      {box === null ? (
        <p className={blocks.small}>
          <T id="record.noBox" />
        </p>
      ) : (
        <Bytes name="record.box" hex={box} />
      )}
    </>
  );
}

const perLine = 8;

/** Eight bytes a line, with the place of the first; folded until somebody asks. */
function Bytes({ name, hex }: { name: MessageId; hex: string }) {
  const bytes = hex.match(/../g) ?? [];
  const lines = Array.from({ length: Math.ceil(bytes.length / perLine) }, (_, line) => {
    const from = line * perLine;
    return `${from.toString(16).padStart(4, '0')}  ${bytes.slice(from, from + perLine).join(' ')}`;
  });
  return (
    <details className={styles.bytes}>
      <summary>
        <T id={name} values={{ count: <Num>{bytes.length}</Num> }} />
      </summary>
      <pre dir="ltr" tabIndex={-1}>
        {lines.join('\n')}
      </pre>
    </details>
  );
}
