/** A round of practice with invented parties, in a process of its own; or how it is started where this node cannot. */
import type { SettingsView } from '@parley/server/contract';
import { usePractise } from '../api/settings.ts';
import blocks from '../look/blocks.module.css';
import { Code } from '../signs/Code.tsx';
import { T } from '../words/T.tsx';
import { useLanguage } from '../words/Words.tsx';
import { Refused } from './Refused.tsx';

export function PracticePart({ view }: { view: SettingsView }) {
  const practise = usePractise();
  const { language } = useLanguage();
  return (
    <>
      <p className={blocks.measure}>
        <T id="practice.text" />
      </p>
      <p className={blocks.small}>
        <T id="practice.apart" />
      </p>
      {view.practice ? (
        practise.data ? (
          <p>
            <a href={`${practise.data.address}?lang=${language}`} target="parley-practice" rel="noopener">
              <T id="practice.open" />
            </a>
          </p>
        ) : (
          <p className={blocks.row}>
            <button type="button" disabled={practise.isPending} onClick={() => practise.mutate()}>
              <T id="practice.start" />
            </button>
            <span role="status">{practise.isPending ? <T id="practice.starting" /> : null}</span>
          </p>
        )
      ) : (
        <p>
          <T id="practice.command" values={{ command: <Code wrap>{command}</Code> }} />
        </p>
      )}
      <Refused error={practise.error} />
    </>
  );
}

const command = 'npx parley demo scenarios/training-northbank.yaml';
