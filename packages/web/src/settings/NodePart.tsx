/** This node: what tells it apart, what it holds, and what lies where. */
import type { SettingsView } from '@parley/server/contract';
import type { ReactNode } from 'react';
import blocks from '../look/blocks.module.css';
import { Code } from '../signs/Code.tsx';
import { cx } from '../signs/cx.ts';
import { Party } from '../signs/Party.tsx';
import type { MessageId } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import styles from './settings.module.css';

export function NodePart({ view }: { view: SettingsView }) {
  const { delegation, key, entries, logs, annexes } = view.node;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="node.serves">
          <Party id={delegation} /> <Code>{delegation}</Code>
        </Fact>
        <Fact name="node.key">
          <Code wrap>{key}</Code>
        </Fact>
        <Fact name="node.holds">
          <T id="node.held" values={{ entries, logs, annexes }} />
        </Fact>
      </dl>
      <section className={blocks.section}>
        <h2>
          <T id="node.where" />
        </h2>
        <Where />
        <p className={cx(blocks.small, blocks.measure)}>
          <T id="node.alone" />
        </p>
      </section>
    </>
  );
}

/** What lies where in the data folder: also the answer to what a lost passphrase means. */
export function Where() {
  return (
    <dl className={styles.facts}>
      {files.map(([file, what]) => (
        <div key={file}>
          <dt>
            <Code>{file}</Code>
          </dt>
          <dd>
            <T id={what} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const files: readonly (readonly [string, MessageId])[] = [
  ['record.db', 'node.file.record'],
  ['keys.json', 'node.file.keys'],
  ['settings.sealed', 'node.file.settings'],
];

function Fact({ name, children }: { name: MessageId; children: ReactNode }) {
  return (
    <div>
      <dt>
        <T id={name} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
