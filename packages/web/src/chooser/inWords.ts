/** The demo's own texts come in English and Arabic; in any other language they are shown in English. */
import type { LanguageCode } from '../words/languages.ts';

export const inWords = (words: { en: string; ar: string }, language: LanguageCode): string =>
  language === 'ar' ? words.ar : words.en;
