/** The languages of the screens. Adding one: a line here, and a catalogue in `messages/`, here and with the desks. */
import type english from '../../messages/en.json';

export type MessageId = keyof typeof english;

type Catalogue = Record<string, string>;
type Language = {
  /** In the language itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Who has yet to read the translation before anybody may rely on its terms. */
  readonly awaits: 'native legal linguist' | null;
  readonly load: () => Promise<Catalogue>;
};

const both = async (screens: Promise<{ default: Catalogue }>, desks: Promise<{ default: Catalogue }>) => ({
  ...(await screens).default,
  ...(await desks).default,
});

const known = {
  en: {
    name: 'English',
    direction: 'ltr',
    awaits: null,
    load: () => both(import('../../messages/en.json'), import('@parley/desks/messages/en.json')),
  },
  ar: {
    name: 'العربية',
    direction: 'rtl',
    awaits: 'native legal linguist',
    load: () => both(import('../../messages/ar.json'), import('@parley/desks/messages/ar.json')),
  },
  he: {
    name: 'עברית',
    direction: 'rtl',
    awaits: 'native legal linguist',
    load: () => both(import('../../messages/he.json'), import('@parley/desks/messages/he.json')),
  },
  fr: {
    name: 'Français',
    direction: 'ltr',
    awaits: 'native legal linguist',
    load: () => both(import('../../messages/fr.json'), import('@parley/desks/messages/fr.json')),
  },
  ru: {
    name: 'Русский',
    direction: 'ltr',
    awaits: 'native legal linguist',
    load: () => both(import('../../messages/ru.json'), import('@parley/desks/messages/ru.json')),
  },
  uk: {
    name: 'Українська',
    direction: 'ltr',
    awaits: 'native legal linguist',
    load: () => both(import('../../messages/uk.json'), import('@parley/desks/messages/uk.json')),
  },
  es: {
    name: 'Español',
    direction: 'ltr',
    awaits: 'native legal linguist',
    load: () => both(import('../../messages/es.json'), import('@parley/desks/messages/es.json')),
  },
} as const satisfies Record<string, Language>;

export type LanguageCode = keyof typeof known;

export const languages: Readonly<Record<LanguageCode, Language>> = known;

const key = 'parley.language';

export const isLanguage = (text: string | null): text is LanguageCode =>
  text !== null && Object.hasOwn(languages, text);

/** The address, then what was chosen before, then what the browser asks for, then English. */
export function firstLanguage(): LanguageCode {
  const wanted = [new URLSearchParams(location.search).get('lang'), localStorage.getItem(key)];
  const preferred = navigator.languages.map((tag) => tag.split('-', 1)[0] ?? tag);
  return [...wanted, ...preferred].find(isLanguage) ?? 'en';
}

export function keepLanguage(code: LanguageCode): void {
  localStorage.setItem(key, code);
}
