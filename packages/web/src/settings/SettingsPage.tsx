/** Settings: what stays on this node, and what of the first run is left. Nothing here is told to another node. */
import type { SettingsView } from '@parley/server/contract';
import { useSettings } from '../api/settings.ts';
import blocks from '../look/blocks.module.css';
import { type Part, Parts, usePart } from '../signs/Parts.tsx';
import type { MessageId } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import { StepList } from './begin/StepList.tsx';
import { openSteps } from './begin/steps.ts';
import { LanguagesPart } from './LanguagesPart.tsx';
import { NodePart } from './NodePart.tsx';
import { PracticePart } from './PracticePart.tsx';
import { PeoplePart } from './people/PeoplePart.tsx';
import { SitesPart } from './SitesPart.tsx';
import { TermsPart } from './TermsPart.tsx';
import { WallPart } from './wall/WallPart.tsx';

const named = {
  people: 'settings.people',
  node: 'settings.node',
  sites: 'settings.sites',
  terms: 'settings.terms',
  wall: 'settings.wall',
  languages: 'settings.languages',
  practice: 'settings.practice',
} as const satisfies Record<string, MessageId>;
type PartId = keyof typeof named;

const all: readonly (Part & { readonly id: PartId })[] = (Object.keys(named) as PartId[]).map((id) => ({
  id,
  name: named[id],
}));
/** In a demonstration nobody signs in and nothing is set: these are left. */
const withoutNode = all.filter(({ id }) => ['terms', 'languages'].includes(id));

export function SettingsPage() {
  const settings = useSettings();
  if (settings.data === undefined) return null;
  return <Settings view={settings.data} />;
}

function Settings({ view }: { view: SettingsView | null }) {
  const parts = view === null ? withoutNode : all;
  const part = usePart(parts) as PartId;
  return (
    <div className={blocks.page}>
      <div className={blocks.head}>
        <h1>
          <T id="nav.settings" />
        </h1>
      </div>
      {view !== null && openSteps(view).length > 0 ? (
        <section className={blocks.section}>
          <h2>
            <T id="settings.left" values={{ count: openSteps(view).length }} />
          </h2>
          <StepList view={view} />
        </section>
      ) : null}
      <Parts all={parts} label="settings.parts" />
      <section className={blocks.section}>
        <h2>
          <T id={named[part]} />
        </h2>
        <Shown part={part} view={view} />
      </section>
      {view === null ? (
        <p className={blocks.small}>
          <T id="settings.demo" />
        </p>
      ) : null}
    </div>
  );
}

function Shown({ part, view }: { part: PartId; view: SettingsView | null }) {
  if (part === 'terms') return <TermsPart founded />;
  if (part === 'languages') return <LanguagesPart />;
  if (view === null) return null;
  switch (part) {
    case 'people':
      return <PeoplePart view={view} />;
    case 'node':
      return <NodePart view={view} />;
    case 'sites':
      return <SitesPart view={view} />;
    case 'wall':
      return <WallPart view={view} />;
    case 'practice':
      return <PracticePart view={view} />;
  }
}
