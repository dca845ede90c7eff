/**
 * The desks' pages, and those of the first run and the settings, each in a file of its own: a principal on a bad link fetches the one that is opened. The others follow
 * once that one stands, so that a link which is lost later keeps nobody from another desk.
 */
import { type ComponentType, lazy } from 'react';

const again = 3_000;

/** Asked for again until it comes: the page shows on meanwhile, and its banner says that the link is lost. */
async function untilThere<Found>(load: () => Promise<Found>): Promise<Found> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => window.setTimeout(resolve, again));
    }
  }
}

const loads: (() => Promise<unknown>)[] = [];

function fetched<Name extends string>(name: Name, load: () => Promise<{ readonly [name in Name]: ComponentType }>) {
  loads.push(load);
  return lazy(async () => ({ default: (await untilThere(load))[name] }));
}

export const RoomPage = fetched('RoomPage', () => import('../desks/room/RoomPage.tsx'));
export const TalksPage = fetched('TalksPage', () => import('../desks/talks/TalksPage.tsx'));
export const CharterPage = fetched('CharterPage', () => import('../desks/charter/CharterPage.tsx'));
export const StatementsPage = fetched('StatementsPage', () => import('../desks/statements/StatementsPage.tsx'));
export const PrincipalsPage = fetched('PrincipalsPage', () => import('../desks/principals/PrincipalsPage.tsx'));
export const TrucePage = fetched('TrucePage', () => import('../desks/truce/TrucePage.tsx'));
export const ExchangePage = fetched('ExchangePage', () => import('../desks/exchange/ExchangePage.tsx'));
export const TeamsPage = fetched('TeamsPage', () => import('../desks/teams/TeamsPage.tsx'));
export const RecordPage = fetched('RecordPage', () => import('../desks/record/RecordPage.tsx'));
export const MinutesPage = fetched('MinutesPage', () => import('../desks/record/MinutesPage.tsx'));
export const ActPage = fetched('ActPage', () => import('../desks/act/ActPage.tsx'));
export const SettingsPage = fetched('SettingsPage', () => import('../settings/SettingsPage.tsx'));
export const Begin = fetched('Begin', () => import('../settings/begin/Begin.tsx'));

/** Fetches the pages that have not been opened, one after another, so that none stands in the way of an answer. */
export async function fetchTheOthers(): Promise<void> {
  for (const load of loads) await load().catch(() => undefined);
}
