/** The demo's own texts come in English and in some other languages; where the reader's is missing, English is shown. */
import type { LanguageCode } from '../words/languages.ts';

type InLanguages = { readonly en: string; readonly [code: string]: string | undefined };

export const inWords = (words: InLanguages, language: LanguageCode): string => words[language] ?? words.en;
