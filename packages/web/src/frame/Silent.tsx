/** The node gave no answer: what happened, what is safe, what to do. */
import blocks from '../look/blocks.module.css';
import { T } from '../words/T.tsx';

export function Silent() {
  return (
    <main className={blocks.page}>
      <h1>
        <T id="silent.title" />
      </h1>
      <p className={blocks.measure}>
        <T id="silent.text" />
      </p>
      <p>
        <button type="button" className={blocks.primary} onClick={() => location.reload()}>
          <T id="silent.again" />
        </button>
      </p>
    </main>
  );
}
