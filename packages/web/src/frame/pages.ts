/** The desks' pages, those of the first run and the settings: a principal on a bad link fetches the one that is opened. */
import { fetched } from '../api/parts.ts';

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
